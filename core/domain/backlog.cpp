// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/domain/backlog.h"

namespace docket {

namespace {

QString key(const char* name)
{
    return QString::fromLatin1(name);
}

}  // namespace

Recovery recoveryOf(const BacklogThreshold& threshold, qint64 open, Instant oldest, Instant now)
{
    return {threshold.open > 0 && open > threshold.open,
            threshold.oldest > 0 && oldest.isSet() && now - oldest > threshold.oldest};
}

QJsonObject toJson(const BacklogThreshold& threshold)
{
    return {{key("queue"), QLatin1String(name(threshold.queue))},
            {key("open"), threshold.open},
            {key("oldest_ms"), threshold.oldest}};
}

Result<BacklogThreshold> backlogFromJson(const QJsonObject& json)
{
    const auto queue = parseQueue(json.value(key("queue")).toString().toUtf8());
    if (!queue)
        return fail(ErrorKind::Malformed, key("threshold.queue"),
                    json.value(key("queue")).toString());
    BacklogThreshold out{*queue, json.value(key("open")).toInteger(),
                         json.value(key("oldest_ms")).toInteger()};
    if (out.open < 0 || out.oldest < 0)
        return fail(ErrorKind::Malformed, key("threshold"), key("a limit is zero or above"));
    return out;
}

}  // namespace docket
