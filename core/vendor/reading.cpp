// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/vendor/reading.h"

#include <QJsonArray>

namespace docket::vendor {

Mapping::Mapping(const QJsonObject& configured, const Defaults& defaults)
{
    for (const auto& [key, paths] : defaults)
        m_paths[key] = paths;
    for (auto it = configured.begin(); it != configured.end(); ++it) {
        std::vector<QByteArray>& paths = m_paths[it.key().toUtf8()];
        paths.clear();
        const QJsonValue value = it.value();
        const QJsonArray several = value.isArray() ? value.toArray() : QJsonArray{value};
        for (const QJsonValue& path : several)
            if (!path.toString().isEmpty())
                paths.push_back(path.toString().toUtf8());
    }
}

QByteArray Mapping::value(const QByteArray& name, const Read& read) const
{
    const auto found = m_paths.find(name);
    if (found == m_paths.end())
        return {};
    for (const QByteArray& path : found->second)
        if (QByteArray text = read(path); !text.isEmpty())
            return text;
    return {};
}

Attribution Mapping::attribution(const Read& read) const
{
    return {value("offer", read), value("funnel", read), value("affiliate", read),
            value("sub_id", read)};
}

QByteArray readPath(const JsonReader& object, const QByteArray& path)
{
    JsonReader at = object;
    const QList<QByteArray> parts = path.split('.');
    for (qsizetype i = 0; i + 1 < parts.size(); ++i)
        at = at.object(parts.at(i).constData());
    return at.optId(parts.last().constData());
}

Result<std::vector<JsonReader>> listOf(const JsonReader& root, const char* name)
{
    const JsonReader page = root.alone();
    if (!page.has(name))
        page.reject(name, QStringLiteral("is missing"));
    std::vector<JsonReader> items = page.array(name);
    if (auto wrong = page.error())
        return fail(std::move(*wrong));
    return items;
}

void quarantine(DecodedPage& page, const JsonReader& item, const Error& error)
{
    page.quarantined.push_back({error.where, error.detail, item.alone().optId("id")});
}

Currency readCurrency(const JsonReader& object, const char* name)
{
    const Currency currency = Currency::parse(object.text(name));
    if (!currency.isSet())
        object.reject(name, QStringLiteral("is not a currency"));
    return currency;
}

Instant optDay(const JsonReader& object, const char* name)
{
    const QByteArray text = object.optText(name);
    if (text.isEmpty())
        return {};
    const auto at = parseIso(QString::fromUtf8(text) +
                             (text.size() == 10 ? QStringLiteral("T00:00:00Z") : QString()));
    if (!at)
        object.reject(name, QStringLiteral("is neither an instant nor a day"));
    return at ? *at : Instant();
}

Instant optDayEnd(const JsonReader& object, const char* name)
{
    const Instant at = optDay(object, name);
    return at.isSet() && at.ms % days(1) == 0 ? at + days(1) - seconds(1) : at;
}

QString personText(const JsonReader& object, const char* name)
{
    return QString::fromUtf8(object.optText(name));
}

}  // namespace docket::vendor
