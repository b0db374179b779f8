// SPDX-License-Identifier: GPL-3.0-or-later
// The warehouse's nightly files on the wire.
#include "app/sandbox/server.h"
#include "app/sandbox/zone.h"

namespace sandbox {

Response Server::warehousePage(const Request& request) const
{
    const Warehouse& warehouse = m_company.warehouse();
    const std::vector<qint64> nights = warehouse.nights(m_company.now());
    const QByteArray path = request.path;
    if (path == "/warehouse/" || path == "/warehouse/stock/") {
        QByteArray page = "<!doctype html><title>Nightly stock</title><ul>\n";
        for (auto night = nights.rbegin(); night != nights.rend(); ++night) {
            const QByteArray day = utcDay(*night);
            for (const char* head : {"", "substitutions-"})
                page += QByteArray("<li><a href=\"/warehouse/stock/") + head + day + ".csv\">" +
                        head + day + ".csv</a>\n";
        }
        return {200, {{"Content-Type", "text/html; charset=utf-8"}}, page + "</ul>\n"};
    }
    for (const qint64 night : nights) {
        const QByteArray tail = utcDay(night) + ".csv";
        const bool stock = path == "/warehouse/stock/" + tail;
        if (stock || path == "/warehouse/stock/substitutions-" + tail)
            return {200,
                    {{"Content-Type", "text/csv; charset=utf-8"}},
                    stock ? warehouse.stockFile(night) : warehouse.substitutionFile(night)};
    }
    return {404, {}, R"({"error":"there is no such file"})"};
}

}  // namespace sandbox
