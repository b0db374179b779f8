// SPDX-License-Identifier: GPL-3.0-or-later
// How acts on the case itself are asked for. Each is one entry of the table.
#include "core/desk/desk.h"
#include "core/domain/disposition.h"
#include "ui/case/form.h"
#include "ui/model/words.h"

#include <QCoreApplication>

#include <algorithm>

namespace docket::ui {

namespace {

using Kind = Field::Kind;

QString say(const char* text)
{
    return QCoreApplication::translate("Form", text);
}

Field note(const char* id, const char* name, const char* hint, const char* missing)
{
    return {id, Kind::Note, say(name), say(hint), missing ? say(missing) : QString()};
}

Field optionalNote(const char* hint)
{
    return note("note", QT_TRANSLATE_NOOP("Form", "Note"), hint, nullptr);
}

Field choice(const char* id, const char* name, const char* question, const char* missing,
             std::vector<std::pair<QByteArray, QString>> choices)
{
    return {id, Kind::Choice, say(name), say(question), say(missing), std::move(choices)};
}

// "awaiting_vendor" is what a policy names; people read words.
QString pauseWords(const QString& code)
{
    QString words = code;
    words.replace(u'_', u' ');
    if (!words.isEmpty())
        words[0] = words[0].toUpper();
    return words;
}

Form close(const Desk&, const view::CaseRecord& record)
{
    std::vector<std::pair<QByteArray, QString>> ends, causes;
    for (const DispositionCode& code : dispositionsOf(record.value.queue))
        ends.emplace_back(code.code, code.label);
    for (const RootCauseCode& code : rootCauses())
        causes.emplace_back(code.code, code.label);
    Form form;
    form.title = say(QT_TRANSLATE_NOOP("Form", "Close"));
    form.button = say(QT_TRANSLATE_NOOP("Form", "Close the case"));
    form.fields = {
        choice("disposition", QT_TRANSLATE_NOOP("Form", "Disposition"),
               QT_TRANSLATE_NOOP("Form", "How does it end?"),
               QT_TRANSLATE_NOOP("Form", "The disposition is missing"), std::move(ends)),
        choice("cause", QT_TRANSLATE_NOOP("Form", "Root cause"),
               QT_TRANSLATE_NOOP("Form", "Whose doing was it?"),
               QT_TRANSLATE_NOOP("Form", "The root cause is missing"), std::move(causes)),
        note("note", QT_TRANSLATE_NOOP("Form", "Note"),
             QT_TRANSLATE_NOOP("Form", "What was done, and what the next person must know"),
             QT_TRANSLATE_NOOP("Form", "The note is missing"))};
    form.make = [](Answers& a) {
        return CloseCase{a["disposition"].code, a["cause"].code, a["note"].text};
    };
    return form;
}

Form pause(const Desk& desk, const view::CaseRecord& record)
{
    const Policy* policy = desk.setup().policy(record.value.queue, record.value.tier, desk.now());
    QStringList codes;
    if (policy)
        for (const auto& [code, cap] : policy->pauseCaps)
            codes << code;
    if (codes.isEmpty())
        codes = {QStringLiteral("awaiting_customer"), QStringLiteral("awaiting_vendor"),
                 QStringLiteral("awaiting_processor"), QStringLiteral("awaiting_colleague")};
    std::vector<std::pair<QByteArray, QString>> reasons, parties;
    for (const QString& code : codes)
        reasons.emplace_back(code.toUtf8(), pauseWords(code));
    for (const PauseParty party :
         {PauseParty::Vendor, PauseParty::Processor, PauseParty::Customer, PauseParty::Internal}) {
        QString words = partyWords(party);
        words[0] = words[0].toUpper();
        parties.emplace_back(QByteArray::number(static_cast<int>(party)), words);
    }
    Form form;
    form.title = say(QT_TRANSLATE_NOOP("Form", "Pause"));
    form.button = say(QT_TRANSLATE_NOOP("Form", "Pause the case"));
    Field until{"until",
                Kind::Instant,
                say(QT_TRANSLATE_NOOP("Form", "Expected until; it resumes by itself then")),
                {},
                {}};
    until.quick = waitingInstants(desk.setup(), desk.now());
    std::swap(until.quick[0], until.quick[1]);
    form.fields = {choice("reason", QT_TRANSLATE_NOOP("Form", "Reason"),
                          QT_TRANSLATE_NOOP("Form", "Why does it wait?"),
                          QT_TRANSLATE_NOOP("Form", "The reason is missing"), std::move(reasons)),
                   choice("party", QT_TRANSLATE_NOOP("Form", "Waits for"),
                          QT_TRANSLATE_NOOP("Form", "For whom?"),
                          QT_TRANSLATE_NOOP("Form", "For whom it waits is missing"),
                          std::move(parties)),
                   std::move(until),
                   note("note", QT_TRANSLATE_NOOP("Form", "Note"),
                        QT_TRANSLATE_NOOP("Form", "What was asked for, and where"),
                        QT_TRANSLATE_NOOP("Form", "The note is missing"))};
    form.make = [](Answers& a) {
        return PauseCase{a["reason"].code, static_cast<PauseParty>(a["party"].code.toInt()),
                         a["until"].at, a["note"].text};
    };
    return form;
}

Form reopen(const Desk&, const view::CaseRecord&)
{
    Form form;
    form.title = say(QT_TRANSLATE_NOOP("Form", "Reopen"));
    form.button = say(QT_TRANSLATE_NOOP("Form", "Reopen the case"));
    form.fields = {note("note", QT_TRANSLATE_NOOP("Form", "Why"),
                        QT_TRANSLATE_NOOP("Form", "What came back, or what was overlooked"),
                        QT_TRANSLATE_NOOP("Form", "The reason is missing"))};
    form.make = [](Answers& a) { return ReopenCase{a["note"].text, {}}; };
    return form;
}

Form handOff(const Desk& desk, const view::CaseRecord& record)
{
    Form form;
    form.title = say(QT_TRANSLATE_NOOP("Form", "Hand off"));
    form.button = say(QT_TRANSLATE_NOOP("Form", "Hand the case off"));
    form.effect = say(QT_TRANSLATE_NOOP("Form", "You keep the case until it is taken. Its clocks "
                                                "run on."));
    Field takeBy{
        "take_by", Kind::Instant, say(QT_TRANSLATE_NOOP("Form", "To be taken by")), {}, {}};
    takeBy.quick = quickInstants(desk.setup(), record.value, desk.now());
    form.fields = {{"to", Kind::Whom, say(QT_TRANSLATE_NOOP("Form", "To")),
                    say(QT_TRANSLATE_NOOP("Form", "Who takes it?")),
                    say(QT_TRANSLATE_NOOP("Form", "Who takes it is missing"))},
                   note("reason", QT_TRANSLATE_NOOP("Form", "Reason"),
                        QT_TRANSLATE_NOOP("Form", "Why it goes there, and what is to be done next"),
                        QT_TRANSLATE_NOOP("Form", "The reason is missing")),
                   {"needs",
                    Kind::Evidence,
                    say(QT_TRANSLATE_NOOP("Form", "Evidence that must be on the case")),
                    {},
                    {}},
                   std::move(takeBy)};
    form.make = [](Answers& a) {
        return HandOff{a["to"].person, a["to"].role, a["reason"].text, a["needs"].codes,
                       a["take_by"].at};
    };
    return form;
}

Form returnHandoff(const Desk& desk, const view::CaseRecord& record)
{
    const Handoff* handoff = record.value.offered();
    const Person* me = desk.person();
    const bool back = handoff && me && handoff->from == me->id;
    Form form;
    form.title = back ? say(QT_TRANSLATE_NOOP("Form", "Take back"))
                      : say(QT_TRANSLATE_NOOP("Form", "Give back"));
    form.button = back ? say(QT_TRANSLATE_NOOP("Form", "Take the case back"))
                       : say(QT_TRANSLATE_NOOP("Form", "Give the case back"));
    form.fields = {note("reason", QT_TRANSLATE_NOOP("Form", "Why"),
                        QT_TRANSLATE_NOOP("Form", "What is missing, or who should have it"),
                        QT_TRANSLATE_NOOP("Form", "The reason is missing"))};
    form.make = [](Answers& a) { return ReturnHandoff{a["reason"].text}; };
    return form;
}

Form assign(const Desk&, const view::CaseRecord&)
{
    Form form;
    form.title = say(QT_TRANSLATE_NOOP("Form", "Assign"));
    form.button = say(QT_TRANSLATE_NOOP("Form", "Assign the case"));
    form.fields = {{"to", Kind::Person, say(QT_TRANSLATE_NOOP("Form", "To")),
                    say(QT_TRANSLATE_NOOP("Form", "Who works on it?")),
                    say(QT_TRANSLATE_NOOP("Form", "Who works on it is missing"))},
                   optionalNote(QT_TRANSLATE_NOOP("Form", "What they should know"))};
    form.make = [](Answers& a) { return Assign{a["to"].person, a["note"].text}; };
    return form;
}

Form attach(const Desk&, const view::CaseRecord&)
{
    std::vector<std::pair<QByteArray, QString>> kinds;
    for (const EvidenceKind& kind : evidenceKinds())
        kinds.emplace_back(kind.code, evidenceLabel(kind.code));
    Form form;
    form.title = say(QT_TRANSLATE_NOOP("Form", "Attach"));
    form.button = say(QT_TRANSLATE_NOOP("Form", "Attach the document"));
    form.effect = say(QT_TRANSLATE_NOOP("Form", "Docket keeps a sealed copy; the file stays where "
                                                "it is."));
    form.fields = {{"file", Kind::File, say(QT_TRANSLATE_NOOP("Form", "Document")),
                    say(QT_TRANSLATE_NOOP("Form", "Where the file is")),
                    say(QT_TRANSLATE_NOOP("Form", "The document is missing"))},
                   choice("kind", QT_TRANSLATE_NOOP("Form", "Kind"),
                          QT_TRANSLATE_NOOP("Form", "What does it prove?"),
                          QT_TRANSLATE_NOOP("Form", "What it proves is missing"), std::move(kinds)),
                   optionalNote(QT_TRANSLATE_NOOP("Form", "What is to be seen in it"))};
    form.make = [](Answers& a) {
        AttachEvidence act;
        if (a["file"].document)
            act.evidence = *a["file"].document;
        act.evidence.kind = a["kind"].code;
        act.name = a["file"].text.section(u'/', -1);
        act.note = a["note"].text;
        return act;
    };
    return form;
}

Form escalate(const Desk&, const view::CaseRecord&)
{
    Form form;
    form.title = say(QT_TRANSLATE_NOOP("Form", "Escalate"));
    form.button = say(QT_TRANSLATE_NOOP("Form", "Tell the leads"));
    form.effect = say(QT_TRANSLATE_NOOP("Form", "It stands in the leads' list until it is closed. "
                                                "Who holds it keeps it."));
    form.fields = {note("reason", QT_TRANSLATE_NOOP("Form", "Why"),
                        QT_TRANSLATE_NOOP("Form", "What a lead should know or decide"),
                        QT_TRANSLATE_NOOP("Form", "The reason is missing"))};
    form.make = [](Answers& a) { return Escalate{a["reason"].text}; };
    return form;
}

Form snooze(const Desk& desk, const view::CaseRecord& record)
{
    Form form;
    form.title = say(QT_TRANSLATE_NOOP("Form", "Snooze"));
    form.button = say(QT_TRANSLATE_NOOP("Form", "Put it aside"));
    form.effect = say(QT_TRANSLATE_NOOP("Form", "It leaves your lists until then. Others see it, "
                                                "and no clock stops."));
    Field until{"until", Kind::Instant, say(QT_TRANSLATE_NOOP("Form", "Until")), {}, {}};
    until.quick = quickInstants(desk.setup(), record.value, desk.now());
    form.fields = {std::move(until)};
    form.make = [](Answers& a) { return SnoozeCase{a["until"].at}; };
    return form;
}

Form link(const Desk&, const view::CaseRecord&)
{
    Form form;
    form.title = say(QT_TRANSLATE_NOOP("Form", "Link"));
    form.button = say(QT_TRANSLATE_NOOP("Form", "Link the cases"));
    form.fields = {
        {"case",
         Kind::Case,
         say(QT_TRANSLATE_NOOP("Form", "Other case")),
         {},
         say(QT_TRANSLATE_NOOP("Form", "The other case is missing"))},
        choice("kind", QT_TRANSLATE_NOOP("Form", "Kind"),
               QT_TRANSLATE_NOOP("Form", "What have they to do with each other?"),
               QT_TRANSLATE_NOOP("Form", "The relation is missing"),
               {{"related", say(QT_TRANSLATE_NOOP("Form", "They have to do with each other"))},
                {"duplicate", say(QT_TRANSLATE_NOOP("Form", "They are the same trouble"))},
                {"cause", say(QT_TRANSLATE_NOOP("Form", "The other one is the cause"))}}),
        optionalNote(QT_TRANSLATE_NOOP("Form", "How that was seen"))};
    form.make = [](Answers& a) {
        const Case other = a["case"].other.value_or(Case{});
        return LinkCase{{other.id, other.number, a["kind"].code}, a["note"].text};
    };
    return form;
}

Form merge(const Desk&, const view::CaseRecord&)
{
    Form form;
    form.title = say(QT_TRANSLATE_NOOP("Form", "Merge"));
    form.button = say(QT_TRANSLATE_NOOP("Form", "Merge and close this case"));
    form.effect = say(QT_TRANSLATE_NOOP("Form", "This case ends. The other one takes over its "
                                                "reasons and its issuer's deadline."));
    form.fields = {{"case",
                    Kind::Case,
                    say(QT_TRANSLATE_NOOP("Form", "Case that goes on")),
                    {},
                    say(QT_TRANSLATE_NOOP("Form", "The other case is missing"))},
                   optionalNote(QT_TRANSLATE_NOOP("Form", "Why they are one"))};
    form.make = [](Answers& a) {
        const Case into = a["case"].other.value_or(Case{});
        return MergeCase{into.id, into.number, a["note"].text};
    };
    return form;
}

Form openByHand(const Desk&, const view::CaseRecord& record)
{
    std::vector<std::pair<QByteArray, QString>> queues;
    queues.reserve(kQueues.size());
    for (const Queue queue : kQueues)
        queues.emplace_back(name(queue), queueWords(queue));
    Form form;
    form.title = say(QT_TRANSLATE_NOOP("Form", "Open a case"));
    form.button = say(QT_TRANSLATE_NOOP("Form", "Open the case"));
    form.effect = say(QT_TRANSLATE_NOOP("Form", "Opens another case about %1, for what no rule "
                                                "looks for."))
                      .arg(QString::fromUtf8(record.value.subjectLabel));
    form.fields = {choice("queue", QT_TRANSLATE_NOOP("Form", "Queue"),
                          QT_TRANSLATE_NOOP("Form", "Which work is it?"),
                          QT_TRANSLATE_NOOP("Form", "The queue is missing"), std::move(queues)),
                   note("note", QT_TRANSLATE_NOOP("Form", "What is wrong"),
                        QT_TRANSLATE_NOOP("Form", "What was found, and where"),
                        QT_TRANSLATE_NOOP("Form", "What is wrong is missing"))};
    form.make = [about = record.value](Answers& a) {
        OpenByHand act;
        act.queue = parseQueue(a["queue"].code).value_or(about.queue);
        act.subject = about.subject;
        act.subjectLabel = about.subjectLabel;
        act.order = about.order;
        act.amount = about.amount;
        act.tier = about.tier;
        act.note = a["note"].text;
        return act;
    };
    return form;
}

struct Row {
    const char* act;
    Form (*form)(const Desk&, const view::CaseRecord&);
};
constexpr std::array<Row, 12> kForms{{{"close", close},
                                      {"pause", pause},
                                      {"reopen", reopen},
                                      {"hand_off", handOff},
                                      {"return_handoff", returnHandoff},
                                      {"assign", assign},
                                      {"attach", attach},
                                      {"escalate", escalate},
                                      {"snooze", snooze},
                                      {"link", link},
                                      {"merge", merge},
                                      {"open_by_hand", openByHand}}};

}  // namespace

std::optional<Form> formFor(const QByteArray& act, const Desk& desk, const view::CaseRecord& record)
{
    for (const Row& row : kForms)
        if (act == row.act)
            return row.form(desk, record);
    return worldFormFor(act, desk, record);
}

}  // namespace docket::ui
