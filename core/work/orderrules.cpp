// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/work/rules.h"

#include <QRegularExpression>

#include <algorithm>

namespace docket::work {

namespace {

Finding onOrder(const Picture& p, QByteArray text)
{
    Finding f;
    f.occurred = p.order->fact.createdAt;
    f.text = std::move(text);
    f.amount = p.order->fact.total;
    f.about = p.order->ref;
    f.seen.push_back({p.order->ref, p.order->version});
    return f;
}

// A number that is not part of a street's own name, nor that of a door inside a house: "5th Street"
// and "Apt 4" have none, "5th Street 12" has.
bool hasHouseNumber(QString text)
{
    static const QRegularExpression ordinal(QStringLiteral("\\b\\d+(st|nd|rd|th)\\b"),
                                            QRegularExpression::CaseInsensitiveOption);
    static const QRegularExpression door(
        QStringLiteral(
            "(\\b(c/o|apt|apartment|unit|suite|ste|flat|room|rm|floor|fl|po box|p\\.o\\. "
            "box|postfach|wohnung|whg|etage|stock|app|appartement|piso|interno|int|lgh)"
            "\\.?|#)\\s*\\d+"),
        QRegularExpression::CaseInsensitiveOption | QRegularExpression::UseUnicodePropertiesOption);
    text.remove(ordinal).remove(door);
    return std::any_of(text.begin(), text.end(), [](QChar c) { return c.isDigit(); });
}

}  // namespace

bool inEuropeanUnion(const QString& country)
{
    static const QStringList members{
        QStringLiteral("AT"), QStringLiteral("BE"), QStringLiteral("BG"), QStringLiteral("CY"),
        QStringLiteral("CZ"), QStringLiteral("DE"), QStringLiteral("DK"), QStringLiteral("EE"),
        QStringLiteral("ES"), QStringLiteral("FI"), QStringLiteral("FR"), QStringLiteral("GR"),
        QStringLiteral("HR"), QStringLiteral("HU"), QStringLiteral("IE"), QStringLiteral("IT"),
        QStringLiteral("LT"), QStringLiteral("LU"), QStringLiteral("LV"), QStringLiteral("MT"),
        QStringLiteral("NL"), QStringLiteral("PL"), QStringLiteral("PT"), QStringLiteral("RO"),
        QStringLiteral("SE"), QStringLiteral("SI"), QStringLiteral("SK")};
    return members.contains(country);
}

bool asksForChange(const QString& note)
{
    // Whole words, so that "unchanged" and "Wechselgeld" are not requests.
    static const QRegularExpression words(
        QStringLiteral(
            "\\b(change|cancel|do not ship|don't ship|wrong "
            "(address|size)|instead|different address|mistake|typo|misspelled|(new|correct|right) "
            "address|please (replace|deliver to)|verschrieben|tippfehler|"
            "send (it |them )?to|ship (it |them )?to|ändern|stornieren|falsche adresse|"
            "bitte an|changer|annuler|mauvaise adresse|cambiar|cancelar|"
            "modificare|annullare|ändra|avboka)\\b"),
        QRegularExpression::CaseInsensitiveOption | QRegularExpression::UseUnicodePropertiesOption);
    return words.match(note).hasMatch();
}

void addressIncomplete(const Picture& p, Findings& out)
{
    // Of somebody who was erased nothing is missing.
    if (!p.orderOpen() || !p.order->fact.requiresShipping || p.order->fact.personal.erased)
        return;
    const PostalAddress& a = p.order->fact.personal.shipping;
    QByteArrayList missing;
    if (a.line1.trimmed().isEmpty())
        missing << "street";
    else if (!hasHouseNumber(a.line1) && !hasHouseNumber(a.line2))
        missing << "house number";
    if (a.city.trimmed().isEmpty())
        missing << "city";
    // Ireland and a few others do without postcodes in practice.
    if (a.zip.trimmed().isEmpty() && a.country != QStringLiteral("IE") &&
        a.country != QStringLiteral("HK") && a.country != QStringLiteral("AE"))
        missing << "postcode";
    if (a.country.trimmed().isEmpty())
        missing << "country";
    if (!missing.isEmpty())
        out.add(onOrder(p, "missing: " + missing.join(", ")));
}

void contactMissing(const Picture& p, Findings& out)
{
    if (!p.orderOpen())
        return;
    const Personal& who = p.order->fact.personal;
    if (who.erased)
        return;
    if (who.email.trimmed().isEmpty() && who.phone.trimmed().isEmpty())
        out.add(onOrder(p, "missing: e-mail and telephone"));
}

void skuMissing(const Picture& p, Findings& out)
{
    if (!p.orderOpen())
        return;
    for (const OrderLine& line : p.order->fact.lines)
        if (line.requiresShipping && line.sku.isEmpty() && line.quantity > 0) {
            out.add(onOrder(p, "line " + line.id + " names no SKU"));
            return;
        }
}

void totalMismatch(const Picture& p, Findings& out)
{
    if (!p.orderOpen() || p.order->fact.lines.empty())
        return;
    const Order& o = p.order->fact;
    qint64 lines = 0;
    for (const OrderLine& line : o.lines)
        lines += line.price.minor * line.quantity;
    const qint64 net = lines - o.discounts.minor + o.shipping.minor;
    // Prices may hold the tax or not: both sums are honest.
    if (o.total.minor == net + o.tax.minor || o.total.minor == net)
        return;
    Finding f = onOrder(p, "total " + toDecimal(o.total).toLatin1() + ", its parts make " +
                               toDecimal({net + o.tax.minor, o.total.currency}).toLatin1());
    out.add(std::move(f));
}

void currencyMismatch(const Picture& p, Findings& out)
{
    if (!p.orderOpen())
        return;
    for (const auto& payment : p.payments) {
        if (payment.fact.status != PaymentStatus::Approved ||
            payment.fact.amount.currency == p.order->fact.total.currency)
            continue;
        Finding f = onOrder(p, "ordered in " + p.order->fact.total.currency.text().toLatin1() +
                                   ", paid in " + payment.fact.amount.currency.text().toLatin1());
        f.occurred = std::max(f.occurred, payment.fact.createdAt);
        f.key = payment.ref.id;
        f.seen.push_back({payment.ref, payment.version});
        out.add(std::move(f));
    }
}

void methodNotAllowed(const Picture& p, Findings& out)
{
    if (!p.orderOpen() || !p.order->fact.requiresShipping)
        return;
    const QByteArray& method = p.order->fact.shippingMethod;
    const QString country = p.order->fact.personal.shipping.country;
    if (country.isEmpty())
        return;  // the address rule speaks of it
    bool limited = false;
    bool offered = false;
    for (const ShippingOffer& offer : p.shipping) {
        if (!offer.covers(method))
            continue;
        limited = true;
        offered =
            offered ||
            std::any_of(offer.countries.begin(), offer.countries.end(), [&](const QString& place) {
                return place == country ||
                       (place == QStringLiteral("EU") && inEuropeanUnion(country));
            });
    }
    if (limited && !offered)
        out.add(onOrder(p, method + " is not offered to " + country.toLatin1()));
}

void noteAsksForChange(const Picture& p, Findings& out)
{
    if (p.orderOpen() && asksForChange(p.order->fact.personal.note))
        out.add(onOrder(p, "the note on the order asks for a change"));
}

}  // namespace docket::work
