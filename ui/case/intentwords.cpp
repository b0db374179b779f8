// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/case/intentwords.h"

#include "ui/kit/format.h"

#include <QCoreApplication>

namespace docket::ui {

namespace {

QString say(const char* text)
{
    return QCoreApplication::translate("Intent", text);
}

}  // namespace

QString intentName(const Intent& intent)
{
    switch (intent.kind) {
    case IntentKind::Refund:
        return kit::amount(intent.amount);
    case IntentKind::ApprovePayment:
        return say(QT_TRANSLATE_NOOP("Intent", "The approval of %1"))
            .arg(kit::amount(intent.amount));
    case IntentKind::HoldFulfillment:
        return say(QT_TRANSLATE_NOOP("Intent", "The hold of the fulfillment"));
    case IntentKind::ReleaseFulfillment:
        return say(QT_TRANSLATE_NOOP("Intent", "The release of the fulfillment"));
    case IntentKind::CancelOrder:
        return say(QT_TRANSLATE_NOOP("Intent", "The cancellation of the order"));
    case IntentKind::VoidLabel:
        return say(QT_TRANSLATE_NOOP("Intent", "The voiding of the label"));
    }
    return {};
}

bool worrying(IntentState state)
{
    return state == IntentState::Unknown || state == IntentState::Rejected ||
           state == IntentState::NeedsPerson;
}

QString intentSource(const Intent& intent, const Setup& setup)
{
    const Source* source = setup.source(intent.target.source);
    return source ? source->name : say(QT_TRANSLATE_NOOP("Intent", "the other side"));
}

QString intentWord(IntentState state)
{
    switch (state) {
    case IntentState::Proposed:
        return say(QT_TRANSLATE_NOOP("Intent", "waits for a second person"));
    case IntentState::Ready:
        return say(QT_TRANSLATE_NOOP("Intent", "recorded, not sent yet"));
    case IntentState::Sending:
        return say(QT_TRANSLATE_NOOP("Intent", "on its way"));
    case IntentState::Unknown:
        return say(QT_TRANSLATE_NOOP("Intent", "outcome unknown"));
    case IntentState::Confirmed:
        return say(QT_TRANSLATE_NOOP("Intent", "confirmed"));
    case IntentState::Rejected:
        return say(QT_TRANSLATE_NOOP("Intent", "rejected"));
    case IntentState::Declined:
        return say(QT_TRANSLATE_NOOP("Intent", "declined"));
    case IntentState::NeedsPerson:
        return say(QT_TRANSLATE_NOOP("Intent", "needs a person"));
    }
    return {};
}

QString intentSentence(const Intent& intent, const QString& source, const QStringList& approvers)
{
    const QString amount = intentName(intent);
    const bool money = movesMoney(intent.kind);
    const QString message = QString::fromUtf8(intent.message);
    switch (intent.state) {
    case IntentState::Proposed:
        return approvers.isEmpty()
                   ? say(QT_TRANSLATE_NOOP("Intent",
                                           "%1 waits for a second person. Nothing has been sent."))
                         .arg(amount)
                   : say(QT_TRANSLATE_NOOP("Intent",
                                           "%1 waits for a second person: %2. Nothing has been "
                                           "sent."))
                         .arg(amount, approvers.join(QStringLiteral(", ")));
    case IntentState::Ready:
        return say(QT_TRANSLATE_NOOP("Intent",
                                     "%1 is recorded and goes to %2 next. Nothing has left yet."))
            .arg(amount, source);
    case IntentState::Sending:
        return say(QT_TRANSLATE_NOOP("Intent", "%1 is on its way to %2.")).arg(amount, source);
    case IntentState::Unknown:
        return say(QT_TRANSLATE_NOOP("Intent",
                                     "%2 did not answer. %1 may have been sent. Docket is "
                                     "looking it up; do not send it again."))
            .arg(amount, source);
    case IntentState::Confirmed:
        if (!money)
            return say(QT_TRANSLATE_NOOP("Intent", "%1 is done: %2 confirms it."))
                .arg(amount, source);
        return say(QT_TRANSLATE_NOOP("Intent", "%2 has given back %1. Receipt %3."))
            .arg(amount, source, QString::fromUtf8(intent.externalId));
    case IntentState::Rejected:
        if (!money)
            return say(QT_TRANSLATE_NOOP("Intent", "%1 was refused by %2, and nothing changed: %3"))
                .arg(amount, source, message);
        return say(QT_TRANSLATE_NOOP("Intent", "%2 said no to %1, and no money moved: %3"))
            .arg(amount, source, message);
    case IntentState::Declined:
        if (!money)
            return say(QT_TRANSLATE_NOOP("Intent",
                                         "%1 was declined by the second person. Nothing was sent."))
                .arg(amount);
        return say(QT_TRANSLATE_NOOP("Intent", "The second person declined %1. Nothing was sent."))
            .arg(amount);
    case IntentState::NeedsPerson:
        return (money ? say(QT_TRANSLATE_NOOP(
                            "Intent", "Something happened to %1 at %2 that was not asked for. "
                                      "Look there before anything is sent: %3"))
                      : say(QT_TRANSLATE_NOOP(
                            "Intent", "%1: something else happened at %2 than what was asked for. "
                                      "Look there before anything is sent: %3")))
                   .arg(amount, source, message) +
               u' ' +
               say(QT_TRANSLATE_NOOP("Intent",
                                     "Then a team lead says what happened: Settle by hand."));
    }
    return {};
}

QString intentIcon(IntentState state)
{
    switch (state) {
    case IntentState::Proposed:
        return QStringLiteral("people");
    case IntentState::Ready:
    case IntentState::Sending:
        return QStringLiteral("outbox");
    case IntentState::Unknown:
        return QStringLiteral("unknown");
    case IntentState::Confirmed:
        return QStringLiteral("met");
    case IntentState::Rejected:
    case IntentState::Declined:
        return QStringLiteral("fail");
    case IntentState::NeedsPerson:
        return QStringLiteral("duenow");
    }
    return {};
}

QString refundReasonWords(const QByteArray& reason)
{
    if (reason == "requested_by_customer")
        return say(QT_TRANSLATE_NOOP("Intent", "The customer asked for it"));
    if (reason == "duplicate")
        return say(QT_TRANSLATE_NOOP("Intent", "Paid twice"));
    if (reason == "fraudulent")
        return say(QT_TRANSLATE_NOOP("Intent", "Fraud"));
    return QString::fromUtf8(reason);
}

QString holdReasonWords(const QByteArray& reason)
{
    if (reason == "awaiting_payment")
        return say(QT_TRANSLATE_NOOP("Intent", "It waits for the payment"));
    if (reason == "high_risk_of_fraud")
        return say(QT_TRANSLATE_NOOP("Intent", "It may be fraud"));
    if (reason == "incorrect_address")
        return say(QT_TRANSLATE_NOOP("Intent", "The address is wrong"));
    if (reason == "inventory_out_of_stock")
        return say(QT_TRANSLATE_NOOP("Intent", "It is out of stock"));
    if (reason == "unknown_delivery_date")
        return say(QT_TRANSLATE_NOOP("Intent", "The delivery date is not known"));
    if (reason == "other")
        return say(QT_TRANSLATE_NOOP("Intent", "Another reason"));
    return QString::fromUtf8(reason);
}

QString cancelReasonWords(const QByteArray& reason)
{
    if (reason == "customer")
        return say(QT_TRANSLATE_NOOP("Intent", "The customer wants it so"));
    if (reason == "inventory")
        return say(QT_TRANSLATE_NOOP("Intent", "It cannot be delivered"));
    if (reason == "fraud")
        return say(QT_TRANSLATE_NOOP("Intent", "Fraud"));
    if (reason == "declined")
        return say(QT_TRANSLATE_NOOP("Intent", "The payment was declined"));
    if (reason == "other")
        return say(QT_TRANSLATE_NOOP("Intent", "Another reason"));
    return QString::fromUtf8(reason);
}

}  // namespace docket::ui
