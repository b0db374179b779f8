// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/sandbox/bucket.h"
#include "app/sandbox/company.h"
#include "app/sandbox/http.h"
#include "app/sandbox/shopjson.h"

#include <functional>
#include <optional>

namespace sandbox {

inline constexpr const char* kShopToken = "shpat_practice_5d0c8e41a7b94f62";
inline constexpr const char* kOutletToken = "shpat_practice_a91f3b7c20de4586";
inline constexpr const char* kShopVersion = "2026-07";

// The shop's admin interface on the wire.
class Shop {
public:
    // `token` opens it; `place` is where it stands on this server, for the links to further pages.
    Shop(Company& company, const char* token, const char* place);

    // Answers a request whose path begins with /admin/api/.
    Response answer(const Request& request);

private:
    Response route(const Request& request, const QByteArray& path);
    Response orderRoute(const Request& request, quint32 row, const QByteArray& rest);
    Response listOrders(const Request& request, bool checkouts);
    Response countOrders(const Request& request);
    Response levels(const Request& request);
    Response items(const Request& request);
    Response createRefund(const Request& request, quint32 order);
    Response releaseHold(quint32 parcel);
    Response hold(const Request& request, quint32 parcel);
    Response cancelParcel(quint32 parcel);
    Response cancelOrder(const Request& request, quint32 order);
    Response payments(const Request& request, const QByteArray& path);
    Response paged(const Request& request, const char* name, const std::vector<Entry>& newest,
                   void (ShopJson::*write)(Json&, quint32) const) const;
    Response mendOrder(const Request& request, quint32 order);
    std::vector<Entry> matching(const Fields& query, bool checkouts,
                                std::optional<Response>& bad) const;
    static QByteArray onlyFields(const QByteArray& object, const QByteArray& fields);
    bool statusFits(const Order& order, const Fields& query, qint64 now) const;

    Company& m_company;
    const char* m_token;
    const char* m_place;
    Bucket m_bucket;
};

}  // namespace sandbox
