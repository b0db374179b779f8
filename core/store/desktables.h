// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"
#include "core/store/database.h"

#include <QByteArray>
#include <QString>

#include <vector>

namespace docket::store {

// Whose draft it is, about what.
struct DraftKey {
    QString subject;
    QString person;
};

// A head of the journal that was seen here.
struct Anchor {
    qint64 seq = 0;
    QByteArray hash;

    bool operator==(const Anchor&) const = default;
};

// What belongs to this desk alone: drafts, settings, and the heads of the journal that it has seen.
// Each write is durable on return. One object for one connection.
class DeskTables {
public:
    explicit DeskTables(const Database& db);

    // Keeps a draft, sealed by the caller; nothing sealed removes it.
    Done saveDraft(const DraftKey& key, const QByteArray& sealed, Instant at);
    // As it was sealed; empty when there is none.
    Result<QByteArray> draft(const DraftKey& key) const;
    Result<int> draftCount() const;
    // Of everybody about it.
    Done removeDrafts(const QString& subject);

    Done saveSetting(const QByteArray& name, const QByteArray& value);
    Result<QByteArray> setting(const QByteArray& name) const;

    Done saveAnchor(const Anchor& anchor);
    Result<std::vector<Anchor>> anchors() const;  // oldest first
    // Forgets the heads after `seq`: the journal was taken back to there, and that is known.
    Done dropAnchorsAfter(qint64 seq);

private:
    mutable Statement m_save, m_remove, m_draft, m_count, m_saveSetting, m_setting, m_saveAnchor,
        m_anchors, m_dropAnchors, m_removeAll;
};

}  // namespace docket::store
