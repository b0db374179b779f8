// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/outbox/outboxwords.h"

#include "ui/actions.h"
#include "ui/kit/format.h"
#include "ui/tables/cells.h"

#include <QCoreApplication>

#include <algorithm>

namespace docket::ui {

namespace {

QString say(const char* text)
{
    return QCoreApplication::translate("Outbox", text);
}

// What the vendor said, after what we say ourselves.
QString withMessage(const QString& ours, const QByteArray& message)
{
    const QString said = outside(message);
    //: What happened, and what the vendor said.
    return said.isEmpty() ? ours
                          : say(QT_TRANSLATE_NOOP("Outbox", "%1 It said: %2")).arg(ours, said);
}

QString endWords(const view::OutboxItem& item)
{
    const Intent& i = item.intent;
    switch (i.state) {
    case IntentState::Confirmed:
        return i.externalId.isEmpty()
                   ? say(QT_TRANSLATE_NOOP("Outbox", "%1 confirms it.")).arg(item.sourceName)
                   : say(QT_TRANSLATE_NOOP("Outbox", "%1 confirms it, receipt %2."))
                         .arg(item.sourceName, outside(i.externalId));
    case IntentState::Rejected:
        return withMessage(say(QT_TRANSLATE_NOOP("Outbox", "%1 said no, and nothing changed."))
                               .arg(item.sourceName),
                           i.message);
    case IntentState::Declined:
        return say(QT_TRANSLATE_NOOP("Outbox", "The second person said no. Nothing was sent."));
    default:
        break;
    }
    return {};
}

}  // namespace

QString stateWords(IntentState state)
{
    switch (state) {
    case IntentState::Proposed:
        return say(QT_TRANSLATE_NOOP("Outbox", "Waits for approval"));
    case IntentState::Ready:
        return say(QT_TRANSLATE_NOOP("Outbox", "Not sent yet"));
    case IntentState::Sending:
        return say(QT_TRANSLATE_NOOP("Outbox", "On its way"));
    case IntentState::Unknown:
        return say(QT_TRANSLATE_NOOP("Outbox", "Outcome unknown"));
    case IntentState::Confirmed:
        return say(QT_TRANSLATE_NOOP("Outbox", "Confirmed"));
    case IntentState::Rejected:
        return say(QT_TRANSLATE_NOOP("Outbox", "Rejected"));
    case IntentState::Declined:
        return say(QT_TRANSLATE_NOOP("Outbox", "Declined"));
    case IntentState::NeedsPerson:
        return say(QT_TRANSLATE_NOOP("Outbox", "Needs a person"));
    }
    return {};
}

std::optional<kit::State> stateColours(IntentState state)
{
    switch (state) {
    case IntentState::Unknown:
        return kit::State::AtRisk;
    case IntentState::NeedsPerson:
    case IntentState::Rejected:
        return kit::State::DueNow;
    case IntentState::Confirmed:
        return kit::State::Met;
    case IntentState::Proposed:
    case IntentState::Ready:
    case IntentState::Sending:
    case IntentState::Declined:
        break;
    }
    return std::nullopt;
}

QString changeWords(const view::OutboxItem& item)
{
    const auto at = [&](const char* text) { return say(text).arg(item.sourceName); };
    switch (item.intent.kind) {
    case IntentKind::Refund:
        return at(QT_TRANSLATE_NOOP("Outbox", "Refund at %1"));
    case IntentKind::ApprovePayment:
        return at(QT_TRANSLATE_NOOP("Outbox", "Approval of a payment at %1"));
    case IntentKind::HoldFulfillment:
        return at(QT_TRANSLATE_NOOP("Outbox", "Hold of a fulfillment at %1"));
    case IntentKind::ReleaseFulfillment:
        return at(QT_TRANSLATE_NOOP("Outbox", "Release of a fulfillment at %1"));
    case IntentKind::CancelOrder:
        return at(QT_TRANSLATE_NOOP("Outbox", "Cancellation of an order at %1"));
    case IntentKind::VoidLabel:
        return at(QT_TRANSLATE_NOOP("Outbox", "Voiding of a label at %1"));
    }
    return {};
}

QString waitWords(const view::OutboxItem& item, Instant now, const QTimeZone& zone)
{
    using view::Wait;
    const QString name = item.sourceName;
    switch (item.wait) {
    case Wait::Nothing:
        return endWords(item);
    case Wait::SecondPerson:
        return say(QT_TRANSLATE_NOOP("Outbox", "A second person must agree. Nothing was sent."));
    case Wait::Turn:
        return say(QT_TRANSLATE_NOOP("Outbox", "It is next in line. Nothing was sent yet."));
    case Wait::Other:
        return say(QT_TRANSLATE_NOOP("Outbox", "Another change of the same thing is not over, and "
                                               "there is one at a time."));
    case Wait::Until:
        return withMessage(
            item.nextAt.isSet()
                ? say(QT_TRANSLATE_NOOP("Outbox",
                                        "%1 could not take it and is left alone until %2."))
                      .arg(name, kit::nearTime(item.nextAt, now, zone))
                : say(QT_TRANSLATE_NOOP("Outbox", "%1 could not take it.")).arg(name),
            item.intent.message);
    case Wait::Credential:
        return say(QT_TRANSLATE_NOOP("Outbox", "%1 does not accept its credential.")).arg(name);
    case Wait::Answer:
        return say(QT_TRANSLATE_NOOP("Outbox", "%1 has not answered yet.")).arg(name);
    case Wait::LookUp:
        return say(QT_TRANSLATE_NOOP(
                       "Outbox", "%1 did not answer. It may have happened: do not do it again."))
            .arg(name);
    case Wait::Person:
        return withMessage(
            say(QT_TRANSLATE_NOOP("Outbox",
                                  "At %1 something else happened than what was asked for."))
                .arg(name),
            item.intent.message);
    }
    return {};
}

NextStep nextStep(const view::OutboxItem& item, Instant now, const QTimeZone& zone)
{
    using view::Wait;
    NextStep out;
    const bool timed = item.nextAt.isSet() && item.nextAt > now;
    if (timed) {
        out.at = item.nextAt;
        out.when = say(QT_TRANSLATE_NOOP("Outbox", "at %1, in %2"))
                       .arg(kit::nearTime(item.nextAt, now, zone), kit::age(item.nextAt - now));
    }
    const QString sync = say(QT_TRANSLATE_NOOP("Outbox", "with the next sync"));
    switch (item.wait) {
    case Wait::Nothing:
        out.words = say(QT_TRANSLATE_NOOP("Outbox", "Nothing: it is over"));
        break;
    case Wait::SecondPerson:
    case Wait::Person:
        out.words = say(QT_TRANSLATE_NOOP("Outbox", "Nothing by itself"));
        out.when = say(QT_TRANSLATE_NOOP("Outbox", "once somebody has decided"));
        break;
    case Wait::Turn:
        out.words = say(QT_TRANSLATE_NOOP("Outbox", "It is sent"));
        out.when = sync;
        break;
    case Wait::Other:
        out.words = say(QT_TRANSLATE_NOOP("Outbox", "It is sent"));
        out.when = say(QT_TRANSLATE_NOOP("Outbox", "after the other one"));
        break;
    case Wait::Until:
        out.words = say(QT_TRANSLATE_NOOP("Outbox", "It is sent again"));
        if (!timed)
            out.when = sync;
        break;
    case Wait::Credential:
        out.words = say(QT_TRANSLATE_NOOP("Outbox", "It is sent"));
        out.when = say(QT_TRANSLATE_NOOP("Outbox", "once the credential is accepted"));
        break;
    case Wait::Answer:
        out.words = say(QT_TRANSLATE_NOOP("Outbox", "It is looked up"));
        out.when = say(QT_TRANSLATE_NOOP("Outbox", "if no answer comes"));
        break;
    case Wait::LookUp:
        out.words = say(QT_TRANSLATE_NOOP("Outbox", "Docket looks it up"));
        if (!timed)
            out.when = sync;
        break;
    }
    return out;
}

MayDo mayDo(const view::OutboxItem& item)
{
    MayDo out;
    QStringList can, keys;
    for (const view::Offer& offer : item.offers) {
        out.any = true;
        if (offer.judgment.kind == Judgment::Kind::Denied) {
            out.why = out.why.isEmpty() ? offer.judgment.why : out.why;
            continue;
        }
        can += QString::fromLatin1(offer.act);
        if (const ActionSpec* spec = actionForAct(offer.act))
            keys += keyCapOf(*spec);
    }
    const auto has = [&](const char* act) {
        return std::any_of(item.offers.begin(), item.offers.end(),
                           [&](const view::Offer& o) { return o.act == act; });
    };
    const auto may = [&](const char* act) { return can.contains(QLatin1String(act)); };
    out.allowed = !can.isEmpty();
    if (out.allowed)
        out.keys = say(QT_TRANSLATE_NOOP("Outbox", "press %1"))
                       .arg(keys.join(say(QT_TRANSLATE_NOOP("Outbox", " or "))));
    if (may("decline_refund") && !may("approve_refund"))
        out.words = say(QT_TRANSLATE_NOOP("Outbox", "Decline it"));
    else if (has("approve_refund"))
        out.words = say(QT_TRANSLATE_NOOP("Outbox", "Approve or decline it"));
    else if (has("settle_by_hand"))
        out.words = say(QT_TRANSLATE_NOOP("Outbox", "Say what happened"));
    else
        out.words = say(QT_TRANSLATE_NOOP("Outbox", "Nothing is needed"));
    return out;
}

}  // namespace docket::ui
