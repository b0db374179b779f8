// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sandbox/people.h"

#include "app/sandbox/catalogue.h"
#include "app/sandbox/ids.h"
#include "app/sandbox/random.h"

#include <QList>

namespace sandbox {

namespace {

constexpr std::array kAgents{
    "Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15 Mobile/15E148",
    "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/126.0 Safari/537.36",
    "Mozilla/5.0 (Linux; Android 14; Pixel 8) AppleWebKit/537.36 Chrome/126.0 Mobile Safari/537.36",
    "Mozilla/5.0 (Macintosh; Intel Mac OS X 14_5) AppleWebKit/605.1.15 Version/17.5 "
    "Safari/605.1.15"};

template <class List>
QByteArray any(Random& random, const List& list)
{
    return list[static_cast<size_t>(random.below(static_cast<qint64>(list.size())))];
}

// Letters of an e-mail address: what is not ASCII falls away.
QByteArray plain(QByteArrayView text)
{
    QByteArray out;
    for (const char c : text)
        if ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'))
            out.append(c);
    return out.toLower();
}

}  // namespace

quint8 homeOf(quint64 seed, quint32 customer)
{
    static const std::vector<int> share = weights(countries());
    Random random(seed, Stream::Customer, customer);
    return static_cast<quint8>(random.weighted(share));
}

Person person(quint64 seed, quint32 customer)
{
    Person who;
    who.country = homeOf(seed, customer);
    Random random(seed, Stream::Customer, (quint64{1} << 40) + customer);
    const Country& home = countries()[who.country];
    who.firstName = any(random, home.firstNames);
    who.lastName = any(random, home.lastNames);
    const QByteArray number = QByteArray::number(random.between(1, 9999));
    const QByteArray local = plain(who.firstName) + '.' + plain(who.lastName);
    who.email = (local.size() < 4 ? QByteArray("kunde") : local) + number + "@example." +
                (random.chance(0.7) ? "com" : "net");
    who.phone = home.phone + QByteArray::number(random.between(200'000'000, 999'999'999));
    who.street = any(random, home.streets);
    who.houseNumber = QByteArray::number(random.between(1, 240));
    if (random.chance(0.15))
        who.extra =
            (home.coin == Coin::Usd ? "Apt " : "c/o ") + QByteArray::number(random.between(1, 40));
    const QList<QByteArray> city = any(random, home.cities).split('|');
    who.city = city[0];
    who.zip = city[1];
    who.province = city[2];
    who.provinceCode = city[3];
    who.latitude = city[4];
    who.longitude = city[5];
    who.ip = QByteArray::number(random.between(11, 215));
    for (int i = 0; i < 3; ++i)
        who.ip += '.' + QByteArray::number(random.between(1, 254));
    who.last4 = QByteArray::number(random.between(0, 9999)).rightJustified(4, '0');
    who.fingerprint = token(seed, (quint64{7} << 40) + customer, 16);
    who.userAgent = any(random, kAgents);
    return who;
}

QByteArray streetLine(const Person& who, bool withNumber)
{
    if (!withNumber)
        return who.street;
    return countries()[who.country].numberFirst ? who.houseNumber + ' ' + who.street
                                                : who.street + ' ' + who.houseNumber;
}

}  // namespace sandbox
