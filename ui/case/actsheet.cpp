// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/case/actsheet.h"

#include "core/base/later.h"
#include "core/desk/desk.h"
#include "ui/case/intentwords.h"
#include "ui/kit/button.h"
#include "ui/kit/labels.h"
#include "ui/model/words.h"

#include <QFontMetrics>
#include <QPlainTextEdit>
#include <QVBoxLayout>

#include <algorithm>

namespace docket::ui {

ActSheet::ActSheet(const QString& title, const QString& act, Desk& desk,
                   const view::CaseRecord& record, QWidget* window)
    : kit::Sheet(title, act, window)
    , m_desk(desk)
    , m_record(record)
    , m_said(new kit::PlainLabel)
{
    setStays(true);
    m_said->setWordWrap(true);
    m_said->hide();
    static_cast<QVBoxLayout*>(panel()->layout())->insertWidget(2, m_said);
    connect(this, &kit::Sheet::accepted, this, &ActSheet::send);
    // The case goes on while somebody fills the sheet in; the newest state is what is decided on.
    connect(&desk, &Desk::changed, this, [this](const view::Changes& changes) {
        const auto& c = changes.cases;
        if (m_sent || std::find(c.begin(), c.end(), m_record.value.number) == c.end())
            return;
        say(tr("This case has changed while the sheet was open. Look at it before you go on."),
            true);
    });
}

void ActSheet::check()
{
    setMissing(missing());
}

void ActSheet::send()
{
    const Person* person = m_desk.person();
    if (!person) {
        say(tr("Nobody is signed in. What you filled in is kept."), true);
        again();
        return;
    }
    Command command;
    command.id = m_command;
    command.actor = Actor::person(person->id);
    command.act = act();
    address(command);
    m_sent = true;
    say(tr("Recording…"), false);
    whenDone(m_desk.dispatch(command), this, [this](const Result<view::Receipt>& answer) {
        if (answer) {
            say({}, false);
            emit recorded(*answer);
            taken(*answer);
            return;
        }
        m_sent = false;
        say(problemWords(answer.error()), true);
        again();
        if (answer.error().kind != ErrorKind::Conflict)
            return;
        // Nothing was recorded; the next press decides on the case as it is now.
        whenDone(m_desk.record(m_record.value.number), this,
                 [this](const Result<view::CaseRecord>& now) {
                     if (now)
                         m_record = *now;
                     check();
                 });
    });
}

void ActSheet::address(Command& command) const
{
    command.subject = m_record.value.id;
    command.seen = m_record.value.revision;
}

void ActSheet::followFate(QWidget* form)
{
    form->hide();
    actButton()->hide();
    cancelButton()->setText(tr("Close"));
    cancelButton()->setFocus();
    m_fate = new kit::PlainLabel(tr("Recorded."));
    m_fate->setWordWrap(true);
    body()->addWidget(m_fate);
    connect(&m_desk, &Desk::changed, this, &ActSheet::readFate);
    readFate();
}

void ActSheet::readFate()
{
    whenDone(m_desk.record(m_record.value.number), this,
             [this](const Result<view::CaseRecord>& now) {
                 if (!now)
                     return;
                 for (const Intent& intent : now->value.intents) {
                     if (intent.command != m_command && intent.id != intentOf(m_command, 0))
                         continue;
                     const QStringList approvers(now->approvers.begin(), now->approvers.end());
                     m_fate->setText(
                         intentSentence(intent, intentSource(intent, m_desk.setup()), approvers));
                     if (worrying(intent.state))
                         m_fate->setState(kit::State::DueNow);
                     else if (intent.state == IntentState::Confirmed)
                         m_fate->setState(kit::State::Met);
                     else
                         m_fate->setInk(&kit::Colors::text);
                 }
             });
}

void ActSheet::taken(const view::Receipt&)
{
    done();
}

void ActSheet::say(const QString& text, bool bad)
{
    if (bad)
        m_said->setState(kit::State::DueNow);
    else
        m_said->setInk(&kit::Colors::text2);
    m_said->setText(text);
    m_said->setVisible(!text.isEmpty());
}

void ActSheet::field(const QString& name, QWidget* control)
{
    field(name, control, body());
}

void ActSheet::field(const QString& name, QWidget* control, QVBoxLayout* into)
{
    auto* column = new QVBoxLayout;
    column->setSpacing(kit::tokens().space(2));
    column->addWidget(new kit::Caption(name));
    column->addWidget(control);
    control->setAccessibleName(name);
    into->addLayout(column);
}

QPlainTextEdit* ActSheet::noteField(const QString& name, const QString& hint)
{
    auto* note = new QPlainTextEdit;
    note->setPlaceholderText(hint);
    note->setTabChangesFocus(true);
    note->setFixedHeight(3 * QFontMetrics(note->font()).lineSpacing() + kit::tokens().space(4));
    connect(note, &QPlainTextEdit::textChanged, this, &ActSheet::check);
    field(name, note);
    return note;
}

}  // namespace docket::ui
