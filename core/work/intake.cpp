// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/work/intake.h"

#include <algorithm>
#include <array>
#include <iterator>

namespace docket::work {

namespace {

const QUuid kCases(0x5a0f3c1e, 0x77b2, 0x5d14, 0x8e, 0x0a, 0x94, 0x1b, 0x3c, 0x6f, 0x20, 0x11);
const QUuid kCommands(0x5a0f3c1e, 0x77b2, 0x5d14, 0x8e, 0x0a, 0x94, 0x1b, 0x3c, 0x6f, 0x20, 0x12);

// What an open case and a finding have to do with each other.
const CaseReason* reasonOf(const Case& c, const QByteArray& rule, const QByteArray& key)
{
    for (const CaseReason& reason : c.reasons)
        if (reason.rule == rule && reason.key == key)
            return &reason;
    return nullptr;
}

Command command(const Rule& rule, CaseId subject, const QByteArray& what, Act act)
{
    Command c;
    c.id = CommandId::derive(kCommands, subject.bytes() + rule.id + ':' + what);
    c.actor = Actor::rule(rule.id, rule.version);
    c.subject = subject;
    c.act = std::move(act);
    return c;
}

QByteArray subjectName(const Picture& picture)
{
    if (picture.health)
        return "source:" + QByteArray::number(picture.health->source.number);
    return picture.subject.order.isEmpty()
               ? "payment:" + QByteArray::number(picture.subject.source) + ':' +
                     picture.subject.payment
               : "order:" + picture.subject.order;
}

CaseReason reasonFrom(const Rule& rule, const Finding& finding)
{
    CaseReason reason;
    reason.rule = rule.id;
    reason.ruleVersion = rule.version;
    reason.occurred = finding.occurred;
    reason.key = finding.key;
    reason.text = finding.text;
    reason.seen = finding.seen;
    return reason;
}

void passageOf(const Picture& p, Verdict& out)
{
    for (const auto& shipment : p.shipments) {
        const Instant made = shipment.fact.createdAt;
        if (!out.released.isSet() || made < out.released)
            out.released = made;
        const QByteArray& stage = shipment.fact.shipmentStatus;
        if ((stage == "in_transit" || stage == "out_for_delivery" || stage == "delivered") &&
            (!out.scanned.isSet() || shipment.fact.updatedAt < out.scanned))
            out.scanned = shipment.fact.updatedAt;
        if (stage == "delivered" &&
            (!out.delivered.isSet() || shipment.fact.updatedAt > out.delivered))
            out.delivered = shipment.fact.updatedAt;
    }
    // The carrier's own instants, where it tells them, before the shop's.
    Instant scanned, delivered;
    bool all = true;
    for (const auto& label : p.labels) {
        if (label.deleted || label.fact.returning || label.fact.voidedAt.isSet())
            continue;
        const Instant made = label.fact.createdAt;
        if (!out.released.isSet() || made < out.released)
            out.released = made;
        const auto* parcel = p.parcelOf(label.fact, label.ref.source);
        if (parcel)
            for (const Scan& scan : parcel->fact.scans)
                if (scan.code != "not_yet_in_system" && (!scanned.isSet() || scan.at < scanned))
                    scanned = scan.at;
        const Instant arrived = parcel ? parcel->fact.deliveredAt : Instant();
        all = all && arrived.isSet();
        delivered = std::max(delivered, arrived);
    }
    if (scanned.isSet())
        out.scanned = scanned;
    if (all && delivered.isSet())
        out.delivered = delivered;
}

}  // namespace

CaseId caseOf(const Rule& rule, const Picture& picture, const Finding& finding)
{
    return CaseId::derive(kCases, QByteArray(rule.id) + '|' + subjectName(picture) + '|' +
                                      finding.key + '|' + QByteArray::number(finding.occurred.ms));
}

Verdict decide(const Picture& picture, const std::vector<Case>& cases, const Setup& setup,
               bool adopted)
{
    Verdict out;
    out.subject = picture.subject;
    bool anything = false;
    // Carried out last: a healing that closes a case would leave nothing to attach to, and the
    // subject would have a second case for what is one story.
    std::vector<Command> heals;
    // What this run itself will have opened, or opened again in which cycle, by queue: a second
    // finding attaches to it.
    struct Opening {
        CaseId id;
        QByteArray cycle;
    };
    std::array<Opening, kQueues.size()> openings;

    for (const Rule& rule : rules()) {
        Findings found;
        rule.evaluate(picture, found);
        if (found.again.isSet() && (!out.again.isSet() || found.again < out.again))
            out.again = found.again;
        anything = anything || !found.list.empty();
        out.unsure = out.unsure || found.unsure;

        // Reasons of this rule that hold no longer. Counted from the vendors' last word, so that
        // judging again, or after a rebuild, waits no longer and no shorter.
        const Instant changed = picture.changedAt();
        const Instant settled = changed.isSet() ? changed + rule.settle : picture.now;
        for (const Case& c : cases) {
            if (!c.open() || found.unsure)
                continue;
            for (const CaseReason& reason : c.reasons) {
                if (reason.rule != rule.id || reason.healed)
                    continue;
                const bool holds =
                    std::any_of(found.list.begin(), found.list.end(),
                                [&](const Finding& f) { return f.key == reason.key; });
                if (holds)
                    continue;
                // What a source says of itself is forgotten by a rebuild: only a reading proves.
                if (picture.health && !picture.health->readSince(reason.occurred))
                    continue;
                if (picture.now < settled) {
                    if (!out.again.isSet() || settled < out.again)
                        out.again = settled;
                    continue;
                }
                heals.push_back(command(rule, c.id,
                                        "heal:" + reason.key + ':' + QByteArray::number(c.revision),
                                        HealReason{reason.rule, reason.key, "no longer so"}));
            }
        }

        for (const Finding& finding : found.list) {
            // Known on an open case: nothing to say, unless it had healed and is back.
            const Case* open = nullptr;
            const Case* closed = nullptr;
            bool handled = false;
            for (const Case& c : cases) {
                const CaseReason* reason = reasonOf(c, rule.id, finding.key);
                if (c.open() && c.queue == rule.queue)
                    open = &c;
                if (reason && c.open() && !reason->healed)
                    handled = true;
                // Somebody closed it knowing this very finding: that was the answer.
                if (reason && !c.open() && !reason->healed && reason->occurred == finding.occurred)
                    handled = true;
                if (reason && !c.open() && reason->healed && c.queue == rule.queue &&
                    picture.now - c.closedAt <= setup.reopenWindow && !closed)
                    closed = &c;
            }
            if (handled)
                continue;
            const CaseReason reason = reasonFrom(rule, finding);
            const QByteArray what = finding.key + ':' + QByteArray::number(finding.occurred.ms);
            if (open) {
                out.commands.push_back(command(
                    rule, open->id, "attach:" + what + ':' + QByteArray::number(open->revision),
                    AttachReason{reason, finding.deadline, finding.amount}));
                continue;
            }
            Opening& mine = openings.at(static_cast<size_t>(rule.queue));
            if (!mine.id.isNull()) {
                out.commands.push_back(
                    command(rule, mine.id, "attach:" + what + mine.cycle,
                            AttachReason{reason, finding.deadline, finding.amount}));
                continue;
            }
            if (closed) {
                ReopenCase back;
                back.reason = reason;
                out.commands.push_back(
                    command(rule, closed->id,
                            "reopen:" + what + ':' + QByteArray::number(closed->cycle), back));
                mine = {closed->id, ":cycle " + QByteArray::number(closed->cycle)};
                continue;
            }
            OpenCase act;
            act.id = caseOf(rule, picture, finding);
            // The same occurrence, back after its case was healed and the reopen window has passed:
            // a new case, named after the one before it.
            while (std::any_of(cases.begin(), cases.end(),
                               [&](const Case& c) { return c.id == act.id; }))
                act.id = CaseId::derive(kCases, act.id.bytes());
            act.queue = rule.queue;
            if (picture.order) {
                act.subject = picture.order->ref;
                act.subjectLabel = picture.order->fact.number;
                act.order = picture.order->ref.id;
            } else if (!picture.payments.empty()) {
                act.subject = picture.payments.front().ref;
                act.subjectLabel = act.subject.id;
                act.order = picture.subject.order;
            } else if (picture.health) {
                act.subject = picture.health->ref();
                act.subjectLabel = picture.health->source.name.toUtf8();
            } else {
                continue;
            }
            act.amount = finding.amount;
            act.tier = tierOf(finding, picture.now);
            act.reason = reason;
            act.deadline = finding.deadline;
            act.deadlineZone = QStringLiteral("UTC");
            act.adopted = adopted;
            mine = {act.id, {}};
            out.commands.push_back(command(rule, act.id, "open", act));
        }
    }

    out.commands.insert(out.commands.end(), std::make_move_iterator(heals.begin()),
                        std::make_move_iterator(heals.end()));

    const bool known =
        std::any_of(cases.begin(), cases.end(), [](const Case& c) { return c.open(); });
    if (picture.order && !anything && !known && !picture.order->fact.test) {
        out.standard = true;
        passageOf(picture, out);
    }
    return out;
}

}  // namespace docket::work
