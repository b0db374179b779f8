// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/worklist/filterbar.h"

#include "ui/kit/button.h"
#include "ui/kit/chip.h"
#include "ui/kit/format.h"
#include "ui/kit/icon.h"
#include "ui/kit/keycap.h"
#include "ui/kit/labels.h"
#include "ui/model/words.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLineEdit>

namespace docket::ui {

namespace {

constexpr int kField = 196;
constexpr int kStill = 120;

}  // namespace

FilterBar::FilterBar(QWidget* parent)
    : kit::Pane(&kit::Colors::surface, Qt::BottomEdge, parent)
    , m_filter(new QLineEdit)
    , m_queue(new kit::Chip(tr("Queue"), {}))
    , m_count(new kit::PlainLabel({}, kit::Role::Body, &kit::Colors::text2))
    , m_waiting(new kit::Button({}, kit::ButtonKind::Quiet))
    , m_next(new kit::Button(tr("Next case"), kit::ButtonKind::Primary))
{
    const kit::Tokens& t = kit::tokens();
    setAccessibleName(tr("Filter"));
    setFixedHeight(t.size.bar);
    m_filter->setPlaceholderText(tr("Filter"));
    m_filter->setAccessibleName(tr("Filter this list"));
    m_filter->setAccessibleDescription(tr("Number, order, reference or what needs a person"));
    m_filter->setFixedWidth(kField);
    m_filter->setClearButtonEnabled(true);
    m_filter->addAction(kit::iconOf(QStringLiteral("filter")), QLineEdit::LeadingPosition);
    m_filter->installEventFilter(this);
    auto* cap = new kit::KeyCap(QStringLiteral("/"), m_filter);
    cap->setAttribute(Qt::WA_TransparentForMouseEvents);
    const QSize size = cap->sizeHint();
    cap->setGeometry(kField - size.width() - t.space(3), (t.size.controlHeight - size.height()) / 2,
                     size.width(), size.height());
    connect(m_filter, &QLineEdit::textChanged, cap,
            [cap](const QString& text) { cap->setVisible(text.isEmpty()); });
    m_waiting->setKeyCap(QStringLiteral("U"));
    m_waiting->hide();
    m_next->setKeyCap(QStringLiteral("N"));
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(t.space(5), 0, t.space(4), 1);
    row->setSpacing(t.space(3));
    row->addWidget(m_filter);
    row->addWidget(m_queue);
    row->addWidget(m_count);
    row->addStretch(1);
    row->addWidget(m_waiting);
    row->addWidget(m_next);
    m_still.setSingleShot(true);
    m_still.setInterval(kStill);
    connect(m_filter, &QLineEdit::textChanged, &m_still, qOverload<>(&QTimer::start));
    connect(&m_still, &QTimer::timeout, this,
            [this] { emit filtered(m_filter->text().trimmed()); });
    connect(m_queue, &kit::Chip::removed, this, &FilterBar::queueRemoved);
    connect(m_next, &kit::Button::activated, this, &FilterBar::nextAsked);
    connect(m_waiting, &kit::Button::activated, this, &FilterBar::arrivalsAsked);
}

void FilterBar::setQuery(const view::Query& query)
{
    m_queue->setVisible(query.queue.has_value());
    if (query.queue)
        m_queue->setValue(queueWords(*query.queue));
    if (m_filter->text().trimmed() != query.text) {
        m_filter->setText(query.text);
        m_still.stop();
    }
}

void FilterBar::setCounts(qint64 shown, qint64 hidden)
{
    m_count->setText(hidden > 0
                         ? tr("%1 of %2 cases").arg(kit::count(shown), kit::count(shown + hidden))
                     : shown == 1 ? tr("1 case")
                                  : tr("%1 cases").arg(kit::count(shown)));
}

void FilterBar::setWaiting(int waiting)
{
    m_waiting->setVisible(waiting > 0);
    m_waiting->setText(tr("%1 new, press").arg(kit::count(waiting)));
    m_waiting->setAccessibleName(tr("%1 new, show them").arg(kit::count(waiting)));
}

void FilterBar::focusFilter()
{
    m_filter->setFocus(Qt::ShortcutFocusReason);
    m_filter->selectAll();
}

bool FilterBar::filterHasFocus() const
{
    return m_filter->hasFocus();
}

bool FilterBar::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == m_filter && event->type() == QEvent::KeyPress) {
        const int key = static_cast<QKeyEvent*>(event)->key();
        if (key == Qt::Key_Down || key == Qt::Key_Return || key == Qt::Key_Enter) {
            if (m_still.isActive()) {
                m_still.stop();
                emit filtered(m_filter->text().trimmed());
            }
            emit leftDown();
            return true;
        }
    }
    return kit::Pane::eventFilter(watched, event);
}

}  // namespace docket::ui
