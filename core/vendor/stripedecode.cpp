// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/vendor/stripedecode.h"

#include "core/vendor/stripebilling.h"
#include "core/vendor/stripemoney.h"
#include "core/vendor/stripeobjects.h"
#include "core/vendor/wire.h"

#include <algorithm>
#include <array>
#include <set>

namespace docket::vendor {

namespace {

constexpr std::array<StripeKind, 12> kKinds{{
    {"charge", FactKind::Payment, "charges", "charge", "/v1/charges"},
    {"refund", FactKind::Refund, "refunds", "refund", "/v1/refunds"},
    {"dispute", FactKind::Dispute, "disputes", "dispute", "/v1/disputes"},
    {"review", FactKind::Hold, "reviews", "review", "/v1/reviews"},
    {"radar.early_fraud_warning", FactKind::FraudWarning, "early_fraud_warnings",
     "early_fraud_warning", "/v1/radar/early_fraud_warnings"},
    {"payout", FactKind::Payout, "payouts", "payout", "/v1/payouts"},
    {"balance_transaction", FactKind::LedgerLine, "balance_transactions", "balance_transaction",
     "/v1/balance_transactions", FeedMode::Window},
    {"customer", FactKind::Customer, "customers", "customer", "/v1/customers"},
    {"subscription", FactKind::Subscription, "subscriptions", "subscription", "/v1/subscriptions",
     FeedMode::Walk, "status=all"},
    {"invoice", FactKind::Invoice, "invoices", "invoice", "/v1/invoices"},
    {"invoice_payment", FactKind::InvoicePayment, "invoice_payments", "invoice_payment",
     "/v1/invoice_payments", FeedMode::Walk, nullptr, true},
    {"file", FactKind::FileUpload, "files", "file", "/v1/files", FeedMode::Window},
}};

const StripeKind* kindOf(const QByteArray& object)
{
    const auto* const found = std::find_if(kKinds.begin(), kKinds.end(),
                                           [&](const StripeKind& k) { return object == k.object; });
    return found == kKinds.end() ? nullptr : found;
}

// One page under construction.
class StripePage {
public:
    StripePage(const SourceConfig& source, const PageContext& context)
        : m_mapping(stripeMapping(source))
        , m_events(context.feed == "events")
        , m_payout(context.feed == kPayoutLines ? context.childId : QByteArray())
    {
    }

    // True when `object`, of a kind that is known, became a fact.
    bool add(const StripeKind& kind, const JsonReader& object, Instant version)
    {
        const bool taken = readRecord(m_page, object, [&](const JsonReader& one, auto& facts) {
            facts.push_back({factOf(kind, one), version});
            complete(facts);
        });
        if (kind.kind == FactKind::Invoice && taken)
            addPaymentInside(object, version);
        if (kind.kind == FactKind::Payment)
            addEmbeddedRefunds(object.alone(), version);
        return taken;
    }

    void addEvent(const JsonReader& event);
    void follow(const char* feed, const QByteArray& id)
    {
        FollowUp wanted{QByteArray(feed), id};
        if (m_followed.insert(wanted).second)
            m_page.followUps.push_back(std::move(wanted));
    }

    DecodedPage& page() { return m_page; }

private:
    Fact factOf(const StripeKind& kind, const JsonReader& object) const;
    void addEmbeddedRefunds(const JsonReader& charge, Instant version);
    void addPaymentInside(const JsonReader& invoice, Instant version);
    void complete(std::vector<DecodedFact>& facts);

