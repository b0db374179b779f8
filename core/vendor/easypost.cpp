// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/vendor/easypost.h"

#include "core/vendor/reading.h"
#include "core/vendor/wire.h"

#include <algorithm>
#include <array>

namespace docket::vendor {

namespace {

constexpr Millis kLookBack = seconds(600);

struct Word {
    const char* vendor;
    const char* ours;
};
constexpr std::array<Word, 10> kStatuses{{{"unknown", "unknown"},
                                          {"pre_transit", "not_yet_in_system"},
                                          {"in_transit", "in_transit"},
                                          {"out_for_delivery", "in_transit"},
                                          {"delivered", "delivered"},
                                          // It waits at a counter: nobody has it yet.
                                          {"available_for_pickup", "in_transit"},
                                          {"return_to_sender", "returned"},
                                          {"failure", "exception"},
                                          {"cancelled", "cancelled"},
                                          // EasyPost could not ask: says nothing of the parcel.
                                          {"error", "unknown"}}};

Scan readScan(const JsonReader& detail)
{
    Scan out;
    out.at = detail.iso("datetime");
    out.code = easyPostStatus(detail.text("status"), detail.optText("status_detail"));
    out.text = personText(detail, "message");
    const JsonReader place = detail.object("tracking_location");
    out.city = personText(place, "city");
    out.country = personText(place, "country");
    return out;
}

Tracking readTracker(const JsonReader& object)
{
    Tracking out;
    out.number = object.text("tracking_code");
    out.carrier = object.optText("carrier").toLower();
    out.id = out.carrier + ':' + out.number;
    out.status = easyPostStatus(object.text("status"), object.optText("status_detail"));
    out.promisedAt = optDayEnd(object, "est_delivery_date");
    for (const JsonReader& detail : object.array("tracking_details"))
        out.scans.push_back(readScan(detail));
    std::stable_sort(out.scans.begin(), out.scans.end(),
                     [](const Scan& a, const Scan& b) { return a.at < b.at; });
    for (const Scan& scan : out.scans) {
        if (scan.code == "not_yet_in_system")
            continue;
        if (!out.shippedAt.isSet())
            out.shippedAt = scan.at;
        out.lastScanAt = scan.at;
        if (scan.code == "delivered" && out.status == "delivered" && !out.deliveredAt.isSet())
            out.deliveredAt = scan.at;
    }
    if (!out.scans.empty())
        out.statusText = out.scans.back().text;
    if (out.status == "exception" || out.status == "returned" || out.status == "lost")
        out.exception = out.statusText;
    return out;
}

Result<DecodedPage> decodeTrackers(const PageContext& context, const QByteArray& body)
{
    const auto document = JsonDocument::parse(body);
    if (!document)
        return fail(document.error());
    const JsonReader root = document->root();
    if (context.feed != "trackers" && context.feed != "tracker")
        return fail(ErrorKind::Internal, QString::fromUtf8(context.feed),
                    QStringLiteral("is not a feed of EasyPost"));
    const auto items = listOf(root, "trackers");
    if (!items)
        return fail(items.error());
    const JsonReader rest = root.alone();
    const bool more = rest.boolean("has_more");
    if (auto wrong = rest.error())
        return fail(std::move(*wrong));
    DecodedPage page;
    page.records = static_cast<qint64>(items->size());
    for (const JsonReader& item : *items)
        readRecord(page, item, [&](const JsonReader& one, auto& facts) {
            const Instant changed = one.optIso("updated_at");
            facts.push_back({readTracker(one), changed.isSet() ? changed : context.readAt});
        });
    // Newest first: what is before the last one of this page. A record that is damaged still has
    // its id, or the walk would end early.
    if (more && context.feed == "trackers") {
        const JsonReader last = items->empty() ? JsonReader() : items->back().alone();
        page.next = last.id("id");
        if (items->empty() || last.error())
            return fail(ErrorKind::Malformed, root.path(),
                        QStringLiteral("says that there is more, and not after what"));
    }
    return page;
}

// The sentence of a refusal: {"error": {"code": "...", "message": "..."}}.
QString sentence(const QByteArray& body)
{
    const auto document = JsonDocument::parse(body);
    if (!document)
        return {};
    const JsonReader error = document->root().alone().object("error");
    const JsonReader text = error.alone();
    const QByteArray message = text.optText("message");
    const QByteArray code = error.alone().optText("code");
    return plainText((text.error() ? error.raw("message") : message) +
                     (code.isEmpty() ? QByteArray() : " (" + code + ')'));
}

class EasyPost final : public Connector {
public:
    QByteArray name() const override { return "easypost"; }

    std::vector<Feed> feeds() const override
    {
        return {{"trackers", FeedMode::Window}, {"tracker", FeedMode::Child}};
    }

    Request page(const SourceConfig&, const QByteArray& feed, const FeedState& state,
                 Instant) const override
    {
        Fields fields{{"page_size", "100"}};
        Request out;
        if (feed == "trackers") {
            if (state.highWater.isSet())
                fields.emplace_back("start_datetime",
                                    toIso(state.highWater - kLookBack).toLatin1());
            if (!state.walk.isEmpty())
                fields.emplace_back("before_id", state.walk);
            out.path = withQuery("/v2/trackers", fields);
        } else if (feed == "tracker" && !state.childId.isEmpty()) {
            // A parcel is named carrier:number; EasyPost knows it by its number.
            fields.emplace_back("tracking_code", state.childId.mid(state.childId.indexOf(':') + 1));
            out.path = withQuery("/v2/trackers", fields);
        }
        return out;
    }

    Result<DecodedPage> decode(const SourceConfig&, const PageContext& context,
                               const QByteArray& body) const override
    {
        return decodeTrackers(context, body);
    }

    Error refusal(const Response& response) const override
    {
        return refusalOf(response, QStringLiteral("EasyPost"), sentence(response.body));
    }

    QByteArray childFeed(FactKind kind) const override
    {
        return kind == FactKind::Tracking ? "tracker" : QByteArray();
    }

    Header credential(const QByteArray& secret) const override
    {
        return {"Authorization", "Basic " + (secret + ':').toBase64()};
    }

    Request instruct(const SourceConfig&, const Instruction&) const override { return {}; }
    Settlement settle(const Instruction&, const Response&) const override { return {}; }
    Request lookUp(const SourceConfig&, const Instruction&) const override { return {}; }
    Settlement settleLookUp(const Instruction&, const Response&) const override { return {}; }
    Millis keyLife() const override { return 0; }
};

}  // namespace

QByteArray easyPostStatus(QByteArrayView status, QByteArrayView detail)
{
    if (status == "failure" && detail == "lost")
        return "lost";
    for (const Word& word : kStatuses)
        if (status == word.vendor)
            return word.ours;
    return "unknown";
}

const Connector& easypost()
{
    static const EasyPost connector;
    return connector;
}

}  // namespace docket::vendor
