// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/archive.h"

#include <sqlite3.h>
#include <zstd.h>

#include <algorithm>

namespace docket::store {

namespace {

constexpr auto kAbout = "payload.page";
constexpr unsigned long long kLargest = 256ULL << 20;

// "1 5501\n2 ch_1": a kind's number and an id on each line.
QByteArray namesText(const std::vector<FactName>& names)
{
    QByteArray out;
    for (const auto& [kind, id] : names)
        out += (out.isEmpty() ? "" : "\n") + QByteArray::number(static_cast<int>(kind)) + ' ' + id;
    return out;
}

std::vector<FactName> namesFrom(const QByteArray& text)
{
    std::vector<FactName> out;
    if (text.isEmpty())
        return out;
    for (const QByteArray& line : text.split('\n')) {
        const qsizetype blank = std::max<qsizetype>(0, line.indexOf(' '));
        out.emplace_back(static_cast<FactKind>(line.first(blank).toInt()), line.mid(blank + 1));
    }
    return out;
}

}  // namespace

QByteArray compress(const QByteArray& bytes)
{
    QByteArray out(static_cast<qsizetype>(ZSTD_compressBound(static_cast<size_t>(bytes.size()))),
                   Qt::Uninitialized);
    const size_t size = ZSTD_compress(out.data(), static_cast<size_t>(out.size()),
                                      bytes.constData(), static_cast<size_t>(bytes.size()), 1);
    out.resize(static_cast<qsizetype>(size));
    return out;
}

Result<QByteArray> decompress(const QByteArray& bytes)
{
    const auto size =
        ZSTD_getFrameContentSize(bytes.constData(), static_cast<size_t>(bytes.size()));
    if (size == ZSTD_CONTENTSIZE_ERROR || size == ZSTD_CONTENTSIZE_UNKNOWN || size > kLargest)
        return fail(ErrorKind::Corrupt, QStringLiteral("payload.db"),
                    QStringLiteral("a page cannot be unpacked"));
    QByteArray out(static_cast<qsizetype>(size), Qt::Uninitialized);
    const size_t got = ZSTD_decompress(out.data(), static_cast<size_t>(out.size()),
                                       bytes.constData(), static_cast<size_t>(bytes.size()));
    if (ZSTD_isError(got) || got != size)
        return fail(ErrorKind::Corrupt, QStringLiteral("payload.db"),
                    QStringLiteral("a page cannot be unpacked"));
    return out;
}

Archive::Archive(std::unique_ptr<Database> db, const Secret& key)
    : m_db(std::move(db))
    , m_key(key)
    , m_add(m_db->statement("insert into page (source, feed, child, link, read_at, size, removed, "
                            "bytes, gone, erased) values (?1,?2,?3,?4,?5,?6,?7,?8,?9,?10)"))
    , m_after(
          m_db->statement("select id, source, feed, child, link, read_at, removed, bytes, gone, "
                          "erased from page where id > ?1 order by id limit 1"))
    , m_page(m_db->statement("select id, source, feed, child, link, read_at, removed, bytes, gone, "
                             "erased from page where id = ?1"))
    , m_replace(m_db->statement("update page set bytes=?2, size=?3, erased=?4 where id=?1"))
{
}

Result<std::unique_ptr<Archive>> Archive::open(const QString& path, Open mode, const Secret& key)
{
    auto db = Database::open(path, mode, Sync::Normal);
    if (!db)
        return fail(db.error());
    if (mode == Open::Write)
        if (auto done = migrate(**db, QStringLiteral("payload")); !done)
            return fail(done.error());
    return std::unique_ptr<Archive>(new Archive(std::move(*db), key));
}

Result<qint64> Archive::add(const ArchivedPage& page)
{
    m_add.bind(1, page.source)
        .bindText(2, page.feed)
        .bindText(3, page.child)
        .bindText(4, page.link)
        .bind(5, page.readAt.ms)
        .bind(6, qint64{page.bytes.size()})
        .bind(7, page.removed)
        .bindBlob(8, seal(m_key, compress(page.bytes), kAbout))
        .bind(9, page.gone)
        .bindText(10, namesText(page.erased));
    if (auto done = m_add.run(); !done)
        return fail(done.error());
    return qint64{sqlite3_last_insert_rowid(m_db->handle())};
}

Done Archive::replace(const ArchivedPage& page)
{
    if (auto done = m_db->execute("pragma secure_delete=on"); !done)
        return done;
    m_replace.bind(1, page.id)
        .bindBlob(2, seal(m_key, compress(page.bytes), kAbout))
        .bind(3, qint64{page.bytes.size()})
        .bindText(4, namesText(page.erased));
    return m_replace.run();
}

Result<std::optional<ArchivedPage>> Archive::read(Statement& row) const
{
    if (!row.step()) {
        if (row.failed())
            return fail(row.error());
        return std::optional<ArchivedPage>();
    }
    ArchivedPage page{row.integer(0),      static_cast<qint32>(row.integer(1)),
                      row.text(2),         row.text(3),
                      row.text(4),         Instant{row.integer(5)},
                      row.integer(6),      row.blob(7),
                      row.integer(8) != 0, namesFrom(row.text(9))};
    row.reset();
    const auto opened = openSealed(m_key, page.bytes, kAbout);
    if (!opened)
        return fail(opened.error());
    auto bytes = decompress(*opened);
    if (!bytes)
        return fail(bytes.error());
    page.bytes = std::move(*bytes);
    return std::optional<ArchivedPage>(std::move(page));
}

Result<std::optional<ArchivedPage>> Archive::after(qint64 id) const
{
    m_after.bind(1, id);
    return read(m_after);
}

Result<std::optional<ArchivedPage>> Archive::page(qint64 id) const
{
    m_page.bind(1, id);
    return read(m_page);
}

Result<qint64> Archive::numberAfter(qint64 id) const
{
    Statement row = m_db->statement("select coalesce(min(id), 0) from page where id > ?1");
    row.bind(1, id);
    if (!row.step())
        return fail(row.error());
    return row.integer(0);
}

Result<qint64> Archive::newest() const
{
    Statement row = m_db->statement("select coalesce(max(id), 0) from page");
    if (!row.step())
        return fail(row.error());
    return row.integer(0);
}

Result<qint64> Archive::count() const
{
    Statement row = m_db->statement("select count(*) from page");
    if (!row.step())
        return fail(row.error());
    return row.integer(0);
}

}  // namespace docket::store
