// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/kit/format.h"

#include <QCoreApplication>
#include <QLocale>

#include <cmath>

namespace docket::kit {

namespace {

constexpr char16_t kMinus = u'\u2212';
constexpr char16_t kThinSpace = u'\u2009';
constexpr char16_t kIsolate = u'\u2068';     // first strong isolate
constexpr char16_t kEndIsolate = u'\u2069';  // pop directional isolate

// The default locale, with grouping: the C locale asks for none.
QLocale grouping()
{
    QLocale locale;
    locale.setNumberOptions(locale.numberOptions() & ~QLocale::OmitGroupSeparator);
    return locale;
}

// Magnitude without the overflow that negating the smallest int64 has.
quint64 magnitude(qint64 n)
{
    return n < 0 ? quint64{0} - static_cast<quint64>(n) : static_cast<quint64>(n);
}

// Rounded before its sign is read: what is shown as 0.0 has no sign.
double rounded(double value, int decimals)
{
    const double unit = std::pow(10.0, decimals);
    return std::round(value * unit) / unit;
}

}  // namespace

QString notAvailable()
{
    return QCoreApplication::translate("kit", "not available");
}

AmountText amountParts(Money amount)
{
    if (!amount.isSet())
        return AmountText{notAvailable(), {}};
    const QLocale locale = grouping();
    const int digits = amount.currency.digits();
    quint64 unit = 1;
    for (int i = 0; i < digits; ++i)
        unit *= 10;
    const quint64 whole = magnitude(amount.minor) / unit;
    quint64 rest = magnitude(amount.minor) % unit;

    QString text = locale.toString(static_cast<qulonglong>(whole));
    if (digits > 0) {
        QString fraction;
        for (int i = 0; i < digits; ++i) {
            // One digit at a time, so that zeros stay and the locale's own digits are used.
            fraction.prepend(locale.toString(static_cast<qulonglong>(rest % 10)));
            rest /= 10;
        }
        text += locale.decimalPoint() + fraction;
    }
    if (amount.minor < 0)
        text.prepend(QString(QChar(kMinus)) + QChar(kThinSpace));
    return AmountText{text, amount.currency.text()};
}

QString amount(Money amount)
{
    const AmountText parts = amountParts(amount);
    if (parts.code.isEmpty())
        return parts.digits;
    // A no-break space: an amount is never parted from its currency at the end of a line.
    return isolate(parts.digits + QChar(QChar::Nbsp) + parts.code);
}

QString isolate(const QString& text)
{
    return QChar(kIsolate) + text + QChar(kEndIsolate);
}

QString plain(const QString& text)
{
    QString out;
    out.reserve(text.size());
    for (qsizetype i = 0; i < text.size(); ++i) {
        const char16_t c = text.at(i).unicode();
        if (c == kIsolate || c == kEndIsolate || c == kThinSpace)
            continue;
        if (c == kMinus)
            out += u'-';
        else if (c == QChar::Nbsp)
            out += u' ';
        else
            out += QChar(c);
    }
    return out;
}

QString count(qint64 n)
{
    const QString digits = grouping().toString(static_cast<qulonglong>(magnitude(n)));
    return n < 0 ? QString(QChar(kMinus)) + digits : digits;
}

QString percent(double share, int decimals)
{
    if (!std::isfinite(share))
        return notAvailable();
    const double shown = rounded(share * 100.0, decimals);
    const QString digits = grouping().toString(std::fabs(shown), 'f', decimals);
    const QString sign = shown < 0 ? QString(QChar(kMinus)) : QString();
    return sign + digits + QChar(QChar::Nbsp) + u'%';
}

QString points(double difference, int decimals)
{
    if (!std::isfinite(difference))
        return notAvailable();
    const double shown = rounded(difference, decimals);
    const QString digits = grouping().toString(std::fabs(shown), 'f', decimals);
    if (shown == 0.0)
        return digits;
    return QChar(shown < 0 ? kMinus : u'+') + digits;
}

}  // namespace docket::kit
