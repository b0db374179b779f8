// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/case/acts.h"

#include "core/base/later.h"
#include "core/desk/desk.h"
#include "ui/case/explainsheet.h"
#include "ui/case/formsheet.h"
#include "ui/case/offers.h"
#include "ui/case/refundsheet.h"
#include "ui/kit/button.h"
#include "ui/kit/sheet.h"
#include "ui/kit/toast.h"
#include "ui/model/words.h"

namespace docket::ui {

CaseActs::CaseActs(Desk& desk, QWidget* window)
    : QObject(window)
    , m_desk(desk)
    , m_window(window)
{
}

void CaseActs::begin(const QByteArray& act, const view::CaseRecord& record)
{
    if (kit::Sheet::of(m_window))
        return;
    const QString number = QString::number(record.value.number);
    if (act == "claim")
        at_once(record, Claim{}, tr("Claimed %1.").arg(number), Release{});
    else if (act == "release")
        at_once(record, Release{}, tr("Released %1.").arg(number), Claim{});
    else if (act == "resume")
        at_once(record, ResumeCase{}, tr("Resumed %1. Its clocks run again.").arg(number), {});
    else if (act == "accept_handoff")
        at_once(record, AcceptHandoff{}, tr("%1 is yours now.").arg(number), {});
    else
        ask(act, record);
}

void CaseActs::ask(const QByteArray& act, const view::CaseRecord& record)
{
    kit::Sheet* sheet = nullptr;
    if (act == "refund") {
        if (!refundable(record)) {
            kit::Toast::show(m_window,
                             tr("Nothing of this order's payments is left to give back."));
            return;
        }
        sheet = new RefundSheet(m_desk, record, m_window);
    } else if (auto form = formFor(act, m_desk, record)) {
        sheet = new FormSheet(std::move(*form), m_desk, record, m_window);
    }
    if (!sheet)
        return;
    if (auto* acting = qobject_cast<ActSheet*>(sheet))
        connect(acting, &ActSheet::recorded, this, &CaseActs::recorded);
    sheet->open();
}

void CaseActs::at_once(const view::CaseRecord& record, Act act, const QString& done,
                       std::optional<Act> back)
{
    const Person* person = m_desk.person();
    if (!person)
        return;
    const CaseId subject = record.value.id;
    const auto commandFor = [actor = Actor::person(person->id), subject](Act what) {
        Command command;
        command.id = CommandId::mint();
        command.actor = actor;
        command.subject = subject;
        command.act = std::move(what);
        return command;
    };
    Command command = commandFor(std::move(act));
    command.seen = record.value.revision;
    whenDone(m_desk.dispatch(command), this,
             [this, done, back, commandFor](const Result<view::Receipt>& answer) {
                 if (!answer) {
                     kit::Toast::show(m_window, problemWords(answer.error()));
                     return;
                 }
                 emit recorded(*answer);
                 if (!back) {
                     kit::Toast::show(m_window, done);
                     return;
                 }
                 kit::Toast::show(m_window, done, [this, what = *back, commandFor] {
                     whenDone(m_desk.dispatch(commandFor(what)), this,
                              [this](const Result<view::Receipt>& undone) {
                                  kit::Toast::show(m_window, undone ? tr("Undone.")
                                                                    : problemWords(undone.error()));
                              });
                 });
             });
}

void CaseActs::explain(const view::CaseRecord& record)
{
    if (kit::Sheet::of(m_window))
        return;
    if (!record.row.face.isSet()) {
        kit::Toast::show(m_window, tr("No deadline runs on this case."));
        return;
    }
    auto* sheet = new ExplainSheet(m_desk, record, m_window);
    sheet->open(sheet->cancelButton());
}

bool CaseActs::canUndo() const
{
    const kit::Toast* toast = kit::Toast::of(m_window);
    return toast && toast->canUndo();
}

void CaseActs::undo()
{
    if (kit::Toast* toast = kit::Toast::of(m_window))
        toast->undo();
}

}  // namespace docket::ui
