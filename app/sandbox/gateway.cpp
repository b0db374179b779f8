// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sandbox/gateway.h"

#include "app/sandbox/catalogue.h"

#include <QList>

#include <algorithm>

namespace sandbox {

namespace {

constexpr qint64 kEventDays = 30;

bool startsWithAny(const QByteArray& text, std::initializer_list<const char*> heads)
{
    return std::any_of(heads.begin(), heads.end(),
                       [&](const char* head) { return text.startsWith(head); });
}

} // namespace

Gateway::Gateway(Company& company)
    : m_company(company)
{
    for (size_t i = 0; i < accounts().size(); ++i) {
        const double rate = company.options().rate;
        m_reads.push_back(std::make_unique<Bucket>(rate, rate));
        m_writes.push_back(std::make_unique<Bucket>(rate, rate));
    }
}

const std::vector<Gateway::List>& Gateway::lists()
{
    static const std::vector<List> all{
        {"/v1/charges",
         "charge",
         Ref::Charge,
         &Account::charges,
         {"customer", "payment_intent", "transfer_group"},
         {"refunds", "review", "payment_intent"},
         &GatewayJson::charge},
        {"/v1/payment_intents",
         "payment_intent",
         Ref::Intent,
         &Account::intents,
         {"customer"},
         {"latest_charge"},
         &GatewayJson::intent},
        {"/v1/refunds",
         "refund",
         Ref::Refund,
         &Account::refunds,
         {"charge", "payment_intent"},
         {"charge", "payment_intent"},
         &GatewayJson::refund},
        {"/v1/disputes",
         "dispute",
         Ref::Dispute,
         &Account::disputes,
         {"charge", "payment_intent"},
         {"charge", "payment_intent"},
         &GatewayJson::dispute},
        {"/v1/reviews",
         "review",
         Ref::Review,
         &Account::reviews,
         {},
         {"charge", "payment_intent"},
         &GatewayJson::review},
        {"/v1/radar/early_fraud_warnings",
         "early_fraud_warning",
         Ref::Warning,
         &Account::warnings,
         {"charge", "payment_intent"},
         {"charge", "payment_intent"},
         &GatewayJson::warning},
        {"/v1/events",
         "event",
         Ref::Event,
         &Account::events,
         {"type", "types[]", "delivery_success"},
         {},
         nullptr},
    };
    return all;
}

Response Gateway::refuse(const Refusal& refusal)
{
    Json json;
    json.object();
    json.object("error");
    if (!refusal.code.isEmpty()) {
        json.text("code", refusal.code);
        json.text("doc_url", "https://stripe.com/docs/error-codes/" +
                                 QByteArray(refusal.code).replace('_', '-'));
    }
    json.text("message", refusal.message);
    if (!refusal.param.isEmpty())
        json.text("param", refusal.param);
    json.text("type", refusal.type);
    json.endObject();
    json.endObject();
    return {refusal.status, {}, json.bytes()};
}

Response Gateway::answer(const Request& request)
{
    const quint64 number = m_requests++;
    const auto finish = [&](Response response) {
        response.headers.emplace_back(
            "Request-Id", "req_" + token(m_company.world().seed, (quint64{13} << 40) + number, 14));
        const QByteArray version = request.header("stripe-version");
        response.headers.emplace_back("Stripe-Version",
                                      version.isEmpty() ? QByteArray(kCurrentVersion) : version);
        return response;
    };
    const QByteArray authorization = request.header("authorization");
    QByteArray key;
    if (authorization.startsWith("Bearer "))
        key = authorization.sliced(7).trimmed();
    else if (authorization.startsWith("Basic "))
        key = QByteArray::fromBase64(authorization.sliced(6)).split(':').value(0);
    if (key.isEmpty())
        return finish(refuse({401, {}, "You did not provide an API key.", {}}));
    size_t account = accounts().size();
    for (size_t i = 0; i < accounts().size(); ++i)
        if (key == accounts()[i].key)
            account = i;
    if (account == accounts().size())
        return finish(refuse(
            {401, {}, "Invalid API Key provided: " + key.left(8) + "****" + key.right(4), {}}));

    const bool reads = request.method == "GET";
    if (!(reads ? m_reads : m_writes)[account]->take()) {
        Response limited =
            refuse({429, "rate_limit", "Too many requests in too short a time.", {}});
        limited.headers.emplace_back("Retry-After", "1");
        return finish(std::move(limited));
    }
    Call call{account, request, {}, m_company.now()};
    return finish(reads ? route(call) : write(call));
}

Response Gateway::route(const Call& call)
{
    const QByteArray& path = call.request.path;
    for (const List& candidate : lists()) {
        const QByteArray base(candidate.path);
        if (path == base)
            return list(call, candidate);
        if (path.startsWith(base + '/') && !path.sliced(base.size() + 1).contains('/'))
            return retrieve(call, candidate, path.sliced(base.size() + 1));
    }
    if (path == "/v1/account") {
        const auto& account = accounts()[call.account];
        Json json;
        json.object();
        json.text("id", account.id);
        json.text("object", "account");
        json.text("default_currency", facts(account.coin).lower);
        json.object("settings");
        json.object("dashboard");
        json.text("display_name", account.name);
        json.text("timezone", "Etc/UTC");
        json.endObject();
        json.endObject();
        json.endObject();
        return {200, {}, json.bytes()};
    }
    return refuse({404, {}, "Unrecognized request URL (GET: " + path + ").", {}});
}

void Gateway::writeRow(Json& json, const List& list, quint32 row, qint64 now,
                       const Expand& expand) const
{
    if (list.ref == Ref::Event)
        eventJson(json, m_company.world(), row, m_company.chronicle().events()[row]);
    else
        (GatewayJson(m_company.world(), now).*list.write)(json, row, expand);
}

std::optional<size_t> Gateway::position(const Timeline& line, const List& list, QByteArrayView id,
                                        qint64 now) const
{
    const std::optional<quint32> row = gatewayRow(m_company.world().seed, list.ref, id);
    if (!row)
        return std::nullopt;
    const World& w = m_company.world();
    const auto made = [&]() -> std::optional<qint64> {
        const auto at = [&](const auto& rows) -> std::optional<qint64> {
            return *row < rows.size() ? std::optional<qint64>(rows[*row].at) : std::nullopt;
        };
        switch (list.ref) {
        case Ref::Charge:
            return at(w.charges);
        case Ref::Intent:
            return at(w.intents);
        case Ref::Refund:
            return at(w.refunds);
        case Ref::Dispute:
            return at(w.disputes);
        case Ref::Review:
            return at(w.reviews);
        case Ref::Warning:
            return at(w.warnings);
        case Ref::Event:
            return at(m_company.chronicle().events());
        default:
            return std::nullopt;
        }
    }();
    if (!made || *made > now)
        return std::nullopt;
    const auto found = std::lower_bound(line.begin(), line.end(), Entry{*made, *row});
    if (found == line.end() || found->row != *row)
        return std::nullopt;
    return static_cast<size_t>(found - line.begin());
}

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
    }
    return std::nullopt;
}

bool Gateway::eventMatches(quint32 row, const std::vector<QByteArray>& types) const
{
    const QByteArray type(name(m_company.chronicle().events()[row].type));
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
        const bool known = std::any_of(list.filters.begin(), list.filters.end(),
                                       [&](const char* f) { return plain == f; });
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
        const std::optional<size_t> at = position(line, list, *cursor, call.now);
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

Response Gateway::retrieve(const Call& call, const List& list, const QByteArray& id)
{
    for (const auto& [key, value] : call.request.query)
        if (!key.startsWith("expand["))
            return refuse({400, "parameter_unknown", "Received unknown parameter: " + key, key});
    const Timeline& line = m_company.chronicle().account(call.account).*list.line;
    const std::optional<size_t> at = position(line, list, id, call.now);
    if (!at || (list.ref == Ref::Event && line[*at].at <= call.now - kEventDays * kDay))
        return refuse({404, "resource_missing",
                       "No such " + QByteArray(list.object) + ": '" + id + "'", "id"});
    Expand expand;
    if (const auto refusal = readExpand(call.request.query, list, false, expand))
        return refuse(*refusal);
    Json json;
    writeRow(json, list, line[*at].row, call.now, expand);
    return {200, {}, json.bytes()};
}

} // namespace sandbox
