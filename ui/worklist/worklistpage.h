// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/view/query.h"

#include <QWidget>

class QStackedWidget;

namespace docket {
class Desk;
}
namespace docket::kit {
class EmptyState;
class Splitter;
}  // namespace docket::kit

namespace docket::ui {

class ExportBar;
class FilterBar;
class ListHead;
class ListView;
class Peek;
class Rail;
class RecoveryBar;
class WorklistModel;

// The worklist's tab: views and queues, the list in the order in which it will breach, and the case
// that it stands on.
class WorklistPage final : public QWidget {
    Q_OBJECT
public:
    explicit WorklistPage(Desk& desk, QWidget* parent = nullptr);

    void showQuery(const view::Query& query);
    const view::Query& query() const;
    ListView* list() const { return m_list; }
    WorklistModel& model() { return *m_model; }
    Peek* peek() const { return m_peek; }
    Rail* rail() const { return m_rail; }
    FilterBar* filterBar() const { return m_bar; }
    ExportBar* exportBar() const { return m_export; }
    RecoveryBar* recoveryBar() const { return m_recovery; }
    qint64 currentNumber() const;
    // Writes the rows of the list as they are now, filtered and in order, to a CSV file.
    void exportRows(const QString& path);
    void togglePeek();
    void focusFilter();
    void focusList();
    // Esc: from a field to the list, then from a filter to all cases. False when there was nothing.
    bool stepBack();
    // The minute has turned.
    void tick();

signals:
    void openAsked(qint64 number);
    void actAsked(const QByteArray& act);
    void exported(const QString& path, qint64 rows);
    void actionAsked(const QByteArray& id);
    void queryChanged(const docket::view::Query& query);

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    void tellQuery(const view::Query& query);
    void follow();
    void showEmpty();
    void showRecovery();
    void actOnEmpty();

    Desk& m_desk;
    WorklistModel* m_model;
    Rail* m_rail;
    FilterBar* m_bar;
    ExportBar* m_export;
    RecoveryBar* m_recovery;
    ListHead* m_head;
    ListView* m_list;
    QStackedWidget* m_stack;
    kit::EmptyState* m_empty;
    Peek* m_peek;
    kit::Splitter* m_split;
    bool m_wide = false;
    bool m_standsIn = false;  // the rail has the keys because the list is empty
    enum class Cure { None, ClearFilter, Sync, All } m_cure = Cure::None;
};

}  // namespace docket::ui
