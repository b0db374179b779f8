// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/factbinding.h"

#include <QList>
#include <QStringConverter>
#include <QtEndian>

#include <sodium.h>

#include <algorithm>
#include <array>
#include <cstring>

namespace docket::store {

namespace {

// Lists inside a row: fields parted by US (0x1f), items by RS (0x1e), which no vendor's text keeps.
constexpr char kField = '\x1f';
constexpr char kItem = '\x1e';

QByteArray clean(QByteArray text)
{
    if (text.contains(kField))
        text.replace(kField, ' ');
    if (text.contains(kItem))
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

// A text as its length and its UTF-8: one byte of length, or 255 and four.
void putText(QByteArray& out, QStringEncoder& encoder, const QString& text)
{
    const qsizetype at = out.size();
    out.resize(at + 5 + encoder.requiredSpace(text.size()));
    char* const begin = out.data() + at;
    char* const end = encoder.appendToBuffer(begin + 1, text);
    const qsizetype size = end - (begin + 1);
    if (size < 255) {
        *begin = static_cast<char>(size);
        out.resize(at + 1 + size);
        return;
    }
    std::memmove(begin + 5, begin + 1, static_cast<size_t>(size));
    *begin = static_cast<char>(255);
    qToLittleEndian(static_cast<quint32>(size), begin + 1);
    out.resize(at + 5 + size);
}

// Goes through a text that putText made. What is cut short reads as empty.
class TextReader {
public:
    explicit TextReader(QByteArrayView bytes)
        : m_rest(bytes)
    {
    }
    QString next()
    {
        if (m_rest.isEmpty())
            return {};
        qsizetype size = static_cast<unsigned char>(m_rest.front());
        m_rest = m_rest.sliced(1);
        if (size == 255 && m_rest.size() >= 4) {
            size = qFromLittleEndian<quint32>(m_rest.data());
            m_rest = m_rest.sliced(4);
        }
        size = std::min(size, m_rest.size());
        const QString out = QString::fromUtf8(m_rest.first(size));
        m_rest = m_rest.sliced(size);
        return out;
    }

private:
    QByteArrayView m_rest;
};

constexpr char kPersonalVersion = 2;
constexpr char kErased = 3;  // and nothing after it

// The members of a person in the order in which they are kept.
template <class P, class Visit>
void eachText(P& p, Visit visit)
{
    visit(p.name);
    visit(p.email);
    visit(p.phone);
    for (auto* a : {&p.shipping, &p.billing})
        for (auto* text :
             {&a->name, &a->line1, &a->line2, &a->city, &a->zip, &a->province, &a->country})
            visit(*text);
    visit(p.note);
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

QByteArray scansText(const std::vector<Scan>& scans)
{
    QByteArray out;
    for (const Scan& s : scans) {
        if (!out.isEmpty())
            out += kItem;
        out += number(s.at.ms) + kField + clean(s.code) + kField + clean(s.text.toUtf8()) + kField +
               clean(s.city.toUtf8()) + kField + clean(s.country.toUtf8());
    }
    return out;
}

std::vector<Scan> scanList(const QByteArray& text)
{
    std::vector<Scan> out;
    for (const QByteArray& item : itemsOf(text)) {
        const QList<QByteArray> f = item.split(kField);
        if (f.size() >= 5)
            out.push_back({Instant{f[0].toLongLong()}, f[1], QString::fromUtf8(f[2]),
                           QString::fromUtf8(f[3]), QString::fromUtf8(f[4])});
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
    if (p.erased)
        return QByteArray(1, kErased);
    QByteArray out;
    out.reserve(512);
    out.append(kPersonalVersion);
    QStringEncoder encoder(QStringEncoder::Utf8, QStringEncoder::Flag::Stateless);
    eachText(p, [&](const QString& text) { putText(out, encoder, text); });
    return out;
}

Personal personalFrom(const QByteArray& text)
{
    Personal p;
    p.erased = !text.isEmpty() && text.front() == kErased;
    if (text.isEmpty() || text.front() != kPersonalVersion)
        return p;
    TextReader reader(QByteArrayView(text).sliced(1));
    eachText(p, [&](QString& member) { member = reader.next(); });
    return p;
}

qint64 FactTexts::digest() const
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
