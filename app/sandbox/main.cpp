// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sandbox/catalogue.h"
#include "app/sandbox/server.h"
#include "core/base/clock.h"

#include <QCommandLineParser>
#include <QCoreApplication>

#include <cstdio>

namespace {

struct Number {
    const char* name;
    const char* help;
    const char* fallback;
};

constexpr std::array kNumbers{
    Number{"orders", "How many orders the history has.", "25000"},
    Number{"days", "How many days the history spans.", "60"},
    Number{"seed", "Another seed is another company.", "7"},
    Number{"pace", "Practice seconds for each real one; 0 stands still.", "1"},
    Number{"port", "Port on 127.0.0.1; 0 takes a free one.", "0"},
    Number{"rate", "Gateway calls a second for each account.", "5000"},
    Number{"shop-rate", "How fast the shop's call bucket leaks, a second.", "2000"},
    Number{"ship-rate", "Calls a second of the label service and of the trackers.", "2000"}};

}  // namespace

int main(int argc, char** argv)
{
    QCoreApplication app(argc, argv);
    QCoreApplication::setApplicationName(QStringLiteral("docket-sandbox"));
    QCoreApplication::setApplicationVersion(QStringLiteral(DOCKET_VERSION));
    QCommandLineParser parser;
    parser.setApplicationDescription(
        QStringLiteral("A practice company: a gateway and a shop on 127.0.0.1."));
    parser.addHelpOption();
    parser.addVersionOption();
    for (const Number& number : kNumbers)
        parser.addOption({QString::fromLatin1(number.name), QString::fromLatin1(number.help),
                          QStringLiteral("N"), QString::fromLatin1(number.fallback)});
    parser.addOption({QStringLiteral("until"),
                      QStringLiteral("End of the history, ISO 8601 with a zone."),
                      QStringLiteral("INSTANT")});
    parser.addOption({QStringLiteral("stock-folder"),
                      QStringLiteral("Also write the warehouse's nightly files into this folder."),
                      QStringLiteral("DIR")});
    QStringList profiles;
    for (const sandbox::FaultProfile& profile : sandbox::faultProfiles())
        profiles.append(QStringLiteral("%1: %2").arg(QString::fromLatin1(profile.name),
                                                     QString::fromLatin1(profile.words)));
    parser.addOption({QStringLiteral("faults"),
                      QStringLiteral("What goes wrong at random. %1.").arg(profiles.join(u"; ")),
                      QStringLiteral("PROFILE")});
    parser.process(app);

    const auto refuse = [](const QString& text) {
        std::fprintf(stderr, "docket-sandbox: %s\n", text.toLocal8Bit().constData());
        return 2;
    };
    const auto number = [&parser](const char* name, double low,
                                  double high) -> std::optional<double> {
        bool ok = false;
        const double value = parser.value(QString::fromLatin1(name)).toDouble(&ok);
        return ok && value >= low && value <= high ? std::optional<double>(value) : std::nullopt;
    };
    const auto orders = number("orders", 1, 2e6), days = number("days", 1, 400),
               pace = number("pace", 0, 1e5), port = number("port", 0, 65535),
               rate = number("rate", 1, 1e6), shopRate = number("shop-rate", 0.1, 1e6),
               shipRate = number("ship-rate", 1, 1e6);
    bool seeded = false;
    const quint64 seed = parser.value(QStringLiteral("seed")).toULongLong(&seeded);
    if (!orders || !days || !pace || !port || !rate || !shopRate || !shipRate || !seeded)
        return refuse(QStringLiteral("an option is not a number in its range; see --help"));

    sandbox::Options options;
    options.orders = static_cast<int>(*orders);
    options.days = static_cast<int>(*days);
    options.seed = seed;
    options.pace = *pace;
    options.rate = *rate;
    options.shopRate = *shopRate;
    options.shipRate = *shipRate;
    options.until = docket::SystemClock().now().ms / sandbox::kHour * sandbox::kHour;
    if (parser.isSet(QStringLiteral("until"))) {
        const auto until = docket::parseIso(parser.value(QStringLiteral("until")));
        if (!until)
            return refuse(QStringLiteral("--until: %1").arg(until.error().detail));
        options.until = until->ms / sandbox::kSecond * sandbox::kSecond;
    }

    sandbox::Company company(options);
    sandbox::Server server(company);
    if (!server.listen(static_cast<quint16>(*port)))
        return refuse(QStringLiteral("port %1 is taken").arg(*port));
    const QString folder = parser.value(QStringLiteral("stock-folder"));
    if (!folder.isEmpty() && !server.keepStockIn(folder))
        return refuse(QStringLiteral("--stock-folder: cannot write into %1").arg(folder));
    const QString faults = parser.value(QStringLiteral("faults"));
    if (!faults.isEmpty() && !server.faults().play(faults.toLatin1(), options.seed))
        return refuse(QStringLiteral("--faults: there is no profile %1; see --help").arg(faults));
    std::printf("listening %s\n", server.url().toEncoded().constData());
    for (const sandbox::Account& account : sandbox::accounts())
        std::printf("account %s \"%s\" %s\n", account.id, account.name, account.key);
    std::fflush(stdout);
    return QCoreApplication::exec();
}
