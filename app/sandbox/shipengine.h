// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/sandbox/bucket.h"
#include "app/sandbox/company.h"
#include "app/sandbox/http.h"
#include "app/sandbox/shipjson.h"

#include <optional>

namespace sandbox {

inline constexpr const char* kShipKey = "TEST_practice_ship_c41d8a0e57f29b63";

// The label service on the wire: labels, shipments and tracking of every carrier account.
class ShipEngine {
public:
    explicit ShipEngine(Company& company);

    // Answers a request whose path begins with /v1/.
    Response answer(const Request& request);

private:
    struct Paging {
        qint64 page = 1, size = 25;
        bool rising = false;
    };

    Response route(const Request& request);
    Response labels(const Request& request);
    Response shipments(const Request& request);
    Response listed(const Request& request, std::vector<Piece>& rows, const char* name,
                    bool shipments);
    Response track(const Request& request);
    Response voidLabel(const Piece& piece);
    Response makeReturn(const Piece& piece);
    Response refuse(int status, const char* type, const char* code, const QByteArray& message,
                    const char* fieldName = nullptr) const;
    std::optional<Response> badTime(const Request& request,
                                    std::initializer_list<const char*> names) const;

    Company& m_company;
    Bucket m_bucket;
    quint64 m_requests = 0;
};

}  // namespace sandbox
