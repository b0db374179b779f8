// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/model/worklistmodel.h"

#include "core/base/later.h"
#include "core/desk/desk.h"
#include "ui/kit/format.h"
#include "ui/model/clockat.h"
#include "ui/model/words.h"

#include <QTimer>

#include <algorithm>
#include <numeric>

namespace docket::ui {

namespace {

constexpr qsizetype kMostRows = 12'000;
constexpr qint64 kChangeMark = 2000;
constexpr int kFewLooks = 8;

}  // namespace

WorklistModel::WorklistModel(Desk& desk, QObject* parent)
    : QAbstractListModel(parent)
    , m_desk(desk)
{
    m_clock.start();
    connect(&desk, &Desk::changed, this, &WorklistModel::hear);
    connect(&desk, &Desk::personChanged, this, &WorklistModel::refresh);
}

void WorklistModel::ask(const view::Query& query)
{
    m_query = query;
    m_asking = true;
    m_again = false;
    const quint64 version = ++m_version;
    whenDone(m_desk.screenful(query), this, [this, version](const Result<view::Screenful>& answer) {
        if (version == m_version)
            takeFirst(answer);
    });
}

void WorklistModel::takeFirst(const Result<view::Screenful>& answer)
{
    if (answer)
        for (const view::CaseRow& row : answer->rows)
            m_rows[row.number] = row;
    if (!answer || answer->set.whole)
        return take(answer ? Result<view::RowSet>(answer->set) : fail(answer.error()), true);
    m_answered = true;
    m_problem.reset();
    m_set = answer->set;
    become(linesOf(m_set, false));
    emit answeredNow();
    whenDone(m_desk.worklist(m_query), this,
             [this, version = m_version](const Result<view::RowSet>& whole) {
                 if (version == m_version)
                     take(whole, true);
             });
}

void WorklistModel::refresh()
{
    if (m_asking) {
        // One question at a time: during a sync there are more commits than anybody can look at.
        m_again = true;
        return;
    }
    m_asking = true;
    const quint64 version = ++m_version;
    whenDone(m_desk.worklist(m_query), this, [this, version](const Result<view::RowSet>& answer) {
        if (version == m_version)
            take(answer, false);
    });
}

void WorklistModel::take(const Result<view::RowSet>& answer, bool other)
{
    m_asking = false;
    m_answered = true;
    if (answer) {
        m_problem.reset();
        m_set = *answer;
        become(linesOf(m_set, m_hold && !other));
    } else {
        m_problem = answer.error();
    }
    emit answeredNow();
    if (std::exchange(m_again, false))
        refresh();
}

void WorklistModel::hear(const view::Changes& changes)
{
    std::vector<qint64> stale;
    for (const qint64 number : changes.cases)
        if (m_rows.contains(number) || m_reading.contains(number))
            stale.push_back(number);
    if (!stale.empty())
        readRows(stale);
    refresh();
}

int WorklistModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_lines.size());
}

WorklistModel::Kind WorklistModel::kindAt(int line) const
{
    const qint64 value = m_lines[static_cast<size_t>(line)];
    return value > 0 ? Case : static_cast<Kind>(value);
}

qint64 WorklistModel::numberAt(int line) const
{
    if (line < 0 || line >= rowCount())
        return 0;
    return std::max<qint64>(0, m_lines[static_cast<size_t>(line)]);
}

const view::CaseRow* WorklistModel::rowAt(int line) const
{
    const auto it = m_rows.constFind(numberAt(line));
    if (it != m_rows.constEnd())
        return &*it;
    want(line);
    return nullptr;
}

const view::CaseRow* WorklistModel::rowOf(qint64 number) const
{
    const auto it = m_rows.constFind(number);
    return it == m_rows.constEnd() ? nullptr : &*it;
}

