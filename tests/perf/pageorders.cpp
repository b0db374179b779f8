// SPDX-License-Identifier: GPL-3.0-or-later
// Pages of a company in 10,000 orders, repeated and in pieces: in how many states the facts end.
#include "../support/pageorders.h"
#include "figures.h"

#include <set>

int main()
{
    const docket::test::PageOrders company;
    docket::test::FactState state;
    std::set<QByteArray> states{state.after(company.pages(), 0)};
    for (quint64 seed = 1; seed <= 10'000; ++seed)
        states.insert(state.after(company.anyOrder(seed), seed));
    perf::figure("page_orders_states", static_cast<double>(states.size()), 1, perf::Goal::Equal);
    return 0;
}
