// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/externalref.h"

#include <QByteArray>
#include <QJsonObject>
#include <QString>

#include <vector>

namespace docket {

// Where a shop sends by a method. `method` is the code of the shop's shipping line; one `*` at an
// end stands for anything. Countries are ISO 3166 alpha-2, and EU for all members of the Union.
struct ShippingOffer {
    QByteArray method;
    std::vector<QString> countries;

    bool covers(QByteArrayView code) const;
    bool operator==(const ShippingOffer&) const = default;
};

// One configured account at a vendor: data, kept in the journal. Its credential is in the keyring.
struct Source {
    SourceNumber number = 0;
    int business = 1;
    QByteArray connector;  // stripe, shopify
    QString name;          // as people say it
    QByteArray account;    // the vendor's id of the account
    QByteArray mid;        // gateways: the merchant account
    QString processor;     // gateways: who settles it
    QString baseUrl;
    QByteArray apiVersion;
    // Which attribute of the vendor's object carries which part of the attribution, and the order.
    // Names: order, offer, funnel, affiliate, sub_id, attempt, initiator.
    QJsonObject mapping;
    // Shops: which method goes where. A method that no offer covers may go anywhere.
    std::vector<ShippingOffer> shipping;

    bool operator==(const Source&) const = default;
};

}  // namespace docket
