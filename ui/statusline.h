// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/externalref.h"
#include "ui/kit/pane.h"

#include <QTimer>

#include <vector>

class QHBoxLayout;

namespace docket {
class Desk;
}
namespace docket::kit {
class Button;
class FreshnessBadge;
class MarkButton;
class PlainLabel;
}  // namespace docket::kit

namespace docket::ui {

// The line at the foot: how fresh each Source is, whether the journal is in quarantine or a source
// is held, and what waits in the outbox. What is pressed opens the page about it.
class StatusLine final : public kit::Pane {
    Q_OBJECT
public:
    explicit StatusLine(Desk& desk, QWidget* parent = nullptr);

signals:
    void actionAsked(const QByteArray& id);
    void sourceAsked(docket::SourceNumber source);

protected:
    void showEvent(QShowEvent* event) override;
    void hideEvent(QHideEvent* event) override;

private:
    void showSources();
    void showOutbox();
    void showQuarantine();
    void showHeld();

    Desk& m_desk;
    QHBoxLayout* m_badgeRow;
    std::vector<kit::FreshnessBadge*> m_badges;
    kit::MarkButton* m_quarantine;
    kit::MarkButton* m_held;
    kit::PlainLabel* m_drafts;
    kit::MarkButton* m_out;
    kit::Button* m_sync;
    QTimer m_ages;
};

}  // namespace docket::ui
