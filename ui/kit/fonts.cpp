// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/kit/fonts.h"

#include <QFontDatabase>
#include <QGuiApplication>
#include <QScreen>

#include <array>
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
    const QStringList& families = role == Role::Mono ? t.monoFamilies : t.families;
    const int pixels = qRound(size.px * t.fontScale);
    // Hinted outlines at a fractional scale give letters of uneven width.
    const QScreen* screen = QGuiApplication::primaryScreen();
    const auto hinting = screen && screen->devicePixelRatio() >= 1.25 ? QFont::PreferNoHinting
                                                                      : QFont::PreferDefaultHinting;
    // Copies of one font find their letters once; a new one would look for them each time.
    static std::array<QFont, kRoles> made;
    QFont& f = made[static_cast<size_t>(role)];
    if (f.pixelSize() == pixels && f.weight() == size.weight && f.hintingPreference() == hinting &&
        f.families() == families)
        return f;
    f = QFont();
    f.setFamilies(families);
    f.setPixelSize(pixels);
    f.setWeight(static_cast<QFont::Weight>(size.weight));
    f.setHintingPreference(hinting);
    return f;
}

int lineHeight(Role role)
{
    const Tokens& t = tokens();
    return static_cast<int>(std::ceil(t.type[static_cast<size_t>(role)].line * t.fontScale));
}

}  // namespace docket::kit
