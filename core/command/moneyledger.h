// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/command/policy.h"
#include "core/domain/case.h"
#include "core/store/facttables.h"

#include <QHash>

#include <functional>

namespace docket::command {

// Every intent that could move money, by payment: what the judge must know even before the cache
// has caught up with the journal. Fed with each case's state after each entry.
class MoneyLedger {
public:
    void note(const Case& value);

    // What is known about a payment: the vendor's facts and our own intents together.
    // Nothing when the payment is not known.
    Result<std::optional<MoneyGround>> ground(const ExternalRef& payment,
                                              const store::FactTables& facts) const;

    // What this person sent without a second one since then, minor units of this currency, over all
    // cases whose order `same` says yes to.
    qint64 alone(PersonId person, Instant since, Currency currency,
                 const std::function<bool(const QByteArray& order)>& same) const;

    // Whether another intent for this payment is at large: then nothing else may leave.
    bool inFlight(const ExternalRef& payment, IntentId except) const;

private:
    struct Noted {
        Intent intent;
        QByteArray order;
    };
    QHash<ExternalRef, QHash<IntentId, Noted>> m_intents;
};

}  // namespace docket::command
