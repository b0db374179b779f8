// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/domain/setup.h"

#include "core/base/json.h"

#include <QJsonArray>
#include <QJsonDocument>

#include <algorithm>

namespace docket {

namespace {

QString key(const char* name)
{
    return QString::fromLatin1(name);
}

// Replaces the item with the same identity or adds it at the end.
template <class T, class Same>
void put(std::vector<T>& list, T item, Same same)
{
    const auto found = std::find_if(list.begin(), list.end(), same);
    if (found == list.end())
        list.push_back(std::move(item));
    else
        *found = std::move(item);
}

Result<Person> personFrom(const QJsonObject& json, const QByteArray& opened)
{
    Person person;
    person.id = PersonId::parse(json.value(key("id")).toString());
    if (person.id.isNull())
        return fail(ErrorKind::Malformed, key("person.id"), key("is not an id"));
    person.login = json.value(key("login")).toString().toUtf8();
    for (const QJsonValue& value : json.value(key("roles")).toArray()) {
        const auto role = parseRole(value.toString().toUtf8());
        if (!role)
            return fail(ErrorKind::Newer, key("person.roles"), value.toString());
        person.roles.push_back(*role);
    }
    person.limitMinor = json.value(key("limit")).toInteger();
    person.verifier = json.value(key("verifier")).toString().toUtf8();
    person.active = json.value(key("active")).toBool(true);
    const QJsonObject sealed = QJsonDocument::fromJson(opened).object();
    person.fullName = sealed.value(key("name")).toString();
    if (person.fullName.isEmpty())
        person.fullName = QString::fromUtf8(person.login);
    return person;
}

}  // namespace

bool ShippingOffer::covers(QByteArrayView code) const
{
    if (method.endsWith('*'))
        return code.startsWith(QByteArrayView(method).chopped(1));
    if (method.startsWith('*'))
        return code.endsWith(QByteArrayView(method).sliced(1));
    return code == method;
}

QJsonObject toJson(const Source& s)
{
    QJsonObject out{{key("number"), s.number},
                    {key("business"), s.business},
                    {key("connector"), QString::fromUtf8(s.connector)},
                    {key("name"), s.name},
                    {key("account"), QString::fromUtf8(s.account)},
                    {key("mid"), QString::fromUtf8(s.mid)},
                    {key("processor"), s.processor},
                    {key("base_url"), s.baseUrl},
                    {key("api_version"), QString::fromUtf8(s.apiVersion)},
                    {key("mapping"), s.mapping}};
    QJsonArray offers;
    for (const ShippingOffer& offer : s.shipping)
        offers.append(
            QJsonObject{{key("method"), QString::fromUtf8(offer.method)},
                        {key("countries"), QJsonArray::fromStringList(QStringList(
                                               offer.countries.begin(), offer.countries.end()))}});
    if (!offers.isEmpty())
        out.insert(key("shipping"), offers);
    return out;
}

Result<Source> sourceFromJson(const QJsonObject& json)
{
    Source s;
    // A number that does not fit is none: it must not become another source's.
    s.number = json.value(key("number")).toInt();
    s.business = json.value(key("business")).toInt(1);
    s.connector = json.value(key("connector")).toString().toUtf8();
    s.name = json.value(key("name")).toString();
    s.account = json.value(key("account")).toString().toUtf8();
    s.mid = json.value(key("mid")).toString().toUtf8();
    s.processor = json.value(key("processor")).toString();
    s.baseUrl = json.value(key("base_url")).toString();
    s.apiVersion = json.value(key("api_version")).toString().toUtf8();
    s.mapping = json.value(key("mapping")).toObject();
    for (const QJsonValue& value : json.value(key("shipping")).toArray()) {
        ShippingOffer offer{value.toObject().value(key("method")).toString().toUtf8(), {}};
        for (const QJsonValue& country : value.toObject().value(key("countries")).toArray())
            offer.countries.push_back(country.toString());
        s.shipping.push_back(std::move(offer));
    }
    if (s.number < 1 || s.connector.isEmpty() || s.baseUrl.isEmpty())
        return fail(ErrorKind::Malformed, key("source"),
                    key("needs a number, a connector and a base_url"));
    return s;
}

QJsonObject toJson(const Person& person)
{
    QJsonArray roles;
    for (const Role role : person.roles)
        roles.append(QString::fromLatin1(name(role)));
    return QJsonObject{{key("id"), person.id.text()},
                       {key("login"), QString::fromUtf8(person.login)},
                       {key("roles"), roles},
                       {key("limit"), person.limitMinor},
                       {key("verifier"), QString::fromUtf8(person.verifier)},
                       {key("active"), person.active}};
}

Done apply(Setup& setup, const Entry& entry, const QByteArray& opened)
{
    if (entry.typeVersion > 1)
        return fail(
            ErrorKind::Newer,
            QStringLiteral("%1 v%2").arg(QString::fromUtf8(entry.type)).arg(entry.typeVersion),
            key("this entry was written by a newer Docket"));
    const QJsonDocument document = QJsonDocument::fromJson(entry.body);
    // What cannot be read must not pass for settings that are all at their defaults.
    if (!document.isObject())
        return fail(ErrorKind::Corrupt, QString::fromUtf8(entry.type),
                    key("its body is not a JSON object"));
    const QJsonObject json = document.object();
    if (entry.type == "profile_set") {
        setup.practice = json.value(key("practice")).toBool();
        setup.secondPersonAbove = json.value(key("second_person_above")).toInteger();
        setup.reopenWindow = json.value(key("reopen_window_ms")).toInteger(setup.reopenWindow);
        setup.claimLease = json.value(key("claim_lease_ms")).toInteger(setup.claimLease);
    } else if (entry.type == "business_set") {
        Business business{json.value(key("number")).toInt(1), json.value(key("name")).toString(),
                          json.value(key("zone")).toString()};
        put(setup.businesses, business,
            [&](const Business& b) { return b.number == business.number; });
    } else if (entry.type == "source_set") {
        auto source = sourceFromJson(json);
        if (!source)
            return fail(source.error());
        put(setup.sources, *source, [&](const Source& s) { return s.number == source->number; });
    } else if (entry.type == "person_set") {
        auto person = personFrom(json, opened);
        if (!person)
            return fail(person.error());
        put(setup.people, *person, [&](const Person& p) { return p.id == person->id; });
    } else if (entry.type == "calendar_set") {
        auto calendar = calendarFromJson(json);
        if (!calendar)
            return fail(calendar.error());
        put(setup.calendars, *calendar, [&](const CalendarSpec& c) {
            return c.id == calendar->id && c.version == calendar->version;
        });
    } else if (entry.type == "policy_set") {
        auto policy = policyFromJson(json);
        if (!policy)
            return fail(policy.error());
        put(setup.policies, *policy,
            [&](const Policy& p) { return p.id == policy->id && p.version == policy->version; });
    } else if (entry.type == "threshold_set") {
        auto threshold = backlogFromJson(json);
        if (!threshold)
            return fail(threshold.error());
        put(setup.thresholds, *threshold,
            [&](const BacklogThreshold& t) { return t.queue == threshold->queue; });
    } else if (entry.type == "quarantine_set") {
        setup.quarantine = {
            json.value(key("active")).toBool(), Instant{json.value(key("since")).toInteger()},
            json.value(key("head")).toInteger(), json.value(key("lost")).toInteger()};
    } else if (entry.type == "mass_change_set") {
        const MassChange change{
            static_cast<SourceNumber>(json.value(key("source")).toInteger()),
            Instant{json.value(key("at")).toInteger()}, json.value(key("changed")).toInteger(),
            json.value(key("gone")).toInteger(), json.value(key("of")).toInteger()};
        std::erase_if(setup.held,
                      [&](const MassChange& held) { return held.source == change.source; });
        if (json.value(key("held")).toBool())
            setup.held.push_back(change);
    } else if (entry.type == "erasure_set") {
        setup.erasures.push_back(erasureFromJson(json, entry.seq));
    } else {
        return fail(ErrorKind::Newer, QString::fromUtf8(entry.type),
                    key("this entry was written by a newer Docket"));
    }
    setup.revision = entry.subjectRev;
    return {};
}

QJsonObject toJson(const MassChange& change, bool held)
{
    return {{key("source"), change.source},   {key("at"), change.at.ms},
            {key("changed"), change.changed}, {key("gone"), change.gone},
            {key("of"), change.ofAll},        {key("held"), held}};
}

const MassChange* Setup::heldOf(SourceNumber number) const
{
    for (const MassChange& change : held)
        if (change.source == number)
            return &change;
    return nullptr;
}

const Source* Setup::source(SourceNumber number) const
{
    for (const Source& s : sources)
        if (s.number == number)
            return &s;
    return nullptr;
}

const Person* Setup::person(PersonId id) const
{
    for (const Person& p : people)
        if (p.id == id)
            return &p;
    return nullptr;
}

const Person* Setup::personByLogin(const QString& login) const
{
    for (const Person& p : people)
        if (QString::fromUtf8(p.login) == login)
            return &p;
    return nullptr;
}

const Policy* Setup::policy(Queue queue, Tier tier, Instant at) const
{
    const Policy* best = nullptr;
    for (const Policy& p : policies) {
        if (p.queue != QLatin1String(name(queue)) || p.tier != QLatin1String(name(tier)))
            continue;
        if (const Policy* now = inForce(policies, p.id, at))
            best = now;
    }
    return best;
}

const CalendarSpec* Setup::calendar(const QString& id, Instant at) const
{
    return inForce(calendars, id, at);
}

const CalendarSpec* Setup::calendar(const QString& id, int version) const
{
    for (const CalendarSpec& c : calendars)
        if (c.id == id && c.version == version)
            return &c;
    return nullptr;
}

const BacklogThreshold* Setup::threshold(Queue queue) const
{
    for (const BacklogThreshold& threshold : thresholds)
        if (threshold.queue == queue)
            return &threshold;
    return nullptr;
}

QString Setup::zone() const
{
    return businesses.empty() ? QStringLiteral("UTC") : businesses.front().zone;
}

}  // namespace docket
