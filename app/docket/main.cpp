// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commandline/serving.h"
#include "app/commandline/writingverb.h"
#include "app/composition/forwarding.h"
#include "app/composition/practice.h"
#include "app/composition/profile.h"
#include "core/base/later.h"
#include "core/base/log.h"
#include "core/desk/localdesk.h"
#include "ui/kit/load.h"
#include "ui/language.h"
#include "ui/mainwindow.h"
#include "ui/notepage.h"
#include "ui/startpage.h"
#include "ui/tabletabs.h"

#include <QApplication>
#include <QCommandLineParser>
#include <QDesktopServices>
#include <QElapsedTimer>
#include <QIcon>
#include <QLocale>
#include <QProcess>
#include <QStandardPaths>
#include <QTimer>
#include <QUrl>

#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <utility>

using namespace docket;

namespace {

constexpr int kPatience = 5000;  // milliseconds with an owner that does not answer
constexpr int kBetweenTries = 100;
constexpr int kBreath = 300;

QString key(const char* name)
{
    return QString::fromLatin1(name);
}

// What was asked for, read before there is any screen: --help must work without one.
struct Wishes {
    QString profile;
    QString shot;
    QString login;
    QString language;
    QSize size{1440, 900};
    qint64 openCase = 0;
    bool dark = false;
};

Wishes wishesOf(const QStringList& arguments)
{
    QCommandLineParser parser;
    parser.setApplicationDescription(key("Docket: the console of an ecommerce operations team."));
    parser.addHelpOption();
    parser.addVersionOption();
    parser.addOption({key("profile"), key("The profile's folder."), key("DIR")});
    parser.addOption({key("as"), key("Practice profiles: who sits here."), key("LOGIN")});
    parser.addOption({key("dark"), key("Begin in the dark theme.")});
    parser.addOption(
        {key("language"), key("Speak this language, where it can: en, de."), key("LANGUAGE")});
    parser.addOption({key("case"), key("Open this case."), key("NUMBER")});
    parser.addOption({key("shot"), key("Save a picture of the window, once it is filled, and end."),
                      key("FILE")});
    parser.addOption({key("size"), key("The window's size."), key("WIDTHxHEIGHT")});
    parser.process(arguments);
    Wishes w;
    w.profile = parser.value(key("profile"));
    if (w.profile.isEmpty())
        w.profile = QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation) +
                    key("/docket/default");
    w.shot = parser.value(key("shot"));
    w.login = parser.value(key("as"));
    w.language = parser.value(key("language"));
    w.dark = parser.isSet(key("dark"));
    w.openCase = parser.value(key("case")).toLongLong();
    const QStringList size = parser.value(key("size")).split(u'x');
    if (size.size() == 2)
        w.size = QSize(size[0].toInt(), size[1].toInt());
    return w;
}

class Program : public QObject {
public:
    explicit Program(Wishes wishes)
        : m_wishes(std::move(wishes))
        , m_profile(m_wishes.profile)
    {
        m_patience.start();
        connect(&m_profile, &app::Profile::opening, this, &Program::making);
        // From the event loop, which an early end must be able to leave.
        QMetaObject::invokeMethod(
            this, [this] { open(); }, Qt::QueuedConnection);
    }
    ~Program() override
    {
        // The window lets go of the desk, the desk of the engine; the profile stops the threads.
        qDeleteAll(findChildren<ctl::WritingVerb*>());
        m_window.reset();
        m_desk.reset();
    }

    // Whether somebody asked to begin once more, after this has let go of the profile.
    bool wantsAgain() const { return m_wantsAgain; }

private:
    void open()
    {
        m_profile.open(true, true, [this](const Result<OpenReport>& report) { opened(report); });
        kit::warmFonts();
        if (m_profile.socket())
            m_profile.socket()->onActivate([this](qint64 openCase) { comeForward(openCase); });
    }

    // Another process has the profile. If it has a window, that is the one that was asked for.
    void greetOwner(const Error& busy)
    {
        const int left = kPatience - static_cast<int>(m_patience.elapsed());
        if (left <= 0)
            return failed(busy);
        auto* forwarding = new app::Forwarding(m_profile.files().folder, this);
        connect(forwarding, &app::Forwarding::done, this, [] { QCoreApplication::exit(0); });
        const auto again = [this, forwarding] {
            forwarding->deleteLater();
            QTimer::singleShot(kBetweenTries, this, [this] { open(); });
        };
        connect(forwarding, &app::Forwarding::nobody, this, again);
        connect(forwarding, &app::Forwarding::refused, this, again);
        forwarding->activate(m_wishes.openCase, left);
    }

    void comeForward(qint64 openCase)
    {
        QWidget* front = m_window ? static_cast<QWidget*>(m_window.get()) : m_start.get();
        if (front) {
            front->setWindowState(front->windowState() & ~Qt::WindowMinimized);
            front->show();
            front->raise();
            front->activateWindow();
        }
        if (m_window)
            m_window->openCase(openCase);
        else if (openCase > 0)
            m_wishes.openCase = openCase;
    }

    // What takes less than a breath needs no page of its own.
    void making(const OpenProgress& p)
    {
        if (!m_making.isValid())
            m_making.start();
        if (!m_start && m_making.elapsed() >= kBreath && m_wishes.shot.isEmpty()) {
            m_start = std::make_unique<ui::StartPage>();
            m_start->resize(m_wishes.size);
            connect(m_start.get(), &ui::StartPage::stopAsked, this, [this] {
                m_start->setStopping();
                m_profile.cancelOpening();
            });
            m_start->show();
        }
        if (m_start)
            m_start->setProgress(p.entries, p.entriesOf, p.pages, p.pagesOf);
    }

