// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/view/record.h"
#include "ui/case/offers.h"
#include "ui/kit/pane.h"

class QHBoxLayout;

namespace docket::kit {
class Button;
class PlainLabel;
}  // namespace docket::kit

namespace docket::ui {

// What may be done on the case, from its own offers: acts at the left, the end of the case and the
// next one at the right, and in a menu what has no room or is rare. What may not be done says why.
class ActionBar final : public kit::Pane {
    Q_OBJECT
public:
    explicit ActionBar(QWidget* parent = nullptr);

    void setRecord(const view::CaseRecord& record);
    void setHeld(const QString& held);
    // The menu of the acts that have no button.
    void showMore();

signals:
    void actAsked(const QByteArray& act);
    void nextAsked();

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    struct Shown {
        ActFace face;
        kit::Button* button;
    };
    void fit();

    QHBoxLayout* m_acts;
    QHBoxLayout* m_ends;
    kit::PlainLabel* m_held;
    kit::PlainLabel* m_why;
    kit::Button* m_more;
    kit::Button* m_next;
    std::vector<view::Offer> m_shownOffers;
    Money m_shownAmount;
    std::vector<Shown> m_shown;
    std::vector<ActFace> m_behind;
};

}  // namespace docket::ui
