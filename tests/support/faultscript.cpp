// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/faultscript.h"

#include "core/journal/localjournal.h"
#include "core/store/archive.h"
#include "core/store/desktables.h"
#include "core/store/factwriter.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>

#include <algorithm>
#include <array>
#include <map>
#include <memory>
#include <utility>

namespace docket::test {

namespace {

constexpr int kRounds = 3;
constexpr SourceNumber kShop = 4;

QString key(const char* name)
{
    return QString::fromLatin1(name);
}
Secret secret()
{
    return Secret(QByteArray(32, 's'));
}
store::DraftKey draftKey()
{
    return {key("17"), key("ann")};
}

// What was acknowledged.
struct Acked {
    std::vector<Entry> entries;
    std::vector<store::ArchivedPage> pages;
    std::map<QByteArray, qint64> totals;  // of an order, by its id
    QByteArray draft;
    std::vector<QByteArray> tried;  // drafts after the acknowledged one: it may be one of these
};

class Play {
public:
    Play(FaultDisk& disk, QString folder, FaultOutcome& out)
        : m_disk(disk)
        , m_folder(std::move(folder))
        , m_out(out)
    {
    }

    void day()
    {
        open();
        for (int round = 0; round < kRounds; ++round)
            act(round);
    }
    // After the disk was healed: everything must go.
    void goOn()
    {
        const int before = m_out.refused;
        open();
        act(kRounds);
        m_out.stuck = std::exchange(m_out.refused, before) - before;
        if (m_out.stuck > 0)
            say(key("stuck: ") + m_last);
    }
    void close()
    {
        m_journal.reset();
        m_archive.reset();
        m_writer.reset();
        m_cache.reset();
        m_drafts.reset();
        m_desk.reset();
    }

    const Acked& acked() const { return m_acked; }

private:
    void say(const QString& what)
    {
        if (m_out.first.isEmpty())
            m_out.first = what;
    }
    // Counts what an act said against what the disk did meanwhile.
    template <class Act>
    bool tell(const char* what, Act perform)
    {
        const qint64 before = m_disk.failures();
        const Done done = perform();
        if (!done) {
            ++m_out.refused;
            m_last = key(what) + u' ' + done.error().where + u' ' + done.error().detail;
        } else if (m_disk.failures() > before) {
            ++m_out.unsaid;
            say(key("unsaid: ") + key(what));
        }
        return done.has_value();
    }

    template <class T>
    static Done into(std::unique_ptr<T>& to, Result<std::unique_ptr<T>> from)
    {
        if (!from)
            return fail(from.error());
        to = std::move(*from);
        return {};
    }
    Done openSchema(std::unique_ptr<store::Database>& to, const char* area, store::Sync sync)
    {
        std::unique_ptr<store::Database> db;
        if (auto done = into(db, store::Database::open(m_folder + u'/' + key(area) + key(".db"),
                                                       store::Open::Write, sync));
            !done)
            return done;
        if (auto done = store::migrate(*db, key(area)); !done)
            return done;
        to = std::move(db);
        return {};
    }

    void open()
    {
        // A refused start is tried once more, as a person would.
        for (int i = 0; i < 2; ++i) {
            if (!m_journal)
                tell("open the journal", [&] {
                    return into(m_journal, journal::LocalJournal::open(
                                               m_folder + key("/journal.db"), store::Open::Write));
                });
            if (!m_archive)
                tell("open the archive", [&] {
                    return into(m_archive, store::Archive::open(m_folder + key("/payload.db"),
                                                                store::Open::Write, secret()));
                });
            if (!m_cache && tell("open the cache",
                                 [&] { return openSchema(m_cache, "cache", store::Sync::Normal); }))
                m_writer = std::make_unique<store::FactWriter>(*m_cache, secret());
            if (!m_desk && tell("open the desk",
                                [&] { return openSchema(m_desk, "desk", store::Sync::Full); }))
                m_drafts = std::make_unique<store::DeskTables>(*m_desk);
        }
    }

