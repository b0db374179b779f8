// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/domain/erasure.h"

#include <QJsonArray>

namespace docket {

namespace {

QString key(const char* name)
{
    return QString::fromLatin1(name);
}

}  // namespace

QJsonObject toJson(const Erasure& erasure)
{
    QJsonArray marks, cases, documents;
    for (const QByteArray& mark : erasure.marks)
        marks.append(QString::fromUtf8(mark));
    for (const CaseId& id : erasure.cases)
        cases.append(id.text());
    for (const QByteArray& document : erasure.documents)
        documents.append(QString::fromLatin1(document));
    return {{key("marks"), marks}, {key("cases"), cases}, {key("documents"), documents}};
}

Erasure erasureFromJson(const QJsonObject& json, qint64 seq)
{
    Erasure out;
    out.seq = seq;
    for (const QJsonValue& mark : json.value(key("marks")).toArray())
        out.marks.insert(mark.toString().toUtf8());
    for (const QJsonValue& id : json.value(key("cases")).toArray())
        out.cases.push_back(CaseId::parse(id.toString()));
    for (const QJsonValue& document : json.value(key("documents")).toArray())
        out.documents.push_back(document.toString().toLatin1());
    return out;
}

}  // namespace docket
