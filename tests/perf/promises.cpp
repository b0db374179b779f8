// SPDX-License-Identifier: GPL-3.0-or-later
// What the tests count of the promises that are kept or broken in each case: how many cases there
// were, and in how many the promise was broken. The tests run with DOCKET_FIGURES=1, in which those
// that have a larger share do it, and say "counted NAME N" of what is no row of theirs.
#include "figures.h"

#include <QCoreApplication>
#include <QProcess>
#include <QRegularExpression>

#include <map>
#include <vector>

namespace {

struct Promise {
    const char* test;
    const char* function;  // whose rows are the cases
    const char* figure;
    int goal;
};

constexpr Promise kPromises[] = {
    {"tst_tls", "noOtherHearsAnything", "wrong_servers_told_nothing", 20},
    {"tst_tls", "aRedirectIsAnAnswer", "redirects_not_followed", 20},
    {"tst_tls", "oneAttemptIsOneRequest", "attempts_that_are_one_request", 1},
    {"tst_dispatcher", nullptr, "refund_actions", 10'000},
    {"tst_faultworld", "endsInTheSameState", "faults_survived", 40},
    {"tst_migrations", nullptr, "upgrades_ended_on_the_way", 30},
    {"tst_planted", nullptr, "planted_secrets", 50},
    {"tst_plaintext", nullptr, "markup_payloads", 200},
    {"tst_erasure", "aStopAnywhereIsMadeGood", "erasures_stopped_and_ended", 5},
    {"tst_servertime", "deadlinesByAWrongClock", "wrong_clocks_with_right_deadlines", 3},
};

struct Result {
    std::map<QString, int> passed;   // rows, by function
    std::map<QString, int> counted;  // by name
    int broken = 0;
    bool ended = false;
};

Result resultOf(const char* test)
{
    static const QRegularExpression pass(QStringLiteral("^PASS\\s*: \\w+::(\\w+)\\("),
                                         QRegularExpression::MultilineOption);
    static const QRegularExpression failed(QStringLiteral("^(FAIL!|XPASS|QFATAL)"),
                                           QRegularExpression::MultilineOption);
    static const QRegularExpression counted(QStringLiteral("counted (\\w+) (\\d+)"));
    QProcess process;
    auto environment = QProcessEnvironment::systemEnvironment();
    environment.insert(QStringLiteral("DOCKET_FIGURES"), QStringLiteral("1"));
    environment.insert(QStringLiteral("QT_QPA_PLATFORM"), QStringLiteral("offscreen"));
    process.setProcessEnvironment(environment);
    process.setProcessChannelMode(QProcess::MergedChannels);
    process.start(QCoreApplication::applicationDirPath() + u'/' + QString::fromLatin1(test), {});
    Result out;
    if (!process.waitForFinished(-1))
        return out;
    const QString said = QString::fromUtf8(process.readAll());
    for (auto it = pass.globalMatch(said); it.hasNext();)
        ++out.passed[it.next().captured(1)];
    for (auto it = failed.globalMatch(said); it.hasNext(); it.next())
        ++out.broken;
    for (auto it = counted.globalMatch(said); it.hasNext();) {
        const auto match = it.next();
        out.counted[match.captured(1)] += match.captured(2).toInt();
    }
    out.ended = process.exitStatus() == QProcess::NormalExit && process.exitCode() == 0;
    if (!out.ended && out.broken == 0)
        ++out.broken;
    if (out.broken > 0)
        std::fprintf(stderr, "%s\n", said.toUtf8().constData());
    return out;
}

}  // namespace

int main(int argc, char** argv)
{
    const QCoreApplication application(argc, argv);
    std::map<QByteArray, Result> results;
    for (const Promise& promise : kPromises) {
        auto& result = results[promise.test];
        if (!result.ended && result.broken == 0)
            result = resultOf(promise.test);
        const int cases = promise.function ? result.passed[QString::fromLatin1(promise.function)]
                                           : result.counted[QString::fromLatin1(promise.figure)];
        perf::figure(promise.figure, cases, promise.goal, perf::Goal::AtLeast);
    }
    for (const auto& [test, result] : results)
        perf::figure((test.sliced(4) + "_broken").constData(), result.broken, 0, perf::Goal::Equal);
    return 0;
}
