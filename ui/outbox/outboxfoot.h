// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/view/outbox.h"
#include "ui/kit/pane.h"

#include <vector>

namespace docket {
class Desk;
}
namespace docket::kit {
class Button;
class PlainLabel;
}  // namespace docket::kit

namespace docket::ui {

// The change that the outbox stands on, in whole sentences, and the buttons for it.
class OutboxFoot final : public kit::Pane {
    Q_OBJECT
public:
    explicit OutboxFoot(Desk& desk, QWidget* parent = nullptr);

    void setItem(const view::OutboxItem& item);
    QString sentence() const;
    QString details() const;

signals:
    void openAsked();
    // By its id in the registry.
    void actionAsked(const QByteArray& id);

private:
    Desk& m_desk;
    kit::PlainLabel* m_sentence;
    kit::PlainLabel* m_details;
    kit::Button* m_open;
    std::vector<std::pair<QByteArray, kit::Button*>> m_acts;
    kit::PlainLabel* m_why;
};

}  // namespace docket::ui
