// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/kit/button.h"

#include "ui/kit/fonts.h"
#include "ui/kit/icon.h"
#include "ui/kit/keycap.h"

#include <QAccessible>
#include <QAccessibleWidget>
#include <QFontMetrics>
#include <QKeyEvent>
#include <QPainter>

namespace docket::kit {

namespace {

// A Button with a reason is disabled for everybody who asks, though Qt keeps it in the focus order.
class ButtonAccess final : public QAccessibleWidget {
public:
    explicit ButtonAccess(Button* button)
        : QAccessibleWidget(button, QAccessible::Button)
    {
    }
    QAccessible::State state() const override
    {
        QAccessible::State s = QAccessibleWidget::state();
        const auto* b = static_cast<const Button*>(widget());
        s.disabled = !b->isUsable();
        s.focusable = b->isEnabled();
        s.checkable = b->isCheckable();
        s.checked = b->isChecked();
        s.pressed = b->isDown();
        return s;
    }
    QString text(QAccessible::Text t) const override
    {
        const auto* b = static_cast<const Button*>(widget());
        if (t == QAccessible::Name && b->accessibleName().isEmpty())
            return b->text();
        if (t == QAccessible::Description && !b->disabledReason().isEmpty())
            return b->disabledReason();
        return QAccessibleWidget::text(t);
    }
    QStringList actionNames() const override
    {
        return static_cast<const Button*>(widget())->isUsable() ? QStringList{pressAction()}
                                                                : QStringList{};
    }
    void doAction(const QString& action) override
    {
        auto* b = static_cast<Button*>(widget());
        if (action == pressAction() && b->isUsable())
            b->click();
        else
            QAccessibleWidget::doAction(action);
    }
};

QAccessibleInterface* makeAccess(const QString& className, QObject* object)
{
    if (className == QLatin1String("docket::kit::Button"))
        if (auto* button = qobject_cast<Button*>(object))
            return new ButtonAccess(button);
    return nullptr;
}

struct ButtonInk {
    QColor fill, border, text, icon;
};

ButtonInk inkOf(const ButtonLook& look)
{
    const Colors& c = tokens().color;
    if (!look.enabled) {
        const QColor none;
        const QColor border = look.kind == ButtonKind::Quiet ? none : c.divider;
        return {none, border, c.textDisabled, c.textDisabled};
    }
    switch (look.kind) {
    case ButtonKind::Primary: {
        const QColor fill = look.pressed ? c.accentPress : look.hovered ? c.accentHover : c.accent;
        return {fill, {}, c.onAccent, c.onAccent};
    }
    case ButtonKind::Secondary: {
        const QColor fill = look.pressed || look.checked ? c.sunken
                            : look.hovered               ? c.hover
                                                         : c.surface;
        return {fill, c.control, c.text, c.text2};
    }
    case ButtonKind::Quiet: {
        const QColor fill = look.pressed   ? c.sunken
                            : look.checked ? c.selectionIdle
                            : look.hovered ? c.hover
                                           : QColor();
        return {fill, {}, look.checked ? c.text : c.text2, c.text2};
    }
    }
    return {};
}

// A padlock takes the icon's place: it is the mark of what may not be used.
QString shownIcon(const ButtonLook& look)
{
    return look.enabled ? look.iconName : QStringLiteral("lock");
}

}  // namespace

QSize buttonSize(const ButtonLook& look, int height)
{
    const Tokens& t = tokens();
    const QFontMetrics metrics(fontOf(Role::Label));
    int width = 2 * t.space(4);
    if (!look.text.isEmpty())
        width += metrics.horizontalAdvance(look.text);
    if (!shownIcon(look).isEmpty())
        width += t.size.icon + (look.text.isEmpty() ? 0 : t.space(3));
    if (!look.keyCap.isEmpty())
        width += keyCapSize(look.keyCap).width() + t.space(3) - t.space(2);
    if (look.text.isEmpty())
        width = std::max(height, width - t.space(3));
    return {width, height};
}

void paintButton(QPainter& painter, const QRect& rect, const ButtonLook& look)
{
    const Tokens& t = tokens();
    const ButtonInk ink = inkOf(look);
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(ink.border.isValid() ? QPen(ink.border, t.stroke.hairline) : QPen(Qt::NoPen));
    painter.setBrush(ink.fill.isValid() ? QBrush(ink.fill) : QBrush(Qt::NoBrush));
    const QRectF body =
        ink.border.isValid() ? QRectF(rect).adjusted(0.5, 0.5, -0.5, -0.5) : QRectF(rect);
    painter.drawRoundedRect(body, t.radius.control, t.radius.control);

    const QString iconName = shownIcon(look);
    painter.setFont(fontOf(Role::Label));
    const QFontMetrics metrics(painter.font());
    const int textWidth = look.text.isEmpty() ? 0 : metrics.horizontalAdvance(look.text);
    const int iconWidth = iconName.isEmpty() ? 0 : t.size.icon + (textWidth > 0 ? t.space(3) : 0);
    const QSize cap = look.keyCap.isEmpty() ? QSize() : keyCapSize(look.keyCap);
    const int capWidth = look.keyCap.isEmpty() ? 0 : cap.width() + t.space(3);
    // The key cap stands nearer to the edge than text does, as it has an edge of its own.
    const int pull = look.keyCap.isEmpty() ? 0 : t.space(2) / 2;
    const int content = iconWidth + textWidth + capWidth;
    int x = rect.left() + std::max(t.space(2), (rect.width() - content) / 2 + pull);
    if (!iconName.isEmpty()) {
        paintIcon(painter, QRectF(x, rect.top(), t.size.icon, rect.height()), iconName, ink.icon,
                  t.size.icon);
        x += iconWidth;
    }
    painter.setPen(ink.text);
    const int room = rect.right() + 1 - t.space(2) - capWidth - x;
    painter.drawText(QRect(x, rect.top(), room, rect.height()), Qt::AlignLeft | Qt::AlignVCenter,
                     metrics.elidedText(look.text, Qt::ElideRight, room));
    x += std::min(room, textWidth) + t.space(3);
    if (!look.keyCap.isEmpty())
        paintKeyCap(painter, QRect(QPoint(x, rect.top() + (rect.height() - cap.height()) / 2), cap),
                    look.keyCap,
                    look.kind == ButtonKind::Primary && look.enabled ? &Colors::onAccent
                                                                     : &Colors::text2);
    painter.restore();
}

Button::Button(const QString& text, ButtonKind kind, QWidget* parent)
    : QPushButton(text, parent)
    , m_kind(kind)
{
    // Enter in a field of a sheet must not press whichever button happens to be first.
    setAutoDefault(false);
    setCursor(Qt::ArrowCursor);
    setAttribute(Qt::WA_Hover);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    connect(this, &QAbstractButton::clicked, this, [this] {
        if (isUsable())
            emit activated();
    });
    connect(&Appearance::current(), &Appearance::changed, this, &Button::refresh);
}

void Button::setKind(ButtonKind kind)
{
    m_kind = kind;
    refresh();
}

void Button::setIconName(const QString& name)
{
    m_iconName = name;
    refresh();
}

void Button::setKeyCap(const QString& key)
{
    m_keyCap = key;
    refresh();
}

void Button::setDisabledReason(const QString& reason)
{
    if (m_reason == reason)
        return;
    m_reason = reason;
    QAccessible::State changed;
    changed.disabled = true;
    QAccessibleStateChangeEvent event(this, changed);
    QAccessible::updateAccessibility(&event);
    refresh();
}

void Button::setReasonShown(bool shown)
{
    m_reasonShown = shown;
    refresh();
}

void Button::refresh()
{
    updateGeometry();
    update();
}

ButtonLook Button::look() const
{
    return ButtonLook{m_kind,   text(),     m_iconName,
                      m_keyCap, isUsable(), underMouse() && isUsable(),
                      isDown(), isChecked()};
}

QRect Button::face() const
{
    if (!saysReason())
        return rect();
    QRect face(QPoint(0, 0), buttonSize(look(), height()));
    // In a right-to-left window the reason stands at the left.
    if (layoutDirection() == Qt::RightToLeft)
        face.moveRight(width() - 1);
    return face;
}

QSize Button::sizeHint() const
{
    const Tokens& t = tokens();
    QSize size = buttonSize(look(), t.size.controlHeight);
    if (saysReason())
        size.rwidth() +=
            t.space(3) + QFontMetrics(fontOf(Role::Small)).horizontalAdvance(m_reason) + 1;
    return size;
}

void Button::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    const QRect at = face();
    paintButton(painter, at, look());
    if (!saysReason())
        return;
    const Tokens& t = tokens();
    painter.setFont(fontOf(Role::Small));
    painter.setPen(t.color.text3);
    const bool mirrored = layoutDirection() == Qt::RightToLeft;
    const QRect beside = mirrored ? QRect(0, 0, at.left() - t.space(3), height())
                                  : QRect(at.right() + 1 + t.space(3), 0,
                                          width() - at.right() - 1 - t.space(3), height());
    painter.drawText(beside, (mirrored ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter,
                     painter.fontMetrics().elidedText(m_reason, Qt::ElideRight, beside.width()));
}

bool Button::hitButton(const QPoint& at) const
{
    return isUsable() && face().contains(at);
}

void Button::keyPressEvent(QKeyEvent* event)
{
    const bool presses = event->key() == Qt::Key_Space || event->key() == Qt::Key_Select ||
                         event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (presses && !isUsable()) {
        event->accept();
        return;
    }
    // Qt gives Enter to the default button of a dialog only; here the button in focus is meant.
    if (presses && event->key() != Qt::Key_Space && event->key() != Qt::Key_Select) {
        if (!event->isAutoRepeat())
            click();
        return;
    }
    QPushButton::keyPressEvent(event);
}

void Button::changeEvent(QEvent* event)
{
    QPushButton::changeEvent(event);
    if (event->type() == QEvent::EnabledChange || event->type() == QEvent::LayoutDirectionChange)
        refresh();
}

void installButtonAccess()
{
    QAccessible::installFactory(makeAccess);
}

}  // namespace docket::kit
