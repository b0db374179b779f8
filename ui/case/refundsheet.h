// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/case/actsheet.h"

class QButtonGroup;
class QComboBox;
class QLineEdit;

namespace docket::kit {
class AmountLabel;
class PlainLabel;
}  // namespace docket::kit

namespace docket::ui {

class MoneyTable;
class SecondPerson;

// Gives money back. Names the amount, where it goes and what is left, asks for a reason and a note,
// and above the limit for a second person: here and now, or later.
class RefundSheet final : public ActSheet {
    Q_OBJECT
public:
    RefundSheet(Desk& desk, const view::CaseRecord& record, QWidget* window);

    // The amount as it stands in the fields; unset while it cannot be read.
    Money amount() const;
    bool needsSecondPerson() const;

protected:
    QString missing() const override;
    Act act() const override;
    void taken(const view::Receipt& receipt) override;

private:
    QWidget* amountRow();
    void refresh();
    void recognise();

    view::PaymentView m_payment;
    Money m_whole;
    PersonId m_approver;
    kit::AmountLabel* m_shown;
    kit::PlainLabel* m_effect;
    MoneyTable* m_table;
    QButtonGroup* m_extent;
    QLineEdit* m_part;
    QComboBox* m_reason;
    QPlainTextEdit* m_note = nullptr;
    SecondPerson* m_second;
    QWidget* m_form;
    bool m_taken = false;
};

}  // namespace docket::ui
