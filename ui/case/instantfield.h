// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/case.h"
#include "core/domain/setup.h"

#include <QTimeZone>
#include <QWidget>

#include <vector>

class QDateTimeEdit;

namespace docket::ui {

// An instant in the time of the business, to be typed or taken from a few that are meant often.
class InstantField final : public QWidget {
    Q_OBJECT
public:
    struct Quick {
        QString text;
        Instant at;
    };
    // It stands at the quick choice number `first`; at `now` when there is none.
    InstantField(const QString& name, const QTimeZone& zone, Instant now,
                 const std::vector<Quick>& quick, size_t first, QWidget* parent = nullptr);

    Instant at() const;

signals:
    void changed();

private:
    void set(Instant at);

    QTimeZone m_zone;
    QDateTimeEdit* m_edit;
};

// In an hour, at the end of the shift in the calendar of the case, tomorrow at nine. What is not
// ahead within a day is left out.
std::vector<InstantField::Quick> quickInstants(const Setup& setup, const Case& value, Instant now);
// In two hours, tomorrow at nine, in three days: for what others are waited for.
std::vector<InstantField::Quick> waitingInstants(const Setup& setup, Instant now);

}  // namespace docket::ui
