// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/kit/format.h"
#include "ui/kit/tokens.h"

#include <QLabel>

namespace docket::kit {

// A label that shows text as it is: what a customer wrote is never read as markup. Its font and
// colour follow the theme and density, and it may be cut short with an ellipsis; then the whole
// text is in its tool tip.
class PlainLabel : public QLabel {
    Q_OBJECT
public:
    explicit PlainLabel(const QString& text = {}, Role role = Role::Body, Ink ink = &Colors::text,
                        QWidget* parent = nullptr);

    void setText(const QString& text);
    QString text() const { return m_text; }
    void setRole(Role role);
    void setInk(Ink ink);
    // A state's text colour in place of the ink.
    void setState(State state);
    // Qt::ElideNone (as it is made) asks for the width of the whole text.
    void setElide(Qt::TextElideMode mode);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    void refresh();
    void fit();

    QString m_text;
    Role m_role;
    Ink m_ink;
    int m_state = -1;
    Qt::TextElideMode m_elide = Qt::ElideNone;
};

// The small head of a group: 11 px, weight 600, text3, sentence case.
class Caption final : public PlainLabel {
    Q_OBJECT
public:
    explicit Caption(const QString& text, QWidget* parent = nullptr);
};

// An amount: digits in weight 500 (or display), the code small after them, right aligned on the
// last digit when the label is wider. Read aloud as the amount with its currency.
class AmountLabel final : public QWidget {
    Q_OBJECT
public:
    explicit AmountLabel(QWidget* parent = nullptr, Role role = Role::Label);

    void setAmount(Money amount);
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    AmountText m_parts;
    Role m_role;
};

// Draws an amount for delegates: right aligned in `rect`, the codes in one column of their own.
void paintAmount(QPainter& painter, const QRect& rect, const AmountText& parts,
                 Role role = Role::Label);
// The width that it needs.
int amountWidth(const AmountText& parts, Role role = Role::Label);

// The head of a section: its name in weight 600 and, after it, how many or what (in text3).
class SectionHeader final : public QWidget {
    Q_OBJECT
public:
    explicit SectionHeader(const QString& title, QWidget* parent = nullptr);

    void setDetail(const QString& detail);
    // Puts a control at the far end of the head.
    void addEnd(QWidget* control);

private:
    PlainLabel* m_title;
    PlainLabel* m_detail;
};

// A text as a tool tip: Qt reads anything with a tag in it as markup, so such a text is escaped.
QString plainToolTip(const QString& text);

}  // namespace docket::kit
