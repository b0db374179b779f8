// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/case.h"

#include <QWidget>

#include <optional>

class QLineEdit;

namespace docket {
class Desk;
}
namespace docket::kit {
class PlainLabel;
}

namespace docket::ui {

// Another case by its number, and what that case is, so that nobody links the wrong one.
class CaseLookup final : public QWidget {
    Q_OBJECT
public:
    // `own` is the number of the case that is left out.
    CaseLookup(Desk& desk, qint64 own, QWidget* parent = nullptr);

    // The case whose number stands there; none while it is looked up, or when there is none.
    const std::optional<Case>& found() const { return m_found; }
    // Why there is none; empty while nothing is written.
    QString problem() const { return m_problem; }

signals:
    void changed();

private:
    void look();
    void show(const QString& words, const QString& problem);

    Desk& m_desk;
    qint64 m_own;
    QLineEdit* m_number;
    kit::PlainLabel* m_what;
    std::optional<Case> m_found;
    QString m_problem;
    quint64 m_version = 0;
};

}  // namespace docket::ui
