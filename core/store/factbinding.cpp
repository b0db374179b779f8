// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/factbinding.h"

#include <QDataStream>
#include <QIODevice>
#include <QList>

#include <sodium.h>

#include <cstring>

namespace docket::store {

namespace {

// Lists inside a row: fields parted by US (0x1f), items by RS (0x1e), which no vendor's text keeps.
constexpr char kField = '\x1f';
constexpr char kItem = '\x1e';

QByteArray clean(QByteArray text)
{
    text.replace(kField, ' ');
    text.replace(kItem, ' ');
    return text;
}

QList<QByteArray> itemsOf(const QByteArray& text)
{
    return text.isEmpty() ? QList<QByteArray>() : text.split(kItem);
}

QByteArray number(qint64 value)
{
    return QByteArray::number(value);
}

QDataStream& operator<<(QDataStream& out, const PostalAddress& a)
{
    return out << a.name << a.line1 << a.line2 << a.city << a.zip << a.province << a.country;
}

QDataStream& operator>>(QDataStream& in, PostalAddress& a)
{
    return in >> a.name >> a.line1 >> a.line2 >> a.city >> a.zip >> a.province >> a.country;
}

}  // namespace

QByteArray linesText(const std::vector<OrderLine>& lines)
{
    QByteArray out;
    for (const OrderLine& l : lines) {
        if (!out.isEmpty())
            out += kItem;
        out += clean(l.id) + kField + clean(l.sku) + kField + clean(l.variant) + kField +
               clean(l.title.toUtf8()) + kField + number(l.quantity) + kField +
               number(l.fulfillable) + kField + number(l.price.minor) + kField +
               number(l.discount.minor) + kField + (l.requiresShipping ? '1' : '0');
    }
    return out;
}

std::vector<OrderLine> orderLines(const QByteArray& text, Currency currency)
{
    std::vector<OrderLine> out;
    for (const QByteArray& item : itemsOf(text)) {
        const QList<QByteArray> f = item.split(kField);
        if (f.size() < 9)
            continue;
        out.push_back({f[0], f[1], f[2], QString::fromUtf8(f[3]), f[4].toLongLong(),
                       f[5].toLongLong(), Money{f[6].toLongLong(), currency},
                       Money{f[7].toLongLong(), currency}, f[8] == "1"});
    }
    return out;
}

QByteArray linesText(const std::vector<FulfillmentLine>& lines)
{
    QByteArray out;
    for (const FulfillmentLine& l : lines) {
        if (!out.isEmpty())
            out += kItem;
        out += clean(l.line) + kField + clean(l.item) + kField + number(l.quantity) + kField +
               number(l.fulfillable);
    }
    return out;
}

std::vector<FulfillmentLine> fulfillmentLines(const QByteArray& text)
{
    std::vector<FulfillmentLine> out;
    for (const QByteArray& item : itemsOf(text)) {
        const QList<QByteArray> f = item.split(kField);
        if (f.size() >= 4)
            out.push_back({f[0], f[1], f[2].toLongLong(), f[3].toLongLong()});
    }
    return out;
}

QByteArray holdsText(const std::vector<QByteArray>& holds)
{
    QByteArray out;
    for (const QByteArray& hold : holds)
        out += (out.isEmpty() ? QByteArray() : QByteArray(1, kItem)) + clean(hold);
    return out;
}

std::vector<QByteArray> holdList(const QByteArray& text)
{
    const QList<QByteArray> list = itemsOf(text);
    return {list.begin(), list.end()};
}

QByteArray personalText(const Personal& p)
{
    QByteArray out;
    QDataStream stream(&out, QIODevice::WriteOnly);
    stream.setVersion(QDataStream::Qt_6_4);
    stream << quint8(1) << p.name << p.email << p.phone << p.shipping << p.billing << p.note;
    return out;
}

Personal personalFrom(const QByteArray& text)
{
    Personal p;
    QDataStream stream(text);
    stream.setVersion(QDataStream::Qt_6_4);
    quint8 version = 0;
    stream >> version >> p.name >> p.email >> p.phone >> p.shipping >> p.billing >> p.note;
    return p;
}

qint64 Digester::value() const
{
    static const std::array<unsigned char, crypto_shorthash_KEYBYTES> key{1, 9, 7, 0};
    std::array<unsigned char, crypto_shorthash_BYTES> out{};
    crypto_shorthash(out.data(), reinterpret_cast<const unsigned char*>(m_bytes.constData()),
                     static_cast<unsigned long long>(m_bytes.size()), key.data());
    qint64 value = 0;
    std::memcpy(&value, out.data(), sizeof value);
    return value;
}

}  // namespace docket::store
