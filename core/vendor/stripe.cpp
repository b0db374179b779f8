// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/vendor/stripe.h"

#include "core/vendor/stripedecode.h"
#include "core/vendor/striperefund.h"
#include "core/vendor/stripereview.h"
#include "core/vendor/wire.h"

namespace docket::vendor {

namespace {

// Events become visible some seconds after their `created` (wire-apis §7): read the last ten
// minutes again.
constexpr Millis kLookBack = seconds(600);

// "List events, going back up to 30 days" (docs.stripe.com/api/events/list).
constexpr Millis kEventsKept = days(30);

Request get(const SourceConfig& source, QByteArray path)
{
    Request out;
    out.path = std::move(path);
    out.headers = stripeHeaders(source);
    return out;
}

class Stripe final : public Connector {
public:
    QByteArray name() const override { return "stripe"; }

    std::vector<Feed> feeds() const override
    {
        std::vector<Feed> out{{"events", FeedMode::Changes}};
        for (const StripeKind& kind : stripeKinds())
            out.push_back({kind.list, kind.mode, kind.optional,
                           kind.mode == FeedMode::Walk ? std::optional(kind.kind) : std::nullopt});
        for (const StripeKind& kind : stripeKinds())
            out.push_back({kind.child, FeedMode::Child});
        out.push_back({"charge_refunds", FeedMode::Child});
        out.push_back({kPayoutLines, FeedMode::Child});
        return out;
    }

    Request page(const SourceConfig& source, const QByteArray& feed, const FeedState& state,
                 Instant) const override
    {
        Fields fields{{"limit", "100"}};
        if (feed == "events") {
            if (!state.highWater.isSet() && state.walk.isEmpty())
                return get(source, "/v1/events?limit=1");
            if (state.highWater.isSet())
                fields.emplace_back("created[gte]",
                                    QByteArray::number((state.highWater - kLookBack).ms / 1000));
            return get(source, withQuery("/v1/events", onward(std::move(fields), state)));
        }
        if (feed == "charge_refunds" && !state.childId.isEmpty()) {
            fields.insert(fields.begin(), {"charge", state.childId});
            return get(source, withQuery("/v1/refunds", onward(std::move(fields), state)));
        }
        if (feed == kPayoutLines && !state.childId.isEmpty()) {
            fields.insert(fields.begin(), {"payout", state.childId});
            return get(source,
                       withQuery("/v1/balance_transactions", onward(std::move(fields), state)));
        }
        for (const StripeKind& kind : stripeKinds()) {
            if (feed == kind.list) {
                if (kind.only) {
                    const QByteArrayList only = QByteArray(kind.only).split('=');
                    fields.emplace_back(only[0], only[1]);
                }
                if (kind.mode == FeedMode::Window && state.highWater.isSet())
                    fields.emplace_back(
                        "created[gte]",
                        QByteArray::number((state.highWater - kLookBack).ms / 1000));
                return get(source, withQuery(kind.path, onward(std::move(fields), state)));
            }
            if (feed == kind.child && !state.childId.isEmpty())
                return get(source, kind.path + QByteArray("/") + encoded(state.childId));
        }
        return {};
    }

    Result<DecodedPage> decode(const SourceConfig& source, const PageContext& context,
                               const QByteArray& body) const override
    {
        return decodeStripe(source, context, body);
    }

    Error refusal(const Response& response) const override
    {
        QString detail;
        if (const auto error = readStripeError(response.body)) {
            // A 403 names in its sentence the permission that the key lacks.
            detail = error->message;
            const QByteArray word = error->code.isEmpty() ? error->type : error->code;
            if (!word.isEmpty())
                detail += QStringLiteral(" (%1)").arg(plainText(word));
        }
        return refusalOf(response, QStringLiteral("Stripe"), detail.trimmed());
    }

    QByteArray childFeed(FactKind wanted) const override
    {
        for (const StripeKind& kind : stripeKinds())
            if (kind.kind == wanted)
                return kind.child;
        return {};
    }

    Header credential(const QByteArray& secret) const override
    {
        return {"Authorization", "Bearer " + secret};
    }

    Request instruct(const SourceConfig& source, const Instruction& wanted) const override
    {
        switch (wanted.kind) {
        case IntentKind::Refund:
            return stripeRefundRequest(source, wanted);
        case IntentKind::ApprovePayment:
            return stripeApproval(source, wanted);
        case IntentKind::HoldFulfillment:
        case IntentKind::ReleaseFulfillment:
        case IntentKind::CancelOrder:
        case IntentKind::VoidLabel:
            break;
        }
        return {};
    }
    Settlement settle(const Instruction& wanted, const Response& response) const override
    {
        return wanted.kind == IntentKind::ApprovePayment ? settleStripeApproval(wanted, response)
                                                         : settleStripeRefund(wanted, response);
    }
    Request lookUp(const SourceConfig& source, const Instruction& wanted) const override
    {
        return wanted.kind == IntentKind::ApprovePayment ? stripeApprovalLookUp(source, wanted)
                                                         : stripeRefundLookUp(source, wanted);
    }
    Settlement settleLookUp(const Instruction& wanted, const Response& response) const override
    {
        return wanted.kind == IntentKind::ApprovePayment
                   ? settleStripeApprovalLookUp(wanted, response)
                   : settleStripeLookUp(wanted, response);
    }
    Millis changesKept() const override { return kEventsKept; }
    // Stripe may forget a key after a day.
    Millis keyLife() const override { return hours(24); }

private:
    static Fields onward(Fields fields, const FeedState& state)
    {
        if (!state.walk.isEmpty())
            fields.emplace_back("starting_after", state.walk);
        return fields;
    }
};

}  // namespace

const Connector& stripe()
{
    static const Stripe connector;
    return connector;
}

}  // namespace docket::vendor
