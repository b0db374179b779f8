// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/view/record.h"

#include <QTimeZone>
#include <QWidget>

namespace docket::ui {

// The last items of a timeline, two lines each, without a way to open them.
class Brief final : public QWidget {
    Q_OBJECT
public:
    explicit Brief(QWidget* parent = nullptr);

    // The first `most` of `items`, which are newest first.
    void setItems(const std::vector<view::TimelineItem>& items, size_t most, Instant now,
                  const QTimeZone& zone);
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    int timesWidth() const;

    std::vector<view::TimelineItem> m_items;
    Instant m_now;
    QTimeZone m_zone;
};

}  // namespace docket::ui
