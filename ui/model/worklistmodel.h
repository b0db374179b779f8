// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/view/changes.h"
#include "core/view/query.h"
#include "core/view/rowset.h"

#include <QAbstractListModel>
#include <QElapsedTimer>
#include <QHash>
#include <QSet>

#include <optional>
#include <vector>

namespace docket {
class Desk;
}

namespace docket::ui {

// A worklist as numbers and a cache of pages. Besides the cases it has rows for bands and for the
// Now line, which are not selectable.
class WorklistModel final : public QAbstractListModel {
    Q_OBJECT
public:
    // What a line is. The values of all but Case are what numberAt() keeps for them.
    enum Kind : int {
        Case = 0,
        BreachedBand = -1,
        NowLine = -2,
        TodayBand = -3,
        LaterBand = -4,
        PausedBand = -5
    };
    enum Roles { NumberRole = Qt::UserRole + 1, KindRole };
    static constexpr int kPage = 500;

    explicit WorklistModel(Desk& desk, QObject* parent = nullptr);

    // Asks for another worklist; the present rows stay until it is answered.
    void ask(const view::Query& query);
    const view::Query& query() const { return m_query; }
    // Asks the same again, as after a commit or at the turn of a minute.
    void refresh();

    int rowCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    Qt::ItemFlags flags(const QModelIndex& index) const override;

    Kind kindAt(int line) const;
    // The case's number; 0 for a band or the Now line.
    qint64 numberAt(int line) const;
    // The case as last read; null while it is being read, which this call asks for.
    const view::CaseRow* rowAt(int line) const;
    const view::CaseRow* rowOf(qint64 number) const;
    // The line of a case, or -1.
    int lineOf(qint64 number) const;
    // The next line with a case from `from` in direction `step`, or -1.
    int caseLine(int from, int step) const;
    // How many cases of a band are shown.
    qint64 shownIn(view::Band band) const { return m_shown[static_cast<size_t>(band)]; }
    qint64 cases() const;
    // The cases that are shown, in their order.
    std::vector<qint64> numbers() const;
    const view::RowSet& set() const { return m_set; }
    // What the band and Now lines say, and at their far end.
    QString lineText(int line) const;
    QString lineDetail(int line) const;
    bool answered() const { return m_answered; }
    // Whether all of it is here, and not only what is seen first.
    bool whole() const { return m_answered && m_set.whole; }
    const std::optional<Error>& problem() const { return m_problem; }
    // True within two seconds of a change that somebody else made to the case.
    bool changedLately(qint64 number) const;

    // While held, cases that are new to the list wait, and rows are only changed or removed.
    void holdArrivals(bool hold);
    int waiting() const { return m_waiting; }
    void showArrivals();

signals:
    // Around every rearrangement, so that a view can keep its place.
    void aboutToRearrange();
    void rearranged();
    void answeredNow();
    void waitingChanged(int waiting);

private:
    struct Lines {
        std::vector<qint64> list;
        std::array<qint64, view::kBands> shown{};
        int waiting = 0;
    };

    void hear(const view::Changes& changes);
    void takeFirst(const Result<view::Screenful>& answer);
    void take(const Result<view::RowSet>& answer, bool other);
    Lines linesOf(const view::RowSet& set, bool hold) const;
    void become(Lines lines);
    bool longer(const std::vector<qint64>& to);
    bool stepwise(const std::vector<qint64>& to);
    void relayout(std::vector<qint64> to);
    void forgetPlaces();
    void want(int line) const;
    void fetch();
    void readRows(const std::vector<qint64>& numbers);
    void keepNear(int line);

    Desk& m_desk;
    view::Query m_query;
    view::RowSet m_set;
    std::vector<qint64> m_lines;  // numbers, and the values of Kind
    std::array<qint64, view::kBands> m_shown{};
    QHash<qint64, view::CaseRow> m_rows;
    QHash<qint64, quint64> m_reading;  // which request will answer for a number
    mutable QSet<int> m_wanted;        // pages of lines
    mutable bool m_fetching = false;
    QHash<qint64, qint64> m_changedAt;
    mutable QHash<qint64, int> m_places;  // made when asked for often
    mutable int m_looks = 0;              // since the lines last changed
    QElapsedTimer m_clock;
    std::optional<Error> m_problem;
    quint64 m_version = 0;
    quint64 m_request = 0;
    int m_waiting = 0;
    bool m_answered = false;
    bool m_asking = false;
    bool m_again = false;
    bool m_hold = false;
};

}  // namespace docket::ui
