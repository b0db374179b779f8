// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/kit/tokens.h"

#include <QAbstractButton>

#include <optional>

namespace docket::kit {

// Words with a mark before them that can be pressed (clicked()), for the status line: in the
// colours of a state, or calm without one.
class MarkButton final : public QAbstractButton {
    Q_OBJECT
public:
    explicit MarkButton(const QString& iconName, QWidget* parent = nullptr);

    void setWords(const QString& words, std::optional<State> state = std::nullopt);
    QString words() const { return text(); }
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    QString m_iconName;
    std::optional<State> m_state;
};

}  // namespace docket::kit
