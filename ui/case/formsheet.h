// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/case/actsheet.h"
#include "ui/case/form.h"

namespace docket::ui {

class SecondPerson;

// Asks for one act by its form: a control for each field, what is missing beside the button, and
// what must be done before it can be recorded: a document is kept, a second person proves who they
// are.
class FormSheet final : public ActSheet {
    Q_OBJECT
public:
    FormSheet(Form form, Desk& desk, const view::CaseRecord& record, QWidget* window);

protected:
    QString missing() const override;
    Act act() const override;
    void address(Command& command) const override;
    void taken(const view::Receipt& receipt) override;

private:
    struct Control {
        Field field;
        std::function<Answer()> read;
        std::function<QString()> missing;
    };
    void add(const Field& field);
    void addLine(const Field& field);
    void addNote(const Field& field);
    void addChoice(const Field& field);
    void addPeople(const Field& field);
    void addInstant(const Field& field);
    void addCase(const Field& field);
    void addEvidence(const Field& field);
    void addFile(const Field& field);
    void addSecond(const Field& field);
    void place(const QString& name, QWidget* control);
    Control& control(const Field& field, std::function<Answer()> read,
                     std::function<bool(const Answer&)> filled);
    void prepare();
    void keepDocument();

    Form m_form;
    std::vector<Control> m_controls;
    QWidget* m_fields;
    SecondPerson* m_second = nullptr;
    std::optional<Evidence> m_document;
    PersonId m_approver;
    CaseId m_opened = CaseId::mint();
};

}  // namespace docket::ui
