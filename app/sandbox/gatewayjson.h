// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/sandbox/ids.h"
#include "app/sandbox/json.h"
#include "app/sandbox/world.h"

namespace sandbox {

// Which generation of the gateway's API an object is written in.
enum class Shape { Current, Old };

// Which references are written out instead of named.
struct Expand {
    bool charge = false, intent = false, latestCharge = false, refunds = false, review = false,
         dispute = false;
    bool ledger = false, customer = false, source = false, invoice = false, subscription = false;
};

inline constexpr const char* kCurrentVersion = "2025-09-30.clover";
inline constexpr const char* kOldVersion = "2020-08-27";

// Writes the gateway's objects as they were at one instant.
class GatewayJson {
public:
    GatewayJson(const World& world, qint64 at, Shape shape = Shape::Current)
        : m_world(world)
        , m_at(at)
        , m_shape(shape)
    {
    }

    void charge(Json& json, quint32 row, const Expand& expand = {}) const;
    void intent(Json& json, quint32 row, const Expand& expand = {}) const;
    void refund(Json& json, quint32 row, const Expand& expand = {}) const;
    void dispute(Json& json, quint32 row, const Expand& expand = {}) const;
    void review(Json& json, quint32 row, const Expand& expand = {}) const;
    void warning(Json& json, quint32 row, const Expand& expand = {}) const;
    void payout(Json& json, quint32 row, const Expand& expand = {}) const;
    // `number` as ledger.h counts.
    void ledgerLine(Json& json, quint32 number, const Expand& expand = {}) const;
    // `key` is the customer's row * 4 + account; the same for a subscription.
    void customer(Json& json, quint32 key, const Expand& expand = {}) const;
    void subscription(Json& json, quint32 key, const Expand& expand = {}) const;
    // The invoice that an intent pays, and that it does.
    void invoice(Json& json, quint32 intent, const Expand& expand = {}) const;
    void invoicePayment(Json& json, quint32 intent, const Expand& expand = {}) const;
    void file(Json& json, quint32 row, const Expand& expand = {}) const;
    // What an update of a subscription changed, as it was before.
    void subscriptionBefore(Json& json, quint32 key) const;
    QByteArray subscriptionId(quint32 row) const;

private:
    QByteArray id(Ref kind, quint32 row) const { return gatewayId(m_world.seed, kind, row); }
    bool old() const { return m_shape == Shape::Old; }
    void metadata(Json& json, const Intent& intent, int attempt) const;
    void card(Json& json, const Charge& charge) const;
    void outcome(Json& json, const Charge& charge) const;
    void refunds(Json& json, quint32 row) const;
    void chargeRef(Json& json, quint32 row, const Expand& expand) const;
    void intentRef(Json& json, quint32 row, const Expand& expand) const;
    void withdrawals(Json& json, quint32 row) const;
    void ledgerRef(Json& json, const char* key, quint32 number, const Expand& expand) const;
    void customerRef(Json& json, quint32 customer, quint8 account, const Expand& expand) const;
    void price(Json& json, quint32 key) const;
    void invoiceLines(Json& json, quint32 intent) const;

    const World& m_world;
    qint64 m_at;
    Shape m_shape;
};

// The event, with its object as it was then; every tenth is written in the old shape.
void eventJson(Json& json, const World& world, quint32 number, const Event& event);
const char* name(EventType type);

// What the gateway calls the state of a dispute at an instant.
const char* disputeStatus(const Dispute& dispute, qint64 at);
bool needsResponse(const Dispute& dispute, qint64 at);

}  // namespace sandbox
