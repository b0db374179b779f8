// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/case/actsheet.h"

class QComboBox;
class QDateTimeEdit;

namespace docket::ui {

// How a case ends: one of its queue's dispositions, whose doing it was, and a note.
class CloseSheet final : public ActSheet {
    Q_OBJECT
public:
    CloseSheet(Desk& desk, const view::CaseRecord& record, QWidget* window);

protected:
    QString missing() const override;
    Act act() const override;

private:
    QComboBox* m_disposition;
    QComboBox* m_cause;
    QPlainTextEdit* m_note = nullptr;
};

// For whom a case waits, and until when it is expected to.
class PauseSheet final : public ActSheet {
    Q_OBJECT
public:
    PauseSheet(Desk& desk, const view::CaseRecord& record, QWidget* window);

protected:
    QString missing() const override;
    Act act() const override;

private:
    Instant until() const;

    QComboBox* m_reason;
    QComboBox* m_party;
    QDateTimeEdit* m_until;
    QPlainTextEdit* m_note = nullptr;
};

// Why a closed case is open again.
class ReopenSheet final : public ActSheet {
    Q_OBJECT
public:
    ReopenSheet(Desk& desk, const view::CaseRecord& record, QWidget* window);

protected:
    QString missing() const override;
    Act act() const override;

private:
    QPlainTextEdit* m_note = nullptr;
};

// The second person's yes or no to a refund that waits.
class DecideSheet final : public ActSheet {
    Q_OBJECT
public:
    DecideSheet(Desk& desk, const view::CaseRecord& record, const Intent& intent, bool approve,
                QWidget* window);

protected:
    QString missing() const override;
    Act act() const override;

private:
    IntentId m_intent;
    bool m_approve;
    QPlainTextEdit* m_note = nullptr;
};

}  // namespace docket::ui
