// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/backlog.h"
#include "core/domain/case.h"
#include "core/domain/setup.h"
#include "core/domain/slapolicy.h"
#include "core/work/picture.h"

#include <QString>

#include <optional>
#include <vector>

namespace docket::work {

// What a rule found on a picture.
struct Finding {
    QByteArray key;     // tells two findings of one rule on one subject apart; may be empty
    Instant occurred;   // the vendor's instant at which the condition became true
    QByteArray text;    // what was found, without personal data
    Money amount;       // what is at stake
    Instant deadline;   // the issuer's, or none
    ExternalRef about;  // the payment, dispute or fulfillment it is about; may be unset
    std::vector<SeenFact> seen;
};

// What a rule answers: what is wrong now, and when time alone may change the answer.
struct Findings {
    std::vector<Finding> list;
    Instant again;
    bool unsure = false;  // a source that it needs has not been read whole: nothing heals by it

    void add(Finding finding) { list.push_back(std::move(finding)); }
    // Asks to be looked at again then, if it lies ahead.
    void lookAgain(Instant at, Instant now)
    {
        if (at > now && (!again.isSet() || at < again))
            again = at;
    }
};

// The context of the rules' texts for translators: lupdate files them under their namespace.
constexpr auto kRuleContext = "docket::work";

// One named, versioned condition that needs a person.
struct Rule {
    const char* id;
    int version;
    Queue queue;
    const char* title;    // what needs a person, in a few words
    const char* looksAt;  // the condition in words, for the table of rules and the case
    Millis settle;        // how long the condition must be gone before the case heals
    void (*evaluate)(const Picture&, Findings&);
};

// Every rule, in the order of their queues. The one table: documentation, intake and tests read it.
const std::vector<Rule>& rules();
const Rule* rule(QByteArrayView id);

// The version of the whole table: it grows with every rule that is new or changed. What it is kept
// with is the standard lane's passages, and what was looked at by an earlier table.
int rulesVersion();

// The words of a rule, for people.
QString ruleWords(QByteArrayView ruleId);  // the rule's title

// The policies a new profile starts with: one for each queue and tier, on the calendar named.
std::vector<Policy> startingPolicies(const QString& calendar);

// The backlog that each queue may have in a new profile.
std::vector<BacklogThreshold> startingThresholds();

// What a profile lacks for a queue that it does not know yet: made by an earlier Docket, it gets
// what a new one starts with, on the calendar of its first policy. Nothing for a profile without
// any.
std::vector<Policy> missingPolicies(const Setup& setup);
std::vector<BacklogThreshold> missingThresholds(const Setup& setup);

// The service level class of a finding: by what is at stake and how near the deadline is.
Tier tierOf(const Finding& finding, Instant now);

}  // namespace docket::work
