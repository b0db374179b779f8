// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/kit/tokens.h"

#include "ui/kit/fonts.h"
#include "ui/kit/load.h"

#include <QApplication>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QToolTip>
#include <QWidget>

namespace docket::kit {

namespace {

constexpr std::array<const char*, kStates> kStateNames{"onTrack", "atRisk", "dueNow",  "breached",
                                                       "paused",  "met",    "external"};
constexpr std::array<const char*, kRoles> kRoleNames{"display", "title",  "heading", "timer",
                                                     "body",    "strong", "label",   "small",
                                                     "caption", "axis",   "mono",    "wallFigure"};

// Walks the document and remembers the first member that was not as it must be.
class Reader {
public:
    QJsonObject object(const QJsonObject& in, const QString& name)
    {
        const QJsonValue v = in.value(name);
        if (!v.isObject())
            complain(name);
        return v.toObject();
    }
    QJsonArray array(const QJsonObject& in, const QString& name)
    {
        const QJsonValue v = in.value(name);
        if (!v.isArray())
            complain(name);
        return v.toArray();
    }
    double number(const QJsonObject& in, const QString& name)
    {
        const QJsonValue v = in.value(name);
        if (!v.isDouble())
            complain(name);
        return v.toDouble();
    }
    int whole(const QJsonObject& in, const QString& name) { return qRound(number(in, name)); }
    QString text(const QJsonObject& in, const QString& name)
    {
        const QJsonValue v = in.value(name);
        if (!v.isString())
            complain(name);
        return v.toString();
    }
    QColor color(const QJsonObject& in, const QString& name)
    {
        const QColor c(text(in, name));
        if (!c.isValid())
            complain(name);
        return c;
    }
    // A colour, or null for none.
    QColor perhaps(const QJsonObject& in, const QString& name)
    {
        return in.value(name).isNull() ? QColor() : color(in, name);
    }
    QStringList texts(const QJsonObject& in, const QString& name)
    {
        QStringList out;
        for (const QJsonValue& v : array(in, name))
            out << v.toString();
        return out;
    }
    void complain(const QString& name)
    {
        if (m_bad.isEmpty())
            m_bad = name;
    }
    const QString& bad() const { return m_bad; }

private:
    QString m_bad;
};

Qt::BrushStyle brushNamed(const QString& name, Reader& read)
{
    static const QList<std::pair<QString, Qt::BrushStyle>> known{
        {QStringLiteral("SolidPattern"), Qt::SolidPattern},
        {QStringLiteral("BDiagPattern"), Qt::BDiagPattern},
        {QStringLiteral("FDiagPattern"), Qt::FDiagPattern},
        {QStringLiteral("HorPattern"), Qt::HorPattern},
        {QStringLiteral("VerPattern"), Qt::VerPattern},
        {QStringLiteral("CrossPattern"), Qt::CrossPattern},
        {QStringLiteral("DiagCrossPattern"), Qt::DiagCrossPattern},
        {QStringLiteral("Dense6Pattern"), Qt::Dense6Pattern}};
    for (const auto& [word, style] : known)
        if (word == name)
            return style;
    read.complain(name);
    return Qt::SolidPattern;
}

QList<qreal> dashNamed(const QString& name)
{
    QList<qreal> dash;
    if (name == QLatin1String("solid"))
        return dash;
    for (const QString& part : name.split(u'-'))
        dash << part.toDouble();
    return dash;
}

Sizes readSizes(const QJsonObject& size, const QJsonObject& density, Reader& read)
{
    static const QList<std::pair<QString, int Sizes::*>> named{
        {QStringLiteral("top"), &Sizes::top},
        {QStringLiteral("bar"), &Sizes::bar},
        {QStringLiteral("status"), &Sizes::status},
        {QStringLiteral("actionBar"), &Sizes::actionBar},
        {QStringLiteral("rail"), &Sizes::rail},
        {QStringLiteral("railWide"), &Sizes::railWide},
        {QStringLiteral("peek"), &Sizes::peek},
        {QStringLiteral("peekWide"), &Sizes::peekWide},
        {QStringLiteral("caseHeader"), &Sizes::caseHeader},
        {QStringLiteral("journey"), &Sizes::journey},
        {QStringLiteral("caseContext"), &Sizes::caseContext},
        {QStringLiteral("caseSide"), &Sizes::caseSide},
        {QStringLiteral("caseSideWide"), &Sizes::caseSideWide},
        {QStringLiteral("hitMin"), &Sizes::hitMin},
        {QStringLiteral("chip"), &Sizes::chip},
        {QStringLiteral("chipLarge"), &Sizes::chipLarge},
        {QStringLiteral("chipSmall"), &Sizes::chipSmall},
        {QStringLiteral("icon"), &Sizes::icon},
        {QStringLiteral("iconLarge"), &Sizes::iconLarge},
        {QStringLiteral("mark"), &Sizes::mark},
        {QStringLiteral("check"), &Sizes::check},
        {QStringLiteral("actionControl"), &Sizes::actionControl},
        {QStringLiteral("scrollBar"), &Sizes::scrollBar},
        {QStringLiteral("splitter"), &Sizes::splitter},
        {QStringLiteral("splitterGrip"), &Sizes::splitterGrip},
        {QStringLiteral("sheet"), &Sizes::sheet},
        {QStringLiteral("sheetTop"), &Sizes::sheetTop},
        {QStringLiteral("toastMax"), &Sizes::toastMax}};
    Sizes out;
    for (const auto& [name, member] : named)
        out.*member = read.whole(size, name);
    out.row = read.whole(density, QStringLiteral("row"));
    out.rowHeader = read.whole(density, QStringLiteral("header"));
    out.controlHeight = read.whole(density, QStringLiteral("control"));
    return out;
}

void readTheme(const QJsonObject& theme, Tokens& out, Reader& read)
{
    const QJsonObject palette = read.object(theme, QStringLiteral("palette"));
    for (const auto& [name, member] : colorNames())
        out.color.*member = read.color(palette, name);
    const QJsonObject states = read.object(theme, QStringLiteral("state"));
    for (size_t i = 0; i < kStateNames.size(); ++i) {
        const QJsonObject s = read.object(states, QString::fromLatin1(kStateNames[i]));
        out.states[i] = StateColors{
            read.color(s, QStringLiteral("fg")), read.color(s, QStringLiteral("mark")),
            read.perhaps(s, QStringLiteral("fill")), read.perhaps(s, QStringLiteral("border")),
            read.color(s, QStringLiteral("text"))};
    }
    for (const QJsonValue& v : read.array(theme, QStringLiteral("chart"))) {
        const QJsonObject k = v.toObject();
        out.chart << ChartKind{
            read.text(k, QStringLiteral("name")), read.color(k, QStringLiteral("color")),
            brushNamed(read.text(k, QStringLiteral("brush")), read),
            dashNamed(read.text(k, QStringLiteral("dash"))), read.text(k, QStringLiteral("mark"))};
    }
    for (const QJsonValue& v : read.array(theme, QStringLiteral("aging"))) {
        const QJsonObject b = v.toObject();
        out.aging << AgingBand{read.text(b, QStringLiteral("name")),
                               read.color(b, QStringLiteral("color")),
                               brushNamed(read.text(b, QStringLiteral("brush")), read)};
    }
}

QString densityName(Density density)
{
    switch (density) {
    case Density::Compact:
        return QStringLiteral("compact");
    case Density::Regular:
        return QStringLiteral("regular");
    case Density::Comfortable:
        return QStringLiteral("comfortable");
    }
    return {};
}

// The tokens inside the program. They were proved by a test, so that failing here is a broken
// build.
Tokens bundled(Theme theme, Density density)
{
    loadResources();
    QFile file(QStringLiteral(":/docket/tokens.json"));
    if (!file.open(QIODevice::ReadOnly))
        qFatal("tokens.json is not in the program");
    auto parsed = Tokens::parse(file.readAll(), theme, density);
    if (!parsed)
        qFatal("tokens.json: %s", qPrintable(parsed.error().detail));
    return std::move(*parsed);
}

}  // namespace

const QList<std::pair<QString, Ink>>& colorNames()
{
    static const QList<std::pair<QString, Ink>> names{
        {QStringLiteral("window"), &Colors::window},
        {QStringLiteral("surface"), &Colors::surface},
        {QStringLiteral("sunken"), &Colors::sunken},
        {QStringLiteral("raised"), &Colors::raised},
        {QStringLiteral("rail"), &Colors::rail},
        {QStringLiteral("header"), &Colors::header},
        {QStringLiteral("hairline"), &Colors::hairline},
        {QStringLiteral("divider"), &Colors::divider},
        {QStringLiteral("control"), &Colors::control},
        {QStringLiteral("text"), &Colors::text},
        {QStringLiteral("text2"), &Colors::text2},
        {QStringLiteral("text3"), &Colors::text3},
        {QStringLiteral("textDisabled"), &Colors::textDisabled},
        {QStringLiteral("onAccent"), &Colors::onAccent},
        {QStringLiteral("accent"), &Colors::accent},
        {QStringLiteral("accentHover"), &Colors::accentHover},
        {QStringLiteral("accentPress"), &Colors::accentPress},
        {QStringLiteral("accentTint"), &Colors::accentTint},
        {QStringLiteral("focus"), &Colors::focus},
        {QStringLiteral("selection"), &Colors::selection},
        {QStringLiteral("selectionIdle"), &Colors::selectionIdle},
        {QStringLiteral("hover"), &Colors::hover},
        {QStringLiteral("now"), &Colors::now},
        {QStringLiteral("link"), &Colors::link},
        {QStringLiteral("band"), &Colors::band}};
    return names;
}

Result<Tokens> Tokens::parse(const QByteArray& json, Theme theme, Density density)
{
    QJsonParseError error;
    const QJsonObject root = QJsonDocument::fromJson(json, &error).object();
    if (error.error != QJsonParseError::NoError)
        return fail(ErrorKind::Malformed, QStringLiteral("tokens.json"), error.errorString());

    Reader read;
    Tokens out;
    out.theme = theme;
    out.density = density;

    const QJsonObject font = read.object(root, QStringLiteral("font"));
    out.families = read.texts(font, QStringLiteral("family"));
    out.monoFamilies = read.texts(font, QStringLiteral("mono"));
    const QJsonObject scale = read.object(font, QStringLiteral("scale"));
    for (size_t i = 0; i < kRoleNames.size(); ++i) {
        const QJsonObject role = read.object(scale, QString::fromLatin1(kRoleNames[i]));
        out.type[i] = TypeSize{read.number(role, QStringLiteral("px")),
                               read.whole(role, QStringLiteral("line")),
                               read.whole(role, QStringLiteral("weight"))};
    }

    for (const QJsonValue& v : read.array(root, QStringLiteral("space")))
        out.spaces << v.toInt();
    const QJsonObject radius = read.object(root, QStringLiteral("radius"));
    out.radius = Radii{
        read.whole(radius, QStringLiteral("mark")), read.whole(radius, QStringLiteral("chip")),
        read.whole(radius, QStringLiteral("control")), read.whole(radius, QStringLiteral("card"))};
    const QJsonObject stroke = read.object(root, QStringLiteral("stroke"));
    out.stroke = Strokes{read.number(stroke, QStringLiteral("icon")),
                         read.whole(stroke, QStringLiteral("hairline")),
                         read.whole(stroke, QStringLiteral("focus")),
                         read.whole(stroke, QStringLiteral("selectionBar")),
                         read.whole(stroke, QStringLiteral("findingBar")),
                         read.whole(stroke, QStringLiteral("nowLine")),
                         read.whole(stroke, QStringLiteral("fuse"))};
    const QJsonObject densities = read.object(root, QStringLiteral("density"));
    const QJsonObject ours = read.object(densities, densityName(density));
    const QJsonObject regular = read.object(densities, densityName(Density::Regular));
    const double body = read.number(regular, QStringLiteral("bodyPx"));
    out.fontScale = body > 0 ? read.number(ours, QStringLiteral("bodyPx")) / body : 1.0;
    out.size = readSizes(read.object(root, QStringLiteral("size")), ours, read);
    const QJsonObject motion = read.object(root, QStringLiteral("motion"));
    out.motion = Motion{read.whole(motion, QStringLiteral("toastIn")),
                        read.whole(motion, QStringLiteral("expand")),
                        read.whole(motion, QStringLiteral("rowChangeMark")),
                        read.whole(motion, QStringLiteral("toastStay"))};
    out.dim = read.number(read.object(root, QStringLiteral("opacity")), QStringLiteral("dim"));
    readTheme(
        read.object(root, theme == Theme::Light ? QStringLiteral("light") : QStringLiteral("dark")),
        out, read);
    if (!read.bad().isEmpty())
        return fail(ErrorKind::Malformed, QStringLiteral("tokens.json"), read.bad());
    return out;
}

QPalette Tokens::palette() const
{
    QPalette p;
    // Panes are `surface`; `window` lies behind cards only, and the pane that has cards says so.
    p.setColor(QPalette::Window, color.surface);
    p.setColor(QPalette::WindowText, color.text);
    p.setColor(QPalette::Base, color.surface);
    p.setColor(QPalette::AlternateBase, color.surface);
    p.setColor(QPalette::Text, color.text);
    p.setColor(QPalette::PlaceholderText, color.text3);
    p.setColor(QPalette::Button, color.surface);
    p.setColor(QPalette::ButtonText, color.text);
    p.setColor(QPalette::BrightText, color.onAccent);
    p.setColor(QPalette::ToolTipBase, color.raised);
    p.setColor(QPalette::ToolTipText, color.text);
    p.setColor(QPalette::Link, color.link);
    p.setColor(QPalette::LinkVisited, color.link);
    p.setColor(QPalette::HighlightedText, color.text);
    p.setColor(QPalette::Light, color.surface);
    p.setColor(QPalette::Midlight, color.hover);
    p.setColor(QPalette::Mid, color.divider);
    p.setColor(QPalette::Dark, color.control);
    p.setColor(QPalette::Shadow, color.divider);
    p.setColor(QPalette::Active, QPalette::Highlight, color.selection);
    p.setColor(QPalette::Inactive, QPalette::Highlight, color.selectionIdle);
    p.setColor(QPalette::Disabled, QPalette::Highlight, color.selectionIdle);
    for (const auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText,
                            QPalette::HighlightedText, QPalette::PlaceholderText})
        p.setColor(QPalette::Disabled, role, color.textDisabled);
    return p;
}

Appearance& Appearance::current()
{
    static Appearance appearance;
    return appearance;
}

Appearance::Appearance()
    : m_tokens(bundled(Theme::Light, Density::Regular))
{
}

void Appearance::set(Theme theme, Density density)
{
    m_tokens = bundled(theme, density);
    // Before load() there is no application style to tell.
    if (!isLoaded())
        return;
    QApplication::setPalette(m_tokens.palette());
    QApplication::setFont(fontOf(Role::Body));
    QToolTip::setPalette(m_tokens.palette());
    QToolTip::setFont(fontOf(Role::Small));
    emit changed();
    for (QWidget* w : QApplication::allWidgets()) {
        w->updateGeometry();
        w->update();
    }
}

}  // namespace docket::kit
