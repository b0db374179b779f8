// SPDX-License-Identifier: GPL-3.0-or-later
// People are found by what somebody knows of them, and a file without its key says nothing.
#include "core/store/personindex.h"

#include "core/store/factwriter.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace docket;
using namespace docket::store;

namespace {

constexpr Instant kStart{1'780'000'000'000};

Secret keyOf(char c)
{
    return Secret(QByteArray(32, c));
}

Personal person(const char* name, const char* email, const char* phone = "", const char* line = "",
                const char* city = "")
{
    Personal p;
    p.name = QString::fromUtf8(name);
    p.email = QString::fromUtf8(email);
    p.phone = QString::fromUtf8(phone);
    p.shipping.name = p.name;
    p.shipping.line1 = QString::fromUtf8(line);
    p.shipping.city = QString::fromUtf8(city);
    return p;
}

// A cache with some facts about people.
struct Ground {
    QTemporaryDir folder;
    std::unique_ptr<Database> db;
    std::unique_ptr<FactWriter> facts;
    std::unique_ptr<PersonIndex> index;
    qint64 page = 0;

    Ground()
    {
        auto opened =
            Database::open(folder.filePath(QStringLiteral("cache.db")), Open::Write, Sync::Normal);
        db = std::move(*opened);
        if (!migrate(*db, QStringLiteral("cache")))
            qFatal("no schema");
        facts = std::make_unique<FactWriter>(*db, keyOf('f'));
        index = std::make_unique<PersonIndex>(*db, keyOf('f'), keyOf('t'));
    }
    void write(Fact fact)
    {
        ++page;
        Written written;
        if (!facts->write(1, {std::move(fact), kStart + minutes(page)}, kStart + minutes(page),
                          page, written))
            qFatal("not written");
    }
    void order(const char* id, const Personal& who)
    {
        Order o;
        o.id = id;
        o.number = QByteArray("#") + id;
        o.createdAt = kStart + minutes(page);
        o.personal = who;
        write(o);
    }
    // All that is to be looked at, in pieces.
    void feed(int most = 1000)
    {
        for (bool more = true; more;) {
            auto transaction = Transaction::begin(*db);
            const auto fed = index->feed(most);
            if (!fed || !transaction->commit())
                qFatal("not fed");
            more = *fed;
        }
    }
    QByteArrayList find(const char* text) const
    {
        QByteArrayList out;
        const auto found = index->find(QString::fromUtf8(text), 100);
        if (!found)
            return {"failed"};
        for (const FoundPerson& one : found->people)
            out.append(one.ref.id);
        std::sort(out.begin(), out.end());
        return out;
    }
    QByteArray bytes() const
    {
        QByteArray out;
        for (const char* end : {"", "-wal"}) {
            QFile file(db->path() + QLatin1String(end));
            if (file.open(QIODevice::ReadOnly))
                out += file.readAll();
        }
        return out;
    }
};

void people(Ground& g)
{
    g.order("1",
            person("Jörg Müller", "jm.winter@x.example", "+49 170 5551234", "Elmweg 7", "Ulm"));
    g.order("2", person("Jorge Muller-Lyon", "jorge@y.example", "0170 999 4321", "Oak 12", "Cork"));
    g.order("3", person("王小明", "wang@z.example"));
    Payment p;
    p.id = "ch_bare";
    p.createdAt = kStart;
    p.personal = person("Odd Payer", "odd@x.example");
    g.write(p);
    p.id = "ch_of_order";
    p.order = "1";
    p.personal = person("Card Holder", "holder@x.example");
    g.write(p);
    Customer c;
    c.id = "cus_1";
    c.createdAt = kStart;
    c.personal = person("Ina Subscriber", "ina@x.example", "55 512");
    g.write(c);
    Checkout k;
    k.id = "cart_1";
    k.createdAt = kStart;
    k.personal = person("Left Cart", "left@x.example");
    g.write(k);
}

}  // namespace

