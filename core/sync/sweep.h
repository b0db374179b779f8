// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/facts.h"
#include "core/vendor/connector.h"
#include "core/view/sweep.h"

#include <map>
#include <set>
#include <vector>

namespace docket::sync {

// Where the sweep of one source stands: every list read whole beside what its feeds tell, to see
// what they lost. It may take several runs. What it found is also kept with the pages; where it
// was is not, so that after a stop it begins again and counts on.
class Sweep {
public:
    struct List {
        vendor::Feed feed;
        QByteArray walk;  // where the next run goes on
        bool done = false;
        bool first = false;  // it was read whole just now anyway
        bool whole = true;   // every record of it could be read
        Instant oldest;      // when the oldest that it lists was made
        std::vector<size_t> seen;
        std::vector<QByteArray> missing;
        view::FeedSweep told;
    };

    // `last` is when the last one began that was kept to its end.
    Sweep(const std::vector<vendor::Feed>& feeds, Instant started, Instant last);

    Instant started() const { return m_started; }
    // What one before this found and had no time to tell; false when it had told.
    bool takeOver(Instant since, const std::vector<std::pair<QByteArray, FactName>>& found);

    std::vector<List>& lists() { return m_lists; }
    List& list(const QByteArray& feed);
    bool walked() const;

    // A page of a list.
    void read(List& list, const vendor::DecodedPage& page);
    // Of what is known of a list's kind, in the order of the ids: what the list did not show.
    void compare(List& list, const std::vector<QByteArray>& known);
    // What writing its pages changed.
    void found(const QByteArray& feed, const std::vector<FactName>& names);
    // What the source's own feeds tell meanwhile was not lost.
    void announced(const std::vector<DecodedFact>& facts);

    // Everything was read and asked for.
    view::Sweep report(Instant ended);

    bool begun = false;   // it is noted that it is under way
    bool closed = false;  // the feeds were read once more, after the lists
    bool asked = false;   // what was missing was asked for

private:
    Instant m_started;
    Instant m_last;
    std::vector<List> m_lists;
    std::map<QByteArray, std::set<FactName>> m_found;
};

// So many of a source's objects at once are not what happens in a day.
bool isMass(qint64 some, qint64 ofAll);

}  // namespace docket::sync
