// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/vendor/reading.h"

// Who is billed, for what, how it went, and what moved on the account: Stripe's objects as facts,
// in every generation.
namespace docket::vendor {

// One customer.
Customer readStripeCustomer(const JsonReader& customer);

// One subscription. Its amount is that of all its items for one period, or none when an item has no
// fixed price; its period stands at the top, or since 2025 in each item.
Subscription readStripeSubscription(const JsonReader& subscription, const Mapping& mapping);

// One invoice; its order by the mapping.
Invoice readStripeInvoice(const JsonReader& invoice, const Mapping& mapping);

// What an invoice of the generations before /v1/invoice_payments says itself about what was tried
// to pay it with; nothing when it names neither charge nor intent.
std::optional<InvoicePayment> paymentInside(const JsonReader& invoice);

// One attempt to pay an invoice.
InvoicePayment readStripeInvoicePayment(const JsonReader& payment);

// One payout. Words of other vendors' payouts are used where Stripe's mean the same.
Payout readStripePayout(const JsonReader& payout);

// One movement on the balance, without the payout that it went out with.
LedgerLine readStripeLine(const JsonReader& line);

// One uploaded file.
FileUpload readStripeFile(const JsonReader& file);

}  // namespace docket::vendor
