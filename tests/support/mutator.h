// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

#include <algorithm>
#include <iterator>
#include <random>

namespace support {

// What has broken decoders before: values first, then what is none.
inline constexpr const char* kPieces[] = {"null",
                                          "{}",
                                          "[]",
                                          "\"\"",
                                          "-1",
                                          "0.1",
                                          "true",
                                          "\"USD\"",
                                          "[{}]",
                                          "\"2026-07-31\"",
                                          "9223372036854775808",
                                          "1e300",
                                          "-0",
                                          "9223372036854775807",
                                          "-9223372036854775808",
                                          "4294967296",
                                          "\"\\u0000\"",
                                          "\"\\u202e\"",
                                          "1e999",
                                          "\"\\ud800\"",
                                          "\xff",
                                          "\"",
                                          "}",
                                          "]",
                                          ",",
                                          "[[[[[[",
                                          "\"id\":1,",
                                          "99999999999999999999999"};
inline constexpr qsizetype kValues = 18;

// Spoils a text by chance, and the same way for the same seed.
class Mutator {
public:
    explicit Mutator(unsigned seed)
        : m_random(seed)
    {
    }

    // Half of them stay JSON if it was, with another value for one: what a type check must catch.
    QByteArray of(QByteArray text)
    {
        if (below(2) == 0) {
            replaceValue(text, kValues);
            return text;
        }
        for (qsizetype times = 1 + below(4); times > 0 && !text.isEmpty(); --times)
            damage(text);
        return text;
    }

private:
    qsizetype below(qsizetype n)
    {
        return static_cast<qsizetype>(m_random() % static_cast<quint64>(std::max<qsizetype>(n, 1)));
    }

    static qsizetype endOfValue(const QByteArray& text, qsizetype at)
    {
        qsizetype end = at;
        if (end < text.size() && text[end] == '"') {
            for (++end; end < text.size() && text[end] != '"'; ++end)
                end += text[end] == '\\' ? 1 : 0;
            return std::min(end + 1, text.size());
        }
        while (end < text.size() && !QByteArrayView(",]}[{ \n").contains(text[end]))
            ++end;
        return end;
    }

    void replaceValue(QByteArray& text, qsizetype pieces)
    {
        const qsizetype colon = text.indexOf("\":", below(text.size()));
        if (colon < 1)
            return;
        const qsizetype at = colon + 2 + (text.mid(colon + 2, 1) == " " ? 1 : 0);
        const qsizetype end = endOfValue(text, at);
        if (end == at)  // a container: the name is what goes
            text[colon - 1] = '_';
        else
            text.replace(at, end - at, kPieces[below(pieces)]);
    }

    void damage(QByteArray& text)
    {
        const qsizetype at = below(text.size());
        switch (below(6)) {
        case 0:
            text[at] = static_cast<char>(m_random() & 0xff);
            break;
        case 1:
            text.truncate(at);
            break;
        case 2:
            text.remove(at, 1 + below(40));
            break;
        case 3:
            text.insert(at, kPieces[below(std::ssize(kPieces))]);
            break;
        case 4:
            text.insert(at, text.mid(below(text.size()), below(200)));
            break;
        default:
            replaceValue(text, std::ssize(kPieces));
            break;
        }
    }

    std::mt19937 m_random;
};

}  // namespace support
