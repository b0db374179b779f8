// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/desk/verification.h"

#include <QFileInfo>

namespace docket {

Result<journal::Verified> verifyProfile(const ProfileFiles& files)
{
    auto journal = journal::LocalJournal::open(files.journal(), store::Open::Read);
    if (!journal)
        return fail(journal.error());
    auto verified = (*journal)->verify();
    if (!verified || verified->broken)
        return verified;

    std::vector<journal::Head> anchors;
    if (QFileInfo::exists(files.cache())) {
        if (auto cache =
                store::Database::open(files.cache(), store::Open::Read, store::Sync::Normal))
            if (const auto at = store::position(**cache, "cases"); at && at->seq > 0)
                anchors.push_back({at->seq, at->hash});
    }
    if (QFileInfo::exists(files.desk())) {
        if (auto desk = store::Database::open(files.desk(), store::Open::Read, store::Sync::Full)) {
            const auto seen = store::DeskTables(**desk).anchors();
            if (!seen)
                return fail(seen.error());
            for (const store::Anchor& anchor : *seen)
                anchors.push_back({anchor.seq, anchor.hash});
        }
    }
    for (const journal::Head& anchor : anchors) {
        auto broken = journal::checkAnchor(**journal, anchor);
        if (!broken)
            return fail(broken.error());
        if (*broken) {
            verified->broken = **broken;
            return verified;
        }
    }
    return verified;
}

}  // namespace docket
