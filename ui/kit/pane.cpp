// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/kit/pane.h"

#include <QPainter>
#include <QResizeEvent>
#include <QSplitterHandle>

namespace docket::kit {

Pane::Pane(Ink ground, Qt::Edges dividers, QWidget* parent)
    : QWidget(parent)
    , m_ground(ground)
    , m_dividers(dividers)
{
}

void Pane::setGround(Ink ground)
{
    m_ground = ground;
    update();
}

void Pane::setDividers(Qt::Edges edges)
{
    m_dividers = edges;
    update();
}

void Pane::setCard(bool card)
{
    m_card = card;
    update();
}

void Pane::paintEvent(QPaintEvent*)
{
    const Tokens& t = tokens();
    QPainter painter(this);
    const int line = t.stroke.hairline;
    if (m_card) {
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(QPen(t.color.hairline, line));
        painter.setBrush(t.color.*m_ground);
        painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), t.radius.card,
                                t.radius.card);
        return;
    }
    painter.fillRect(rect(), t.color.*m_ground);
    if (m_dividers.testFlag(Qt::TopEdge))
        painter.fillRect(0, 0, width(), line, t.color.divider);
    if (m_dividers.testFlag(Qt::BottomEdge))
        painter.fillRect(0, height() - line, width(), line, t.color.divider);
    if (m_dividers.testFlag(Qt::LeftEdge))
        painter.fillRect(0, 0, line, height(), t.color.divider);
    if (m_dividers.testFlag(Qt::RightEdge))
        painter.fillRect(width() - line, 0, line, height(), t.color.divider);
}

namespace {

class Grip final : public QSplitterHandle {
public:
    Grip(Qt::Orientation orientation, QSplitter* parent)
        : QSplitterHandle(orientation, parent)
    {
    }

protected:
    void resizeEvent(QResizeEvent* event) override
    {
        // Not QSplitterHandle's: it would set 5 px, ours 7, and each change of margins is a resize.
        QWidget::resizeEvent(event);
        const int side = (tokens().size.splitterGrip - tokens().size.splitter) / 2;
        setAttribute(Qt::WA_MouseNoMask);
        if (orientation() == Qt::Horizontal)
            setContentsMargins(side, 0, side, 0);
        else
            setContentsMargins(0, side, 0, side);
        setMask(QRegion(contentsRect()));
    }
};

}  // namespace

Splitter::Splitter(Qt::Orientation orientation, QWidget* parent)
    : QSplitter(orientation, parent)
{
    setHandleWidth(tokens().size.splitter);
    setChildrenCollapsible(false);
}

QSplitterHandle* Splitter::createHandle()
{
    auto* grip = new Grip(orientation(), this);
    grip->setAccessibleName(tr("Border between panes"));
    return grip;
}

}  // namespace docket::kit
