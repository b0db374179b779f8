// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/secret.h"
#include "core/domain/facts.h"
#include "core/store/database.h"
#include "core/store/facttables.h"

#include <memory>
#include <vector>

namespace docket::store {

// What one page did.
struct Written {
    qint64 added = 0;
    qint64 changed = 0;
    qint64 same = 0;
    qint64 gone = 0;      // of the changed, those that are no more
    bool naming = false;  // asked for: the names of what was added or changed
    std::vector<FactName> names;

    void operator+=(const Written& more)
    {
        added += more.added;
        changed += more.changed;
        same += more.same;
        gone += more.gone;
        names.insert(names.end(), more.names.begin(), more.names.end());
    }
};

// The one writer of the fact_* tables, and of what they make the rules look at. For the thread that
// owns the connection; every function runs in a transaction of the caller's.
class FactWriter {
public:
    // `key` seals the personal columns.
    FactWriter(Database& db, const Secret& key);
    ~FactWriter();
    FactWriter(const FactWriter&) = delete;
    FactWriter& operator=(const FactWriter&) = delete;

    // Keeps a fact when it is later than what is there, or buries one that the vendor says is gone,
    // unless it was seen later than that; any order of arrival ends in one state. `readAt` is the
    // server's instant of the page, `page` its number in the archive.
    Done write(SourceNumber source, const DecodedFact& fact, Instant readAt, qint64 page,
               Written& written);
    // The next that is written of a fact is kept, however old: its pages were changed.
    Done writeAgain(SourceNumber source, const FactName& name);
    // Notes what the facts since the last time touched. Once before each commit.
    Done noteTouched();

    // Without the secondary indexes a first sync and a rebuild write about twice as fast.
    Done dropIndexes();
    Done makeIndexes();
    // Makes the next one that is missing; false when none is.
    Result<bool> makeNextIndex();

    Done recheck(const Subject& subject, Instant at);  // none removes it
    Done looked(const Subject& subject);               // no longer touched
    Done touchAll();                                   // every order and every payment
    // Notes that the rules could not decide about it for want of these kinds of source; none
    // removes it.
    Done undecided(const Subject& subject, int lacks);
    // Touches what was undecided for want of something that is not lacking now. How many those are.
    Result<qint64> touchUndecided(int lacks);

    // What passed without anybody: instants that are none are left as they were.
    Done passage(const ExternalRef& order, Instant validated, Instant released, Instant scanned,
                 Instant delivered, int ruleVersion);

private:
    struct Statements;
    struct Arrival;
    template <class T>
    struct Types {
    };

    template <class T>
    Done keep(const T& fact, const Arrival& arrival, Written& written);
    template <class T>
    Done reset(SourceNumber source, const QByteArray& id);
    template <class... T>
    Done resetKind(SourceNumber source, const FactName& name, Types<std::variant<T...>>);
    template <class T>
    Done bury(const Arrival& arrival, Written& written);
    template <class T>
    Done follow(const T& fact, bool deleted, const Arrival& arrival);
    template <class... T>
    Done buryKind(FactKind kind, const Arrival& arrival, Written& written,
                  Types<std::variant<T...>>);
    Done touchParcel(const QByteArray& number, const Arrival& arrival);
    Done touchCounted(const StockCount& count, const Arrival& arrival);
    Done touchInvoice(const QByteArray& invoice, const Arrival& arrival);
    Done touchIntent(const QByteArray& intent, const Arrival& arrival);
    Done touchPayments(Statement& payments, const Arrival& arrival);
    Done touchBilledBare();
    Done want(const FulfillmentOrder& fact, bool deleted, const Arrival& arrival);
    Done touchWaiting(const StockLevel& level, const Arrival& arrival);
    void touchOrder(const QByteArray& order, const Arrival& arrival);
    Done touchPayment(const QByteArray& payment, const Arrival& arrival);
    Result<bool> isGone(FactKind kind, const QByteArray& id, const Arrival& arrival);

    Database& m_db;
    Secret m_key;
    std::unique_ptr<Statements> m_s;
    std::vector<Subject> m_touched;
    // Without indexes nobody is looked up by an invoice: those of these pages are, in one go, once
    // there are indexes again.
    bool m_bare = false;
    qint64 m_bareFrom = 0;
};

}  // namespace docket::store
