// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/kit/tokens.h"

#include <QWidget>

class QPainter;

namespace docket::kit {

// The hint that a key does this: a small outlined cap.
QSize keyCapSize(const QString& key);
void paintKeyCap(QPainter& painter, const QRect& rect, const QString& key,
                 Ink ink = &Colors::text2);

// A key cap by itself, read aloud as "Key: Ctrl K".
class KeyCap final : public QWidget {
    Q_OBJECT
public:
    explicit KeyCap(const QString& key, QWidget* parent = nullptr);

    void setKey(const QString& key);
    QSize sizeHint() const override { return keyCapSize(m_key); }
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    QString m_key;
};

}  // namespace docket::kit
