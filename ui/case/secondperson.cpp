// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/case/secondperson.h"

#include "core/base/later.h"
#include "core/desk/desk.h"
#include "ui/kit/format.h"
#include "ui/kit/labels.h"

#include <QButtonGroup>
#include <QComboBox>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QRadioButton>
#include <QVBoxLayout>

#include <algorithm>

namespace docket::ui {

namespace {

enum Way { Here, Later };

}  // namespace

SecondPerson::SecondPerson(Desk& desk, const view::CaseRecord& record, QWidget* parent)
    : QWidget(parent)
    , m_desk(desk)
    , m_why(new kit::PlainLabel({}, kit::Role::Body, &kit::Colors::text))
    , m_way(new QButtonGroup(this))
    , m_who(new QComboBox)
    , m_passphrase(new QLineEdit)
{
    const kit::Tokens& t = kit::tokens();
    setAccessibleName(tr("Second person"));
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(t.space(3));
    m_why->setWordWrap(true);
    column->addWidget(m_why);
    auto* ways = new QHBoxLayout;
    ways->setSpacing(t.space(5));
    auto* here = new QRadioButton(tr("Approve here"));
    auto* later = new QRadioButton(tr("Ask for approval"));
    here->setAccessibleName(here->text());
    later->setAccessibleName(later->text());
    m_way->addButton(here, Here);
    m_way->addButton(later, Later);
    here->setChecked(true);
    ways->addWidget(here);
    ways->addWidget(later);
    ways->addStretch(1);
    column->addLayout(ways);
    auto* who = new QHBoxLayout;
    who->setSpacing(t.space(3));
    m_who->addItem(tr("Who approves?"));
    for (const Person& person : desk.setup().people) {
        const auto& names = record.approvers;
        if (std::find(names.begin(), names.end(), person.fullName) != names.end())
            m_who->addItem(person.fullName, QString::fromUtf8(person.login));
    }
    m_who->setAccessibleName(tr("Second person's name"));
    m_passphrase->setEchoMode(QLineEdit::Password);
    m_passphrase->setAccessibleName(tr("Second person's passphrase"));
    m_passphrase->setPlaceholderText(tr("Their passphrase"));
    who->addWidget(m_who, 1);
    who->addWidget(m_passphrase, 1);
    column->addLayout(who);
    connect(m_way, &QButtonGroup::idToggled, this, &SecondPerson::refresh);
    connect(m_who, &QComboBox::currentIndexChanged, this, &SecondPerson::changed);
    connect(m_passphrase, &QLineEdit::textChanged, this, &SecondPerson::changed);
    hide();
}

void SecondPerson::refresh()
{
    m_who->setEnabled(here());
    m_passphrase->setEnabled(here());
    emit changed();
}

void SecondPerson::setAmount(Money amount)
{
    m_needed = aboveLimit(m_desk, amount);
    setVisible(m_needed);
    const Person* person = m_desk.person();
    if (!m_needed || !person)
        return;
    const Currency currency = amount.currency;
    const qint64 own = limitIn(currency, person->limitMinor);
    const qint64 any = limitIn(currency, m_desk.setup().secondPersonAbove);
    m_why->setText(amount.minor > own
                       ? tr("This is above your limit of %1, so a second person must agree.")
                             .arg(kit::amount({own, currency}))
                       : tr("Above %1 a second person must agree, whoever asks.")
                             .arg(kit::amount({any, currency})));
    m_who->setEnabled(here());
    m_passphrase->setEnabled(here());
}

bool SecondPerson::here() const
{
    return m_needed && m_way->checkedId() == Here;
}

QString SecondPerson::missing() const
{
    if (here() && m_who->currentIndex() <= 0)
        return tr("The second person is missing");
    if (here() && m_passphrase->text().isEmpty())
        return tr("Their passphrase is missing");
    return {};
}

void SecondPerson::recognise(std::function<void(Result<PersonId>)> then)
{
    if (!here())
        return then(PersonId{});
    whenDone(m_desk.recognise(m_who->currentData().toString(), m_passphrase->text()), this,
             [this, then = std::move(then)](const Result<Person>& answer) {
                 m_passphrase->clear();
                 if (!answer) {
                     then(fail(answer.error()));
                     m_passphrase->setFocus();
                     return;
                 }
                 then(answer->id);
             });
}

qint64 limitIn(Currency currency, qint64 limitMinor)
{
    qint64 limit = limitMinor;
    for (int d = currency.digits(); d < 2; ++d)
        limit /= 10;
    for (int d = 2; d < currency.digits(); ++d)
        limit = limit > INT64_MAX / 10 ? INT64_MAX : limit * 10;
    return limit;
}

bool aboveLimit(const Desk& desk, Money amount)
{
    if (!amount.isSet())
        return false;
    const Person* person = desk.person();
    const qint64 own = person ? limitIn(amount.currency, person->limitMinor) : 0;
    const qint64 any = desk.setup().secondPersonAbove;
    return amount.minor > own || (any > 0 && amount.minor > limitIn(amount.currency, any));
}

}  // namespace docket::ui
