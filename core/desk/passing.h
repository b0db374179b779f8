// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/setup.h"
#include "core/view/record.h"

namespace docket {

// How a case went from person to person, gathered from its entries, the newest first: documents
// with their names, handoffs with their reasons, what the leads were told. What stands in the state
// of the case alone is taken from there.
class Passing {
public:
    // `record` has its case and outlives this; `person` is who reads, or null.
    Passing(view::CaseRecord& record, const Setup& setup, const Person* person);

    // One entry of the case. `written` is its sealed text, empty when that was erased.
    void note(const Entry& entry, const QString& written, const QString& who);

private:
    view::CaseRecord& m_record;
    const Setup& m_setup;
    const Person* m_person;
    QString m_answer;  // why the handoff before this entry came back
};

// A link in words; `other` is the case at its end, null when that cannot be read.
view::LinkView linkView(const CaseLink& link, const Case* other);

}  // namespace docket
