// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/view/health.h"
#include "ui/kit/pane.h"

namespace docket {
class Desk;
}
namespace docket::kit {
class Button;
class PlainLabel;
}  // namespace docket::kit

namespace docket::ui {

// The head of one source's health: what it is, what to do, and the buttons for it.
class SourcePane final : public kit::Pane {
    Q_OBJECT
public:
    explicit SourcePane(Desk& desk, QWidget* parent = nullptr);

    void setSource(const view::SourceHealth& source);
    QString advice() const;

signals:
    void openAsked();
    // By its id in the registry.
    void actionAsked(const QByteArray& id);

private:
    Desk& m_desk;
    kit::PlainLabel* m_advice;
    kit::PlainLabel* m_problem;
    kit::Button* m_sync;
    kit::Button* m_open;
};

}  // namespace docket::ui
