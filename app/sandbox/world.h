// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QtGlobal>

#include <array>
#include <map>
#include <vector>

namespace sandbox {

// Every state of the world is a function of time: a row holds the instants of its changes, and a
// reader asks what was true at one. So an event can show its object as it was.
constexpr qint64 kNever = INT64_MAX;
constexpr quint32 kNone = UINT32_MAX;
constexpr qint64 kSecond = 1000, kMinute = 60 * kSecond, kHour = 60 * kMinute, kDay = 24 * kHour;

enum class Coin : quint8 { Usd, Eur, Gbp, Jpy };

struct Line {
    quint16 sku = 0;
    quint8 quantity = 1;
    qint32 price = 0;  // of one, in minor units
};

// What is wrong with an order as the shop shows it, until Order::flawUntil.
enum class Flaw : quint8 {
    None,
    NoZip,
    NoCity,
    NoStreetNumber,
    NoContact,
    NoSku,
    Total,
    Currency,
    Method,
    Note
};

enum class Initiator : quint8 { Customer, Merchant };

// An order of the shop, or a checkout that was left (then it stands in World::checkouts).
struct Order {
    qint64 at = 0;
    quint32 customer = 0;
    quint32 intent = kNone;
    quint32 subscription = kNone;
    std::array<Line, 3> lines;
    quint8 lineCount = 1;
    Coin coin = Coin::Usd;
    quint8 country = 0;
    quint8 offer = 0, funnel = 0, affiliate = 0;
    quint16 subId = 0;
    quint8 method = 0;
    quint8 note = 0;  // 0 is none
    Initiator initiator = Initiator::Customer;
    bool attributed = true;  // false: only the landing page tells where the customer came from
    bool troubled = false;   // chosen by a trouble already
    Flaw flaw = Flaw::None;
    qint64 flawUntil = 0;
    qint32 goods = 0, discount = 0, shipping = 0, tax = 0;
    qint64 paidAt = kNever;
    qint64 cancelledAt = kNever;
    qint64 closedAt = kNever;
    qint64 returnAskedAt = kNever;
    qint64 returnReceivedAt = kNever;
    qint64 touchedAt = 0;  // the last write from outside
    quint8 returnReason = 0;
    quint8 cancelReason = 0;  // row of cancelReasons(), from 1; 0: as it came
    quint32 firstParcel = kNone;
    quint32 firstRefund = kNone;  // the shop's own record of refunds

    qint64 total() const { return qint64{goods} - discount + shipping + tax; }
};

enum class Hold : quint8 {
    None,
    OutOfStock,
    AwaitingPayment,
    IncorrectAddress,
    HighRisk,
    Other,
    UnknownDelivery,
    AwaitingReturn
};

constexpr quint8 kNowhere = 255;

// What became of a parcel on its way.
enum class Fate : quint8 { Normal, Stuck, Exception, Late, Returned, Lost };

// A fulfillment order and, once shipped, its parcel.
struct Parcel {
    quint32 order = kNone;
    quint32 next = kNone;
    qint64 at = 0;
    quint8 location = 0;
    quint8 carrier = 0;
    quint8 lineMask = 1;
    Hold hold = Hold::None;
    qint64 allocatedAt = 0;  // before it, no location is assigned
    qint64 holdFrom = kNever;
    qint64 holdUntil = kNever;
    qint64 releasedAt = kNever;  // submitted to the warehouse
    qint64 shippedAt = kNever;
    qint64 scannedAt = kNever;
    qint64 deliveredAt = kNever;
    qint64 cancelledAt = kNever;
    qint64 fateAt = kNever;    // the scan that tells of it
    qint64 voidedAt = kNever;  // of its label
    Fate fate = Fate::Normal;
    bool relabelled = false;  // an earlier label was voided before it left
    QByteArray holdNotes;     // of a hold from outside
};

// Goods that a customer sends back, from the asking on.
struct Return {
    qint64 at = 0;
    qint64 authorizedAt = kNever;  // the label for the way back is made
    qint64 scannedAt = kNever;
    qint64 receivedAt = kNever;
    qint64 voidedAt = kNever;
    quint32 order = kNone;
    quint32 parcel = kNone;
};

// A payment intent; its attempts are charges, linked by Charge::next.
struct Intent {
    qint64 at = 0;
    quint32 order = kNone;
    quint32 customer = 0;
    quint32 firstCharge = kNone;
    quint32 subscription = kNone;
    qint64 amount = 0;
    Coin coin = Coin::Usd;
    quint8 account = 0;
    bool unknownOrder = false;  // its order_id names no order of the shop
    Initiator initiator = Initiator::Customer;
    quint8 offer = 0, funnel = 0, affiliate = 0;
};

enum class Verdict : quint8 { Authorized, ManualReview, Declined, Blocked };
enum class Check : quint8 { Pass, Fail, Unavailable };

struct Charge {
    qint64 at = 0;
    quint32 intent = kNone;
    quint32 next = kNone;
    quint32 firstRefund = kNone;
    quint32 dispute = kNone;
    quint32 review = kNone;
    quint32 warning = kNone;
    qint64 amount = 0;
    Coin coin = Coin::Usd;
    quint8 account = 0;
    Verdict verdict = Verdict::Authorized;
    quint8 decline = 0;  // row of the declines, when declined
    quint8 brand = 0;
    quint8 cardCountry = 0;
    quint8 attempt = 1;
    Check street = Check::Pass, zip = Check::Pass, cvc = Check::Pass;

