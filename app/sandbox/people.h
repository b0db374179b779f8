// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

namespace sandbox {

// Who a customer is, derived from the number alone, so that nothing of it is kept.
struct Person {
    quint8 country = 0;
    QByteArray firstName, lastName, email, phone;
    QByteArray street, houseNumber, extra, city, zip, province, provinceCode, latitude, longitude;
    QByteArray ip, last4, fingerprint, userAgent;

    QByteArray name() const { return firstName + ' ' + lastName; }
};

// Row of the country where this customer lives.
quint8 homeOf(quint64 seed, quint32 customer);

Person person(quint64 seed, quint32 customer);

// The first line of the address as it is written in that country; without the house number on
// demand.
QByteArray streetLine(const Person& who, bool withNumber = true);

}  // namespace sandbox
