// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/sandbox/company.h"
#include "core/view/record.h"

#include <QStringList>

#include <random>

namespace docket::test {

// What others do at the vendors of a practice company to the order of a case, and to its payments:
// another client of the gateway, the shop's own people, a bank.
class VendorChanges {
public:
    VendorChanges(sandbox::Company& company, std::mt19937_64& random)
        : m_company(company)
        , m_random(random)
    {
    }

    // One change, or some time that passes.
    void make(const view::CaseRecord& record);
    // What a record says otherwise than the vendors would say it now.
    QStringList differing(const view::CaseRecord& record) const;

private:
    qint64 dice(qint64 below);
    const sandbox::World& world() const { return m_company.world(); }
    bool makeOne(const view::CaseRecord& record);
    bool giveBack(const view::CaseRecord& record);
    bool recordRefund(quint32 order);
    bool cancel(quint32 order);
    bool changeParcel(quint32 order);
    bool closeReview(const view::CaseRecord& record);
    bool acceptDispute(const view::CaseRecord& record);
    QStringList differingParcels(const view::CaseRecord& record) const;
    QStringList differingMoney(const view::CaseRecord& record) const;

    sandbox::Company& m_company;
    std::mt19937_64& m_random;
};

}  // namespace docket::test
