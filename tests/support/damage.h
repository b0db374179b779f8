// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/desk/engine.h"

#include <QTemporaryDir>

namespace docket::test {

// What became of a profile whose files were damaged, after as many starts as it needs.
struct DamageOutcome {
    QString trouble;  // what must not be, in words; empty when all is well
    QString words;    // what the starts said about it
    bool mended = false;
    bool quarantined = false;
    bool verified = false;
    qint64 restoredTo = -1;  // the journal's last entry that was kept
    qint64 lost = 0;

    bool ok() const { return trouble.isEmpty(); }
};

// A profile with entries, pages, facts and a draft, of which each damage gets a copy of its own.
class DamagedProfile {
public:
    DamagedProfile();

    qint64 entries() const { return m_entries; }

    // Overwrites bytes or pages of a file, or cuts it, by chance from a seed, as a power cut would
    // leave it, and opens the profile again.
    DamageOutcome damageAndOpen(const QString& file, int seed);
    DamageOutcome removeAndOpen(const QString& file);
    // What is left of a file whose log went before it was copied back: a database with nothing in.
    DamageOutcome emptyAndOpen(const QString& file);
    // A damaged journal whose copy lacks its last entries.
    DamageOutcome loseTail(int entries);
    // The journal and all its copies damaged: why it does not open.
    Error damageAll();

private:
    QString copy();
    DamageOutcome openAgain(const QString& folder);

    QTemporaryDir m_folder;
    QString m_template;
    qint64 m_entries = 0;
    qint64 m_orders = 0;
    int m_copies = 0;
};

}  // namespace docket::test
