// SPDX-License-Identifier: GPL-3.0-or-later
// How a worklist becomes another one without losing whoever looks at it.
#include "ui/model/worklistmodel.h"

#include "core/desk/desk.h"

#include <algorithm>

namespace docket::ui {

namespace {

// Above this many runs one rearrangement costs a view less than the steps would.
constexpr int kMostRuns = 40;
// Nobody keeps a place in more lines than a screen or two of them.
constexpr qsizetype kFewPlaces = 64;

WorklistModel::Kind headOf(view::Band band)
{
    switch (band) {
    case view::Band::Breached:
        return WorklistModel::BreachedBand;
    case view::Band::AtRisk:
        return WorklistModel::NowLine;
    case view::Band::Today:
        return WorklistModel::TodayBand;
    case view::Band::Later:
        return WorklistModel::LaterBand;
    case view::Band::Paused:
        return WorklistModel::PausedBand;
    }
    return WorklistModel::NowLine;
}

}  // namespace

WorklistModel::Lines WorklistModel::linesOf(const view::RowSet& set, bool hold) const
{
    Lines out;
    QSet<qint64> known;
    if (hold) {
        known.reserve(static_cast<qsizetype>(m_lines.size()));
        for (const qint64 line : m_lines)
            known.insert(line);
    }
    // An empty list has nobody's place to keep.
    const bool wait = hold && cases() > 0;
    out.list.reserve(set.numbers.size() + view::kBands);
    size_t at = 0;
    bool nowDrawn = false;
    for (size_t band = 0; band < view::kBands; ++band) {
        const size_t head = out.list.size();
        const size_t end = std::min(set.numbers.size(), at + static_cast<size_t>(set.bands[band]));
        for (; at < end; ++at) {
            if (wait && !known.contains(set.numbers[at])) {
                ++out.waiting;
                continue;
            }
            out.list.push_back(set.numbers[at]);
            ++out.shown[band];
        }
        const auto which = static_cast<view::Band>(band);
        // The Now line stands between what is late and what is coming, also when nothing is late.
        const bool has = out.list.size() > head;
        if (has || (which == view::Band::AtRisk && set.whole && !set.numbers.empty() && !nowDrawn))
            out.list.insert(out.list.begin() + static_cast<std::ptrdiff_t>(head), headOf(which));
        nowDrawn = nowDrawn || which == view::Band::AtRisk;
    }
    return out;
}

void WorklistModel::become(Lines lines)
{
    if (lines.list != m_lines) {
        emit aboutToRearrange();
        m_shown = lines.shown;
        // Out of nothing, or into it, is no path of steps.
        const bool whole = m_lines.empty() || lines.list.empty();
        if (whole || (!longer(lines.list) && !stepwise(lines.list)))
            relayout(std::move(lines.list));
        forgetPlaces();
        emit rearranged();
    }
    m_shown = lines.shown;
    // Band and Now lines say the time and counts.
    for (int line = 0; line < rowCount(); ++line)
        if (kindAt(line) != Case)
            emit dataChanged(index(line), index(line));
    if (m_waiting != lines.waiting) {
        m_waiting = lines.waiting;
        emit waitingChanged(m_waiting);
    }
}

bool WorklistModel::longer(const std::vector<qint64>& to)
{
    if (to.size() <= m_lines.size() || !std::equal(m_lines.begin(), m_lines.end(), to.begin()))
        return false;
    const auto before = static_cast<std::ptrdiff_t>(m_lines.size());
    beginInsertRows({}, static_cast<int>(before), static_cast<int>(to.size()) - 1);
    m_lines.insert(m_lines.end(), to.begin() + before, to.end());
    forgetPlaces();
    endInsertRows();
    return true;
}

bool WorklistModel::stepwise(const std::vector<qint64>& to)
{
    QHash<qint64, int> places;
    places.reserve(static_cast<qsizetype>(to.size()));
    for (size_t i = 0; i < to.size(); ++i)
        places.insert(to[i], static_cast<int>(i));
    // What stays must stay in order, and there must be few runs of what goes and comes.
    int runs = 0;
    int before = -1;
    bool gap = false;
    std::vector<char> stays(to.size(), 0);
    for (const qint64 line : m_lines) {
        const int place = places.value(line, -1);
        if (place < 0) {
            runs += !gap;
            gap = true;
            continue;
        }
        gap = false;
        if (place < before)
            return false;
        before = place;
        stays[static_cast<size_t>(place)] = 1;
    }
    for (size_t i = 0; i < to.size(); ++i)
        runs += !stays[i] && (i == 0 || stays[i - 1]);
    if (runs > kMostRuns)
        return false;
    forgetPlaces();
    for (int last = rowCount() - 1; last >= 0; --last) {
        if (places.contains(m_lines[static_cast<size_t>(last)]))
            continue;
        int first = last;
        while (first > 0 && !places.contains(m_lines[static_cast<size_t>(first) - 1]))
            --first;
        beginRemoveRows({}, first, last);
        m_lines.erase(m_lines.begin() + first, m_lines.begin() + last + 1);
        forgetPlaces();
        endRemoveRows();
        last = first;
    }
    for (size_t i = 0; i < to.size(); ++i) {
        if (stays[i])
            continue;
        size_t end = i;
        while (end < to.size() && !stays[end])
            ++end;
        beginInsertRows({}, static_cast<int>(i), static_cast<int>(end) - 1);
        m_lines.insert(m_lines.begin() + static_cast<std::ptrdiff_t>(i),
                       to.begin() + static_cast<std::ptrdiff_t>(i),
                       to.begin() + static_cast<std::ptrdiff_t>(end));
        forgetPlaces();
        endInsertRows();
        i = end - 1;
    }
    return true;
}

void WorklistModel::relayout(std::vector<qint64> to)
{
    emit layoutAboutToBeChanged();
    const QModelIndexList kept = persistentIndexList();
    std::vector<qint64> values;
    values.reserve(static_cast<size_t>(kept.size()));
    for (const QModelIndex& i : kept)
        values.push_back(m_lines[static_cast<size_t>(i.row())]);
    m_lines = std::move(to);
    forgetPlaces();
    QModelIndexList moved;
    moved.reserve(kept.size());
    const auto placeOf = [&](qint64 value) {
        if (kept.size() > kFewPlaces)
            return lineOf(value);
        const auto found = std::find(m_lines.begin(), m_lines.end(), value);
        return found == m_lines.end() ? -1 : static_cast<int>(found - m_lines.begin());
    };
    for (const qint64 value : values) {
        const int place = placeOf(value);
        moved << (place < 0 ? QModelIndex() : index(place));
    }
    changePersistentIndexList(kept, moved);
    emit layoutChanged();
}

void WorklistModel::forgetPlaces()
{
    m_places.clear();
    m_looks = 0;
}

void WorklistModel::holdArrivals(bool hold)
{
    m_hold = hold;
    if (!hold && m_waiting > 0)
        showArrivals();
}

void WorklistModel::showArrivals()
{
    if (m_waiting > 0)
        become(linesOf(m_set, false));
}

}  // namespace docket::ui