class TestPersonIndex : public QObject {
    Q_OBJECT

private slots:
    void finds_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QByteArrayList>("who");
        const auto row = [](const char* text, const QByteArrayList& who) {
            QTest::newRow(text) << QByteArray(text) << who;
        };
        row("jörg müller", {"1", "2"});  // written without marks as well
        row("jörg ulm", {"1"});
        row("MULLER", {"1", "2"});
        row("mull jor", {"1", "2"});
        row("muller-lyo", {"2"});
        row("jo", {});  // too short for a beginning, and nobody's whole name
        row("jor", {"1", "2"});
        row("jorgensen", {});
        row("lyonnais", {});
        row("wint", {"1"});  // from the e-mail address
        row("JM.Winter@X.example", {"1"});
        row("jm.winter@x.exampl", {});
        row("5551234", {"1"});
        row("+491705551234", {"1"});
        row("01705551234", {"1"});
        row("1234", {"1"});
        row("5512", {"cus_1"});
        row("ina 0000000055512", {});
        row("4321 cork", {"2"});
        row("4321 ulm", {});
        row("elmweg", {"1"});
        row("elmw", {});  // places are whole words
        row("王", {"3"});
        row("王小", {"3"});
        row("小", {});
        row("odd payer", {"ch_bare"});
        row("holder", {});  // its order is what is looked for
        row("ina@x.example", {"cus_1"});
        row("left", {"cart_1"});
        row("", {});
        row("   ", {});
        row("%", {});
        row("x", {});
        row("' or 1=1 --", {});
    }
    void finds()
    {
        QFETCH(QByteArray, text);
        QFETCH(QByteArrayList, who);
        Ground g;
        people(g);
        g.feed();
        QCOMPARE(g.find(text.constData()), who);
    }

    // What was called otherwise before is found by what it is called now.
    void followsChanges()
    {
        Ground g;
        people(g);
        g.feed();
        g.order("1", person("Anna Berg", "anna@x.example"));
        const auto early = g.index->find(QStringLiteral("anna"), 10);
        QVERIFY(early && early->people.empty() && !early->complete);
        g.feed();
        QCOMPARE(g.find("anna"), QByteArrayList({"1"}));
        QCOMPARE(g.find("jörg"), QByteArrayList({"2"}));
        QVERIFY(g.index->find(QStringLiteral("anna"), 10)->complete);
    }

    void fedInPiecesIsTheSame()
    {
        Ground whole, pieces;
        people(whole);
        people(pieces);
        whole.feed();
        pieces.feed(1);
        const auto tokens = [](const Ground& g) {
            QByteArrayList out;
            Statement rows = g.db->statement("select token, kind, id from person_token "
                                             "order by token, kind, id");
            while (rows.step())
                out.append(rows.text(0) + ' ' + rows.text(1) + ' ' + rows.text(2));
            return out;
        };
        QCOMPARE(tokens(pieces), tokens(whole));
        QVERIFY(tokens(whole).size() > 60);
    }

    // Another key makes other tokens of the same names, and none of them is written anywhere.
    void saysNothingWithoutItsKey()
    {
        Ground g;
        people(g);
        g.feed();
        const QByteArray bytes = g.bytes();
        for (const char* text : {"ller", "winter", "5551234", "Elmweg", "elmweg", "muller", "jorg"})
            QVERIFY2(!bytes.contains(text), text);
        const PersonIndex other(*g.db, keyOf('f'), keyOf('u'));
        const auto found = other.find(QStringLiteral("muller"), 10);
        QVERIFY(found && found->people.empty());
    }

    // Whoever is erased has no token left, not even of what they were called before.
    void forgets()
    {
        Ground g;
        people(g);
        g.feed();
        g.order("1", person("Anna Berg", "anna@x.example"));
        g.feed();
        const auto rows = [&] {
            Statement count = g.db->statement("select count(*) from person_token where kind=1 and "
                                              "id=(select id from fact_order where ext='1')");
            return count.step() ? count.integer(0) : -1;
        };
        QVERIFY(rows() > 20);
        QVERIFY(g.index->forget({{1, {FactKind::Order, "1"}}, {1, {FactKind::Refund, "r"}}}));
        QCOMPARE(rows(), qint64{0});
        QCOMPARE(g.find("jorge"), QByteArrayList({"2"}));
    }

    void noMoreThanAskedFor()
    {
        Ground g;
        for (int i = 0; i < 30; ++i)
            g.order(QByteArray::number(i + 100).constData(), person("Same Name", "s@x.example"));
        g.feed();
        const auto few = g.index->find(QStringLiteral("same name"), 5);
        QVERIFY(few);
        QCOMPARE(few->people.size(), size_t{5});
        QVERIFY(!few->complete);
        QCOMPARE(few->people.front().label, QByteArray("#129"));  // the newest
        QVERIFY(g.index->find(QStringLiteral("same name"), 30)->complete);
    }
};

QTEST_GUILESS_MAIN(TestPersonIndex)
#include "tst_personindex.moc"
