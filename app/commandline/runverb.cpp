// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commandline/runverb.h"

#include "core/domain/setup.h"

#include <QFileInfo>

#include <algorithm>

namespace docket::ctl {

namespace {

QString key(const char* name)
{
    return QString::fromLatin1(name);
}

tl::unexpected<Error> missing(const char* option, const QString& why)
{
    return fail(ErrorKind::Malformed, key("--") + key(option), why);
}
tl::unexpected<Error> missing(const char* option, const char* why)
{
    return missing(option, key(why));
}

// "a, b or c"
QString anyOf(const QStringList& words)
{
    return words.size() < 2
               ? words.join(QString())
               : words.mid(0, words.size() - 1).join(key(", ")) + key(" or ") + words.back();
}
template <class Words>
QStringList listed(const Words& words)
{
    QStringList out;
    for (const char* word : words)
        out << key(word);
    return out;
}
QStringList evidenceWords()
{
    QStringList out;
    for (const EvidenceKind& kind : evidenceKinds())
        out << QString::fromUtf8(kind.code);
    return out;
}
QStringList queueNames()
{
    QStringList out;
    for (const Queue queue : kQueues)
        out << key(name(queue));
    return out;
}
QStringList roleNames()
{
    QStringList out;
    for (int i = 0; i < kRoles; ++i)
        out << key(name(static_cast<Role>(i)));
    return out;
}

// One of a closed list of words; Malformed with the whole list.
Result<QByteArray> oneOf(const VerbCall& call, const char* option, const QStringList& words)
{
    const QString given = call.value(option);
    if (!words.contains(given))
        return missing(option, key("is ") + anyOf(words));
    return given.toUtf8();
}

Result<Instant> instantOf(const VerbCall& call, const char* option)
{
    const auto at = parseIso(call.value(option));
    if (!at)
        return missing(option, "is an instant with a zone, 2026-03-29T14:00:00Z");
    return *at;
}

Result<PersonId> personOf(const VerbCall& call, const char* option, const Setup& setup)
{
    const Person* person = setup.personByLogin(call.value(option));
    if (!person) {
        QStringList logins;
        for (const Person& p : setup.people)
            logins << QString::fromUtf8(p.login);
        return missing(option, key("is the login of a person: ") + anyOf(logins));
    }
    return person->id;
}

// The one intent in a state, or the one that --intent names.
Result<IntentId> intentIn(const VerbCall& call, const RunGround& ground, IntentState state,
                          const char* none)
{
    const Intent* found = nullptr;
    for (const Intent& intent : ground.record.value.intents) {
        if (intent.state != state ||
            (call.isSet("intent") && intent.id.text() != call.value("intent")))
            continue;
        if (found)
            return missing("intent", "names one: several wait on the case");
        found = &intent;
    }
    if (!found)
        return fail(ErrorKind::Denied, call.words.value(1), key(none));
    return found->id;
}

// The one thing that can be changed in this way, or the one that --target names.
Result<view::Change> changeFor(const VerbCall& call, const RunGround& ground, const char* act)
{
    const view::Change* found = nullptr;
    for (const view::Change& change : ground.record.changes) {
        if (change.act != act ||
            (call.isSet("target") && QString::fromUtf8(change.target.id) != call.value("target")))
            continue;
        if (found)
            return missing("target", "names one: the case has several");
        found = &change;
    }
    if (!found)
        return fail(ErrorKind::Denied, key(act), key("nothing of this case can be changed so"));
    return *found;
}

QString text(const VerbCall& call)
{
    return call.value("text");
}

Result<Act> pause(const VerbCall& call, const RunGround&)
{
    const auto party = pauseParty(call.value("party"));
    if (!party)
        return missing("party", "is vendor, processor, customer or internal");
    const auto until = instantOf(call, "until");
    if (!until)
        return fail(until.error());
    return Act(PauseCase{call.value("reason").toUtf8(), *party, *until, text(call)});
}

Result<Act> refund(const VerbCall& call, const RunGround& ground)
{
    const view::PaymentView* payment = nullptr;
    for (const view::PaymentView& p : ground.record.payments) {
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
    return Act(RequestRefund{payment->ref, *amount, call.value("reason").toUtf8(), text(call),
                             ground.approver});
}

Result<Act> approve(const VerbCall& call, const RunGround& ground)
{
    const auto intent = intentIn(call, ground, IntentState::Proposed, "nothing waits for approval");
    if (!intent)
        return fail(intent.error());
    return Act(ApproveRefund{*intent});
}

Result<Act> decline(const VerbCall& call, const RunGround& ground)
{
    const auto intent = intentIn(call, ground, IntentState::Proposed, "nothing waits for approval");
    if (!intent)
        return fail(intent.error());
    return Act(DeclineRefund{*intent, text(call)});
}

Result<Act> settleByHand(const VerbCall& call, const RunGround& ground)
{
    const auto happened = oneOf(call, "happened", {key("yes"), key("no")});
    if (!happened)
        return fail(happened.error());
    const auto intent =
        intentIn(call, ground, IntentState::NeedsPerson, "nothing waits to be settled by a person");
    if (!intent)
        return fail(intent.error());
    return Act(
        SettleByHand{*intent, *happened == "yes", call.value("receipt").toUtf8(), text(call)});
}

Result<Act> assign(const VerbCall& call, const RunGround& ground)
{
    const auto to = personOf(call, "to", ground.setup);
    if (!to)
        return fail(to.error());
    return Act(Assign{*to, text(call)});
}

Result<Act> attach(const VerbCall& call, const RunGround& ground)
{
    const auto kind = oneOf(call, "kind", evidenceWords());
    if (!kind)
        return fail(kind.error());
    if (!ground.document)
        return missing("file", "names the document");
    AttachEvidence act;
    act.evidence = *ground.document;
    act.evidence.kind = *kind;
    act.name = QFileInfo(call.value("file")).fileName();
    act.note = text(call);
    return Act(act);
}

Result<Act> handOff(const VerbCall& call, const RunGround& ground)
{
    HandOff act;
    if (call.isSet("to") == call.isSet("team"))
        return missing("to", "or --team says to whom: a login, or a role");
    if (call.isSet("to")) {
        const auto to = personOf(call, "to", ground.setup);
        if (!to)
            return fail(to.error());
        act.to = *to;
    } else {
        const auto role = oneOf(call, "team", roleNames());
        if (!role)
            return fail(role.error());
        act.team = parseRole(*role);
    }
    for (const QString& kind : call.value("needs").split(u',', Qt::SkipEmptyParts)) {
        if (!evidenceWords().contains(kind.trimmed()))
            return missing("needs", key("lists, with commas between: ") + anyOf(evidenceWords()));
        act.needs.push_back(kind.trimmed().toUtf8());
    }
    const auto takeBy = instantOf(call, "take-by");
    if (!takeBy)
        return fail(takeBy.error());
    act.takeBy = *takeBy;
    act.reason = text(call);
    return Act(act);
}

Result<Act> snooze(const VerbCall& call, const RunGround&)
{
    const auto until = instantOf(call, "until");
    if (!until)
        return fail(until.error());
    return Act(SnoozeCase{*until});
}

Result<Act> openByHand(const VerbCall& call, const RunGround& ground)
{
    const auto queue = oneOf(call, "queue", queueNames());
    if (!queue)
        return fail(queue.error());
    const Case& about = ground.record.value;
    OpenByHand act;
    // The same call made again opens no second case.
    act.id = CaseId::derive(ground.command.value, "open_by_hand");
    act.queue = parseQueue(*queue).value_or(Queue::OrderReview);
    act.subject = about.subject;
    act.subjectLabel = about.subjectLabel;
    act.order = about.order;
    act.amount = about.amount;
    act.tier = about.tier;
    act.note = text(call);
    return Act(act);
}

Result<Act> link(const VerbCall& call, const RunGround& ground)
{
    const auto kind = oneOf(call, "kind", listed(kLinkKinds));
    if (!kind)
        return fail(kind.error());
    if (!ground.other)
        return missing("other", "is the number of the other case");
    return Act(LinkCase{{ground.other->id, ground.other->number, *kind}, text(call)});
}

Result<Act> merge(const VerbCall& call, const RunGround& ground)
{
    if (!ground.other)
        return missing("other", "is the number of the case that goes on");
    return Act(MergeCase{ground.other->id, ground.other->number, text(call)});
}

Result<Act> approvePayment(const VerbCall& call, const RunGround& ground)
{
    const auto change = changeFor(call, ground, "approve_payment");
    if (!change)
        return fail(change.error());
    return Act(ApprovePayment{change->target, change->payment, change->amount, text(call),
                              ground.approver});
}

Result<Act> holdFulfillment(const VerbCall& call, const RunGround& ground)
{
    const auto reason = oneOf(call, "reason", listed(kHoldReasons));
    if (!reason)
        return fail(reason.error());
    const auto change = changeFor(call, ground, "hold_fulfillment");
    if (!change)
        return fail(change.error());
    return Act(HoldFulfillment{change->target, *reason, text(call)});
}

Result<Act> releaseFulfillment(const VerbCall& call, const RunGround& ground)
{
    const auto change = changeFor(call, ground, "release_fulfillment");
    if (!change)
        return fail(change.error());
    return Act(ReleaseFulfillment{change->target, text(call)});
}

Result<Act> cancelOrder(const VerbCall& call, const RunGround& ground)
{
    const auto reason = oneOf(call, "reason", listed(kCancelReasons));
    if (!reason)
        return fail(reason.error());
    const auto change = changeFor(call, ground, "cancel_order");
    if (!change)
        return fail(change.error());
    return Act(CancelOrder{change->target, *reason, text(call)});
}

Result<Act> voidLabel(const VerbCall& call, const RunGround& ground)
{
    const auto change = changeFor(call, ground, "void_label");
    if (!change)
        return fail(change.error());
    return Act(VoidLabel{change->target, text(call)});
}

// What can be done, and how it is read. A change that is no refund is approved and declined by the
// same acts; both names are kept.
struct Verb {
    const char* word;
    Result<Act> (*read)(const VerbCall&, const RunGround&);
};
constexpr Verb kVerbs[] = {
    {"claim", [](const VerbCall&, const RunGround&) { return Result<Act>(Claim{}); }},
    {"release", [](const VerbCall&, const RunGround&) { return Result<Act>(Release{}); }},
    {"note", [](const VerbCall& c, const RunGround&) { return Result<Act>(AddNote{text(c)}); }},
    {"pause", pause},
    {"resume", [](const VerbCall&, const RunGround&) { return Result<Act>(ResumeCase{}); }},
    {"close",
     [](const VerbCall& c, const RunGround&) {
         return Result<Act>(
             CloseCase{c.value("disposition").toUtf8(), c.value("root-cause").toUtf8(), text(c)});
     }},
    {"reopen",
     [](const VerbCall& c, const RunGround&) {
         return Result<Act>(ReopenCase{text(c), {}});
     }},
    {"refund", refund},
    {"approve", approve},
    {"approve_refund", approve},
    {"decline", decline},
    {"decline_refund", decline},
    {"settle_by_hand", settleByHand},
    {"assign", assign},
    {"attach", attach},
    {"hand_off", handOff},
    {"accept_handoff",
     [](const VerbCall&, const RunGround&) { return Result<Act>(AcceptHandoff{}); }},
    {"return_handoff",
     [](const VerbCall& c, const RunGround&) { return Result<Act>(ReturnHandoff{text(c)}); }},
    {"escalate",
     [](const VerbCall& c, const RunGround&) { return Result<Act>(Escalate{text(c)}); }},
    {"snooze", snooze},
    {"open_by_hand", openByHand},
    {"link", link},
    {"merge", merge},
    {"approve_payment", approvePayment},
    {"hold_fulfillment", holdFulfillment},
    {"release_fulfillment", releaseFulfillment},
    {"cancel_order", cancelOrder},
    {"void_label", voidLabel},
};

}  // namespace

void addRunOptions(QCommandLineParser& parser)
{
    const auto option = [&](const char* name, const QString& about, const char* value) {
        parser.addOption({key(name), about, key(value)});
    };
    const auto plain = [&](const char* name, const char* about, const char* value) {
        option(name, key(about), value);
    };
    plain("as", "run: who does it, a login. queues, cases: whose lists, a login.", "LOGIN");
    plain("passphrase-file", "File with the passphrase of --as (practice profiles need none).",
          "FILE");
    plain("approver", "refund, approve_payment: second person for one act, a login.", "LOGIN");
    plain("approver-passphrase-file", "File with the passphrase of --approver.", "FILE");
    plain("seen", "The revision of the case that was seen; refused when it moved on.", "REVISION");
    plain("text",
          "What to write: the note, or the reason of hand_off, return_handoff, escalate, reopen, "
          "decline and of every change of the world.",
          "TEXT");
    plain("amount", "refund: decimal amount in the payment's currency.", "AMOUNT");
    plain("payment", "refund: which payment; the only captured one when left out.", "ID");
    option("reason",
           key("refund: duplicate, fraudulent or requested_by_customer; pause: what it waits for; "
               "hold_fulfillment: ") +
               anyOf(listed(kHoldReasons)) + key("; cancel_order: ") +
               anyOf(listed(kCancelReasons)) + u'.',
           "REASON");
    plain("party", "pause: vendor, processor, customer or internal.", "PARTY");
    plain("until", "pause, snooze: until when.", "INSTANT");
    plain("disposition", "close: how it ended.", "CODE");
    plain("root-cause", "close: what caused it.", "CODE");
    plain("to", "assign, hand_off: to whom, a login.", "LOGIN");
    option("team", key("hand_off: to everybody who is ") + anyOf(roleNames()) + u'.', "ROLE");
    option("needs",
           key("hand_off: what must be on the case, with commas between: ") +
               anyOf(evidenceWords()) + u'.',
           "KINDS");
    plain("take-by", "hand_off: by when it is to be taken.", "INSTANT");
    plain("file", "attach: the document.", "PATH");
    option("kind",
           key("attach: what it proves, ") + anyOf(evidenceWords()) + key("; link: ") +
               anyOf(listed(kLinkKinds)) + u'.',
           "KIND");
    plain("other", "link, merge: the number of the other case.", "CASE");
    plain("target",
          "Changes of the world: which review, fulfillment, order or label, where several are.",
          "ID");
    plain("intent", "approve, decline, settle_by_hand: which, where several wait.", "UUID");
    plain("happened", "settle_by_hand: yes or no.", "YESNO");
    plain("receipt", "settle_by_hand: the vendor's id of what happened.", "ID");
    plain("command", "The command's id, to run it once however often it is sent.", "UUID");
}

bool wantsOther(const QString& word)
{
    return word == key("link") || word == key("merge");
}

bool wantsFile(const QString& word)
{
    return word == key("attach");
}

Result<Act> actFrom(const QString& word, const VerbCall& call, const RunGround& ground)
{
    QStringList words;
    for (const Verb& verb : kVerbs) {
        if (word == key(verb.word))
            return verb.read(call, ground);
        words << key(verb.word);
    }
    return fail(ErrorKind::Malformed, word, key("is none of ") + words.join(key(", ")));
}

}  // namespace docket::ctl
