// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/vendor/reading.h"

#include <span>

// Stripe's objects as facts. Every API generation may arrive in one page, because an event shows
// its object as of the version in force when it happened.
namespace docket::vendor {

// A kind of Stripe object that is mirrored: the word in its "object" member, and the feeds and the
// path that give it.
struct StripeKind {
    const char* object;
    FactKind kind;
    const char* list;
    const char* child;
    const char* path;
    // Window where nothing tells of changes, and the list can be asked by what was created since.
    FeedMode mode = FeedMode::Walk;
    const char* only = nullptr;  // "name=value" that every question for the list carries
    bool optional = false;       // not in every generation
};

// The lines that were paid out together: a Child feed, by the payout's id.
inline constexpr char kPayoutLines[] = "payout_lines";

std::span<const StripeKind> stripeKinds();

// What Stripe says when it refuses.
struct StripeError {
    QByteArray type, code, declineCode;
    QString message;
};

// The "error" member of a body; nothing when the body is not a Stripe error.
std::optional<StripeError> readStripeError(const QByteArray& body);

// One refund. What is wrong is the record's error.
Refund readStripeRefund(const JsonReader& refund);

// Connector::decode for Stripe. Records of an event page have the event's instant as their version,
// all others context.readAt.
Result<DecodedPage> decodeStripe(const SourceConfig& source, const PageContext& context,
                                 const QByteArray& body);

}  // namespace docket::vendor
