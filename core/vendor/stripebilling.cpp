// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/vendor/stripebilling.h"

#include "core/vendor/stripemoney.h"

namespace docket::vendor {

namespace {

PostalAddress address(const JsonReader& at, const QString& name)
{
    return {name,
            personText(at, "line1"),
            personText(at, "line2"),
            personText(at, "city"),
            personText(at, "postal_code"),
            personText(at, "state"),
            personText(at, "country")};
}

Money optAmount(const JsonReader& object, const char* name, Currency currency)
{
    return object.has(name) ? readStripeAmount(object, name, currency) : Money{0, currency};
}

// Before invoices had a status they said whether they were paid, and whether anybody still tries.
QByteArray invoiceStatus(const JsonReader& invoice)
{
    QByteArray status = invoice.optText("status");
    if (status.isEmpty() && invoice.has("paid"))
        status = invoice.boolean("paid")          ? "paid"
                 : invoice.optBoolean("forgiven") ? "uncollectible"
                 : !invoice.optBoolean("closed")  ? "open"
                                                  : "void";
    return status;
}

Instant invoiceCreated(const JsonReader& invoice)
{
    return invoice.has("created") ? invoice.unixSeconds("created") : invoice.unixSeconds("date");
}

// What one item costs for one period; none when its price is not a fixed one.
Money itemAmount(const JsonReader& item, Currency currency)
{
    const JsonReader price = item.object("price");
    const JsonReader plan = item.object("plan");
    const bool priced = price.has("unit_amount");
    if (!priced && !plan.has("amount"))
        return {};
    Money each = priced ? readStripeAmount(price, "unit_amount", currency)
                        : readStripeAmount(plan, "amount", currency);
    if (__builtin_mul_overflow(each.minor, item.optInteger("quantity").value_or(1), &each.minor))
        item.reject("quantity", QStringLiteral("makes more money than there is"));
    return each;
}

}  // namespace

Customer readStripeCustomer(const JsonReader& customer)
{
    Customer out;
    out.id = customer.text("id");
    out.createdAt = customer.unixSeconds("created");
    out.delinquent = customer.optBoolean("delinquent");
    out.personal.name = personText(customer, "name");
    out.personal.email = personText(customer, "email");
    out.personal.phone = personText(customer, "phone");
    out.personal.billing = address(customer.object("address"), out.personal.name);
    const JsonReader shipping = customer.object("shipping");
    out.personal.shipping = address(shipping.object("address"), personText(shipping, "name"));
    return out;
}

Subscription readStripeSubscription(const JsonReader& subscription, const Mapping& mapping)
{
    Subscription out;
    out.id = subscription.text("id");
    out.customer = subscription.optReference("customer");
    out.status = subscription.text("status");
    out.createdAt = subscription.has("created") ? subscription.unixSeconds("created")
                                                : subscription.unixSeconds("start");
    out.periodFrom = subscription.optUnixSeconds("current_period_start");
    out.periodUntil = subscription.optUnixSeconds("current_period_end");
    out.cancelledAt = subscription.optUnixSeconds("canceled_at");
    out.endedAt = subscription.optUnixSeconds("ended_at");
    out.cancelAtEnd = subscription.optBoolean("cancel_at_period_end");
    out.latestInvoice = subscription.optReference("latest_invoice");
    out.offer = mapping.value("offer",
                              [&](const QByteArray& path) { return readPath(subscription, path); });

    const std::vector<JsonReader> items = subscription.object("items").array("data");
    // Without a currency of its own, its price's.
    Currency currency;
    if (subscription.has("currency"))
        currency = readCurrency(subscription, "currency");
    else if (subscription.has("plan"))
        currency = readCurrency(subscription.object("plan"), "currency");
    else if (!items.empty())
        currency = readCurrency(items.front().object(items.front().has("price") ? "price" : "plan"),
                                "currency");
    bool priced = !items.empty() && currency.isSet();
    Money sum{0, currency};
    for (const JsonReader& item : items) {
        const Money amount = currency.isSet() ? itemAmount(item, currency) : Money{};
        priced = priced && amount.isSet();
        if (priced && __builtin_add_overflow(sum.minor, amount.minor, &sum.minor))
            item.reject("quantity", QStringLiteral("makes more money than there is"));
        const Instant from = item.optUnixSeconds("current_period_start");
        const Instant until = item.optUnixSeconds("current_period_end");
        if (from.isSet() && !out.periodFrom.isSet())
            out.periodFrom = from;
        if (until.isSet() && !out.periodUntil.isSet())
            out.periodUntil = until;
    }
    if (priced)
        out.amount = sum;
    return out;
}

Invoice readStripeInvoice(const JsonReader& invoice, const Mapping& mapping)
{
    Invoice out;
    out.id = invoice.text("id");
    out.customer = invoice.optReference("customer");
    out.subscription = invoice.optReference("subscription");
    if (out.subscription.isEmpty())
        out.subscription =
            invoice.object("parent").object("subscription_details").optReference("subscription");
    out.status = invoiceStatus(invoice);
    out.billing = invoice.optText("billing_reason");
    out.createdAt = invoiceCreated(invoice);
    out.dueAt = invoice.optUnixSeconds("due_date");
    out.nextAttemptAt = invoice.optUnixSeconds("next_payment_attempt");
    out.paidAt = invoice.object("status_transitions").optUnixSeconds("paid_at");
    out.attempts = invoice.optInteger("attempt_count").value_or(0);
    const Currency currency = readCurrency(invoice, "currency");
    out.due = readStripeAmount(invoice, "amount_due", currency);
    out.paid = optAmount(invoice, "amount_paid", currency);
    out.payment = invoice.optReference("charge");
    out.order =
        mapping.value("order", [&](const QByteArray& path) { return readPath(invoice, path); });
    return out;
}

std::optional<InvoicePayment> paymentInside(const JsonReader& invoice)
{
    InvoicePayment out;
    out.payment = invoice.optReference("charge");
    out.intent = invoice.optReference("payment_intent");
    if (out.payment.isEmpty() && out.intent.isEmpty())
        return std::nullopt;
    out.invoice = invoice.text("id");
    out.id = out.invoice + ":payment";
    const QByteArray status = invoiceStatus(invoice);
    out.status = status == "paid" ? "paid" : status == "void" ? "canceled" : "open";
    out.createdAt = invoiceCreated(invoice);
    out.paidAt = invoice.object("status_transitions").optUnixSeconds("paid_at");
    const Currency currency = readCurrency(invoice, "currency");
    out.amount = readStripeAmount(
        invoice, status == "paid" && invoice.has("amount_paid") ? "amount_paid" : "amount_due",
        currency);
    return out;
}

InvoicePayment readStripeInvoicePayment(const JsonReader& payment)
{
    InvoicePayment out;
    out.id = payment.text("id");
    out.invoice = payment.optReference("invoice");
    const JsonReader by = payment.object("payment");
    out.payment = by.optReference("charge");
    out.intent = by.optReference("payment_intent");
    out.status = payment.text("status");
    out.createdAt = payment.unixSeconds("created");
    out.paidAt = payment.object("status_transitions").optUnixSeconds("paid_at");
    out.amount =
        readStripeAmount(payment, payment.has("amount_paid") ? "amount_paid" : "amount_requested",
                         readCurrency(payment, "currency"));
    out.isDefault = payment.optBoolean("is_default", true);
    return out;
}

Payout readStripePayout(const JsonReader& payout)
{
    Payout out;
    out.id = payout.text("id");
    out.createdAt =
        payout.has("created") ? payout.unixSeconds("created") : payout.unixSeconds("date");
    out.arrivesAt = payout.optUnixSeconds("arrival_date");
    out.amount = readStripeAmount(payout, "amount", readCurrency(payout, "currency"));
    out.status = payout.text("status");
    if (out.status == "canceled")
        out.status = "cancelled";
    out.failureCode = payout.optText("failure_code");
    out.automatic = payout.optBoolean("automatic", true);
    return out;
}

LedgerLine readStripeLine(const JsonReader& line)
{
    LedgerLine out;
    out.id = line.text("id");
    out.createdAt = line.unixSeconds("created");
    out.availableAt = line.optUnixSeconds("available_on");
    const Currency currency = readCurrency(line, "currency");
    out.amount = readStripeAmount(line, "amount", currency);
    out.fee = optAmount(line, "fee", currency);
    out.net = readStripeAmount(line, "net", currency);
    out.type = line.text("type");
    out.about = line.optReference("source");
    return out;
}

FileUpload readStripeFile(const JsonReader& file)
{
    FileUpload out;
    out.id = file.text("id");
    out.createdAt = file.unixSeconds("created");
    out.purpose = file.optText("purpose");
    out.name = file.optText("filename");
    out.type = file.optText("type");
    out.size = file.optInteger("size").value_or(0);
    return out;
}

}  // namespace docket::vendor
