// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/command.h"
#include "core/view/record.h"
#include "ui/case/instantfield.h"

#include <QString>

#include <functional>
#include <map>
#include <optional>
#include <vector>

namespace docket {
class Desk;
}

namespace docket::ui {

// What one field of a form asks for.
struct Field {
    enum class Kind {
        Line,      // a few words
        Note,      // some sentences
        Choice,    // one of `choices`
        Person,    // somebody who works cases, not the one who asks
        Whom,      // such a person, or everybody with a role
        Instant,   // a time ahead
        Case,      // another case, by its number
        Evidence,  // kinds of documents, any number of them
        File,      // a document on this machine
        Second     // who else agrees to `worth`, when the one who asks may not alone
    };
    QByteArray id;
    Kind kind = Kind::Line;
    QString name;
    QString hint;     // in the empty field; of a choice its question
    QString missing;  // said while it is empty; an empty one may be left out
    std::vector<std::pair<QByteArray, QString>> choices = {};
    std::vector<InstantField::Quick> quick = {};
    Money worth = {};
};

// What was filled in for one field.
struct Answer {
    QString text;
    QByteArray code;
    PersonId person;
    std::optional<Role> role;
    Instant at;
    std::vector<QByteArray> codes;
    std::optional<Case> other;
    std::optional<Evidence> document;
};
using Answers = std::map<QByteArray, Answer>;

// How one act is asked for: what its sheet says, its fields, and the act that they make.
struct Form {
    QString title;   // "Hand off"
    QString button;  // the verb with its object
    QString effect;  // what it does, as sentences; may be empty
    Money amount;    // shown large, where money is at stake
    std::vector<Field> fields;
    std::function<Act(Answers&)> make;
    bool world = false;  // the world hears it: the sheet stays and says what becomes of it
};

// The form of an act on the case of a record; none for an act that asks nothing.
std::optional<Form> formFor(const QByteArray& act, const Desk& desk,
                            const view::CaseRecord& record);
// The forms by which the world is told something, and by which a second person agrees to it.
std::optional<Form> worldFormFor(const QByteArray& act, const Desk& desk,
                                 const view::CaseRecord& record);

}  // namespace docket::ui
