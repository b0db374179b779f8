// SPDX-License-Identifier: GPL-3.0-or-later
// A desk without people that asks for refunds and sends them, made to be killed at any time:
//   outbox-worker plan FOLDER COUNT       one line for each refund that may be asked for
//   outbox-worker work FOLDER PLAN N ACKS asks for the first N that ACKS does not name yet
//   outbox-worker report FOLDER           every intent, its state and the vendor's id
#include "app/composition/profile.h"
#include "tests/support/readings.h"

#include <QCoreApplication>
#include <QFile>
#include <QFutureWatcher>
#include <QTimer>

#include <cstdio>

using namespace docket;

namespace {

QString key(const char* name)
{
    return QString::fromLatin1(name);
}

// A person of the practice company by the name they sign in with.
PersonId person(const Engine& engine, const char* login)
{
    for (const Person& p : engine.setup().people)
        if (p.login == login)
            return p.id;
    return {};
}

QByteArrayList linesOf(const QString& path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return {};
    QByteArrayList lines = file.readAll().split('\n');
    lines.removeAll({});
    return lines;
}

// Payments with something left on them, each with its case, over and over until there are enough.
int plan(Engine& engine, int count)
{
    auto found = engine.read([](const Engine::Reader& r) {
        std::vector<QByteArray> out;
        auto numbers = r.cache->statement(
            "select number from case_row where state=0 and order_ref is not null and rule not "
            "like 'CHB%' order by number");
        std::vector<qint64> all;
        while (numbers.step())
            all.push_back(numbers.integer(0));
        for (const qint64 number : all) {
            const auto value = r.cases->byNumber(number);
            if (!value || !*value)
                continue;
            const auto payments = r.facts->paymentsOf((*value)->order);
            if (!payments)
                continue;
            for (const auto& payment : *payments)
                if (payment.fact.captured - payment.fact.refunded >= 5000)
                    out.push_back((*value)->id.text().toLatin1() + ' ' +
                                  QByteArray::number(payment.ref.source) + ' ' + payment.ref.id +
                                  ' ' + payment.fact.amount.currency.text().toLatin1());
        }
        return out;
    });
    found.waitForFinished();
    if (found.result().empty())
        return 1;
    for (int i = 0; i < count; ++i) {
        const QByteArray id =
            CommandId::derive(QUuid(), "refund " + QByteArray::number(i)).text().toLatin1();
        std::printf("%s %s\n", id.constData(),
                    found.result()[static_cast<size_t>(i) % found.result().size()].constData());
    }
    return 0;
}

int report(Engine& engine)
{
    auto rows = engine.read([](const Engine::Reader& r) { return r.cases->allOutbox(); });
    rows.waitForFinished();
    const auto all = rows.result();
    if (!all) {
        std::fprintf(stderr, "%s: %s\n", qPrintable(all.error().where),
                     qPrintable(all.error().detail));
        return 1;
    }
    for (const store::OutboxRow& row : *all)
        std::printf("%s %s %s\n", row.intent.id.text().toLatin1().constData(),
                    name(row.intent.state),
                    row.intent.externalId.isEmpty() ? "-" : row.intent.externalId.constData());
    return 0;
}

// Asks for what is planned, one after the other, and lets the outbox run until all has ended.
class Work : public QObject {
public:
    Work(Engine& engine, QByteArrayList wanted, const QString& acks)
        : m_engine(engine)
        , m_wanted(std::move(wanted))
        , m_acks(acks)
    {
        (void)m_acks.open(QIODevice::Append | QIODevice::Unbuffered);
        connect(&m_idle, &QTimer::timeout, this, [this] { look(); });
        m_idle.start(30);
        ask();
    }

private:
    void ask()
    {
        if (m_wanted.isEmpty())
            return;
        const QByteArrayList parts = m_wanted.takeFirst().split(' ');
        Command claim;
        claim.id = CommandId::mint();
        claim.actor = Actor::person(person(m_engine, "priya"));
        claim.subject = CaseId::parse(QString::fromLatin1(parts[1]));
        claim.act = Claim{};
        (void)m_engine.dispatch(claim);
        Command refund = claim;
        refund.id = CommandId::parse(QString::fromLatin1(parts[0]));
        refund.act = RequestRefund{{parts[2].toInt(), FactKind::Payment, parts[3]},
                                   {1, Currency::parse(parts[4])},
                                   "requested_by_customer",
                                   key("asked for by telephone"),
                                   {}};
        auto* watcher = new QFutureWatcher<Result<view::Receipt>>(this);
        connect(watcher, &QFutureWatcherBase::finished, this, [this, watcher, parts] {
            const auto receipt = watcher->result();
            m_acks.write(parts[0] + (receipt ? " ok\n" : " no\n"));
            if (!receipt)
                std::fprintf(stderr, "%s: %s\n", parts[0].constData(),
                             qPrintable(receipt.error().detail));
            watcher->deleteLater();
            ask();
        });
        watcher->setFuture(m_engine.dispatch(refund));
    }
    void look()
    {
        if (!m_wanted.isEmpty())
            return;
        m_engine.push();
        auto live = m_engine.read([](const Engine::Reader& r) { return r.cases->liveOutbox(); });
        live.waitForFinished();
        if (live.result() && *live.result() == 0)
            QCoreApplication::exit(0);
    }

    Engine& m_engine;
    QByteArrayList m_wanted;
    QFile m_acks;
    QTimer m_idle;
};

}  // namespace

int main(int argc, char** argv)
{
    QCoreApplication app(argc, argv);
    const QStringList words = QCoreApplication::arguments();
    if (words.size() < 3)
        return 2;
    app::Profile profile(words[2]);
    profile.setPatience(test::hurried());
    std::unique_ptr<Work> work;
    const bool works = words[1] == key("work") && words.size() == 6;
    profile.open(works, works, [&](const Result<OpenReport>& opened) {
        if (!opened) {
            std::fprintf(stderr, "%s: %s\n", qPrintable(opened.error().where),
                         qPrintable(opened.error().detail));
            return QCoreApplication::exit(3);
        }
        if (words[1] == key("plan"))
            return QCoreApplication::exit(plan(profile.engine(), words.value(3).toInt()));
        if (words[1] == key("report"))
            return QCoreApplication::exit(report(profile.engine()));
        std::set<QByteArray> known;
        for (const QByteArray& line : linesOf(words[5]))
            known.insert(line.split(' ').first());
        QByteArrayList wanted;
        for (const QByteArray& line : linesOf(words[3]).mid(0, words[4].toInt()))
            if (!known.contains(line.split(' ').first()))
                wanted.append(line);
        work = std::make_unique<Work>(profile.engine(), wanted, words[5]);
    });
    return QCoreApplication::exec();
}