int WorklistModel::lineOf(qint64 number) const
{
    if (number <= 0)
        return -1;
    // A few looks along the lines cost less than a table of them, many looks do not.
    if (m_places.isEmpty() && m_looks < kFewLooks) {
        ++m_looks;
        const auto found = std::find(m_lines.begin(), m_lines.end(), number);
        return found == m_lines.end() ? -1 : static_cast<int>(found - m_lines.begin());
    }
    if (m_places.isEmpty()) {
        m_places.reserve(static_cast<qsizetype>(m_lines.size()));
        for (size_t i = 0; i < m_lines.size(); ++i)
            m_places.insert(m_lines[i], static_cast<int>(i));
    }
    return m_places.value(number, -1);
}

int WorklistModel::caseLine(int from, int step) const
{
    for (int line = from; line >= 0 && line < rowCount(); line += step)
        if (kindAt(line) == Case)
            return line;
    return -1;
}

qint64 WorklistModel::cases() const
{
    return std::accumulate(m_shown.begin(), m_shown.end(), qint64{0});
}

std::vector<qint64> WorklistModel::numbers() const
{
    std::vector<qint64> out;
    out.reserve(m_lines.size());
    std::copy_if(m_lines.begin(), m_lines.end(), std::back_inserter(out),
                 [](qint64 value) { return value > 0; });
    return out;
}

QVariant WorklistModel::data(const QModelIndex& index, int role) const
{
    if (!index.isValid())
        return {};
    const int line = index.row();
    if (role == KindRole)
        return kindAt(line);
    if (role == NumberRole)
        return numberAt(line);
    if (role != Qt::DisplayRole && role != Qt::AccessibleTextRole && role != Qt::ToolTipRole)
        return {};
    if (kindAt(line) != Case)
        return role == Qt::ToolTipRole ? QVariant() : lineText(line) + u' ' + lineDetail(line);
    const view::CaseRow* row = rowAt(line);
    if (!row)
        return role == Qt::ToolTipRole ? QVariant() : tr("%1, being read").arg(numberAt(line));
    if (role == Qt::DisplayRole)
        return QString::number(row->number) + u' ' + row->what;
    const QString clock = row->face.isSet() ? kit::spokenWords(clockAt(row->face, m_desk.now()),
                                                               zoneOf(m_desk.setup()))
                                            : tr("no deadline");
    if (role == Qt::ToolTipRole)
        return {};
    QStringList parts{clock, QString::number(row->number), queueWords(row->queue), row->what};
    for (const PassingMark& mark : passingMarks(*row))
        parts << mark.words;
    if (!row->customer.isEmpty())
        parts << row->customer;
    if (row->amount.isSet())
        parts << kit::plain(kit::amount(row->amount));
    parts << (row->ownerName.isEmpty() ? tr("unclaimed") : tr("held by %1").arg(row->ownerName));
    return parts.join(QStringLiteral(", "));
}

Qt::ItemFlags WorklistModel::flags(const QModelIndex& index) const
{
    if (!index.isValid())
        return Qt::NoItemFlags;
    if (kindAt(index.row()) != Case)
        return Qt::ItemNeverHasChildren;
    return Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemNeverHasChildren;
}

QString WorklistModel::lineText(int line) const
{
    const QTimeZone zone = zoneOf(m_desk.setup());
    switch (kindAt(line)) {
    case NowLine:
        return tr("Now %1").arg(kit::timeOfDay(m_desk.now(), zone));
    case BreachedBand:
        return tr("Breached");
    case TodayBand:
        return tr("Later today");
    case LaterBand:
        return tr("After today");
    case PausedBand:
        return tr("Paused");
    case Case:
        break;
    }
    return {};
}

