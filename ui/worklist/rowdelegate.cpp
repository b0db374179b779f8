// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/worklist/rowdelegate.h"

#include "core/desk/desk.h"
#include "ui/kit/fonts.h"
#include "ui/kit/icon.h"
#include "ui/kit/labels.h"
#include "ui/kit/slachip.h"
#include "ui/kit/textline.h"
#include "ui/model/clockat.h"
#include "ui/model/words.h"
#include "ui/model/worklistmodel.h"
#include "ui/worklist/columns.h"

#include <QAbstractItemView>
#include <QHelpEvent>
#include <QPainter>
#include <QToolTip>

namespace docket::ui {

namespace {

using kit::drawLine;
using kit::Role;

}  // namespace

RowDelegate::RowDelegate(Desk& desk, WorklistModel& model, QObject* parent)
    : QStyledItemDelegate(parent)
    , m_desk(desk)
    , m_model(model)
{
}

QSize RowDelegate::sizeHint(const QStyleOptionViewItem&, const QModelIndex&) const
{
    return {0, kit::tokens().size.row};
}

void RowDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option,
                        const QModelIndex& index) const
{
    painter->save();
    switch (m_model.kindAt(index.row())) {
    case WorklistModel::Case:
        paintCase(*painter, option, index.row());
        break;
    case WorklistModel::NowLine:
        paintNow(*painter, option.rect, index.row());
        break;
    default:
        paintBand(*painter, option.rect, index.row());
        break;
    }
    painter->restore();
}

void RowDelegate::paintBand(QPainter& painter, const QRect& row, int line) const
{
    const kit::Tokens& t = kit::tokens();
    painter.fillRect(row, t.color.header);
    painter.fillRect(QRect(row.left(), row.bottom(), row.width(), 1), t.color.hairline);
    int x = row.left() + t.space(5);
    if (m_model.kindAt(line) == WorklistModel::BreachedBand) {
        kit::paintIcon(painter, QRectF(x, row.top(), t.size.mark, row.height()),
                       kit::markName(kit::State::Breached), t.of(kit::State::Breached).mark,
                       t.size.mark);
        x += t.size.mark + t.space(2);
    }
    painter.setFont(kit::fontOf(Role::Small));
    QFont strong = painter.font();
    strong.setWeight(QFont::DemiBold);
    painter.setFont(strong);
    painter.setPen(t.color.text);
    const QString text = m_model.lineText(line);
    painter.drawText(QRect(x, row.top(), row.width(), row.height()),
                     Qt::AlignLeft | Qt::AlignVCenter, text);
    x += painter.fontMetrics().horizontalAdvance(text);
    painter.setFont(kit::fontOf(Role::Small));
    painter.setPen(t.color.text2);
    painter.drawText(QRect(x, row.top(), row.width(), row.height()),
                     Qt::AlignLeft | Qt::AlignVCenter,
                     QStringLiteral(" · ") + m_model.lineDetail(line));
}

void RowDelegate::paintNow(QPainter& painter, const QRect& row, int line) const
{
    const kit::Tokens& t = kit::tokens();
    QFont strong = kit::fontOf(Role::Small);
    strong.setWeight(QFont::DemiBold);
    painter.setFont(strong);
    const QString now = m_model.lineText(line);
    const int flag = t.space(5) + painter.fontMetrics().horizontalAdvance(now) + t.space(4);
    const int tall = painter.fontMetrics().height() + t.space(1);
    const QRect box(row.left(), row.top() + (row.height() - tall) / 2, flag, tall);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(t.color.now);
    painter.drawRoundedRect(box.adjusted(-t.radius.chip, 0, 0, 0), t.radius.chip, t.radius.chip);
    painter.setRenderHint(QPainter::Antialiasing, false);
    painter.setPen(t.color.onAccent);
    painter.drawText(box.adjusted(t.space(5), 0, 0, 0), Qt::AlignLeft | Qt::AlignVCenter, now);
    painter.setFont(kit::fontOf(Role::Small));
    painter.setPen(t.color.text2);
    const QString detail = m_model.lineDetail(line);
    const QRect end = row.adjusted(0, 0, -t.space(4), 0);
    painter.drawText(end, Qt::AlignRight | Qt::AlignVCenter, detail);
    const int until = end.right() - painter.fontMetrics().horizontalAdvance(detail) - t.space(4);
    painter.fillRect(QRect(box.right(), row.top() + (row.height() - t.stroke.nowLine) / 2,
                           std::max(0, until - box.right()), t.stroke.nowLine),
                     t.color.now);
}