    // In a window of its own, over the main one where there is one: it ends with that.
    void showNote(const ui::Note& note)
    {
        auto* page = new ui::NotePage(note, m_window.get());
        connect(page, &ui::NotePage::acted, this, [this, page](const QByteArray& act) {
            if (act == "again") {
                m_wantsAgain = true;
                QCoreApplication::exit(0);
            } else if (act == "folder") {
                QDesktopServices::openUrl(QUrl::fromLocalFile(m_profile.files().folder));
            } else if (act == "sources" && m_window) {
                page->close();
                m_window->tables().showSources();
                m_window->activateWindow();
            } else if (act == "end") {
                QApplication::closeAllWindows();
            }
        });
        if (m_window)
            page->move(m_window->geometry().center() - page->rect().center());
        page->show();
    }

    void failed(const Error& error)
    {
        std::fprintf(stderr, "docket: %s\n",
                     qPrintable(loggable(error.where + key(": ") + error.detail)));
        if (!m_wishes.shot.isEmpty())
            return QCoreApplication::exit(1);
        showNote(ui::problemNote(error));
        m_start.reset();
    }

    void opened(const Result<OpenReport>& report)
    {
        if (!report && report.error().kind == ErrorKind::Busy && m_wishes.shot.isEmpty())
            return greetOwner(report.error());
        if (!report && report.error().kind == ErrorKind::Cancelled)
            return QCoreApplication::exit(0);
        if (!report)
            return failed(report.error());
        if (m_profile.socket())
            m_profile.socket()->serve(ctl::servingOn(m_profile.engine(), this));
        connect(&m_profile.engine(), &Engine::damaged, this,
                [this](const QString& file) { showNote(ui::damagedNote(file)); });
        connect(&m_profile.engine(), &Engine::backupFailed, this, [this](const Error& error) {
            // Once: what fails now fails again in a minute.
            if (std::exchange(m_toldOfBackup, true))
                return;
            showNote(ui::backupNote(error));
        });
        m_desk = std::make_unique<LocalDesk>(m_profile.engine());
        m_window = std::make_unique<ui::MainWindow>(*m_desk);
        m_window->resize(m_wishes.size);
        m_window->show();
        m_start.reset();
        if (!report->mended.isEmpty() && m_wishes.shot.isEmpty())
            showNote(ui::mendedNote(report->mended, m_desk->setup().quarantine.active));
        const QString login =
            m_wishes.login.isEmpty() && !m_wishes.shot.isEmpty() ? key("mara") : m_wishes.login;
        if (m_profile.practice() && !login.isEmpty())
            whenDone(m_desk->signIn(login, app::practicePassphrase()), this,
                     [this](const Result<Person>& person) {
                         if (!person)
                             m_window->askWhoSitsHere();
                         begin();
                     });
        else {
            m_window->askWhoSitsHere();
            begin();
        }
    }

    void begin()
    {
        if (m_wishes.openCase > 0)
            m_window->openCase(m_wishes.openCase);
        if (m_wishes.shot.isEmpty()) {
            m_desk->sync();
            return;
        }
        // The lists answer within a breath; the picture is taken when nothing has moved for a
        // while.
        QTimer::singleShot(2500, this, [this] {
            const bool saved = m_window->grab().save(m_wishes.shot);
            if (saved)
                std::printf("%s\n", qPrintable(m_wishes.shot));
            QCoreApplication::exit(saved ? 0 : 1);
        });
    }

    Wishes m_wishes;
    bool m_toldOfBackup = false;
    bool m_wantsAgain = false;
    QElapsedTimer m_patience;
    QElapsedTimer m_making;
    std::unique_ptr<ui::StartPage> m_start;
    app::Profile m_profile;
    std::unique_ptr<LocalDesk> m_desk;
    std::unique_ptr<ui::MainWindow> m_window;
};

bool hasDisplay()
{
    return std::getenv("DISPLAY") || std::getenv("WAYLAND_DISPLAY") ||
           std::getenv("QT_QPA_PLATFORM");
}

}  // namespace

int main(int argc, char** argv)
{
    keepMemoryPrivate();
    logSafely();
    QCoreApplication::setApplicationName(key("docket"));
    QCoreApplication::setApplicationVersion(key(DOCKET_VERSION));
    Wishes wishes;
    {
        // Words first, on an application that needs no screen.
        QCoreApplication words(argc, argv);
        wishes = wishesOf(QCoreApplication::arguments());
    }
    if (!hasDisplay() && !wishes.shot.isEmpty())
        qputenv("QT_QPA_PLATFORM", "offscreen");
    if (!hasDisplay()) {
        std::fprintf(stderr,
                     "docket: there is no display; docketctl does the same work without one\n");
        return 69;
    }
    QApplication application(argc, argv);
    QGuiApplication::setApplicationDisplayName(key("Docket"));
    QGuiApplication::setDesktopFileName(key("docket"));
    // Before the first text is made: some are made once.
    if (const QLocale locale =
            wishes.language.isEmpty() ? QLocale::system() : QLocale(wishes.language);
        !ui::speak(application, locale) && !wishes.language.isEmpty())
        std::fprintf(stderr, "docket: there is no catalogue for %s; it speaks English\n",
                     qPrintable(wishes.language));
    kit::load(application, wishes.dark ? kit::Theme::Dark : kit::Theme::Light);
    QApplication::setWindowIcon(QIcon(key(":/docket/icons/app/docket.svg")));
    bool again = false;
    int code = 0;
    {
        Program program(wishes);
        code = QApplication::exec();
        again = program.wantsAgain();
    }
    // Only now is the profile free for another.
    if (again)
        QProcess::startDetached(QCoreApplication::applicationFilePath(),
                                QCoreApplication::arguments().mid(1));
    return code;
}
