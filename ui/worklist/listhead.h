// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

namespace docket::ui {

// The heads of the worklist's columns. The order of a worklist is always by deadline, so that there
// is nothing to press.
class ListHead final : public QWidget {
    Q_OBJECT
public:
    explicit ListHead(QWidget* parent = nullptr);

    // "CET": stands in the head so that no row needs it.
    void setZone(const QString& code, const QString& full);
    // The width that the list's scroll bar takes away.
    void setTaken(int width);
    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    QString m_zone;
    int m_taken = 0;
};

}  // namespace docket::ui
