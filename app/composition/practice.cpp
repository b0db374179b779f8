// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/composition/practice.h"
#include "core/base/later.h"

#include "core/sync/transport.h"
#include "core/work/queues.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QUrl>

#include <array>
#include <memory>

namespace docket::app {

namespace {

QString key(const char* name)
{
    return QString::fromLatin1(name);
}

struct NewPerson {
    const char* login;
    const char* name;
    std::vector<Role> roles;
    qint64 limit;
};

// Who tells of parcels: the page of the practice company and its name for people.
struct CarrierAccount {
    const char* connector;
    const char* name;
};
constexpr std::array<CarrierAccount, 2> kCarrierAccounts{
    {{"shipengine", "ShipEngine"}, {"easypost", "EasyPost"}}};

// Enough people that every rule about two of them can be practised.
const std::vector<NewPerson>& people()
{
    static const std::vector<NewPerson> list{
        {"mara", "Mara Lindqvist", {Role::Agent}, 15'000},
        {"noor", "Noor Haddad", {Role::Specialist}, 50'000},
        {"priya", "Priya Raman", {Role::Lead}, 500'000},
        {"tomas", "Tomás Herrera", {Role::OperationsManager}, 2'000'000},
        {"ingrid", "Ingrid Solheim", {Role::Reviewer}, 0},
        {"samuel", "Samuel Okoro", {Role::Governance}, 0},
        {"ada", "Ada Winter", {Role::Administrator}, 0},
        {"jun", "Jun Ishikawa", {Role::Auditor}, 0}};
    return list;
}

CalendarSpec berlinHours()
{
    CalendarSpec spec;
    spec.id = key("operations");
    spec.zone = key("Europe/Berlin");
    for (size_t day = 0; day < 7; ++day)
        spec.week.at(day) = day < 5 ? DayHours{{8 * 60, 20 * 60}} : DayHours{{9 * 60, 17 * 60}};
    for (int year = 2025; year <= 2027; ++year) {
        spec.holidays.push_back({QDate(year, 1, 1), key("New Year")});
        spec.holidays.push_back({QDate(year, 12, 25), key("Christmas")});
        spec.overrides.push_back({QDate(year, 12, 24), key("Christmas Eve"), {{8 * 60, 14 * 60}}});
    }
    return spec;
}

struct Step {
    QByteArray type;
    QJsonObject body;
    QByteArray sealed;
};

std::vector<Step> stepsFor(const QJsonObject& company)
{
    std::vector<Step> steps;
    steps.push_back({"profile_set",
                     {{key("practice"), true},
                      {key("second_person_above"), 20'000},
                      {key("reopen_window_ms"), days(7)},
                      {key("claim_lease_ms"), hours(2)}},
                     {}});
    steps.push_back(
        {"business_set",
         {{key("number"), 1},
          {key("name"),
           company.value(key("business")).toString(company.value(key("name")).toString())},
          {key("zone"), key("Europe/Berlin")}},
         {}});
    const QString base = company.value(key("url")).toString();
    SourceNumber number = 0;
    for (const QJsonValue& value :
         company.value(key("stripe")).toObject().value(key("accounts")).toArray()) {
        const QJsonObject account = value.toObject();
        Source s;
        s.number = ++number;
        s.connector = "stripe";
        s.name = account.value(key("name")).toString();
        s.account = account.value(key("id")).toString().toUtf8();
        s.mid = account.value(key("mid")).toString().toUtf8();
        s.processor = account.value(key("processor")).toString();
        s.baseUrl = base + key("/stripe");
        steps.push_back({"source_set", toJson(s), {}});
    }
    const QJsonObject shop = company.value(key("shopify")).toObject();
    Source s;
    s.number = ++number;
    s.connector = "shopify";
    s.name = key("Shopify");
    s.account = shop.value(key("shop")).toString().toUtf8();
    s.baseUrl = base + key("/shopify");
    s.shipping = {{"DOM*", {key("US"), key("DE")}}, {"*-EU", {key("EU")}}};
    steps.push_back({"source_set", toJson(s), {}});
    for (const CarrierAccount& carrier : kCarrierAccounts) {
        if (!company.contains(key(carrier.connector)))
            continue;
        Source parcels;
        parcels.number = ++number;
        parcels.connector = carrier.connector;
        parcels.name = key(carrier.name);
        parcels.baseUrl = base + u'/' + key(carrier.connector);
        steps.push_back({"source_set", toJson(parcels), {}});
    }

    const QJsonObject warehouse = company.value(key("warehouse")).toObject();
    if (warehouse.contains(key("base"))) {
        Source files;
        files.number = ++number;
        files.connector = "warehouse";
        files.name = key("Warehouse");
        files.baseUrl = base + key("/warehouse");
        steps.push_back({"source_set", toJson(files), {}});
    }

    for (const NewPerson& p : people()) {
        Person person;
        // The same person in every practice profile, so that scripts can name them.
        person.id = PersonId::derive(profileSubject().value, p.login);
        person.login = p.login;
        person.roles = p.roles;
        person.limitMinor = p.limit;
        person.verifier = makeVerifier(practicePassphrase());
        steps.push_back({"person_set", toJson(person),
                         toCanonicalJson({{key("name"), QString::fromUtf8(p.name)}})});
    }
    steps.push_back({"calendar_set", toJson(berlinHours()), {}});
    for (const Policy& policy : work::startingPolicies(key("operations")))
        steps.push_back({"policy_set", toJson(policy), {}});
    for (const BacklogThreshold& threshold : work::startingThresholds())
        steps.push_back({"threshold_set", toJson(threshold), {}});
    return steps;
}

// One after the other: each entry names the revision that the one before it made.
void next(Engine& engine, std::shared_ptr<std::vector<Step>> steps, size_t at, QObject* context,
          std::function<void(Done)> then)
{
    if (at == steps->size())
        return then(Done());
    const Step& step = (*steps)[at];
    whenDone(engine.configure(step.type, step.body, step.sealed), context,
             [&engine, steps, at, context, then](const Result<qint64>& done) {
                 if (!done)
                     return then(fail(done.error()));
                 next(engine, steps, at + 1, context, then);
             });
}

}  // namespace

QString practicePassphrase()
{
    return QStringLiteral("practice");
}

void askPractice(const QUrl& url, const QString& path, QObject* context,
                 std::function<void(Result<QJsonObject>)> then)
{
    if (auto may = sync::mayReach(url); !may)
        return then(fail(may.error()));
    auto* network = new QNetworkAccessManager(context);
    QUrl asked = url;
    asked.setPath(path);
    QNetworkRequest request(asked);
    request.setAttribute(QNetworkRequest::RedirectPolicyAttribute,
                         QNetworkRequest::ManualRedirectPolicy);
    request.setTransferTimeout(10'000);
    QNetworkReply* reply = network->get(request);
    QObject::connect(reply, &QNetworkReply::finished, context, [network, reply, url, then] {
        network->deleteLater();
        reply->deleteLater();
        if (reply->error() != QNetworkReply::NoError)
            return then(fail(ErrorKind::Network, url.toString(), reply->errorString()));
        const QJsonDocument said = QJsonDocument::fromJson(reply->readAll());
        if (!said.isObject())
            return then(fail(ErrorKind::Malformed, url.toString(),
                             QStringLiteral("this is not a practice company")));
        then(said.object());
    });
}

void askPractice(const QUrl& url, QObject* context, std::function<void(Result<QJsonObject>)> then)
{
    askPractice(url, QStringLiteral("/sandbox/company"), context,
                [url, then](const Result<QJsonObject>& said) {
                    if (!said)
                        return then(fail(said.error()));
                    QJsonObject company = *said;
                    if (!company.contains(key("stripe")) || !company.contains(key("shopify")))
                        return then(fail(ErrorKind::Malformed, url.toString(),
                                         QStringLiteral("this is not a practice company")));
                    company.insert(key("url"), url.toString(QUrl::StripTrailingSlash));
                    then(company);
                });
}

void setUpPractice(Engine& engine, const QJsonObject& company, QObject* context,
                   std::function<void(Done)> then)
{
    next(engine, std::make_shared<std::vector<Step>>(stepsFor(company)), 0, context,
         std::move(then));
}

std::vector<std::pair<SourceNumber, Secret>> practiceSecrets(const QJsonObject& company)
{
    std::vector<std::pair<SourceNumber, Secret>> out;
    SourceNumber number = 0;
    for (const QJsonValue& value :
         company.value(key("stripe")).toObject().value(key("accounts")).toArray())
        out.emplace_back(++number,
                         Secret(value.toObject().value(key("secret_key")).toString().toUtf8()));
    out.emplace_back(++number, Secret(company.value(key("shopify"))
                                          .toObject()
                                          .value(key("access_token"))
                                          .toString()
                                          .toUtf8()));
    for (const CarrierAccount& carrier : kCarrierAccounts)
        if (company.contains(key(carrier.connector)))
            out.emplace_back(++number, Secret(company.value(key(carrier.connector))
                                                  .toObject()
                                                  .value(key("api_key"))
                                                  .toString()
                                                  .toUtf8()));
    return out;
}

}  // namespace docket::app
