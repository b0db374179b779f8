// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/kit/style.h"

#include "ui/kit/button.h"
#include "ui/kit/stylepaint.h"

#include <QAbstractItemView>
#include <QAbstractSpinBox>
#include <QComboBox>
#include <QPushButton>
#include <QScrollBar>
#include <QStyleFactory>
#include <QTabBar>

namespace docket::kit {

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
    if (qobject_cast<QAbstractButton*>(widget) || qobject_cast<QComboBox*>(widget) ||
        qobject_cast<QScrollBar*>(widget) || qobject_cast<QTabBar*>(widget))
        widget->setAttribute(Qt::WA_Hover);
}

int Style::pixelMetric(PixelMetric metric, const QStyleOption* option, const QWidget* widget) const
{
    const Tokens& t = tokens();
    switch (metric) {
    case PM_FocusFrameHMargin:
        // Qt asks for the side padding of a cell by this name, and adds one.
        if (qobject_cast<const QAbstractItemView*>(widget))
            return t.space(3) - t.stroke.hairline;
        return ringMargin();
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
        // Fusion counts on narrower sides than ours.
        if (type != CT_LineEdit)
            wanted.rwidth() += t.space(4);
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
        const bool inSpin = widget && qobject_cast<const QAbstractSpinBox*>(widget->parentWidget());
        const int inset = inSpin ? tokens().space(1) : tokens().space(3) - tokens().space(1);
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

}  // namespace docket::kit
