// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/worklist/rail.h"

#include "core/desk/desk.h"
#include "ui/kit/fonts.h"
#include "ui/kit/format.h"
#include "ui/kit/icon.h"
#include "ui/model/railmodel.h"

#include <QListView>
#include <QPainter>
#include <QStyledItemDelegate>
#include <QVBoxLayout>

#include <algorithm>

namespace docket::ui {

namespace {

using kit::Role;

// The right edges of the three counts, from the right of a line.
struct CountPlaces {
    int open, risk, breached;
};

// The columns are as wide as the largest counts need, and no narrower than small ones.
CountPlaces countPlaces(const QRect& row, const RailModel& model)
{
    const kit::Tokens& t = kit::tokens();
    const QFontMetrics body(kit::fontOf(Role::Body));
    const QFontMetrics strong(kit::fontOf(Role::Label));
    const view::QueueCount all = model.counts().all();
    const int open = row.right() + 1 - t.space(5);
    const int risk = open - std::max(body.horizontalAdvance(QStringLiteral("8888")) - t.space(1),
                                     body.horizontalAdvance(kit::count(all.open)) + t.space(3));
    return {open, risk,
            risk - std::max(body.horizontalAdvance(QStringLiteral("888")),
                            strong.horizontalAdvance(kit::count(all.atRisk)) + t.space(3))};
}

void paintCounts(QPainter& painter, const QRect& row, const view::QueueCount& c,
                 const CountPlaces& at)
{
    const kit::Tokens& t = kit::tokens();
    const auto number = [&](int right, qint64 n, const QColor& ink, bool strong) {
        if (n == 0 && strong)
            return;
        painter.setFont(kit::fontOf(strong ? Role::Label : Role::Body));
        painter.setPen(ink);
        painter.drawText(QRect(row.left(), row.top(), right - row.left(), row.height()),
                         Qt::AlignRight | Qt::AlignVCenter, kit::count(n));
    };
    number(at.breached, c.breached, t.of(kit::State::Breached).text, true);
    number(at.risk, c.atRisk, t.of(kit::State::AtRisk).text, true);
    number(at.open, c.open, t.color.text2, false);
}

class RailDelegate final : public QStyledItemDelegate {
public:
    RailDelegate(RailModel& model, QObject* parent)
        : QStyledItemDelegate(parent)
        , m_model(model)
    {
    }
    QSize sizeHint(const QStyleOptionViewItem&, const QModelIndex& index) const override
    {
        const kit::Tokens& t = kit::tokens();
        const int line = kit::lineHeight(Role::Body) + t.space(3) + t.space(1);
        return {0, m_model.isHead(index.row()) ? line + t.space(index.row() > 0 ? 4 : 2) : line};
    }
    void paint(QPainter* painter, const QStyleOptionViewItem& option,
               const QModelIndex& index) const override
    {
        const kit::Tokens& t = kit::tokens();
        const QRect& row = option.rect;
        painter->save();
        if (m_model.isHead(index.row())) {
            const int tall = kit::lineHeight(Role::Body) + t.space(3);
            const QRect text(row.left() + t.space(5), row.bottom() - tall, row.width(), tall);
            painter->setFont(kit::fontOf(Role::Caption));
            painter->setPen(t.color.text3);
            painter->drawText(text, Qt::AlignLeft | Qt::AlignVCenter,
                              index.data(Qt::DisplayRole).toString());
            if (index.row() > 0) {
                const CountPlaces at = countPlaces(row, m_model);
                const auto mark = [&](int right, kit::State state) {
                    const int size = t.size.mark - 2;
                    kit::paintIcon(*painter, QRectF(right - size, text.top(), size, tall),
                                   kit::markName(state), t.of(state).mark, size);
                };
                mark(at.breached, kit::State::Breached);
                mark(at.risk, kit::State::AtRisk);
                painter->drawText(QRect(0, text.top(), at.open, tall),
                                  Qt::AlignRight | Qt::AlignVCenter, RailModel::tr("open"));
            }
            painter->restore();
            return;
        }
        const QRect inner = row.adjusted(t.space(3), 0, -t.space(3), 0);
        const bool selected = option.state.testFlag(QStyle::State_Selected);
        painter->setRenderHint(QPainter::Antialiasing);
        if (selected || option.state.testFlag(QStyle::State_MouseOver)) {
            painter->setPen(Qt::NoPen);
            painter->setBrush(selected ? t.color.selection : t.color.hover);
            painter->drawRoundedRect(inner, t.radius.control, t.radius.control);
        }
        if (option.state.testFlag(QStyle::State_HasFocus)) {
            painter->setPen(QPen(t.color.focus, t.stroke.focus));
            painter->setBrush(Qt::NoBrush);
            painter->drawRoundedRect(QRectF(inner).adjusted(1, 1, -1, -1), t.radius.control,
                                     t.radius.control);
        }
        const QRectF icon(row.left() + t.space(5), row.top(), t.size.icon, row.height());
        kit::paintIcon(*painter, icon, index.data(RailModel::IconRole).toString(),
                       selected ? t.color.text : t.color.text2, t.size.icon);
        const int left = static_cast<int>(icon.right()) + t.space(3);
        painter->setFont(kit::fontOf(selected ? Role::Label : Role::Body));
        painter->setPen(t.color.text);
        const CountPlaces at = countPlaces(row, m_model);
        const bool recover = m_model.toRecover(index.row());
        const int size = t.size.mark - 2;
        const int room = at.breached - t.space(6) - left - (recover ? size + t.space(2) : 0);
        const QString name =
            painter->fontMetrics().elidedText(index.data().toString(), Qt::ElideRight, room);
        painter->drawText(QRect(left, row.top(), room, row.height()),
                          Qt::AlignLeft | Qt::AlignVCenter, name);
        if (recover)
            kit::paintIcon(
                *painter,
                QRectF(left + painter->fontMetrics().horizontalAdvance(name) + t.space(2),
                       row.top(), size, row.height()),
                QStringLiteral("escalate"), t.of(kit::State::AtRisk).mark, size);
        paintCounts(*painter, row, m_model.countAt(index.row()), at);
        painter->restore();
    }

private:
    RailModel& m_model;
};

// The sum of all queues, under a line.
class Total final : public QWidget {
public:
    explicit Total(RailModel& model)
        : m_model(model)
    {
        setFixedHeight(kit::tokens().size.bar);
        connect(&model, &RailModel::counted, this, [this] {
            const view::QueueCount c = m_model.counts().all();
            setAccessibleName(
                RailModel::tr("All open: %1 breached, %2 at risk, %3 open")
                    .arg(kit::count(c.breached), kit::count(c.atRisk), kit::count(c.open)));
            update();
        });
        setAccessibleName(RailModel::tr("All open"));
    }

protected:
    void paintEvent(QPaintEvent*) override
    {
        const kit::Tokens& t = kit::tokens();
        QPainter painter(this);
        painter.fillRect(QRect(t.space(3), 0, width() - 2 * t.space(3), 1), t.color.divider);
        painter.setFont(kit::fontOf(Role::Body));
        painter.setPen(t.color.text2);
        painter.drawText(rect().adjusted(t.space(5), 0, 0, 0), Qt::AlignLeft | Qt::AlignVCenter,
                         RailModel::tr("All open"));
        paintCounts(painter, rect(), m_model.counts().all(), countPlaces(rect(), m_model));
    }

private:
    RailModel& m_model;
};

}  // namespace

Rail::Rail(Desk& desk, QWidget* parent)
    : kit::Pane(&kit::Colors::rail, Qt::RightEdge, parent)
    , m_model(new RailModel(desk, this))
    , m_list(new QListView)
{
    setAccessibleName(tr("Views and queues"));
    m_list->setAccessibleName(tr("Views and queues"));
    m_list->setModel(m_model);
    m_list->setItemDelegate(new RailDelegate(*m_model, m_list));
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setMouseTracking(true);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_list->viewport()->setAutoFillBackground(false);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, kit::tokens().space(2), 1, 0);
    column->setSpacing(0);
    column->addWidget(m_list, 1);
    column->addWidget(new Total(*m_model));
    connect(m_list->selectionModel(), &QItemSelectionModel::currentChanged, this,
            [this](const QModelIndex& current) {
                if (!m_marking && current.isValid() && !m_model->isHead(current.row()))
                    emit chosen(m_model->queryAt(current.row()));
            });
    connect(m_model, &QAbstractItemModel::modelReset, this, [this] { setQuery(m_query); });
    m_model->refresh();
}

void Rail::setQuery(const view::Query& query)
{
    m_query = query;
    m_marking = true;
    const int line = m_model->lineOf(query);
    if (line >= 0)
        m_list->setCurrentIndex(m_model->index(line));
    m_marking = false;
}

}  // namespace docket::ui