    Mapping m_mapping;
    bool m_events;
    QByteArray m_payout;
    DecodedPage m_page;
    std::set<FollowUp> m_followed;
};

Fact StripePage::factOf(const StripeKind& kind, const JsonReader& object) const
{
    if (object.text("object") != kind.object)
        object.reject("object", QStringLiteral("is not %1").arg(QLatin1String(kind.object)));
    if (object.optBoolean("deleted"))
        return Tombstone{kind.kind, object.text("id")};
    switch (kind.kind) {
    case FactKind::Refund:
        return readStripeRefund(object);
    case FactKind::Dispute:
        return readStripeDispute(object);
    case FactKind::Hold:
        return readStripeReview(object);
    case FactKind::FraudWarning:
        return readStripeWarning(object);
    case FactKind::Payout:
        return readStripePayout(object);
    case FactKind::LedgerLine:
        return readStripeLine(object);
    case FactKind::Customer:
        return readStripeCustomer(object);
    case FactKind::Subscription:
        return readStripeSubscription(object, m_mapping);
    case FactKind::Invoice:
        return readStripeInvoice(object, m_mapping);
    case FactKind::InvoicePayment:
        return readStripeInvoicePayment(object);
    case FactKind::FileUpload:
        return readStripeFile(object);
    default:
        return readStripeCharge(object, m_mapping);
    }
}

// Old generations carry a charge's refunds inside it, the first ten.
void StripePage::addEmbeddedRefunds(const JsonReader& charge, Instant version)
{
    const JsonReader list = charge.object("refunds");
    const QByteArray id = charge.alone().optId("id");
    for (const JsonReader& refund : list.array("data"))
        readRecord(m_page, refund, [&](const JsonReader& one, auto& facts) {
            facts.push_back({readStripeRefund(one), version});
        });
    if (list.optBoolean("has_more") && !id.isEmpty())
        follow("charge_refunds", id);
    if (const auto wrong = list.error())
        quarantine(m_page, charge, *wrong);
}

// An invoice of an old generation names what paid it. In an event it stands for nothing: the
// account may be of the current one, where the same is told by an object with an id of its own.
void StripePage::addPaymentInside(const JsonReader& invoice, Instant version)
{
    if (m_events)
        return;
    readRecord(m_page, invoice, [&](const JsonReader& one, auto& facts) {
        if (auto inside = paymentInside(one))
            facts.push_back({std::move(*inside), version});
    });
}

// What the page knows besides the object.
void StripePage::complete(std::vector<DecodedFact>& facts)
{
    DecodedFact& last = facts.back();
    if (auto* line = std::get_if<LedgerLine>(&last.fact)) {
        // A line never changes, but for the payout it goes out with, which only the payout's own
        // list tells: read again in the long list it must not lose it.
        if (m_payout.isEmpty())
            last.version = line->createdAt;
        else
            line->payout = m_payout;
    }
    const auto* payout = std::get_if<Payout>(&last.fact);
    if (payout && payout->automatic && payout->status == "paid" && !m_events)
        follow(kPayoutLines, payout->id);
}

void StripePage::addEvent(const JsonReader& item)
{
    const JsonReader event = item.alone();
    const QByteArray type = event.text("type");
    const Instant created = event.unixSeconds("created");
    const JsonReader object = event.object("data").object("object");
    const QByteArray word = object.text("object");
    if (const auto wrong = event.error()) {
        quarantine(m_page, item, *wrong);
        return;
    }
    const StripeKind* kind = kindOf(word);
    if (!kind)
        return;
    const QByteArray id = object.alone().optId("id");
    // A preview of an invoice that is not there yet.
    if (type == "invoice.upcoming")
        return;
    // A subscription that is "deleted" has ended, and stays.
    if (type.endsWith(".deleted") && !id.isEmpty() && kind->kind != FactKind::Subscription) {
        m_page.facts.push_back({Tombstone{kind->kind, id}, created});
        return;
    }
    const bool deleted = object.alone().optBoolean("deleted");
    add(*kind, object, created);
    if (id.isEmpty() || deleted)
        return;
    // An event says that the object changed, and shows it as it was then: read it again.
    follow(kind->child, id);
    // Between the two generations a refund was neither inside its charge nor an event of its own.
    if (type == "charge.refunded" && !object.alone().has("refunds"))
        follow("charge_refunds", id);
}

Result<JsonDocument> parsed(const QByteArray& body)
{
    return JsonDocument::parse(body);
}

// The id behind which the next page starts; empty at the end.
Result<QByteArray> nextOf(const JsonReader& root, const std::vector<JsonReader>& items)
{
    const JsonReader page = root.alone();
    const bool more = page.boolean("has_more");
    if (auto wrong = page.error())
        return fail(std::move(*wrong));
    if (!more)
        return QByteArray();
    const QByteArray last = items.empty() ? QByteArray() : items.back().alone().optId("id");
    if (last.isEmpty())
        return fail(ErrorKind::Malformed, QStringLiteral("$.has_more"),
                    QStringLiteral("promises more, but the last record has no id to go on from"));
    return last;
}

Result<DecodedPage> decodeList(StripePage page, const StripeKind* kind, const JsonReader& root,
                               Instant readAt)
{
    const auto items = listOf(root, "data");
    if (!items)
        return fail(items.error());
    auto next = nextOf(root, *items);
    if (!next)
        return fail(next.error());
    if (kind) {
        for (const JsonReader& item : *items)
            page.add(*kind, item, readAt);
    } else {
        // Newest first: of two events in one second the later must be the one read later.
        for (auto item = items->rbegin(); item != items->rend(); ++item)
            page.addEvent(*item);
    }
    page.page().next = std::move(*next);
    page.page().records = static_cast<qint64>(items->size());
    return std::move(page.page());
}

}  // namespace

std::span<const StripeKind> stripeKinds()
{
    return kKinds;
}

std::optional<StripeError> readStripeError(const QByteArray& body)
{
    const auto document = parsed(body);
    if (!document)
        return std::nullopt;
    const JsonReader root = document->root();
    const JsonReader error = root.object("error");
    if (!error.isObject())
        return std::nullopt;
    StripeError out{error.optText("type"), error.optText("code"), error.optText("decline_code"),
                    plainText(error.optText("message"))};
    if (root.error() || (out.type.isEmpty() && out.code.isEmpty()))
        return std::nullopt;
    return out;
}

Refund readStripeRefund(const JsonReader& refund)
{
    Refund out;
    out.id = refund.text("id");
    out.system = RefundSystem::Gateway;
    out.payment = refund.optReference("charge");
    out.createdAt = refund.unixSeconds("created");
    out.amount = readStripeAmount(refund, "amount", readCurrency(refund, "currency"));
    // requires_action, null and words that are not known yet are Pending: nothing is claimed.
    const QByteArray status = refund.optText("status");
    if (status == "succeeded")
        out.status = RefundStatus::Succeeded;
    else if (status == "failed")
        out.status = RefundStatus::Failed;
    else if (status == "canceled")
        out.status = RefundStatus::Cancelled;
    out.reason = refund.optText("reason");
    out.failureReason = refund.optText("failure_reason");
    out.action = refund.object("metadata").optId("ops_action_id");
    return out;
}

Result<DecodedPage> decodeStripe(const SourceConfig& source, const PageContext& context,
                                 const QByteArray& body)
{
    const auto document = parsed(body);
    if (!document)
        return fail(document.error());
    const JsonReader root = document->root();
    StripePage page(source, context);
    if (context.feed == "events")
        return decodeList(std::move(page), nullptr, root, context.readAt);
    if (context.feed == "charge_refunds")
        return decodeList(std::move(page), kindOf("refund"), root, context.readAt);
    if (context.feed == kPayoutLines)
        return decodeList(std::move(page), kindOf("balance_transaction"), root, context.readAt);
    for (const StripeKind& kind : kKinds) {
        if (context.feed == kind.list)
            return decodeList(std::move(page), &kind, root, context.readAt);
        if (context.feed == kind.child) {
            page.page().records = 1;
            page.add(kind, root, context.readAt);
            return std::move(page.page());
        }
    }
    return fail(ErrorKind::Internal, QString::fromUtf8(context.feed),
                QStringLiteral("is not a feed of Stripe"));
}

}  // namespace docket::vendor
