// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/actions.h"

#include "ui/model/words.h"

#include <QAction>
#include <QCoreApplication>
#include <QWidget>

#include <algorithm>
#include <array>

namespace docket::ui {

namespace {

QString say(const char* text)
{
    return QCoreApplication::translate("Actions", text);
}

QString needsCase(const Situation& s)
{
    return s.hasRow || s.onCase ? QString()
                                : say(QT_TRANSLATE_NOOP("Actions", "No case is selected"));
}

QString needsPerson(const Situation& s)
{
    return s.signedIn ? QString() : say(QT_TRANSLATE_NOOP("Actions", "Sign in first"));
}

QString needsRows(const Situation& s)
{
    return s.onCase     ? say(QT_TRANSLATE_NOOP("Actions", "Go back to the list first"))
           : s.rows > 0 ? QString()
                        : say(QT_TRANSLATE_NOOP("Actions", "The list has no rows"));
}

// What the case's own offers say: the same judgment that the gate will make.
std::function<QString(const Situation&)> offered(const char* act)
{
    return [act = QByteArray(act)](const Situation& s) {
        if (const QString why = needsCase(s); !why.isEmpty())
            return why;
        if (!s.record)
            return say(QT_TRANSLATE_NOOP("Actions", "The case is still being read"));
        for (const view::Offer& offer : s.record->offers)
            if (offer.act == act)
                return offer.judgment.kind == Judgment::Kind::Denied ? offer.judgment.why
                                                                     : QString();
        return say(QT_TRANSLATE_NOOP("Actions", "Not on this case as it is now"));
    };
}

// What the desk says of the source's own: the same judgment that the gate will make.
QString needsHeld(const Situation& s)
{
    if (!s.source)
        return say(QT_TRANSLATE_NOOP("Actions", "Go to the sources first"));
    if (!s.source->held)
        return say(QT_TRANSLATE_NOOP("Actions", "Nothing is held of this source"));
    return s.source->decide.why;
}

std::vector<ActionSpec> make()
{
    std::vector<ActionSpec> list;
    const auto add = [&](const char* id, const char* text, const char* keywords, const char* key,
                         Place place, std::function<QString(const Situation&)> blocked = {}) {
        list.push_back({id,
                        say(text),
                        say(keywords),
                        QString::fromLatin1(key),
                        place,
                        {},
                        {},
                        std::move(blocked)});
    };
    const auto act = [&](const char* name, const char* text, const char* keywords,
                         const char* key) {
        add(name, text, keywords, key, Place::Page, offered(name));
        list.back().act = name;
        list.back().id = QByteArray("case.") + name;
    };
    const auto list_ = [&](const char* id, const view::Query& query, const char* key) {
        list.push_back({id,
                        listWords(query),
                        say(QT_TRANSLATE_NOOP("Actions", "go to list, view, queue")),
                        QString::fromLatin1(key),
                        Place::Page,
                        {},
                        query,
                        {}});
    };
    add("list.down", QT_TRANSLATE_NOOP("Actions", "Next row"), QT_TRANSLATE_NOOP("Actions", "down"),
        "J", Place::List);
    add("list.up", QT_TRANSLATE_NOOP("Actions", "Row before"), QT_TRANSLATE_NOOP("Actions", "up"),
        "K", Place::List);
    add("list.open", QT_TRANSLATE_NOOP("Actions", "Open the case"),
        QT_TRANSLATE_NOOP("Actions", "tab, show"), "Return", Place::List, needsCase);
    add("list.peek", QT_TRANSLATE_NOOP("Actions", "Show or hide the peek"),
        QT_TRANSLATE_NOOP("Actions", "peek, preview"), "Space", Place::List);
    add("list.filter", QT_TRANSLATE_NOOP("Actions", "Filter the list"),
        QT_TRANSLATE_NOOP("Actions", "find, search"), "/", Place::Page);
    add("list.arrivals", QT_TRANSLATE_NOOP("Actions", "Show new cases"),
        QT_TRANSLATE_NOOP("Actions", "arrivals, refresh"), "U", Place::Page,
        [](const Situation& s) {
            return s.waiting > 0 ? QString()
                                 : say(QT_TRANSLATE_NOOP("Actions", "Nothing new is waiting"));
        });
    add("list.export", QT_TRANSLATE_NOOP("Actions", "Export rows…"),
        QT_TRANSLATE_NOOP("Actions", "csv, save, spreadsheet, table"), "Ctrl+E", Place::Page,
        needsRows);
    add("list.copy", QT_TRANSLATE_NOOP("Actions", "Copy rows"),
        QT_TRANSLATE_NOOP("Actions", "clipboard, paste, spreadsheet, table"), "Ctrl+C",
        Place::Table, needsRows);
    add("source.pass", QT_TRANSLATE_NOOP("Actions", "What was read is so…"),
        QT_TRANSLATE_NOOP("Actions", "held, mass change, pass, believe, source"), "Y", Place::Table,
        needsHeld);
    add("source.again", QT_TRANSLATE_NOOP("Actions", "Read everything again…"),
        QT_TRANSLATE_NOOP("Actions", "held, mass change, refuse, from the beginning, source"),
        "Shift+Y", Place::Table, needsHeld);
    add("case.next", QT_TRANSLATE_NOOP("Actions", "Next case"),
        QT_TRANSLATE_NOOP("Actions", "take, work"), "N", Place::Page, needsPerson);
    act("claim", QT_TRANSLATE_NOOP("Actions", "Claim"),
        QT_TRANSLATE_NOOP("Actions", "take, own, assign"), "C");
    act("refund", QT_TRANSLATE_NOOP("Actions", "Refund…"),
        QT_TRANSLATE_NOOP("Actions", "money, give back"), "R");
    act("note", QT_TRANSLATE_NOOP("Actions", "Add note"),
        QT_TRANSLATE_NOOP("Actions", "write, comment"), "M");
    act("pause", QT_TRANSLATE_NOOP("Actions", "Pause…"),
        QT_TRANSLATE_NOOP("Actions", "wait, snooze"), "P");
    act("resume", QT_TRANSLATE_NOOP("Actions", "Resume"),
        QT_TRANSLATE_NOOP("Actions", "go on, wake"), "Shift+P");
    act("close", QT_TRANSLATE_NOOP("Actions", "Close case…"),
        QT_TRANSLATE_NOOP("Actions", "end, resolve"), "E");
    act("reopen", QT_TRANSLATE_NOOP("Actions", "Reopen…"),
        QT_TRANSLATE_NOOP("Actions", "open again"), "Shift+E");
    act("release", QT_TRANSLATE_NOOP("Actions", "Release"),
        QT_TRANSLATE_NOOP("Actions", "give back, unassign"), "Shift+C");
    act("approve_refund", QT_TRANSLATE_NOOP("Actions", "Approve…"),
        QT_TRANSLATE_NOOP("Actions", "second person, money, refund"), "A");
    act("decline_refund", QT_TRANSLATE_NOOP("Actions", "Decline…"),
        QT_TRANSLATE_NOOP("Actions", "second person, money, refund, refuse"), "Shift+A");
    act("hand_off", QT_TRANSLATE_NOOP("Actions", "Hand off…"),
        QT_TRANSLATE_NOOP("Actions", "pass on, give, team, shift"), "H");
    act("accept_handoff", QT_TRANSLATE_NOOP("Actions", "Accept"),
        QT_TRANSLATE_NOOP("Actions", "take, handoff"), "Shift+H");
    act("return_handoff", QT_TRANSLATE_NOOP("Actions", "Give back…"),
        QT_TRANSLATE_NOOP("Actions", "return, refuse, take back, handoff"), "B");
    act("assign", QT_TRANSLATE_NOOP("Actions", "Assign…"),
        QT_TRANSLATE_NOOP("Actions", "give, person, owner"), "T");
    act("attach", QT_TRANSLATE_NOOP("Actions", "Attach…"),
        QT_TRANSLATE_NOOP("Actions", "evidence, document, file, proof"), "F");
    act("escalate", QT_TRANSLATE_NOOP("Actions", "Escalate…"),
        QT_TRANSLATE_NOOP("Actions", "lead, raise, help"), "L");
    act("snooze", QT_TRANSLATE_NOOP("Actions", "Snooze…"),
        QT_TRANSLATE_NOOP("Actions", "later, put aside, hide"), "S");
    act("link", QT_TRANSLATE_NOOP("Actions", "Link…"),
        QT_TRANSLATE_NOOP("Actions", "related, duplicate, cause"), "I");
    act("merge", QT_TRANSLATE_NOOP("Actions", "Merge…"),
        QT_TRANSLATE_NOOP("Actions", "join, duplicate"), "Shift+I");
    act("open_by_hand", QT_TRANSLATE_NOOP("Actions", "Open a case…"),
        QT_TRANSLATE_NOOP("Actions", "new, by hand"), "O");
    act("approve_payment", QT_TRANSLATE_NOOP("Actions", "Approve payment…"),
        QT_TRANSLATE_NOOP("Actions", "review, hold, let go"), "V");
    act("release_fulfillment", QT_TRANSLATE_NOOP("Actions", "Release fulfillment…"),
        QT_TRANSLATE_NOOP("Actions", "ship, go on, send"), "W");
    act("hold_fulfillment", QT_TRANSLATE_NOOP("Actions", "Hold fulfillment…"),
        QT_TRANSLATE_NOOP("Actions", "stop, wait, do not ship"), "Shift+W");
    act("cancel_order", QT_TRANSLATE_NOOP("Actions", "Cancel order…"),
        QT_TRANSLATE_NOOP("Actions", "stop, end"), "Shift+X");
    act("void_label", QT_TRANSLATE_NOOP("Actions", "Void label…"),
        QT_TRANSLATE_NOOP("Actions", "parcel, carrier, stop, postage"), "Shift+V");
    act("settle_by_hand", QT_TRANSLATE_NOOP("Actions", "Settle by hand…"),
        QT_TRANSLATE_NOOP("Actions", "what happened, unknown, needs a person"), "Shift+S");
    add("case.more", QT_TRANSLATE_NOOP("Actions", "More acts"),
        QT_TRANSLATE_NOOP("Actions", "menu, all"), ".", Place::Case);
    add("case.explain", QT_TRANSLATE_NOOP("Actions", "Explain the deadline"),
        QT_TRANSLATE_NOOP("Actions", "clock, ledger, why, due"), "D", Place::Page, needsCase);
    add("timeline.all", QT_TRANSLATE_NOOP("Actions", "Timeline: all"),
        QT_TRANSLATE_NOOP("Actions", "history"), "1", Place::Case);
    add("timeline.facts", QT_TRANSLATE_NOOP("Actions", "Timeline: facts only"),
        QT_TRANSLATE_NOOP("Actions", "history, vendor"), "2", Place::Case);
    add("timeline.people", QT_TRANSLATE_NOOP("Actions", "Timeline: people only"),
        QT_TRANSLATE_NOOP("Actions", "history, notes"), "3", Place::Case);
    add("timeline.clocks", QT_TRANSLATE_NOOP("Actions", "Timeline: clocks only"),
        QT_TRANSLATE_NOOP("Actions", "history, sla"), "4", Place::Case);
    list_("go.breach", {{}, view::Scope::All, {}}, "G, B");
    list_("go.mine", {{}, view::Scope::Mine, {}}, "G, M");
    list_("go.handed", {{}, view::Scope::Handed, {}}, "G, I");
    list_("go.approval", {{}, view::Scope::Approval, {}}, "G, A");
    list_("go.chase", {{}, view::Scope::Chasing, {}}, "G, W");
    list_("go.snoozed", {{}, view::Scope::Snoozed, {}}, "G, S");
    list_("go.escalated", {{}, view::Scope::Escalated, {}}, "G, E");
    for (const Queue queue : kQueues)
        list_((QByteArray("go.") + name(queue)).constData(), {queue, view::Scope::All, {}},
              (QByteArray("G, ") + infoOf(queue).letter).constData());
    add("go.outbox", QT_TRANSLATE_NOOP("Actions", "Outbox"),
        QT_TRANSLATE_NOOP("Actions", "go to, sent, waiting, unknown, approval"), "G, Q",
        Place::Page);
    add("go.sources", QT_TRANSLATE_NOOP("Actions", "Sources"),
        QT_TRANSLATE_NOOP("Actions", "go to, vendors, health, feeds, failing, quarantine"), "G, V",
        Place::Page);
    // The digits count down the rail as it stands: Ctrl+1 is its first line.
    for (int digit = 1; digit <= 9; ++digit) {
        list.push_back({"rail." + QByteArray::number(digit),
                        say(QT_TRANSLATE_NOOP("Actions", "List %1 of the rail")).arg(digit),
                        say(QT_TRANSLATE_NOOP("Actions", "go to list, view, queue")),
                        QStringLiteral("Ctrl+%1").arg(digit),
                        Place::Window,
                        {},
                        {},
                        {}});
    }
    add("window.worklist", QT_TRANSLATE_NOOP("Actions", "Back to the worklist"),
        QT_TRANSLATE_NOOP("Actions", "list, return"), "Esc", Place::Page);
    add("tab.close", QT_TRANSLATE_NOOP("Actions", "Close the tab"),
        QT_TRANSLATE_NOOP("Actions", "shut"), "Ctrl+W", Place::Window, [](const Situation& s) {
            return s.onCase || s.onTable
                       ? QString()
                       : say(QT_TRANSLATE_NOOP("Actions", "The worklist's tab stays open"));
        });
    const auto tabs = [](const Situation& s) {
        return s.tabs > 1 ? QString() : say(QT_TRANSLATE_NOOP("Actions", "There is one tab only"));
    };
    add("tab.next", QT_TRANSLATE_NOOP("Actions", "Tab to the right"),
        QT_TRANSLATE_NOOP("Actions", "switch"), "Ctrl+Tab", Place::Window, tabs);
    add("tab.previous", QT_TRANSLATE_NOOP("Actions", "Tab to the left"),
        QT_TRANSLATE_NOOP("Actions", "switch"), "Ctrl+Shift+Tab", Place::Window, tabs);
    add("edit.undo", QT_TRANSLATE_NOOP("Actions", "Undo the last act"),
        QT_TRANSLATE_NOOP("Actions", "back"), "Ctrl+Z", Place::Page, [](const Situation& s) {
            return s.canUndo ? QString()
                             : say(QT_TRANSLATE_NOOP("Actions", "Nothing can be undone now"));
        });
    add("sync.start", QT_TRANSLATE_NOOP("Actions", "Sync now"),
        QT_TRANSLATE_NOOP("Actions", "refresh, read, vendors"), "F5", Place::Window,
        [](const Situation& s) {
            return s.syncing ? say(QT_TRANSLATE_NOOP("Actions", "A sync is running")) : QString();
        });
    add("sync.stop", QT_TRANSLATE_NOOP("Actions", "Stop the sync"),
        QT_TRANSLATE_NOOP("Actions", "cancel"), "Shift+F5", Place::Window, [](const Situation& s) {
            return s.syncing ? QString() : say(QT_TRANSLATE_NOOP("Actions", "No sync is running"));
        });
    add("window.theme", QT_TRANSLATE_NOOP("Actions", "Light or dark"),
        QT_TRANSLATE_NOOP("Actions", "theme, colour"), "Ctrl+Shift+L", Place::Window);
    add("window.keys", QT_TRANSLATE_NOOP("Actions", "Keys"),
        QT_TRANSLATE_NOOP("Actions", "help, shortcuts"), "?", Place::Page);
    add("person.sign_in", QT_TRANSLATE_NOOP("Actions", "Sign in…"),
        QT_TRANSLATE_NOOP("Actions", "log in, person"), "Ctrl+Shift+P", Place::Window,
        [](const Situation& s) {
            return s.signedIn ? say(QT_TRANSLATE_NOOP("Actions", "Sign out first")) : QString();
        });
    add("person.sign_out", QT_TRANSLATE_NOOP("Actions", "Sign out"),
        QT_TRANSLATE_NOOP("Actions", "log out, leave"), "Ctrl+Shift+Q", Place::Window, needsPerson);
    return list;
}

}  // namespace

const std::vector<ActionSpec>& allActions()
{
    static const std::vector<ActionSpec> list = make();
    return list;
}

const ActionSpec* actionOf(const QByteArray& id)
{
    const auto& list = allActions();
    const auto it =
        std::find_if(list.begin(), list.end(), [&](const auto& s) { return s.id == id; });
    return it == list.end() ? nullptr : &*it;
}

const ActionSpec* actionForAct(const QByteArray& act)
{
    const auto& list = allActions();
    const auto it = std::find_if(list.begin(), list.end(),
                                 [&](const auto& s) { return !s.act.isEmpty() && s.act == act; });
    return it == list.end() ? nullptr : &*it;
}

QString keyCapOf(const ActionSpec& spec)
{
    QString cap = spec.key;
    cap.replace(QStringLiteral("Return"), QStringLiteral("↵"));
    // As they stand on the keyboards of the language.
    cap.replace(QStringLiteral("Ctrl"), say(QT_TRANSLATE_NOOP("Actions", "Ctrl")));
    cap.replace(QStringLiteral("Shift"), say(QT_TRANSLATE_NOOP("Actions", "Shift")));
    cap.replace(QStringLiteral("Space"), say(QT_TRANSLATE_NOOP("Actions", "Space")));
    cap.replace(QStringLiteral(", "), QStringLiteral(" "));
    return cap.replace(u'+', u' ');
}

Actions::Actions(std::function<Situation()> situation, QObject* parent)
    : QObject(parent)
    , m_situation(std::move(situation))
{
}

void Actions::install(Place place, QWidget* widget)
{
    for (const ActionSpec& spec : allActions()) {
        const bool page = place == Place::Case && spec.place == Place::Page;
        if (spec.key.isEmpty() || (spec.place != place && !page))
            continue;
        auto* action = new QAction(spec.text, widget);
        const QKeySequence key = QKeySequence::fromString(spec.key, QKeySequence::PortableText);
        QList<QKeySequence> keys{key};
        // A question mark needs Shift on most keyboards, and X reports it in both ways.
        if (spec.key == QLatin1String("?"))
            keys << QKeySequence(Qt::SHIFT | Qt::Key_Question);
        if (spec.key == QLatin1String("Return"))
            keys << QKeySequence(Qt::Key_Enter);
        action->setShortcuts(keys);
        action->setShortcutContext(place == Place::Window ? Qt::WindowShortcut
                                   : place == Place::List ? Qt::WidgetShortcut
                                                          : Qt::WidgetWithChildrenShortcut);
        action->setAutoRepeat(spec.place == Place::List);
        connect(action, &QAction::triggered, this, [this, id = spec.id] { trigger(id); });
        widget->addAction(action);
    }
}

void Actions::trigger(const QByteArray& id)
{
    const ActionSpec* spec = actionOf(id);
    if (!spec)
        return;
    const QString why = spec->blocked ? spec->blocked(m_situation()) : QString();
    if (why.isEmpty())
        emit triggered(*spec);
    else
        emit refused(*spec, why);
}

}  // namespace docket::ui
