// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/desk/passing.h"

#include "core/desk/timelinewords.h"
#include "core/domain/rolewords.h"
#include "core/work/queues.h"

namespace docket {

Passing::Passing(view::CaseRecord& record, const Setup& setup, const Person* person)
    : m_record(record)
    , m_setup(setup)
    , m_person(person)
{
}

void Passing::note(const Entry& entry, const QString& written, const QString& who)
{
    const Case& c = m_record.value;
    // The newest entry is about the last of the case's own list.
    if (entry.type == "evidence_attached" && m_record.evidence.size() < c.evidence.size()) {
        view::EvidenceView v;
        v.evidence = c.evidence[c.evidence.size() - m_record.evidence.size() - 1];
        v.name = written.section(u'\n', 0, 0);
        v.note = written.section(u'\n', 1);
        v.by = who;
        m_record.evidence.insert(m_record.evidence.begin(), std::move(v));
    } else if (entry.type == "handoff_returned") {
        m_answer = written;
    } else if (entry.type == "handed_off" && m_record.handoffs.size() < c.handoffs.size()) {
        view::HandoffView v;
        v.handoff = c.handoffs[c.handoffs.size() - m_record.handoffs.size() - 1];
        const Person* to = m_setup.person(v.handoff.to);
        v.from = who;
        v.to = to               ? to->fullName
               : v.handoff.team ? roleWords(*v.handoff.team)
                                : v.handoff.to.text();
        v.reason = written;
        v.byMe = m_person && v.handoff.from == m_person->id;
        v.forMe = m_person && !v.byMe && v.handoff.isFor(*m_person);
        if (v.handoff.state == Handoff::State::Returned)
            v.answer = std::exchange(m_answer, {});
        m_record.handoffs.insert(m_record.handoffs.begin(), std::move(v));
    } else if (entry.type == "case_escalated" && c.escalated() && !m_record.escalated) {
        m_record.escalated = view::EscalationView{who, written, entry.at};
    }
}

view::LinkView linkView(const CaseLink& link, const Case* other)
{
    view::LinkView v;
    v.link = link;
    v.words = linkWords(QString::fromUtf8(link.kind)).arg(link.number);
    if (!other)
        return v;
    if (const CaseReason* reason = other->standingReason())
        v.what = work::ruleWords(reason->rule);
    v.open = other->open();
    return v;
}

}  // namespace docket
