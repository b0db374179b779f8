// SPDX-License-Identifier: GPL-3.0-or-later
// One timeline of a case: its entries, those of the order's other cases, and what vendors say
// happened.
#include "core/desk/recordbuilder.h"

#include "core/desk/passing.h"
#include "core/desk/plainwords.h"
#include "core/desk/recordwords.h"
#include "core/desk/timelinewords.h"

namespace docket {

using record::addItem;
using record::say;
using record::utf8;

view::TimelineItem RecordBuilder::itemOf(const Entry& entry, const Result<QByteArray>& opened,
                                         const Case& about) const
{
    view::TimelineItem item =
        timelineItem(entry, opened.value_or(QByteArray()), !opened, about, m_setup);
    const auto actor = parseActor(entry.actor);
    item.who = actor ? nameOf(*actor) : QString();
    if (item.title.contains(QStringLiteral("%1")))
        item.title = item.title.arg(item.who);
    return item;
}

Done RecordBuilder::addTimeline(view::CaseRecord& record) const
{
    const auto entries = m_reader.journal->of(subjectOf(record.value.id), 0);
    if (!entries)
        return fail(entries.error());
    Passing passing(record, m_setup, m_person ? &*m_person : nullptr);
    // Newest first, also among those of one instant: order is the journal's, never the clock's.
    for (auto at = entries->rbegin(); at != entries->rend(); ++at) {
        const Entry& entry = *at;
        const auto opened = m_reader.keys->open(entry);
        if (!opened && opened.error().kind != ErrorKind::NotFound)
            return fail(opened.error());
        view::TimelineItem item = itemOf(entry, opened, record.value);
        passing.note(entry, writtenIn(opened.value_or(QByteArray())), item.who);
        record.timeline.push_back(std::move(item));
    }
    for (const SlaClock& clock : record.value.clocks) {
        const Judgement now = judge(clock, m_now);
        if (now.state != ClockState::Breached && clock.verdict != Verdict::Missed)
            continue;
        view::TimelineItem item;
        item.kind = view::TimelineItem::Kind::Breach;
        item.at = clock.due;
        item.title = clockWords(clock.kind) + say(QT_TRANSLATE_NOOP("Record", " clock breached"));
        item.icon = QStringLiteral("breached");
        item.bad = true;
        record.timeline.push_back(std::move(item));
    }
    return {};
}

// What was done about the same order on other cases, so that one timeline tells its whole way.
Done RecordBuilder::addOtherCases(view::CaseRecord& record) const
{
    if (record.value.order.isEmpty())
        return {};
    const auto others = m_reader.cases->about(record.value.order, {});
    if (!others)
        return fail(others.error());
    for (const Case& other : *others) {
        if (other.id == record.value.id)
            continue;
        const auto entries = m_reader.journal->of(subjectOf(other.id), 0);
        if (!entries)
            return fail(entries.error());
        for (auto at = entries->rbegin(); at != entries->rend(); ++at) {
            const auto opened = m_reader.keys->open(*at);
            if (!opened && opened.error().kind != ErrorKind::NotFound)
                return fail(opened.error());
            view::TimelineItem item = itemOf(*at, opened, other);
            //: What happened, and on which case.
            item.title = say(QT_TRANSLATE_NOOP("Record", "%1 · case %2"))
                             .arg(item.title, QString::number(other.number));
            record.timeline.push_back(std::move(item));
        }
    }
    return {};
}

void RecordBuilder::addFactItems(view::CaseRecord& record) const
{
    const auto add = [&](Instant at, const char* icon, QString title, QString detail) {
        addItem(record, at, icon, std::move(title), std::move(detail));
    };
    if (record.order) {
        const Order& o = *record.order;
        add(o.createdAt, "order",
            say(QT_TRANSLATE_NOOP("Record", "Order %1 received")).arg(utf8(o.number)),
            moneyText(o.total));
        add(o.cancelledAt, "close", say(QT_TRANSLATE_NOOP("Record", "Order cancelled")), {});
    }
    for (const view::PaymentView& v : record.payments) {
        const Payment& p = v.payment;
        const QString card =
            utf8(p.brand) + u' ' + utf8(p.last4) + QStringLiteral(" · ") + v.sourceName;
        if (p.status == PaymentStatus::Approved)
            add(p.createdAt, "payment",
                say(QT_TRANSLATE_NOOP("Record", "%1 captured"))
                    .arg(moneyText({p.captured, p.amount.currency})),
                card);
        else
            add(p.createdAt, "payment",
                say(QT_TRANSLATE_NOOP("Record", "%1 declined")).arg(moneyText(p.amount)),
                v.declineWords + QStringLiteral(" · ") + card);
    }
    for (const Refund& r : record.refunds) {
        const bool gateway = r.system == RefundSystem::Gateway;
        const char* state =
            r.status == RefundStatus::Succeeded ? QT_TRANSLATE_NOOP("Record", "succeeded")
            : r.status == RefundStatus::Pending ? QT_TRANSLATE_NOOP("Record", "pending")
            : r.status == RefundStatus::Failed  ? QT_TRANSLATE_NOOP("Record", "failed")
                                                : QT_TRANSLATE_NOOP("Record", "cancelled");
        add(r.createdAt, "refund",
            (gateway ? say(QT_TRANSLATE_NOOP("Record", "Gateway refund of %1 %2"))
                     : say(QT_TRANSLATE_NOOP("Record", "Shop recorded a refund of %1, %2")))
                .arg(moneyText(r.amount), say(state)),
            r.note.isEmpty() ? utf8(r.id) : r.note);
    }
    for (const Dispute& d : record.disputes)
        add(d.createdAt, "chargeback",
            say(QT_TRANSLATE_NOOP("Record", "Disputed: %1")).arg(utf8(d.reason)),
            moneyText(d.amount) + QStringLiteral(" · ") + utf8(d.status));
    for (const Hold& h : record.holds)
        add(h.createdAt, "payment", say(QT_TRANSLATE_NOOP("Record", "Payment held for review")),
            h.open ? utf8(h.reason) : utf8(h.closedReason));
    for (const Shipment& s : record.shipments)
        add(s.createdAt, "shipment",
            say(QT_TRANSLATE_NOOP("Record", "Sent with %1")).arg(s.carrier), utf8(s.tracking));
}

}  // namespace docket
