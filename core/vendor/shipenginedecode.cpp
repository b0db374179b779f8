// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/vendor/shipenginedecode.h"

#include <QUrl>
#include <QUrlQuery>

#include <algorithm>
#include <array>

namespace docket::vendor {

namespace {

// What a code means without its detail.
struct Word {
    const char* vendor;
    const char* ours;
};
constexpr std::array<Word, 8> kCodes{{{"UN", "unknown"},
                                      {"AC", "accepted"},
                                      {"IT", "in_transit"},
                                      {"DE", "delivered"},
                                      {"EX", "exception"},
                                      {"AT", "delivery_attempt"},
                                      {"NY", "not_yet_in_system"},
                                      // It waits at a counter: nobody has it yet.
                                      {"SP", "in_transit"}}};
// Details that say more than their code.
constexpr std::array<Word, 5> kDetails{{{"RETURN_TO_SENDER", "returned"},
                                        {"UNDELIVERABLE_RETURNED_TO_SENDER", "returned"},
                                        {"PARCEL_LOST", "lost"},
                                        {"PARCEL_DISPOSED", "lost"},
                                        {"CANCELLED", "cancelled"}}};

Money cost(const JsonReader& price)
{
    return price.isObject() ? price.decimal("amount", readCurrency(price, "currency")) : Money();
}

Label readLabel(const JsonReader& object, const Mapping& mapping)
{
    Label out;
    out.id = object.id("label_id");
    out.order =
        mapping.value("order", [&](const QByteArray& path) { return readPath(object, path); });
    out.createdAt = object.iso("created_at");
    out.shipDate = optDay(object, "ship_date");
    out.voidedAt = object.optIso("voided_at");
    out.status = object.text("status");
    if (out.status == "voided" && !out.voidedAt.isSet())
        out.voidedAt = out.createdAt;  // what is void must not look alive
    out.carrier = object.optText("carrier_code");
    out.service = object.optText("service_code");
    out.tracking = object.optText("tracking_number");
    out.returning = object.optBoolean("is_return_label");
    out.cost = cost(object.object("shipment_cost"));
    return out;
}

Scan readScan(const JsonReader& event)
{
    Scan out;
    out.at = event.iso("occurred_at");
    out.code = shipEngineStatus(event.optText("status_code"), event.optText("status_detail_code"));
    out.text = personText(event, "description");
    if (out.text.isEmpty())
        out.text = personText(event, "carrier_status_description");
    out.city = personText(event, "city_locality");
    out.country = personText(event, "country_code");
    return out;
}

Tracking readTracking(const JsonReader& object)
{
    Tracking out;
    out.number = object.text("tracking_number");
    out.carrier = object.optText("carrier_code").toLower();
    out.id = out.carrier + ':' + out.number;
    out.status =
        shipEngineStatus(object.optText("status_code"), object.optText("status_detail_code"));
    out.statusText = personText(object, "carrier_status_description");
    if (out.statusText.isEmpty())
        out.statusText = personText(object, "status_description");
    out.exception = personText(object, "exception_description");
    out.shippedAt = optDay(object, "ship_date");
    out.promisedAt = optDayEnd(object, "estimated_delivery_date");
    out.deliveredAt = optDay(object, "actual_delivery_date");
    for (const JsonReader& event : object.array("events"))
        out.scans.push_back(readScan(event));
    std::stable_sort(out.scans.begin(), out.scans.end(),
                     [](const Scan& a, const Scan& b) { return a.at < b.at; });
    for (const Scan& scan : out.scans) {
        if (scan.code != "not_yet_in_system")
            out.lastScanAt = scan.at;
        // Not every carrier repeats it beside its events.
        if (scan.code == "delivered" && out.status == "delivered" && !out.deliveredAt.isSet())
            out.deliveredAt = scan.at;
    }
    return out;
}

class ShipEnginePage {
public:
    ShipEnginePage(const SourceConfig& source, const PageContext& context)
        : m_mapping(source.mapping, {{"order", {"external_order_id"}}, {"rma", {"rma_number"}}})
        , m_rmaPrefix(source.mapping.value(QStringLiteral("rma_prefix")).toString().toUtf8())
        , m_readAt(context.readAt)
    {
    }

