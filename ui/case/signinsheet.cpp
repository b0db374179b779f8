// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/case/signinsheet.h"

#include "core/base/later.h"
#include "core/desk/desk.h"
#include "ui/kit/button.h"
#include "ui/kit/labels.h"
#include "ui/model/words.h"

#include <QComboBox>
#include <QLineEdit>
#include <QVBoxLayout>

namespace docket::ui {

SignInSheet::SignInSheet(Desk& desk, QWidget* window)
    : kit::Sheet(tr("Who sits here?"), tr("Sign in"), window)
    , m_desk(desk)
    , m_name(new QComboBox)
    , m_passphrase(new QLineEdit)
    , m_said(new kit::PlainLabel({}, kit::Role::Body, &kit::Colors::text2))
{
    setStays(true);
    cancelButton()->setText(tr("Look only"));
    for (const Person& person : desk.setup().people)
        if (person.active) {
            const QString role = roleWords(person);
            m_name->addItem(role.isEmpty() ? person.fullName
                                           : person.fullName + QStringLiteral(" · ") + role,
                            QString::fromUtf8(person.login));
        }
    m_passphrase->setEchoMode(QLineEdit::Password);
    m_said->setWordWrap(true);
    m_said->setText(desk.setup().practice
                        ? tr("This is a practice company: everybody's passphrase is “practice”.")
                        : QString());
    const auto field = [this](const QString& name, QWidget* control) {
        auto* column = new QVBoxLayout;
        column->setSpacing(kit::tokens().space(2));
        column->addWidget(new kit::Caption(name));
        column->addWidget(control);
        control->setAccessibleName(name);
        body()->addLayout(column);
    };
    field(tr("Name"), m_name);
    field(tr("Passphrase"), m_passphrase);
    body()->addWidget(m_said);
    m_said->setVisible(!m_said->text().isEmpty());
    connect(m_passphrase, &QLineEdit::textChanged, this, &SignInSheet::check);
    connect(m_passphrase, &QLineEdit::returnPressed, this, [this] {
        if (actButton()->isUsable())
            actButton()->click();
    });
    connect(this, &kit::Sheet::accepted, this, &SignInSheet::send);
    check();
}

void SignInSheet::begin()
{
    open(m_passphrase);
}

void SignInSheet::check()
{
    setMissing(m_name->count() == 0             ? tr("Nobody is set up yet")
               : m_passphrase->text().isEmpty() ? tr("The passphrase is missing")
                                                : QString());
}

void SignInSheet::send()
{
    whenDone(m_desk.signIn(m_name->currentData().toString(), m_passphrase->text()), this,
             [this](const Result<Person>& answer) {
                 if (answer) {
                     done();
                     return;
                 }
                 m_said->setState(kit::State::DueNow);
                 m_said->setText(answer.error().kind == ErrorKind::Denied
                                     ? tr("The name and the passphrase do not fit.")
                                     : problemWords(answer.error()));
                 m_said->show();
                 m_passphrase->clear();
                 again();
                 m_passphrase->setFocus();
             });
}

}  // namespace docket::ui
