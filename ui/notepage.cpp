// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/notepage.h"

#include "ui/kit/button.h"
#include "ui/kit/icon.h"
#include "ui/kit/labels.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QPainter>
#include <QVBoxLayout>

#include <algorithm>

namespace docket::ui {

namespace {

constexpr int kColumn = 560;

kit::PlainLabel* wrapped(const QString& text, kit::Role role, kit::Ink ink)
{
    auto* label = new kit::PlainLabel(text, role, ink);
    label->setWordWrap(true);
    label->setFixedWidth(kColumn);
    label->setMinimumHeight(label->heightForWidth(kColumn));
    label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    return label;
}

class Mark final : public QWidget {
public:
    explicit Mark(const Note& note)
        : m_name(note.icon)
        , m_state(note.state)
    {
        const int side = kit::tokens().size.iconLarge + kit::tokens().space(4);
        setFixedSize(side, side);
        setAccessibleName(note.title);
    }

protected:
    void paintEvent(QPaintEvent*) override
    {
        QPainter painter(this);
        kit::paintIcon(painter, rect(), m_name, kit::tokens().of(m_state).mark, width());
    }

private:
    QString m_name;
    kit::State m_state;
};

}  // namespace

NotePage::NotePage(const Note& note, QWidget* parent)
    : QWidget(parent)
    , m_note(note)
{
    const kit::Tokens& t = kit::tokens();
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowFlag(Qt::Window);
    setWindowTitle(QStringLiteral("Docket"));
    setAccessibleName(note.title);
    auto* column = new QVBoxLayout;
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(t.space(4));
    column->addWidget(new Mark(note));
    column->addWidget(wrapped(note.title, kit::Role::Title, &kit::Colors::text));
    for (const QString& sentence : note.happened)
        column->addWidget(wrapped(sentence, kit::Role::Body, &kit::Colors::text));
    const auto part = [&](const QString& head, QWidget* body) {
        auto* both = new QVBoxLayout;
        both->setContentsMargins(0, t.space(3), 0, 0);
        both->setSpacing(t.space(2));
        both->addWidget(new kit::Caption(head));
        both->addWidget(body);
        column->addLayout(both);
    };
    part(tr("What to do"), wrapped(note.toDo, kit::Role::Body, &kit::Colors::text));
    if (!note.particulars.isEmpty())
        part(tr("In particular"), wrapped(note.particulars, kit::Role::Small, &kit::Colors::text2));
    auto* row = new QHBoxLayout;
    row->setContentsMargins(0, t.space(5), 0, 0);
    row->setSpacing(t.space(3));
    for (const Note::Act& act : note.acts) {
        auto* button = new kit::Button(act.text, row->count() == 0 ? kit::ButtonKind::Primary
                                                                   : kit::ButtonKind::Secondary);
        button->setFixedHeight(t.size.actionControl);
        connect(button, &kit::Button::activated, this, [this, id = act.id] {
            if (id == "close")
                close();
            emit acted(id);
        });
        if (row->count() == 0)
            button->setFocus(Qt::OtherFocusReason);
        row->addWidget(button);
    }
    row->addStretch(1);
    column->addLayout(row);
    auto* page = new QWidget;
    page->setFixedWidth(kColumn);
    page->setLayout(column);
    auto* outer = new QVBoxLayout(this);
    outer->setContentsMargins(t.space(8), t.space(8), t.space(8), t.space(8));
    outer->addStretch(2);
    outer->addWidget(page, 0, Qt::AlignHCenter);
    outer->addStretch(3);
    resize(std::max(760, sizeHint().width()), std::max(480, sizeHint().height()));
}

void NotePage::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Escape) {
        close();
        return;
    }
    QWidget::keyPressEvent(event);
}

void NotePage::paintEvent(QPaintEvent*)
{
    QPainter(this).fillRect(rect(), kit::tokens().color.window);
}

}  // namespace docket::ui
