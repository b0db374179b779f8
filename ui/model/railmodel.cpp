// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/model/railmodel.h"

#include "core/base/later.h"
#include "core/desk/desk.h"
#include "ui/kit/format.h"
#include "ui/model/words.h"

#include <utility>

namespace docket::ui {

RailModel::RailModel(Desk& desk, QObject* parent)
    : QAbstractListModel(parent)
    , m_desk(desk)
{
    list();
    connect(&desk, &Desk::changed, this, &RailModel::refresh);
    connect(&desk, &Desk::personChanged, this, [this] {
        // What is raised to the leads is a list of theirs.
        beginResetModel();
        list();
        endResetModel();
        refresh();
    });
}

void RailModel::list()
{
    m_lines.clear();
    const auto scope = [this](view::Scope s, const char* icon) {
        m_lines.push_back({false, scopeWords(s), QString::fromLatin1(icon), {{}, s, {}}});
    };
    m_lines.push_back({true, tr("Views"), {}, {}});
    scope(view::Scope::All, "view");
    scope(view::Scope::Mine, "person");
    scope(view::Scope::Handed, "handoff");
    scope(view::Scope::Approval, "people");
    scope(view::Scope::Chasing, "paused");
    scope(view::Scope::Snoozed, "clock");
    if (isLead())
        scope(view::Scope::Escalated, "escalate");
    m_lines.push_back({true, tr("Queues"), {}, {}});
    for (const Queue queue : kQueues)
        m_lines.push_back(
            {false, queueWords(queue), queueIcon(queue), {queue, view::Scope::All, {}}});
}

int RailModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_lines.size());
}

QVariant RailModel::data(const QModelIndex& index, int role) const
{
    if (!index.isValid())
        return {};
    const Line& line = m_lines[static_cast<size_t>(index.row())];
    switch (role) {
    case Qt::DisplayRole:
        return line.text;
    case HeadRole:
        return line.head;
    case IconRole:
        return line.icon;
    case Qt::AccessibleTextRole: {
        if (line.head)
            return line.text;
        const view::QueueCount c = countAt(index.row());
        const QString counts =
            tr("%1, %2 breached, %3 at risk, %4 open")
                .arg(line.text, kit::count(c.breached), kit::count(c.atRisk), kit::count(c.open));
        return toRecover(index.row()) ? tr("%1, to recover").arg(counts) : counts;
    }
    case Qt::ToolTipRole:
        return toRecover(index.row()) ? tr("%1: to recover").arg(line.text) : QVariant();
    default:
        return {};
    }
}

Qt::ItemFlags RailModel::flags(const QModelIndex& index) const
{
    if (!index.isValid())
        return Qt::NoItemFlags;
    if (isHead(index.row()))
        return Qt::ItemNeverHasChildren;
    return Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemNeverHasChildren;
}

view::Query RailModel::queryAt(int line) const
{
    return m_lines[static_cast<size_t>(line)].query;
}

int RailModel::lineOf(const view::Query& query) const
{
    for (int line = 0; line < rowCount(); ++line) {
        const view::Query at = queryAt(line);
        if (!isHead(line) && at.queue == query.queue && at.scope == query.scope)
            return line;
    }
    return -1;
}

bool RailModel::isLead() const
{
    const Person* person = m_desk.person();
    return person && (person->has(Role::Lead) || person->has(Role::OperationsManager));
}

bool RailModel::toRecover(int line) const
{
    return isLead() && !isHead(line) && queryAt(line).queue && countAt(line).recovery.needed();
}

view::QueueCount RailModel::countAt(int line) const
{
    const view::Query query = queryAt(line);
    if (query.queue) {
        for (const view::QueueCount& c : m_counts.queues)
            if (c.queue == *query.queue)
                return c;
        return {};
    }
    switch (query.scope) {
    case view::Scope::Mine:
        return m_counts.mine;
    case view::Scope::Approval:
        return m_counts.approval;
    case view::Scope::Chasing:
        return m_counts.chasing;
    case view::Scope::Handed:
        return m_counts.handed;
    case view::Scope::Snoozed:
        return m_counts.snoozed;
    case view::Scope::Escalated:
        return m_counts.escalated;
    case view::Scope::All:
    case view::Scope::Unclaimed:
        break;
    }
    return m_counts.all();
}

void RailModel::refresh()
{
    if (m_asking) {
        m_again = true;
        return;
    }
    m_asking = true;
    const quint64 version = ++m_version;
    whenDone(m_desk.counts(), this, [this, version](const Result<view::Counts>& answer) {
        if (version != m_version)
            return;
        m_asking = false;
        if (answer && *answer != m_counts) {
            m_counts = *answer;
            emit dataChanged(index(0), index(rowCount() - 1));
        }
        emit counted();
        if (std::exchange(m_again, false))
            refresh();
    });
}

}  // namespace docket::ui
