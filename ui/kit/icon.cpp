// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/kit/icon.h"

#include "ui/kit/load.h"

#include <QDir>
#include <QFile>
#include <QIconEngine>
#include <QPainter>
#include <QPixmapCache>
#include <QSvgRenderer>

#include <cmath>

namespace docket::kit {

namespace {

// Draws from the SVG each time a new size or scale is asked for, and never scales a pixmap.
class IconEngine final : public QIconEngine {
public:
    IconEngine(QString name, Ink ink)
        : m_name(std::move(name))
        , m_ink(ink)
    {
    }

    void paint(QPainter* painter, const QRect& rect, QIcon::Mode mode, QIcon::State) override
    {
        paintIcon(*painter, rect, m_name, color(mode), std::min(rect.width(), rect.height()));
    }
    QPixmap pixmap(const QSize& size, QIcon::Mode mode, QIcon::State) override
    {
        return kit::pixmap(m_name, color(mode), std::min(size.width(), size.height()), 1.0);
    }
    QPixmap scaledPixmap(const QSize& size, QIcon::Mode mode, QIcon::State, qreal scale) override
    {
        // The size arrives in device pixels.
        const int device = std::min(size.width(), size.height());
        return kit::pixmap(m_name, color(mode), qRound(device / scale), scale);
    }
    QIconEngine* clone() const override { return new IconEngine(m_name, m_ink); }
    QString iconName() override { return m_name; }
    bool isNull() override { return false; }

private:
    QColor color(QIcon::Mode mode) const
    {
        return mode == QIcon::Disabled ? tokens().color.textDisabled : tokens().color.*m_ink;
    }
    QString m_name;
    Ink m_ink;
};

}  // namespace

QStringList iconNames()
{
    loadResources();
    QStringList names =
        QDir(QStringLiteral(":/docket/icons")).entryList({}, QDir::Files, QDir::Name);
    for (QString& name : names)
        name.chop(4);
    return names;
}

QPixmap pixmap(const QString& name, const QColor& color, int size, qreal dpr)
{
    const QString key = QStringLiteral("docket/%1/%2/%3/%4")
                            .arg(name)
                            .arg(color.rgba())
                            .arg(size)
                            .arg(qRound(dpr * 100));
    QPixmap out;
    if (QPixmapCache::find(key, &out))
        return out;
    loadResources();
    const QString path = QStringLiteral(":/docket/icons/%1.svg").arg(name);
    if (!QFile::exists(path)) {
        qWarning("no icon is called %s", qPrintable(name));
        return out;
    }
    QSvgRenderer svg(path);
    const int device = static_cast<int>(std::ceil(size * dpr));
    out = QPixmap(device, device);
    out.fill(Qt::transparent);
    {
        QPainter painter(&out);
        painter.setRenderHint(QPainter::Antialiasing);
        svg.render(&painter, QRectF(0, 0, device, device));
        painter.setCompositionMode(QPainter::CompositionMode_SourceIn);
        painter.fillRect(out.rect(), color);
    }
    out.setDevicePixelRatio(dpr);
    QPixmapCache::insert(key, out);
    return out;
}

QIcon iconOf(const QString& name, Ink ink)
{
    return QIcon(new IconEngine(name, ink));
}

void paintIcon(QPainter& painter, const QRectF& where, const QString& name, const QColor& color,
               int size)
{
    const qreal dpr = painter.device()->devicePixelRatioF();
    const QPointF at(where.x() + std::floor((where.width() - size) / 2),
                     where.y() + std::floor((where.height() - size) / 2));
    painter.drawPixmap(at, pixmap(name, color, size, dpr));
}

QString markName(State state)
{
    switch (state) {
    case State::OnTrack:
        return QStringLiteral("ontrack");
    case State::AtRisk:
        return QStringLiteral("atrisk");
    case State::DueNow:
        return QStringLiteral("duenow");
    case State::Breached:
        return QStringLiteral("breached");
    case State::Paused:
        return QStringLiteral("paused");
    case State::Met:
        return QStringLiteral("met");
    case State::External:
        return QStringLiteral("external");
    }
    return {};
}

}  // namespace docket::kit
