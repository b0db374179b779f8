// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/kit/tokens.h"

#include <QAbstractButton>

namespace docket::kit {

// A filter that is on: "Queue: 4 mine ×". Pressing it opens the filter (clicked()); pressing the
// cross, or Delete or Backspace while it has the focus, takes it away (removed()).
class Chip final : public QAbstractButton {
    Q_OBJECT
public:
    Chip(const QString& label, const QString& value, QWidget* parent = nullptr);

    void setValue(const QString& value);
    void setRemovable(bool removable);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

signals:
    void removed();

protected:
    void paintEvent(QPaintEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    QRect cross() const;
    void refresh();

    QString m_label, m_value;
    bool m_removable = true;
};

}  // namespace docket::kit
