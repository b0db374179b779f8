// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/view/health.h"
#include "core/view/query.h"
#include "core/view/record.h"

#include <QKeySequence>
#include <QObject>
#include <QString>

#include <functional>
#include <optional>
#include <vector>

class QAction;
class QWidget;

namespace docket::ui {

// What the window stands on when somebody asks for an action.
struct Situation {
    bool signedIn = false;
    bool syncing = false;
    bool onCase = false;   // a case's tab is in front
    bool onTable = false;  // the outbox or the sources are in front
    bool hasRow = false;   // the list, or the table in front, has a current case
    qint64 rows = 0;       // rows that the list or the table shows
    int waiting = 0;       // arrivals that wait
    bool canUndo = false;  // a toast offers the way back
    int tabs = 0;
    const view::CaseRecord* record = nullptr;    // of the case in front or in the peek pane
    const view::SourceHealth* source = nullptr;  // that the sources' page stands on
};

// Where an action's key works.
enum class Place {
    Window,  // everywhere in the window
    Page,    // the worklist's page or a case's, not in a field
    List,    // the rows themselves
    Table,   // the outbox's page and the sources'
    Case     // a case's page, not in a field
};

// One thing that can be done, as buttons, menus, the key sheet and tests read it.
struct ActionSpec {
    QByteArray id;
    QString text;
    QString keywords;  // other words by which people look for it
    QString key;       // portable text; empty for what has a button only
    Place place = Place::Window;
    QByteArray act;                    // name(Act) that it begins; empty for what changes no case
    std::optional<view::Query> query;  // the list that it goes to
    // Why it cannot be done now; empty when it can.
    std::function<QString(const Situation&)> blocked = {};
};

// All that can be done in the window, in the order in which the key sheet shows it.
const std::vector<ActionSpec>& allActions();
// The action of that id, or that begins that act; null when there is none.
const ActionSpec* actionOf(const QByteArray& id);
const ActionSpec* actionForAct(const QByteArray& act);
// The key as a cap shows it: "Ctrl+Return" is "Ctrl ↵".
QString keyCapOf(const ActionSpec& spec);

// Binds the registry to one window: a key that may not act says why instead.
class Actions final : public QObject {
    Q_OBJECT
public:
    Actions(std::function<Situation()> situation, QObject* parent);

    // Gives the keys of one place to a widget. Pages get theirs for themselves and all inside.
    void install(Place place, QWidget* widget);
    // Does it, or says refused().
    void trigger(const QByteArray& id);

signals:
    void triggered(const docket::ui::ActionSpec& spec);
    void refused(const docket::ui::ActionSpec& spec, const QString& why);

private:
    std::function<Situation()> m_situation;
};

}  // namespace docket::ui
