// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/kit/focusring.h"

#include <QAbstractButton>
#include <QAbstractSpinBox>
#include <QApplication>
#include <QComboBox>
#include <QFocusFrame>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QTextEdit>
#include <QToolButton>

namespace docket::kit {

namespace {

// The control that a person sees as focused: the box around a line edit, not the edit inside it.
QWidget* ringed(QWidget* focus)
{
    if (!focus)
        return nullptr;
    QWidget* parent = focus->parentWidget();
    if (qobject_cast<QComboBox*>(parent) || qobject_cast<QAbstractSpinBox*>(parent))
        return parent;
    // A control inside a field (a clear button) has no room around it.
    if (qobject_cast<QLineEdit*>(parent))
        return nullptr;
    const bool control = qobject_cast<QAbstractButton*>(focus) || qobject_cast<QLineEdit*>(focus) ||
                         qobject_cast<QComboBox*>(focus) ||
                         qobject_cast<QAbstractSpinBox*>(focus) ||
                         qobject_cast<QTextEdit*>(focus) || qobject_cast<QPlainTextEdit*>(focus);
    return control ? focus : nullptr;
}

}  // namespace

FocusRing::FocusRing(QApplication& app)
    : QObject(&app)
{
    connect(&app, &QApplication::focusChanged, this,
            [this](QWidget*, QWidget* now) { follow(ringed(now)); });
}

void FocusRing::follow(QWidget* widget)
{
    if (!widget) {
        if (m_frame)
            m_frame->setWidget(nullptr);
        return;
    }
    // The frame lives in the window of its control and dies with it.
    if (!m_frame)
        m_frame = new QFocusFrame(widget->window());
    m_frame->setWidget(widget);
}

}  // namespace docket::kit
