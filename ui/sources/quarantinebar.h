// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/setup.h"
#include "ui/kit/pane.h"

#include <QTimeZone>

namespace docket::kit {
class PlainLabel;
}

namespace docket::ui {

// Over the sources while the journal's quarantine lasts: what happened, and what ends it. It is not
// there otherwise.
class QuarantineBar final : public kit::Pane {
    Q_OBJECT
public:
    explicit QuarantineBar(QWidget* parent = nullptr);

    void setQuarantine(const Quarantine& quarantine, Instant now, const QTimeZone& zone);
    QString text() const;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    kit::PlainLabel* m_what;
    kit::PlainLabel* m_next;
};

}  // namespace docket::ui