    void addLabel(const JsonReader& item);
    void addTracking(const JsonReader& item)
    {
        readRecord(m_page, item, [this](const JsonReader& one, auto& facts) {
            facts.push_back({readTracking(one), m_readAt});
        });
    }
    DecodedPage finish(qint64 records, QByteArray next)
    {
        m_page.records = records;
        m_page.next = std::move(next);
        return std::move(m_page);
    }

private:
    Mapping m_mapping;
    QByteArray m_rmaPrefix;
    Instant m_readAt;
    DecodedPage m_page;
};

void ShipEnginePage::addLabel(const JsonReader& item)
{
    Label label;
    QByteArray state;
    const bool taken = readRecord(m_page, item, [&](const JsonReader& one, auto& facts) {
        label = readLabel(one, m_mapping);
        state = one.optText("tracking_status");
        const QByteArray rma =
            m_mapping.value("rma", [&](const QByteArray& path) { return readPath(one, path); });
        if (label.order.isEmpty() && !m_rmaPrefix.isEmpty() && rma.startsWith(m_rmaPrefix))
            label.order = rma.mid(m_rmaPrefix.size());
        const Instant at = label.voidedAt.isSet() ? label.voidedAt : label.createdAt;
        facts.push_back({label, at});
        if (label.returning && label.status != "error")
            facts.push_back({Return{label.id,
                                    label.order,
                                    rma,
                                    {},
                                    label.createdAt,
                                    {},
                                    label.voidedAt,
                                    {},
                                    label.carrier,
                                    label.tracking},
                             at});
        // What arrived before we first looked: that it did is known, when is not. Older than every
        // answer about the parcel itself.
        if (state == "delivered" && !label.returning && !label.tracking.isEmpty()) {
            Tracking arrived;
            arrived.carrier = label.carrier.toLower();
            arrived.number = label.tracking;
            arrived.id = arrived.carrier + ':' + arrived.number;
            arrived.status = "delivered";
            arrived.shippedAt = label.shipDate;
            facts.push_back({std::move(arrived), label.createdAt});
        }
    });
    if (!taken) {
        if (!m_page.quarantined.empty())
            m_page.quarantined.back().id = item.alone().optId("label_id");
        return;
    }
    const bool alive =
        label.status == "completed" && !label.voidedAt.isSet() && !label.tracking.isEmpty();
    if (alive && (state != "delivered" || label.returning))
        m_page.followUps.push_back({"label_tracking", label.id});
}

// The next page of a list, and the window's end as the vendor tells it back. A list that cannot say
// whether it is complete is refused: a wrong end of a walk would lose records silently.
Result<QByteArray> nextOf(const JsonReader& root)
{
    const JsonReader page = root.alone();
    const qint64 at = page.integer("page");
    const qint64 of = page.integer("pages");
    const QByteArray href = page.object("links").object("next").optText("href");
    if (auto wrong = page.error())
        return fail(std::move(*wrong));
    if (at < 1 || of < 0)
        return fail(ErrorKind::Malformed, QStringLiteral("page"), QStringLiteral("is no page"));
    if (at >= of)
        return QByteArray();
    ShipEngineWalk next;
    next.page = at + 1;
    const QUrlQuery query(QUrl(QString::fromUtf8(href)));
    if (const auto until =
            parseIso(query.queryItemValue(QStringLiteral("created_at_end"), QUrl::FullyDecoded)))
        next.until = *until;
    return next.token();
}

}  // namespace

QByteArray ShipEngineWalk::token() const
{
    return QByteArray::number(page) +
           (until.isSet() ? '@' + toIso(until).toLatin1() : QByteArray());
}

ShipEngineWalk ShipEngineWalk::parse(const QByteArray& token)
{
    ShipEngineWalk out;
    const qsizetype split = token.indexOf('@');
    out.page = std::max<qint64>(1, token.left(split < 0 ? token.size() : split).toLongLong());
    if (split >= 0)
        if (const auto until = parseIso(QString::fromLatin1(token.mid(split + 1))))
            out.until = *until;
    return out;
}

QByteArray shipEngineStatus(QByteArrayView code, QByteArrayView detail)
{
    for (const Word& word : kDetails)
        if (detail == word.vendor)
            return word.ours;
    for (const Word& word : kCodes)
        if (code == word.vendor)
            return word.ours;
    return "unknown";
}

Result<DecodedPage> decodeShipEngine(const SourceConfig& source, const PageContext& context,
                                     const QByteArray& body)
{
    const auto document = JsonDocument::parse(body);
    if (!document)
        return fail(document.error());
    const JsonReader root = document->root();
    ShipEnginePage page(source, context);
    if (context.feed == "labels" || context.feed == "voided_labels") {
        const auto items = listOf(root, "labels");
        if (!items)
            return fail(items.error());
        auto next = nextOf(root);
        if (!next)
            return fail(next.error());
        for (const JsonReader& item : *items)
            page.addLabel(item);
        return page.finish(static_cast<qint64>(items->size()), std::move(*next));
    }
    const bool label = context.feed == "label";
    if (!label && context.feed != "label_tracking")
        return fail(ErrorKind::Internal, QString::fromUtf8(context.feed),
                    QStringLiteral("is not a feed of ShipEngine"));
    if (!root.isObject())
        return fail(ErrorKind::Malformed, root.path(), QStringLiteral("is not an object"));
    label ? page.addLabel(root) : page.addTracking(root);
    return page.finish(1, {});
}

}  // namespace docket::vendor