void RowDelegate::paintCase(QPainter& painter, const QStyleOptionViewItem& option, int line) const
{
    const kit::Tokens& t = kit::tokens();
    const QRect& row = option.rect;
    const bool selected = option.state.testFlag(QStyle::State_Selected);
    const bool active =
        option.state.testFlag(QStyle::State_Active) && option.widget && option.widget->hasFocus();
    if (selected) {
        painter.fillRect(row, active ? t.color.selection : t.color.selectionIdle);
        painter.fillRect(QRect(row.left(), row.top(), t.stroke.selectionBar, row.height()),
                         t.color.accent);
    } else if (option.state.testFlag(QStyle::State_MouseOver)) {
        painter.fillRect(row, t.color.hover);
    }
    painter.fillRect(QRect(row.left(), row.bottom(), row.width(), 1), t.color.hairline);
    const Columns c = columnsOf(row.adjusted(0, 0, 0, -1));
    const view::CaseRow* data = m_model.rowAt(line);
    painter.setPen(data ? t.color.text : t.color.text3);
    drawLine(painter, Role::Label, c.number, QString::number(m_model.numberAt(line)));
    if (!data)
        return;
    const Instant now = m_desk.now();
    if (data->face.isSet()) {
        const kit::ClockFace face = clockAt(data->face, now);
        const QString due =
            face.due.isSet() ? kit::nearTime(face.due, now, zoneOf(m_desk.setup())) : QString();
        kit::paintClockRow(painter, c.clock, face, due);
    } else {
        painter.setPen(t.color.text3);
        drawLine(painter, Role::Small, c.clock, tr("no deadline"), Qt::AlignRight);
    }
    if (!selected && m_model.changedLately(data->number))
        painter.fillRect(QRect(row.left(), row.top(), 2, row.height()), t.color.link);
    kit::paintIcon(painter, c.icon, queueIcon(data->queue), t.color.text2, t.size.icon);
    paintWhat(painter, c, line);
    painter.setPen(data->customer.isEmpty() ? t.color.text3 : t.color.text2);
    drawLine(painter, Role::Body, c.customer,
             data->customer.isEmpty() ? QString::fromUtf8(data->label) : data->customer);
    if (data->amount.isSet())
        kit::paintAmount(painter, c.amount, kit::amountParts(data->amount));
    painter.setPen(t.color.text2);
    drawLine(painter, Role::Body, c.owner,
             data->ownerName.isEmpty() ? tr("unclaimed") : firstName(data->ownerName));
    if (data->sourceAt.isSet())
        drawLine(painter, Role::Body, c.age, kit::age(std::max<Millis>(0, now - data->sourceAt)),
                 Qt::AlignRight);
    // A pointer's selection needs no ring; a keyboard's current row that is not selected does.
    if (option.state.testFlag(QStyle::State_HasFocus) && !selected) {
        painter.setPen(QPen(t.color.focus, t.stroke.focus));
        painter.setBrush(Qt::NoBrush);
        painter.drawRect(row.adjusted(1, 1, -1, -2));
    }
}

void RowDelegate::paintWhat(QPainter& painter, const Columns& c, int line) const
{
    const kit::Tokens& t = kit::tokens();
    const view::CaseRow* data = m_model.rowAt(line);
    QRect room = c.what;
    // An outcome that nobody knows, or a decision that waits, stands before the words.
    const char* icon = data->unknownOutcome     ? "unknown"
                       : data->waitsForApproval ? "people"
                                                : nullptr;
    if (icon) {
        kit::paintIcon(painter, QRectF(room.left(), room.top(), t.size.mark, room.height()),
                       QString::fromLatin1(icon),
                       data->unknownOutcome ? t.of(kit::State::DueNow).mark : t.color.link,
                       t.size.mark);
        room.setLeft(room.left() + t.size.mark + t.space(2));
    }
    // How it is passed on stands before the words, too, with a word of its own.
    for (const PassingMark& mark : passingMarks(*data)) {
        kit::paintIcon(painter, QRectF(room.left(), room.top(), t.size.mark, room.height()),
                       mark.icon, mark.strong ? t.of(kit::State::DueNow).mark : t.color.link,
                       t.size.mark);
        room.setLeft(room.left() + t.size.mark + t.space(2));
        painter.setPen(mark.strong ? t.of(kit::State::DueNow).text : t.color.link);
        room.setLeft(room.left() + drawLine(painter, Role::Small, room, mark.words) + t.space(3));
    }
    painter.setPen(t.color.text);
    const int used = drawLine(painter, Role::Body, room, data->what);
    // What stands behind is drawn only if it fits whole.
    painter.setPen(t.color.text3);
    int x = room.left() + used + t.space(3);
    for (const QString& text : {data->detail, QString::fromUtf8(data->label)}) {
        const int width = kit::lineWidth(Role::Small, text);
        if (text.isEmpty() || x + width > room.right())
            continue;
        drawLine(painter, Role::Small, QRect(x, room.top(), width + 1, room.height()), text);
        x += width + t.space(4);
    }
}

bool RowDelegate::helpEvent(QHelpEvent* event, QAbstractItemView* view,
                            const QStyleOptionViewItem& option, const QModelIndex& index)
{
    if (event->type() != QEvent::ToolTip || !index.isValid() ||
        m_model.kindAt(index.row()) != WorklistModel::Case)
        return QStyledItemDelegate::helpEvent(event, view, option, index);
    const view::CaseRow* row = m_model.rowAt(index.row());
    if (!row)
        return false;
    const Columns c = columnsOf(option.rect);
    QString text;
    if (c.clock.contains(event->pos()) && row->face.isSet()) {
        const QTimeZone zone = zoneOf(m_desk.setup());
        const kit::ClockFace face = clockAt(row->face, m_desk.now());
        text = clockWords(row->face.kind) + QStringLiteral(": ") + kit::spokenWords(face, zone);
        if (face.due.isSet()) {
            text += u'\n' + kit::fullTime(face.due, zone);
            const QTimeZone issuer(row->face.issuerZone.toUtf8());
            if (!row->face.issuerZone.isEmpty() && issuer.isValid())
                text += u'\n' + kit::fullTime(face.due, issuer);
        }
    } else if (c.what.contains(event->pos())) {
        text = row->detail.isEmpty() ? row->what : row->what + u'\n' + row->detail;
    } else if (c.customer.contains(event->pos())) {
        text = row->customer;
    } else if (c.owner.contains(event->pos())) {
        text = row->ownerName;
    }
    QToolTip::showText(event->globalPos(), kit::plainToolTip(text), view);
    return true;
}

}  // namespace docket::ui
