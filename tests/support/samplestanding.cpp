// SPDX-License-Identifier: GPL-3.0-or-later
// The outbox and the sources of the desk in memory.
#include "core/command/policy.h"
#include "tests/support/sampledesk.h"

#include <QPromise>
#include <QTimer>

namespace docket::sample {

namespace {

template <class T>
QFuture<T> soon(QObject* context, T value)
{
    auto promise = std::make_shared<QPromise<T>>();
    promise->start();
    QTimer::singleShot(0, context, [promise, value = std::move(value)]() mutable {
        promise->addResult(std::move(value));
        promise->finish();
    });
    return promise->future();
}

}  // namespace

std::vector<view::Offer> SampleDesk::offersOn(const Intent& intent) const
{
    using J = Judgment::Kind;
    const bool may = m_person && m_person->has(Role::Lead) && m_person->id != intent.requester;
    const Judgment judgment = may ? Judgment{}
                                  : Judgment{J::Denied, m_person ? QStringLiteral("Team leads only")
                                                                 : QStringLiteral("Sign in first")};
    if (intent.state == IntentState::Proposed)
        return {{"approve_refund", judgment}, {"decline_refund", judgment}};
    if (intent.state == IntentState::NeedsPerson)
        return {{"settle_by_hand", judgment}};
    return {};
}

QFuture<Result<view::Outbox>> SampleDesk::outbox(bool ended)
{
    ++m_outboxRequests;
    if (m_standingFailure)
        return soon(this, Result<view::Outbox>(fail(*m_standingFailure)));
    view::Outbox out{now(), m_outbox};
    for (const auto& [number, record] : m_cases)
        for (const Intent& intent : record.value.intents) {
            view::OutboxItem item;
            item.intent = intent;
            item.caseNumber = number;
            item.caseId = record.value.id;
            item.label = record.row.label;
            item.what = record.row.what;
            item.since = intent.decidedAt.isSet() ? intent.decidedAt : kNow - minutes(20);
            item.wait = view::waitOf(intent.state);
            const Source* source = m_setup.source(intent.target.source);
            item.sourceName = source ? source->name : QString();
            out.items.push_back(item);
        }
    for (view::OutboxItem& item : out.items)
        item.offers = offersOn(item.intent);
    if (!ended)
        std::erase_if(out.items, [](const auto& item) { return !live(item.intent.state); });
    return soon(this, Result<view::Outbox>(std::move(out)));
}

QFuture<Result<view::Health>> SampleDesk::health()
{
    if (m_standingFailure)
        return soon(this, Result<view::Health>(fail(*m_standingFailure)));
    if (m_setup.sources.empty())
        return soon(this, Result<view::Health>(view::Health()));
    using State = view::FeedHealth::State;
    view::Health out;
    out.at = now();
    for (const view::SourceStatus& status : sources()) {
        view::SourceHealth health;
        health.status = status;
        health.connector = m_setup.source(status.number)->connector;
        health.readUpTo = status.lastSuccess;
        health.feeds = {{"orders", State::Live, status.lastSuccess, status.lastSuccess, {}, {}},
                        {"payouts", State::NoSuchList, {}, {}, {}, {}},
                        {"disputes", State::Never, {}, {}, {}, {}}};
        if (status.state == view::SourceStatus::State::Failing) {
            health.feeds[0].state = State::Failing;
            health.feeds[0].failingSince = status.failingSince;
            health.feeds[0].problem = QStringLiteral("HTTP 503");
            health.feeds[2].state = State::NoPermission;
            health.feeds[2].problem = QStringLiteral("HTTP 403");
            health.incident = 48201;
            health.incidentWhat = QStringLiteral("Source fails");
        }
        out.sources.push_back(std::move(health));
    }
    auto& aside = out.sources.front();
    aside.putAside = {{"refunds", 4312, QStringLiteral("data[17].amount"),
                       QStringLiteral("is no whole number"), "re_3Qx81", now() - hours(2)},
                      {"refunds", 4312, QStringLiteral("data[18].status"),
                       QStringLiteral("<b>is not a word that is known</b>"), "re_3Qx82",
                       now() - hours(2)},
                      {"refunds", 4312, QStringLiteral("data[19].note\n\u202eeton"),
                       QStringLiteral("=HYPERLINK(\"http://example.org\")"), "", now() - hours(1)}};
    aside.status.quarantined = 3;
    if (out.sources.size() > 2) {
        out.sources[1].sweep =
            view::Sweep{now() - hours(9),
                        now() - hours(8),
                        {{"orders", 812, 3, 4, 1, false, {}}, {"refunds", 40, 0, 0, 0, false, {}}}};
    }
    for (view::SourceHealth& source : out.sources)
        if (const MassChange* held = m_setup.heldOf(source.status.number)) {
            source.held = *held;
            source.decide = command::judgeMassChange(person());
        }
    out.clockAhead = m_clockAhead;
    out.trust = m_clockTrust;
    if (m_rewrite)
        for (view::SourceHealth& source : out.sources) {
            for (QString* text : {&source.status.name, &source.incidentWhat})
                m_rewrite(*text);
            for (view::FeedHealth& feed : source.feeds)
                m_rewrite(feed.problem);
            for (view::PutAside& record : source.putAside)
                for (QString* text : {&record.path, &record.reason})
                    m_rewrite(*text);
        }
    return soon(this, Result<view::Health>(std::move(out)));
}

QFuture<Done> SampleDesk::decideMassChange(SourceNumber source, bool pass)
{
    const MassChange* held = m_setup.heldOf(source);
    if (!held)
        return soon(this, Done(fail(ErrorKind::NotFound, QString::number(source))));
    if (const Judgment may = command::judgeMassChange(person()); !may.allowed())
        return soon(this, Done(fail(ErrorKind::Denied, QString::number(source), may.why)));
    if (pass)
        std::erase_if(m_setup.held, [&](const MassChange& one) { return one.source == source; });
    emit changed({});
    emit sourcesChanged();
    return soon(this, Done());
}

// One that may have been sent, one that must wait, one that somebody must decide, one that is done.
void SampleDesk::fillOutbox()
{
    const auto add = [&](qint64 number, IntentState state, view::Wait wait, qint64 minor,
                         const char* message, Millis age, Millis next) {
        view::OutboxItem item;
        item.intent.id =
            IntentId::derive(m_cases.begin()->second.value.id.value, QByteArray::number(number));
        item.intent.state = state;
        item.intent.target = {1, FactKind::Payment, "ch_3Qx8Lk2eZvKY"};
        item.intent.amount = {minor, Currency::parse("EUR")};
        item.intent.message = message;
        item.intent.externalId = state == IntentState::Confirmed ? "re_3Qx8Lk2e" : "";
        item.caseNumber = number;
        item.caseId = m_cases.at(number).value.id;
        item.label = m_cases.at(number).row.label;
        item.what = m_cases.at(number).row.what;
        item.sourceName = QStringLiteral("Stripe EU-1");
        item.since = kNow - age;
        item.wait = wait;
        if (next > 0)
            item.nextAt = kNow + next;
        m_outbox.push_back(std::move(item));
    };
    m_outbox.clear();
    add(48213, IntentState::Unknown, view::Wait::LookUp, 8490, "Connection closed", minutes(3),
        seconds(100));
    add(48219, IntentState::NeedsPerson, view::Wait::Person, 12400,
        "<b>another amount</b> was\ngiven back \xe2\x80\xae"
        "14.21",
        hours(2), 0);
    add(48225, IntentState::Ready, view::Wait::Until, 3950, "Too many requests", minutes(9),
        minutes(17));
    add(48231, IntentState::Confirmed, view::Wait::Nothing, 1990, "", hours(5), 0);
    emit outboxChanged();
}

}  // namespace docket::sample
