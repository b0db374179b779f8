// SPDX-License-Identifier: GPL-3.0-or-later
// The answer key: what needs a person, and everything that ever did.
#include "app/sandbox/catalogue.h"
#include "app/sandbox/mishaps.h"
#include "app/sandbox/server.h"
#include "app/sandbox/zone.h"

namespace sandbox {

namespace {

QByteArray subjectId(const World& world, const Trouble& trouble)
{
    const quint64 seed = world.seed;
    switch (trouble.subject) {
    case Subject::Order:
        return QByteArray::number(shopId(ShopRef::Order, trouble.row));
    case Subject::Charge:
        return gatewayId(seed, Ref::Charge, trouble.row);
    case Subject::Refund:
        return gatewayId(seed, Ref::Refund, trouble.row);
    case Subject::Dispute:
        return gatewayId(seed, Ref::Dispute, trouble.row);
    case Subject::Review:
        return gatewayId(seed, Ref::Review, trouble.row);
    case Subject::Warning:
        return gatewayId(seed, Ref::Warning, trouble.row);
    case Subject::Parcel:
        return QByteArray::number(shopId(ShopRef::FulfillmentOrder, trouble.row));
    case Subject::Label:
        return shipId(ShipRef::Label, trouble.row);
    case Subject::Return:
        return shipId(ShipRef::BackLabel, trouble.row);
    case Subject::Level:
        return articles()[trouble.row / 2].sku + '@' +
               QByteArray::number(places()[trouble.row % 2].id);
    case Subject::Invoice:
        return gatewayId(seed, Ref::Invoice, trouble.row);
    case Subject::Carrier:
        return carriers()[trouble.row].code;
    }
    return {};
}

// The order that a trouble is about, or kNone.
quint32 orderOf(const World& world, const Trouble& trouble)
{
    const auto ofCharge = [&](quint32 charge) {
        return world.intents[world.charges[charge].intent].order;
    };
    switch (trouble.subject) {
    case Subject::Order:
        return trouble.row;
    case Subject::Charge:
        return ofCharge(trouble.row);
    case Subject::Refund:
        return ofCharge(world.refunds[trouble.row].charge);
    case Subject::Dispute:
        return ofCharge(world.disputes[trouble.row].charge);
    case Subject::Review:
        return ofCharge(world.reviews[trouble.row].charge);
    case Subject::Warning:
        return ofCharge(world.warnings[trouble.row].charge);
    case Subject::Parcel:
    case Subject::Label:
        return world.parcels[trouble.row].order;
    case Subject::Return:
        return world.returns[trouble.row].order;
    case Subject::Invoice:
        return world.intents[trouble.row].order;
    case Subject::Level:
    case Subject::Carrier:
        return kNone;
    }
    return kNone;
}

const char* word(Subject subject)
{
    switch (subject) {
    case Subject::Order:
        return "order";
    case Subject::Charge:
        return "charge";
    case Subject::Refund:
        return "refund";
    case Subject::Dispute:
        return "dispute";
    case Subject::Review:
        return "review";
    case Subject::Warning:
        return "early_fraud_warning";
    case Subject::Parcel:
        return "fulfillment_order";
    case Subject::Label:
        return "label";
    case Subject::Return:
        return "return_label";
    case Subject::Level:
        return "stock_level";
    case Subject::Invoice:
        return "invoice";
    case Subject::Carrier:
        return "carrier";
    }
    return "";
}

}  // namespace

Response Server::troublesPage() const
{
    const std::vector<Trouble> open = m_company.openTroubles();
    std::array<int, kFamilies.size()> families{};
    std::vector<int> byKind(kinds().size(), 0);
    for (const Trouble& trouble : open) {
        ++families[facts(trouble.kind).family];
        ++byKind[static_cast<size_t>(trouble.kind)];
    }
    Json json;
    json.object();
    json.number("open", static_cast<qint64>(open.size()));
    json.object("families");
    for (size_t f = 0; f < families.size(); ++f)
        json.number(kFamilies[f], families[f]);
    json.endObject();
    json.object("kinds");
    for (size_t k = 0; k < byKind.size(); ++k)
        json.number(kinds()[k].name, byKind[k]);
    json.endObject();
    json.array("subjects");
    for (const Trouble& trouble : open) {
        json.object();
        json.text("family", kFamilies[facts(trouble.kind).family]);
        json.text("kind", facts(trouble.kind).name);
        json.text("subject", word(trouble.subject));
        json.text("id", subjectId(m_company.world(), trouble));
        json.text("since", utcTime(trouble.at));
        json.endObject();
    }
    json.endArray();
    json.endObject();
    return {200, {}, json.bytes()};
}

Response Server::allTroublesPage() const
{
    const World& world = m_company.world();
    const qint64 now = m_company.now();
    struct Count {
        int injected = 0, open = 0;
    };
    std::vector<Count> byKind(kinds().size() + mishapKinds().size());
    std::vector<const Trouble*> all;
    for (const auto* list : {&world.troubles, &world.mishaps}) {
        for (const Trouble& trouble : *list) {
            if (trouble.at > now || trouble.until <= trouble.at)
                continue;
            // A label that was never made has not gone wrong.
            if (trouble.subject == Subject::Label && world.parcels[trouble.row].shippedAt > now)
                continue;
            all.push_back(&trouble);
            Count& count = byKind[static_cast<size_t>(trouble.kind)];
            ++count.injected;
            count.open += now < trouble.until;
        }
    }
    // What is wrong with a connection, and with no order.
    const std::vector<qint64> nights = m_company.warehouse().nights(now);
    const qint64 unreadable = m_company.warehouse().unreadableFrom();
    const bool unread = !nights.empty() && nights.back() >= unreadable;
    Json json;
    json.object();
    json.text("now", utcTime(now));
    json.number("injected", static_cast<qint64>(all.size()) + (unread ? 1 : 0));
    json.array("kinds");
    for (size_t k = 0; k < byKind.size(); ++k) {
        json.object();
        json.text("family", familyName(static_cast<Kind>(k)));
        json.text("kind", facts(static_cast<Kind>(k)).name);
        json.number("injected", byKind[k].injected);
        json.number("open", byKind[k].open);
        json.endObject();
    }
    json.object();
    json.text("family", "integration");
    json.text("kind", "unreadable_rows");
    json.number("injected", unread ? 1 : 0);
    json.number("open", unread ? 1 : 0);
    json.endObject();
    json.endArray();
    json.array("troubles");
    if (unread) {
        json.object();
        json.text("family", "integration");
        json.text("kind", "unreadable_rows");
        json.text("subject", "source");
        json.text("id", "Warehouse");
        json.textOrNull("order_id", {});
        json.text("since", utcTime(unreadable));
        json.textOrNull("until", {});
        json.endObject();
    }
    for (const Trouble* trouble : all) {
        const quint32 order = orderOf(world, *trouble);
        json.object();
        json.text("family", familyName(trouble->kind));
        json.text("kind", facts(trouble->kind).name);
        json.text("subject", word(trouble->subject));
        json.text("id", subjectId(world, *trouble));
        json.textOrNull("order_id", order == kNone
                                        ? QByteArray()
                                        : QByteArray::number(shopId(ShopRef::Order, order)));
        json.text("since", utcTime(trouble->at));
        json.textOrNull("until", trouble->until <= now ? utcTime(trouble->until) : QByteArray());
        json.endObject();
    }
    json.endArray();
    json.endObject();
    return {200, {}, json.bytes()};
}

}  // namespace sandbox
