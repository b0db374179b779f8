// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/desk/engine.h"
#include "core/view/record.h"

namespace docket {

// Puts together, from committed facts and entries, what screens and scripts show. Runs on the
// reader's thread; `setup` and `person` are copies.
class RecordBuilder {
public:
    RecordBuilder(const Engine::Reader& reader, const Setup& setup, std::optional<Person> person,
                  Instant now);

    // The rows of a worklist, in this order; a case that is gone is left out.
    Result<std::vector<view::CaseRow>> rows(const std::vector<qint64>& numbers) const;
    Result<view::CaseRow> row(const Case& value) const;
    // NotFound when there is no such case.
    Result<view::CaseRecord> record(qint64 number) const;
    Result<view::Explanation> explain(qint64 number, ClockKind kind) const;

private:
    QString nameOf(const Actor& actor) const;
    QString nameOf(PersonId id) const;
    Done addPayments(view::CaseRecord& record) const;
    view::TimelineItem itemOf(const Entry& entry, const Result<QByteArray>& opened,
                              const Case& about) const;
    Done addTimeline(view::CaseRecord& record) const;
    Done addOtherCases(view::CaseRecord& record) const;
    Done addSubstitutions(view::CaseRecord& record) const;
    Done addBills(view::CaseRecord& record) const;
    void addFactItems(view::CaseRecord& record) const;
    void addJourney(view::CaseRecord& record) const;
    Done addLines(view::CaseRecord& record) const;

    const Engine::Reader& m_reader;
    const Setup& m_setup;
    std::optional<Person> m_person;
    Instant m_now;
};

}  // namespace docket
