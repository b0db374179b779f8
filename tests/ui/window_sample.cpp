// SPDX-License-Identifier: GPL-3.0-or-later
// The window on a desk in memory, to be looked at.
//   window_sample [--dark] [--case NUMBER] [--keys] [--nobody] [--person LOGIN]
#include "tests/support/sampledesk.h"
#include "ui/kit/load.h"
#include "ui/language.h"
#include "ui/mainwindow.h"
#include "ui/tabletabs.h"

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
    options.addOption(
        {QStringLiteral("act"), QStringLiteral("begin an act"), QStringLiteral("name")});
    options.addOption({QStringLiteral("size"), QStringLiteral("of the window"),
                       QStringLiteral("WxH"), QStringLiteral("1440x900")});
    options.addOption({QStringLiteral("language"), QStringLiteral("what is spoken"),
                       QStringLiteral("code"), QStringLiteral("en")});
    options.addOption({QStringLiteral("shot"), QStringLiteral("a picture of it, then the end"),
                       QStringLiteral("file")});
    options.addOption({QStringLiteral("handed"), QStringLiteral("48207 goes from mara to noor")});
    options.addOption(
        {QStringLiteral("outbox"), QStringLiteral("the outbox, with changes in every state")});
    options.addOption({QStringLiteral("sources"), QStringLiteral("the sources")});
    options.addOption({QStringLiteral("quarantine"), QStringLiteral("the journal was taken back")});
    options.process(app);
    docket::ui::speak(app, QLocale(options.value(QStringLiteral("language"))));
    docket::kit::load(app, options.isSet(QStringLiteral("dark")) ? docket::kit::Theme::Dark
                                                                 : docket::kit::Theme::Light);
    docket::sample::SampleDesk desk(true);
    if (!options.isSet(QStringLiteral("nobody")))
        desk.signInAs(options.value(QStringLiteral("person")).toLatin1());
    // A case on its way from Mara to Noor, with a document and a word to the leads.
    if (options.isSet(QStringLiteral("handed"))) {
        using namespace docket;
        desk.signInAs("mara");
        const auto record = [&](Act act) {
            Command command;
            command.id = CommandId::mint();
            command.actor = Actor::person(desk.person()->id);
            command.subject = desk.at(48207).value.id;
            command.act = std::move(act);
            desk.dispatch(command);
        };
        AttachEvidence document;
        document.evidence.kind = "stock_count";
        document.evidence.size = 48'213;
        document.name = QStringLiteral("count-of-tuesday.pdf");
        record(document);
        record(LinkCase{{desk.at(48201).value.id, 48201, "related"}, {}});
        record(Escalate{QStringLiteral("The customer has called three times")});
        record(HandOff{desk.setup().personByLogin(QStringLiteral("noor"))->id,
                       {},
                       QStringLiteral("The warehouse must count, then it can be refunded"),
                       {"stock_count"},
                       desk.now() + hours(1)});
        desk.signInAs(options.value(QStringLiteral("person")).toLatin1());
    }
    docket::ui::MainWindow window(desk);
    window.show();
    if (options.isSet(QStringLiteral("case")))
        window.openCase(options.value(QStringLiteral("case")).toLongLong());
    if (options.isSet(QStringLiteral("quarantine")))
        desk.quarantineJournal({true, desk.now() - docket::hours(1), 4120, 0});
    if (options.isSet(QStringLiteral("outbox"))) {
        desk.fillOutbox();
        window.tables().showOutbox();
    }
    if (options.isSet(QStringLiteral("sources")))
        window.tables().showSources();
    if (options.isSet(QStringLiteral("keys")))
        QTimer::singleShot(0, &window, [&window] { window.showKeys(); });
    if (options.isSet(QStringLiteral("nobody")))
        QTimer::singleShot(0, &window, [&window] { window.askWhoSitsHere(); });
    const QStringList size = options.value(QStringLiteral("size")).split(u'x');
    window.resize(size.value(0).toInt(), size.value(1).toInt());
    QTimer::singleShot(500, &window, [&] {
        if (options.isSet(QStringLiteral("act")))
            window.actions().trigger("case." + options.value(QStringLiteral("act")).toLatin1());
    });
    if (options.isSet(QStringLiteral("shot")))
        QTimer::singleShot(1000, &window, [&] {
            window.grab().save(options.value(QStringLiteral("shot")));
            QApplication::quit();
        });
    return QApplication::exec();
}
