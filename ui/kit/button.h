// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/kit/tokens.h"

#include <QPushButton>

namespace docket::kit {

// How a push button is drawn. Primary: at most one on a screen.
enum class ButtonKind {
    Primary,
    Secondary,
    Quiet  // no border; when checked, a sunken ground (a switch among a few)
};

// All that is drawn of a push button, so that every push button of the program looks alike.
struct ButtonLook {
    ButtonKind kind = ButtonKind::Secondary;
    QString text, iconName, keyCap;
    bool enabled = true, hovered = false, pressed = false, checked = false;
};

// Draws the face of a button in `rect`, and says how large the face wants to be.
void paintButton(QPainter& painter, const QRect& rect, const ButtonLook& look);
QSize buttonSize(const ButtonLook& look, int height);

// A push button with an icon by name, a key cap, and a reason beside it when it may not be used.
// While it has a reason it looks disabled and does nothing, but keeps its place in the focus order,
// so that a screen reader can read why. Connect to activated(), which a refused press never sends.
class Button final : public QPushButton {
    Q_OBJECT
public:
    explicit Button(const QString& text, ButtonKind kind = ButtonKind::Secondary,
                    QWidget* parent = nullptr);

    ButtonKind kind() const { return m_kind; }
    void setKind(ButtonKind kind);
    void setIconName(const QString& name);
    // A hint only: the shortcut itself belongs to the action.
    void setKeyCap(const QString& key);
    // Why it may not be used now; empty gives it back. Shown at the right of the button.
    void setDisabledReason(const QString& reason);
    // False leaves the reason to somebody who says it once for several buttons.
    void setReasonShown(bool shown);
    const QString& disabledReason() const { return m_reason; }
    bool isUsable() const { return isEnabled() && m_reason.isEmpty(); }
    // The part that looks like a button, without the reason beside it.
    QRect face() const;

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

signals:
    void activated();

protected:
    void paintEvent(QPaintEvent* event) override;
    bool hitButton(const QPoint& at) const override;
    void keyPressEvent(QKeyEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    ButtonLook look() const;
    void refresh();

    ButtonKind m_kind;
    bool saysReason() const { return m_reasonShown && !m_reason.isEmpty(); }

    QString m_iconName, m_keyCap, m_reason;
    bool m_reasonShown = true;
};

// Teaches Qt to read a Button aloud: disabled with its reason as the description.
void installButtonAccess();

}  // namespace docket::kit
