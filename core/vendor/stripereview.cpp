// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/vendor/stripereview.h"

#include "core/vendor/stripeobjects.h"
#include "core/vendor/striperefund.h"
#include "core/vendor/wire.h"

namespace docket::vendor {

namespace {

Settlement unknown(const QString& why)
{
    Settlement out;
    out.message = plainText(why);
    return out;
}

// What a review that came back proves.
Settlement judge(const Instruction& wanted, const Response& response)
{
    const auto document = JsonDocument::parse(response.body);
    if (!document)
        return unknown(document.error().detail);
    const JsonReader root = document->root();
    const QByteArray word = root.text("object");
    const Hold review = readStripeReview(root);
    if (const auto wrong = root.error())
        return unknown(wrong->where + u' ' + wrong->detail);
    if (word != "review" || review.id != wanted.target)
        return unknown(QStringLiteral("The answer is not that review"));
    Settlement out;
    out.externalId = review.id;
    out.facts.push_back({review, response.date});
    if (review.open) {
        out.effect = Effect::Absent;
        return out;
    }
    if (review.closedReason != "approved") {
        out.effect = Effect::Mismatch;
        out.message = plainText(QStringLiteral("The review was closed as %1")
                                    .arg(QString::fromUtf8(review.closedReason)));
        return out;
    }
    out.effect = Effect::Confirmed;
    out.page = {"review", review.id};
    if (!review.payment.isEmpty())
        out.followUps = {{"charge", review.payment}};
    return out;
}

}  // namespace

Request stripeApproval(const SourceConfig& source, const Instruction& wanted)
{
    Request out;
    if (wanted.target.isEmpty())
        return out;
    out.method = "POST";
    out.path = "/v1/reviews/" + encoded(wanted.target) + "/approve";
    out.headers = stripeHeaders(source);
    out.headers.emplace_back("Idempotency-Key", wanted.key);
    out.headers.emplace_back("Content-Type", "application/x-www-form-urlencoded");
    return out;
}

Settlement settleStripeApproval(const Instruction& wanted, const Response& response)
{
    if (response.status < 200 || response.status > 299) {
        Settlement out = stripeRefusal(response);
        // A review that somebody closed meanwhile cannot be approved: which way, the look-up says.
        if (out.effect == Effect::Rejected)
            out.lookUp = true;
        return out;
    }
    Settlement out = judge(wanted, response);
    // It said yes and shows the review open: that is no proof of either.
    if (out.effect == Effect::Absent)
        out.effect = Effect::Unknown;
    return out;
}

Request stripeApprovalLookUp(const SourceConfig& source, const Instruction& wanted)
{
    Request out;
    out.path = "/v1/reviews/" + encoded(wanted.target);
    out.headers = stripeHeaders(source);
    return out;
}

Settlement settleStripeApprovalLookUp(const Instruction& wanted, const Response& response)
{
    if (response.status < 200 || response.status > 299) {
        Settlement out = stripeRefusal(response);
        out.effect = Effect::Unknown;
        return out;
    }
    return judge(wanted, response);
}

}  // namespace docket::vendor
