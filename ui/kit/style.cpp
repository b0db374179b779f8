// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/kit/style.h"

#include "ui/kit/button.h"
#include "ui/kit/fonts.h"
#include "ui/kit/stylepaint.h"

#include <QAbstractItemView>
#include <QAbstractSpinBox>
#include <QComboBox>
#include <QFocusFrame>
#include <QHeaderView>
#include <QLineEdit>
#include <QPainter>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QScrollBar>
#include <QStyleFactory>
#include <QTabBar>
#include <QTextEdit>

namespace docket::kit {

namespace {

bool isTextArea(const QWidget* widget)
{
    return qobject_cast<const QTextEdit*>(widget) || qobject_cast<const QPlainTextEdit*>(widget);
}

// The gap between a control and its ring.
int ringMargin()
{
    return tokens().stroke.focus + tokens().stroke.hairline;
}

}  // namespace

Style::Style()
    : QProxyStyle(QStyleFactory::create(QStringLiteral("Fusion")))
{
    setObjectName(QStringLiteral("docket"));
}

QPalette Style::standardPalette() const
{
    return tokens().palette();
}

void Style::polish(QWidget* widget)
{
    QProxyStyle::polish(widget);
    // Hover is drawn at once, so that these must hear of it.
    if (qobject_cast<QAbstractButton*>(widget) || qobject_cast<QComboBox*>(widget)
        || qobject_cast<QScrollBar*>(widget) || qobject_cast<QTabBar*>(widget))
        widget->setAttribute(Qt::WA_Hover);
}

int Style::pixelMetric(PixelMetric metric, const QStyleOption* option, const QWidget* widget) const
{
    const Tokens& t = tokens();
    switch (metric) {
    case PM_FocusFrameHMargin:
    case PM_FocusFrameVMargin:
        return ringMargin();
    case PM_ScrollBarExtent:
        return t.size.scrollBar;
    case PM_ScrollBarSliderMin:
        return t.size.hitMin;
    case PM_SplitterWidth:
        return t.size.splitter;
    case PM_IndicatorWidth:
    case PM_IndicatorHeight:
    case PM_ExclusiveIndicatorWidth:
    case PM_ExclusiveIndicatorHeight:
        return t.size.check;
    case PM_CheckBoxLabelSpacing:
    case PM_RadioButtonLabelSpacing:
        return t.space(3);
    case PM_SmallIconSize:
    case PM_ButtonIconSize:
    case PM_TabBarIconSize:
    case PM_ListViewIconSize:
    case PM_LineEditIconSize:
        return t.size.icon;
    case PM_ToolBarIconSize:
        return t.size.iconLarge;
    case PM_DefaultFrameWidth:
        if (isTextArea(widget))
            return t.space(2);
        return t.stroke.hairline;
    case PM_ButtonShiftHorizontal:
    case PM_ButtonShiftVertical:
    case PM_TabBarTabShiftHorizontal:
    case PM_TabBarTabShiftVertical:
    case PM_TabBarBaseOverlap:
    case PM_TabBarBaseHeight:
    case PM_TabBarTabOverlap:
    case PM_MenuHMargin:
    case PM_MenuBarPanelWidth:
        return 0;
    case PM_MenuPanelWidth:
        return t.stroke.hairline;
    case PM_MenuVMargin:
        return t.space(2);
    case PM_ToolTipLabelFrameWidth:
        return t.space(2) + t.space(1);
    case PM_HeaderMargin:
        return t.space(3);
    case PM_HeaderMarkSize:
        return t.space(4);
    default:
        return QProxyStyle::pixelMetric(metric, option, widget);
    }
}

int Style::styleHint(StyleHint hint, const QStyleOption* option, const QWidget* widget,
                     QStyleHintReturn* out) const
{
    switch (hint) {
    // Drawn in the window, not in the control's parent, or it would be cut where a layout is tight.
    case SH_FocusFrame_AboveWidget:
        return 1;
    // A disabled item of a menu can be reached, because its second line says why.
    case SH_Menu_AllowActiveAndDisabled:
        return 1;
    case SH_EtchDisabledText:
    case SH_DitherDisabledText:
    case SH_ScrollBar_Transient:
    case SH_ComboBox_Popup:
    case SH_Menu_SloppySubMenus:
    case SH_UnderlineShortcut:
        return 0;
    case SH_ToolTipLabel_Opacity:
        return 255;
    case SH_TabBar_Alignment:
        return Qt::AlignLeft;
    case SH_Widget_Animation_Duration:
        return 0;
    case SH_ItemView_ShowDecorationSelected:
        return 1;
    default:
        return QProxyStyle::styleHint(hint, option, widget, out);
    }
}

QSize Style::sizeFromContents(ContentsType type, const QStyleOption* option, const QSize& size,
                              const QWidget* widget) const
{
    const Tokens& t = tokens();
    switch (type) {
    case CT_PushButton:
        if (const auto* b = qstyleoption_cast<const QStyleOptionButton*>(option))
            return buttonSize(ButtonLook{ButtonKind::Secondary, b->text, {}, {}},
                              t.size.controlHeight);
        break;
    case CT_LineEdit:
    case CT_SpinBox:
    case CT_ComboBox: {
        QSize wanted = QProxyStyle::sizeFromContents(type, option, size, widget);
        wanted.setHeight(t.size.controlHeight);
        return wanted;
    }
    case CT_CheckBox:
    case CT_RadioButton: {
        QSize wanted = QProxyStyle::sizeFromContents(type, option, size, widget);
        wanted.setHeight(std::max(wanted.height(), t.size.hitMin));
        return wanted;
    }
    case CT_TabBarTab:
        if (const auto* tab = qstyleoption_cast<const QStyleOptionTab*>(option))
            return tabSize(*tab);
        break;
    case CT_MenuItem:
        if (const auto* item = qstyleoption_cast<const QStyleOptionMenuItem*>(option))
            return menuItemSize(*item);
        break;
    case CT_HeaderSection: {
        QSize wanted = QProxyStyle::sizeFromContents(type, option, size, widget);
        const auto* header = qstyleoption_cast<const QStyleOptionHeader*>(option);
        if (header && header->orientation == Qt::Horizontal)
            wanted.setHeight(t.size.rowHeader);
        return wanted;
    }
    case CT_ItemViewItem: {
        QSize wanted = QProxyStyle::sizeFromContents(type, option, size, widget);
        wanted.setHeight(std::max(wanted.height(), t.size.row));
        return wanted;
    }
    default:
        break;
    }
    return QProxyStyle::sizeFromContents(type, option, size, widget);
}

QRect Style::subElementRect(SubElement element, const QStyleOption* option,
                            const QWidget* widget) const
{
    if (element == SE_LineEditContents) {
        // QLineEdit keeps two pixels of its own at each side.
        const int inset = tokens().space(3) - tokens().space(1);
        return option->rect.adjusted(inset, 0, -inset, 0);
    }
    return QProxyStyle::subElementRect(element, option, widget);
}

QRect Style::subControlRect(ComplexControl control, const QStyleOptionComplex* option,
                            SubControl part, const QWidget* widget) const
{
    if (control == CC_ScrollBar)
        if (const auto* bar = qstyleoption_cast<const QStyleOptionSlider*>(option))
            return scrollBarPart(*bar, part);
    if (control == CC_ComboBox && part == SC_ComboBoxEditField) {
        const Tokens& t = tokens();
        const QRect field = option->rect.adjusted(t.space(3), 1, -t.size.hitMin, -1);
        return visualRect(option->direction, option->rect, field);
    }
    return QProxyStyle::subControlRect(control, option, part, widget);
}

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
            painter->setPen(QPen(t.color.focus, t.stroke.focus, Qt::SolidLine, Qt::SquareCap,
                                 Qt::MiterJoin));
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
            const auto place = item->viewItemPosition;
            paintRow(*painter, *item,
                     place == QStyleOptionViewItem::Beginning
                         || place == QStyleOptionViewItem::OnlyOne
                         || place == QStyleOptionViewItem::Invalid);
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
    case PE_IndicatorHeaderArrow:
        if (const auto* header = qstyleoption_cast<const QStyleOptionHeader*>(option))
            if (header->sortIndicator != QStyleOptionHeader::None)
                paintChevron(*painter, option->rect,
                             header->sortIndicator == QStyleOptionHeader::SortUp ? 0 : 180,
                             t.color.text2);
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
        QRect control = option->rect.adjusted(ringMargin(), ringMargin(), -ringMargin(),
                                              -ringMargin());
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
    case CE_HeaderSection:
        if (const auto* header = qstyleoption_cast<const QStyleOptionHeader*>(option)) {
            paintHeaderSection(*painter, *header);
            return;
        }
        break;
    case CE_HeaderEmptyArea:
        painter->fillRect(option->rect, t.color.header);
        return;
    case CE_HeaderLabel:
        if (const auto* header = qstyleoption_cast<const QStyleOptionHeader*>(option)) {
            paintHeaderLabel(*painter, *header);
            return;
        }
        break;
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
