// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/damage.h"

#include "core/base/later.h"
#include "core/desk/backups.h"
#include "core/desk/verification.h"
#include "core/vendor/connector.h"
#include "tests/support/faultscript.h"

#include <QCoreApplication>
#include <QDir>
#include <QDirIterator>
#include <QElapsedTimer>
#include <QFile>

#include <optional>
#include <random>

namespace docket::test {

namespace {

constexpr int kPages = 30;
constexpr int kEntries = 70;
constexpr int kPatience = 60'000;

QString key(const char* name)
{
    return QString::fromLatin1(name);
}

Secret profileKey()
{
    return Secret(QByteArray(32, 'p'));
}

template <class Ready>
bool waitFor(Ready ready)
{
    QElapsedTimer timer;
    timer.start();
    while (!ready() && timer.elapsed() < kPatience)
        QCoreApplication::processEvents(QEventLoop::AllEvents, 20);
    return ready();
}

template <class T>
T answer(QFuture<T> future)
{
    waitFor([&] { return future.isFinished(); });
    return future.result();
}

// One start of a profile, until it has looked at what it must look at.
struct Start {
    std::unique_ptr<Engine> engine;
    std::optional<Result<OpenReport>> report;
    QString damaged;

    explicit Start(const QString& folder)
    {
        const bool unclean = QFile::exists(ProfileFiles{folder}.marker());
        engine = std::make_unique<Engine>(ProfileFiles{folder}, ProfileConfig{{}, deskId(), {}, 1});
        bool checked = false;
        QObject::connect(engine.get(), &Engine::opened, engine.get(),
                         [this](const Result<OpenReport>& r) { report = r; });
        QObject::connect(engine.get(), &Engine::damaged, engine.get(),
                         [this](const QString& file) { damaged = file; });
        QObject::connect(engine.get(), &Engine::checked, engine.get(),
                         [&checked] { checked = true; });
        engine->open(profileKey(), true);
        waitFor([this] { return report.has_value(); });
        if (report && *report && unclean)
            waitFor([&] { return checked; });
        QObject::disconnect(engine.get(), &Engine::checked, nullptr, nullptr);
    }
    static DeskId deskId() { return DeskId::derive(QUuid(), "desk"); }
};

qint64 countOrders(const Engine& engine)
{
    auto db = store::Database::open(engine.files().cache(), store::Open::Read, store::Sync::Normal);
    if (!db)
        return -1;
    auto row = (*db)->statement("select count(*) from fact_order");
    return row.step() ? row.integer(0) : -1;
}

std::vector<Entry> entriesOf(const QString& folder)
{
    auto journal = journal::LocalJournal::open(folder + key("/journal.db"), store::Open::Read);
    return journal ? (*journal)->since(0, 100'000).value_or(std::vector<Entry>())
                   : std::vector<Entry>();
}

void markUnclean(const QString& folder)
{
    QFile marker(ProfileFiles{folder}.marker());
    (void)marker.open(QIODevice::WriteOnly);
}

void damage(const QString& path, std::mt19937& random)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadWrite))
        return;
    const auto below = [&](qint64 most) {
        return static_cast<qint64>(random() % static_cast<quint64>(std::max<qint64>(most, 1)));
    };
    const auto noise = [&](qint64 size) {
        QByteArray out(size, Qt::Uninitialized);
        for (char& c : out)
            c = static_cast<char>(random());
        return out;
    };
    switch (random() % 5) {
    case 0:  // one byte
        file.seek(below(file.size()));
        file.write(noise(1));
        break;
    case 1:  // a few, near the beginning, where everything begins
        file.seek(below(std::min<qint64>(file.size(), 8192)));
        file.write(noise(40));
        break;
    case 2:  // pages
        for (int i = 0; i < 3; ++i) {
            file.seek(4096 * below(file.size() / 4096));
            file.write(noise(4096));
        }
        break;
    case 3:  // zeros
        file.seek(4096 * below(file.size() / 4096));
        file.write(QByteArray(4096, '\0'));
        break;
    default:  // its end is gone
        file.resize(below(file.size()));
    }
}

}  // namespace

