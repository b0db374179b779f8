// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/backlog.h"
#include "core/view/figure.h"
#include "ui/kit/pane.h"

namespace docket::kit {
class PlainLabel;
}

namespace docket::ui {

// The strip over a queue whose backlog is beyond its threshold: what is exceeded, by how much, and
// what can be done. It is not there otherwise.
class RecoveryBar final : public kit::Pane {
    Q_OBJECT
public:
    explicit RecoveryBar(QWidget* parent = nullptr);

    // `threshold` may be null: nothing is asked of that queue.
    void setCount(const view::QueueCount& count, const BacklogThreshold* threshold, Instant now);
    QString text() const;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    kit::PlainLabel* m_text;
};

}  // namespace docket::ui
