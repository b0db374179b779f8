// SPDX-License-Identifier: GPL-3.0-or-later
// How far an order has come, as one strip.
#include "core/desk/recordbuilder.h"

#include "core/desk/plainwords.h"
#include "core/desk/recordwords.h"

namespace docket {

using record::say;
using record::utf8;

void RecordBuilder::addJourney(view::CaseRecord& record) const
{
    // A source goes nowhere.
    if (record.value.subject.kind == FactKind::Source)
        return;
    using State = view::Stop::State;
    const auto add = [&](const char* name, State state, Instant at, QString detail) {
        record.journey.push_back({say(name), state, at, std::move(detail)});
    };
    if (record.order)
        add(QT_TRANSLATE_NOOP("Record", "Ordered"), State::Done, record.order->createdAt,
            utf8(record.order->number));
    const view::PaymentView* paid = nullptr;
    for (const view::PaymentView& v : record.payments)
        if (v.payment.status == PaymentStatus::Approved && !paid)
            paid = &v;
    if (paid)
        add(QT_TRANSLATE_NOOP("Record", "Paid"), State::Done, paid->payment.createdAt,
            moneyText({paid->payment.captured, paid->payment.amount.currency}));
    else
        add(QT_TRANSLATE_NOOP("Record", "Paid"), State::Late, {},
            say(QT_TRANSLATE_NOOP("Record", "no payment")));
    if (record.order && record.order->requiresShipping) {
        const FulfillmentOrder* f =
            record.fulfillments.empty() ? nullptr : &record.fulfillments.front();
        const bool allocation = record.value.queue == Queue::Allocation && record.value.open();
        const bool release = record.value.queue == Queue::Release && record.value.open();
        const bool sent = !record.shipments.empty();
        if (f || sent)
            add(QT_TRANSLATE_NOOP("Record", "Allocated"),
                allocation                              ? State::Late
                : sent || (f && !f->location.isEmpty()) ? State::Done
                                                        : State::Ahead,
                f && !allocation ? f->createdAt : Instant::none(), f ? f->locationName : QString());
        else
            add(QT_TRANSLATE_NOOP("Record", "Allocated"), State::Ahead, {}, {});
        add(QT_TRANSLATE_NOOP("Record", "Released"),
            release ? State::Late
            : sent  ? State::Done
                    : State::Ahead,
            sent ? record.shipments.front().createdAt : Instant::none(),
            f && !f->holds.empty() ? utf8(f->holds.front()) : QString());
        const Shipment* delivered = nullptr;
        for (const Shipment& s : record.shipments)
            if (s.shipmentStatus == "delivered")
                delivered = &s;
        add(QT_TRANSLATE_NOOP("Record", "Delivered"), delivered ? State::Done : State::Ahead,
            delivered ? delivered->updatedAt : Instant::none(),
            sent ? record.shipments.front().carrier : QString());
    }
    const bool refundDue = record.value.queue == Queue::Refund || !record.value.intents.empty();
    const Refund* sent = nullptr;
    for (const Refund& r : record.refunds)
        if (r.system == RefundSystem::Gateway && r.status == RefundStatus::Succeeded)
            sent = &r;
    if (refundDue || sent) {
        const bool open = record.value.open() && record.value.queue == Queue::Refund && !sent;
        add(QT_TRANSLATE_NOOP("Record", "Refund sent"),
            sent   ? State::Done
            : open ? State::Late
                   : State::Ahead,
            sent ? sent->createdAt : record.row.face.due,
            sent ? moneyText(sent->amount) : QString());
    }
    add(QT_TRANSLATE_NOOP("Record", "Closed"), record.value.open() ? State::Ahead : State::Done,
        record.value.closedAt, {});
}

}  // namespace docket
