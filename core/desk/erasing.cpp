// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/desk/erasing.h"

#include "core/store/desktables.h"
#include "core/store/evidence.h"
#include "core/store/subjectkeys.h"
#include "core/vendor/erase.h"
#include "core/vendor/registry.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>

#include <algorithm>

namespace docket {

namespace {

constexpr int kPagesAtOnce = 64;

QString key(const char* name)
{
    return QString::fromLatin1(name);
}

void add(std::vector<FactName>& names, const std::vector<FactName>& more)
{
    for (const FactName& name : more)
        if (std::find(names.begin(), names.end(), name) == names.end())
            names.push_back(name);
}

// A copy of a database is one file, without a log beside it.
Done asOneFile(store::Database& db)
{
    return db.execute("pragma journal_mode=delete");
}

QStringList filesIn(const QString& folder, const QStringList& patterns)
{
    QStringList out;
    for (const QFileInfo& file : QDir(folder).entryInfoList(patterns, QDir::Files, QDir::Name))
        out.append(file.filePath());
    return out;
}

Done eraseKeys(const QString& path, const Secret& profileKey, const Erasure& erasure)
{
    auto keys = store::SubjectKeys::openCopy(path, profileKey);
    if (!keys)
        return fail(keys.error());
    for (const CaseId& id : erasure.cases)
        if (auto done = (*keys)->destroy(subjectOf(id)); !done)
            return done;
    return (*keys)->close();
}

Done eraseDrafts(const QString& path, const QStringList& drafts)
{
    auto desk = store::Database::open(path, store::Open::Write, store::Sync::Full);
    if (!desk)
        return fail(desk.error());
    store::DeskTables tables(**desk);
    for (const QString& subject : drafts)
        if (auto done = tables.removeDrafts(subject); !done)
            return done;
    if (auto done = (*desk)->compact(); !done)
        return done;
    return asOneFile(**desk);
}

Done erasePages(const QString& path, const Secret& profileKey, const Setup& setup,
                const Marks& marks)
{
    auto archive = store::Archive::open(path, store::Open::Write, deriveKey(profileKey, "archive"));
    if (!archive)
        return fail(archive.error());
    PageErasing erasing(**archive, setup, marks);
    for (bool more = true; more;) {
        const auto some = erasing.some(kPagesAtOnce);
        if (!some)
            return fail(some.error());
        more = *some;
    }
    return (*archive)->settle();
}

}  // namespace

Done PageErasing::look(store::ArchivedPage& page)
{
    if (!vendor::mentions(page.bytes, m_marks))
        return {};
    const Source* source = m_setup.source(page.source);
    const vendor::Connector* connector = source ? vendor::find(source->connector) : nullptr;
    if (!connector)
        return {};
    const vendor::PageContext context{page.feed, page.child, page.readAt, page.link, page.gone};
    const auto erased = vendor::erasePage(*connector, *source, context, page.bytes, m_marks);
    if (!erased.same)
        return fail(ErrorKind::Corrupt, QString::fromUtf8(page.feed),
                    key("says something else without what is personal in it: nothing of it was "
                        "changed"));
    if (erased.bytes != page.bytes) {
        page.bytes = erased.bytes;
        add(page.erased, erased.names);
        if (auto done = m_archive.replace(page); !done)
            return done;
        ++m_pages;
    }
    for (const FactName& name : page.erased)
        m_names.emplace(page.source, name);
    auto decoded = vendor::decodePage(*connector, *source, context, page.bytes);
    if (!decoded)
        return {};
    vendor::forget(decoded->facts, page.erased);
    for (DecodedFact& fact : decoded->facts)
        if (vendor::mayBePersonal(fact.fact))
            m_said.push_back({page.source, std::move(fact), page.readAt, page.id});
    return {};
}

Result<bool> PageErasing::some(int most)
{
    for (int i = 0; i < most; ++i) {
        auto page = m_archive.after(m_last);
        if (!page && page.error().kind == ErrorKind::Corrupt) {
            const auto number = m_archive.numberAfter(m_last);
            if (!number || *number == 0)
                return fail(page.error());
            m_last = *number;
            continue;
        }
        if (!page)
            return fail(page.error());
        if (!*page)
            return false;
        m_last = (*page)->id;
        if (auto done = look(**page); !done) {
            Error error = done.error();
            error.where = QStringLiteral("page %1, %2").arg(m_last).arg(error.where);
            return fail(error);
        }
    }
    return true;
}

std::vector<FactName> eraseIncoming(sync::PageIn& page, const Setup& setup, const Marks& marks)
{
    const Source* source = setup.source(page.source);
    const vendor::Connector* connector = source ? vendor::find(source->connector) : nullptr;
    if (!connector)
        return {};
    vendor::ErasedPage out =
        vendor::erasePage(*connector, *source, page.context, page.bytes, marks);
    if (out.bytes == page.bytes)
        return {};
    page.bytes = std::move(out.bytes);
    if (auto decoded = vendor::decodePage(*connector, *source, page.context, page.bytes))
        page.decoded.facts = std::move(decoded->facts);
    vendor::forget(page.decoded.facts, out.names);
    return out.names;
}

Done eraseInBackups(const ProfileFiles& files, const Secret& profileKey, const Setup& setup,
                    const Erasure& erasure, const QStringList& drafts)
{
    const QString folder = files.folder + key("/backups");
    for (const QString& path : filesIn(folder + key("/keys"), {key("*.db")}))
        if (auto done = eraseKeys(path, profileKey, erasure); !done)
            return done;
    for (const QString& day : QDir(folder).entryList({key("2*-*-*")}, QDir::Dirs))
        for (const QString& path : filesIn(folder + u'/' + day, {key("desk.db")}))
            if (auto done = eraseDrafts(path, drafts); !done)
                return done;
    if (QFileInfo::exists(folder + key("/payload.db")))
        if (auto done = erasePages(folder + key("/payload.db"), profileKey, setup, erasure.marks);
            !done)
            return done;
    const store::EvidenceFiles evidence(folder + key("/evidence"), {});
    for (const QByteArray& document : erasure.documents)
        if (auto done = evidence.remove(document); !done)
            return done;
    // What a migration began with, and what was damaged: none of it is ever opened again.
    QStringList old =
        filesIn(folder, {key("payload-schema*.db"), key("desk-schema*.db"), key("*.damaged-*")});
    old += filesIn(files.folder, {key("payload.db.damaged-*"), key("keys.db.damaged-*"),
                                  key("desk.db.damaged-*"), key("cache.db.damaged-*")});
    for (const QString& path : old)
        if (!QFile::remove(path))
            return fail(ErrorKind::Storage, path, key("cannot be removed"));
    return {};
}

}  // namespace docket
