// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sandbox/ids.h"

#include "app/sandbox/random.h"

#include <array>

namespace sandbox {

namespace {

constexpr char kDigits[] = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
constexpr int kTail = 11;  // digits to base 62 that 64 bits need
constexpr qint64 kStep = 32'768;
constexpr quint64 kShipSpan = 10'000'000'000, kShipStep = 7, kShipFirst = 28'529'731;

constexpr std::array kPrefixes{"ch_3",    "pi_3",  "re_3", "du_1",    "prv_1",
                               "issfr_1", "evt_1", "cus_", "pm_1",    "txn_3",
                               "po_1",    "sub_1", "in_1", "inpay_1", "file_1"};
constexpr std::array<qint64, 15> kBases{
    5'871'204'300'911, 3'412'077'001'023, 1'469'114'000'317, 7'208'334'100'251, 6'702'118'000'703,
    5'108'440'000'519, 9'204'551'000'121, 6'918'003'000'877, 4'312'650'000'033, 8'120'440'000'211,
    4'588'900'000'407, 2'950'118'000'603, 1'203'660'000'059, 3'877'020'000'143, 2'204'190'000'377};

quint64 salt(quint64 seed, Ref kind)
{
    return scatter(seed + 0x100u * (static_cast<quint64>(kind) + 1));
}

}  // namespace

QByteArray token(quint64 seed, quint64 index, int length)
{
    Random random(seed, Stream::Text, index);
    QByteArray text;
    for (int i = 0; i < length; ++i)
        text.append(kDigits[random.below(62)]);
    return text;
}

QByteArray gatewayId(quint64 seed, Ref kind, quint32 row)
{
    quint64 hidden = scatter(row ^ salt(seed, kind));
    std::array<char, kTail> tail{};
    for (int i = kTail - 1; i >= 0; --i) {
        tail[static_cast<size_t>(i)] = kDigits[hidden % 62];
        hidden /= 62;
    }
    static thread_local quint64 knownSeed = ~quint64{0};
    static thread_local QByteArray middle;
    if (knownSeed != seed || middle.isEmpty()) {
        middle = 'R' + token(seed, 0, 12);
        knownSeed = seed;
    }
    QByteArray id(kPrefixes[static_cast<size_t>(kind)]);
    if (kind != Ref::Customer)
        id.append(middle);
    return id.append(tail.data(), kTail);
}

std::optional<quint32> gatewayRow(quint64 seed, Ref kind, QByteArrayView id)
{
    if (id.size() < kTail + 4)
        return std::nullopt;
    quint64 hidden = 0;
    for (const char c : id.last(kTail)) {
        const char* const at = c == 0 ? nullptr : std::char_traits<char>::find(kDigits, 62, c);
        if (!at)
            return std::nullopt;
        hidden = hidden * 62 + static_cast<quint64>(at - kDigits);
    }
    const quint64 row = gather(hidden) ^ salt(seed, kind);
    if (row >= UINT32_MAX || gatewayId(seed, kind, static_cast<quint32>(row)) != id)
        return std::nullopt;
    return static_cast<quint32>(row);
}

qint64 shopId(ShopRef kind, quint32 row)
{
    return kBases[static_cast<size_t>(kind)] + row * kStep;
}

std::optional<quint32> shopRow(ShopRef kind, qint64 id)
{
    const qint64 past = id - kBases[static_cast<size_t>(kind)];
    if (past < 0 || past % kStep != 0 || past / kStep >= UINT32_MAX)
        return std::nullopt;
    return static_cast<quint32>(past / kStep);
}

QByteArray trackingNumber(quint64 seed, quint32 row, const char* prefix)
{
    const quint64 digits = scatter(seed + 0x7700u + row) % 1'000'000'000'000ULL;
    return prefix + QByteArray::number(digits).rightJustified(12, '0');
}

QByteArray shipId(ShipRef kind, quint32 row)
{
    return "se-" + QByteArray::number((static_cast<quint64>(kind) + 1) * kShipSpan +
                                      row * kShipStep + kShipFirst);
}

std::optional<std::pair<ShipRef, quint32>> shipRow(QByteArrayView id)
{
    bool ok = false;
    if (!id.startsWith("se-"))
        return std::nullopt;
    const quint64 number = id.sliced(3).toULongLong(&ok);
    const quint64 kind = number / kShipSpan, past = number % kShipSpan;
    if (!ok || kind < 1 || kind > static_cast<quint64>(ShipRef::BackLabel) + 1 ||
        past < kShipFirst || (past - kShipFirst) % kShipStep != 0)
        return std::nullopt;
    return std::pair(static_cast<ShipRef>(kind - 1),
                     static_cast<quint32>((past - kShipFirst) / kShipStep));
}

QByteArray uuid(quint64 seed, quint64 number)
{
    const auto hex = [](quint64 n) { return QByteArray::number(n, 16).rightJustified(16, '0'); };
    QByteArray text =
        hex(scatter(seed ^ scatter(number + 0x17u))) + hex(scatter(seed + 0x91u + scatter(number)));
    text[12] = '4';
    text[16] = "89ab"[scatter(number) % 4];
    for (const int dash : {20, 16, 12, 8})
        text.insert(dash, '-');
    return text;
}

}  // namespace sandbox
