// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/composition/practice.h"
#include "app/composition/profile.h"
#include "core/base/later.h"
#include "core/desk/localdesk.h"
#include "ui/kit/labels.h"
#include "ui/kit/load.h"
#include "ui/mainwindow.h"

#include <QApplication>
#include <QCommandLineParser>
#include <QDir>
#include <QStandardPaths>
#include <QTimer>

#include <cstdio>
#include <cstdlib>
#include <cstring>

using namespace docket;

namespace {

QString key(const char* name)
{
    return QString::fromLatin1(name);
}

// What was asked for, read before there is any screen: --help must work without one.
struct Wishes {
    QString profile;
    QString shot;
    QString login;
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
    w.dark = parser.isSet(key("dark"));
    w.openCase = parser.value(key("case")).toLongLong();
    const QStringList size = parser.value(key("size")).split(u'x');
    if (size.size() == 2)
        w.size = QSize(size[0].toInt(), size[1].toInt());
    return w;
}

// A window that says what is wrong and what to do, when there is no profile to show.
void showProblem(const Error& error)
{
    auto* label =
        new kit::PlainLabel(QCoreApplication::translate("Docket", "Docket cannot open %1.\n%2")
                                .arg(error.where, error.detail));
    label->setWindowTitle(key("Docket"));
    label->setAttribute(Qt::WA_DeleteOnClose);
    label->setMargin(24);
    label->resize(560, 160);
    label->show();
}

class Program : public QObject {
public:
    explicit Program(Wishes wishes)
        : m_wishes(std::move(wishes))
        , m_profile(m_wishes.profile)
    {
        m_profile.open(true, true, [this](const Result<OpenReport>& report) { opened(report); });
    }
    ~Program() override
    {
        // The window lets go of the desk, the desk of the engine; the profile stops the threads.
        m_window.reset();
        m_desk.reset();
    }

private:
    void opened(const Result<OpenReport>& report)
    {
        if (!report) {
            std::fprintf(stderr, "docket: %s: %s\n", qPrintable(report.error().where),
                         qPrintable(report.error().detail));
            if (!m_wishes.shot.isEmpty())
                return QCoreApplication::exit(1);
            return showProblem(report.error());
        }
        m_desk = std::make_unique<LocalDesk>(m_profile.engine());
        m_window = std::make_unique<ui::MainWindow>(*m_desk);
        m_window->resize(m_wishes.size);
        m_window->show();
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
    kit::load(application, wishes.dark ? kit::Theme::Dark : kit::Theme::Light);
    Program program(wishes);
    return QApplication::exec();
}
