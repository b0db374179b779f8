// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sandbox/chronicle.h"

#include <algorithm>

namespace sandbox {

namespace {

// Appends when it is the latest, else finds its place.
void insert(Timeline& line, Entry entry)
{
    if (line.empty() || line.back() < entry)
        line.push_back(entry);
    else
        line.insert(std::upper_bound(line.begin(), line.end(), entry), entry);
}

// Puts rows `from`.. of `rows` into the line that `lineOf` names: many at once are sorted once.
template <class Row, class LineOf>
void take(const std::vector<Row>& rows, size_t from, LineOf lineOf)
{
    const bool many = rows.size() - from > 1000;
    std::vector<Timeline*> touched;
    for (size_t i = from; i < rows.size(); ++i) {
        Timeline& line = lineOf(rows[i]);
        const Entry entry{rows[i].at, static_cast<quint32>(i)};
        if (!many) {
            insert(line, entry);
            continue;
        }
        line.push_back(entry);
        if (std::find(touched.begin(), touched.end(), &line) == touched.end())
            touched.push_back(&line);
    }
    for (Timeline* line : touched)
        std::sort(line->begin(), line->end());
}

}  // namespace

size_t visible(const Timeline& line, qint64 at)
{
    return static_cast<size_t>(std::upper_bound(line.begin(), line.end(), Entry{at, UINT32_MAX}) -
                               line.begin());
}

Chronicle::Chronicle(const World& world)
    : m_world(world)
    , m_eventsFrom(world.until - 31 * kDay)
{
}

size_t Chronicle::accountOf(EventType type, quint32 row) const
{
    switch (type) {
    case EventType::IntentCreated:
    case EventType::IntentSucceeded:
    case EventType::IntentFailed:
        return m_world.intents[row].account;
    case EventType::ChargeSucceeded:
    case EventType::ChargeFailed:
    case EventType::ChargeRefunded:
        return m_world.charges[row].account;
    case EventType::RefundCreated:
    case EventType::ChargeRefundUpdated:
    case EventType::RefundUpdated:
    case EventType::RefundFailed:
        return m_world.charges[m_world.refunds[row].charge].account;
    case EventType::DisputeCreated:
    case EventType::DisputeUpdated:
    case EventType::DisputeClosed:
    case EventType::FundsWithdrawn:
        return m_world.charges[m_world.disputes[row].charge].account;
    case EventType::ReviewOpened:
    case EventType::ReviewClosed:
        return m_world.charges[m_world.reviews[row].charge].account;
    case EventType::WarningCreated:
    case EventType::WarningUpdated:
        return m_world.charges[m_world.warnings[row].charge].account;
    default:
        return 0;
    }
}

void Chronicle::say(EventType type, quint32 row, qint64 at)
{
    // Nobody can ask for older ones, so they are not kept.
    if (at == kNever || at < m_eventsFrom)
        return;
    const auto number = static_cast<quint32>(m_events.size());
    m_events.push_back({at, row, type});
    Timeline& line = m_accounts[accountOf(type, row)].events;
    if (m_gathering)
        line.push_back({at, number});
    else
        insert(line, {at, number});
}

void Chronicle::tell(EventType type, quint32 row, size_t account, qint64 at)
{
    if (at == kNever || at < m_eventsFrom)
        return;
    const auto number = kTold + static_cast<quint32>(m_told.size());
    m_told.push_back({at, row, type});
    enter(&Account::events, account, {at, number});
}

void Chronicle::enter(Timeline Account::*line, size_t account, Entry entry)
{
    if (m_gathering)
        (m_accounts[account].*line).push_back(entry);
    else
        insert(m_accounts[account].*line, entry);
}

void Chronicle::sort()
{
    for (Account& account : m_accounts)
        for (Timeline* line :
             {&account.events, &account.payouts, &account.ledger, &account.customers,
              &account.subscriptions, &account.invoices, &account.files})
            std::sort(line->begin(), line->end());
    m_gathering = false;
}

const Event* Chronicle::event(quint32 number) const
{
    const std::vector<Event>& of = number < kTold ? m_events : m_told;
    const size_t row = number < kTold ? number : number - kTold;
    return row < of.size() ? &of[row] : nullptr;
}

void Chronicle::tellCharge(quint32 row)
{
    const Charge& charge = m_world.charges[row];
    const bool good = charge.succeeded();
    say(good ? EventType::ChargeSucceeded : EventType::ChargeFailed, row, charge.at);
    say(good ? EventType::IntentSucceeded : EventType::IntentFailed, charge.intent, charge.at);
}

void Chronicle::tellRefund(quint32 row)
{
    const Refund& refund = m_world.refunds[row];
    say(EventType::RefundCreated, row, refund.at);
    say(EventType::ChargeRefunded, refund.charge, refund.at);
    say(EventType::ChargeRefundUpdated, row, refund.at);
    const Charge& charge = m_world.charges[refund.charge];
    if (charge.warning != kNone && m_world.warnings[charge.warning].at <= refund.at &&
        !m_world.actionable(m_world.warnings[charge.warning], refund.at))
        say(EventType::WarningUpdated, charge.warning, refund.at);
    if (refund.settledAt <= refund.at || refund.settledAt == kNever)
        return;
    say(EventType::RefundUpdated, row, refund.settledAt);
    say(EventType::ChargeRefundUpdated, row, refund.settledAt);
    if (refund.settled == RefundState::Failed)
        say(EventType::RefundFailed, row, refund.settledAt);
}

void Chronicle::tellDispute(quint32 row)
{
    const Dispute& dispute = m_world.disputes[row];
    say(EventType::DisputeCreated, row, dispute.at);
    if (!dispute.inquiry)
        say(EventType::FundsWithdrawn, row, dispute.at);
    say(EventType::DisputeUpdated, row, dispute.respondedAt);
    say(EventType::DisputeClosed, row, dispute.closedAt);
}

void Chronicle::publish()
{
    const auto byAccount = [this](Timeline Account::*line, auto chargeOf) {
        return [this, line, chargeOf](const auto& row) -> Timeline& {
            return m_accounts[m_world.charges[chargeOf(row)].account].*line;
        };
    };
    const auto ofCharge = [](const auto& row) { return row.charge; };
    take(m_world.orders, m_known.orders, [this](const Order&) -> Timeline& { return m_orders; });
    take(m_world.checkouts, m_known.checkouts,
         [this](const Order&) -> Timeline& { return m_checkouts; });
    take(m_world.intents, m_known.intents,
         [this](const Intent& i) -> Timeline& { return m_accounts[i.account].intents; });
    take(m_world.charges, m_known.charges,
         [this](const Charge& c) -> Timeline& { return m_accounts[c.account].charges; });
    take(m_world.refunds, m_known.refunds, byAccount(&Account::refunds, ofCharge));
    take(m_world.disputes, m_known.disputes, byAccount(&Account::disputes, ofCharge));
    take(m_world.reviews, m_known.reviews, byAccount(&Account::reviews, ofCharge));
    take(m_world.warnings, m_known.warnings, byAccount(&Account::warnings, ofCharge));

    // The whole history is sorted once; afterwards each event finds its place.
    m_gathering = m_events.empty();
    const auto each = [](size_t from, size_t to, auto tell) {
        for (size_t i = from; i < to; ++i)
            tell(static_cast<quint32>(i));
    };
    each(m_known.intents, m_world.intents.size(),
         [this](quint32 i) { say(EventType::IntentCreated, i, m_world.intents[i].at); });
    each(m_known.charges, m_world.charges.size(), [this](quint32 i) { tellCharge(i); });
    each(m_known.refunds, m_world.refunds.size(), [this](quint32 i) { tellRefund(i); });
    each(m_known.disputes, m_world.disputes.size(), [this](quint32 i) { tellDispute(i); });
    each(m_known.reviews, m_world.reviews.size(), [this](quint32 i) {
        say(EventType::ReviewOpened, i, m_world.reviews[i].at);
        say(EventType::ReviewClosed, i, m_world.reviews[i].closedAt);
    });
    each(m_known.warnings, m_world.warnings.size(),
         [this](quint32 i) { say(EventType::WarningCreated, i, m_world.warnings[i].at); });
    if (m_gathering)
        for (Account& account : m_accounts)
            std::sort(account.events.begin(), account.events.end());
    m_gathering = false;
    m_known = {m_world.orders.size(),  m_world.checkouts.size(), m_world.intents.size(),
               m_world.charges.size(), m_world.refunds.size(),   m_world.disputes.size(),
               m_world.reviews.size(), m_world.warnings.size()};
}

}  // namespace sandbox
