// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/view/record.h"

#include <QTimer>
#include <QWidget>

#include <optional>

class QHBoxLayout;
class QStackedWidget;

namespace docket {
class Desk;
}
namespace docket::kit {
class Button;
class PlainLabel;
}  // namespace docket::kit

namespace docket::ui {

class Table;

// A page that is a table with something under it, as the window speaks to it: its keys, the case
// that the current row leads to, and its rows as a file. Asks the desk one question at a time, and
// none while it is hidden.
class TablePage : public QWidget {
    Q_OBJECT
public:
    explicit TablePage(Desk& desk, const QString& title, QWidget* parent = nullptr);

    QString title() const { return m_title; }
    // What stands in the tab and in a file's name.
    virtual QString icon() const = 0;
    virtual Table* table() const = 0;
    // All tables of the page, the first of them table().
    virtual std::vector<Table*> tables() const = 0;
    // The one that was used last: what is walked, exported and copied.
    Table* used() const { return m_used ? m_used : table(); }
    // The case that the current row leads to; 0: to none.
    virtual qint64 currentCase() const = 0;
    // Its record, once it was read; null until then.
    const view::CaseRecord* record() const;
    virtual void tick() = 0;
    void focusFirst();
    // Esc: from a part under the table, or a button, back to the rows. False when it was there.
    bool stepBack();
    // Shows or hides what stands under the table.
    void togglePeek();
    bool peekShown() const { return m_peekShown; }
    // Writes the rows that `from` shows, to the name asked for or not at all.
    Result<qint64> save(const Table& from, const QString& path) const;

signals:
    // An act on the case of the current row, or an action of the registry.
    void actionAsked(const QByteArray& id);
    void caseAsked(qint64 number);
    void exportAsked(docket::ui::Table* from);
    void copied(qint64 rows);

protected:
    Desk& desk() const { return m_desk; }
    // The bar over a table: title, what the page puts there, copy and export.
    QWidget* bar(const std::vector<QWidget*>& parts, kit::PlainLabel* count);
    // Copy and export for one of the tables.
    void addTableButtons(QHBoxLayout* row, Table* of, bool named);
    // For each table, once it is there.
    void adopt(Table* table);
    // Says which buttons have no rows to work on.
    void showTableButtons();

    // Asks again: now, after the question under way, or when the page is shown.
    void refresh();
    virtual void ask() = 0;
    void answered();
    // The current row has changed: its case is read once the list has come to rest.
    void follow();
    // What an act on the record means by "the change": the one that the row is about comes first.
    virtual void focusRecord(view::CaseRecord& record) const { Q_UNUSED(record) }
    virtual void showPeek(bool shown) = 0;
    // Brings `shown` of the stack forward; who walked the rows, or waited for them, goes on there.
    void swap(QStackedWidget* stack, QWidget* shown);
    // Who has the keys while there are no rows.
    virtual QWidget* standIn() { return this; }

    void showEvent(QShowEvent* event) override;

private:
    void readCase();

    Desk& m_desk;
    QString m_title;
    Table* m_used = nullptr;
    std::vector<std::pair<Table*, kit::Button*>> m_buttons;
    std::optional<view::CaseRecord> m_record;
    QTimer m_still;
    quint64 m_read = 0;
    bool m_peekShown = true;
    bool m_standsIn = true;  // there are no rows to have the keys
    bool m_asking = false;
    bool m_again = true;
};

}  // namespace docket::ui
