// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/work/rules.h"

#include <algorithm>

namespace docket::work {

namespace {

constexpr Millis kSilence = hours(48);
constexpr Millis kLost = days(10);
constexpr Millis kAnswerIn = hours(24);

// A parcel to the customer, and what its carrier says of it.
struct Sent {
    const store::Stored<Label>* label;
    const store::Stored<Tracking>* parcel;

    const Tracking& told() const { return parcel->fact; }
};

bool alive(const store::Stored<Label>& label)
{
    return !label.deleted && label.fact.status == "completed" && !label.fact.voidedAt.isSet() &&
           !label.fact.tracking.isEmpty();
}

// What was sent and is not known to have arrived. A label whose parcel was not asked about yet
// proves nothing, and makes unsure.
std::vector<Sent> underWay(const Picture& p, Findings& out)
{
    std::vector<Sent> sent;
    if (!p.order || p.order->deleted || p.order->fact.test)
        return sent;
    for (const auto& label : p.labels) {
        if (!alive(label) || label.fact.returning)
            continue;
        const auto* parcel = p.parcelOf(label.fact, label.ref.source);
        out.unsure = out.unsure || !parcel;
        if (parcel && parcel->fact.status != "delivered" && parcel->fact.status != "cancelled")
            sent.push_back({&label, parcel});
    }
    return sent;
}

Finding onParcel(const Picture& p, const Sent& sent, Instant occurred, const char* what)
{
    Finding out;
    out.key = sent.label->ref.id;
    out.occurred = occurred;
    out.text = sent.label->fact.carrier + ": " + what;
    out.amount = p.order->fact.total;
    out.about = sent.label->ref;
    out.seen = {{sent.label->ref, sent.label->version},
                {sent.parcel->ref, sent.parcel->version},
                {p.order->ref, p.order->version}};
    return out;
}

// Since when the carrier has said nothing but this of the parcel.
Instant sinceStatus(const Sent& sent)
{
    const Tracking& told = sent.told();
    Instant since;
    for (auto scan = told.scans.rbegin(); scan != told.scans.rend() && scan->code == told.status;
         ++scan)
        since = scan->at;
    if (since.isSet())
        return since;
    return told.lastScanAt.isSet() ? told.lastScanAt : sent.label->fact.createdAt;
}

bool moves(const Tracking& told)
{
    return told.status != "exception" && told.status != "returned" && told.status != "lost";
}

}  // namespace

void notScanned(const Picture& p, Findings& out)
{
    for (const Sent& sent : underWay(p, out)) {
        if (!moves(sent.told()))
            continue;
        const bool taken = sent.told().lastScanAt.isSet();
        const Instant due =
            (taken ? sent.told().lastScanAt : sent.label->fact.createdAt) + kSilence;
        if (p.now < due) {
            out.lookAgain(due, p.now);
            continue;
        }
        out.add(
            onParcel(p, sent, due,
                     taken ? "no scan for 48 hours" : "never scanned since its label was made"));
    }
}

void carrierException(const Picture& p, Findings& out)
{
    for (const Sent& sent : underWay(p, out))
        if (sent.told().status == "exception")
            out.add(onParcel(p, sent, sinceStatus(sent), "the last scan is an exception"));
}

void deliveryLate(const Picture& p, Findings& out)
{
    for (const Sent& sent : underWay(p, out)) {
        const Instant promised = sent.told().promisedAt;
        if (!promised.isSet() || sent.told().status == "returned" || sent.told().status == "lost")
            continue;
        if (p.now <= promised) {
            out.lookAgain(promised + 1, p.now);
            continue;
        }
        out.add(onParcel(p, sent, promised, "not delivered when promised"));
    }
}

void returnedToSender(const Picture& p, Findings& out)
{
    for (const Sent& sent : underWay(p, out))
        if (sent.told().status == "returned" && !p.paidBack())
            out.add(onParcel(p, sent, sinceStatus(sent), "goes back to the sender"));
}

void parcelLost(const Picture& p, Findings& out)
{
    for (const Sent& sent : underWay(p, out)) {
        const Tracking& told = sent.told();
        if (told.status == "returned" || p.paidBack())
            continue;
        if (told.status == "lost") {
            out.add(onParcel(p, sent, sinceStatus(sent), "called lost by the carrier"));
            continue;
        }
        // What was never handed over cannot be lost.
        if (!told.lastScanAt.isSet())
            continue;
        const Instant due = told.lastScanAt + kLost;
        if (p.now < due)
            out.lookAgain(due, p.now);
        else
            out.add(onParcel(p, sent, due, "no scan for 10 days"));
    }
}

void returnNotAuthorized(const Picture& p, Findings& out)
{
    out.unsure = !p.carriersWhole;
    if (!p.carriersWhole || !p.order || p.order->deleted || p.order->fact.test || p.paidBack() ||
        p.order->fact.tags.contains("return-received"))
        return;
    const bool answered =
        std::any_of(p.returns.begin(), p.returns.end(), [](const store::Stored<Return>& r) {
            return !r.deleted && !r.fact.cancelledAt.isSet() &&
                   (r.fact.authorizedAt.isSet() || r.fact.receivedAt.isSet());
        });
    if (answered)
        return;
    for (const auto& asked : p.returns) {
        if (asked.deleted || !asked.fact.requestedAt.isSet() || asked.fact.cancelledAt.isSet())
            continue;
        // The shop's own request is its tag: without it, it was taken back.
        if (asked.ref.source == p.order->ref.source &&
            !p.order->fact.tags.contains("return-requested"))
            continue;
        const Instant due = asked.fact.requestedAt + kAnswerIn;
        if (p.now < due) {
            out.lookAgain(due, p.now);
            continue;
        }
        Finding f;
        f.key = asked.ref.id;
        f.occurred = due;
        f.amount = p.order->fact.total;
        f.text = "no label for the return" +
                 (asked.fact.reason.isEmpty() ? QByteArray() : ": " + asked.fact.reason);
        f.about = asked.ref;
        f.seen = {{asked.ref, asked.version}, {p.order->ref, p.order->version}};
        out.add(std::move(f));
    }
}

}  // namespace docket::work
