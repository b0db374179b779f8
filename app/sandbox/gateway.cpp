// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sandbox/gateway.h"

#include "app/sandbox/catalogue.h"

#include <QList>

#include <algorithm>

namespace sandbox {

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
        {"/v1/payouts",
         "payout",
         Ref::Payout,
         &Account::payouts,
         {"status", "arrival_date", "destination"},
         {"balance_transaction"},
         &GatewayJson::payout},
        {"/v1/balance_transactions",
         "balance_transaction",
         Ref::Ledger,
         &Account::ledger,
         {"payout", "type", "currency", "source"},
         {"source"},
         &GatewayJson::ledgerLine},
        {"/v1/customers",
         "customer",
         Ref::Customer,
         &Account::customers,
         {"email"},
         {},
         &GatewayJson::customer},
        {"/v1/subscriptions",
         "subscription",
         Ref::Subscription,
         &Account::subscriptions,
         {"status", "customer", "collection_method"},
         {"latest_invoice"},
         &GatewayJson::subscription},
        {"/v1/invoices",
         "invoice",
         Ref::Invoice,
         &Account::invoices,
         {"status", "customer", "subscription", "collection_method", "due_date"},
         {"parent", "subscription"},
         &GatewayJson::invoice},
        {"/v1/invoice_payments",
         "invoice_payment",
         Ref::InvoicePayment,
         &Account::invoices,
         {"status", "invoice", "payment[type]", "payment[payment_intent]"},
         {"invoice", "payment"},
         &GatewayJson::invoicePayment},
        {"/v1/files", "file", Ref::File, &Account::files, {"purpose"}, {}, &GatewayJson::file},
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

const Gateway::List& Gateway::listOf(Ref ref)
{
    return *std::find_if(lists().begin(), lists().end(),
                         [ref](const List& list) { return list.ref == ref; });
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
        eventJson(json, m_company.world(), row, *m_company.chronicle().event(row));
    else
        (GatewayJson(m_company.world(), now).*list.write)(json, row, expand);
}

Response Gateway::retrieve(const Call& call, const List& list, const QByteArray& id)
{
    for (const auto& [key, value] : call.request.query)
        if (!key.startsWith("expand["))
            return refuse({400, "parameter_unknown", "Received unknown parameter: " + key, key});
    const Timeline& line = m_company.chronicle().account(call.account).*list.line;
    const std::optional<size_t> at = position(call, list, id);
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

}  // namespace sandbox