    void act(int round)
    {
        const QByteArray mark = QByteArray::number(round);
        if (m_journal)
            tell("append", [&]() -> Done {
                std::vector<EntryDraft> drafts(2);
                for (EntryDraft& d : drafts) {
                    d.id = EntryId::mint();
                    d.type = "case_noted";
                    d.at = Instant{1'000'000 + round};
                    d.actor = "system";
                    d.subject = m_subject;
                    d.command = CommandId::mint();
                    d.desk = DeskId::derive(QUuid(), "desk");
                    d.body = "{\"round\":" + mark + ",\"text\":\"" + QByteArray(3000, 'x') + "\"}";
                }
                auto written = m_journal->append({}, std::move(drafts));
                if (!written)
                    return fail(written.error());
                m_acked.entries.insert(m_acked.entries.end(), written->begin(), written->end());
                return {};
            });
        if (m_archive)
            tell("archive", [&]() -> Done {
                store::ArchivedPage page;
                page.source = kShop;
                page.feed = "orders";
                page.readAt = Instant{2'000'000 + round};
                for (int i = 0; i < 2000; ++i)
                    page.bytes += QByteArray::number(i * (round + 7919)) + ' ';
                const auto id = m_archive->add(page);
                if (!id)
                    return fail(id.error());
                page.id = *id;
                m_acked.pages.push_back(std::move(page));
                return {};
            });
        if (m_writer)
            tell("write facts", [&] { return writeFacts(round); });
        if (m_drafts)
            tell("keep a draft", [&]() -> Done {
                const QByteArray text = "draft " + mark + QByteArray(500, 'd');
                m_acked.tried.push_back(text);
                if (auto done = m_drafts->saveDraft(draftKey(), text, Instant{round}); !done)
                    return done;
                m_acked.draft = text;
                m_acked.tried.clear();
                return {};
            });
    }

    Done writeFacts(int round)
    {
        auto transaction = store::Transaction::begin(*m_cache);
        if (!transaction)
            return fail(transaction.error());
        store::Written written;
        const auto total = qint64{1000} + round;
        const std::array<QByteArray, 2> ids{"O1", "O-round-" + QByteArray::number(round)};
        for (const QByteArray& id : ids) {
            Order order;
            order.id = id;
            order.total = {total, Currency::parse("USD")};
            order.createdAt = Instant{3'000'000};
            if (auto done = m_writer->write(kShop, {order, Instant{4'000'000 + round}},
                                            Instant{5'000'000 + round}, round + 1, written);
                !done)
                return done;
        }
        if (auto done = m_writer->noteTouched(); !done)
            return done;
        if (auto done = transaction->commit(); !done)
            return done;
        for (const QByteArray& id : ids)
            m_acked.totals[id] = total;
        return {};
    }

    FaultDisk& m_disk;
    QString m_folder;
    FaultOutcome& m_out;
    QString m_last;
    Acked m_acked;
    SubjectId m_subject = SubjectId::derive(QUuid(), "subject");
    std::unique_ptr<journal::LocalJournal> m_journal;
    std::unique_ptr<store::Archive> m_archive;
    std::unique_ptr<store::Database> m_cache, m_desk;
    std::unique_ptr<store::FactWriter> m_writer;
    std::unique_ptr<store::DeskTables> m_drafts;
};

// Holds a folder against what was acknowledged.
class Look {
public:
    Look(QString folder, const Acked& acked, FaultOutcome& out)
        : m_folder(std::move(folder))
        , m_acked(acked)
        , m_out(out)
    {
    }

    void all()
    {
        for (const char* file : {"journal.db", "payload.db", "cache.db", "desk.db"})
            whole(file);
        entries();
        pages();
        facts();
        draft();
    }

private:
    void say(int& counter, const QString& what)
    {
        ++counter;
        if (m_out.first.isEmpty())
            m_out.first = what + u' ' + m_folder;
    }
    QString path(const char* file) const { return m_folder + u'/' + key(file); }

