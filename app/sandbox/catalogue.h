// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/sandbox/world.h"

#include <QByteArray>

#include <span>

namespace sandbox {

// What the company sells.
struct Article {
    QByteArray sku, title, variant;
    qint32 euroCents = 0;
    qint32 grams = 0;
};

// Where customers live, and how an address looks there.
struct Country {
    const char* code;
    const char* name;
    const char* phone;
    int weight;
    Coin coin;
    quint8 account;
    bool numberFirst;
    std::span<const char* const> cities;  // "city|zip|province|province code|latitude|longitude"
    std::span<const char* const> streets;
    std::span<const char* const> firstNames;
    std::span<const char* const> lastNames;
};

struct CoinFacts {
    const char* upper;
    const char* lower;
    const char* symbol;
    int digits;
    int perEuroCent;  // minor units for 100 euro cents
    qint64 high;      // an amount from which a failed card check is looked at
};

struct Account {
    const char* id;
    const char* name;
    const char* mid;
    const char* processor;
    const char* key;
    Coin coin;
};

struct Offer {
    const char* name;
    bool subscription;
    const char* funnel;  // of its campaign
};

struct Decline {
    const char* failure;  // failure_code of the charge
    const char* network;  // the issuer's reason
    const char* number;   // network_decline_code
    const char* message;
    int weight;
    int weightDegraded;
};

struct DisputeReason {
    const char* reason;
    const char* visa;
    const char* mastercard;
    const char* amex;
    int weight;
};

struct Brand {
    const char* name;
    int weight;
};

struct Method {
    const char* code;
    const char* title;
    qint32 euroCents;
};

struct Carrier {
    const char* name;
    const char* prefix;
    const char* url;
    const char* code;  // at the label service
};

struct Place {
    qint64 id;
    const char* name;
    const char* address;
    const char* city;
    const char* zip;
    const char* country;
    const char* countryName;
    const char* province;
    const char* provinceCode;
};

constexpr quint8 kDomestic = 0, kStandardEu = 1, kExpressEu = 2, kInternational = 3;
constexpr size_t kOversoldArticles = 6;  // the last articles of the catalogue
constexpr quint8 kDegraded = 1;          // row of the account whose approval falls
constexpr quint8 kOutageCarrier = 1;

// About 120 articles, the same in every world.
const std::vector<Article>& articles();
std::span<const Country> countries();
std::span<const Account> accounts();
std::span<const Offer> offers();
std::span<const char* const> funnels();
std::span<const char* const> affiliates();
std::span<const Decline> declines();
std::span<const DisputeReason> disputeReasons();
std::span<const Brand> brands();
std::span<const Method> methods();
std::span<const Carrier> carriers();
std::span<const Place> places();
std::span<const char* const> changeNotes();  // ask for something
std::span<const char* const> harmlessNotes();
std::span<const char* const> returnReasons();
std::span<const char* const> refundNotes();
std::span<const char* const> fraudTypes();
const CoinFacts& facts(Coin coin);

// Weights of a list of rows, for Random::weighted.
template <class Row>
std::vector<int> weights(std::span<const Row> rows)
{
    std::vector<int> w;
    for (const Row& row : rows)
        w.push_back(row.weight);
    return w;
}

}  // namespace sandbox
