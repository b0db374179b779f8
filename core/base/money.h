// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QByteArray>
#include <QString>

#include <array>

namespace docket {

// An ISO 4217 code in upper case, or empty when none is known.
struct Currency {
    std::array<char, 3> code{};

    // Takes three letters in either case; anything else gives the empty currency.
    static Currency parse(QByteArrayView text);

    bool isSet() const { return code[0] != 0; }
    QString text() const;
    // How many digits follow the point: 2 for most, 0 for JPY, 3 for KWD (ISO 4217).
    int digits() const;

    bool operator==(const Currency&) const = default;
};

// An amount in minor units of its currency. Never a double, never without a currency.
struct Money {
    qint64 minor = 0;
    Currency currency;

    bool operator==(const Money&) const = default;
    bool isSet() const { return currency.isSet(); }
};

// Sum in one currency. Malformed when the currencies differ or the sum does not fit.
Result<Money> add(Money a, Money b);

// Reads a vendor's decimal text ("10.99", "-3", "1e3" is not one) exactly. More digits than the
// currency has are accepted only when they are zeros. Malformed otherwise.
Result<Money> parseDecimal(const QString& text, Currency currency);

// Plain decimal text with a point and no grouping: "10.99", "-0.05", "23400". For scripts and
// requests; ui/kit/format makes what people read.
QString toDecimal(Money amount);

}  // namespace docket
