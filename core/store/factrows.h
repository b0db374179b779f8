// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/factbinding.h"
#include "core/store/factfields.h"
#include "core/store/facttables.h"

#include <optional>
#include <utility>
#include <vector>

// Rows of a fact's table as facts: what reading and writing have in common.
namespace docket::store {

template <class T>
constexpr FactKind kindOf()
{
    return tableOf<T>().kind;
}

template <class T>
QByteArray selectText(const char* where)
{
    constexpr TableText t = tableOf<T>();
    return QByteArray("select source, ext, version, deleted, ") + t.columns + " from " + t.table +
           ' ' + where;
}

template <class T>
Result<std::vector<Stored<T>>> readAll(Statement& rows, const Secret& key)
{
    std::vector<Stored<T>> out;
    while (rows.step()) {
        Stored<T> item;
        item.ref = {static_cast<SourceNumber>(rows.integer(0)), kindOf<T>(), rows.text(1)};
        item.version = rows.instant(2);
        item.deleted = rows.integer(3) != 0;
        item.fact.id = item.ref.id;
        RowReader reader(rows, 4, key);
        eachField(reader, item.fact);
        if (reader.error()) {
            rows.reset();
            return fail(*reader.error());
        }
        out.push_back(std::move(item));
    }
    if (rows.failed())
        return fail(rows.error());
    return out;
}

template <class T>
Result<std::optional<Stored<T>>> readOne(Statement& rows, const Secret& key)
{
    auto all = readAll<T>(rows, key);
    if (!all)
        return fail(all.error());
    if (all->empty())
        return std::optional<Stored<T>>();
    return std::optional<Stored<T>>(std::move(all->front()));
}

}  // namespace docket::store
