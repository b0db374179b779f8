// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/desk/plainwords.h"

#include <QCoreApplication>
#include <QFile>
#include <QHash>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLocale>

namespace docket {

namespace {

struct Table {
    QHash<QString, QString> vendor;   // a gateway's decline code to words
    QHash<QString, QString> network;  // the network's two digits to words

    Table()
    {
        QFile file(QStringLiteral(":/reference/decline_codes.json"));
        if (!file.open(QIODevice::ReadOnly))
            return;
        const QJsonObject root = QJsonDocument::fromJson(file.readAll()).object();
        const auto fill = [&](const char* list, QHash<QString, QString>& into) {
            for (const QJsonValue& value : root.value(QLatin1String(list)).toArray()) {
                const QJsonObject row = value.toObject();
                into.insert(row.value(QStringLiteral("code")).toString(),
                            row.value(QStringLiteral("meaning")).toString());
            }
        };
        fill("stripe_decline_codes", vendor);
        fill("iso8583_response_codes", network);
    }
};

QString lowerFirst(QString text)
{
    if (text.size() > 1 && text.at(1).isLower())
        text[0] = text.at(0).toLower();
    return text;
}

}  // namespace

QString declineWords(const Payment& payment)
{
    static const Table table;
    if (payment.status == PaymentStatus::Approved || payment.status == PaymentStatus::Pending)
        return {};
    const QString network = QString::fromUtf8(payment.networkDeclineCode);
    const QString reason = QString::fromUtf8(payment.outcomeReason);
    const QString code = QString::fromUtf8(payment.failureCode);
    QString words = table.vendor.value(reason, table.vendor.value(code));
    if (words.isEmpty())
        words = table.network.value(network);
    const QString shown = !network.isEmpty() ? network : !reason.isEmpty() ? reason : code;
    if (payment.status == PaymentStatus::Blocked)
        return QCoreApplication::translate("Decline", "blocked before it reached the bank (%1)")
            .arg(shown);
    if (words.isEmpty())
        return shown;
    return QStringLiteral("%1 (%2)").arg(lowerFirst(words), shown);
}

QString moneyText(Money amount)
{
    if (!amount.isSet())
        return {};
    // With grouping, which the C locale does not ask for.
    QLocale locale;
    locale.setNumberOptions(locale.numberOptions() & ~QLocale::OmitGroupSeparator);
    const QString plain = toDecimal(amount);
    const QString digits = plain.startsWith(u'-') ? plain.mid(1) : plain;
    const QString rest = digits.section(u'.', 1);
    QString text = locale.toString(digits.section(u'.', 0, 0).toULongLong());
    if (!rest.isEmpty())
        text += locale.decimalPoint() + rest;
    return (amount.minor < 0 ? locale.negativeSign() : QString()) + text + u' ' +
           amount.currency.text();
}

}  // namespace docket
