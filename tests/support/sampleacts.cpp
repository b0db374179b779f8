// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/sampledesk.h"

#include <QPromise>
#include <QTimer>

#include <algorithm>

namespace docket::sample {

void SampleDesk::say(view::CaseRecord& r, view::TimelineItem::Kind kind, const QString& title,
                     const QString& detail, const QString& icon)
{
    r.timeline.insert(r.timeline.begin(),
                      {kind, now(), m_person->fullName, m_person->fullName + u' ' + title, detail,
                       icon, true, false});
}

// How a case goes from person to person; false for any other act.
bool SampleDesk::pass(view::CaseRecord& r, const Command& command)
{
    using K = view::TimelineItem::Kind;
    Case& c = r.value;
    if (const auto* off = std::get_if<HandOff>(&command.act)) {
        Handoff h;
        h.from = m_person->id;
        h.to = off->to;
        h.team = off->to.isNull() ? off->team : std::nullopt;
        h.needs = off->needs;
        h.at = now();
        h.takeBy = off->takeBy;
        c.handoffs.push_back(h);
        const Person* to = m_setup.person(off->to);
        r.handoffs.push_back({h,
                              m_person->fullName,
                              to ? to->fullName : QStringLiteral("the team leads"),
                              off->reason,
                              {},
                              false,
                              false});
        say(r, K::Handoff, QStringLiteral("hands it off"), off->reason, QStringLiteral("handoff"));
    } else if (std::holds_alternative<AcceptHandoff>(command.act)) {
        c.handoffs.back().state = Handoff::State::Accepted;
        c.handoffs.back().answeredAt = now();
        r.handoffs.back().handoff = c.handoffs.back();
        c.owner = m_person->id;
        c.leaseUntil = now() + hours(2);
        say(r, K::Handoff, QStringLiteral("accepted it"), {}, QStringLiteral("handoff"));
    } else if (const auto* back = std::get_if<ReturnHandoff>(&command.act)) {
        c.handoffs.back().state = Handoff::State::Returned;
        c.handoffs.back().answeredAt = now();
        r.handoffs.back().handoff = c.handoffs.back();
        r.handoffs.back().answer = back->reason;
        say(r, K::Handoff, QStringLiteral("gave it back"), back->reason, QStringLiteral("undo"));
    } else if (const auto* attach = std::get_if<AttachEvidence>(&command.act)) {
        Evidence e = attach->evidence;
        e.by = m_person->id;
        e.at = now();
        c.evidence.push_back(e);
        r.evidence.push_back({e, attach->name, attach->note, m_person->fullName});
        say(r, K::Evidence, QStringLiteral("attached"), attach->name, QStringLiteral("attach"));
    } else if (const auto* escalate = std::get_if<Escalate>(&command.act)) {
        c.escalations.push_back({m_person->id, now()});
        r.escalated = view::EscalationView{m_person->fullName, escalate->reason, now()};
        say(r, K::Escalated, QStringLiteral("told the leads"), escalate->reason,
            QStringLiteral("escalate"));
    } else if (const auto* snooze = std::get_if<SnoozeCase>(&command.act)) {
        c.snoozes = {{m_person->id, snooze->until}};
    } else if (const auto* link = std::get_if<LinkCase>(&command.act)) {
        c.links.push_back(link->link);
        r.links.push_back({link->link, QStringLiteral("Linked with case %1").arg(link->link.number),
                           QStringLiteral("Refund promised"), true});
    } else if (const auto* assign = std::get_if<Assign>(&command.act)) {
        c.owner = assign->to;
    } else {
        return false;
    }
    return true;
}

Done SampleDesk::apply(view::CaseRecord& r, const Command& command)
{
    using K = view::TimelineItem::Kind;
    Case& c = r.value;
    if (pass(r, command)) {
    } else if (const auto* note = std::get_if<AddNote>(&command.act)) {
        say(r, K::Note, QStringLiteral("noted"), note->text, QStringLiteral("note"));
    } else if (std::holds_alternative<Claim>(command.act)) {
        c.owner = m_person->id;
        c.leaseUntil = now() + hours(2);
        say(r, K::Claimed, QStringLiteral("claimed it"), {}, QStringLiteral("person"));
    } else if (std::holds_alternative<Release>(command.act)) {
        c.owner = {};
        say(r, K::Released, QStringLiteral("released it"), {}, QStringLiteral("person"));
    } else if (const auto* pause = std::get_if<PauseCase>(&command.act)) {
        c.paused = true;
        Pause p;
        p.reason = QString::fromLatin1(pause->reason);
        p.party = pause->party;
        p.begun = now();
        p.expectedUntil = pause->expectedUntil;
        c.pauses.push_back(p);
        say(r, K::Paused, QStringLiteral("paused it"), pause->note, QStringLiteral("paused"));
    } else if (std::holds_alternative<ResumeCase>(command.act)) {
        c.paused = false;
        say(r, K::Resumed, QStringLiteral("resumed it"), {}, QStringLiteral("ontrack"));
    } else if (const auto* close = std::get_if<CloseCase>(&command.act)) {
        if (close->note.isEmpty())
            return fail(ErrorKind::Incomplete, QStringLiteral("close"), QStringLiteral("a note"));
        c.state = CaseState::Closed;
        c.disposition = Disposition{close->disposition, close->rootCause, now(), command.actor};
        say(r, K::Closed, QStringLiteral("closed it"), close->note, QStringLiteral("met"));
    } else if (const auto* reopen = std::get_if<ReopenCase>(&command.act)) {
        c.state = CaseState::Open;
        say(r, K::Reopened, QStringLiteral("reopened it"), reopen->note, QStringLiteral("undo"));
    } else if (const auto* refund = std::get_if<RequestRefund>(&command.act)) {
        Intent intent;
        intent.id = intentOf(command.id, 0);
        intent.command = command.id;
        intent.target = refund->payment;
        intent.amount = refund->amount;
        intent.reason = refund->reason;
        intent.requester = m_person->id;
        intent.approver = refund->approver;
        const bool alone = refund->amount.minor <= m_person->limitMinor &&
                           refund->amount.minor <= m_setup.secondPersonAbove;
        intent.state =
            alone || !refund->approver.isNull() ? IntentState::Ready : IntentState::Proposed;
        r.row.waitsForApproval = intent.state == IntentState::Proposed;
        c.intents.push_back(intent);
        for (view::PaymentView& p : r.payments)
            if (p.ref == refund->payment)
                p.refundable.minor -= refund->amount.minor;
        say(r, K::Refund, QStringLiteral("asked for a refund"), refund->note,
            QStringLiteral("refund"));
        if (intent.state == IntentState::Ready) {
            const qint64 number = c.number;
            const auto step = [this, number, id = intent.id](IntentState state,
                                                             const char* external) {
                const auto it = m_cases.find(number);
                if (it == m_cases.end())
                    return;
                for (Intent& i : it->second.value.intents)
                    if (i.id == id) {
                        i.state = state;
                        i.externalId = external;
                    }
                emit changed({{number}});
                emit outboxChanged();
            };
            // One after the other, so that a slow machine shows each of them.
            QTimer::singleShot(700, this, [this, step] {
                step(IntentState::Sending, "");
                QTimer::singleShot(900, this,
                                   [step] { step(IntentState::Confirmed, "re_3QaL7n81"); });
            });
        }
    } else if (const auto* approve = std::get_if<ApproveRefund>(&command.act)) {
        for (Intent& i : c.intents)
            if (i.id == approve->intent)
                i.state = IntentState::Ready;
        r.row.waitsForApproval = false;
        say(r, K::Refund, QStringLiteral("approved the refund"), {}, QStringLiteral("refund"));
    } else if (const auto* decline = std::get_if<DeclineRefund>(&command.act)) {
        for (Intent& i : c.intents)
            if (i.id == decline->intent)
                i.state = IntentState::Declined;
        r.row.waitsForApproval = false;
        say(r, K::Refund, QStringLiteral("declined the refund"), decline->note,
            QStringLiteral("refund"));
    }
    ++c.revision;
    finish(r);
    return {};
}

QFuture<Result<view::Receipt>> SampleDesk::dispatch(const Command& command)
{
    auto promise = std::make_shared<QPromise<Result<view::Receipt>>>();
    promise->start();
    const auto answer = [&](Result<view::Receipt> result) {
        QTimer::singleShot(0, this, [promise, result = std::move(result)]() mutable {
            promise->addResult(std::move(result));
            promise->finish();
        });
        return promise->future();
    };
    m_dispatched.push_back(command);
    if (m_failure) {
        const ErrorKind kind = *m_failure;
        m_failure.reset();
        return answer(fail(kind, QStringLiteral("case"), QStringLiteral("as the test asked")));
    }
    if (!m_person)
        return answer(fail(ErrorKind::Denied, QStringLiteral("case"), QStringLiteral("nobody")));
    const auto it = std::find_if(m_cases.begin(), m_cases.end(), [&](const auto& entry) {
        return entry.second.value.id == command.subject;
    });
    if (it == m_cases.end())
        return answer(fail(ErrorKind::NotFound, QStringLiteral("case")));
    view::CaseRecord& r = it->second;
    view::Receipt receipt{command.id, {}, r.value.number, r.value.revision, false};
    if (std::find(m_seen.begin(), m_seen.end(), command.id) != m_seen.end()) {
        receipt.repeated = true;
        return answer(receipt);
    }
    if (command.seen && *command.seen != r.value.revision)
        return answer(fail(ErrorKind::Conflict, QStringLiteral("case")));
    if (const Done done = apply(r, command); !done)
        return answer(fail(done.error()));
    m_seen.push_back(command.id);
    receipt.revision = r.value.revision;
    const qint64 number = r.value.number;
    QTimer::singleShot(0, this, [this, number] {
        emit changed({{number}});
        emit outboxChanged();
    });
    return answer(receipt);
}

}  // namespace docket::sample
