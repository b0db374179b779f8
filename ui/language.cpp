// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/language.h"

#include <QCoreApplication>
#include <QLibraryInfo>
#include <QTranslator>

// See kit/load.cpp: a static library's resources must be named, outside every namespace.
static void nameCatalogues()
{
    Q_INIT_RESOURCE(catalogues);
}

namespace docket::ui {

bool speak(QCoreApplication& app, const QLocale& locale)
{
    nameCatalogues();
    QLocale::setDefault(locale);
    // English has a catalogue too, for what a number changes.
    const bool plain = locale.language() == QLocale::English || locale.language() == QLocale::C;
    auto* ours = new QTranslator(&app);
    if (!ours->load(plain ? QLocale(QLocale::English) : locale, QStringLiteral("docket"),
                    QStringLiteral("_"), QStringLiteral(":/docket/translations"))) {
        delete ours;
        return plain;
    }
    // Qt's own words, in its dialogs, where the system has them.
    auto* qts = new QTranslator(&app);
    if (!plain && qts->load(locale, QStringLiteral("qtbase"), QStringLiteral("_"),
                            QLibraryInfo::path(QLibraryInfo::TranslationsPath)))
        QCoreApplication::installTranslator(qts);
    QCoreApplication::installTranslator(ours);
    return true;
}

}  // namespace docket::ui
