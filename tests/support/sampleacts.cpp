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

Done SampleDesk::apply(view::CaseRecord& r, const Command& command)
{
    using K = view::TimelineItem::Kind;
    Case& c = r.value;
    if (const auto* note = std::get_if<AddNote>(&command.act)) {
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
            QTimer::singleShot(300, this, [step] { step(IntentState::Sending, ""); });
            QTimer::singleShot(900, this, [step] { step(IntentState::Confirmed, "re_3QaL7n81"); });
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
