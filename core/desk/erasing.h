// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/desk/engine.h"
#include "core/domain/setup.h"
#include "core/store/archive.h"
#include "core/vendor/connector.h"

#include <map>
#include <set>
#include <vector>

namespace docket {

// Goes through an archive and takes out what is personal about somebody, a few pages at a time.
class PageErasing {
public:
    PageErasing(store::Archive& archive, const Setup& setup, const Marks& marks)
        : m_archive(archive)
        , m_setup(setup)
        , m_marks(marks)
    {
    }

    // The next `most` pages; false when there are no more. A page that cannot be opened holds
    // nothing that anybody could read, and is passed over. Corrupt, with the page, when one would
    // say something else without what is personal in it.
    Result<bool> some(int most);
    qint64 last() const { return m_last; }
    qint64 pages() const { return m_pages; }

    // What the pages that speak of the person say now, in their order: a fact of `names()` is
    // written again from these, and ends as a rebuild would leave it.
    struct Said {
        SourceNumber source = 0;
        DecodedFact fact;
        Instant readAt;
        qint64 page = 0;
    };
    const std::vector<Said>& said() const { return m_said; }
    const std::set<std::pair<SourceNumber, FactName>>& names() const { return m_names; }

private:
    Done look(store::ArchivedPage& page);

    store::Archive& m_archive;
    const Setup& m_setup;
    const Marks& m_marks;
    qint64 m_last = 0;
    qint64 m_pages = 0;  // changed
    std::vector<Said> m_said;
    std::set<std::pair<SourceNumber, FactName>> m_names;
};

// Takes what is personal out of a page on its way into the archive, and out of what was read from
// it: from these facts.
std::vector<FactName> eraseIncoming(sync::PageIn& page, const Setup& setup, const Marks& marks);

// Reaches the profile's own backups, and copies that were set aside as damaged: those of keys lose
// the subjects' keys, the archive's is gone through as the archive itself, drafts and documents go;
// what was set aside is removed.
Done eraseInBackups(const ProfileFiles& files, const Secret& profileKey, const Setup& setup,
                    const Erasure& erasure, const QStringList& drafts);

}  // namespace docket
