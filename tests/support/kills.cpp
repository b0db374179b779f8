// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/kills.h"

#include "core/domain/intent.h"
#include "tests/acceptance/programs.h"

#include <QElapsedTimer>
#include <QThread>

#include <random>
#include <set>

namespace acceptance {

namespace {

constexpr int kEach = 3;         // actions for each kill
constexpr int kAdvance = 15;     // practice seconds between two starts
constexpr int kLastRounds = 12;  // of as many seconds, once the faults are over
constexpr int kLongest = 30'000;

// What a worker that ends by itself says; nothing when it failed.
std::optional<QByteArray> outputOf(const QStringList& words)
{
    QProcess worker;
    worker.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    worker.start(program("outbox-worker"), words);
    if (!worker.waitForFinished(kLongest) || worker.exitStatus() != QProcess::NormalExit ||
        worker.exitCode() != 0)
        return std::nullopt;
    return worker.readAllStandardOutput();
}

QByteArrayList linesOf(const QByteArray& text)
{
    QByteArrayList lines = text.split('\n');
    lines.removeAll({});
    return lines;
}

// The refunds that the gateway has, by the action that asked for them.
std::map<QByteArray, QByteArrayList> effects(const Company& company)
{
    std::map<QByteArray, QByteArrayList> out;
    for (const auto& [account, secret] : company.accounts()) {
        QByteArray after;
        for (bool more = true; more;) {
            const QJsonObject page = company.gateway(
                "refunds?limit=100" + (after.isEmpty() ? QByteArray() : "&starting_after=" + after),
                account);
            for (const QJsonValue& refund : rows(page, "data")) {
                after = text(refund, "id").toLatin1();
                const QByteArray action =
                    text(refund.toObject().value(key("metadata")), "ops_action_id").toLatin1();
                if (!action.isEmpty())
                    out[action].append(after);
            }
            more = page.value(key("has_more")).toBool();
        }
    }
    return out;
}

}  // namespace

KillOutcome runKills(const KillPlan& plan)
{
    KillOutcome out;
    const auto problem = [&out](const char* what) {
        out.problem = key(what);
        return out;
    };
    Company company(400, 40);
    if (!company.isUp())
        return problem("the practice company does not start");
    Desk desk;
    if (desk.init(company).code != 0 || desk.run("sync").code != 0)
        return problem("the profile cannot be made");
    QTemporaryDir folder;
    const QString planned = folder.filePath(key("plan"));
    const QString acks = folder.filePath(key("acks"));
    {
        QFile file(planned);
        const auto lines = outputOf({key("plan"), desk.folder(), QString::number(plan.actions)});
        if (!lines || !file.open(QIODevice::WriteOnly))
            return problem("nothing can be refunded");
        file.write(*lines);
    }
    const auto play = [&](const char* profile) {
        company.ask("POST", "/sandbox/faults", {},
                    QJsonDocument(QJsonObject{{key("profile"), key(profile)},
                                              {key("seed"), static_cast<qint64>(plan.seed)},
                                              {key("keys"), QString::fromLatin1(plan.keys)},
                                              {key("blind"), plan.blind}})
                        .toJson(QJsonDocument::Compact));
    };
    play("flaky");

    std::mt19937_64 random(plan.seed);
    QElapsedTimer life;
    qint64 longest = 400;
    const auto work = [&](int upTo, QProcess& worker) {
        worker.setProcessChannelMode(QProcess::ForwardedErrorChannel);
        worker.start(program("outbox-worker"),
                     {key("work"), desk.folder(), planned, QString::number(upTo), acks});
        return worker.waitForStarted();
    };
    for (int kill = 0; kill < plan.kills; ++kill) {
        QProcess worker;
        if (!work(std::min(plan.actions, (kill + 1) * kEach), worker))
            return problem("outbox-worker does not start");
        life.start();
        const qint64 at = static_cast<qint64>(random() % static_cast<quint64>(longest));
        if (worker.waitForFinished(static_cast<int>(at))) {
            // It was done before: the next ones are killed sooner.
            longest = std::max<qint64>(100, life.elapsed());
        } else {
            worker.kill();
            worker.waitForFinished();
            ++out.killedAtWork;
            longest += longest / 16 + 1;
        }
        longest = std::min<qint64>(longest, 1500);
        company.advance(kAdvance);
    }
    // The last fault is over: a minute later nothing may be under way.
    play("none");
    int under = 1;
    for (int round = 0; round < kLastRounds && under > 0; ++round) {
        QProcess worker;
        if (!work(plan.actions, worker))
            return problem("outbox-worker does not start");
        worker.waitForFinished(1500);
        worker.kill();
        worker.waitForFinished();
        company.advance(kAdvance);
        under = 0;
        const auto report = outputOf({key("report"), desk.folder()});
        if (!report)
            return problem("the desk cannot be read");
        for (const QByteArray& line : linesOf(*report)) {
            const auto state = docket::parseIntentState(line.split(' ').value(1));
            under += state && docket::live(*state) && *state != docket::IntentState::NeedsPerson;
        }
    }
    out.stuck = under;

    if (desk.run("verify").code != 0)
        return problem("the journal does not verify");
    std::map<QByteArray, QByteArrayList> said;
    const auto report = outputOf({key("report"), desk.folder()});
    if (!report)
        return problem("the desk cannot be read");
    for (const QByteArray& line : linesOf(*report))
        said[line.split(' ').first()] = line.split(' ').mid(1);
    company.ask("POST", "/sandbox/faults", {}, R"({"profile":"none"})");
    const auto did = effects(company);
    QFile file(acks);
    if (!file.open(QIODevice::ReadOnly))
        return problem("no action was asked for");
    for (const QByteArray& line : linesOf(file.readAll())) {
        const QByteArrayList parts = line.split(' ');
        const QByteArray intent =
            docket::intentOf(docket::CommandId::parse(QString::fromLatin1(parts[0])), 0)
                .text()
                .toLatin1();
        const auto found = did.find(intent);
        const qsizetype times = found == did.end() ? 0 : found->second.size();
        const QByteArrayList state = said[intent];
        if (parts.value(1) != "ok") {
            out.untrue += times > 0 ? 1 : 0;
            continue;
        }
        ++out.accepted;
        out.done += times == 1 ? 1 : 0;
        out.duplicated += times > 1 ? 1 : 0;
        const auto is = docket::parseIntentState(state.value(0));
        if (!is || (times == 0 && *is != docket::IntentState::Rejected &&
                    *is != docket::IntentState::NeedsPerson))
            ++out.lost;
        const bool confirmed = is && *is == docket::IntentState::Confirmed;
        if ((confirmed && (times == 0 || !found->second.contains(state.value(1)))) ||
            (is && *is == docket::IntentState::Rejected && times > 0))
            ++out.untrue;
    }
    return out;
}

}  // namespace acceptance