    bool succeeded() const
    {
        return verdict == Verdict::Authorized || verdict == Verdict::ManualReview;
    }
};

enum class RefundState : quint8 { Pending, Succeeded, Failed, Canceled };

// A refund at the gateway.
struct Refund {
    qint64 at = 0;
    qint64 settledAt = 0;  // from here on it is `settled`; before it, pending
    qint64 amount = 0;
    quint32 charge = kNone;
    quint32 next = kNone;
    RefundState settled = RefundState::Succeeded;
    quint8 reason = 0;  // 0 none, 1 duplicate, 2 fraudulent, 3 requested_by_customer
    std::map<QByteArray, QByteArray> metadata;
};

enum class Sent : quint8 { Success, Pending, Missing, Manual };

// A refund as the shop records it.
struct ShopRefund {
    qint64 at = 0;
    qint64 sentAt = 0;  // from here on its transaction is a success
    qint64 amount = 0;
    quint32 order = kNone;
    quint32 refund = kNone;
    quint32 next = kNone;
    Sent sent = Sent::Success;
    quint8 note = 0;
};

struct Dispute {
    qint64 at = 0;
    qint64 dueBy = 0;
    qint64 respondedAt = kNever;
    qint64 closedAt = kNever;
    qint64 amount = 0;
    quint32 charge = kNone;
    quint8 reason = 0;
    bool inquiry = false;
    bool won = false;
    int submissions = 0;
    qint64 writtenAt = kNever;  // the first write from outside; before it, nothing was given
    std::map<QByteArray, QByteArray> evidence, metadata;
};

struct Review {
    qint64 at = 0;
    qint64 closedAt = kNever;
    quint32 charge = kNone;
    bool manual = false;
    bool refunded = false;  // how it was closed
};

struct Warning {
    qint64 at = 0;
    quint32 charge = kNone;
    quint8 type = 0;
};

struct Subscription {
    qint64 at = 0;
    qint64 endedAt = kNever;
    quint32 customer = 0;
    quint8 offer = 0, funnel = 0, affiliate = 0;
    bool given = false;  // ended because the customer asked for it
};

// Money that the gateway sends to the bank.
struct Payout {
    qint64 at = 0;
    qint64 arrivesAt = 0;
    qint64 amount = 0;
    Coin coin = Coin::Usd;
    quint8 account = 0;
};

// A document that was uploaded to the gateway.
struct File {
    qint64 at = 0;
    quint8 account = 0;
    QByteArray purpose, name, type, content;
};

// What the warehouse counts wrong, or the shop has wrong, from one night on.
struct Miscount {
    qint64 at = 0;
    qint64 until = kNever;
    quint32 row = 0;  // article * 2 + location
    int by = 0;
};

// Another article that was sent instead of the one that was ordered.
struct Substitution {
    qint64 at = 0;
    quint32 parcel = kNone;
    quint16 sent = 0;
    quint8 line = 0;
    quint8 reason = 0;
};

// A rebill that failed, and the order that it would have made.
struct Owed {
    quint32 intent = kNone;
    Order order;
};

enum class EventType : quint8 {
    IntentCreated,
    IntentSucceeded,
    IntentFailed,
    ChargeSucceeded,
    ChargeFailed,
    ChargeRefunded,
    RefundCreated,
    ChargeRefundUpdated,
    RefundUpdated,
    RefundFailed,
    DisputeCreated,
    DisputeUpdated,
    DisputeClosed,
    FundsWithdrawn,
    ReviewOpened,
    ReviewClosed,
    WarningCreated,
    WarningUpdated,
    PayoutCreated,
    PayoutPaid,
    PayoutReconciled,
    SubscriptionCreated,
    SubscriptionUpdated,
    SubscriptionDeleted,
    InvoiceCreated,
    InvoicePaid,
    InvoiceFailed
};

struct Event {
    qint64 at = 0;
    quint32 row = 0;
    EventType type = EventType::ChargeSucceeded;
};

// Something that needs a person, or did until `until`: the answer key of the world.
enum class Kind : quint8;
enum class Subject : quint8 {
    Order,
    Charge,
    Refund,
    Dispute,
    Review,
    Warning,
    Parcel,
    Label,    // a parcel, by its label
    Return,   // by its label
    Level,    // row is article * 2 + location
    Invoice,  // by its intent
    Carrier
};
struct Trouble {
    qint64 at = 0;
    qint64 until = kNever;
    quint32 row = kNone;
    Subject subject = Subject::Order;
    Kind kind{};
};

struct Level {
    int available = 0;
    qint64 updatedAt = 0;
};

// What the company is, at every instant at once.
struct World {
    quint64 seed = 0;
    qint64 from = 0, until = 0;
    bool ownPayments = false;  // the shop takes the money itself, on one account
    QByteArray mark{"#HL-"};   // begins the name of an order

