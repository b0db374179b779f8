// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/entry.h"

#include <QByteArray>
#include <QJsonObject>

#include <set>
#include <vector>

namespace docket {

// The vendors' own ids by which records are known: exact texts, found by a view of one too.
using Marks = std::set<QByteArray, std::less<>>;

// That what is known of a person was destroyed on that person's request. Says nothing about who it
// was: the ids are those of orders, payments, customers and parcels.
struct Erasure {
    qint64 seq = 0;                     // of its entry
    Marks marks;                        // a record with one of them is about the person
    std::vector<CaseId> cases;          // whose keys are destroyed
    std::vector<QByteArray> documents;  // SHA-256, hex, of what no other case has

    bool operator==(const Erasure&) const = default;
};

// The body of an entry of the type erasure_set.
QJsonObject toJson(const Erasure& erasure);
Erasure erasureFromJson(const QJsonObject& json, qint64 seq);

}  // namespace docket
