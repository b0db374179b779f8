// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/sources/heldsheet.h"

#include "core/base/later.h"
#include "core/desk/desk.h"
#include "ui/kit/button.h"
#include "ui/kit/labels.h"
#include "ui/kit/toast.h"
#include "ui/model/words.h"
#include "ui/sources/sourcewords.h"
#include "ui/tables/cells.h"

#include <QVBoxLayout>

namespace docket::ui {

HeldSheet::HeldSheet(const view::SourceHealth& source, bool pass, Desk& desk, QWidget* window)
    : kit::Sheet(pass ? tr("What was read of %1 is so").arg(outside(source.status.name))
                      : tr("Read everything of %1 again").arg(outside(source.status.name)),
                 pass ? tr("Go by what was read") : tr("Read it again"), window)
    , m_desk(desk)
    , m_source(source.status.number)
    , m_name(outside(source.status.name))
    , m_pass(pass)
    , m_window(window)
    , m_said(new kit::PlainLabel)
{
    setStays(true);
    actButton()->setAccessibleName(kit::plain(actButton()->text()));
    const auto add = [this](const QString& text, kit::Role role, kit::Ink ink) {
        auto* label = new kit::PlainLabel(text, role, ink);
        label->setWordWrap(true);
        body()->addWidget(label);
    };
    add(heldWords(source), kit::Role::Strong, &kit::Colors::text);
    add(pass ? tr("From now on every rule goes by what was read: cases are opened, closed and "
                  "opened again by it. This cannot be taken back.")
             : tr("With the next sync everything is read from the beginning. No rule opens or "
                  "closes a case until somebody says then that it is so."),
        kit::Role::Body, &kit::Colors::text);
    add(tr("What people wrote and decided stays as it is. That you said so stands in the journal."),
        kit::Role::Body, &kit::Colors::text2);
    m_said->setWordWrap(true);
    m_said->hide();
    body()->addWidget(m_said);
    connect(this, &kit::Sheet::accepted, this, &HeldSheet::decide);
}

QString HeldSheet::said() const
{
    return m_said->text();
}

void HeldSheet::decide()
{
    say(tr("Recording…"), false);
    whenDone(m_desk.decideMassChange(m_source, m_pass), this, [this](const Done& done) {
        if (!done) {
            say(done.error().kind == ErrorKind::NotFound
                    ? tr("Somebody has decided about it already: nothing is held any more.")
                    : problemWords(done.error()),
                true);
            again();
            return;
        }
        kit::Toast::show(m_window, m_pass ? tr("The rules go by what was read of %1.").arg(m_name)
                                          : tr("%1 is read again with the next sync.").arg(m_name));
        this->done();
    });
}

void HeldSheet::say(const QString& text, bool bad)
{
    if (bad)
        m_said->setState(kit::State::DueNow);
    else
        m_said->setInk(&kit::Colors::text2);
    m_said->setText(text);
    m_said->setVisible(!text.isEmpty());
}

}  // namespace docket::ui
