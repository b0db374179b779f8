// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/sandbox/bucket.h"
#include "app/sandbox/company.h"
#include "app/sandbox/http.h"
#include "app/sandbox/json.h"

#include <optional>

namespace sandbox {

inline constexpr const char* kTrackerKey = "EZTK_practice_7e2b90c4d1f8a365";

// Trackers on the wire, for the parcels of one carrier account.
class EasyPost {
public:
    explicit EasyPost(Company& company);

    // Answers a request whose path begins with /v2/.
    Response answer(const Request& request);

private:
    Response list(const Request& request);
    void tracker(Json& json, quint32 parcel) const;
    std::optional<quint32> rowOf(const QByteArray& id) const;
    QByteArray idOf(quint32 parcel) const;
    std::optional<qint64> createdAt(quint32 parcel) const;

    Company& m_company;
    Bucket m_bucket;
};

}  // namespace sandbox
