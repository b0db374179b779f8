// SPDX-License-Identifier: GPL-3.0-or-later
// The gateway's lists: which rows, in which order, from where.
#include "app/sandbox/gateway.h"
#include "app/sandbox/ledger.h"

#include <QList>

#include <algorithm>

namespace sandbox {

namespace {

bool startsWithAny(const QByteArray& text, std::initializer_list<const char*> heads)
{
    return std::any_of(heads.begin(), heads.end(),
                       [&](const char* head) { return text.startsWith(head); });
}

}  // namespace

std::optional<Gateway::Refusal> Gateway::readExpand(const Fields& fields, const List& list,
                                                    bool ofList, Expand& expand) const
{
    for (const auto& [key, given] : fields) {
        if (!key.startsWith("expand["))
            continue;
        QByteArray what = given;
        if (ofList) {
            if (!what.startsWith("data."))
                return Refusal{
                    400, {}, "This property cannot be expanded (" + given + ").", "expand[]"};
            what = what.sliced(5);
        }
        const QByteArray head = what.split('.').value(0);
        const bool known = std::any_of(list.expands.begin(), list.expands.end(),
                                       [&](const char* e) { return head == e; });
        if (!known && head != "balance_transaction" && head != "customer")
            return Refusal{
                400, {}, "This property cannot be expanded (" + given + ").", "expand[]"};
        expand.charge |= head == "charge";
        expand.intent |= head == "payment_intent";
        expand.latestCharge |= head == "latest_charge";
        expand.refunds |= what.endsWith("refunds");
        expand.review |= head == "review";
        expand.ledger |= head == "balance_transaction";
        expand.customer |= head == "customer";
        expand.source |= head == "source";
        expand.invoice |= head == "latest_invoice" || head == "invoice";
        expand.subscription |= what.endsWith("subscription");
        expand.intent |= what == "payment.payment_intent";
    }
    return std::nullopt;
}

bool Gateway::eventMatches(quint32 row, const std::vector<QByteArray>& types) const
{
    const QByteArray type(name(m_company.chronicle().event(row)->type));
    return std::any_of(types.begin(), types.end(), [&](const QByteArray& wanted) {
        return wanted.endsWith(".*") ? type.startsWith(wanted.chopped(1)) : type == wanted;
    });
}

std::optional<Gateway::Refusal>
Gateway::readFilter(const Call& call, const List& list,
                    std::vector<std::function<bool(quint32)>>& tests) const
{
    const World& world = m_company.world();
    std::vector<QByteArray> types;
    for (const auto& [key, value] : call.request.query) {
        if (startsWithAny(key, {"expand[", "created"}) || key == "limit" ||
            key == "starting_after" || key == "ending_before")
            continue;
        const QByteArray plain = key.startsWith("types[") ? QByteArray("types[]") : key;
        const bool known =
            std::any_of(list.filters.begin(), list.filters.end(), [&](const char* f) {
                return plain == f || (QByteArrayView(f).endsWith("_date") && plain.startsWith(f));
            });
        if (!known)
            return Refusal{400, "parameter_unknown", "Received unknown parameter: " + key, key};
        if (list.ref == Ref::Event) {
            if (plain == "type" || plain == "types[]")
                types.push_back(value);
            continue;
        }
        const std::optional<quint32> customer = gatewayRow(world.seed, Ref::Customer, value);
        const std::optional<quint32> intent = gatewayRow(world.seed, Ref::Intent, value);
        const std::optional<quint32> charge = gatewayRow(world.seed, Ref::Charge, value);
        const auto chargeRow = [&world, ref = list.ref](quint32 row) {
            switch (ref) {
            case Ref::Refund:
                return world.refunds[row].charge;
            case Ref::Dispute:
                return world.disputes[row].charge;
            case Ref::Warning:
                return world.warnings[row].charge;
            default:
                return row;
            }
        };
        if (readLaterFilter(call, list, plain, value, tests))
            continue;
        if (plain == "customer")
            tests.emplace_back([&world, customer, ref = list.ref](quint32 row) {
                const quint32 i = ref == Ref::Intent ? row : world.charges[row].intent;
                return customer && world.intents[i].customer == *customer;
            });
        else if (plain == "payment_intent")
            tests.emplace_back([&world, intent, chargeRow](quint32 row) {
                return intent && world.charges[chargeRow(row)].intent == *intent;
            });
        else if (plain == "charge")
            tests.emplace_back(
                [charge, chargeRow](quint32 row) { return charge && chargeRow(row) == *charge; });
        else
            tests.emplace_back([](quint32) { return false; });
    }
    if (field(call.request.query, "type") && types.size() > 1)
        return Refusal{
            400, {}, "You may only specify one of these parameters: type, types.", "type"};
    if (types.size() > 20)
        return Refusal{400, {}, "At most 20 types may be given.", "types"};
    if (list.ref == Ref::Ledger)
        tests.emplace_back([&world](quint32 row) { return ledgerLine(world, row).has_value(); });
    if (list.ref == Ref::Subscription && !field(call.request.query, "status"))
        tests.emplace_back([&world, now = call.now](quint32 row) {
            return world.subscriptions[row / 4].endedAt > now;
        });
    if (!types.empty())
        tests.emplace_back([this, types](quint32 row) { return eventMatches(row, types); });
    return std::nullopt;
}

Response Gateway::list(const Call& call, const List& list)
{
    const Fields& query = call.request.query;
    const Timeline& line = m_company.chronicle().account(call.account).*list.line;
    qint64 limit = 10;
    if (const auto given = field(query, "limit")) {
        bool ok = false;
        limit = given->toLongLong(&ok);
        if (!ok)
            return refuse(
                {400, "parameter_invalid_integer", "Invalid integer: " + *given, "limit"});
        if (limit < 1 || limit > 100)
            return refuse(
                {400, "parameter_invalid_integer",
                 "This value must be between 1 and 100 (it currently is '" + *given + "').",
                 "limit"});
    }

    // The window [low, high) of the timeline that created[...] leaves.
    size_t low = 0, high = visible(line, call.now);
    if (list.ref == Ref::Event)
        low = visible(line, call.now - kEventDays * kDay);
    for (const auto& [key, value] : query) {
        if (!key.startsWith("created"))
            continue;
        bool ok = false;
        const qint64 t = value.toLongLong(&ok);
        if (!ok)
            return refuse({400, "parameter_invalid_integer", "Invalid integer: " + value, key});
        const size_t from = visible(line, t * kSecond - 1),
                     after = visible(line, t * kSecond + kSecond - 1);
        if (key == "created") {
            low = std::max(low, from);
            high = std::min(high, after);
        } else if (key == "created[gte]") {
            low = std::max(low, from);
        } else if (key == "created[gt]") {
            low = std::max(low, after);
        } else if (key == "created[lt]") {
            high = std::min(high, from);
        } else if (key == "created[lte]") {
            high = std::min(high, after);
        } else {
            return refuse({400, "parameter_unknown", "Received unknown parameter: " + key, key});
        }
    }
    std::vector<std::function<bool(quint32)>> tests;
    if (const auto refusal = readFilter(call, list, tests))
        return refuse(*refusal);
    Expand expand;
    if (const auto refusal = readExpand(query, list, true, expand))
        return refuse(*refusal);

    const auto after = field(query, "starting_after"), before = field(query, "ending_before");
    if (after && before)
        return refuse({400,
                       {},
                       "You can only use one of starting_after and ending_before.",
                       "ending_before"});
    if (const auto& cursor = after ? after : before) {
        const std::optional<size_t> at = position(call, list, *cursor);
        if (!at)
            return refuse({404, "resource_missing",
                           "No such " + QByteArray(list.object) + ": '" + *cursor + "'",
                           after ? "starting_after" : "ending_before"});
        if (after)
            high = std::min(high, *at);
        else
            low = std::max(low, *at + 1);
    }

    const auto fits = [&](size_t i) {
        return std::all_of(tests.begin(), tests.end(),
                           [&](const auto& test) { return test(line[i].row); });
    };
    std::vector<quint32> rows;
    bool more = false;
    const auto wanted = static_cast<size_t>(limit);
    if (before) {
        for (size_t i = low; i < high && !more; ++i) {
            if (!fits(i))
                continue;
            more = rows.size() == wanted;
            if (!more)
                rows.push_back(line[i].row);
        }
        std::reverse(rows.begin(), rows.end());
    } else {
        for (size_t i = high; i > low && !more; --i) {
            if (!fits(i - 1))
                continue;
            more = rows.size() == wanted;
            if (!more)
                rows.push_back(line[i - 1].row);
        }
    }
    Json json;
    json.reserve(static_cast<qsizetype>(rows.size()) * 3500 + 100);
    json.object();
    json.text("object", "list");
    json.array("data");
    for (const quint32 row : rows)
        writeRow(json, list, row, call.now, expand);
    json.endArray();
    json.truth("has_more", more);
    json.text("url", list.path);
    json.endObject();
    return {200, {}, json.bytes()};
}

}  // namespace sandbox
