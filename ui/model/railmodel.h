// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/view/figure.h"
#include "core/view/query.h"

#include <QAbstractListModel>

#include <vector>

namespace docket {
class Desk;
}

namespace docket::ui {

// The views and queues beside the worklist, with what is breached, at risk and open in each.
class RailModel final : public QAbstractListModel {
    Q_OBJECT
public:
    enum Roles { HeadRole = Qt::UserRole + 1, IconRole };

    explicit RailModel(Desk& desk, QObject* parent = nullptr);

    int rowCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    Qt::ItemFlags flags(const QModelIndex& index) const override;

    bool isHead(int line) const { return m_lines[static_cast<size_t>(line)].head; }
    view::Query queryAt(int line) const;
    // The line of the list that `query` shows, whatever its filter; -1 when there is none.
    int lineOf(const view::Query& query) const;
    // The counts of a line at their instant.
    view::QueueCount countAt(int line) const;
    const view::Counts& counts() const { return m_counts; }
    // Whether whoever is signed in leads: what is raised, and what is to be recovered, is theirs.
    bool isLead() const;
    // The queue of a line is beyond its backlog threshold, and that is this person's to mend.
    bool toRecover(int line) const;
    void refresh();

signals:
    void counted();

private:
    void list();

    struct Line {
        bool head = false;
        QString text, icon;
        view::Query query;
    };

    Desk& m_desk;
    std::vector<Line> m_lines;
    view::Counts m_counts;
    quint64 m_version = 0;
    bool m_asking = false;
    bool m_again = false;
};

}  // namespace docket::ui
