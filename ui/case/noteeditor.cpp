// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/case/noteeditor.h"

#include "core/base/later.h"
#include "core/desk/desk.h"
#include "ui/kit/fonts.h"
#include "ui/kit/format.h"
#include "ui/kit/labels.h"
#include "ui/model/words.h"

#include <QKeyEvent>
#include <QPlainTextEdit>
#include <QTextDocument>
#include <QVBoxLayout>

namespace docket::ui {

namespace {

constexpr int kStill = 600;  // milliseconds
constexpr int kMostLines = 6;

}  // namespace

NoteEditor::NoteEditor(Desk& desk, QWidget* parent)
    : QWidget(parent)
    , m_desk(desk)
    , m_field(new QPlainTextEdit)
    , m_state(new kit::PlainLabel({}, kit::Role::Small, &kit::Colors::text3))
{
    const kit::Tokens& t = kit::tokens();
    setAccessibleName(tr("Note"));
    m_field->setAccessibleName(tr("Note"));
    m_field->setAccessibleDescription(tr("Saved as a draft while you write; Ctrl Return adds it"));
    m_field->setPlaceholderText(tr("Write a note"));
    m_field->setTabChangesFocus(true);
    m_field->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_field->document()->setDocumentMargin(t.space(2));
    m_field->installEventFilter(this);
    m_state->setElide(Qt::ElideRight);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(t.space(2));
    column->addWidget(m_field);
    column->addWidget(m_state);
    m_still.setSingleShot(true);
    m_still.setInterval(kStill);
    connect(&m_still, &QTimer::timeout, this, &NoteEditor::save);
    connect(m_field, &QPlainTextEdit::textChanged, this, [this] {
        grow();
        if (m_filling)
            return;
        // Another text is another note: the id of the one before must not carry it.
        m_command = CommandId::mint();
        ++m_version;
        say(tr("saving…"));
        // From the first key that is not saved, so that who types on is saved as well.
        if (!m_still.isActive())
            m_still.start();
    });
    connect(&kit::Appearance::current(), &kit::Appearance::changed, this, &NoteEditor::grow);
    grow();
    say({});
}

void NoteEditor::setCase(const view::CaseRecord& record)
{
    if (record.value.number == m_number)
        return;
    save();
    m_number = record.value.number;
    m_case = record.value.id;
    m_command = CommandId::mint();
    m_filling = true;
    m_field->clear();
    m_filling = false;
    m_saved.clear();
    m_sending = false;
    say({});
    read();
}

void NoteEditor::clear()
{
    save();
    m_number = 0;
    m_filling = true;
    m_field->clear();
    m_filling = false;
    m_saved.clear();
    say({});
}

void NoteEditor::setReason(const QString& why)
{
    m_field->setReadOnly(!why.isEmpty());
    m_field->setPlaceholderText(why.isEmpty() ? tr("Write a note") : why);
}

QString NoteEditor::text() const
{
    return m_field->toPlainText();
}

void NoteEditor::read()
{
    if (m_number == 0)
        return;
    const quint64 version = ++m_version;
    whenDone(m_desk.draft(m_number), this, [this, version](const QString& draft) {
        // What was typed since then is newer than any draft.
        if (version != m_version || draft == text())
            return;
        m_filling = true;
        m_field->setPlainText(draft);
        m_field->moveCursor(QTextCursor::End);
        m_filling = false;
        m_saved = draft;
        say(draft.isEmpty() ? QString() : tr("draft saved"));
    });
}

void NoteEditor::save()
{
    m_still.stop();
    const QString now = text();
    if (m_number == 0 || now == m_saved)
        return;
    m_saved = now;
    whenDone(
        m_desk.saveDraft(m_number, now), this, [this, number = m_number, now](const Done& done) {
            if (number != m_number || now != m_saved)
                return;
            if (!done) {
                // It stays in the field, and is tried again.
                m_saved = QString();
                m_still.start();
                say(done.error().kind == ErrorKind::Full
                        ? tr("The draft is not saved: the disk is full. Make space; it is tried "
                             "again.")
                        : tr("The draft is not saved: %1").arg(done.error().detail),
                    true);
                return;
            }
            if (!m_sending)
                say(now.isEmpty() ? QString()
                                  : tr("draft saved %1 · Ctrl ↵ adds it")
                                        .arg(kit::timeOfDay(m_desk.now(), zoneOf(m_desk.setup()))));
        });
}

void NoteEditor::add()
{
    const QString note = text().trimmed();
    if (note.isEmpty() || m_number == 0 || m_sending)
        return;
    const Person* person = m_desk.person();
    if (!person) {
        say(tr("Sign in to add it. The draft is kept."), true);
        return;
    }
    save();
    m_sending = true;
    say(tr("adding…"));
    Command command;
    command.id = m_command;
    command.actor = Actor::person(person->id);
    command.subject = m_case;
    command.act = AddNote{note};
    whenDone(m_desk.dispatch(command), this,
             [this, number = m_number, id = m_command](const Result<view::Receipt>& answer) {
                 if (answer) {
                     // The draft is the note now, wherever the editor has gone meanwhile.
                     if (number != m_number)
                         m_desk.saveDraft(number, {});
                     else if (id == m_command) {
                         m_field->clear();
                         save();
                     }
                     m_sending = m_sending && number != m_number;
                     say({});
                     emit added(number);
                     return;
                 }
                 if (number != m_number)
                     return;
                 m_sending = false;
                 say(tr("Not added; the text is kept. %1").arg(problemWords(answer.error())), true);
             });
}

void NoteEditor::grow()
{
    const int line = QFontMetrics(m_field->font()).lineSpacing();
    const int margins =
        2 * (static_cast<int>(m_field->document()->documentMargin()) + m_field->frameWidth());
    const int lines =
        std::clamp(static_cast<int>(m_field->document()->size().height()), 1, kMostLines);
    m_field->setFixedHeight(std::max(kit::tokens().size.actionControl, lines * line + margins));
    m_field->setVerticalScrollBarPolicy(m_field->document()->size().height() > kMostLines
                                            ? Qt::ScrollBarAsNeeded
                                            : Qt::ScrollBarAlwaysOff);
}

void NoteEditor::say(const QString& text, bool bad)
{
    if (bad)
        m_state->setState(kit::State::DueNow);
    else
        m_state->setInk(&kit::Colors::text3);
    m_state->setWordWrap(bad);
    m_state->setText(text);
    m_state->setVisible(!text.isEmpty());
}

bool NoteEditor::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == m_field && event->type() == QEvent::KeyPress) {
        const auto* key = static_cast<QKeyEvent*>(event);
        const bool enter = key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter;
        if (enter && key->modifiers().testFlag(Qt::ControlModifier)) {
            add();
            return true;
        }
    }
    if (watched == m_field && event->type() == QEvent::FocusOut)
        save();
    if (watched == m_field && event->type() == QEvent::Resize)
        QMetaObject::invokeMethod(this, &NoteEditor::grow, Qt::QueuedConnection);
    return QWidget::eventFilter(watched, event);
}

void NoteEditor::showEvent(QShowEvent* event)
{
    QWidget::showEvent(event);
    // The same case may have been written about in another place.
    if (text() == m_saved)
        read();
}

void NoteEditor::hideEvent(QHideEvent* event)
{
    save();
    QWidget::hideEvent(event);
}

}  // namespace docket::ui
