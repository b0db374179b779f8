// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/desktables.h"

namespace docket::store {

DeskTables::DeskTables(const Database& db)
    : m_save(db.statement("insert or replace into draft (subject, person, field, sealed, at) "
                          "values (?1,?2,'note',?3,?4)"))
    , m_remove(db.statement("delete from draft where subject=?1 and person=?2 and field='note'"))
    , m_draft(
          db.statement("select sealed from draft where subject=?1 and person=?2 and field='note'"))
    , m_count(db.statement("select count(*) from draft"))
    , m_saveSetting(db.statement("insert or replace into setting (name, value) values (?1, ?2)"))
    , m_setting(db.statement("select value from setting where name=?1"))
    , m_saveAnchor(db.statement("insert or replace into anchor (seq, hash) values (?1, ?2)"))
    , m_anchors(db.statement("select seq, hash from anchor order by seq"))
    , m_dropAnchors(db.statement("delete from anchor where seq > ?1"))
    , m_removeAll(db.statement("delete from draft where subject=?1"))
{
}

Done DeskTables::saveDraft(const DraftKey& key, const QByteArray& sealed, Instant at)
{
    // Who signed nobody in writes as nobody: that is an empty text, not a missing one.
    const QByteArray person = key.person.isEmpty() ? QByteArray("-") : key.person.toUtf8();
    if (sealed.isEmpty())
        return m_remove.bindText(1, key.subject).bindText(2, person).run();
    return m_save.bindText(1, key.subject)
        .bindText(2, person)
        .bindBlob(3, sealed)
        .bind(4, at.ms)
        .run();
}

Result<QByteArray> DeskTables::draft(const DraftKey& key) const
{
    const QByteArray person = key.person.isEmpty() ? QByteArray("-") : key.person.toUtf8();
    m_draft.bindText(1, key.subject).bindText(2, person);
    QByteArray out;
    if (m_draft.step())
        out = m_draft.blob(0);
    if (m_draft.failed())
        return fail(m_draft.error());
    m_draft.reset();
    return out;
}

Result<int> DeskTables::draftCount() const
{
    int out = 0;
    if (m_count.step())
        out = static_cast<int>(m_count.integer(0));
    if (m_count.failed())
        return fail(m_count.error());
    m_count.reset();
    return out;
}

Done DeskTables::removeDrafts(const QString& subject)
{
    return m_removeAll.bindText(1, subject).run();
}

Done DeskTables::saveSetting(const QByteArray& name, const QByteArray& value)
{
    return m_saveSetting.bindText(1, name).bindText(2, value).run();
}

Result<QByteArray> DeskTables::setting(const QByteArray& name) const
{
    m_setting.bindText(1, name);
    QByteArray out;
    if (m_setting.step())
        out = m_setting.text(0);
    if (m_setting.failed())
        return fail(m_setting.error());
    m_setting.reset();
    return out;
}

Done DeskTables::saveAnchor(const Anchor& anchor)
{
    return m_saveAnchor.bind(1, anchor.seq).bindBlob(2, anchor.hash).run();
}

Result<std::vector<Anchor>> DeskTables::anchors() const
{
    std::vector<Anchor> out;
    while (m_anchors.step())
        out.push_back({m_anchors.integer(0), m_anchors.blob(1)});
    if (m_anchors.failed())
        return fail(m_anchors.error());
    return out;
}

Done DeskTables::dropAnchorsAfter(qint64 seq)
{
    return m_dropAnchors.bind(1, seq).run();
}

}  // namespace docket::store
