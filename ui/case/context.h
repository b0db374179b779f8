// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/view/record.h"
#include "ui/kit/pane.h"

#include <QTimeZone>

namespace docket::kit {
class Caption;
}

namespace docket::ui {

class Lines;
class MoneyLines;

// What the case is about, in three columns: the money that moved, the order, the customer.
class Context final : public kit::Pane {
    Q_OBJECT
public:
    explicit Context(QWidget* parent = nullptr);

    void setRecord(const view::CaseRecord& record, const QTimeZone& zone);

private:
    void showMoney(const view::CaseRecord& record, const QTimeZone& zone);
    void showOrder(const view::CaseRecord& record, const QTimeZone& zone);

    kit::Caption* m_moneyHead;
    MoneyLines* m_money;
    kit::Caption* m_orderHead;
    Lines* m_order;
    Lines* m_customer;
};

}  // namespace docket::ui
