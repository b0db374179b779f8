// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/archive.h"
#include "core/store/factwriter.h"
#include "core/vendor/registry.h"
#include "tests/perf/figures.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>

#include <sqlite3.h>

#include <condition_variable>
#include <deque>
#include <mutex>
#include <optional>
#include <thread>

// What is measured of an ingest: the same pages of a vendor, taken in in one way or another.
namespace perf::ingest {

using namespace docket;

constexpr int kAtOnce = 64;  // pages in one transaction, as a rebuild has it

inline QString key(const char* name)
{
    return QString::fromLatin1(name);
}

// Pages of a hundred charges: the golden one, with ids, instants and amounts of their own.
inline std::vector<QByteArray> pages(int count)
{
    QFile file(QStringLiteral(DOCKET_SOURCE_DIR "/tests/vendor/golden/stripe_charges.json"));
    if (!file.open(QIODevice::ReadOnly))
        perf::stop("golden page", "is not there");
    const QJsonObject golden = QJsonDocument::fromJson(file.readAll()).object();
    const QJsonObject first = golden.value(key("data")).toArray().first().toObject();
    std::vector<QByteArray> out;
    quint64 dice = 1;
    for (int p = 0; p < count; ++p) {
        QJsonArray data;
        for (int i = 0; i < 100; ++i) {
            dice = dice * 6364136223846793005ULL + 1442695040888963407ULL;
            QJsonObject charge = first;
            charge.insert(key("id"), QStringLiteral("ch_3Q%1").arg(dice, 16, 36, QLatin1Char('0')));
            charge.insert(key("created"), 1'767'225'600 + (p * 100 + i) * 60);
            charge.insert(key("amount"), 1000 + static_cast<int>(dice >> 40) % 90'000);
            QJsonObject metadata = charge.value(key("metadata")).toObject();
            metadata.insert(key("order_id"),
                            QString::number(5'400'000'000'000 + static_cast<qint64>(dice >> 44)));
            charge.insert(key("metadata"), metadata);
            data.append(charge);
        }
        QJsonObject page = golden;
        page.insert(key("data"), data);
        out.push_back(QJsonDocument(page).toJson(QJsonDocument::Compact));
    }
    return out;
}

struct Value {
    int type = SQLITE_NULL;
    qint64 number = 0;
    QByteArray bytes;
};

inline const Secret& secret()
{
    static const Secret key(QByteArray(32, 'k'));
    return key;
}

class Ground {
public:
    explicit Ground(int count)
        : m_pages(pages(count))
    {
        m_source.number = 1;
        m_source.connector = "stripe";
        m_connector = vendor::find("stripe");
        for (const QByteArray& page : m_pages)
            m_decoded.push_back(decode(page));
    }

    std::unique_ptr<store::Database> open(const char* area)
    {
        const QString path = m_folder.filePath(key("%1-%2.db").arg(key(area)).arg(++m_files));
        auto db = must(store::Database::open(path, store::Open::Write, store::Sync::Normal), area);
        if (QByteArrayView(area) == QByteArrayView("cache"))
            must(store::migrate(*db, key("cache")), area);
        return db;
    }
    QString path(const char* name)
    {
        return m_folder.filePath(key("%1-%2.db").arg(key(name)).arg(++m_files));
    }

    vendor::DecodedPage decode(const QByteArray& bytes) const
    {
        return must(m_connector->decode(m_source, context(), bytes), "decode");
    }
    static vendor::PageContext context() { return {"charges", {}, Instant{1'785'600'000'000}, {}}; }

    static void write(store::FactWriter& facts, const vendor::DecodedPage& page, qint64 id)
    {
        store::Written written;
        for (const DecodedFact& fact : page.facts)
            must(facts.write(1, fact, context().readAt, id, written), "write");
    }

    // Decoded facts to rows, `atOnce` pages to a commit.
    double facts(int atOnce, bool indexesLast)
    {
        auto db = open("cache");
        store::FactWriter facts(*db, secret());
        if (!indexesLast)
            must(facts.makeIndexes(), "indexes");
        const double took = perf::secondsOf([&] {
            for (size_t p = 0; p < m_decoded.size();) {
                auto transaction = must(store::Transaction::begin(*db), "begin");
                for (int i = 0; i < atOnce && p < m_decoded.size(); ++i, ++p)
                    write(facts, m_decoded[p], static_cast<qint64>(p + 1));
                must(facts.noteTouched(), "touched");
                must(transaction.commit(), "commit");
            }
            if (indexesLast)
                must(facts.makeIndexes(), "indexes");
        });
        if (m_rows.empty())
            keepRows(*db);
        return took;
    }

    // The same rows into a table without key and index.
    double bare()
    {
        auto db = open("bare");
        QByteArray columns = "c0", marks = "?1";
        for (size_t i = 1; i < m_width; ++i) {
            columns += ",c" + QByteArray::number(static_cast<int>(i));
            marks += ",?" + QByteArray::number(static_cast<int>(i + 1));
        }
        must(db->execute(("create table bare (" + columns + ')').constData()), "bare");
        auto insert = db->statement(("insert into bare values (" + marks + ')').constData());
        return perf::secondsOf([&] {
            for (size_t row = 0; row < m_rows.size();) {
                auto transaction = must(store::Transaction::begin(*db), "begin");
                for (int i = 0; i < 10'000 && row < m_rows.size(); ++i, ++row) {
                    int at = 0;
                    for (const Value& value : m_rows[row]) {
                        ++at;
                        if (value.type == SQLITE_INTEGER)
                            insert.bind(at, value.number);
                        else if (value.type == SQLITE_TEXT)
                            insert.bindText(at, value.bytes);
                        else if (value.type == SQLITE_BLOB)
                            insert.bindBlob(at, value.bytes);
                        else
                            insert.bindNull(at);
                    }
                    must(insert.run(), "insert");
                }
                must(transaction.commit(), "commit");
            }
        });
    }

    // Bytes to facts here, sealed pages on a second thread.
    double all()
    {
        auto db = open("cache");
        store::FactWriter facts(*db, secret());
        must(facts.makeIndexes(), "indexes");
        const QString archivePath = path("payload");
        return perf::secondsOf([&] {
            std::thread archiving([&] {
                auto archive = must(store::Archive::open(archivePath, store::Open::Write, secret()),
                                    "archive");
                for (const QByteArray& page : m_pages)
                    must(archive->add({0, 1, "charges", {}, {}, context().readAt, 0, page}),
                         "archive");
            });
            for (size_t p = 0; p < m_pages.size();) {
                auto transaction = must(store::Transaction::begin(*db), "begin");
                for (int i = 0; i < kAtOnce && p < m_pages.size(); ++i, ++p)
                    write(facts, decode(m_pages[p]), static_cast<qint64>(p + 1));
                must(facts.noteTouched(), "touched");
                must(transaction.commit(), "commit");
            }
            archiving.join();
        });
    }

    // The naive form: a tree, the text in the row, the same indexes, and as many pages to a commit.
    double naive()
    {
        auto db = open("cache");
        store::FactWriter facts(*db, secret());
        must(facts.makeIndexes(), "indexes");
        must(db->execute("alter table fact_payment add column payload text"), "payload");
        auto insert =
            db->statement("insert into fact_payment (source, ext, version, read_at, digest, page, "
                          "intent, order_ref, created_at, "
                          "currency, amount, captured, refunded, status, brand, last4, "
                          "card_country, funding, fingerprint, "
                          "personal, payload) values "
                          "(1,?1,?2,?3,0,?4,?5,?6,?2,?7,?8,?9,?10,?11,?12,?13,?14,?15,?16,?17,?18) "
                          "on conflict (source, ext) do update set version=excluded.version, "
                          "payload=excluded.payload");
        return perf::secondsOf([&] {
            std::optional<store::Transaction> transaction;
            for (size_t p = 0; p < m_pages.size(); ++p) {
                if (p % kAtOnce == 0)
                    transaction.emplace(must(store::Transaction::begin(*db), "begin"));
                const QJsonArray data =
                    QJsonDocument::fromJson(m_pages[p]).object().value(key("data")).toArray();
                for (const QJsonValue& value : data) {
                    const QJsonObject charge = value.toObject();
                    const QJsonObject card = charge.value(key("payment_method_details"))
                                                 .toObject()
                                                 .value(key("card"))
                                                 .toObject();
                    const auto text = [](const QJsonObject& o, const char* name) {
                        return o.value(key(name)).toString();
                    };
                    insert.bindText(1, text(charge, "id"))
                        .bind(2, charge.value(key("created")).toInteger() * 1000)
                        .bind(3, context().readAt.ms)
                        .bind(4, static_cast<qint64>(p + 1))
                        .bindText(5, text(charge, "payment_intent"))
                        .bindText(6, text(charge.value(key("metadata")).toObject(), "order_id"))
                        .bindText(7, text(charge, "currency"))
                        .bind(8, charge.value(key("amount")).toInteger())
                        .bind(9, charge.value(key("amount_captured")).toInteger())
                        .bind(10, charge.value(key("amount_refunded")).toInteger())
                        .bind(11, text(charge, "status") == key("succeeded"))
                        .bindText(12, text(card, "brand"))
                        .bindText(13, text(card, "last4"))
                        .bindText(14, text(card, "country"))
                        .bindText(15, text(card, "funding"))
                        .bindText(16, text(card, "fingerprint"))
                        .bindBlob(
                            17,
                            text(charge.value(key("billing_details")).toObject(), "email").toUtf8())
                        .bindText(18, QJsonDocument(charge).toJson(QJsonDocument::Compact));
                    must(insert.run(), "insert");
                }
                if (p + 1 == m_pages.size() || (p + 1) % kAtOnce == 0)
                    must(transaction->commit(), "commit");
            }
        });
    }

    // Removes what was written so far.
    void forget()
    {
        for (const QString& file : QDir(m_folder.path()).entryList(QDir::Files))
            QFile::remove(m_folder.filePath(file));
    }
    // Whether any file that was written holds these bytes as they are.
    bool holds(const QByteArray& bytes) const
    {
        for (const QString& name : QDir(m_folder.path()).entryList(QDir::Files)) {
            QFile file(m_folder.filePath(name));
            if (file.open(QIODevice::ReadOnly) && file.readAll().contains(bytes))
                return true;
        }
        return false;
    }

    size_t rows() const { return m_rows.size(); }
    double bytesOfAPage() const { return static_cast<double>(m_pages.front().size()); }

private:
    void keepRows(store::Database& db)
    {
        sqlite3_stmt* rows = nullptr;
        sqlite3_prepare_v2(db.handle(), "select * from fact_payment", -1, &rows, nullptr);
        while (sqlite3_step(rows) == SQLITE_ROW) {
            std::vector<Value> row;
            for (int c = 1; c < sqlite3_column_count(rows); ++c) {
                Value value{sqlite3_column_type(rows, c), sqlite3_column_int64(rows, c), {}};
                if (value.type == SQLITE_TEXT || value.type == SQLITE_BLOB)
                    value.bytes = QByteArray(static_cast<const char*>(sqlite3_column_blob(rows, c)),
                                             sqlite3_column_bytes(rows, c));
                row.push_back(std::move(value));
            }
            m_width = row.size();
            m_rows.push_back(std::move(row));
        }
        sqlite3_finalize(rows);
    }

    QTemporaryDir m_folder;
    int m_files = 0;
    std::vector<QByteArray> m_pages;
    std::vector<vendor::DecodedPage> m_decoded;
    std::vector<std::vector<Value>> m_rows;
    size_t m_width = 0;
    Source m_source;
    const vendor::Connector* m_connector = nullptr;
};

}  // namespace perf::ingest
