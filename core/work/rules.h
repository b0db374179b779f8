// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/work/queues.h"

// The conditions themselves: pure functions of a picture. What each looks at, in words, stands in
// the table of queues.cpp.
namespace docket::work {

void addressIncomplete(const Picture& p, Findings& out);
void contactMissing(const Picture& p, Findings& out);
void skuMissing(const Picture& p, Findings& out);
void totalMismatch(const Picture& p, Findings& out);
void currencyMismatch(const Picture& p, Findings& out);
void methodNotAllowed(const Picture& p, Findings& out);
void noteAsksForChange(const Picture& p, Findings& out);

void reviewOpen(const Picture& p, Findings& out);
void fraudWarning(const Picture& p, Findings& out);
void checksFailed(const Picture& p, Findings& out);
void cardCountryDiffers(const Picture& p, Findings& out);

void paidTwice(const Picture& p, Findings& out);
void chargedWithoutOrder(const Picture& p, Findings& out);
void orderWithoutPayment(const Picture& p, Findings& out);

void unallocated(const Picture& p, Findings& out);
void backordered(const Picture& p, Findings& out);
void oversold(const Picture& p, Findings& out);
void countDiffers(const Picture& p, Findings& out);
void substituted(const Picture& p, Findings& out);

void heldAtWarehouse(const Picture& p, Findings& out);
void stalled(const Picture& p, Findings& out);
void splitWaiting(const Picture& p, Findings& out);

void promisedNotSent(const Picture& p, Findings& out);
void refundStuck(const Picture& p, Findings& out);
void returnedNotRefunded(const Picture& p, Findings& out);
void refundedAbove(const Picture& p, Findings& out);
void sentAndForgotten(const Picture& p, Findings& out);

void chargebackOpen(const Picture& p, Findings& out);
void inquiryOpen(const Picture& p, Findings& out);

void notScanned(const Picture& p, Findings& out);
void carrierException(const Picture& p, Findings& out);
void deliveryLate(const Picture& p, Findings& out);
void returnedToSender(const Picture& p, Findings& out);
void parcelLost(const Picture& p, Findings& out);

void returnNotAuthorized(const Picture& p, Findings& out);
void rebillFailing(const Picture& p, Findings& out);
void rebillExhausted(const Picture& p, Findings& out);

void sourceFails(const Picture& p, Findings& out);
void recordsPutAside(const Picture& p, Findings& out);
void changedInMass(const Picture& p, Findings& out);

// The European Union's members, for what may be shipped where (ISO 3166 alpha-2).
bool inEuropeanUnion(const QString& country);
// Whether a note asks to change, cancel or redirect an order. Words of six languages.
bool asksForChange(const QString& note);

}  // namespace docket::work
