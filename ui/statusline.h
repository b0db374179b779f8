// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

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
class PlainLabel;
}  // namespace docket::kit

namespace docket::ui {

// The line at the foot: how fresh each Source is, and what is on its way out.
class StatusLine final : public kit::Pane {
    Q_OBJECT
public:
    explicit StatusLine(Desk& desk, QWidget* parent = nullptr);

signals:
    void actionAsked(const QByteArray& id);

protected:
    void showEvent(QShowEvent* event) override;
    void hideEvent(QHideEvent* event) override;

private:
    void showSources();
    void showOutbox();

    Desk& m_desk;
    QHBoxLayout* m_badgeRow;
    std::vector<kit::FreshnessBadge*> m_badges;
    kit::PlainLabel* m_out;
    kit::Button* m_sync;
    QTimer m_ages;
};

}  // namespace docket::ui
