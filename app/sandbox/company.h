// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/sandbox/billing.h"
#include "app/sandbox/carriage.h"
#include "app/sandbox/chronicle.h"
#include "app/sandbox/ledger.h"
#include "app/sandbox/sales.h"
#include "app/sandbox/troubles.h"
#include "app/sandbox/warehouse.h"
#include "app/sandbox/world.h"

#include <QElapsedTimer>

namespace sandbox {

struct Options {
    int orders = 25'000;
    int days = 60;
    quint64 seed = 7;
    qint64 until = 0;          // end of the history, in milliseconds since 1970 UTC
    double pace = 0;           // practice seconds for each real one; 0 stands still
    double rate = 5000;        // gateway calls a second for each account, reads and writes apart
    double shopRate = 2000;    // how fast the shop's bucket of 400 leaks, in calls a second
    bool ownPayments = false;  // a shop that takes the money itself, with no gateway behind it
    double shipRate = 2000;    // calls a second of the label service and of the trackers
};

// The practice company: a world that goes on as practice time passes, without sockets. The same
// options and the same calls give the same world.
class Company {
public:
    explicit Company(const Options& options);

    // Lets happen what happened up to now; every request begins with it.
    void wake();
    // Practice time in milliseconds.
    qint64 now() const;
    // Moves practice time on.
    void advance(qint64 ms);
    // The instant of an accepted write. A frozen company takes a second for it, so that no two
    // states share an instant.
    qint64 writeInstant();

    const Options& options() const { return m_options; }
    const World& world() const { return m_world; }
    const Chronicle& chronicle() const { return m_chronicle; }
    const Warehouse& warehouse() const { return m_warehouse; }

    // Writes from outside. The caller has checked that they are allowed.
    quint32 giveBack(quint32 charge, qint64 amount, quint8 reason,
                     std::map<QByteArray, QByteArray> metadata);
    void closeReview(quint32 review);
    void respond(quint32 dispute, const std::map<QByteArray, QByteArray>& evidence,
                 const std::map<QByteArray, QByteArray>& metadata, bool submit);
    void acceptDispute(quint32 dispute);
    void releaseHold(quint32 parcel);
    void holdParcel(quint32 parcel, Hold hold, const QByteArray& notes);
    // Returns the open parcel that takes its place.
    quint32 cancelParcel(quint32 parcel);
    // `reason` is a row of cancelReasons(). Nothing of the order leaves any more.
    void cancelOrder(quint32 order, quint8 reason);
    // The order's shown flaw is put right.
    void mendOrder(quint32 order);
    quint32 recordRefund(quint32 order, qint64 amount, bool sent);
    // What chance does to others, done to one order on purpose, from now on: backordered,
    // item_substituted, no_scan, delivered, sent_back. Says why not, or null.
    const char* happen(quint32 order, QByteArrayView what);

    // Takes in a document; returns its row.
    quint32 upload(File file);
    // The label of a parcel or of a return is given back before it is used.
    void voidLabel(bool back, quint32 row);
    // A label for the way back, for who asked for one or did not; returns its row.
    quint32 authorizeReturn(quint32 parcel);

    // The troubles that stand open now.
    std::vector<Trouble> openTroubles() const;

private:
    void makeHistory();
    void stockUp();
    double ordersAMinute(qint64 at) const;
    qint64 minuteAt(qint64 minute) const;
    void sellIn(qint64 minute);
    void strikeIn(qint64 minute);
    void publish();
    void settle(Subject subject, quint32 row, qint64 at);
    const char* runOut(Parcel& parcel, quint32 row);
    const char* substitute(const Parcel& parcel, quint32 row);
    const char* fallSilent(Parcel& parcel, quint32 row);
    const char* arrive(Parcel& parcel, quint32 row);
    const char* sendBack(const Parcel& parcel, quint32 row);

    Options m_options;
    World m_world;
    Sales m_sales;
    Troubles m_troubles;
    Carriage m_carriage;
    Chronicle m_chronicle;
    Billing m_billing;
    Ledger m_ledger;
    Warehouse m_warehouse;
    QElapsedTimer m_elapsed;
    qint64 m_advanced = 0;  // by advance()
    qint64 m_written = 0;   // by writes of a frozen company
    qint64 m_lastWrite = 0;
    qint64 m_sold = 0;    // minutes after the history whose sales are made
    qint64 m_struck = 0;  // minutes after it whose troubles are made
};

}  // namespace sandbox
