// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/erasure.h"
#include "core/vendor/connector.h"

namespace docket::vendor {

// What stands where something personal stood.
constexpr const char* kErasedText = "[erased]";

// Whether some value of a JSON text is one of the marks.
bool mentions(const QByteArray& json, const Marks& marks);

// `json` with what is personal in each of its records that has one of the marks replaced by
// kErasedText: what members of people and addresses hold, and, with `values`, every other value of
// the record in which a name, an address, a telephone number or an e-mail address of these stands.
// A record is what a list's page lists, or the page itself. Ids, amounts, states and instants stay.
QByteArray eraseText(const QByteArray& json, const Marks& marks, bool values = true);

// A page without what is personal in it about whom the marks name.
struct ErasedPage {
    QByteArray bytes;
    std::vector<FactName> names;  // facts that it is taken from
    bool same = true;             // all else says what it said before
};
ErasedPage erasePage(const Connector& connector, const SourceConfig& source,
                     const PageContext& context, const QByteArray& body, const Marks& marks);

// Whether facts of its kind have anything personal.
bool mayBePersonal(const Fact& fact);

// What is read from a page that was erased: nothing of these facts is personal any more.
void forget(std::vector<DecodedFact>& facts, const std::vector<FactName>& names);

}  // namespace docket::vendor
