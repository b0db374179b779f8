// SPDX-License-Identifier: GPL-3.0-or-later
// How the world is told something besides a refund, and how a second person agrees or not.
#include "core/desk/desk.h"
#include "ui/case/form.h"
#include "ui/case/intentwords.h"
#include "ui/case/offers.h"
#include "ui/kit/format.h"

#include <QCoreApplication>

#include <algorithm>

namespace docket::ui {

namespace {

using Kind = Field::Kind;

QString say(const char* text)
{
    return QCoreApplication::translate("Form", text);
}

Field reasonNote(const char* hint)
{
    return {"note", Kind::Note, say(QT_TRANSLATE_NOOP("Form", "Note")), say(hint),
            say(QT_TRANSLATE_NOOP("Form", "The note is missing"))};
}

// What can be changed in one way: asked for only where there are several.
class Targets {
public:
    Targets(const view::CaseRecord& record, const char* act)
    {
        for (const view::Change& change : record.changes)
            if (change.act == act)
                m_all.push_back(change);
    }
    bool none() const { return m_all.empty(); }
    const view::Change& first() const { return m_all.front(); }
    void addTo(Form& form) const
    {
        if (m_all.size() < 2)
            return;
        Field field{"target", Kind::Choice, say(QT_TRANSLATE_NOOP("Form", "Which")),
                    say(QT_TRANSLATE_NOOP("Form", "Which of them?")),
                    say(QT_TRANSLATE_NOOP("Form", "Which of them is missing"))};
        for (const view::Change& change : m_all)
            field.choices.emplace_back(change.target.id, change.words);
        form.fields.push_back(std::move(field));
    }
    view::Change chosen(Answers& answers) const
    {
        for (const view::Change& change : m_all)
            if (m_all.size() > 1 && change.target.id == answers["target"].code)
                return change;
        return m_all.front();
    }

private:
    std::vector<view::Change> m_all;
};

template <class Codes>
std::vector<std::pair<QByteArray, QString>> listed(const Codes& codes,
                                                   QString (*words)(const QByteArray&))
{
    std::vector<std::pair<QByteArray, QString>> out;
    for (const char* code : codes)
        out.emplace_back(code, words(code));
    return out;
}

QString sourceName(const Desk& desk, const ExternalRef& ref)
{
    Intent intent;
    intent.target = ref;
    return intentSource(intent, desk.setup());
}

std::optional<Form> approvePayment(const Desk& desk, const view::CaseRecord& record)
{
    const Targets targets(record, "approve_payment");
    if (targets.none())
        return {};
    Form form;
    form.world = true;
    form.title = say(QT_TRANSLATE_NOOP("Form", "Approve the payment"));
    form.button = say(QT_TRANSLATE_NOOP("Form", "Approve the payment"));
    form.amount = targets.first().amount;
    form.effect = say(QT_TRANSLATE_NOOP("Form", "Tells %1 to let %2 go. This cannot be undone."))
                      .arg(sourceName(desk, targets.first().target), targets.first().words);
    targets.addTo(form);
    form.fields.push_back(
        reasonNote(QT_TRANSLATE_NOOP("Form", "What was checked, and what it showed")));
    Field second{"second", Kind::Second, {}, {}, {}};
    second.worth = targets.first().amount;
    form.fields.push_back(std::move(second));
    form.make = [targets](Answers& a) {
        const view::Change change = targets.chosen(a);
        return ApprovePayment{change.target, change.payment, change.amount, a["note"].text,
                              a["second"].person};
    };
    return form;
}

std::optional<Form> holdFulfillment(const Desk& desk, const view::CaseRecord& record)
{
    const Targets targets(record, "hold_fulfillment");
    if (targets.none())
        return {};
    Form form;
    form.world = true;
    form.title = say(QT_TRANSLATE_NOOP("Form", "Hold the fulfillment"));
    form.button = form.title;
    form.effect = say(QT_TRANSLATE_NOOP("Form", "Tells %1 that nothing is to be sent: %2."))
                      .arg(sourceName(desk, targets.first().target), targets.first().words);
    targets.addTo(form);
    form.fields.push_back({"reason", Kind::Choice, say(QT_TRANSLATE_NOOP("Form", "Reason")),
                           say(QT_TRANSLATE_NOOP("Form", "Why is it held?")),
                           say(QT_TRANSLATE_NOOP("Form", "The reason is missing")),
                           listed(kHoldReasons, holdReasonWords)});
    form.fields.push_back(reasonNote(QT_TRANSLATE_NOOP("Form", "What must happen first")));
    form.make = [targets](Answers& a) {
        return HoldFulfillment{targets.chosen(a).target, a["reason"].code, a["note"].text};
    };
    return form;
}

std::optional<Form> releaseFulfillment(const Desk& desk, const view::CaseRecord& record)
{
    const Targets targets(record, "release_fulfillment");
    if (targets.none())
        return {};
    Form form;
    form.world = true;
    form.title = say(QT_TRANSLATE_NOOP("Form", "Release the fulfillment"));
    form.button = form.title;
    form.effect = say(QT_TRANSLATE_NOOP("Form", "Tells %1 that it goes on: %2."))
                      .arg(sourceName(desk, targets.first().target), targets.first().words);
    targets.addTo(form);
    form.fields.push_back(reasonNote(QT_TRANSLATE_NOOP("Form", "Why it may go now")));
    form.make = [targets](Answers& a) {
        return ReleaseFulfillment{targets.chosen(a).target, a["note"].text};
    };
    return form;
}

std::optional<Form> cancelOrder(const Desk& desk, const view::CaseRecord& record)
{
    const Targets targets(record, "cancel_order");
    if (targets.none())
        return {};
    Form form;
    form.world = true;
    form.title = say(QT_TRANSLATE_NOOP("Form", "Cancel the order"));
    form.button = form.title;
    form.effect =
        say(QT_TRANSLATE_NOOP("Form", "Cancels %2 at %1 and gives no money back. This cannot be "
                                      "undone."))
            .arg(sourceName(desk, targets.first().target), targets.first().words);
    form.fields.push_back({"reason", Kind::Choice, say(QT_TRANSLATE_NOOP("Form", "Reason")),
                           say(QT_TRANSLATE_NOOP("Form", "Why is it cancelled?")),
                           say(QT_TRANSLATE_NOOP("Form", "The reason is missing")),
                           listed(kCancelReasons, cancelReasonWords)});
    form.fields.push_back(
        reasonNote(QT_TRANSLATE_NOOP("Form", "What was agreed, and where it can be read")));
    form.make = [targets](Answers& a) {
        return CancelOrder{targets.first().target, a["reason"].code, a["note"].text};
    };
    return form;
}

std::optional<Form> voidLabel(const Desk& desk, const view::CaseRecord& record)
{
    const Targets targets(record, "void_label");
    if (targets.none())
        return {};
    Form form;
    form.world = true;
    form.title = say(QT_TRANSLATE_NOOP("Form", "Void the label"));
    form.button = form.title;
    form.effect =
        say(QT_TRANSLATE_NOOP("Form", "Tells %1 that nothing is sent with it: %2. This cannot be "
                                      "undone."))
            .arg(sourceName(desk, targets.first().target), targets.first().words);
    targets.addTo(form);
    form.fields.push_back(reasonNote(QT_TRANSLATE_NOOP("Form", "Why nothing is sent with it")));
    form.make = [targets](Answers& a) {
        return VoidLabel{targets.chosen(a).target, a["note"].text};
    };
    return form;
}

// The second person's yes or no to what waits.
std::optional<Form> decide(const Desk& desk, const view::CaseRecord& record, bool approve)
{
    const Intent* intent = proposed(record);
    if (!intent)
        return {};
    const bool money = movesMoney(intent->kind);
    const QString what = intentName(*intent);
    const Person* person = desk.setup().person(intent->requester);
    const QString who = person ? person->fullName : say(QT_TRANSLATE_NOOP("Form", "Somebody"));
    const QString source = intentSource(*intent, desk.setup());
    Form form;
    form.title = approve ? say(QT_TRANSLATE_NOOP("Form", "Approve"))
                         : say(QT_TRANSLATE_NOOP("Form", "Decline"));
    form.amount = intent->amount;
    if (money)
        form.button = (approve ? say(QT_TRANSLATE_NOOP("Form", "Approve %1"))
                               : say(QT_TRANSLATE_NOOP("Form", "Decline %1")))
                          .arg(what);
    else
        form.button = approve ? say(QT_TRANSLATE_NOOP("Form", "Approve it"))
                              : say(QT_TRANSLATE_NOOP("Form", "Decline it"));
    if (!approve) {
        form.effect =
            say(QT_TRANSLATE_NOOP("Form", "%1 asked for it. Nothing is sent, and %1 reads why."))
                .arg(who);
        form.fields = {{"note", Kind::Note, say(QT_TRANSLATE_NOOP("Form", "Why not")),
                        say(QT_TRANSLATE_NOOP("Form", "What speaks against it, and what to do "
                                                      "instead")),
                        say(QT_TRANSLATE_NOOP("Form", "The reason is missing"))}};
        form.make = [id = intent->id](Answers& a) { return DeclineRefund{id, a["note"].text}; };
        return form;
    }
    QString to;
    for (const view::PaymentView& p : record.payments)
        if (p.ref == intent->target)
            to = QString::fromUtf8(p.payment.brand + ' ' + p.payment.last4).trimmed();
    form.effect = money ? say(QT_TRANSLATE_NOOP("Form", "%1 asked for it. Sends %2 to %3 through "
                                                        "%4. This cannot be undone."))
                              .arg(who, what, to, source)
                        : say(QT_TRANSLATE_NOOP("Form", "%1 asked for it. %2 goes to %3 then. This "
                                                        "cannot be undone."))
                              .arg(who, what, source);
    form.make = [id = intent->id](Answers&) { return ApproveRefund{id}; };
    return form;
}

std::optional<Form> settleByHand(const Desk& desk, const view::CaseRecord& record)
{
    const auto& intents = record.value.intents;
    const auto stuck = std::find_if(intents.begin(), intents.end(), [](const Intent& i) {
        return i.state == IntentState::NeedsPerson;
    });
    if (stuck == intents.end())
        return {};
    const bool money = movesMoney(stuck->kind);
    Form form;
    form.title = say(QT_TRANSLATE_NOOP("Form", "Settle by hand"));
    form.button = say(QT_TRANSLATE_NOOP("Form", "Record what happened"));
    form.amount = stuck->amount;
    form.effect = intentSentence(*stuck, intentSource(*stuck, desk.setup()), {});
    form.fields = {{"happened",
                    Kind::Choice,
                    say(QT_TRANSLATE_NOOP("Form", "What happened")),
                    say(QT_TRANSLATE_NOOP("Form", "What did the other side do?")),
                    say(QT_TRANSLATE_NOOP("Form", "What happened is missing")),
                    {{"yes", say(QT_TRANSLATE_NOOP("Form", "It happened as it was asked for"))},
                     {"no", say(QT_TRANSLATE_NOOP("Form", "It did not happen"))}}},
                   {"receipt",
                    Kind::Line,
                    say(QT_TRANSLATE_NOOP("Form", "Its id there")),
                    money ? say(QT_TRANSLATE_NOOP("Form", "The gateway's id, when it happened"))
                          : say(QT_TRANSLATE_NOOP("Form", "Where it has one")),
                    {}},
                   {"note", Kind::Note, say(QT_TRANSLATE_NOOP("Form", "How you know")),
                    say(QT_TRANSLATE_NOOP("Form", "Where it was seen, and by whom")),
                    say(QT_TRANSLATE_NOOP("Form", "How you know is missing"))}};
    form.make = [id = stuck->id](Answers& a) {
        return SettleByHand{id, a["happened"].code == "yes", a["receipt"].text.toUtf8(),
                            a["note"].text};
    };
    return form;
}

}  // namespace

std::optional<Form> worldFormFor(const QByteArray& act, const Desk& desk,
                                 const view::CaseRecord& record)
{
    if (act == "approve_payment")
        return approvePayment(desk, record);
    if (act == "hold_fulfillment")
        return holdFulfillment(desk, record);
    if (act == "release_fulfillment")
        return releaseFulfillment(desk, record);
    if (act == "cancel_order")
        return cancelOrder(desk, record);
    if (act == "void_label")
        return voidLabel(desk, record);
    if (act == "approve_refund" || act == "decline_refund")
        return decide(desk, record, act == "approve_refund");
    if (act == "settle_by_hand")
        return settleByHand(desk, record);
    return {};
}

}  // namespace docket::ui
