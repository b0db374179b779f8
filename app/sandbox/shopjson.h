// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/sandbox/ids.h"
#include "app/sandbox/json.h"
#include "app/sandbox/people.h"
#include "app/sandbox/world.h"

#include <span>

namespace sandbox {

// "12.34", or "1234" for a currency without digits.
QByteArray decimal(qint64 minor, Coin coin);

// The reasons for a cancelled order, and those for a hold as the Hold of the same row.
std::span<const char* const> cancelReasons();
std::span<const char* const> holdReasons();

// Writes the shop's objects as they were at one instant.
class ShopJson {
public:
    ShopJson(const World& world, qint64 at)
        : m_world(world)
        , m_at(at)
    {
    }

    void order(Json& json, quint32 row) const;
    void checkout(Json& json, quint32 row) const;
    void fulfillmentOrder(Json& json, quint32 parcel) const;
    void fulfillment(Json& json, quint32 parcel) const;
    // What the carrier told of a parcel.
    void scans(Json& json, quint32 parcel) const;
    void refund(Json& json, quint32 shopRefund) const;
    void level(Json& json, size_t article, size_t place, const Level& level) const;
    void article(Json& json, size_t row) const;
    void place(Json& json, size_t row) const;
    // Every money movement that the shop knows of the order.
    void transactions(Json& json, quint32 order) const;

    bool cancelled(const Order& order) const { return order.cancelledAt <= m_at; }
    bool closed(const Order& order) const { return order.closedAt <= m_at; }
    const char* financialStatus(const Order& order) const;
    // Empty while nothing is shipped.
    QByteArray fulfillmentStatus(const Order& order) const;
    const char* state(const Parcel& parcel) const;

    // A payout of the shop's own payments, a movement on their balance, a dispute.
    void payout(Json& json, quint32 row) const;
    void movement(Json& json, quint32 number) const;
    void dispute(Json& json, quint32 row) const;
    const char* payoutStatus(const Payout& payout) const;
    static const char* disputeStatus(const Dispute& dispute, qint64 at);

private:
    const char* gateway() const { return m_world.ownPayments ? "shopify_payments" : "stripe"; }
    bool flawed(const Order& order, Flaw flaw) const
    {
        return order.flaw == flaw && m_at < order.flawUntil;
    }
    Coin shownCoin(const Order& order) const;
    void totals(Json& json, const Order& order) const;
    void address(Json& json, const char* key, const Order& order, const Person& who,
                 bool shipping) const;
    void customer(Json& json, const Order& order, const Person& who) const;
    void line(Json& json, quint32 orderRow, quint8 index) const;
    void origin(Json& json, const Order& order, const Person& who, quint64 key) const;
    void shippingLine(Json& json, const Order& order, quint32 row) const;
    void refundTransaction(Json& json, quint32 shopRefund) const;
    void set(Json& json, const char* key, qint64 minor, Coin coin) const;
    void time(Json& json, const char* key, qint64 at) const;

    const World& m_world;
    qint64 m_at;
};

}  // namespace sandbox