DamagedProfile::DamagedProfile()
    : m_folder(scriptFolder())
    , m_template(m_folder.filePath(key("template")))
{
    QDir().mkpath(m_template);
    const ProfileFiles files{m_template};
    QByteArray page;
    if (QFile golden(key(DOCKET_SOURCE_DIR "/tests/vendor/golden/shopify_orders.json"));
        golden.open(QIODevice::ReadOnly))
        page = golden.readAll();
    {
        auto archive = store::Archive::open(files.payload(), store::Open::Write,
                                            deriveKey(profileKey(), "archive"));
        for (int i = 0; archive && i < kPages; ++i)
            (void)(*archive)->add(
                {0, 1, "orders", {}, {}, Instant{1'780'000'000'000 + i}, 0, page});
    }
    {
        Start first(m_template);
        Source shop;
        shop.number = 1;
        shop.connector = "shopify";
        shop.name = key("Shop");
        shop.baseUrl = key("http://127.0.0.1:1");
        answer(first.engine->configure("source_set", toJson(shop)));
        for (int i = 1; i < kEntries; ++i)
            answer(
                first.engine->configure("business_set", {{key("number"), i},
                                                         {key("name"), key("Business %1").arg(i)},
                                                         {key("zone"), key("UTC")}}));
        answer(first.engine->saveDraft(key("17"), key("ann"), key("typed with care")));
    }
    // Facts come from the archive, now that its source is known.
    for (const char* end : {"", "-wal", "-shm"})
        QFile::remove(files.cache() + QLatin1String(end));
    {
        const Start second(m_template);
        m_orders = countOrders(*second.engine);
        const auto kept = answer(second.engine->backUp());
        if (!kept || m_orders < 1)
            qFatal("the profile to be damaged: %lld orders, %s", static_cast<long long>(m_orders),
                   kept ? "" : qPrintable(kept.error().detail));
    }
    // What stands in a WAL would hide what is damaged behind it.
    for (const QString& file : {files.journal(), files.cache(), files.payload(), files.keys()}) {
        auto db = store::Database::open(file, store::Open::Write, store::Sync::Full);
        if (!db || !(*db)->execute("pragma wal_checkpoint(truncate)"))
            qFatal("%s", qPrintable(file));
    }
    m_entries = static_cast<qint64>(entriesOf(m_template).size());
}

QString DamagedProfile::copy()
{
    // One at a time: a thousand would not fit.
    QDir(m_folder.filePath(key("copy-%1").arg(m_copies))).removeRecursively();
    const QString to = m_folder.filePath(key("copy-%1").arg(++m_copies));
    QDirIterator files(m_template, QDir::Files, QDirIterator::Subdirectories);
    while (files.hasNext()) {
        const QString from = files.next();
        const QString name = to + u'/' + QDir(m_template).relativeFilePath(from);
        QDir().mkpath(QFileInfo(name).path());
        QFile::copy(from, name);
    }
    return to;
}

DamageOutcome DamagedProfile::openAgain(const QString& folder)
{
    DamageOutcome out;
    const auto trouble = [&](const QString& what) {
        if (out.trouble.isEmpty())
            out.trouble = what;
    };
    const std::vector<Entry> before = entriesOf(m_template);
    qint64 orders = 0;
    QString draft;
    // What a start only finds later, the next one mends.
    for (int i = 0; i < 3; ++i) {
        Start start(folder);
        if (!start.report || !*start.report) {
            trouble(key("it does not open: ") + (start.report ? start.report->error().where + u' ' +
                                                                    start.report->error().detail
                                                              : key("no answer")));
            return out;
        }
        out.words += (*start.report)->mended.join(u' ');
        out.mended = out.mended || !(*start.report)->mended.isEmpty();
        const Quarantine& q = start.engine->setup().quarantine;
        out.quarantined = q.active;
        if (q.since.isSet()) {
            out.restoredTo = q.head;
            out.lost = q.lost;
        }
        orders = countOrders(*start.engine);
        draft = answer(start.engine->draft(key("17"), key("ann")));
        if (start.damaged.isEmpty())
            break;
        if (i == 2)
            trouble(key("it is damaged still: ") + start.damaged);
    }
    // And the next start finds nothing more.
    if (out.mended) {
        const Start start(folder);
        if (!start.report || !*start.report || !(*start.report)->mended.isEmpty())
            trouble(key("the start after it finds something again"));
    }
    const std::vector<Entry> after = entriesOf(folder);
    const qint64 same = out.restoredTo >= 0 ? out.restoredTo : m_entries;
    for (qint64 i = 0; i < same; ++i)
        if (i >= static_cast<qint64>(after.size()) ||
            after[static_cast<size_t>(i)] != before[static_cast<size_t>(i)]) {
            trouble(key("entry %1 is lost").arg(i + 1));
            break;
        }
    if (out.restoredTo < 0 && static_cast<qint64>(after.size()) != m_entries)
        trouble(key("entries were added"));
    if (out.restoredTo >= 0 && !out.quarantined)
        trouble(key("a journal was taken back, and is in no quarantine"));
    if (draft != key("typed with care"))
        trouble(key("the draft is lost"));
    if (orders != m_orders)
        trouble(key("%1 orders of %2").arg(orders).arg(m_orders));
    const auto verified = verifyProfile(ProfileFiles{folder});
    out.verified = verified && !verified->broken;
    if (!out.verified)
        trouble(key("the chain: ") + (verified ? verified->broken->why : verified.error().detail));
    return out;
}

