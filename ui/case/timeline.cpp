// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/case/timeline.h"

#include "ui/kit/fonts.h"
#include "ui/kit/format.h"
#include "ui/kit/icon.h"

#include <QPainter>
#include <QScrollBar>
#include <QStyledItemDelegate>

#include <algorithm>

namespace docket::ui {

namespace {

using kit::Role;
using K = view::TimelineItem::Kind;

bool passes(const view::TimelineItem& item, TimelineModel::Filter filter)
{
    const bool clock = item.kind == K::Breach || item.kind == K::Paused || item.kind == K::Resumed;
    switch (filter) {
    case TimelineModel::Filter::All:
        return true;
    case TimelineModel::Filter::Facts:
        return item.kind == K::Fact || item.kind == K::Opened || item.kind == K::Reason;
    case TimelineModel::Filter::People:
        return item.kind != K::Fact && item.kind != K::Opened && item.kind != K::Reason &&
               item.kind != K::Breach;
    case TimelineModel::Filter::Clocks:
        return clock;
    }
    return true;
}

class ItemDelegate final : public QStyledItemDelegate {
public:
    ItemDelegate(TimelineModel& model, QAbstractItemView* view)
        : QStyledItemDelegate(view)
        , m_model(model)
        , m_view(view)
    {
    }
    QSize sizeHint(const QStyleOptionViewItem&, const QModelIndex& index) const override
    {
        const kit::Tokens& t = kit::tokens();
        const view::TimelineItem& item = m_model.itemAt(index.row());
        const int detail = item.detail.isEmpty() ? 0 : detailHeight(item.detail);
        return {0, kit::lineHeight(Role::Body) + detail + t.space(4) + t.space(1)};
    }
    void paint(QPainter* painter, const QStyleOptionViewItem& option,
               const QModelIndex& index) const override
    {
        const kit::Tokens& t = kit::tokens();
        const view::TimelineItem& item = m_model.itemAt(index.row());
        const QRect& row = option.rect;
        painter->save();
        if (option.state.testFlag(QStyle::State_Selected))
            painter->fillRect(row, m_view->hasFocus() ? t.color.selection : t.color.surface);
        const int line = kit::lineHeight(Role::Body);
        const int top = row.top() + t.space(2);
        painter->setFont(kit::fontOf(Role::Small));
        painter->setPen(t.color.text3);
        painter->drawText(QRect(row.left() + t.space(6), top, TimelineView::timeWidth(), line),
                          Qt::AlignLeft | Qt::AlignVCenter,
                          shortest(m_model, index.row(), painter->fontMetrics()));
        const int axis = TimelineView::textLeft() - t.space(6) - t.size.mark / 2;
        painter->fillRect(QRect(axis, row.top(), 1, row.height()), t.color.divider);
        const QRect mark(axis - t.size.mark / 2 - 3, top - 1, t.size.mark + 6, line + 2);
        painter->fillRect(mark, option.state.testFlag(QStyle::State_Selected) && m_view->hasFocus()
                                    ? t.color.selection
                                    : t.color.surface);
        if (!item.icon.isEmpty())
            kit::paintIcon(*painter, mark, item.icon,
                           item.bad ? t.of(kit::State::Breached).mark : t.color.text2, t.size.mark);
        const int left = TimelineView::textLeft();
        const int wide = row.right() - t.space(6) - left;
        painter->setPen(item.bad ? t.of(kit::State::Breached).text : t.color.text);
        paintTitle(*painter, item, QRect(left, top, wide, line));
        if (!item.detail.isEmpty()) {
            painter->setFont(kit::fontOf(Role::Small));
            painter->setPen(t.color.text2);
            painter->drawText(QRect(left, top + line, wide, detailHeight(item.detail)),
                              Qt::AlignLeft | Qt::AlignTop | Qt::TextWordWrap, item.detail);
        }
        painter->restore();
    }

private:
    // A day of another year leaves no room for its time; the item's words are what is looked for.
    static QString shortest(const TimelineModel& model, int row, const QFontMetrics& metrics)
    {
        const QString time = model.timeAt(row);
        return metrics.horizontalAdvance(time) <= TimelineView::timeWidth() ? time
                                                                            : model.dayAt(row);
    }

