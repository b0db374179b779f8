// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/view/record.h"
#include "ui/kit/sheet.h"

namespace docket {
class Desk;
}
namespace docket::kit {
class PlainLabel;
}

namespace docket::ui {

// The account of a clock: which stretches counted, which did not and why, and what was left after
// each.
class ExplainSheet final : public kit::Sheet {
    Q_OBJECT
public:
    ExplainSheet(Desk& desk, const view::CaseRecord& record, QWidget* window);

private:
    void ask(ClockKind kind);
    void take(const view::Explanation& explanation);

    Desk& m_desk;
    view::CaseRecord m_record;
    kit::PlainLabel* m_sum;
    QWidget* m_table;
    quint64 m_version = 0;
};

}  // namespace docket::ui
