// SPDX-License-Identifier: GPL-3.0-or-later
// The window on a desk in memory, to be looked at.
//   window_sample [--dark] [--case NUMBER] [--keys] [--nobody] [--person LOGIN]
#include "tests/support/sampledesk.h"
#include "ui/kit/load.h"
#include "ui/mainwindow.h"

#include <QApplication>
#include <QCommandLineParser>
#include <QTimer>

int main(int argc, char** argv)
{
    QApplication app(argc, argv);
    QCommandLineParser options;
    options.addOption({QStringLiteral("dark"), QStringLiteral("the dark theme")});
    options.addOption({QStringLiteral("keys"), QStringLiteral("show the keys")});
    options.addOption({QStringLiteral("nobody"), QStringLiteral("nobody is signed in")});
    options.addOption(
        {QStringLiteral("case"), QStringLiteral("open a case"), QStringLiteral("number")});
    options.addOption({QStringLiteral("person"), QStringLiteral("who sits here"),
                       QStringLiteral("login"), QStringLiteral("mara")});
    options.process(app);
    docket::kit::load(app, options.isSet(QStringLiteral("dark")) ? docket::kit::Theme::Dark
                                                                 : docket::kit::Theme::Light);
    docket::sample::SampleDesk desk(true);
    if (!options.isSet(QStringLiteral("nobody")))
        desk.signInAs(options.value(QStringLiteral("person")).toLatin1());
    docket::ui::MainWindow window(desk);
    window.show();
    if (options.isSet(QStringLiteral("case")))
        window.openCase(options.value(QStringLiteral("case")).toLongLong());
    if (options.isSet(QStringLiteral("keys")))
        QTimer::singleShot(0, &window, [&window] { window.showKeys(); });
    if (options.isSet(QStringLiteral("nobody")))
        QTimer::singleShot(0, &window, [&window] { window.askWhoSitsHere(); });
    return QApplication::exec();
}
