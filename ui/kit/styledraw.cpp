// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/kit/style.h"

#include "ui/kit/button.h"
#include "ui/kit/stylepaint.h"

#include <QAbstractItemView>
#include <QAbstractSpinBox>
#include <QComboBox>
#include <QFocusFrame>
#include <QHeaderView>
#include <QPainter>
#include <QPlainTextEdit>
#include <QTableView>
#include <QTextEdit>

namespace docket::kit {

bool isTextArea(const QWidget* widget)
{
    return qobject_cast<const QTextEdit*>(widget) || qobject_cast<const QPlainTextEdit*>(widget);
}

// The gap between a control and its ring.
int ringMargin()
{
    return tokens().stroke.focus + tokens().stroke.hairline;
}

namespace {

// The cell that carries the bar of a selected row. Tables do not say a cell's position, trees do.
bool isFirstOfRow(const QStyleOptionViewItem& item, const QWidget* widget)
{
    if (const auto* table = qobject_cast<const QTableView*>(widget))
        return table->horizontalHeader()->visualIndex(item.index.column()) == 0;
    return item.viewItemPosition != QStyleOptionViewItem::Middle &&
           item.viewItemPosition != QStyleOptionViewItem::End;
}

}  // namespace

void Style::drawPrimitive(PrimitiveElement element, const QStyleOption* option, QPainter* painter,
                          const QWidget* widget) const
{
    const Tokens& t = tokens();
    switch (element) {
    case PE_PanelLineEdit: {
        const auto* frame = qstyleoption_cast<const QStyleOptionFrame*>(option);
        // A combo or spin box has drawn the field around its edit already.
        const QWidget* parent = widget ? widget->parentWidget() : nullptr;
        if (qobject_cast<const QAbstractSpinBox*>(parent) || qobject_cast<const QComboBox*>(parent))
            return;
        if (frame && frame->lineWidth > 0)
            paintField(*painter, option->rect, *option);
        return;
    }
    case PE_FrameLineEdit:
    case PE_FrameTabBarBase:
    case PE_FrameTabWidget:
    case PE_FrameStatusBarItem:
    case PE_PanelStatusBar:
    case PE_PanelButtonBevel:
    case PE_FrameDefaultButton:
        return;
    case PE_Frame:
        if (isTextArea(widget)) {
            paintField(*painter, option->rect, *option);
        } else {
            painter->save();
            painter->setPen(QPen(t.color.divider, t.stroke.hairline));
            painter->setBrush(Qt::NoBrush);
            painter->drawRect(option->rect.adjusted(0, 0, -1, -1));
            painter->restore();
        }
        return;
    case PE_FrameFocusRect:
        // Everything but a row has the ring around it.
        if (qobject_cast<const QAbstractItemView*>(widget)) {
            painter->save();
            painter->setPen(
                QPen(t.color.focus, t.stroke.focus, Qt::SolidLine, Qt::SquareCap, Qt::MiterJoin));
            painter->setBrush(Qt::NoBrush);
            painter->drawRect(option->rect.adjusted(1, 1, -1, -1));
            painter->restore();
        }
        return;
    case PE_IndicatorCheckBox:
    case PE_IndicatorItemViewItemCheck:
        paintCheck(*painter, *option);
        return;
    case PE_IndicatorRadioButton:
        paintRadio(*painter, *option);
        return;
    case PE_PanelButtonTool:
        paintToolButtonPanel(*painter, *option);
        return;
    case PE_FrameMenu:
    case PE_PanelTipLabel:
    case PE_PanelMenu:
        paintRaised(*painter, option->rect);
        return;
    case PE_PanelItemViewRow:
        // Views draw the row and then each of its cells; the cells carry the selection.
        return;
    case PE_PanelItemViewItem:
        if (const auto* item = qstyleoption_cast<const QStyleOptionViewItem*>(option)) {
            paintRow(*painter, *item, isFirstOfRow(*item, widget));
        }
        return;
    case PE_IndicatorArrowDown:
        paintChevron(*painter, option->rect, 0, t.color.text2);
        return;
    case PE_IndicatorArrowUp:
        paintChevron(*painter, option->rect, 180, t.color.text2);
        return;
    case PE_IndicatorArrowRight:
        paintChevron(*painter, option->rect, -90, t.color.text2);
        return;
    case PE_IndicatorArrowLeft:
        paintChevron(*painter, option->rect, 90, t.color.text2);
        return;
    default:
        QProxyStyle::drawPrimitive(element, option, painter, widget);
    }
}

void Style::drawControl(ControlElement element, const QStyleOption* option, QPainter* painter,
                        const QWidget* widget) const
{
    const Tokens& t = tokens();
    switch (element) {
    case CE_PushButton:
        if (const auto* b = qstyleoption_cast<const QStyleOptionButton*>(option)) {
            paintPushButton(*painter, *b);
            return;
        }
        break;
    case CE_FocusFrame: {
        const auto* frame = qobject_cast<const QFocusFrame*>(widget);
        QRect control =
            option->rect.adjusted(ringMargin(), ringMargin(), -ringMargin(), -ringMargin());
        // The ring goes around the button, not around the reason beside it.
        if (frame)
            if (const auto* button = qobject_cast<const Button*>(frame->widget()))
                control = button->face().translated(control.topLeft());
        paintFocusRing(*painter, control);
        return;
    }
    case CE_TabBarTabShape:
        if (const auto* tab = qstyleoption_cast<const QStyleOptionTab*>(option)) {
            paintTab(*painter, *tab);
            return;
        }
        break;
    case CE_TabBarTabLabel:
        if (const auto* tab = qstyleoption_cast<const QStyleOptionTab*>(option)) {
            paintTabLabel(*painter, *tab);
            return;
        }
        break;
    case CE_MenuItem:
        if (const auto* item = qstyleoption_cast<const QStyleOptionMenuItem*>(option)) {
            paintMenuItem(*painter, *item);
            return;
        }
        break;
    case CE_MenuEmptyArea:
        return;
    case CE_Header:
        // Whole, because Qt places the arrow without asking a proxy.
        if (const auto* header = qstyleoption_cast<const QStyleOptionHeader*>(option)) {
            painter->save();
            painter->setClipRect(option->rect, Qt::IntersectClip);
            paintHeader(*painter, *header);
            painter->restore();
            return;
        }
        break;
    case CE_HeaderSection:
        if (const auto* header = qstyleoption_cast<const QStyleOptionHeader*>(option)) {
            paintHeaderSection(*painter, *header);
            return;
        }
        break;
    case CE_HeaderEmptyArea:
        painter->fillRect(option->rect, t.color.header);
        return;
    case CE_Splitter:
        painter->fillRect(option->rect, t.color.divider);
        return;
    case CE_ProgressBar:
        if (const auto* bar = qstyleoption_cast<const QStyleOptionProgressBar*>(option)) {
            paintProgress(*painter, *bar);
            return;
        }
        break;
    default:
        break;
    }
    QProxyStyle::drawControl(element, option, painter, widget);
}

void Style::drawComplexControl(ComplexControl control, const QStyleOptionComplex* option,
                               QPainter* painter, const QWidget* widget) const
{
    if (control == CC_ScrollBar) {
        if (const auto* bar = qstyleoption_cast<const QStyleOptionSlider*>(option)) {
            paintScrollBar(*painter, *bar, scrollBarPart(*bar, SC_ScrollBarSlider));
            return;
        }
    }
    if (control == CC_ComboBox) {
        if (const auto* combo = qstyleoption_cast<const QStyleOptionComboBox*>(option)) {
            paintCombo(*painter, *combo);
            return;
        }
    }
    if (control == CC_SpinBox) {
        if (const auto* spin = qstyleoption_cast<const QStyleOptionSpinBox*>(option)) {
            paintSpin(*painter, *spin, subControlRect(control, option, SC_SpinBoxUp, widget),
                      subControlRect(control, option, SC_SpinBoxDown, widget));
            return;
        }
    }
    QProxyStyle::drawComplexControl(control, option, painter, widget);
}

}  // namespace docket::kit
