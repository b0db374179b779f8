// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sandbox/billing.h"

#include "app/sandbox/catalogue.h"
#include "app/sandbox/people.h"

#include <algorithm>

namespace sandbox {

namespace {

constexpr double kRecovers = 0.4;
constexpr double kGivesUp = 0.5;
constexpr qint64 kForgiven = 7 * kDay;  // who owes for longer has left

}  // namespace

bool isInvoice(const World& world, quint32 row)
{
    const Intent& intent = world.intents[row];
    if (intent.order != kNone) {
        const Order& order = world.orders[intent.order];
        return order.intent == row && order.subscription != kNone;
    }
    return intent.subscription != kNone && intent.initiator == Initiator::Merchant &&
           world.paidBy(intent, kNever) == kNone;
}

quint32 subscriptionOf(const World& world, quint32 row)
{
    const Intent& intent = world.intents[row];
    return intent.order == kNone ? intent.subscription : world.orders[intent.order].subscription;
}

Dunning dunning(const World& world, quint32 row, qint64 at)
{
    const Intent& intent = world.intents[row];
    Dunning d;
    for (quint32 c = intent.firstCharge; c != kNone; c = world.charges[c].next) {
        const Charge& charge = world.charges[c];
        if (charge.at > at)
            continue;
        ++d.attempts;
        d.lastAt = charge.at;
        d.latest = c;
        if (charge.succeeded())
            d.paidAt = std::min(d.paidAt, charge.at);
        else
            d.firstFailure = std::min(d.firstFailure, charge.at);
    }
    if (d.paidAt != kNever || d.attempts == 0)
        return d;
    // In the history nobody tried a last time; after it somebody does.
    const auto given = world.givenUp.find(row);
    if (given != world.givenUp.end() && given->second <= at)
        d.exhaustedAt = given->second;
    else if (d.attempts >= kMostAttempts)
        d.exhaustedAt = d.lastAt;
    else if (d.lastAt + kRetryAfter <= std::min(at, world.until))
        d.exhaustedAt = d.lastAt + kRetryAfter;
    return d;
}

Standing standing(const World& world, quint32 row, size_t account, qint64 at)
{
    const Subscription& sub = world.subscriptions[row];
    Standing s;
    s.from = sub.at;
    const auto billed = world.billed.find(row * 4 + static_cast<quint32>(account));
    if (billed != world.billed.end()) {
        for (const quint32 intent : billed->second) {
            if (world.intents[intent].at > at)
                continue;
            if (s.invoice == kNone || world.intents[intent].at >= world.intents[s.invoice].at)
                s.invoice = intent;
            if (dunning(world, intent, at).paidAt != kNever)
                s.from = std::max(s.from, world.intents[intent].at);
        }
    }
    if (s.invoice == kNone && at > s.from)  // what was billed before is not told any more
        s.from += (std::min(at, sub.endedAt) - s.from) / kCycle * kCycle;
    s.until = s.from + kCycle;
    if (sub.endedAt <= at) {
        s.status = "canceled";
    } else if (s.invoice != kNone) {
        const Dunning d = dunning(world, s.invoice, at);
        if (d.paidAt == kNever && d.attempts > 0)
            s.status = d.exhaustedAt <= at ? "unpaid" : "past_due";
    }
    return s;
}

Billing::Billing(World& world, Sales& sales, Chronicle& chronicle)
    : m_world(world)
    , m_sales(sales)
    , m_chronicle(chronicle)
{
}

void Billing::record(Kind kind, quint32 intent, qint64 at, qint64 until)
{
    m_world.mishaps.push_back({at, until, intent, Subject::Invoice, kind});
}

void Billing::meet(size_t account, quint32 customer, qint64 at)
{
    std::vector<qint64>& since = m_world.customerSince[account];
    if (since.size() <= customer)
        since.resize(customer + 1, kNever);
    if (since[customer] == kNever) {
        since[customer] = at;
        m_chronicle.enter(&Chronicle::Account::customers, account,
                          {at, customer * 4 + static_cast<quint32>(account)});
    }
}

void Billing::list(quint32 row, size_t account)
{
    const Subscription& sub = m_world.subscriptions[row];
    const auto key = row * 4 + static_cast<quint32>(account);
    if (!m_world.billed.try_emplace(key).second)
        return;
    meet(account, sub.customer, sub.at);
    m_chronicle.enter(&Chronicle::Account::subscriptions, account, {sub.at, key});
    m_chronicle.tell(EventType::SubscriptionCreated, key, account, sub.at);
}

void Billing::bill(quint32 row)
{
    const Intent& intent = m_world.intents[row];
    const quint32 sub = subscriptionOf(m_world, row);
    list(sub, intent.account);
    m_world.billed[sub * 4 + intent.account].push_back(row);
    m_chronicle.enter(&Chronicle::Account::invoices, intent.account, {intent.at, row});
}

void Billing::tellAll(quint32 row)
{
    const Intent& intent = m_world.intents[row];
    const quint32 key = subscriptionOf(m_world, row) * 4 + intent.account;
    m_chronicle.tell(EventType::InvoiceCreated, row, intent.account, intent.at);
    bool first = true;
    for (quint32 c = intent.firstCharge; c != kNone; c = m_world.charges[c].next) {
        const Charge& charge = m_world.charges[c];
        const bool paid = charge.succeeded();
        m_chronicle.tell(paid ? EventType::InvoicePaid : EventType::InvoiceFailed, row,
                         intent.account, charge.at);
        if (intent.initiator == Initiator::Merchant && (paid || first))
            m_chronicle.tell(EventType::SubscriptionUpdated, key, intent.account, charge.at);
        first = false;
    }
    const Dunning d = dunning(m_world, row, kNever);
    if (d.firstFailure == kNever)
        return;
    if (d.exhaustedAt != kNever)
        exhaust(row, d.exhaustedAt);
    else if (d.paidAt == kNever)
        m_due.push_back({d.lastAt + kRetryAfter, row});
    if (intent.initiator == Initiator::Merchant)
        record(Kind::RebillFailing, row, d.firstFailure, std::min(d.paidAt, d.exhaustedAt));
}

void Billing::exhaust(quint32 row, qint64 at)
{
    const quint32 sub = subscriptionOf(m_world, row);
    const quint8 account = m_world.intents[row].account;
    m_chronicle.tell(EventType::SubscriptionUpdated, sub * 4 + account, account, at);
    if (m_world.intents[row].initiator != Initiator::Merchant)
        return;
    qint64 until = m_world.subscriptions[sub].endedAt;
    for (const quint32 later : m_world.billed[sub * 4 + account])
        if (m_world.intents[later].at > m_world.intents[row].at)
            until = std::min(until, m_world.intents[later].at);
    record(Kind::RebillExhausted, row, at, std::max(at, until));
}

void Billing::leave()
{
    for (quint32 row = 0; row < m_world.subscriptions.size(); ++row) {
        Subscription& sub = m_world.subscriptions[row];
        Random random(m_world.seed, Stream::Ledger, row);
        const double chance = random.unit(), asked = random.unit();
        quint32 latest = kNone;
        for (quint32 account = 0; account < 3; ++account)
            if (const auto found = m_world.billed.find(row * 4 + account);
                found != m_world.billed.end())
                for (const quint32 intent : found->second)
                    if (latest == kNone || m_world.intents[intent].at > m_world.intents[latest].at)
                        latest = intent;
        if (latest == kNone) {
            sub.endedAt = std::max(sub.at + kDay, m_world.from - kDay);
            sub.given = true;
            continue;
        }
        const Dunning d = dunning(m_world, latest, m_world.until);
        if (d.exhaustedAt <= m_world.until &&
            (chance < kGivesUp || d.exhaustedAt < m_world.until - kForgiven)) {
            sub.endedAt = d.exhaustedAt;
        } else if (d.paidAt < m_world.until - kCycle && asked < 0.3) {
            sub.endedAt = m_world.intents[latest].at + kCycle;
            sub.given = true;
        }
    }
}

void Billing::seed()
{
    for (quint32 row = 0; row < m_world.intents.size(); ++row) {
        const Intent& intent = m_world.intents[row];
        std::vector<qint64>& since = m_world.customerSince[intent.account];
        if (since.size() <= intent.customer)
            since.resize(m_world.customers, kNever);
        since[intent.customer] = std::min(since[intent.customer], intent.at);
    }
    for (quint32 account = 0; account < 3; ++account)
        for (quint32 c = 0; c < m_world.customerSince[account].size(); ++c)
            if (m_world.customerSince[account][c] != kNever)
                m_chronicle.enter(&Chronicle::Account::customers, account,
                                  {m_world.customerSince[account][c], c * 4 + account});
    for (quint32 row = 0; row < m_world.intents.size(); ++row)
        if (isInvoice(m_world, row))
            bill(row);
    leave();
    for (quint32 row = 0; row < m_world.subscriptions.size(); ++row) {
        const Subscription& sub = m_world.subscriptions[row];
        list(row, countries()[homeOf(m_world.seed, sub.customer)].account);
        for (quint32 account = 0; account < 3; ++account)
            if (m_world.billed.contains(row * 4 + account))
                m_chronicle.tell(EventType::SubscriptionDeleted, row * 4 + account, account,
                                 sub.endedAt);
    }
    for (quint32 row = 0; row < m_world.intents.size(); ++row)
        if (isInvoice(m_world, row))
            tellAll(row);
    m_intents = m_world.intents.size();
}

void Billing::follow()
{
    for (; m_intents < m_world.intents.size(); ++m_intents) {
        const auto row = static_cast<quint32>(m_intents);
        const Intent& intent = m_world.intents[row];
        meet(intent.account, intent.customer, intent.at);
        if (!isInvoice(m_world, row))
            continue;
        bill(row);
        tellAll(row);
    }
}

void Billing::pass(qint64 begin)
{
    for (size_t i = 0; i < m_due.size();) {
        if (m_due[i].at >= begin + kMinute) {
            ++i;
            continue;
        }
        const Due due = m_due[i];
        m_due.erase(m_due.begin() + static_cast<qint64>(i));
        const auto owed = std::find_if(m_world.owed.begin(), m_world.owed.end(),
                                       [&](const Owed& o) { return o.intent == due.intent; });
        const qint64 at = std::max(due.at, begin);
        if (owed == m_world.owed.end() ||
            m_world.subscriptions[subscriptionOf(m_world, due.intent)].endedAt <= due.at) {
            m_world.givenUp[due.intent] = at;
            for (Trouble& trouble : m_world.mishaps)
                if (trouble.kind == Kind::RebillFailing && trouble.row == due.intent)
                    trouble.until = at;
            exhaust(due.intent, at);
            continue;
        }
        Random random(m_world.seed, Stream::Ledger,
                      (quint64{1} << 40) + due.intent * 8 +
                          static_cast<quint64>(dunning(m_world, due.intent, at).attempts));
        const quint8 account = m_world.intents[due.intent].account;
        const quint32 key = subscriptionOf(m_world, due.intent) * 4 + account;
        const bool paid = m_sales.recover(*owed, at, random.chance(kRecovers), random) != kNone;
        m_chronicle.tell(paid ? EventType::InvoicePaid : EventType::InvoiceFailed, due.intent,
                         account, at);
        const Dunning d = dunning(m_world, due.intent, at);
        for (Trouble& trouble : m_world.mishaps)
            if (trouble.kind == Kind::RebillFailing && trouble.row == due.intent)
                trouble.until = std::min(d.paidAt, d.exhaustedAt);
        if (paid)
            m_chronicle.tell(EventType::SubscriptionUpdated, key, account, at);
        else if (d.exhaustedAt != kNever)
            exhaust(due.intent, at);
        else
            m_due.push_back({at + kRetryAfter, due.intent});
    }
}

}  // namespace sandbox
