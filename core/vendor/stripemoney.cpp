// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/vendor/stripemoney.h"

#include <algorithm>
#include <array>
#include <string_view>

namespace docket::vendor {

namespace {

constexpr std::array<std::string_view, 15> kNoDigits{"BIF", "CLP", "DJF", "GNF", "JPY",
                                                     "KMF", "KRW", "MGA", "PYG", "RWF",
                                                     "VND", "VUV", "XAF", "XOF", "XPF"};
constexpr std::array<std::string_view, 5> kThreeDigits{"BHD", "JOD", "KWD", "OMR", "TND"};

// value * 10^(to - from), exactly.
Result<qint64> rescale(qint64 value, int from, int to, Currency currency)
{
    const auto bad = [&] {
        return fail(ErrorKind::Malformed, QStringLiteral("money"),
                    QStringLiteral("is not an amount in %1").arg(currency.text()));
    };
    for (; from < to; ++from)
        if (__builtin_mul_overflow(value, qint64{10}, &value))
            return bad();
    for (; from > to; --from) {
        if (value % 10 != 0)
            return bad();
        value /= 10;
    }
    return value;
}

}  // namespace

int stripeDigits(Currency currency)
{
    const std::string_view code(currency.code.data(), currency.code.size());
    if (std::find(kNoDigits.begin(), kNoDigits.end(), code) != kNoDigits.end())
        return 0;
    if (std::find(kThreeDigits.begin(), kThreeDigits.end(), code) != kThreeDigits.end())
        return 3;
    return 2;
}

Result<Money> fromStripeUnits(qint64 units, Currency currency)
{
    return rescale(units, stripeDigits(currency), currency.digits(), currency)
        .map([&](qint64 minor) {
            return Money{minor, currency};
        });
}

Result<qint64> toStripeUnits(Money amount)
{
    return rescale(amount.minor, amount.currency.digits(), stripeDigits(amount.currency),
                   amount.currency);
}

Money readStripeAmount(const JsonReader& object, const char* name, Currency currency)
{
    const auto amount = fromStripeUnits(object.integer(name), currency);
    if (!amount) {
        object.reject(name, amount.error().detail);
        return Money{0, currency};
    }
    return *amount;
}

}  // namespace docket::vendor