    void whole(const char* file)
    {
        if (!QFile::exists(path(file)))
            return;
        const auto db = store::Database::open(path(file), store::Open::Write, store::Sync::Normal);
        if (!db)
            return say(m_out.corrupt, key(file) + key(" cannot be opened: ") + db.error().detail);
        auto check = (*db)->statement("pragma quick_check");
        if (!check.step() || check.text(0) != "ok")
            say(m_out.corrupt, key(file) + u' ' + check.string(0));
    }

    void entries()
    {
        if (m_acked.entries.empty())
            return;
        const auto journal = journal::LocalJournal::open(path("journal.db"), store::Open::Write);
        if (!journal)
            return say(m_out.lost, key("the journal: ") + journal.error().detail);
        const auto verified = (*journal)->verify();
        if (!verified || verified->broken)
            say(m_out.corrupt, key("the chain"));
        const auto all = (*journal)->since(0, 10'000).value_or(std::vector<Entry>());
        for (const Entry& entry : m_acked.entries)
            if (std::find(all.begin(), all.end(), entry) == all.end())
                say(m_out.lost, key("entry %1").arg(entry.seq));
    }

    void pages()
    {
        if (m_acked.pages.empty())
            return;
        const auto archive = store::Archive::open(path("payload.db"), store::Open::Write, secret());
        for (const store::ArchivedPage& page : m_acked.pages) {
            const auto found =
                archive ? (*archive)->page(page.id)
                        : Result<std::optional<store::ArchivedPage>>(fail(archive.error()));
            if (!found || *found != page)
                say(m_out.lost, key("page %1").arg(page.id));
        }
    }

    void facts()
    {
        if (m_acked.totals.empty())
            return;
        const auto cache =
            store::Database::open(path("cache.db"), store::Open::Write, store::Sync::Normal);
        if (!cache)
            return say(m_out.lost, key("the cache"));
        const store::FactTables tables(**cache, secret());
        for (const auto& [id, total] : m_acked.totals) {
            const auto found = tables.order(id);
            if (!found || !*found || (*found)->fact.total.minor < total)
                say(m_out.lost, key("order ") + QString::fromLatin1(id));
        }
    }

    void draft()
    {
        if (m_acked.draft.isEmpty())
            return;
        const auto desk =
            store::Database::open(path("desk.db"), store::Open::Write, store::Sync::Full);
        if (!desk)
            return say(m_out.lost, key("the desk"));
        const auto found = store::DeskTables(**desk).draft(draftKey());
        const bool there = found && (*found == m_acked.draft ||
                                     std::find(m_acked.tried.begin(), m_acked.tried.end(),
                                               *found) != m_acked.tried.end());
        if (!there)
            say(m_out.lost, key("the draft"));
    }

    QString m_folder;
    const Acked& m_acked;
    FaultOutcome& m_out;
};

// The files as they lie on the disk, without anybody's closing them. What a shm holds is made
// again.
void copyAsKilled(const QString& from, const QString& to)
{
    QDir().mkpath(to);
    for (const QString& file : QDir(from).entryList(QDir::Files))
        if (!file.endsWith(key("-shm")))
            QFile::copy(from + u'/' + file, to + u'/' + file);
}

}  // namespace

QString scriptFolder()
{
    const QFileInfo memory(key("/dev/shm"));
    const bool there = memory.isDir() && memory.isWritable();
    return (there ? memory.filePath() : QDir::tempPath()) + key("/docket-faults-XXXXXX");
}

FaultOutcome runFaultScript(FaultDisk& disk, const QString& folder, qint64 n, Fault fault,
                            bool stays)
{
    FaultOutcome out;
    const QString killed = folder + key("/killed");
    const QString files = folder + key("/files");
    QDir().mkpath(files);
    Play play(disk, files, out);
    disk.failAt(n, fault, stays);
    play.day();
    out.calls = disk.calls();
    out.failures = disk.failures();
    copyAsKilled(files, killed);
    disk.heal();
    Look(killed, play.acked(), out).all();
    play.goOn();
    play.close();
    Look(files, play.acked(), out).all();
    return out;
}

}  // namespace docket::test
