// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/view/record.h"
#include "ui/kit/pane.h"

#include <QTimeZone>

class QHBoxLayout;
class QVBoxLayout;

namespace docket::ui {

// At the top of a case that is on its way to somebody, or that was raised to the leads: who, why,
// by when, and what may be done about it. Not there for any other case.
class PassingBar final : public kit::Pane {
    Q_OBJECT
public:
    explicit PassingBar(QWidget* parent = nullptr);

    void setRecord(const view::CaseRecord& record, const QTimeZone& zone);

signals:
    void actAsked(const QByteArray& act);

private:
    QHBoxLayout* line(const QString& icon, const QString& text);
    void clear();
    void addAct(QHBoxLayout* row, const view::CaseRecord& record, const QByteArray& act,
                const QString& text);

    QVBoxLayout* m_lines;
    std::vector<view::HandoffView> m_handoffs;
    std::optional<view::EscalationView> m_escalated;
    std::vector<view::Offer> m_offers;
    bool m_open = false;
};

}  // namespace docket::ui
