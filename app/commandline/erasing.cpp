// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commandline/erasing.h"

#include "app/commandline/output.h"

#include <QJsonArray>

namespace docket::ctl {

namespace {

QString key(const char* name)
{
    return QString::fromLatin1(name);
}

}  // namespace

QJsonObject foundJson(const store::PersonIndex::Found& found)
{
    QJsonArray people;
    for (const store::FoundPerson& one : found.people)
        people.append(QJsonObject{{key("kind"), key(name(one.ref.kind))},
                                  {key("source"), one.ref.source},
                                  {key("id"), QString::fromUtf8(one.ref.id)},
                                  {key("label"), QString::fromUtf8(one.label)},
                                  {key("name"), one.name},
                                  {key("email"), one.email},
                                  {key("created"), instantJson(one.createdAt)}});
    return {{key("people"), people}, {key("complete"), found.complete}};
}

QString foundText(const store::PersonIndex::Found& found)
{
    QString out;
    for (const store::FoundPerson& one : found.people)
        out += QStringLiteral("%1 %2 %3 %4  %5\n")
                   .arg(toIso(one.createdAt).first(10), key(name(one.ref.kind)).leftJustified(9),
                        QString::fromUtf8(one.label).leftJustified(30), one.name.leftJustified(24),
                        one.email);
    if (found.people.empty())
        out += key("nobody\n");
    if (!found.complete)
        out += key("there may be more: narrow it down, or sync first\n");
    return out;
}

QJsonObject tracesJson(const store::Traces& traces)
{
    QJsonArray cases;
    for (const Case& value : traces.cases)
        cases.append(QJsonObject{{key("case"), value.number}, {key("open"), value.open()}});
    return {{key("emails"), QJsonArray::fromStringList(traces.emails)},
            {key("orders"), traces.orders},
            {key("payments"), traces.payments},
            {key("customers"), traces.customers},
            {key("checkouts"), traces.checkouts},
            {key("parcels"), traces.parcels},
            {key("cases"), cases},
            {key("unsent"), traces.unsent}};
}

QString tracesText(const store::Traces& traces)
{
    QStringList open, closed;
    for (const Case& value : traces.cases)
        (value.open() ? open : closed).append(QString::number(value.number));
    const auto line = [](const char* name, const QString& value) {
        return QStringLiteral("%1%2\n")
            .arg(key(name), -14)
            .arg(value.isEmpty() ? key("none") : value);
    };
    QString out = line("e-mail", traces.emails.join(key(", "))) +
                  line("orders", QString::number(traces.orders)) +
                  line("payments", QString::number(traces.payments)) +
                  line("customers", QString::number(traces.customers)) +
                  line("checkouts", QString::number(traces.checkouts)) +
                  line("parcels", QString::number(traces.parcels)) +
                  line("closed cases", closed.join(key(", "))) +
                  line("open cases", open.join(key(", ")));
    if (!open.isEmpty())
        out += key("the person cannot be erased while cases are open\n");
    if (traces.unsent > 0)
        out += key("the person cannot be erased while changes have no answer: %1\n")
                   .arg(traces.unsent);
    return out;
}

QJsonObject erasedJson(const Erased& erased)
{
    return {{key("pages"), erased.pages},
            {key("facts"), erased.facts},
            {key("cases"), erased.cases},
            {key("documents"), erased.documents}};
}

QString erasedText(const Erased& erased)
{
    return QStringLiteral("erased: %1 facts in %2 received pages, what was written on %3 cases, "
                          "%4 documents\n")
        .arg(erased.facts)
        .arg(erased.pages)
        .arg(erased.cases)
        .arg(erased.documents);
}

}  // namespace docket::ctl
