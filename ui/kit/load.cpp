// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/kit/load.h"

#include "ui/kit/button.h"
#include "ui/kit/focusring.h"
#include "ui/kit/fonts.h"
#include "ui/kit/style.h"

#include <QApplication>
#include <QFontMetrics>

// A static library's resources are dropped by the linker unless somebody names them, and the macro
// must stand outside every namespace.
static void nameResources()
{
    Q_INIT_RESOURCE(kit);
}

namespace docket::kit {

namespace {
bool g_loaded = false;
}

bool isLoaded()
{
    return g_loaded;
}

void loadResources()
{
    nameResources();
}

void warmFonts()
{
    for (int role = 0; role < kRoles; ++role)
        (void)QFontMetrics(fontOf(static_cast<Role>(role))).horizontalAdvance(QLatin1Char('0'));
}

void load(QApplication& app, Theme theme, Density density)
{
    loadResources();
    loadFonts();
    g_loaded = true;
    installButtonAccess();
    Appearance::current().set(theme, density);
    QApplication::setStyle(new Style);
    // The style brings its own palette; ours must be the last word.
    QApplication::setPalette(tokens().palette());
    new FocusRing(app);
}

}  // namespace docket::kit
