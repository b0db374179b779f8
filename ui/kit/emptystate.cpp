// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/kit/emptystate.h"

#include "ui/kit/button.h"
#include "ui/kit/icon.h"
#include "ui/kit/labels.h"

#include <QPainter>
#include <QVBoxLayout>

namespace docket::kit {

namespace {

class Mark final : public QWidget {
public:
    explicit Mark(QString name)
        : m_name(std::move(name))
    {
        const int side = tokens().size.iconLarge + tokens().space(3);
        setFixedSize(side, side);
    }

    void setName(const QString& name)
    {
        m_name = name;
        update();
    }

protected:
    void paintEvent(QPaintEvent*) override
    {
        QPainter painter(this);
        paintIcon(painter, rect(), m_name, tokens().color.text3, width());
    }

private:
    QString m_name;
};

}  // namespace

EmptyState::EmptyState(const QString& iconName, const QString& sentence, QWidget* parent)
    : QWidget(parent)
    , m_mark(new Mark(iconName))
    , m_sentence(new PlainLabel(sentence, Role::Body, &Colors::text2))
    , m_action(new Button({}))
{
    const Tokens& t = tokens();
    m_sentence->setWordWrap(true);
    m_sentence->setAlignment(Qt::AlignCenter);
    // A line of some sixty letters is the longest that reads without effort.
    m_sentence->setFixedWidth(t.size.sheet - t.space(9) * 3);
    m_action->hide();
    connect(m_action, &Button::activated, this, &EmptyState::activated);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(t.space(6), t.space(6), t.space(6), t.space(6));
    column->setSpacing(t.space(4));
    column->addStretch(1);
    column->addWidget(m_mark, 0, Qt::AlignHCenter);
    column->addWidget(m_sentence, 0, Qt::AlignHCenter);
    column->addWidget(m_action, 0, Qt::AlignHCenter);
    // A little above the middle, where the eye expects a sentence.
    column->addStretch(2);
    setAccessibleName(sentence);
    connect(&Appearance::current(), &Appearance::changed, this, &EmptyState::fit);
    fit();
}

// A layout does not ask a label in its middle how tall it is at its width.
void EmptyState::fit()
{
    m_sentence->setFixedHeight(m_sentence->heightForWidth(m_sentence->width()));
}

void EmptyState::setIconName(const QString& name)
{
    static_cast<Mark*>(m_mark)->setName(name);
}

void EmptyState::setSentence(const QString& sentence)
{
    m_sentence->setText(sentence);
    setAccessibleName(sentence);
    fit();
}

void EmptyState::setAction(const QString& text)
{
    m_action->setText(text);
    m_action->setVisible(!text.isEmpty());
}

}  // namespace docket::kit
