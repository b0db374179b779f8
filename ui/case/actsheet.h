// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/command.h"
#include "core/view/record.h"
#include "ui/kit/sheet.h"

class QLineEdit;
class QPlainTextEdit;
class QVBoxLayout;

namespace docket {
class Desk;
}
namespace docket::kit {
class PlainLabel;
}

namespace docket::ui {

// A sheet that records one command on one case. The command's id is minted when the sheet is made,
// so that pressing twice, or trying again after an answer that was lost, does it once. An answer
// that says no leaves everything that was filled in, and says why.
class ActSheet : public kit::Sheet {
    Q_OBJECT
public:
    ActSheet(const QString& title, const QString& act, Desk& desk, const view::CaseRecord& record,
             QWidget* window);

signals:
    void recorded(const docket::view::Receipt& receipt);

protected:
    // Says what is missing, from the fields; called whenever one changes.
    virtual QString missing() const = 0;
    // What is asked for, from the fields.
    virtual Act act() const = 0;
    // Which case the command is about, and which revision was seen: the record's, unless said.
    virtual void address(Command& command) const;
    // It has been recorded; the sheet closes unless this keeps it.
    virtual void taken(const view::Receipt& receipt);

    void check();
    void send();
    void say(const QString& text, bool bad);
    // After a change of the world was recorded: hides `form`, and says what becomes of it.
    void followFate(QWidget* form);
    // A field with its name above it, in the body.
    void field(const QString& name, QWidget* control);
    void field(const QString& name, QWidget* control, QVBoxLayout* into);
    QPlainTextEdit* noteField(const QString& name, const QString& hint);

    Desk& m_desk;
    view::CaseRecord m_record;
    CommandId m_command = CommandId::mint();

private:
    void readFate();

    kit::PlainLabel* m_said;
    kit::PlainLabel* m_fate = nullptr;
    bool m_sent = false;
};

}  // namespace docket::ui
