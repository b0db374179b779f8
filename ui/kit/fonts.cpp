// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/kit/fonts.h"

#include <QFontDatabase>
#include <QGuiApplication>
#include <QScreen>

#include <cmath>

namespace docket::kit {

void loadFonts()
{
    for (const char* weight : {"Regular", "Medium", "SemiBold"}) {
        const QString path =
            QStringLiteral(":/docket/fonts/DocketSans-%1.otf").arg(QLatin1String(weight));
        if (QFontDatabase::addApplicationFont(path) < 0)
            qWarning("a bundled font did not load: %s", qPrintable(path));
    }
}

QFont fontOf(Role role)
{
    const Tokens& t = tokens();
    const TypeSize& size = t.type[static_cast<size_t>(role)];
    QFont f;
    f.setFamilies(role == Role::Mono ? t.monoFamilies : t.families);
    f.setPixelSize(qRound(size.px * t.fontScale));
    f.setWeight(static_cast<QFont::Weight>(size.weight));
    // Hinted outlines at a fractional scale give letters of uneven width.
    const QScreen* screen = QGuiApplication::primaryScreen();
    if (screen && screen->devicePixelRatio() >= 1.25)
        f.setHintingPreference(QFont::PreferNoHinting);
    return f;
}

int lineHeight(Role role)
{
    const Tokens& t = tokens();
    return static_cast<int>(std::ceil(t.type[static_cast<size_t>(role)].line * t.fontScale));
}

}  // namespace docket::kit