    std::vector<Order> orders, checkouts;
    std::vector<Parcel> parcels;
    std::vector<ShopRefund> shopRefunds;
    std::vector<Intent> intents;
    std::vector<Charge> charges;
    std::vector<Refund> refunds;
    std::vector<Dispute> disputes;
    std::vector<Review> reviews;
    std::vector<Warning> warnings;
    std::vector<Subscription> subscriptions;
    std::vector<Trouble> troubles;
    std::vector<Payout> payouts;
    std::vector<File> files;
    std::vector<Owed> owed;
    std::map<quint32, qint64> givenUp;  // rebills that nobody tries again, by intent
    std::vector<Miscount> miscounts;
    std::vector<Substitution> substitutions;
    std::map<quint32, quint32> payoutOf;               // by ledger line
    std::map<quint32, std::vector<quint32>> billed;    // intents, by subscription * 4 + account
    std::array<std::vector<qint64>, 3> customerSince;  // kNever: not a customer of the account
    std::vector<Return> returns;
    std::vector<Trouble> mishaps;  // what else went wrong, on the way and behind the counter
    std::vector<std::array<Level, 2>> stock;  // by article, then by location
    quint32 customers = 0;

    // Linked lists, in the order of their making.
    void append(Parcel parcel);
    void append(Charge charge);
    quint32 append(Refund refund);
    quint32 append(ShopRefund refund);

    // Sum of the refunds of a charge that had not failed at `at`.
    qint64 refunded(const Charge& charge, qint64 at) const;
    // The first charge of the intent that had succeeded at `at`, or kNone.
    quint32 paidBy(const Intent& intent, qint64 at) const;
    // The last charge of the intent at `at`, or kNone.
    quint32 latestCharge(const Intent& intent, qint64 at) const;
    // When the shop last changed the order, seen from `at`.
    qint64 updatedAt(const Order& order, qint64 at) const;
    // Sum of what the shop had recorded as refunded at `at`; pending transactions do not count.
    qint64 shopRefunded(const Order& order, qint64 at) const;
    // Whether the early fraud warning still asks for a refund at `at`.
    bool actionable(const Warning& warning, qint64 at) const;
};

// How many parcels of an order had been shipped, and how many there are.
struct Shipped {
    int done = 0, of = 0;
};
Shipped shipped(const World& world, const Order& order, qint64 at);

RefundState state(const Refund& refund, qint64 at);

}  // namespace sandbox
