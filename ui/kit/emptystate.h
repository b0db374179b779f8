// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/kit/tokens.h"

#include <QWidget>

namespace docket::kit {

class Button;
class PlainLabel;

// What stands where a list would be: an icon, a sentence that says which emptiness this is, and the
// one act that could end it.
class EmptyState final : public QWidget {
    Q_OBJECT
public:
    EmptyState(const QString& iconName, const QString& sentence, QWidget* parent = nullptr);

    void setIconName(const QString& name);
    void setSentence(const QString& sentence);
    // An empty text takes the action away.
    void setAction(const QString& text);

signals:
    void activated();

private:
    void fit();

    QWidget* m_mark;
    PlainLabel* m_sentence;
    Button* m_action;
};

}  // namespace docket::kit
