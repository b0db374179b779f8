// SPDX-License-Identifier: GPL-3.0-or-later
// A vendor that sends what nobody may keep, in every place where it does not belong: card numbers
// in notes and as numbers, security codes, secret keys, tokens in addresses. None of it is in any
// byte of the profile, in the archive's pages once they are opened, in what is exported, printed or
// said, in temporary files or in settings.
#include "programs.h"

#include "core/base/keyring.h"
#include "core/store/archive.h"

#include <QDirIterator>
#include <QTest>

#include <array>

using namespace acceptance;

namespace {

constexpr int kSets = 10;

// Sixteen digits that pass the check of card numbers.
QByteArray card(int n)
{
    const QByteArray body = "45320" + QByteArray::number(1'234'567'000 + n * 7919);
    for (char last = '0'; last <= '9'; ++last) {
        int sum = 0;
        const QByteArray all = body + last;
        for (qsizetype i = 0; i < all.size(); ++i) {
            const int digit = all[all.size() - 1 - i] - '0';
            sum += i % 2 == 1 ? (digit > 4 ? 2 * digit - 9 : 2 * digit) : digit;
        }
        if (sum % 10 == 0)
            return all;
    }
    return {};
}

// What is planted as the n-th of ten, and what is looked for afterwards.
QByteArrayList secretsOf(int n)
{
    const QByteArray number = QByteArray::number(700 + n);
    return {card(2 * n), card(2 * n + 1), "CVX" + number + "cvx", "sk_live_51Planted" + number,
            "tokn" + number + "PlantedInAddress"};
}

QByteArray membersOf(int n)
{
    const QByteArrayList s = secretsOf(n);
    return "\"canary\":{\"note\":\"paid with " + s[0] + ", thanks\",\"number\":" + s[1] +
           ",\"cvc\":\"" + s[2] + "\",\"text\":\"the key " + s[3] +
           " works\",\"url\":\"https://a.example/p?access_token=" + s[4] + "&x=1\"}";
}

// Where each of the ten is planted: in every answer of one list.
constexpr std::array<const char*, kSets> kLists{"/stripe/v1/charges",
                                                "/stripe/v1/payment_intents",
                                                "/stripe/v1/refunds",
                                                "/stripe/v1/disputes",
                                                "/stripe/v1/events",
                                                "/shopify/admin/api/2026-07/orders",
                                                "/shopify/admin/api/2026-07/checkouts",
                                                "/outlet/admin/api/2026-07/orders",
                                                "/shipengine/v1/labels",
                                                "/easypost/v2/trackers"};

}  // namespace

class TestPlanted : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void nothingIsInAnyFile();
    void nothingIsInThePages();
    void nothingIsPrinted();

private:
    static QByteArrayList found(const QByteArray& bytes)
    {
        QByteArrayList out;
        for (int n = 0; n < kSets; ++n)
            for (const QByteArray& secret : secretsOf(n))
                if (bytes.contains(secret) ||
                    bytes.contains(QByteArray(
                        reinterpret_cast<const char*>(QString::fromLatin1(secret).utf16()),
                        secret.size() * 2)))
                    out.append(secret);
        return out;
    }
    void say(const Run& run)
    {
        QVERIFY2(run.code == 0, run.said.constData());
        m_printed += run.out + run.said;
    }

    QTemporaryDir m_around;  // HOME, and where temporary files go
    std::unique_ptr<Company> m_company;
    Desk m_desk;
    QByteArray m_printed;
};

void TestPlanted::initTestCase()
{
    m_company = std::make_unique<Company>(300, 30);
    QVERIFY(m_company->isUp());
    for (const char* name : {"HOME", "TMPDIR", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME",
                             "XDG_RUNTIME_DIR"})
        qputenv(name, m_around.path().toLocal8Bit());
    for (int n = 0; n < kSets; ++n)
        m_company->fault({{key("match"), key(kLists.at(static_cast<size_t>(n)))},
                          {key("method"), key("GET")},
                          {key("kind"), key("planted")},
                          {key("count"), 1'000'000},
                          {key("members"), QString::fromLatin1(membersOf(n))}});
    say(m_desk.init(*m_company));
    say(m_desk.run("sync"));
    // A file by hand, with columns that nobody may have.
    QFile file(m_around.filePath(key("stock-2026-03-30.csv")));
    QVERIFY(file.open(QIODevice::WriteOnly));
    const QByteArrayList s = secretsOf(0);
    file.write("sku,warehouse,location_id,on_hand,allocated,damaged,counted_at,cvc,remark\n"
               "HL-1,Leipzig " +
               s[0] + ",77,1,0,0,2026-03-30T02:00:00Z," + s[2] + ",key " + s[3] + "\n");
    file.close();
    say(m_desk.run({key("import"), file.fileName()}));
    QVERIFY(file.remove());
    say(m_desk.run("cases --csv"));
    const Run cases = m_desk.run("cases --json");
    say(cases);
    const QJsonArray rows = cases.array();
    for (qsizetype i = 0; i < std::min<qsizetype>(rows.size(), 15); ++i) {
        const QString number = QString::number(rows[i].toObject().value(key("case")).toInteger());
        say(m_desk.run({key("show"), number, key("--json")}));
        say(m_desk.run({key("show"), number}));
    }
    say(m_desk.run("verify"));
}

void TestPlanted::nothingIsInAnyFile()
{
    int files = 0;
    for (const QString& folder : {m_desk.folder(), m_around.path()}) {
        QDirIterator all(folder, QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
        while (all.hasNext()) {
            QFile file(all.next());
            if (!file.open(QIODevice::ReadOnly))
                continue;  // a socket
            ++files;
            const QByteArrayList hits = found(file.readAll());
            QVERIFY2(hits.isEmpty(),
                     (file.fileName().toUtf8() + ": " + hits.join(' ')).constData());
        }
    }
    QVERIFY(files >= 5);
}

// The seal hides from the scan above what should not be there at all.
void TestPlanted::nothingIsInThePages()
{
    const auto archive =
        docket::store::Archive::open(m_desk.file("payload.db"), docket::store::Open::Read,
                                     docket::deriveKey(docket::practiceKey(), "archive"));
    QVERIFY(archive);
    int planted = 0;
    qint64 at = 0;
    while (true) {
        const auto page = (*archive)->after(at);
        QVERIFY(page);
        if (!*page)
            break;
        at = (*page)->id;
        const QByteArrayList hits = found((*page)->bytes);
        QVERIFY2(hits.isEmpty(), ((*page)->feed + ": " + hits.join(' ')).constData());
        if ((*page)->bytes.contains("\"canary\"")) {
            ++planted;
            QVERIFY((*page)->removed >= 5);
        }
    }
    QVERIFY2(planted >= kSets, "the pages with plants did not arrive");
    int secrets = 0;
    for (int n = 0; n < kSets; ++n)
        secrets += static_cast<int>(secretsOf(n).size());
    qInfo("counted planted_secrets %d", secrets);
}

void TestPlanted::nothingIsPrinted()
{
    QVERIFY(m_printed.size() > 10'000);
    QVERIFY2(found(m_printed).isEmpty(), found(m_printed).join(' ').constData());
}

QTEST_GUILESS_MAIN(TestPlanted)
#include "tst_planted.moc"
