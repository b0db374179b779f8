// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLocale>

class QCoreApplication;

namespace docket::ui {

// Has the program speak the first language of `locale` that there is a catalogue for, and write
// numbers and dates as `locale` does. English needs none. Called once, before the first text is
// made. False when it stays English though another language was asked for.
bool speak(QCoreApplication& app, const QLocale& locale);

}  // namespace docket::ui
