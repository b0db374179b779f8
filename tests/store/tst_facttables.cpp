// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/facttables.h"

#include "core/store/factwriter.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <random>

using namespace docket;
using namespace docket::store;

namespace {

constexpr Instant kStart{1'780'000'000'000};
constexpr auto kCanary = "canary.someone@example.org";

Currency dollars()
{
    return Currency::parse("USD");
}
Instant at(qint64 n)
{
    return kStart + minutes(n);
}

// A fact as it came: from whom, of which version, on which page.
struct Came {
    SourceNumber source;
    Fact fact;
    Instant version;
    Instant readAt;
};

Order order(const QByteArray& financial, qint64 total)
{
    Order o;
    o.id = "O1";
    o.number = "#HL-1";
    o.createdAt = kStart;
    o.updatedAt = at(total % 7);
    o.total = {total, dollars()};
    o.tax = {1, dollars()};
    o.financialStatus = financial;
    o.customer = "C1";
    o.attribution = {"offer", "funnel", "affiliate", "sub"};
    OrderLine line;
    line.id = "l1";
    line.sku = "SKU-1";
    line.title = QStringLiteral("A jumper, knitted");
    line.quantity = 2;
    line.price = {total / 2, dollars()};
    line.discount = {0, dollars()};
    o.lines = {line};
    o.personal.name = QStringLiteral("Jo Bloggs");
    o.personal.email = QString::fromLatin1(kCanary);
    o.personal.shipping.city = QStringLiteral("Malmö");
    o.personal.note = QStringLiteral("leave it with the neighbour");
    return o;
}

Payment payment(PaymentStatus status, qint64 refunded, const QByteArray& id = "ch_1")
{
    Payment p;
    p.id = id;
    p.order = "O1";
    p.createdAt = kStart;
    p.amount = {10'000, dollars()};
    p.captured = status == PaymentStatus::Approved ? 10'000 : 0;
    p.refunded = refunded;
    p.status = status;
    p.last4 = "4242";
    p.personal.email = QString::fromLatin1(kCanary);
    return p;
}

Refund refund(const QByteArray& id, RefundStatus status,
              RefundSystem system = RefundSystem::Gateway)
{
    Refund r;
    r.id = id;
    r.system = system;
    r.payment = system == RefundSystem::Gateway ? "ch_1" : "";
    r.order = system == RefundSystem::Store ? "O1" : "";
    r.createdAt = at(2);
    r.amount = {2'500, dollars()};
    r.status = status;
    r.note = QString::fromLatin1(kCanary);
    return r;
}

FulfillmentOrder fulfillment(const QByteArray& id, const QByteArray& orderId, Instant created)
{
    FulfillmentOrder f;
    f.id = id;
    f.order = orderId;
    f.createdAt = created;
    f.status = "open";
    f.location = "L1";
    f.lines = {{"l1", "i1", 2, 2}};
    return f;
}

// Versions that supersede each other, reads that repeat one, ties that differ in content.
std::vector<Came> history()
{
    return {
        {1, order("pending", 10'000), at(1), at(10)},
        {1, order("paid", 10'000), at(2), at(11)},
        {1, order("paid", 10'000), at(2), at(20)},
        {1, order("refunded", 10'000), at(5), at(12)},
        {1, order("refunded", 9'000), at(5), at(12)},  // a tie in both instants
        {2, payment(PaymentStatus::Pending, 0), at(1), at(10)},
        {2, payment(PaymentStatus::Approved, 0), at(1), at(13)},
        {2, payment(PaymentStatus::Approved, 2'500), at(4), at(14)},
        {2, payment(PaymentStatus::Approved, 0), at(3), at(30)},  // read late, and older
        {2, payment(PaymentStatus::Declined, 0, "ch_2"), at(1), at(10)},
        {3, payment(PaymentStatus::Approved, 7), at(9), at(9)},  // the same id at another source
        {2, refund("re_1", RefundStatus::Pending), at(2), at(10)},
        {2, refund("re_1", RefundStatus::Succeeded), at(6), at(15)},
        {2, refund("re_1", RefundStatus::Failed), at(7), at(15)},
        {1, refund("rs_1", RefundStatus::Succeeded, RefundSystem::Store), at(2), at(10)},
        {1, refund("rs_1", RefundStatus::Succeeded, RefundSystem::Store), at(3), at(10)},
    };
}

class File {
public:
    explicit File(const QString& path)
    {
        auto opened = Database::open(path, Open::Write, Sync::Normal);
        if (!opened || !migrate(**opened, QStringLiteral("cache")))
            qFatal("%s", qPrintable(path));
        db = std::move(*opened);
        tables = std::make_unique<FactTables>(*db, Secret(QByteArray(32, 'f')));
        writer = std::make_unique<FactWriter>(*db, Secret(QByteArray(32, 'f')));
        if (!writer->makeIndexes())
            qFatal("indexes");
    }

    Written write(const Came& came, qint64 page = 1)
    {
        Written written;
        const auto done =
            writer->write(came.source, {came.fact, came.version}, came.readAt, page, written);
        if (!done)
            qFatal("%s", qPrintable(done.error().detail));
        if (!writer->noteTouched())
            qFatal("touched");
        return written;
    }

    std::unique_ptr<Database> db;
    std::unique_ptr<FactTables> tables;
    std::unique_ptr<FactWriter> writer;
};

// Everything that can be read back of the history.
struct State {
    std::optional<Stored<Order>> order;
    std::vector<Stored<Payment>> payments;
    std::optional<Stored<Payment>> other;
    std::vector<Stored<Refund>> gateway, shop;

    bool operator==(const State&) const = default;
};

State read(const FactTables& t)
{
    return {*t.order("O1"), *t.paymentsOf("O1"), *t.payment(3, "ch_1"),
            *t.refundsOfPayment(2, "ch_1"), *t.refundsOfOrder("O1")};
}

}  // namespace

class tst_FactTables : public QObject {
    Q_OBJECT

    QTemporaryDir m_folder;
    QString path(const char* name) const { return m_folder.filePath(QString::fromLatin1(name)); }

    static std::vector<QByteArray> touched(const FactTables& t)
    {
        std::vector<QByteArray> out;
        const auto subjects = t.touched(100);
        for (const Subject& s : *subjects)
            out.push_back(s.order + '/' + QByteArray::number(s.source) + '/' + s.payment);
        return out;
    }

private slots:
    void everyMemberComesBack()
    {
        File file(path("members.db"));
        for (const Came& came : history())
            file.write(came);
        const State state = read(*file.tables);
        QVERIFY(state.order);
        const Order last = std::get<Order>(history()[3].fact);
        const Order tied = std::get<Order>(history()[4].fact);
        QVERIFY(state.order->fact == last || state.order->fact == tied);
        QVERIFY(state.order->version == at(5));
        QVERIFY(state.order->ref == (ExternalRef{1, FactKind::Order, "O1"}));
        QCOMPARE(state.payments.size(), size_t{3});
        const auto paid = *file.tables->payment(2, "ch_1");
        QVERIFY(paid && paid->fact == std::get<Payment>(history()[7].fact));
        QVERIFY(state.other->fact.refunded == 7);
        QCOMPARE(state.gateway.size(), size_t{1});
        QVERIFY(state.gateway[0].fact == std::get<Refund>(history()[13].fact));
        QCOMPARE(state.shop.size(), size_t{1});
        QVERIFY(state.shop[0].version == at(3));
        QVERIFY(!*file.tables->order("O2"));
    }

    void parcelsComeBack()
    {
        File file(path("parcels.db"));
        Label label;
        label.id = "se-1";
        label.order = "O1";
        label.createdAt = at(1);
        label.shipDate = at(2);
        label.voidedAt = at(3);
        label.status = "voided";
        label.carrier = "ups";
        label.service = "ups_ground";
        label.tracking = "1Z1";
        label.returning = true;
        label.cost = {499, dollars()};
        Tracking parcel;
        parcel.id = "ups:1Z1";
        parcel.carrier = "ups";
        parcel.number = "1Z1";
        parcel.status = "exception";
        parcel.statusText = QStringLiteral("Held");
        parcel.exception = QStringLiteral("Held by customs");
        parcel.shippedAt = at(2);
        parcel.promisedAt = at(9);
        parcel.deliveredAt = at(8);
        parcel.lastScanAt = at(7);
        parcel.scans = {{at(7), "exception", QStringLiteral("Held"), QStringLiteral("Malmö"),
                         QStringLiteral("SE")}};
        Return back;
        back.id = "se-1";
        back.order = "O1";
        back.rma = "RMA-1";
        back.requestedAt = at(1);
        back.authorizedAt = at(2);
        back.receivedAt = at(3);
        back.cancelledAt = at(4);
        back.reason = "too small";
        back.carrier = "ups";
        back.tracking = "1Z1";
        Tracking other = parcel;
        other.id = "dpd:1Z1";
        other.carrier = "dpd";
        for (const Fact& fact : std::initializer_list<Fact>{label, parcel, back, other})
            file.write({4, fact, at(5), at(6)});
        const auto labels = file.tables->labelsOf("O1");
        QVERIFY(labels && labels->size() == 1 && labels->front().fact == label);
        QVERIFY(labels->front().ref == (ExternalRef{4, FactKind::Label, "se-1"}));
        const auto returns = file.tables->returnsOf("O1");
        QVERIFY(returns && returns->size() == 1 && returns->front().fact == back);
        QVERIFY(file.tables->returnsTracked("1Z1")->front().fact == back);
        QCOMPARE(file.tables->trackingOf("1Z1")->size(), size_t{2});
        const auto ups = file.tables->trackingOf("ups", "1Z1");
        QVERIFY(ups && ups->size() == 1 && ups->front().fact == parcel);
        QVERIFY(file.tables->labelsOf("O2")->empty());
        QVERIFY(file.tables->trackingOf("1Z2")->empty());
    }

    void parcelsUnderWayAreReadAgain()
    {
        File file(path("underway.db"));
        const auto label = [&](const QByteArray& id, Instant made, const QByteArray& status) {
            Label l;
            l.id = id;
            l.createdAt = made;
            l.status = status;
            l.voidedAt = status == "voided" ? made : Instant();
            l.tracking = "n" + id;
            file.write({4, l, made, made});
        };
        const auto parcel = [&](SourceNumber source, const QByteArray& number, const char* status) {
            Tracking t;
            t.id = "ups:" + number;
            t.number = number;
            t.status = status;
            t.lastScanAt = at(5);
            file.write({source, t, at(6), at(6)});
        };
        label("new", at(1), "completed");
        label("going", at(1), "completed");
        label("there", at(1), "completed");
        label("void", at(1), "voided");
        label("failed", at(1), "error");
        label("old", at(1) - days(60), "completed");
        parcel(4, "ngoing", "in_transit");
        parcel(4, "nthere", "delivered");
        parcel(5, "nthere", "in_transit");
        parcel(5, "nnew", "delivered");
        const auto of = [&](SourceNumber source) {
            QByteArrayList out;
            const auto unsettled = file.tables->unsettled(source);
            for (const auto& [kind, id] : *unsettled)
                out << (kind == FactKind::Tracking ? id : QByteArray("?"));
            std::sort(out.begin(), out.end());
            return out.join(' ');
        };
        QCOMPARE(of(4), QByteArray("going new"));
        QCOMPARE(of(5), QByteArray("ups:nthere"));
        QCOMPARE(of(6), QByteArray());
    }

    // Each member of the facts of billing, money and warehouses, through its reader.
    void everyMemberOfTheRestComesBack()
    {
        File file(path("rest.db"));
        const Money m{1'234, dollars()};
        Personal person;
        person.name = QStringLiteral("Jo Bloggs");
        person.email = QString::fromLatin1(kCanary);
        person.shipping.city = QStringLiteral("Malmö");
        const Payout payout{"po_1", at(1), at(2), m, "paid", "account_closed", false};
        const LedgerLine line{"txn_1",  at(1),  at(2), m, {34, dollars()}, {1'200, dollars()},
                              "charge", "ch_1", "po_1"};
        const Customer customer{"cus_1", at(1), true, person};
        const Subscription subscription{"sub_1", "cus_1", "past_due", at(1), at(2),  at(3),
                                        at(4),   at(5),   true,       m,     "lamp", "in_1"};
        const Invoice invoice{"in_1", "cus_1", "sub_1", "open", "subscription_cycle", at(1),  at(2),
                              at(3),  at(4),   2,       m,      {7, dollars()},       "ch_1", "O1"};
        const InvoicePayment paid{"inpay_1", "in_1", "ch_1", "pi_1", "open",
                                  at(1),     at(2),  m,      false};
        const StockCount count{"L1:SKU-1", "SKU-1", "L1", QStringLiteral("Malmö"), 12, 3, at(1)};
        const Substitution sent{"s1", "O1", "SKU-1", "SKU-2", 2, QStringLiteral("damaged"), at(1)};
        const FileUpload upload{"file_1", at(1), "dispute_evidence", "a.png", "png", 9'863};
        for (const Fact& fact : std::vector<Fact>{payout, line, customer, subscription, invoice,
                                                  paid, count, sent, upload})
            file.write({2, fact, at(1), at(10)});
        const FactTables& t = *file.tables;
        const auto one = [](const auto& list, const auto& fact) {
            return list && list->size() == 1 && list->front().fact == fact;
        };
        QVERIFY(one(t.payouts(2), payout));
        QVERIFY(one(t.linesOf(2, "po_1"), line));
        QVERIFY((*t.customer(2, "cus_1"))->fact == customer);
        QVERIFY((*t.subscription(2, "sub_1"))->fact == subscription);
        QVERIFY(one(t.subscriptionsOf(2, "cus_1"), subscription));
        QVERIFY(one(t.invoicesOfOrder("O1"), invoice));
        QVERIFY(one(t.invoicesOfCustomer(2, "cus_1"), invoice));
        QVERIFY(one(t.invoicePaymentsOf(2, "in_1"), paid));
        QVERIFY(one(t.countsOf("SKU-1", "L1"), count));
        QVERIFY(one(t.substitutionsOf("O1"), sent));
        // At another source and of other parts there is nothing.
        QVERIFY(t.payouts(3)->empty() && t.linesOf(3, "po_1")->empty());
        QVERIFY(!*t.customer(3, "cus_1") && !*t.subscription(3, "sub_1"));
        QVERIFY(t.countsOf("SKU-1", "L2")->empty() && t.substitutionsOf("O2")->empty());

        // An invoice is found by its charge, by the charge and by the intent that were tried.
        const auto by = [&](const QByteArray& id, const QByteArray& intent) {
            Stored<Payment> p;
            p.ref = {2, FactKind::Payment, id};
            p.fact.intent = intent;
            return one(t.invoicesOfPayment(p), invoice);
        };
        QVERIFY(by("ch_1", "") && by("ch_7", "pi_1") && !by("ch_7", "pi_7") && !by("ch_7", ""));
    }

    // What is told of a bill makes the rules look at what it was tried to be paid with.
    void billsTouchTheirPayments()
    {
        File file(path("bills.db"));
        Payment tried = payment(PaymentStatus::Declined, 0, "ch_5");
        tried.order.clear();
        tried.intent = "pi_5";
        file.write({2, tried, at(1), at(10)});
        const auto again = [&](const Fact& fact) {
            if (!file.db->execute("delete from touched"))
                qFatal("delete");
            file.write({2, fact, at(2), at(11)});
            return touched(*file.tables) == std::vector<QByteArray>{"/2/ch_5"};
        };
        InvoicePayment by;
        by.id = "inpay_5";
        by.invoice = "in_5";
        by.intent = "pi_5";
        Invoice invoice;
        invoice.id = "in_5";
        Subscription subscription;
        subscription.id = "sub_5";
        subscription.latestInvoice = "in_5";
        QVERIFY(again(by));
        QVERIFY(again(invoice));
        QVERIFY(again(subscription));
        // Without indexes nobody is looked up; with them again, all of it is.
        QVERIFY(file.db->execute("delete from touched"));
        QVERIFY(file.writer->dropIndexes());
        invoice.status = "open";
        file.write({2, invoice, at(3), at(12)}, 7);
        QVERIFY(touched(*file.tables).empty());
        QVERIFY(file.writer->makeIndexes());
        QCOMPARE(touched(*file.tables), std::vector<QByteArray>{"/2/ch_5"});
    }

    void whatIsNotSettledIsReadAgain()
    {
        File file(path("waiting.db"));
        Payout payout;
        payout.status = "in_transit";
        payout.id = "po_1";
        file.write({2, payout, at(1), at(10)});
        payout.status = "paid";
        payout.id = "po_2";
        file.write({2, payout, at(1), at(10)});
        file.write({1, order("paid", 10'000), at(1), at(10)});
        file.write({1, fulfillment("fo_1", "O1", kStart), at(1), at(10)});
        using List = std::vector<std::pair<FactKind, QByteArray>>;
        QVERIFY(*file.tables->unsettled(2) == (List{{FactKind::Payout, "po_1"}}));
        QVERIFY(file.tables->unsettled(1)->empty());
        Order sent = order("paid", 10'000);
        sent.fulfillmentStatus = "fulfilled";
        file.write({1, sent, at(2), at(11)});
        QVERIFY(*file.tables->unsettled(1) == (List{{FactKind::FulfillmentOrder, "fo_1"}}));
        FulfillmentOrder closed = fulfillment("fo_1", "O1", kStart);
        closed.status = "closed";
        file.write({1, closed, at(2), at(11)});
        QVERIFY(file.tables->unsettled(1)->empty());
    }

    // Pages repeated, reordered and split in any way end in one state.
    void anyOrderEndsInOneState()
    {
        File reference(path("reference.db"));
        for (const Came& came : history())
            reference.write(came);
        const State expected = read(*reference.tables);

        File file(path("permuted.db"));
        std::mt19937 random(20261124);
        for (int run = 0; run < 500; ++run) {
            QVERIFY(file.db->execute("delete from fact_order; delete from fact_payment; "
                                     "delete from fact_refund; delete from touched;"));
            std::vector<Came> all = history();
            const size_t once = all.size();
            const size_t extra = random() % once;
            for (size_t i = 0; i < extra; ++i)
                all.push_back(history()[random() % once]);
            std::shuffle(all.begin(), all.end(), random);
            size_t next = 0;
            qint64 page = 1;
            while (next < all.size()) {
                auto transaction = Transaction::begin(*file.db);
                QVERIFY(transaction);
                const size_t until = std::min(all.size(), next + 1 + random() % 6);
                for (; next < until; ++next)
                    file.write(all[next], page);
                ++page;
                // Some commits never come.
                if (random() % 5 != 0)
                    QVERIFY(transaction->commit());
            }
            // What was rolled back comes once more, as the puller would read it.
            auto transaction = Transaction::begin(*file.db);
            std::shuffle(all.begin(), all.end(), random);
            for (const Came& came : all)
                file.write(came, page);
            QVERIFY(transaction->commit());
            const State state = read(*file.tables);
            QVERIFY2(state == expected, qPrintable(QStringLiteral("run %1").arg(run)));
            const auto again = touched(*file.tables);
            QVERIFY(std::find(again.begin(), again.end(), "O1/0/") != again.end());
        }
    }

    void theSameContentIsTheSame()
    {
        File file(path("same.db"));
        Came came{1, order("paid", 10'000), at(1), at(10)};
        QCOMPARE(file.write(came).added, 1);
        QVERIFY(file.writer->looked(file.tables->touched(10)->front()));
        QVERIFY(touched(*file.tables).empty());
        QCOMPARE(file.write(came).same, 1);
        came.readAt = at(20);
        QCOMPARE(file.write(came).same, 1);
        came.version = at(3);
        QCOMPARE(file.write(came).same, 1);  // later, and says the same
        QVERIFY(touched(*file.tables).empty());
        QVERIFY((*file.tables->order("O1"))->version == at(3));
        // What comes between is older now.
        came.version = at(2);
        std::get<Order>(came.fact).financialStatus = "voided";
        QCOMPARE(file.write(came).same, 1);
        QCOMPARE((*file.tables->order("O1"))->fact.financialStatus, QByteArray("paid"));
        came.version = at(4);
        QCOMPARE(file.write(came).changed, 1);
        QCOMPARE(touched(*file.tables).size(), size_t{1});
    }

    void aTombstoneKeepsTheRow()
    {
        File file(path("tombstone.db"));
        const Came came{1, order("paid", 10'000), at(1), at(10)};
        file.write(came);
        QVERIFY(file.writer->looked(file.tables->touched(10)->front()));
        const Came gone{1, Tombstone{FactKind::Order, "O1"}, at(2), at(11)};
        QCOMPARE(file.write(gone).changed, 1);
        QVERIFY(touched(*file.tables) == std::vector<QByteArray>{"O1/0/"});
        const auto kept = *file.tables->order("O1");
        QVERIFY(kept && kept->deleted);
        QVERIFY(kept->fact == std::get<Order>(came.fact));
        QCOMPARE(file.write(gone).same, 1);
        QCOMPARE(file.write({1, Tombstone{FactKind::Order, "O9"}, at(2), at(11)}).same, 1);
        // The page it was on, read again: it stays buried. A later word of it brings it back.
        file.write(came);
        QVERIFY((*file.tables->order("O1"))->deleted);
        QCOMPARE(file.write({1, came.fact, at(3), at(12)}).changed, 1);
        QVERIFY(!(*file.tables->order("O1"))->deleted);
        // And an older word of its end does not.
        QCOMPARE(file.write({1, Tombstone{FactKind::Order, "O1"}, at(2), at(20)}).same, 1);
        QVERIFY(!(*file.tables->order("O1"))->deleted);
        QVERIFY(file.writer->looked(file.tables->touched(10)->front()));
        // The end comes first, in a file that is opened anew before the fact comes.
        FactWriter again(*file.db, Secret(QByteArray(32, 'f')));
        Written written;
        Order late = order("paid", 5);
        late.id = "O9";
        QVERIFY(again.write(1, {late, at(1)}, at(30), 3, written));
        QVERIFY((*file.tables->order("O9"))->deleted);
    }

    void anEndTouchesWhatItBelongedTo_data()
    {
        QTest::addColumn<int>("kind");
        QTest::addColumn<QByteArray>("id");
        QTest::addColumn<QByteArray>("subject");
        const auto row = [](const char* name, FactKind kind, const char* id, const char* subject) {
            QTest::newRow(name) << static_cast<int>(kind) << QByteArray(id) << QByteArray(subject);
        };
        row("a payment", FactKind::Payment, "ch_1", "O1/0/");
        row("a refund of the shop", FactKind::Refund, "rs_1", "O1/0/");
        row("a refund of the gateway", FactKind::Refund, "re_1", "O1/0/");
        row("a hold", FactKind::Hold, "prv_1", "O1/0/");
        row("a fulfillment order", FactKind::FulfillmentOrder, "fo_1", "O1/0/");
        row("a shipment", FactKind::Shipment, "s_1", "O1/0/");
        row("a stock level", FactKind::StockLevel, "i1:L1", "O1/0/");
    }
    void anEndTouchesWhatItBelongedTo()
    {
        QFETCH(int, kind);
        QFETCH(QByteArray, id);
        QFETCH(QByteArray, subject);
        File file(m_folder.filePath(QStringLiteral("end-%1.db").arg(QString::fromUtf8(id))));
        file.write({2, payment(PaymentStatus::Approved, 0), at(1), at(1)});
        file.write({2, refund("rs_1", RefundStatus::Succeeded, RefundSystem::Store), at(1), at(1)});
        file.write({2, refund("re_1", RefundStatus::Pending), at(1), at(1)});
        file.write({2, Hold{"prv_1", "ch_1", at(1), true, {}, {}, {}}, at(1), at(1)});
        file.write({2, fulfillment("fo_1", "O1", at(1)), at(1), at(1)});
        Shipment shipment;
        shipment.id = "s_1";
        shipment.order = "O1";
        file.write({2, shipment, at(1), at(1)});
        file.write({2, StockLevel{"i1:L1", "i1", "L1", -3, at(1)}, at(1), at(1)});
        QVERIFY(file.db->execute("delete from touched"));
        QCOMPARE(file.write({2, Tombstone{static_cast<FactKind>(kind), id}, at(2), at(2)}).changed,
                 1);
        QVERIFY(touched(*file.tables) == std::vector<QByteArray>{subject});
    }

    // Facts, their ends and their returns, in any order and any number of times: one state, wants
    // and all.
    void endsInAnyOrderEndInOneState()
    {
        std::vector<Came> all{
            {1, order("paid", 1), at(1), at(10)},
            {1, Tombstone{FactKind::Order, "O1"}, at(3), at(11)},
            {1, order("voided", 1), at(3), at(11)},  // the same instants as its end: it is gone
            {1, order("open", 1), at(2), at(30)},
            {1, Tombstone{FactKind::Order, "O1"}, at(2), at(40)},
            {2, payment(PaymentStatus::Approved, 0), at(1), at(10)},
            {2, Tombstone{FactKind::Payment, "ch_1"}, at(2), at(11)},
            {2, payment(PaymentStatus::Approved, 0), at(4), at(12)},  // as it was, and back
            {1, fulfillment("fo_1", "O1", at(2)), at(1), at(10)},
            {1, Tombstone{FactKind::FulfillmentOrder, "fo_1"}, at(5), at(11)},
            {1, fulfillment("fo_2", "O2", at(2)), at(1), at(10)},
            {1, Tombstone{FactKind::FulfillmentOrder, "fo_2"}, at(1), at(9)},
            {1, StockLevel{"i1:L1", "i1", "L1", -3, at(1)}, at(1), at(1)},
        };
        const auto stateOf = [](const File& file) {
            QByteArray out;
            auto rows = file.db->statement(
                "select 'order', ext, version, read_at, digest, deleted from fact_order union all "
                "select 'payment', ext, version, read_at, digest, deleted from fact_payment "
                "union all select 'fulfillment', ext, version, read_at, digest, deleted from "
                "fact_fulfillment_order union all select 'grave', ext, version, read_at, 0, 0 from "
                "fact_grave order by 1, 2");
            while (rows.step()) {
                for (int c = 0; c < 6; ++c)
                    out += rows.text(c) + ' ';
                out += '\n';
            }
            const auto stock = file.tables->stock("i1", "L1");
            for (const FactTables::Want& want : stock->wants)
                out += want.order + ' ' + QByteArray::number(want.quantity) + '\n';
            return out;
        };
        File file(path("ends.db"));
        std::mt19937 random(20261125);
        QByteArray expected;
        for (int run = 0; run < 400; ++run) {
            QVERIFY(file.db->execute(
                "delete from fact_order; delete from fact_payment; delete from fact_want; "
                "delete from fact_fulfillment_order; delete from fact_stock_level; "
                "delete from fact_grave; delete from touched;"));
            std::vector<Came> some = all;
            for (size_t i = random() % all.size(); i > 0; --i)
                some.push_back(all[random() % all.size()]);
            std::shuffle(some.begin(), some.end(), random);
            for (const Came& came : some)
                file.write(came);
            const QByteArray state = stateOf(file);
            if (run == 0)
                expected = state;
            QVERIFY2(state == expected, (expected + "---\n" + state).constData());
        }
        QVERIFY((*file.tables->order("O1"))->deleted);
        QVERIFY(!(*file.tables->payment(2, "ch_1"))->deleted);
        QVERIFY(expected.endsWith("O2 2\n") && !expected.contains("O1 2\n"));
    }

    void whatMustBeLookedAt_data()
    {
        QTest::addColumn<int>("which");
        QTest::addColumn<QByteArray>("subject");
        QTest::newRow("an order") << 0 << QByteArray("O1/0/");
        QTest::newRow("a payment with an order") << 1 << QByteArray("O1/0/");
        QTest::newRow("a payment without one") << 2 << QByteArray("/2/ch_9");
        QTest::newRow("a shop's refund") << 3 << QByteArray("O1/0/");
        QTest::newRow("a refund of a payment with an order") << 4 << QByteArray("O1/0/");
        QTest::newRow("a refund of a payment not seen yet") << 5 << QByteArray("/2/ch_7");
        QTest::newRow("a dispute") << 6 << QByteArray("O1/0/");
        QTest::newRow("a dispute of an order") << 7 << QByteArray("O1/0/");
    }
    void whatMustBeLookedAt()
    {
        QFETCH(int, which);
        QFETCH(QByteArray, subject);
        const QString name = QStringLiteral("touch%1.db").arg(which);
        File file(m_folder.filePath(name));
        file.write({2, payment(PaymentStatus::Approved, 0), at(1), at(1)});
        QVERIFY(file.writer->looked(file.tables->touched(10)->front()));
        Payment alone = payment(PaymentStatus::Approved, 0, "ch_9");
        alone.order.clear();
        Refund early = refund("re_1", RefundStatus::Pending);
        early.payment = "ch_7";
        Dispute dispute;
        dispute.id = "dp_1";
        dispute.payment = "ch_1";
        Dispute ofOrder;
        ofOrder.id = "dp_2";
        ofOrder.order = "O1";
        const std::array<Came, 8> facts{
            Came{1, order("paid", 1), at(1), at(1)},
            Came{2, payment(PaymentStatus::Approved, 1), at(2), at(2)},
            Came{2, alone, at(1), at(1)},
            Came{1, refund("rs_1", RefundStatus::Succeeded, RefundSystem::Store), at(1), at(1)},
            Came{2, refund("re_1", RefundStatus::Pending), at(1), at(1)},
            Came{2, early, at(1), at(1)},
            Came{2, dispute, at(1), at(1)},
            Came{1, ofOrder, at(1), at(1)}};
        file.write(facts.at(static_cast<size_t>(which)));
        QCOMPARE(touched(*file.tables).size(), size_t{1});
        QCOMPARE(touched(*file.tables).front(), subject);
        const auto named = file.tables->disputesOfOrder("O1");
        QVERIFY(named);
        QCOMPARE(named->size(), size_t{which == 7});
    }

    void allIsTouched()
    {
        File file(path("all.db"));
        Payment alone = payment(PaymentStatus::Approved, 0, "ch_9");
        alone.order.clear();
        Payment early = payment(PaymentStatus::Approved, 0, "ch_8");
        early.order = "O8";
        file.write({1, order("paid", 1), at(1), at(1)}, 3);
        file.write({2, payment(PaymentStatus::Approved, 0), at(1), at(1)}, 4);
        file.write({2, alone, at(1), at(1)}, 5);
        file.write({2, early, at(1), at(1)}, 6);
        QVERIFY(file.db->execute("delete from touched"));
        QVERIFY(file.writer->touchAll());
        QVERIFY(touched(*file.tables) == (std::vector<QByteArray>{"/2/ch_9", "O1/0/", "O8/0/"}));
        // Looked at like any other.
        const auto subjects = file.tables->touched(10);
        for (const Subject& subject : *subjects)
            QVERIFY(file.writer->looked(subject));
        QVERIFY(file.tables->touched(10)->empty());
    }

    // A page that comes between the reading of the list and its being done is looked at again.
    void aTouchInBetweenSurvives()
    {
        File file(path("between.db"));
        file.write({1, order("pending", 10'000), at(1), at(1)}, 7);
        const auto first = file.tables->touched(10);
        QCOMPARE(first->size(), size_t{1});
        QCOMPARE(first->front().page, 7);
        file.write({1, order("paid", 10'000), at(2), at(2)}, 8);
        QVERIFY(file.writer->looked(first->front()));
        const auto second = file.tables->touched(10);
        QCOMPARE(second->size(), size_t{1});
        QCOMPARE(second->front().page, 8);
        QVERIFY(file.writer->looked(second->front()));
        QVERIFY(file.tables->touched(10)->empty());
    }

    void aStockChangeTouchesWhoWaits()
    {
        File file(path("stock.db"));
        for (const char* id : {"O1", "O2"}) {
            FulfillmentOrder f;
            f.id = QByteArray("fo_") + id;
            f.order = id;
            f.createdAt = at(id[1] == '1' ? 5 : 4);
            f.status = "open";
            f.location = "L1";
            f.lines = {{"l1", "i1", 2, 2}};
            file.write({1, f, at(1), at(1)});
        }
        QVERIFY(file.db->execute("delete from touched"));
        file.write({1, StockItem{"i1", "SKU-1", at(1)}, at(1), at(1)});
        file.write({1, StockLevel{"i1:L1", "i1", "L1", -3, at(1)}, at(1), at(1)});
        QVERIFY(touched(*file.tables) == (std::vector<QByteArray>{"O1/0/", "O2/0/"}));
        auto stock = *file.tables->stock("i1", "L1");
        QVERIFY(stock.known);
        QCOMPARE(stock.available, -3);
        QCOMPARE(stock.sku, QByteArray("SKU-1"));
        QCOMPARE(stock.wants.size(), size_t{2});
        QCOMPARE(stock.wants[0].order, QByteArray("O2"));  // the older one first
        FulfillmentOrder sent;
        sent.id = "fo_O2";
        sent.order = "O2";
        sent.status = "closed";
        sent.createdAt = at(4);
        sent.location = "L1";
        sent.lines = {{"l1", "i1", 2, 0}, {"l2", "i1", 1, 0}};
        file.write({1, sent, at(2), at(2)});
        QCOMPARE(file.tables->stock("i1", "L1")->wants.size(), size_t{1});
        // What was sent was ordered all the same; what was cancelled was not.
        QCOMPARE(file.tables->demandSince("i1", "L1", at(3))->quantity, 5);
        QCOMPARE(file.tables->demandSince("i1", "L1", at(4))->quantity, 2);
        QCOMPARE(file.tables->demandSince("i1", "L1", at(4))->newest, at(5));
        sent.status = "cancelled";
        file.write({1, sent, at(3), at(3)});
        QCOMPARE(file.tables->demandSince("i1", "L1", at(3))->quantity, 2);
        QVERIFY(!file.tables->stock("i2", "L1")->known);
    }

    void rechecks()
    {
        File file(path("recheck.db"));
        const Subject one{"O1", 0, {}, 0};
        const Subject two{{}, 2, "ch_1", 0};
        QVERIFY(file.writer->recheck(one, at(10)));
        QVERIFY(file.writer->recheck(two, at(5)));
        QVERIFY(file.tables->dueForRecheck(at(4), 10)->empty());
        QVERIFY(*file.tables->dueForRecheck(at(5), 10) == std::vector<Subject>{two});
        QVERIFY(*file.tables->dueForRecheck(at(10), 10) == (std::vector<Subject>{two, one}));
        QVERIFY(file.writer->recheck(one, at(20)));
        QVERIFY(file.writer->recheck(two, Instant::none()));
        QVERIFY(file.tables->dueForRecheck(at(19), 10)->empty());
    }

    void whatIsUnsettledIsReadAgain()
    {
        File file(path("unsettled.db"));
        file.write({2, refund("re_1", RefundStatus::Pending), at(1), at(1)});
        file.write({2, refund("re_2", RefundStatus::Succeeded), at(1), at(1)});
        file.write({3, refund("re_3", RefundStatus::Pending), at(1), at(1)});
        for (const char* status : {"needs_response", "under_review", "won"}) {
            Dispute d;
            d.id = status;
            d.payment = "ch_1";
            d.status = status;
            file.write({2, d, at(1), at(1)});
        }
        Hold hold;
        hold.id = "prv_1";
        hold.payment = "ch_1";
        hold.open = true;
        file.write({2, hold, at(1), at(1)});
        auto found = *file.tables->unsettled(2);
        std::sort(found.begin(), found.end());
        QVERIFY(found ==
                (std::vector<std::pair<FactKind, QByteArray>>{{FactKind::Refund, "re_1"},
                                                              {FactKind::Dispute, "needs_response"},
                                                              {FactKind::Dispute, "under_review"},
                                                              {FactKind::Hold, "prv_1"}}));
    }

    void indexesLastAreTheSameIndexes()
    {
        File file(path("indexes.db"));
        const auto indexes = [&] {
            QByteArray out;
            auto rows = file.db->statement("select name, sql from sqlite_master where type='index' "
                                           "and sql is not null order by name");
            while (rows.step())
                out += rows.text(0) + rows.text(1) + '\n';
            return out;
        };
        const QByteArray all = indexes();
        QVERIFY(all.contains("fact_payment_order"));
        QVERIFY(file.writer->dropIndexes());
        QVERIFY(!indexes().contains("fact_payment_order"));
        QVERIFY(indexes().contains("fact_want_fulfillment"));
        int made = 0;
        while (*file.writer->makeNextIndex())
            ++made;
        QCOMPARE(made, 37);
        QCOMPARE(indexes(), all);
    }

    void nobodyReadsPersonsInTheFile()
    {
        const QString file = path("personal.db");
        {
            File open(file);
            for (const Came& came : history())
                open.write(came);
            for (const char* suffix : {"", "-wal"}) {
                QFile bytes(file + QString::fromLatin1(suffix));
                QVERIFY(bytes.open(QIODevice::ReadOnly));
                const QByteArray all = bytes.readAll();
                for (const char* word : {kCanary, "Bloggs", "Malm", "neighbour"})
                    QVERIFY2(!all.contains(word), word);
            }
            QVERIFY((*open.tables->order("O1"))->fact.personal.email ==
                    QString::fromLatin1(kCanary));
        }
        QFile bytes(file);
        QVERIFY(bytes.open(QIODevice::ReadOnly));
        const QByteArray all = bytes.readAll();
        QVERIFY(all.contains("SKU-1"));  // the scan does see what is not sealed
        QVERIFY(!all.contains(kCanary));
        auto db = Database::open(file, Open::Read, Sync::Normal);
        QVERIFY(db);
        FactTables stranger(**db, Secret(QByteArray(32, 'g')));
        const auto read = stranger.order("O1");
        QVERIFY(!read && read.error().kind == ErrorKind::Corrupt);
    }
};

QTEST_GUILESS_MAIN(tst_FactTables)
#include "tst_facttables.moc"