    // Who did it stands in weight 500 before what they did.
    static void paintTitle(QPainter& painter, const view::TimelineItem& item, const QRect& at)
    {
        QRect rest = at;
        QString text = item.title;
        painter.setFont(kit::fontOf(item.ours && !item.who.isEmpty() ? Role::Label : Role::Body));
        if (item.ours && !item.who.isEmpty() && text.startsWith(item.who)) {
            painter.drawText(rest, Qt::AlignLeft | Qt::AlignVCenter, item.who);
            rest.setLeft(rest.left() + painter.fontMetrics().horizontalAdvance(item.who));
            text = text.mid(item.who.size());
            painter.setFont(kit::fontOf(Role::Body));
        } else if (item.bad) {
            painter.setFont(kit::fontOf(Role::Label));
        }
        painter.drawText(rest, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine,
                         painter.fontMetrics().elidedText(text, Qt::ElideRight, rest.width()));
    }

    int detailHeight(const QString& detail) const
    {
        const QFontMetrics metrics(kit::fontOf(Role::Small));
        const int wide =
            m_view->viewport()->width() - TimelineView::textLeft() - kit::tokens().space(6) - 1;
        return metrics
            .boundingRect(QRect(0, 0, std::max(80, wide), 10'000), Qt::AlignLeft | Qt::TextWordWrap,
                          detail)
            .height();
    }

    TimelineModel& m_model;
    QAbstractItemView* m_view;
};

}  // namespace

std::vector<size_t> TimelineModel::passing() const
{
    std::vector<size_t> out;
    for (size_t i = 0; i < m_items.size(); ++i)
        if (passes(m_items[i], m_filter))
            out.push_back(i);
    return out;
}

void TimelineModel::setItems(std::vector<view::TimelineItem> items, Instant now,
                             const QTimeZone& zone)
{
    m_now = now;
    m_zone = zone;
    if (items == m_items)
        return;
    // A timeline only grows at its top, but for facts that arrive late.
    const size_t more = items.size() - std::min(items.size(), m_items.size());
    const bool grown = items.size() > m_items.size() &&
                       std::equal(m_items.begin(), m_items.end(),
                                  items.begin() + static_cast<std::ptrdiff_t>(more));
    if (!grown) {
        beginResetModel();
        m_items = std::move(items);
        m_shown = passing();
        endResetModel();
        return;
    }
    int fresh = 0;
    for (size_t i = 0; i < more; ++i)
        fresh += passes(items[i], m_filter);
    if (fresh > 0)
        beginInsertRows({}, 0, fresh - 1);
    m_items = std::move(items);
    m_shown = passing();
    if (fresh > 0)
        endInsertRows();
}

void TimelineModel::setFilter(Filter filter)
{
    if (filter == m_filter)
        return;
    beginResetModel();
    m_filter = filter;
    m_shown = passing();
    endResetModel();
}

QString TimelineModel::timeAt(int row) const
{
    return kit::nearTime(itemAt(row).at, m_now, m_zone);
}

QString TimelineModel::dayAt(int row) const
{
    return kit::date(itemAt(row).at, m_now, m_zone);
}

int TimelineModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_shown.size());
}

QVariant TimelineModel::data(const QModelIndex& index, int role) const
{
    if (!index.isValid())
        return {};
    const view::TimelineItem& item = itemAt(index.row());
    if (role == Qt::DisplayRole)
        return item.title;
    if (role == Qt::AccessibleTextRole)
        return timeAt(index.row()) + QStringLiteral(", ") + item.title +
               (item.detail.isEmpty() ? QString() : QStringLiteral(", ") + item.detail);
    return {};
}

TimelineView::TimelineView(TimelineModel& model, QWidget* parent)
    : QListView(parent)
{
    setModel(&model);
    setItemDelegate(new ItemDelegate(model, this));
    setAccessibleName(tr("Timeline"));
    setFrameShape(QFrame::NoFrame);
    setEditTriggers(QAbstractItemView::NoEditTriggers);
    setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setResizeMode(QListView::Adjust);
    verticalScrollBar()->setAccessibleName(tr("Scroll the timeline"));
    verticalScrollBar()->setSingleStep(kit::tokens().size.row);
}

int TimelineView::timeWidth()
{
    // A wide day of a wide month, as the language writes it.
    constexpr Instant day{1'795'852'080'000};  // 2026-11-28T07:48:00Z
    return QFontMetrics(kit::fontOf(Role::Small))
               .horizontalAdvance(kit::nearTime(day, day + days(20), QTimeZone::utc())) +
           1;
}

int TimelineView::textLeft()
{
    const kit::Tokens& t = kit::tokens();
    return t.space(6) + timeWidth() + t.space(5) + t.size.mark + t.space(6);
}

void TimelineView::resizeEvent(QResizeEvent* event)
{
    QListView::resizeEvent(event);
    // Particulars wrap, so that heights follow the width.
    scheduleDelayedItemsLayout();
}

}  // namespace docket::ui
