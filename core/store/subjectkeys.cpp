// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/subjectkeys.h"

namespace docket::store {

namespace {

QByteArray about(SubjectId subject)
{
    return "subject." + subject.bytes();
}

constexpr auto kEntry = "journal.entry";

}  // namespace

SubjectKeys::SubjectKeys(std::unique_ptr<Database> db, const Secret& profileKey)
    : m_db(std::move(db))
    , m_wrap(deriveKey(profileKey, "subject keys"))
    , m_read(m_db->statement("select wrapped from subject_key where id = ?1"))
    , m_write(m_db->statement("insert into subject_key (id, wrapped) values (?1, ?2)"))
    , m_destroy(m_db->statement("delete from subject_key where id = ?1"))
{
}

Result<std::unique_ptr<SubjectKeys>> SubjectKeys::open(const QString& path, Open mode,
                                                       const Secret& profileKey)
{
    auto db = Database::open(path, mode, Sync::Full);
    if (!db)
        return fail(db.error());
    if (mode == Open::Write)
        if (auto done = migrate(**db, QStringLiteral("keys")); !done)
            return fail(done.error());
    return std::unique_ptr<SubjectKeys>(new SubjectKeys(std::move(*db), profileKey));
}

Result<Secret> SubjectKeys::existing(SubjectId subject) const
{
    m_read.bindBlob(1, subject.bytes());
    if (!m_read.step()) {
        if (m_read.failed())
            return fail(m_read.error());
        return fail(ErrorKind::NotFound, subject.text(),
                    QStringLiteral("has no key: it was erased"));
    }
    const QByteArray wrapped = m_read.blob(0);
    m_read.reset();
    const auto key = openSealed(m_wrap, wrapped, about(subject));
    if (!key)
        return fail(key.error());
    return Secret(*key);
}

Result<Secret> SubjectKeys::of(SubjectId subject)
{
    auto found = existing(subject);
    if (found || found.error().kind != ErrorKind::NotFound)
        return found;
    const Secret key = mintKey();
    m_write.bindBlob(1, subject.bytes()).bindBlob(2, seal(m_wrap, key.reveal(), about(subject)));
    if (auto done = m_write.run(); !done)
        return fail(done.error());
    return key;
}

Result<std::unique_ptr<SubjectKeys>> SubjectKeys::openCopy(const QString& path,
                                                           const Secret& profileKey)
{
    auto db = Database::open(path, Open::Write, Sync::Full);
    if (!db)
        return fail(db.error());
    return std::unique_ptr<SubjectKeys>(new SubjectKeys(std::move(*db), profileKey));
}

Done SubjectKeys::close()
{
    return m_db->execute("pragma journal_mode=delete");
}

Done SubjectKeys::destroy(SubjectId subject)
{
    if (auto done = m_db->execute("pragma secure_delete=on"); !done)
        return done;
    return m_destroy.bindBlob(1, subject.bytes()).run();
}

Result<QByteArray> SubjectKeys::sealFor(SubjectId subject, const QByteArray& text)
{
    if (text.isEmpty())
        return QByteArray();
    const auto key = of(subject);
    if (!key)
        return fail(key.error());
    return seal(*key, text, kEntry);
}

Result<QByteArray> SubjectKeys::open(const Entry& entry) const
{
    if (entry.sealed.isEmpty())
        return QByteArray();
    const auto key = existing(entry.key);
    if (!key)
        return fail(key.error());
    return openSealed(*key, entry.sealed, kEntry);
}

}  // namespace docket::store
