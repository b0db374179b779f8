// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/money.h"

#include <algorithm>

namespace docket {

namespace {

// Currencies whose digits are not two (ISO 4217). Vendors' own exceptions live with the vendor.
constexpr std::array<std::array<char, 3>, 16> kNone{{{'B', 'I', 'F'},
                                                     {'C', 'L', 'P'},
                                                     {'D', 'J', 'F'},
                                                     {'G', 'N', 'F'},
                                                     {'I', 'S', 'K'},
                                                     {'J', 'P', 'Y'},
                                                     {'K', 'M', 'F'},
                                                     {'K', 'R', 'W'},
                                                     {'P', 'Y', 'G'},
                                                     {'R', 'W', 'F'},
                                                     {'U', 'G', 'X'},
                                                     {'V', 'N', 'D'},
                                                     {'V', 'U', 'V'},
                                                     {'X', 'A', 'F'},
                                                     {'X', 'O', 'F'},
                                                     {'X', 'P', 'F'}}};
constexpr std::array<std::array<char, 3>, 7> kThree{{{'B', 'H', 'D'},
                                                     {'I', 'Q', 'D'},
                                                     {'J', 'O', 'D'},
                                                     {'K', 'W', 'D'},
                                                     {'L', 'Y', 'D'},
                                                     {'O', 'M', 'R'},
                                                     {'T', 'N', 'D'}}};

}  // namespace

Currency Currency::parse(QByteArrayView text)
{
    Currency c;
    if (text.size() != 3)
        return c;
    std::array<char, 3> code{};
    for (qsizetype i = 0; i < 3; ++i) {
        char ch = text[i];
        if (ch >= 'a' && ch <= 'z')
            ch = static_cast<char>(ch - 'a' + 'A');
        if (ch < 'A' || ch > 'Z')
            return c;
        code[static_cast<size_t>(i)] = ch;
    }
    c.code = code;
    return c;
}

QString Currency::text() const
{
    return isSet() ? QString::fromLatin1(code.data(), 3) : QString();
}

int Currency::digits() const
{
    if (std::find(kNone.begin(), kNone.end(), code) != kNone.end())
        return 0;
    if (std::find(kThree.begin(), kThree.end(), code) != kThree.end())
        return 3;
    return 2;
}

Result<Money> add(Money a, Money b)
{
    if (a.currency != b.currency)
        return fail(
            ErrorKind::Malformed, QStringLiteral("money"),
            QStringLiteral("%1 and %2 cannot be added").arg(a.currency.text(), b.currency.text()));
    qint64 sum = 0;
    if (__builtin_add_overflow(a.minor, b.minor, &sum))
        return fail(ErrorKind::Malformed, QStringLiteral("money"),
                    QStringLiteral("the sum does not fit"));
    return Money{sum, a.currency};
}

Result<Money> parseDecimal(const QString& text, Currency currency)
{
    const auto bad = [&] {
        return fail(ErrorKind::Malformed, text.left(40), QStringLiteral("not an amount of money"));
    };
    if (!currency.isSet())
        return bad();
    qsizetype i = 0;
    const bool negative = text.startsWith(u'-');
    if (negative)
        ++i;
    const qsizetype first = i;
    qint64 minor = 0;
    int fraction = -1;  // digits seen after the point, -1 before it
    for (; i < text.size(); ++i) {
        const char16_t c = text.at(i).unicode();
        if (c == u'.' && fraction < 0 && i > first) {
            fraction = 0;
            continue;
        }
        if (c < u'0' || c > u'9')
            return bad();
        if (fraction >= currency.digits()) {
            if (c != u'0')
                return bad();
            continue;
        }
        if (__builtin_mul_overflow(minor, qint64{10}, &minor) ||
            __builtin_add_overflow(minor, qint64{c} - u'0', &minor))
            return bad();
        if (fraction >= 0)
            ++fraction;
    }
    if (i == first || text.endsWith(u'.'))
        return bad();
    for (int have = std::max(fraction, 0); have < currency.digits(); ++have)
        if (__builtin_mul_overflow(minor, qint64{10}, &minor))
            return bad();
    return Money{negative ? -minor : minor, currency};
}

QString toDecimal(Money amount)
{
    const int digits = amount.currency.digits();
    const bool negative = amount.minor < 0;
    // Unsigned, so that the smallest int64 has a positive.
    const quint64 magnitude = negative ? quint64{0} - static_cast<quint64>(amount.minor)
                                       : static_cast<quint64>(amount.minor);
    QString text = QString::number(magnitude);
    if (digits > 0) {
        text = text.rightJustified(digits + 1, u'0');
        text.insert(text.size() - digits, u'.');
    }
    return negative ? u'-' + text : text;
}

}  // namespace docket
