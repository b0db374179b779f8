// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/secret.h"
#include "core/domain/case.h"
#include "core/domain/erasure.h"
#include "core/store/database.h"

#include <QStringList>

#include <vector>

namespace docket::store {

// What the cache knows about one person, and by which ids.
struct Traces {
    Marks marks;
    QStringList emails;  // under which the person is known
    qint64 orders = 0, payments = 0, customers = 0, checkouts = 0, parcels = 0;
    std::vector<Case> cases;
    qint64 unsent = 0;  // changes that the vendors have not been told, or have not answered

    bool isEmpty() const { return marks.empty(); }
};

// Finds a person by an e-mail address, or by the number or the id of one of the orders, and all
// else that is about the same e-mail address or the same customer of a vendor. Reads everything
// personal there is: `key` opens it.
Result<Traces> tracesOf(Database& cache, const Secret& key, const QString& who);

}  // namespace docket::store
