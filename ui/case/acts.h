// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/command.h"
#include "core/view/record.h"

#include <QObject>

#include <functional>

class QWidget;

namespace docket {
class Desk;
}

namespace docket::ui {

// Begins acts on cases: asks what must be asked in a sheet, records the command, says what became
// of it, and knows the way back where there is one.
class CaseActs final : public QObject {
    Q_OBJECT
public:
    CaseActs(Desk& desk, QWidget* window);

    // Begins an act by its name on the case as `record` shows it. The offer decides whether it may.
    void begin(const QByteArray& act, const view::CaseRecord& record);
    // Shows the ledger of the clock by which the case is sorted.
    void explain(const view::CaseRecord& record);
    bool canUndo() const;
    void undo();

signals:
    void recorded(const docket::view::Receipt& receipt);

private:
    // Records `act` at once and offers `back` as the way to undo it.
    void at_once(const view::CaseRecord& record, Act act, const QString& done,
                 std::optional<Act> back);
    void ask(const QByteArray& act, const view::CaseRecord& record);

    Desk& m_desk;
    QWidget* m_window;
};

}  // namespace docket::ui