QString WorklistModel::lineDetail(int line) const
{
    switch (kindAt(line)) {
    case NowLine: {
        const qint64 risk = shownIn(view::Band::AtRisk);
        if (risk == 0)
            return tr("none at risk");
        if (m_set.dueWithin15 == 0)
            return tr("%1 at risk").arg(kit::count(risk));
        return tr("%1 at risk · %2 of them due within 15 min")
            .arg(kit::count(risk), kit::count(m_set.dueWithin15));
    }
    case BreachedBand: {
        const QString n = kit::count(shownIn(view::Band::Breached));
        const view::CaseRow* first = rowAt(line + 1);
        if (!m_set.whole)
            return {};
        if (!first || !first->face.due.isSet())
            return n;
        return tr("%1 · oldest %2 over").arg(n, kit::timeOver(m_desk.now() - first->face.due));
    }
    case TodayBand:
        return tr("%1 on track").arg(kit::count(shownIn(view::Band::Today)));
    case LaterBand:
        return kit::count(shownIn(view::Band::Later));
    case PausedBand:
        return kit::count(shownIn(view::Band::Paused));
    case Case:
        break;
    }
    return {};
}

bool WorklistModel::changedLately(qint64 number) const
{
    const auto it = m_changedAt.constFind(number);
    return it != m_changedAt.constEnd() && m_clock.elapsed() - *it < kChangeMark;
}

void WorklistModel::want(int line) const
{
    m_wanted.insert(line / kPage);
    if (m_fetching)
        return;
    m_fetching = true;
    // Not at once: this is asked while painting, and the answer rearranges what is painted.
    QTimer::singleShot(0, this, [self = const_cast<WorklistModel*>(this)] { self->fetch(); });
}

void WorklistModel::fetch()
{
    m_fetching = false;
    std::vector<qint64> numbers;
    int last = 0;
    for (const int page : std::as_const(m_wanted)) {
        last = page * kPage;
        const int end = std::min(rowCount(), last + kPage);
        for (int line = last; line < end; ++line) {
            const qint64 number = numberAt(line);
            if (number > 0 && !m_rows.contains(number) && !m_reading.contains(number))
                numbers.push_back(number);
        }
    }
    m_wanted.clear();
    if (m_rows.size() > kMostRows)
        keepNear(last);
    if (!numbers.empty())
        readRows(numbers);
}

void WorklistModel::readRows(const std::vector<qint64>& numbers)
{
    const quint64 request = ++m_request;
    for (const qint64 number : numbers)
        m_reading[number] = request;
    whenDone(m_desk.rows(numbers), this,
             [this, request, numbers](const Result<std::vector<view::CaseRow>>& answer) {
                 // Only for numbers about which nothing newer was asked.
                 const auto isLast = [&](qint64 n) { return m_reading.value(n) == request; };
                 int low = rowCount(), high = -1;
                 if (answer)
                     for (const view::CaseRow& row : *answer) {
                         if (!isLast(row.number))
                             continue;
                         const auto old = m_rows.constFind(row.number);
                         if (old != m_rows.constEnd() && *old == row)
                             continue;
                         if (old != m_rows.constEnd()) {
                             m_changedAt[row.number] = m_clock.elapsed();
                             QTimer::singleShot(kChangeMark + 20, this, [this, n = row.number] {
                                 m_changedAt.remove(n);
                                 if (const int line = lineOf(n); line >= 0)
                                     emit dataChanged(index(line), index(line));
                             });
                         }
                         m_rows[row.number] = row;
                         if (const int line = lineOf(row.number); line >= 0) {
                             low = std::min(low, line);
                             high = std::max(high, line);
                         }
                     }
                 for (const qint64 n : numbers)
                     if (isLast(n))
                         m_reading.remove(n);
                 if (high >= low)
                     emit dataChanged(index(std::max(0, low - 1)), index(high));
             });
}

void WorklistModel::keepNear(int line)
{
    QHash<qint64, view::CaseRow> near;
    const int from = std::max(0, line - 3 * kPage);
    const int until = std::min(rowCount(), line + 4 * kPage);
    for (int i = from; i < until; ++i)
        if (const auto it = m_rows.constFind(numberAt(i)); it != m_rows.constEnd())
            near.insert(it.key(), *it);
    m_rows.swap(near);
}

}  // namespace docket::ui
