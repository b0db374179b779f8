// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/kit/sheet.h"

#include "ui/kit/button.h"
#include "ui/kit/labels.h"
#include "ui/kit/pane.h"

#include <QApplication>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QPainter>
#include <QShortcut>

#include <algorithm>

namespace docket::kit {

namespace {

// A panel with the border of all raised things.
class Panel final : public Pane {
public:
    explicit Panel(QWidget* parent)
        : Pane(&Colors::raised, {}, parent)
    {
        setDividers(Qt::TopEdge | Qt::BottomEdge | Qt::LeftEdge | Qt::RightEdge);
    }
};

}  // namespace

Sheet::Sheet(const QString& title, const QString& act, QWidget* window)
    : QWidget(window)
    , m_panel(new Panel(this))
    , m_title(new PlainLabel(title, Role::Heading))
    , m_body(new QVBoxLayout)
    , m_act(new Button(act, ButtonKind::Primary))
    , m_cancel(new Button(tr("Cancel")))
{
    const Tokens& t = tokens();
    setAccessibleName(title);
    m_panel->setAccessibleName(title);
    // A press on the shade keeps the keys here.
    setFocusPolicy(Qt::ClickFocus);
    auto* column = new QVBoxLayout(m_panel);
    column->setContentsMargins(t.space(6), t.space(6), t.space(6), t.space(5));
    column->setSpacing(t.space(5));
    column->addWidget(m_title);
    m_body->setSpacing(t.space(4));
    column->addLayout(m_body);
    auto* foot = new QHBoxLayout;
    foot->setSpacing(t.space(3));
    foot->addWidget(m_act);
    foot->addStretch(1);
    foot->addWidget(m_cancel);
    m_cancel->setKeyCap(tr("Esc"));
    column->addLayout(foot);
    connect(m_act, &Button::activated, this, [this] {
        // A sheet answers once: what follows may take long, and a double click is one decision.
        m_act->setEnabled(false);
        emit accepted();
        if (!m_stays)
            close();
    });
    connect(m_cancel, &Button::activated, this, &Sheet::cancel);
    connect(&Appearance::current(), &Appearance::changed, this, &Sheet::place);
    window->installEventFilter(this);
    connect(qApp, &QApplication::focusChanged, this, [this](QWidget*, QWidget* now) {
        if (!isVisible() || !now)
            return;
        if (now == this || isAncestorOf(now))
            m_last = now;
        else if (now->window() == this->window())
            // Something behind asked for the focus, for instance a list that was filled anew.
            (m_last ? m_last.data() : m_cancel)->setFocus(Qt::OtherFocusReason);
    });
    hide();
}

Sheet* Sheet::of(QWidget* window)
{
    const auto sheets = window->findChildren<Sheet*>(QString(), Qt::FindDirectChildrenOnly);
    for (Sheet* sheet : sheets)
        if (sheet->isVisible())
            return sheet;
    return nullptr;
}

QWidget* Sheet::panel() const
{
    return m_panel;
}

void Sheet::setMissing(const QString& missing)
{
    m_act->setDisabledReason(missing);
}

void Sheet::again()
{
    m_act->setEnabled(true);
}

void Sheet::setWidth(int width)
{
    m_wide = width;
    place();
}

void Sheet::open(QWidget* first)
{
    m_before = QApplication::focusWidget();
    place();
    show();
    raise();
    (first ? first : m_cancel)->setFocus(Qt::PopupFocusReason);
}

void Sheet::cancel()
{
    emit cancelled();
    close();
}

void Sheet::close()
{
    hide();
    if (m_before && m_before->isVisible())
        m_before->setFocus(Qt::PopupFocusReason);
    else if (QWidget* left = QApplication::focusWidget(); left && isAncestorOf(left))
        // Where it came from is gone: the window says where the keys go now.
        left->clearFocus();
    deleteLater();
}

void Sheet::place()
{
    const Tokens& t = tokens();
    const QWidget* window = parentWidget();
    setGeometry(window->rect());
    const int wide = std::min(m_wide > 0 ? m_wide : t.size.sheet, width() - 2 * t.space(6));
    m_panel->setFixedWidth(std::max(wide, 0));
    const int most = height() - 2 * t.space(6);
    int tall = m_panel->sizeHint().height();
    if (m_panel->layout()->hasHeightForWidth())
        tall = m_panel->layout()->totalHeightForWidth(wide);
    tall = std::min(tall, most);
    // In the top third, and higher when there is not enough room below.
    const int top = std::min(t.size.sheetTop, std::max(t.space(6), (height() - tall) / 3));
    m_panel->setGeometry((width() - wide) / 2, top, wide, tall);
}

void Sheet::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    QColor shade(Qt::black);
    shade.setAlphaF(static_cast<float>(tokens().dim));
    painter.fillRect(rect(), shade);
}

void Sheet::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Escape)
        cancel();
    // All other keys end here: none may reach the window behind.
    event->accept();
}

void Sheet::mousePressEvent(QMouseEvent* event)
{
    // A press outside the panel is not an answer.
    event->accept();
}

bool Sheet::event(QEvent* event)
{
    if (event->type() == QEvent::ShortcutOverride) {
        // Accepting makes it an ordinary key, so that no shortcut of the window fires.
        if (!isOwnShortcut(*static_cast<QKeyEvent*>(event))) {
            event->accept();
            return true;
        }
    }
    if (event->type() == QEvent::LayoutRequest)
        place();
    return QWidget::event(event);
}

bool Sheet::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == parentWidget() && event->type() == QEvent::Resize)
        place();
    // Keys reach the window itself when nothing has the focus.
    if (watched == parentWidget() && isVisible() && event->type() == QEvent::ShortcutOverride &&
        !isOwnShortcut(*static_cast<QKeyEvent*>(event))) {
        event->accept();
        return true;
    }
    return QWidget::eventFilter(watched, event);
}

bool Sheet::isOwnShortcut(const QKeyEvent& key) const
{
    const auto own = findChildren<QShortcut*>();
    return std::any_of(own.begin(), own.end(), [&](const QShortcut* s) {
        return s->key() == QKeySequence(key.keyCombination());
    });
}

bool Sheet::focusNextPrevChild(bool next)
{
    QWidget* from = QApplication::focusWidget();
    if (!from || !isAncestorOf(from))
        from = m_cancel;
    QWidget* at = from;
    do {
        at = next ? at->nextInFocusChain() : at->previousInFocusChain();
        if (isAncestorOf(at) && (at->focusPolicy() & Qt::TabFocus) && at->isVisibleTo(this) &&
            at->isEnabled() && !at->focusProxy()) {
            at->setFocus(next ? Qt::TabFocusReason : Qt::BacktabFocusReason);
            return true;
        }
    } while (at != from);
    return true;
}

}  // namespace docket::kit
