// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/kit/toast.h"

#include "ui/kit/button.h"
#include "ui/kit/labels.h"

#include <QAccessible>
#include <QEvent>
#include <QHBoxLayout>
#include <QPainter>
#include <QVariantAnimation>

#include <algorithm>

namespace docket::kit {

namespace {

constexpr auto kKeepClear = "docketKeepClear";

}  // namespace

void Toast::keepClearOf(QWidget* widget)
{
    widget->setProperty(kKeepClear, true);
}

Toast* Toast::of(QWidget* window)
{
    return window->findChild<Toast*>(QString(), Qt::FindDirectChildrenOnly);
}

Toast* Toast::show(QWidget* window, const QString& text, std::function<void()> undo)
{
    // At once, not later: of() must never see the old one.
    delete of(window);
    auto* toast = new Toast(window, text, std::move(undo));
    toast->QWidget::show();
    toast->raise();
    toast->slideIn();
    QAccessibleEvent alert(toast, QAccessible::Alert);
    QAccessible::updateAccessibility(&alert);
    return toast;
}

Toast::Toast(QWidget* window, const QString& text, std::function<void()> undo)
    : QWidget(window)
    , m_text(new PlainLabel(text))
    , m_undo(std::move(undo))
{
    const Tokens& t = tokens();
    setAccessibleName(text);
    m_text->setElide(Qt::ElideRight);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(t.space(5), t.space(3), t.space(3), t.space(3));
    row->setSpacing(t.space(5));
    row->addWidget(m_text);
    if (m_undo) {
        auto* button = new Button(tr("Undo"), ButtonKind::Secondary);
        button->setKeyCap(tr("Ctrl Z"));
        button->setAccessibleName(tr("Undo: %1").arg(text));
        // Pressed by the pointer or by its key; Tab has better places to go.
        button->setFocusPolicy(Qt::NoFocus);
        connect(button, &Button::activated, this, &Toast::undo);
        row->addWidget(button);
    }
    m_stay.setSingleShot(true);
    connect(&m_stay, &QTimer::timeout, this, &Toast::dismiss);
    m_stay.start(t.motion.toastStay);
    window->installEventFilter(this);
    place();
}

QString Toast::text() const
{
    return m_text->text();
}

void Toast::undo()
{
    // Taken out first: pressing twice must not undo two things.
    const auto act = std::exchange(m_undo, {});
    dismiss();
    if (act)
        act();
}

void Toast::dismiss()
{
    m_stay.stop();
    hide();
    // Not a child any more, so that of() does not find what is about to go.
    setParent(nullptr);
    deleteLater();
}

QPoint Toast::restingPlace() const
{
    const Tokens& t = tokens();
    const QWidget* window = parentWidget();
    const int left = (window->width() - width()) / 2;
    int foot = window->height() - t.size.status;
    for (const QWidget* bar : window->findChildren<QWidget*>()) {
        if (!bar->isVisible() || !bar->property(kKeepClear).toBool())
            continue;
        const QRect at(bar->mapTo(window, QPoint()), bar->size());
        if (at.left() < left + width() && at.right() > left)
            foot = std::min(foot, at.top());
    }
    return {left, foot - t.space(5) - height()};
}

void Toast::place()
{
    const Tokens& t = tokens();
    const int most = std::min(t.size.toastMax, parentWidget()->width() - 2 * t.space(5));
    resize(std::min(sizeHint().width(), most), sizeHint().height());
    const int below = qRound((height() + t.space(5)) * (1.0 - m_shown));
    move(restingPlace() + QPoint(0, below));
}

void Toast::slideIn()
{
    if (Appearance::current().reducedMotion())
        return;
    auto* slide = new QVariantAnimation(this);
    slide->setDuration(tokens().motion.toastIn);
    slide->setStartValue(0.0);
    slide->setEndValue(1.0);
    slide->setEasingCurve(QEasingCurve::OutCubic);
    connect(slide, &QVariantAnimation::valueChanged, this, [this](const QVariant& v) {
        m_shown = v.toDouble();
        place();
    });
    slide->start(QAbstractAnimation::DeleteWhenStopped);
}

void Toast::paintEvent(QPaintEvent*)
{
    const Tokens& t = tokens();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(t.color.divider, t.stroke.hairline));
    painter.setBrush(t.color.raised);
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), t.radius.card,
                            t.radius.card);
}

void Toast::enterEvent(QEnterEvent* event)
{
    m_stay.stop();
    QWidget::enterEvent(event);
}

void Toast::leaveEvent(QEvent* event)
{
    m_stay.start(tokens().motion.toastStay);
    QWidget::leaveEvent(event);
}

bool Toast::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == parentWidget() && event->type() == QEvent::Resize)
        place();
    return QWidget::eventFilter(watched, event);
}

}  // namespace docket::kit
