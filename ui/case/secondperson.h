// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/view/record.h"

#include <QWidget>

#include <functional>

class QButtonGroup;
class QComboBox;
class QLineEdit;

namespace docket {
class Desk;
}
namespace docket::kit {
class PlainLabel;
}

namespace docket::ui {

// Who else must agree to what is above a person's limit: here and now, with their passphrase, or
// later. Hidden while nobody else has to.
class SecondPerson final : public QWidget {
    Q_OBJECT
public:
    SecondPerson(Desk& desk, const view::CaseRecord& record, QWidget* parent = nullptr);

    // What is asked for: says why a second person is needed for it, or hides.
    void setAmount(Money amount);
    bool needed() const { return m_needed; }
    // Whether the second person is to prove who they are now.
    bool here() const;
    // What is missing for that; empty when nothing is.
    QString missing() const;
    // Asks who it is and forgets the passphrase. Null when nobody is asked here; Denied when the
    // name and the passphrase do not fit: then the passphrase has the focus.
    void recognise(std::function<void(Result<PersonId>)> then);

signals:
    void changed();

private:
    void refresh();

    Desk& m_desk;
    bool m_needed = false;
    kit::PlainLabel* m_why;
    QButtonGroup* m_way;
    QComboBox* m_who;
    QLineEdit* m_passphrase;
};

// A limit, written for two digits, in the digits of a currency: the same figure.
qint64 limitIn(Currency currency, qint64 limitMinor);
// Whether `amount` is more than the person who is signed in may decide alone.
bool aboveLimit(const Desk& desk, Money amount);

}  // namespace docket::ui