DamageOutcome DamagedProfile::damageAndOpen(const QString& file, int seed)
{
    const QString folder = copy();
    std::mt19937 random(static_cast<quint32>(seed));
    damage(folder + u'/' + file, random);
    markUnclean(folder);
    DamageOutcome out = openAgain(folder);
    // Its copy had every entry: it is taken back to the last one.
    if (out.ok() && out.restoredTo >= 0 && (out.restoredTo != m_entries || out.lost != 0))
        out.trouble = key("taken back to %1, %2 lost").arg(out.restoredTo).arg(out.lost);
    return out;
}

DamageOutcome DamagedProfile::removeAndOpen(const QString& file)
{
    const QString folder = copy();
    for (const char* end : {"", "-wal", "-shm"})
        QFile::remove(folder + u'/' + file + QLatin1String(end));
    DamageOutcome out = openAgain(folder);
    if (out.ok() && !out.mended && file != key("cache.db"))
        out.trouble = key("nothing was said about it");
    return out;
}

DamageOutcome DamagedProfile::emptyAndOpen(const QString& file)
{
    const QString folder = copy();
    for (const char* end : {"", "-wal", "-shm"})
        QFile::remove(folder + u'/' + file + QLatin1String(end));
    {
        auto empty =
            store::Database::open(folder + u'/' + file, store::Open::Write, store::Sync::Full);
        if (!empty || !(*empty)->execute("create table gone (x); drop table gone;")) {
            DamageOutcome out;
            out.trouble = key("no empty file could be made");
            return out;
        }
    }
    // A clean end leaves no log behind.
    QFile marker(ProfileFiles{folder}.marker());
    (void)marker.open(QIODevice::WriteOnly);
    marker.close();
    DamageOutcome out = openAgain(folder);
    if (out.ok() && !out.mended)
        out.trouble = key("nothing was said about it");
    return out;
}

DamageOutcome DamagedProfile::loseTail(int entries)
{
    const QString folder = copy();
    const QString tail = folder + key("/backups/journal.db");
    QFile::remove(tail);
    for (const QString& day : QDir(folder + key("/backups")).entryList({key("2*")}, QDir::Dirs))
        QDir(folder + key("/backups/") + day).removeRecursively();
    std::vector<Entry> kept = entriesOf(folder);
    kept.resize(kept.size() - static_cast<size_t>(entries));
    {
        auto copy = journal::LocalJournal::open(tail, store::Open::Write);
        if (!copy || !(*copy)->adopt(kept))
            qFatal("a shorter copy");
    }
    QFile file(folder + key("/journal.db"));
    if (file.open(QIODevice::ReadWrite))
        file.write(QByteArray(4096, 'x'));
    file.close();
    markUnclean(folder);
    return openAgain(folder);
}

Error DamagedProfile::damageAll()
{
    const QString folder = copy();
    QDirIterator files(folder, {key("journal.db")}, QDir::Files, QDirIterator::Subdirectories);
    while (files.hasNext()) {
        QFile file(files.next());
        if (file.open(QIODevice::ReadWrite))
            file.write(QByteArray(4096, 'x'));
    }
    markUnclean(folder);
    const Start start(folder);
    if (!start.report || *start.report)
        return {ErrorKind::Internal, folder, key("it opened"), -1};
    return start.report->error();
}

}  // namespace docket::test
