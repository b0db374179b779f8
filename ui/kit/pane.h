// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/kit/tokens.h"

#include <QSplitter>
#include <QWidget>

namespace docket::kit {

// A ground of one colour with dividers at the edges that are asked for; a card has a border all
// round and the card's corners. Follows the theme.
class Pane : public QWidget {
    Q_OBJECT
public:
    explicit Pane(Ink ground = &Colors::surface, Qt::Edges dividers = {},
                  QWidget* parent = nullptr);

    void setGround(Ink ground);
    void setDividers(Qt::Edges edges);
    void setCard(bool card);

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    Ink m_ground;
    Qt::Edges m_dividers;
    bool m_card = false;
};

// A splitter whose handle is 1 px to see and 7 px to take hold of.
class Splitter final : public QSplitter {
    Q_OBJECT
public:
    explicit Splitter(Qt::Orientation orientation, QWidget* parent = nullptr);

protected:
    QSplitterHandle* createHandle() override;
};

}  // namespace docket::kit
