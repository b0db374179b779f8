// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/tabparts.h"

#include "core/desk/desk.h"
#include "ui/kit/button.h"
#include "ui/kit/tokens.h"
#include "ui/model/words.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QFileDialog>
#include <QRegularExpression>
#include <QStandardPaths>

namespace docket::ui {

namespace {

QString say(const char* text)
{
    return QCoreApplication::translate("TabParts", text);
}

}  // namespace

kit::Button* closeButton(const QString& name, std::function<void()> close)
{
    auto* button = new kit::Button({}, kit::ButtonKind::Quiet);
    button->setIconName(QStringLiteral("close"));
    button->setFixedSize(kit::tokens().size.hitMin, kit::tokens().size.hitMin);
    button->setFocusPolicy(Qt::NoFocus);
    button->setAccessibleName(say(QT_TRANSLATE_NOOP("TabParts", "Close the tab of %1")).arg(name));
    QObject::connect(button, &kit::Button::activated, button, std::move(close));
    return button;
}

void askForFile(QWidget& window, const QString& what, Desk& desk,
                std::function<void(const QString& path)> then)
{
    QString name = what;
    name.replace(QRegularExpression(QStringLiteral("[^\\w-]+")), QStringLiteral("-"));
    const QDate today = QDateTime::fromMSecsSinceEpoch(desk.now().ms, zoneOf(desk.setup())).date();
    auto* dialog = new QFileDialog(&window, say(QT_TRANSLATE_NOOP("TabParts", "Export rows")));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setNameFilter(say(QT_TRANSLATE_NOOP("TabParts", "Comma-separated values (*.csv)")));
    dialog->setDefaultSuffix(QStringLiteral("csv"));
    dialog->setDirectory(QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation));
    dialog->selectFile(QStringLiteral("%1-%2.csv").arg(name, today.toString(Qt::ISODate)));
    QObject::connect(dialog, &QFileDialog::fileSelected, &window, std::move(then));
    dialog->open();
}

}  // namespace docket::ui
