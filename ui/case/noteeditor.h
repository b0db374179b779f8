// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/command.h"
#include "core/view/record.h"

#include <QTimer>
#include <QWidget>

class QPlainTextEdit;

namespace docket {
class Desk;
}
namespace docket::kit {
class PlainLabel;
}

namespace docket::ui {

// What somebody is writing about a case. The draft is saved within a second and comes back with the
// case; it goes only when the note is recorded. An error leaves the text where it is.
class NoteEditor final : public QWidget {
    Q_OBJECT
public:
    explicit NoteEditor(Desk& desk, QWidget* parent = nullptr);

    // Shows the draft of a case; the one before is saved first.
    void setCase(const view::CaseRecord& record);
    // Nothing to write about.
    void clear();
    // Why nothing may be written now; empty lets it.
    void setReason(const QString& why);
    QString text() const;
    // Records what stands here as a note.
    void add();
    bool isSending() const { return m_sending; }
    QPlainTextEdit* field() const { return m_field; }

signals:
    void added(qint64 number);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;
    void showEvent(QShowEvent* event) override;
    void hideEvent(QHideEvent* event) override;

private:
    void read();
    void save();
    void grow();
    void say(const QString& text, bool bad = false);

    Desk& m_desk;
    QPlainTextEdit* m_field;
    kit::PlainLabel* m_state;
    QTimer m_still;
    qint64 m_number = 0;
    CaseId m_case;
    CommandId m_command;  // minted again when the text changes
    QString m_saved;
    quint64 m_version = 0;
    bool m_filling = false;
    bool m_sending = false;
};

}  // namespace docket::ui
