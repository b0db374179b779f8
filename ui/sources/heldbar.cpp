// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/sources/heldbar.h"

#include "ui/actions.h"
#include "ui/kit/button.h"
#include "ui/kit/icon.h"
#include "ui/kit/labels.h"
#include "ui/sources/sourcewords.h"

#include <QHBoxLayout>
#include <QPainter>
#include <QVBoxLayout>

namespace docket::ui {

HeldBar::HeldBar(QWidget* parent)
    : kit::Pane(&kit::Colors::surface, Qt::BottomEdge, parent)
    , m_what(new kit::PlainLabel({}, kit::Role::Strong))
    , m_next(new kit::PlainLabel({}, kit::Role::Body, &kit::Colors::text2))
    , m_again(new kit::Button(actionOf("source.again")->text))
    , m_pass(new kit::Button(actionOf("source.pass")->text))
{
    const kit::Tokens& t = kit::tokens();
    setAccessibleName(tr("What is held of this source"));
    m_what->setState(kit::State::DueNow);
    for (kit::PlainLabel* label : {m_what, m_next})
        label->setWordWrap(true);
    auto* lines = new QVBoxLayout;
    lines->setSpacing(t.space(1));
    lines->addWidget(m_what);
    lines->addWidget(m_next);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(t.space(5) + t.size.iconLarge + t.space(4), t.space(4), t.space(5),
                            t.space(4));
    row->setSpacing(t.space(3));
    row->addLayout(lines, 1);
    const std::pair<kit::Button*, const char*> acts[] = {{m_again, "source.again"},
                                                         {m_pass, "source.pass"}};
    for (const auto& [button, id] : acts) {
        button->setFixedHeight(t.size.actionControl);
        button->setAccessibleName(kit::plain(button->text()));
        button->setKeyCap(keyCapOf(*actionOf(id)));
        // Once for both, in the line.
        button->setReasonShown(false);
        row->addWidget(button, 0, Qt::AlignVCenter);
        connect(button, &kit::Button::activated, this,
                [this, asked = QByteArray(id)] { emit actionAsked(asked); });
    }
    hide();
}

void HeldBar::setSource(const view::SourceHealth& source)
{
    setVisible(source.held.has_value());
    if (!source.held)
        return;
    m_what->setText(heldWords(source));
    // Who had it read again waits for that.
    const bool again = source.status.state == view::SourceStatus::State::Never;
    QString next =
        again ? tr("It is read from the beginning with the next sync. Until somebody says then "
                   "that it is so, no rule opens or closes a case.")
              : tr("Until somebody says that it is so, no rule opens or closes a case.");
    const QString& why = source.decide.why;
    if (!why.isEmpty())
        next += u' ' + tr("%1.").arg(why);
    m_next->setText(next);
    for (kit::Button* button : {m_again, m_pass}) {
        button->setDisabledReason(why);
        button->setToolTip(why);
    }
}

QString HeldBar::text() const
{
    return m_what->text() + u' ' + m_next->text();
}

void HeldBar::paintEvent(QPaintEvent* event)
{
    kit::Pane::paintEvent(event);
    const kit::Tokens& t = kit::tokens();
    QPainter painter(this);
    painter.fillRect(QRect(0, 0, t.stroke.findingBar, height()), t.of(kit::State::DueNow).mark);
    kit::paintIcon(painter, QRectF(t.space(5), t.space(4), t.size.iconLarge, t.size.iconLarge),
                   QStringLiteral("lock"), t.of(kit::State::DueNow).mark, t.size.iconLarge);
}

}  // namespace docket::ui
