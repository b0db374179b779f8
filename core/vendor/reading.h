// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/vendor/connector.h"

#include <functional>
#include <map>

// What the decoders of all vendors have in common.
namespace docket::vendor {

// Where in a vendor's object the parts of the attribution stand, by SourceConfig::mapping: a name
// maps to a path, or to a list of paths of which the first that is not empty counts. A name that is
// not configured keeps its default; an empty path switches it off.
class Mapping {
public:
    using Defaults = std::vector<std::pair<QByteArray, std::vector<QByteArray>>>;
    using Read = std::function<QByteArray(const QByteArray& path)>;

    Mapping(const QJsonObject& configured, const Defaults& defaults);

    // The first value that `read` finds along the paths of `name`; empty when none does.
    QByteArray value(const QByteArray& name, const Read& read) const;
    // The names offer, funnel, affiliate and sub_id together.
    Attribution attribution(const Read& read) const;

private:
    std::map<QByteArray, std::vector<QByteArray>> m_paths;
};

// The text or whole number at a dotted path ("metadata.offer"); empty when any part is not there. A
// part of another type is the record's error, so that a wrong mapping is heard of.
QByteArray readPath(const JsonReader& object, const QByteArray& path);

// The members of the list `name`, which must be there. Malformed otherwise.
Result<std::vector<JsonReader>> listOf(const JsonReader& root, const char* name);

// Notes that `item` could not be read, with the path and the reason.
void quarantine(DecodedPage& page, const JsonReader& item, const Error& error);

// The currency in the member `name`; an unknown one is the record's error.
Currency readCurrency(const JsonReader& object, const char* name);

// An instant, or a day that is written without a time: its first instant. None when it is not
// there.
Instant optDay(const JsonReader& object, const char* name);
// Until when something was promised: an instant, or the end of the day that is meant by a day alone
// or its midnight.
Instant optDayEnd(const JsonReader& object, const char* name);

// UTF-8 that JSON has already been checked for.
QString personText(const JsonReader& object, const char* name);

// Takes a record alone: its facts join the page whole, or it is quarantined whole.
// `read` is called as read(JsonReader, std::vector<DecodedFact>&).
template <class ReadFacts>
bool readRecord(DecodedPage& page, const JsonReader& item, ReadFacts read)
{
    const JsonReader one = item.alone();
    std::vector<DecodedFact> facts;
    read(one, facts);
    if (const auto wrong = one.error()) {
        quarantine(page, item, *wrong);
        return false;
    }
    for (DecodedFact& fact : facts)
        page.facts.push_back(std::move(fact));
    return true;
}

}  // namespace docket::vendor
