// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/database.h"
#include "core/sync/courtesy.h"

#include <QByteArray>

#include <map>
#include <vector>

namespace docket::test {

// Every fact as a cache has it, by table, source and reference: its digest, and whether it is gone.
using Facts = std::map<QByteArray, qint64>;

inline Facts factsOf(const QString& cache)
{
    Facts out;
    const auto db = store::Database::open(cache, store::Open::Read, store::Sync::Normal);
    if (!db)
        return out;
    std::vector<QByteArray> tables;
    auto names = (*db)->statement(
        "select m.name from sqlite_master m where m.type='table' and m.name like 'fact_%' and "
        "exists (select 1 from pragma_table_info(m.name) c where c.name='digest') and "
        "exists (select 1 from pragma_table_info(m.name) c where c.name='ext')");
    while (names.step())
        tables.push_back(names.text(0));
    for (const QByteArray& table : tables) {
        const QByteArray sql = "select source, ext, digest, deleted from " + table;
        auto rows = (*db)->statement(sql.constData());
        while (rows.step())
            out[table + ' ' + QByteArray::number(rows.integer(0)) + ' ' + rows.text(1)] =
                rows.integer(2) ^ rows.integer(3);
    }
    return out;
}

// For a vendor on this machine, of whom nobody has to be considerate.
inline sync::Patience hurried()
{
    sync::Patience patience;
    patience.deadline = seconds(2);
    patience.firstWait = 5;
    patience.longestWait = 50;
    patience.longestStay = 200;
    patience.rest = 20;
    return patience;
}

}  // namespace docket::test
