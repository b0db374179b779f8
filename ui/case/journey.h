// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/view/record.h"
#include "ui/kit/pane.h"

#include <QTimeZone>

namespace docket::ui {

// The stops of an order's way, done, late and ahead, on one line.
class Journey final : public kit::Pane {
    Q_OBJECT
public:
    explicit Journey(QWidget* parent = nullptr);

    void setStops(std::vector<view::Stop> stops, Instant now, const QTimeZone& zone);

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    std::vector<view::Stop> m_stops;
    Instant m_now;
    QTimeZone m_zone;
};

}  // namespace docket::ui
