// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QColor>
#include <QList>
#include <QObject>
#include <QPalette>
#include <QStringList>

#include <array>

namespace docket::kit {

enum class Theme { Light, Dark };
enum class Density { Compact, Regular, Comfortable };

// What a clock says. The only thing on a screen that colour may mean.
enum class State { OnTrack, AtRisk, DueNow, Breached, Paused, Met, External };
constexpr int kStates = 7;

// What a text is for; its size, weight and line height follow from it.
enum class Role {
    Display,
    Title,
    Heading,
    Timer,
    Body,
    Strong,
    Label,
    Small,
    Caption,
    Axis,
    Mono,
    WallFigure
};
constexpr int kRoles = 12;

// The named colours of one theme. `&Colors::text2` names one without saying which theme.
struct Colors {
    QColor window, surface, sunken, raised, rail, header, hairline, divider, control;
    QColor text, text2, text3, textDisabled, onAccent;
    QColor accent, accentHover, accentPress, accentTint, focus;
    QColor selection, selectionIdle, hover, now, link, band;

    bool operator==(const Colors&) const = default;
};
using Ink = QColor Colors::*;

// The colours of one state; `fill` and `border` are invalid where there is none.
struct StateColors {
    QColor fg;    // text on the chip
    QColor mark;  // icon and fuse
    QColor fill;
    QColor border;
    QColor text;  // text on any ground
};

struct TypeSize {
    double px = 0;
    int line = 0;
    int weight = 0;
};

// One of the eight kinds of a chart: colour, pattern of a fill, dash of a line, mark of a point.
struct ChartKind {
    QString name;
    QColor color;
    Qt::BrushStyle brush = Qt::SolidPattern;
    QList<qreal> dash;  // empty: solid
    QString mark;
};

// One of the five bands of age.
struct AgingBand {
    QString name;
    QColor color;
    Qt::BrushStyle brush = Qt::SolidPattern;
};

struct Radii {
    int mark = 0, chip = 0, control = 0, card = 0;
};

struct Strokes {
    double icon = 0;
    int hairline = 0, focus = 0, selectionBar = 0, findingBar = 0, nowLine = 0, fuse = 0;
};

// Lengths in logical pixels. `row`, `rowHeader` and `controlHeight` follow the density.
struct Sizes {
    int row = 0, rowHeader = 0, controlHeight = 0;
    int top = 0, bar = 0, status = 0, actionBar = 0, rail = 0, railWide = 0, peek = 0, peekWide = 0;
    int caseHeader = 0, journey = 0, caseContext = 0, caseSide = 0, caseSideWide = 0;
    int hitMin = 0, chip = 0, chipLarge = 0, chipSmall = 0, icon = 0, iconLarge = 0, mark = 0;
    int check = 0, actionControl = 0, scrollBar = 0, splitter = 0, splitterGrip = 0;
    int sheet = 0, sheetTop = 0, toastMax = 0;
};

// Milliseconds.
struct Motion {
    int toastIn = 0, expand = 0, rowChangeMark = 0, toastStay = 0;
};

// Everything that the screen's look is made of, for one theme and one density.
struct Tokens {
    Theme theme = Theme::Light;
    Density density = Density::Regular;
    QStringList families, monoFamilies;
    std::array<TypeSize, kRoles> type;
    double fontScale = 1.0;  // the density's body over the regular body
    Colors color;
    std::array<StateColors, kStates> states;
    QList<ChartKind> chart;
    QList<AgingBand> aging;
    QList<int> spaces;
    Radii radius;
    Strokes stroke;
    Sizes size;
    Motion motion;
    double dim = 0;  // how black the window gets behind a sheet

    // Reads the tokens from JSON. Malformed, naming the member, when one is missing or unreadable.
    static Result<Tokens> parse(const QByteArray& json, Theme theme, Density density);

    const StateColors& of(State state) const { return states[static_cast<size_t>(state)]; }
    // Step `n` of the grid: 0, 2, 4, 8, 12, 16, 20, 24, 32, 44.
    int space(int n) const { return spaces.value(n); }
    // The palette for widgets; Inactive differs in its highlight only.
    QPalette palette() const;
};

// The names of all named colours, as tokens.json spells them, beside the member that holds each.
const QList<std::pair<QString, Ink>>& colorNames();

// How the program looks now. One object; everything that is drawn asks it when it is drawn.
class Appearance final : public QObject {
    Q_OBJECT
public:
    static Appearance& current();

    const Tokens& tokens() const { return m_tokens; }
    // Swaps the tokens, then the application's palette and fonts, then says changed().
    void set(Theme theme, Density density);

    // True when nothing may slide or fade, because the person or the desktop asks so.
    bool reducedMotion() const { return m_reducedMotion; }
    void setReducedMotion(bool reduced) { m_reducedMotion = reduced; }

signals:
    void changed();

private:
    Appearance();
    Tokens m_tokens;
    bool m_reducedMotion = false;
};

// The current tokens.
inline const Tokens& tokens()
{
    return Appearance::current().tokens();
}

}  // namespace docket::kit
