// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/kit/freshness.h"

#include "ui/kit/fonts.h"
#include "ui/kit/icon.h"
#include "ui/kit/labels.h"

#include <QCoreApplication>
#include <QFontMetrics>
#include <QPainter>

namespace docket::kit {

namespace {

struct BadgeLook {
    QString icon;
    QColor mark, name, rest;
    bool strongName = false;
};

BadgeLook lookOf(Freshness state)
{
    const Tokens& t = tokens();
    const Colors& c = t.color;
    switch (state) {
    case Freshness::Live:
        return {QStringLiteral("met"), t.of(State::Met).mark, c.text2, c.text3};
    case Freshness::Syncing:
        return {QStringLiteral("rebill"), c.text2, c.text2, c.text2};
    case Freshness::Stale:
        return {QStringLiteral("stale"), t.of(State::AtRisk).mark, t.of(State::AtRisk).text,
                t.of(State::AtRisk).text};
    case Freshness::Failing:
        return {QStringLiteral("fail"), t.of(State::DueNow).mark, t.of(State::DueNow).text,
                t.of(State::DueNow).text, true};
    case Freshness::Never:
        return {QStringLiteral("ontrack"), c.text3, c.text2, c.text2};
    case Freshness::NoPermission:
        return {QStringLiteral("lock"), c.text3, c.text2, c.text2};
    }
    return {};
}

// The badge in its two weights: the source's name, and the rest of the sentence.
struct BadgeWords {
    QString name, rest;
};

BadgeWords wordsOf(const SourceFace& face)
{
    switch (face.state) {
    case Freshness::Live:
        return {face.name, face.detail.isEmpty() ? QString() : u' ' + face.detail};
    case Freshness::Syncing:
    case Freshness::Stale:
        return {face.name, face.detail.isEmpty() ? QString() : QStringLiteral(", ") + face.detail};
    case Freshness::Failing:
        return {face.name,
                u' ' + QCoreApplication::translate("kit", "failing %1").arg(face.detail).trimmed()};
    case Freshness::Never:
        return {face.name, u' ' + QCoreApplication::translate("kit", "has never synced")};
    case Freshness::NoPermission:
        return {face.detail, {}};
    }
    return {};
}

QFont nameFont(const BadgeLook& look, Role role)
{
    QFont f = fontOf(role);
    if (look.strongName)
        f.setWeight(QFont::DemiBold);
    return f;
}

int iconGap()
{
    return tokens().space(3) - tokens().space(1);
}

}  // namespace

QString freshnessWords(const SourceFace& face)
{
    const BadgeWords words = wordsOf(face);
    return words.name + words.rest;
}

int freshnessWidth(const SourceFace& face, Role role)
{
    const BadgeLook look = lookOf(face.state);
    const BadgeWords words = wordsOf(face);
    return tokens().size.mark + iconGap() +
           QFontMetrics(nameFont(look, role)).horizontalAdvance(words.name) +
           QFontMetrics(fontOf(role)).horizontalAdvance(words.rest) + 1;
}

void paintFreshness(QPainter& painter, const QRect& rect, const SourceFace& face, Role role)
{
    const Tokens& t = tokens();
    const BadgeLook look = lookOf(face.state);
    const BadgeWords words = wordsOf(face);
    painter.save();
    paintIcon(painter, QRectF(rect.left(), rect.top(), t.size.mark, rect.height()), look.icon,
              look.mark, t.size.mark);
    int x = rect.left() + t.size.mark + iconGap();
    painter.setFont(nameFont(look, role));
    painter.setPen(look.name);
    const QString name =
        painter.fontMetrics().elidedText(words.name, Qt::ElideRight, rect.right() + 1 - x);
    painter.drawText(QRect(x, rect.top(), rect.right() + 1 - x, rect.height()), Qt::AlignVCenter,
                     name);
    x += painter.fontMetrics().horizontalAdvance(name);
    const int room = rect.right() + 1 - x;
    if (room > 0 && !words.rest.isEmpty()) {
        painter.setFont(fontOf(role));
        painter.setPen(look.rest);
        painter.drawText(QRect(x, rect.top(), room, rect.height()), Qt::AlignVCenter,
                         painter.fontMetrics().elidedText(words.rest, Qt::ElideRight, room));
    }
    painter.restore();
}

FreshnessBadge::FreshnessBadge(QWidget* parent, Role role)
    : QAbstractButton(parent)
    , m_role(role)
{
    setFocusPolicy(Qt::TabFocus);
    setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Preferred);
    connect(&Appearance::current(), &Appearance::changed, this, [this] { updateGeometry(); });
    setFace({});
}

void FreshnessBadge::setFace(const SourceFace& face)
{
    m_face = face;
    const QString words = freshnessWords(face);
    setAccessibleName(words);
    setToolTip(plainToolTip(words));
    updateGeometry();
    update();
}

QSize FreshnessBadge::sizeHint() const
{
    return {freshnessWidth(m_face, m_role), lineHeight(m_role)};
}

QSize FreshnessBadge::minimumSizeHint() const
{
    // The sentence may be cut; which source it is about may not.
    const Tokens& t = tokens();
    const bool named = m_face.state != Freshness::NoPermission;
    const QFontMetrics name(nameFont(lookOf(m_face.state), m_role));
    return {t.size.mark + iconGap() +
                (named ? name.horizontalAdvance(wordsOf(m_face).name) + 2 : t.space(8)),
            lineHeight(m_role)};
}

void FreshnessBadge::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    paintFreshness(painter, rect(), m_face, m_role);
}

}  // namespace docket::kit
