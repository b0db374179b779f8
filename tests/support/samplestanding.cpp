// SPDX-License-Identifier: GPL-3.0-or-later
// The outbox and the sources of the desk in memory.
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

QFuture<Result<view::Outbox>> SampleDesk::outbox(bool ended)
{
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
    if (!ended)
        std::erase_if(out.items, [](const auto& item) { return !live(item.intent.state); });
    return soon(this, Result<view::Outbox>(std::move(out)));
}

QFuture<Result<view::Health>> SampleDesk::health()
{
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
                       now() - hours(2)}};
    aside.status.quarantined = 2;
    return soon(this, Result<view::Health>(std::move(out)));
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
    add(48202, IntentState::Unknown, view::Wait::LookUp, 8490, "Connection closed", minutes(3),
        seconds(100));
    add(48204, IntentState::NeedsPerson, view::Wait::Person, 12400,
        "<b>another amount</b> was given back", hours(2), 0);
    add(48205, IntentState::Ready, view::Wait::Until, 3950, "Too many requests", minutes(9),
        minutes(17));
    add(48206, IntentState::Confirmed, view::Wait::Nothing, 1990, "", hours(5), 0);
}

}  // namespace docket::sample
