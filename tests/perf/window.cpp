// SPDX-License-Identifier: GPL-3.0-or-later
// cold_start: from the first line of main to the paint of a filled worklist, against the first
// paint of an empty QMainWindow; queue_switch: another queue asked for, read and painted, against
// painting an empty list. On a profile with many open cases; on a display where there is one, else
// offscreen, where an empty window costs next to nothing. Each part is a process of its own, in
// turn.
#include "app/composition/profile.h"
#include "core/base/later.h"
#include "core/desk/localdesk.h"
#include "core/domain/case.h"
#include "core/store/casetables.h"
#include "ui/kit/load.h"
#include "ui/mainwindow.h"
#include "ui/model/worklistmodel.h"
#include "ui/worklist/listview.h"
#include "ui/worklist/worklistpage.h"

#include <QApplication>
#include <QElapsedTimer>
#include <QEvent>
#include <QMainWindow>
#include <QProcess>
#include <QTemporaryDir>
#include <QTimer>

#include <algorithm>
#include <cstdio>
#include <functional>
#include <optional>
#include <utility>

using namespace docket;

namespace {

constexpr qint64 kOpen = 200'000;
constexpr qint64 kClosed = 1'000'000;
constexpr int kRuns = 5;

double median(std::vector<double> values)
{
    std::sort(values.begin(), values.end());
    return values.empty() ? 0 : values[values.size() / 2];
}

// A profile as a team would have it after a bad week: only what the window reads is in it.
Done fill(const QString& folder)
{
    const ProfileFiles files{folder};
    ProfileConfig config;
    config.desk = DeskId::mint();
    config.keyring = {KeyringChoice::Kind::Practice, {}, {}};
    if (auto done = config.write(files); !done)
        return done;
    auto db = store::Database::open(files.cache(), store::Open::Write, store::Sync::Normal);
    if (!db)
        return fail(db.error());
    if (auto done = store::migrate(**db, QStringLiteral("cache")); !done)
        return done;
    store::CaseTables tables(**db);
    if (auto done = tables.dropIndexes(); !done)
        return done;
    const Instant now = SystemClock().now();
    std::optional<Result<store::Transaction>> transaction;
    transaction.emplace(store::Transaction::begin(**db));
    for (qint64 i = 1; i <= kOpen + kClosed; ++i) {
        Case c;
        c.id = CaseId::mint();
        c.number = i;
        c.queue = kQueues.at(static_cast<size_t>(i) % kQueues.size());
        c.subject = {1, FactKind::Order, QByteArray::number(i)};
        c.subjectLabel = "#HL-" + QByteArray::number(i);
        c.amount = {i % 50'000, Currency::parse("EUR")};
        c.sourceAt = now - hours(i % 900);
        c.openedAt = c.sourceAt;
        CaseReason reason;
        reason.rule = "REF-01";
        reason.text = "recorded by the shop, not sent";
        c.reasons.push_back(reason);
        SlaClock clock;
        clock.kind = ClockKind::Resolution;
        clock.start = c.sourceAt;
        clock.budget = hours(8);
        clock.due = now + minutes((i * 7919) % 40'000 - 10'000);
        clock.warn = clock.due - hours(1);
        if (i > kOpen) {
            c.state = CaseState::Closed;
            c.closedAt = c.sourceAt + hours(1);
            clock.stopped = c.closedAt;
            clock.verdict = Verdict::Met;
        }
        c.clocks.push_back(clock);
        if (auto done = tables.save(c, true); !done)
            return done;
        if (i % 20'000 == 0) {
            if (auto done = (*transaction)->commit(); !done)
                return done;
            transaction.reset();
            transaction.emplace(store::Transaction::begin(**db));
        }
    }
    if (auto done = (*transaction)->commit(); !done)
        return done;
    return tables.makeIndexes();
}

// Whether the list shows rows that have been read.
bool filled(const ui::MainWindow& window)
{
    const qint64 number = window.worklist()->list()->currentNumber();
    return number > 0 && window.worklist()->model().rowOf(number);
}

// Calls back once it does.
void whenFilled(ui::MainWindow& window, std::function<void()> then)
{
    auto* timer = new QTimer(&window);
    timer->setInterval(1);
    QObject::connect(timer, &QTimer::timeout, &window, [timer, &window, then] {
        if (!filled(window))
            return;
        timer->stop();
        window.grab();
        then();
    });
    timer->start();
}

// Calls back once `widget` has been painted while `ready` held, and with it its window.
class Painted final : public QObject {
public:
    Painted(QWidget* widget, std::function<bool()> ready, std::function<void()> then)
        : QObject(widget)
        , m_ready(std::move(ready))
        , m_then(std::move(then))
    {
        widget->installEventFilter(this);
    }

protected:
    bool eventFilter(QObject* widget, QEvent* event) override
    {
        if (event->type() == QEvent::Paint && m_then && m_ready())
            QMetaObject::invokeMethod(this, std::exchange(m_then, {}), Qt::QueuedConnection);
        return QObject::eventFilter(widget, event);
    }

private:
    std::function<bool()> m_ready;
    std::function<void()> m_then;
};

void tell(const QElapsedTimer& begun)
{
    std::printf("%f\n", static_cast<double>(begun.nsecsElapsed()) / 1e6);
    QCoreApplication::exit(0);
}

int empty(const QElapsedTimer& begun)
{
    QMainWindow window;
    window.resize(1440, 900);
    new Painted(
        &window, [] { return true; }, [&] { tell(begun); });
    window.show();
    return QApplication::exec();
}

int cold(QApplication& application, const QElapsedTimer& begun, const QString& folder)
{
    kit::load(application);
    app::Profile profile(folder);
    std::unique_ptr<LocalDesk> desk;
    std::unique_ptr<ui::MainWindow> window;
    profile.open(true, false, [&](const Result<OpenReport>& report) {
        if (!report) {
            std::fprintf(stderr, "%s: %s\n", qPrintable(report.error().where),
                         qPrintable(report.error().detail));
            return QCoreApplication::exit(1);
        }
        desk = std::make_unique<LocalDesk>(profile.engine());
        window = std::make_unique<ui::MainWindow>(*desk);
        window->resize(1440, 900);
        new Painted(
            window->worklist()->list()->viewport(), [&] { return filled(*window); },
            [&] { tell(begun); });
        window->show();
    });
    kit::warmFonts();
    const int code = QApplication::exec();
    window.reset();
    desk.reset();
    return code;
}

double runOf(const QString& part, const QString& folder)
{
    QProcess process;
    process.start(QCoreApplication::applicationFilePath(), {part, folder});
    process.waitForFinished(120'000);
    if (process.exitCode() != 0)
        std::fprintf(stderr, "%s", process.readAllStandardError().constData());
    return process.readAllStandardOutput().trimmed().toDouble();
}

// Queue after queue in one window.
int switches(QApplication& application, const QString& folder)
{
    kit::load(application);
    app::Profile profile(folder);
    std::unique_ptr<LocalDesk> desk;
    std::unique_ptr<ui::MainWindow> window;
    std::vector<double> full;
    std::vector<double> bare;
    QElapsedTimer timer;
    std::function<void(int)> next = [&](int i) {
        if (i == 15) {
            std::printf("%f %f\n", median(full), median(bare));
            return QCoreApplication::exit(0);
        }
        // The reference: a list that finds nothing, asked for and painted the same way.
        timer.start();
        window->showQuery({{}, view::Scope::Mine, {}});
        auto* wait = new QTimer(window.get());
        QObject::connect(wait, &QTimer::timeout, window.get(), [&, i, wait] {
            if (window->worklist()->model().cases() != 0)
                return;
            wait->deleteLater();
            wait->stop();
            window->grab();
            bare.push_back(static_cast<double>(timer.nsecsElapsed()) / 1e6);
            timer.start();
            window->showQuery(
                {kQueues.at(static_cast<size_t>(i) % kQueues.size()), view::Scope::All, {}});
            whenFilled(*window, [&, i] {
                full.push_back(static_cast<double>(timer.nsecsElapsed()) / 1e6);
                QTimer::singleShot(0, window.get(), [&, i] { next(i + 1); });
            });
        });
        wait->start(1);
    };
    profile.open(true, false, [&](const Result<OpenReport>& report) {
        if (!report)
            return QCoreApplication::exit(1);
        desk = std::make_unique<LocalDesk>(profile.engine());
        window = std::make_unique<ui::MainWindow>(*desk);
        window->resize(1440, 900);
        window->show();
        whenFilled(*window, [&] { next(0); });
    });
    const int code = QApplication::exec();
    window.reset();
    desk.reset();
    return code;
}

void print(const char* kind, const char* name, double value, double goal)
{
    std::printf("%s %s %.2f goal %.2f", kind, name, value, goal);
    if (kind[0] == 'f')
        std::printf(" %s", value <= goal ? "holds" : "short");
    std::printf("\n");
}

}  // namespace

int main(int argc, char** argv)
{
    QElapsedTimer begun;
    begun.start();
    if (qEnvironmentVariableIsEmpty("QT_QPA_PLATFORM") && qEnvironmentVariableIsEmpty("DISPLAY"))
        qputenv("QT_QPA_PLATFORM", "offscreen");
    QApplication application(argc, argv);
    const QString part = application.arguments().value(1);
    const QString folder = application.arguments().value(2);
    if (part == QStringLiteral("empty"))
        return empty(begun);
    if (part == QStringLiteral("cold"))
        return cold(application, begun, folder);
    if (part == QStringLiteral("fill"))
        return fill(folder) ? 0 : 1;
    if (part == QStringLiteral("switch"))
        return switches(application, folder);

    QTemporaryDir made;
    if (auto done = fill(made.path()); !done) {
        std::fprintf(stderr, "%s\n", qPrintable(done.error().detail));
        return 1;
    }
    std::vector<double> floor;
    std::vector<double> full;
    (void)runOf(QStringLiteral("cold"), made.path());
    for (int i = 0; i < kRuns; ++i) {
        floor.push_back(runOf(QStringLiteral("empty"), made.path()));
        full.push_back(runOf(QStringLiteral("cold"), made.path()));
    }
    std::fprintf(stderr, "empty window %.1f ms, filled worklist %.1f ms\n", median(floor),
                 median(full));
    print("figure", "cold_start", median(full) / median(floor), 2.0);
    print("stretch", "cold_start", median(full) / median(floor), 1.5);

    QProcess process;
    process.start(QCoreApplication::applicationFilePath(), {QStringLiteral("switch"), made.path()});
    process.waitForFinished(180'000);
    const QList<QByteArray> words = process.readAllStandardOutput().trimmed().split(' ');
    if (words.size() == 2 && words[1].toDouble() > 0) {
        const double ratio = words[0].toDouble() / words[1].toDouble();
        std::fprintf(stderr, "queue %.2f ms, empty list %.2f ms\n", words[0].toDouble(),
                     words[1].toDouble());
        print("figure", "queue_switch", ratio, 1.5);
        print("stretch", "queue_switch", ratio, 1.2);
    }
    return 0;
}
