// SPDX-License-Identifier: GPL-3.0-or-later
// How a row is found by its id, the filters of the lists of money and billing, and uploads.
#include "app/sandbox/billing.h"
#include "app/sandbox/catalogue.h"
#include "app/sandbox/gateway.h"
#include "app/sandbox/ledger.h"
#include "app/sandbox/people.h"

#include <algorithm>

namespace sandbox {

namespace {

constexpr qsizetype kLargestFile = 5 * 1024 * 1024;

const char* invoiceStatus(const World& world, quint32 row, qint64 at)
{
    const Dunning d = dunning(world, row, at);
    return d.paidAt != kNever ? "paid" : d.exhaustedAt <= at ? "uncollectible" : "open";
}

const char* lineType(LedgerLine::Type type)
{
    switch (type) {
    case LedgerLine::Type::Charge:
        return "charge";
    case LedgerLine::Type::Refund:
        return "refund";
    case LedgerLine::Type::RefundFailure:
        return "refund_failure";
    case LedgerLine::Type::Payout:
        return "payout";
    default:
        return "adjustment";
    }
}

// The gateway's id of what made a line.
QByteArray lineSource(quint64 seed, const LedgerLine& line)
{
    switch (line.type) {
    case LedgerLine::Type::Charge:
        return gatewayId(seed, Ref::Charge, line.row);
    case LedgerLine::Type::Refund:
    case LedgerLine::Type::RefundFailure:
        return gatewayId(seed, Ref::Refund, line.row);
    case LedgerLine::Type::Payout:
        return gatewayId(seed, Ref::Payout, line.row);
    default:
        return gatewayId(seed, Ref::Dispute, line.row);
    }
}

// Whether `second` is in the range that "name", "name[gte]" and so on ask for.
bool inRange(const QByteArray& name, qint64 second, const QByteArray& value)
{
    const qint64 given = value.toLongLong();
    if (name.endsWith("[gte]"))
        return second >= given;
    if (name.endsWith("[gt]"))
        return second > given;
    if (name.endsWith("[lte]"))
        return second <= given;
    if (name.endsWith("[lt]"))
        return second < given;
    return second == given;
}

// What a document is by its first bytes; empty when it is nothing that evidence may be.
QByteArray documentType(QByteArrayView bytes)
{
    if (bytes.startsWith("%PDF"))
        return "pdf";
    if (bytes.startsWith("\x89PNG"))
        return "png";
    return bytes.startsWith("\xff\xd8\xff") ? "jpg" : QByteArray();
}

}  // namespace

std::optional<Entry> Gateway::named(const Call& call, const List& list, QByteArrayView id) const
{
    const World& w = m_company.world();
    const auto account = static_cast<quint32>(call.account);
    if (list.ref == Ref::Subscription) {
        const GatewayJson json(w, call.now);
        for (const auto& [key, billed] : w.billed)
            if (key % 4 == account && json.subscriptionId(key / 4) == id)
                return Entry{w.subscriptions[key / 4].at, key};
        return std::nullopt;
    }
    const std::optional<quint32> row = gatewayRow(w.seed, list.ref, id);
    if (!row)
        return std::nullopt;
    const auto of = [&](const auto& rows) {
        return *row < rows.size() ? std::optional(Entry{rows[*row].at, *row}) : std::nullopt;
    };
    switch (list.ref) {
    case Ref::Charge:
        return of(w.charges);
    case Ref::Intent:
    case Ref::Invoice:
    case Ref::InvoicePayment:
        return of(w.intents);
    case Ref::Refund:
        return of(w.refunds);
    case Ref::Dispute:
        return of(w.disputes);
    case Ref::Review:
        return of(w.reviews);
    case Ref::Warning:
        return of(w.warnings);
    case Ref::Payout:
        return of(w.payouts);
    case Ref::File:
        return of(w.files);
    case Ref::Event: {
        const Event* event = m_company.chronicle().event(*row);
        return event ? std::optional(Entry{event->at, *row}) : std::nullopt;
    }
    case Ref::Ledger: {
        const auto line = ledgerLine(w, *row);
        return line ? std::optional(Entry{line->at, *row}) : std::nullopt;
    }
    case Ref::Customer: {
        const auto& since = w.customerSince[account];
        return *row < since.size() ? std::optional(Entry{since[*row], *row * 4 + account})
                                   : std::nullopt;
    }
    default:
        return std::nullopt;
    }
}

std::optional<size_t> Gateway::position(const Call& call, const List& list, QByteArrayView id) const
{
    const Timeline& line = m_company.chronicle().account(call.account).*list.line;
    const std::optional<Entry> entry = named(call, list, id);
    if (!entry || entry->at > call.now)
        return std::nullopt;
    const auto found = std::lower_bound(line.begin(), line.end(), *entry);
    if (found == line.end() || *found != *entry)
        return std::nullopt;
    return static_cast<size_t>(found - line.begin());
}

bool Gateway::readLaterFilter(const Call& call, const List& list, const QByteArray& name,
                              const QByteArray& value,
                              std::vector<std::function<bool(quint32)>>& tests) const
{
    const World& w = m_company.world();
    const qint64 now = call.now;
    switch (list.ref) {
    case Ref::Payout:
        tests.emplace_back([&w, now, name, value](quint32 row) {
            const Payout& payout = w.payouts[row];
            if (name.startsWith("arrival_date"))
                return inRange(name, payout.arrivesAt / kDay * kDay / kSecond, value);
            if (name != "status")
                return false;
            return value == (now >= payout.arrivesAt        ? "paid"
                             : now >= payout.at + 5 * kHour ? "in_transit"
                                                            : "pending");
        });
        return true;
    case Ref::Ledger:
        tests.emplace_back(
            [&w, name, value, payout = gatewayRow(w.seed, Ref::Payout, value)](quint32 row) {
                const auto line = ledgerLine(w, row);
                if (!line)
                    return false;
                if (name == "payout") {
                    const auto of = w.payoutOf.find(row);
                    return payout && of != w.payoutOf.end() && of->second == *payout;
                }
                if (name == "type")
                    return value == lineType(line->type);
                if (name == "currency")
                    return value.toLower() == facts(line->coin).lower;
                return value == lineSource(w.seed, *line);
            });
        return true;
    case Ref::Customer:
        tests.emplace_back(
            [&w, value](quint32 key) { return person(w.seed, key / 4).email == value; });
        return true;
    case Ref::Subscription:
        tests.emplace_back([&w, now, name, value,
                            customer = gatewayRow(w.seed, Ref::Customer, value)](quint32 key) {
            if (name == "customer")
                return customer && w.subscriptions[key / 4].customer == *customer;
            if (name == "collection_method")
                return value == "charge_automatically";
            return value == "all" || value == standing(w, key / 4, key % 4, now).status ||
                   (value == "ended" && w.subscriptions[key / 4].endedAt <= now);
        });
        return true;
    case Ref::Invoice:
        tests.emplace_back([&w, now, name, value,
                            customer = gatewayRow(w.seed, Ref::Customer, value)](quint32 row) {
            if (name == "customer")
                return customer && w.intents[row].customer == *customer;
            if (name == "subscription")
                return GatewayJson(w, now).subscriptionId(subscriptionOf(w, row)) == value;
            if (name == "status")
                return value == invoiceStatus(w, row, now);
            return name == "collection_method" && value == "charge_automatically";
        });
        return true;
    case Ref::InvoicePayment:
        tests.emplace_back([&w, now, name, value](quint32 row) {
            if (name == "invoice")
                return gatewayId(w.seed, Ref::Invoice, row) == value;
            if (name == "payment[payment_intent]")
                return gatewayId(w.seed, Ref::Intent, row) == value;
            if (name == "payment[type]")
                return value == "payment_intent";
            return value == (dunning(w, row, now).paidAt != kNever ? "paid" : "open");
        });
        return true;
    case Ref::File:
        tests.emplace_back([&w, value](quint32 row) { return w.files[row].purpose == value; });
        return true;
    default:
        return false;
    }
}

Response Gateway::upload(const Call& call, bool& saved)
{
    const auto purpose = field(call.form, "purpose"), bytes = field(call.form, "file"),
               name = field(call.form, "file/filename");
    for (const auto& [key, value] : call.form)
        if (key != "purpose" && !key.startsWith("file") && !key.startsWith("expand["))
            return refuse({400, "parameter_unknown", "Received unknown parameter: " + key, key});
    if (!purpose)
        return refuse({400, "parameter_missing", "Missing required param: purpose.", "purpose"});
    if (!bytes || !name)
        return refuse({400, "parameter_missing", "Missing required param: file.", "file"});
    constexpr std::array kPurposes{"dispute_evidence", "identity_document", "business_logo"};
    if (std::find_if(kPurposes.begin(), kPurposes.end(),
                     [&](const char* p) { return *purpose == p; }) == kPurposes.end())
        return refuse({400, {}, "Invalid purpose: " + *purpose, "purpose"});
    const QByteArray type = documentType(*bytes);
    if (type.isEmpty())
        return refuse(
            {400, "invalid_file_type", "A document must be a PDF, a JPEG or a PNG.", "file"});
    if (bytes->size() > kLargestFile)
        return refuse({400, "file_too_large", "The file is larger than 5 MB.", "file"});
    File file;
    file.account = static_cast<quint8>(call.account);
    file.purpose = *purpose;
    file.name = *name;
    file.type = type;
    file.content = *bytes;
    const quint32 row = m_company.upload(std::move(file));
    return written(listOf(Ref::File), row, {}, saved);
}

}  // namespace sandbox
