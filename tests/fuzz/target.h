// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>

#include <vector>

// Every decoder of what comes from outside, as a function of bytes.
namespace fuzz {

// What is wrong with how an input was taken; empty when nothing is. A crash speaks for itself.
using Finding = QString;

struct Target {
    const char* name;
    Finding (*run)(const QByteArray& input);
};

// All of them, by name: each has a folder of inputs in tests/fuzz/corpus.
const std::vector<Target>& targets();

// What a target gives of an input whose first line says how the rest is meant.
struct Headed {
    QByteArray head;
    QByteArray body;
};
Headed headed(const QByteArray& input);

// Pages: "FEED\n", then the page.
Finding stripePage(const QByteArray& input);
Finding shopifyPage(const QByteArray& input);
Finding shipenginePage(const QByteArray& input);
Finding easypostPage(const QByteArray& input);
Finding warehouseFile(const QByteArray& input);  // a name with its day stands for the feed
// "CONNECTOR KIND STATUS\n", then the body of what came back after a write.
Finding answer(const QByteArray& input);

// Values of headers, dates and decimals.
Finding wire(const QByteArray& input);
Finding csv(const QByteArray& input);
Finding scrubbing(const QByteArray& input);

// Lines of "TYPE ACTOR BODY": the entries of one case, in order.
Finding caseEntries(const QByteArray& input);
// Lines of "TYPE BODY": the profile's entries.
Finding profileEntries(const QByteArray& input);
// "calendar", "policy", "pause", "clock", "source" or "backlog", a line end, and its JSON.
Finding settings(const QByteArray& input);
// A request as it was frozen, and a case as it is stored.
Finding stored(const QByteArray& input);
// What comes through the socket of a profile's owner.
Finding frames(const QByteArray& input);

}  // namespace fuzz
