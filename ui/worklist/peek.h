// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/view/record.h"
#include "ui/kit/pane.h"

#include <QTimer>

#include <optional>

class QBoxLayout;
class QHBoxLayout;
class QVBoxLayout;

namespace docket {
class Desk;
}
namespace docket::kit {
class AmountLabel;
class Button;
class PlainLabel;
class SlaChip;
}  // namespace docket::kit

namespace docket::ui {

class Brief;
class Lines;
class NoteEditor;

// The case that the list stands on: what it is, by when, what is at stake, what the rule saw, and
// the acts. It follows the list and never takes the focus.
class Peek final : public kit::Pane {
    Q_OBJECT
public:
    explicit Peek(Desk& desk, QWidget* parent = nullptr);

    // Shows a case; `row` is what the list knows of it until the record is read. 0 shows none.
    void setCase(qint64 number, const view::CaseRow* row);
    // Reads the same case again.
    void refresh();
    // The record on show; null while it is being read.
    const view::CaseRecord* record() const { return m_record ? &*m_record : nullptr; }
    qint64 number() const { return m_number; }
    NoteEditor* note() const { return m_note; }
    // The clock has moved.
    void tick();

signals:
    void actAsked(const QByteArray& act);
    void openAsked(qint64 number);
    void recordRead();

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    QWidget* head();
    QWidget* stake();
    void read();
    void take(view::CaseRecord record);
    void showHead(const view::CaseRow& row);
    void showActs();
    void placeDue();
    void setBlank(bool blank);

    Desk& m_desk;
    QTimer m_settle;
    qint64 m_number = 0;
    quint64 m_version = 0;
    std::optional<view::CaseRecord> m_record;
    std::optional<view::CaseRow> m_row;

    QWidget* m_whole;
    kit::PlainLabel* m_blank;
    QWidget* m_icon = nullptr;
    kit::PlainLabel* m_where = nullptr;
    kit::PlainLabel* m_title = nullptr;
    kit::PlainLabel* m_who = nullptr;
    kit::SlaChip* m_chip = nullptr;
    kit::PlainLabel* m_due = nullptr;
    QBoxLayout* m_clock = nullptr;
    kit::AmountLabel* m_amount = nullptr;
    kit::PlainLabel* m_captured = nullptr;
    kit::PlainLabel* m_refunded = nullptr;
    Lines* m_facts;
    Brief* m_brief;
    NoteEditor* m_note;
    QVBoxLayout* m_acts;
    QString m_iconName;
};

}  // namespace docket::ui
