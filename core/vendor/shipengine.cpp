// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/vendor/shipengine.h"

#include "core/vendor/shipenginedecode.h"
#include "core/vendor/shipenginevoid.h"
#include "core/vendor/wire.h"

namespace docket::vendor {

namespace {

// A label shows in the list some seconds after it is made: read the last ten minutes again.
constexpr Millis kLookBack = seconds(600);
// No carrier takes a label back that is older. Labels have no filter on their last change, so that
// this many days of void ones are read each time; they are few.
constexpr Millis kVoidable = days(60);

QByteArray iso(Instant at)
{
    return toIso(at).toLatin1();
}

// The first error's sentence.
QString sentence(const QByteArray& body)
{
    const auto document = JsonDocument::parse(body);
    if (!document)
        return {};
    const JsonReader root = document->root().alone();
    const std::vector<JsonReader> errors = root.array("errors");
    if (errors.empty())
        return {};
    const JsonReader first = errors.front().alone();
    const QByteArray code = first.optText("error_code");
    return plainText(first.optText("message") +
                     (code.isEmpty() ? QByteArray() : " (" + code + ')'));
}

class ShipEngine final : public Connector {
public:
    QByteArray name() const override { return "shipengine"; }

    std::vector<Feed> feeds() const override
    {
        return {{"labels", FeedMode::Window, false, FactKind::Label},
                {"voided_labels", FeedMode::Snapshot},
                {"label_tracking", FeedMode::Child},
                {"label", FeedMode::Child}};
    }

    Request page(const SourceConfig&, const QByteArray& feed, const FeedState& state,
                 Instant now) const override
    {
        // Oldest first and up to one instant: what is made during the walk comes after its end, so
        // that no page shifts under it.
        const ShipEngineWalk walk = ShipEngineWalk::parse(state.walk);
        const Instant until = walk.until.isSet() ? walk.until : now;
        Fields fields;
        if (feed == "labels") {
            if (state.highWater.isSet())
                fields.emplace_back("created_at_start", iso(state.highWater - kLookBack));
            return list(fields, walk.page, until);
        }
        if (feed == "voided_labels") {
            fields.emplace_back("label_status", "voided");
            // From a whole day, so that the window begins alike on each of its pages.
            fields.emplace_back("created_at_start",
                                iso(Instant{(until - kVoidable).ms / days(1) * days(1)}));
            return list(fields, walk.page, until);
        }
        if (state.childId.isEmpty())
            return {};
        Request out;
        if (feed == "label")
            out.path = "/v1/labels/" + encoded(state.childId);
        else if (feed == "label_tracking")
            out.path = "/v1/labels/" + encoded(state.childId) + "/track";
        return out;
    }

    Result<DecodedPage> decode(const SourceConfig& source, const PageContext& context,
                               const QByteArray& body) const override
    {
        return decodeShipEngine(source, context, body);
    }

    Error refusal(const Response& response) const override
    {
        return refusalOf(response, QStringLiteral("ShipEngine"), sentence(response.body));
    }

    QByteArray childFeed(FactKind kind) const override
    {
        switch (kind) {
        case FactKind::Label:
        case FactKind::Return:
            return "label";
        case FactKind::Tracking:
            return "label_tracking";
        default:
            return {};
        }
    }

    Header credential(const QByteArray& secret) const override { return {"API-Key", secret}; }

    Request instruct(const SourceConfig&, const Instruction& wanted) const override
    {
        return labelVoiding(wanted);
    }
    Settlement settle(const Instruction& wanted, const Response& response) const override
    {
        return settleLabelVoiding(wanted, response, said(response));
    }
    Request lookUp(const SourceConfig&, const Instruction& wanted) const override
    {
        return labelVoidingLookUp(wanted);
    }
    Settlement settleLookUp(const Instruction& wanted, const Response& response) const override
    {
        return settleLabelVoidingLookUp(wanted, response, said(response));
    }
    bool readsFirst() const override { return true; }
    // A label that is void stays void.
    Millis keyLife() const override { return days(3650); }

private:
    // Why it said no: its sentence, and where it sent none, the status.
    QString said(const Response& response) const
    {
        const Error error = refusal(response);
        return error.detail.isEmpty() ? error.where : error.detail;
    }
    static Request list(Fields fields, qint64 page, Instant until)
    {
        fields.emplace_back("created_at_end", iso(until));
        fields.emplace_back("sort_by", "created_at");
        fields.emplace_back("sort_dir", "asc");
        fields.emplace_back("page_size", "100");
        fields.emplace_back("page", QByteArray::number(page));
        Request out;
        out.path = withQuery("/v1/labels", fields);
        return out;
    }
};

}  // namespace

const Connector& shipengine()
{
    static const ShipEngine connector;
    return connector;
}

}  // namespace docket::vendor
