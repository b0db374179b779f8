// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/kit/textline.h"

#include <QCache>
#include <QFontMetrics>
#include <QPainter>
#include <QStaticText>

#include <utility>

namespace docket::kit {

namespace {

constexpr qsizetype kKept = 6'000;  // lines: a few screens of rows
constexpr int kWhole = -1;

struct Key {
    Role role;
    int width;  // that it was cut for, or kWhole
    QString text;

    bool operator==(const Key&) const = default;
};

size_t qHash(const Key& key, size_t seed = 0)
{
    return qHashMulti(seed, static_cast<int>(key.role), key.width, key.text);
}

QString oneLine(QString text)
{
    for (QChar& c : text)
        if (c < u' ' || c == QChar::LineSeparator || c == QChar::ParagraphSeparator)
            c = u' ';
    return text;
}

// Shaped lines, for as long as the fonts are what they were.
class Lines {
public:
    static Lines& all()
    {
        static Lines lines;
        return lines;
    }

    QStaticText whole(Role role, const QString& text)
    {
        const QFont font = fontOf(role);
        forgetOther(role, font);
        return shaped({role, kWhole, text}, font, [&] { return oneLine(text); });
    }
    QStaticText cut(Role role, const QString& text, int width)
    {
        const QFont font = fontOf(role);
        forgetOther(role, font);
        return shaped({role, width, text}, font, [&] {
            return QFontMetrics(font).elidedText(oneLine(text), Qt::ElideRight, width);
        });
    }

private:
    template <class Make>
    QStaticText shaped(const Key& key, const QFont& font, const Make& make)
    {
        if (const QStaticText* known = m_lines.object(key))
            return *known;
        QStaticText line(make());
        line.setTextFormat(Qt::PlainText);
        line.setPerformanceHint(QStaticText::AggressiveCaching);
        line.prepare(QTransform(), font);
        m_lines.insert(key, new QStaticText(line));
        return line;
    }

    // Another density or screen means other fonts: nothing that was shaped for these is right.
    void forgetOther(Role role, const QFont& font)
    {
        QFont& known = m_fonts[static_cast<size_t>(role)];
        if (known.isCopyOf(font))
            return;
        if (known != font)
            m_lines.clear();
        known = font;
    }

    QCache<Key, QStaticText> m_lines{kKept};
    std::array<QFont, kRoles> m_fonts;
};

int widthOf(const QStaticText& line)
{
    return qRound(line.size().width());
}

}  // namespace

int lineWidth(Role role, const QString& text)
{
    return text.isEmpty() ? 0 : widthOf(Lines::all().whole(role, text));
}

int drawLine(QPainter& painter, Role role, const QRect& cell, const QString& text,
             Qt::Alignment where)
{
    if (text.isEmpty() || cell.width() <= 0)
        return 0;
    QStaticText line = Lines::all().whole(role, text);
    if (widthOf(line) > cell.width())
        line = Lines::all().cut(role, text, cell.width());
    const int width = widthOf(line);
    const int height = QFontMetrics(fontOf(role)).height();
    painter.setFont(fontOf(role));
    painter.drawStaticText(where.testFlag(Qt::AlignRight) ? cell.right() + 1 - width : cell.left(),
                           cell.top() + (cell.height() - height) / 2, line);
    return width;
}

void drawLineAt(QPainter& painter, Role role, QPoint baseline, const QString& text)
{
    if (text.isEmpty())
        return;
    painter.setFont(fontOf(role));
    painter.drawStaticText(baseline.x(), baseline.y() - QFontMetrics(fontOf(role)).ascent(),
                           Lines::all().whole(role, text));
}

}  // namespace docket::kit
