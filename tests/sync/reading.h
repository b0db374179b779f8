// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/composition/practice.h"
#include "app/composition/profile.h"
#include "app/sandbox/server.h"
#include "core/desk/engine.h"
#include "core/store/database.h"
#include "tests/support/readings.h"

#include <QDeadlineTimer>
#include <QEventLoop>
#include <QSignalSpy>
#include <QSqlDatabase>
#include <QSqlQuery>
#include <QTemporaryDir>
#include <QTest>

#include <memory>
#include <optional>

// A practice company in this process, and a profile that reads it over HTTP as any other.
class Reading {
public:
    static constexpr qint64 kUntil = 1'774'958'400'000;  // 2026-03-31T12:00:00Z

    explicit Reading(int orders = 300, int days = 40)
        : company(options(orders, days))
        , server(company)
    {
        if (!server.listen())
            qFatal("no port");
        another();
    }

    // A profile of its own on the same company, in the place of the one that was.
    void another()
    {
        const QString name = QString::number(++m_profiles);
        profile = std::make_unique<docket::app::Profile>(m_folder.filePath(name));
        std::optional<docket::Done> made;
        profile->initPractice(server.url(), [&](const docket::Done& done) { made = done; });
        if (!QTest::qWaitFor([&] { return made.has_value(); }, 60'000) || !*made)
            qFatal("no profile");
    }

    // Makes `into` on the same company; in its place stands what was here before.
    void another(std::unique_ptr<docket::app::Profile>& into)
    {
        into = std::move(profile);
        another();
    }

    // Changes the cache while nobody has it.
    void inCache(const char* sql)
    {
        const QString folder = profile->files().folder;
        profile.reset();
        {
            auto db = docket::store::Database::open(folder + word("/cache.db"),
                                                    docket::store::Open::Write,
                                                    docket::store::Sync::Normal);
            if (!db || !(*db)->execute(sql))
                qFatal("not changed");
        }
        open(folder);
    }
    void rebuild()
    {
        const QString folder = profile->files().folder;
        profile = std::make_unique<docket::app::Profile>(folder);
        std::optional<docket::Result<docket::OpenReport>> opened;
        profile->rebuild(
            [&](const docket::Result<docket::OpenReport>& report) { opened = report; });
        if (!QTest::qWaitFor([&] { return opened.has_value(); }, 240'000) || !*opened)
            qFatal("not made again");
    }
    // What every queue holds, in its order.
    QByteArray queues() const
    {
        return asked(word("select group_concat(x) from (select queue || ' ' || state || ' ' || "
                          "hex(id) || ' ' || coalesce(due, 0) x from case_row order by id)"))
            .toByteArray();
    }

    using Facts = docket::test::Facts;
    Facts facts() const { return docket::test::factsOf(profile->files().cache()); }

    static QString word(const char* text) { return QString::fromLatin1(text); }
    docket::Engine& engine() { return profile->engine(); }

    // One whole sync run.
    docket::SyncReport sync(docket::Engine::Extent extent = docket::Engine::Extent::Changes)
    {
        QSignalSpy finished(&engine(), &docket::Engine::syncFinished);
        // The company is in this process: waiting must not sleep.
        if (!engine().sync(extent) || !finished.wait(240'000))
            qFatal("no sync");
        return finished.front().front().value<docket::SyncReport>();
    }

    // Opens a profile that was made before, as its owner and without a practice company's help.
    void open(const QString& folder)
    {
        profile = std::make_unique<docket::app::Profile>(folder);
        std::optional<docket::Result<docket::OpenReport>> opened;
        profile->open(true, true,
                      [&](const docket::Result<docket::OpenReport>& report) { opened = report; });
        if (!QTest::qWaitFor([&] { return opened.has_value(); }, 60'000) || !*opened)
            qFatal("not opened");
        QCoreApplication::sendPostedEvents();
    }
    // The credentials, as somebody would type them in.
    void useSecrets()
    {
        std::optional<docket::Result<QJsonObject>> said;
        docket::app::askPractice(server.url(), profile.get(),
                                 [&](const docket::Result<QJsonObject>& answer) { said = answer; });
        if (!QTest::qWaitFor([&] { return said.has_value(); }, 60'000) || !*said)
            qFatal("no credentials");
        for (const auto& [number, secret] : docket::app::practiceSecrets(**said))
            engine().setSecret(number, secret);
    }

    docket::SourceNumber source(const char* connector)
    {
        for (const docket::Source& s : engine().setup().sources)
            if (s.connector == connector)
                return s.number;
        return 0;
    }
    static const docket::sync::FeedReport* feed(const docket::SyncReport& report,
                                                docket::SourceNumber source, const char* name)
    {
        for (const docket::sync::PullReport& r : report.sources)
            for (const docket::sync::FeedReport& f : r.feeds)
                if (r.source == source && f.feed == name)
                    return &f;
        return nullptr;
    }

    void fault(const char* match, sandbox::FaultKind kind, int count, const char* permission = "")
    {
        sandbox::Fault fault;
        fault.match = match;
        fault.kind = kind;
        fault.count = count;
        fault.permission = permission;
        server.faults().add(fault);
    }
    void mended(const char* match) { fault(match, sandbox::FaultKind::Status, 0); }

    // What a query on the cache says, beside its owner.
    QVariant asked(const QString& sql) const { return asked(profile->files().cache(), sql); }
    qint64 number(const char* sql) const { return asked(word(sql)).toLongLong(); }
    qint64 inJournal(const char* sql) const
    {
        return asked(profile->files().journal(), word(sql)).toLongLong();
    }
    static QVariant asked(const QString& file, const QString& sql)
    {
        QVariant out;
        {
            QSqlDatabase db = QSqlDatabase::addDatabase(word("QSQLITE"), word("beside"));
            db.setDatabaseName(file);
            db.setConnectOptions(word("QSQLITE_OPEN_READONLY"));
            QSqlQuery query(db);
            if (db.open() && query.exec(sql) && query.next())
                out = query.value(0);
        }
        QSqlDatabase::removeDatabase(word("beside"));
        return out;
    }

private:
    static sandbox::Options options(int orders, int days)
    {
        sandbox::Options out;
        out.orders = orders;
        out.days = days;
        out.until = kUntil;
        return out;
    }

    QTemporaryDir m_folder;
    int m_profiles = 0;

public:
    sandbox::Company company;
    sandbox::Server server;
    std::unique_ptr<docket::app::Profile> profile;
};
