// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/view/query.h"
#include "ui/kit/pane.h"

class QListView;

namespace docket {
class Desk;
}

namespace docket::ui {

class RailModel;

// The views and queues at the left of a worklist, and the sum of all open cases at its foot.
class Rail final : public kit::Pane {
    Q_OBJECT
public:
    explicit Rail(Desk& desk, QWidget* parent = nullptr);

    // Marks the list that is shown, whatever its filter.
    void setQuery(const view::Query& query);
    RailModel& model() { return *m_model; }
    QListView* list() const { return m_list; }

signals:
    void chosen(const docket::view::Query& query);

private:
    RailModel* m_model;
    QListView* m_list;
    view::Query m_query;
    bool m_marking = false;
};

}  // namespace docket::ui
