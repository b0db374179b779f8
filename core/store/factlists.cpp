// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/factlists.h"

#include "core/store/factrows.h"

namespace docket::store {

namespace {

template <class Facts>
struct TablesOf;
template <class... T>
struct TablesOf<std::variant<T...>> {
    template <class Each>
    static void each(Each each)
    {
        const auto one = [&]<class F>(const F*) {
            if constexpr (!std::is_same_v<F, Tombstone>) {
                // As nameOf has it (domain/factname).
                static_assert(
                    std::is_same_v<
                        std::variant_alternative_t<static_cast<size_t>(kindOf<F>()) - 1, Fact>, F>);
                each(tableOf<F>());
            }
        };
        (one(static_cast<const T*>(nullptr)), ...);
    }
};

}  // namespace

Result<std::vector<QByteArray>> idsMadeSince(const Database& db, FactKind kind, SourceNumber source,
                                             Instant since, const QByteArray& after, int limit)
{
    QByteArray table;
    TablesOf<Fact>::each([&](const TableText& t) {
        if (t.kind == kind && QByteArrayView(t.columns).contains("created_at"))
            table = t.table;
    });
    if (table.isEmpty())
        return fail(ErrorKind::Internal, QString::fromLatin1(name(kind)),
                    QStringLiteral("does not say when it was made"));
    Statement rows =
        db.statement(("select ext from " + table +
                      " where source=?1 and ext>coalesce(?2,'') and deleted=0 and created_at>=?3 "
                      "order by ext limit ?4")
                         .constData());
    rows.bind(1, source).bindText(2, after).bind(3, since.ms).bind(4, limit);
    std::vector<QByteArray> out;
    while (rows.step())
        out.push_back(rows.text(0));
    if (rows.failed())
        return fail(rows.error());
    return out;
}

Result<qint64> factsOf(const Database& db, SourceNumber source, qint64 most)
{
    qint64 sum = 0;
    std::optional<Error> error;
    TablesOf<Fact>::each([&](const TableText& t) {
        if (sum >= most || error)
            return;
        Statement row = db.statement(("select count(*) from (select 1 from " + QByteArray(t.table) +
                                      " where source=?1 and deleted=0 limit ?2)")
                                         .constData());
        row.bind(1, source).bind(2, most - sum);
        if (row.step())
            sum += row.integer(0);
        if (row.failed())
            error = row.error();
    });
    if (error)
        return fail(*error);
    return sum;
}

}  // namespace docket::store
