// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/view/health.h"
#include "ui/kit/pane.h"

namespace docket::kit {
class Button;
class PlainLabel;
}  // namespace docket::kit

namespace docket::ui {

// What one reading of a source changed in mass, what waits for a person because of it, and the two
// things that this person may say. Hidden while nothing of the source is held.
class HeldBar final : public kit::Pane {
    Q_OBJECT
public:
    explicit HeldBar(QWidget* parent = nullptr);

    void setSource(const view::SourceHealth& source);
    QString text() const;
    kit::Button* passButton() const { return m_pass; }
    kit::Button* againButton() const { return m_again; }

signals:
    // By its id in the registry.
    void actionAsked(const QByteArray& id);

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    kit::PlainLabel* m_what;
    kit::PlainLabel* m_next;
    kit::Button* m_again;
    kit::Button* m_pass;
};

}  // namespace docket::ui
