// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/view/record.h"

#include <QAbstractListModel>
#include <QListView>
#include <QTimeZone>

namespace docket::ui {

// The items of a case's timeline that pass a filter, newest first.
class TimelineModel final : public QAbstractListModel {
    Q_OBJECT
public:
    enum class Filter { All, Facts, People, Clocks };

    using QAbstractListModel::QAbstractListModel;

    void setItems(std::vector<view::TimelineItem> items, Instant now, const QTimeZone& zone);
    void setFilter(Filter filter);
    Filter filter() const { return m_filter; }
    const view::TimelineItem& itemAt(int row) const
    {
        return m_items[m_shown[static_cast<size_t>(row)]];
    }
    QString timeAt(int row) const;
    QString dayAt(int row) const;
    qsizetype total() const { return static_cast<qsizetype>(m_items.size()); }

    int rowCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;

private:
    std::vector<size_t> passing() const;

    std::vector<view::TimelineItem> m_items;
    std::vector<size_t> m_shown;
    Filter m_filter = Filter::All;
    Instant m_now;
    QTimeZone m_zone;
};

// The timeline as a list: time, mark, what happened, and under it the particulars in full.
class TimelineView final : public QListView {
    Q_OBJECT
public:
    explicit TimelineView(TimelineModel& model, QWidget* parent = nullptr);

    // The widths of the columns of times and marks, for whoever stands above in the same columns.
    static int timeWidth();
    static int textLeft();

protected:
    void resizeEvent(QResizeEvent* event) override;
    void keyboardSearch(const QString&) override {}
};

}  // namespace docket::ui
