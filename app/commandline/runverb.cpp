// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commandline/runverb.h"

namespace docket::ctl {

namespace {

QString key(const char* name)
{
    return QString::fromLatin1(name);
}

tl::unexpected<Error> missing(const char* option, const char* why)
{
    return fail(ErrorKind::Malformed, key("--") + key(option), key(why));
}

}  // namespace

void addRunOptions(QCommandLineParser& parser)
{
    const auto option = [&](const char* name, const char* about, const char* value) {
        parser.addOption({key(name), key(about), key(value)});
    };
    option("as", "Who runs it: a login.", "LOGIN");
    option("passphrase-file", "File with the passphrase of --as (practice profiles need none).",
           "FILE");
    option("approver", "Second person for one act: a login.", "LOGIN");
    option("approver-passphrase-file", "File with the passphrase of --approver.", "FILE");
    option("seen", "The revision of the case that was seen; refused when it moved on.", "REVISION");
    option("text", "note, pause, close, reopen, refund, decline: what to write.", "TEXT");
    option("amount", "refund: decimal amount in the payment's currency.", "AMOUNT");
    option("payment", "refund: which payment; the only captured one when left out.", "ID");
    option("reason",
           "refund: duplicate, fraudulent or requested_by_customer; pause: what it waits for.",
           "REASON");
    option("party", "pause: vendor, processor, customer or internal.", "PARTY");
    option("until", "pause: until when.", "INSTANT");
    option("disposition", "close: how it ended.", "CODE");
    option("root-cause", "close: what caused it.", "CODE");
    option("command", "The command's id, to run it once however often it is sent.", "UUID");
}

Result<Act> actFrom(const QString& word, const VerbCall& call, const view::CaseRecord& record,
                    PersonId approver)
{
    const QString text = call.value("text");
    if (word == key("claim"))
        return Act(Claim{});
    if (word == key("release"))
        return Act(Release{});
    if (word == key("resume"))
        return Act(ResumeCase{});
    if (word == key("note"))
        return Act(AddNote{text});
    if (word == key("reopen"))
        return Act(ReopenCase{text, {}});
    if (word == key("close"))
        return Act(
            CloseCase{call.value("disposition").toUtf8(), call.value("root-cause").toUtf8(), text});
    if (word == key("pause")) {
        const auto party = pauseParty(call.value("party"));
        if (!party)
            return missing("party", "is vendor, processor, customer or internal");
        const auto until = parseIso(call.value("until"));
        if (!until)
            return missing("until", "is an instant with a zone, 2026-03-29T14:00:00Z");
        return Act(PauseCase{call.value("reason").toUtf8(), *party, *until, text});
    }
    if (word == key("refund")) {
        const view::PaymentView* payment = nullptr;
        for (const view::PaymentView& p : record.payments) {
            const bool asked = call.isSet("payment")
                                   ? QString::fromUtf8(p.ref.id) == call.value("payment")
                                   : p.payment.captured > 0;
            if (asked && payment)
                return missing("payment", "names one: the case has several payments");
            if (asked)
                payment = &p;
        }
        if (!payment)
            return missing("payment", "names no captured payment of this case");
        const auto amount = parseDecimal(call.value("amount"), payment->payment.amount.currency);
        if (!amount)
            return missing("amount", "is a decimal in the payment's currency, 84.90");
        return Act(
            RequestRefund{payment->ref, *amount, call.value("reason").toUtf8(), text, approver});
    }
    if (word == key("approve_refund") || word == key("decline_refund")) {
        for (const Intent& intent : record.value.intents)
            if (intent.state == IntentState::Proposed) {
                if (word == key("approve_refund"))
                    return Act(ApproveRefund{intent.id});
                return Act(DeclineRefund{intent.id, text});
            }
        return fail(ErrorKind::Denied, word, key("no refund waits for approval"));
    }
    return fail(ErrorKind::Malformed, word,
                key("is none of claim, release, note, pause, resume, close, reopen, refund, "
                    "approve_refund, decline_refund"));
}

}  // namespace docket::ctl
