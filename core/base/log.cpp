// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/log.h"

#include <QRegularExpression>
#include <QtGlobal>

#include <cstdio>

#ifdef Q_OS_LINUX
#include <sys/prctl.h>
#endif
#ifdef Q_OS_UNIX
#include <sys/resource.h>
#endif

namespace docket {

namespace {

constexpr qsizetype kShortest = 13;
constexpr qsizetype kLongest = 19;

QString removed()
{
    return QStringLiteral("[removed]");
}

bool isDigit(QChar c)
{
    return c >= u'0' && c <= u'9';
}

// ISO/IEC 7812-1, annex B.
bool luhn(QStringView digits)
{
    int sum = 0;
    bool twice = false;
    for (qsizetype i = digits.size() - 1; i >= 0; --i, twice = !twice) {
        const int value = digits[i].unicode() - '0';
        sum += twice ? (value > 4 ? 2 * value - 9 : 2 * value) : value;
    }
    return sum % 10 == 0;
}

// Where the longest card number that begins at `from` ends, with a group of digits; `from` when
// there is none.
qsizetype endOfCard(QStringView line, qsizetype from)
{
    QString digits;
    qsizetype end = from;
    for (qsizetype at = from; at < line.size() && digits.size() < kLongest; ++at) {
        if (!isDigit(line[at])) {
            if (line[at] != u' ' && line[at] != u'-')
                break;
            continue;
        }
        digits += line[at];
        const bool ends = at + 1 == line.size() || !isDigit(line[at + 1]);
        if (ends && digits.size() >= kShortest && luhn(digits))
            end = at + 1;
    }
    return end;
}

// A log is no record: what may be a card goes, though it were a time in milliseconds.
QString withoutCards(const QString& line)
{
    QString out;
    for (qsizetype at = 0; at < line.size();) {
        const bool begins = isDigit(line[at]) && (at == 0 || !isDigit(line[at - 1]));
        const qsizetype end = begins ? endOfCard(line, at) : at;
        if (end > at) {
            out += removed();
            at = end;
        } else {
            out += line[at++];
        }
    }
    return out;
}

QString withoutSecrets(QString line)
{
    static const auto ignoreCase = QRegularExpression::CaseInsensitiveOption;
    static const QRegularExpression credential(
        QStringLiteral("\\b(bearer|basic)[\\s:]+[^\\s\"',;]+"), ignoreCase);
    static const QRegularExpression key(QStringLiteral(
        "(?<![A-Za-z0-9])(sk|rk|whsec|shpat|shpss|shpca|shppa|shprt)_[A-Za-z0-9_]{4,}"));
    static const QRegularExpression cookie(QStringLiteral("\\b((?:set-)?cookie)\\s*[:=].*"),
                                           ignoreCase);
    static const QRegularExpression header(
        QStringLiteral("\\b(authorization|api-key|x-shopify-access-token)[\"']?\\s*[:=]\\s*.*"),
        ignoreCase);
    static const QRegularExpression member(
        QStringLiteral("\\b(\\w*(?:token|secret|password|passphrase)|cvc2?|cvv2?)"
                       "[\"']?\\s*[:=]\\s*(\"[^\"]*\"|[^\\s\"'&,;]+)"),
        ignoreCase);
    line.replace(cookie, QStringLiteral("\\1: [removed]"));
    line.replace(header, QStringLiteral("\\1: [removed]"));
    line.replace(credential, QStringLiteral("\\1 [removed]"));
    line.replace(member, QStringLiteral("\\1=[removed]"));
    return line.replace(key, removed());
}

bool isHidden(char32_t c)
{
    const QChar::Category category = QChar::category(c);
    return !QChar::isPrint(c) || category == QChar::Other_Format ||
           category == QChar::Separator_Line || category == QChar::Separator_Paragraph;
}

// What is hidden and not in `kept` as \uXXXX, for each of its code units.
QString escaped(const QString& text, QStringView kept)
{
    QString out;
    out.reserve(text.size());
    for (qsizetype at = 0; at < text.size(); ++at) {
        const bool pair =
            text[at].isHighSurrogate() && at + 1 < text.size() && text[at + 1].isLowSurrogate();
        const char32_t c =
            pair ? QChar::surrogateToUcs4(text[at], text[at + 1]) : text[at].unicode();
        const bool hidden = isHidden(c) && !kept.contains(text[at]);
        for (const qsizetype end = at + (pair ? 1 : 0);; ++at) {
            if (hidden)
                out += QStringLiteral("\\u%1").arg(text[at].unicode(), 4, 16, QChar(u'0'));
            else
                out += text[at];
            if (at == end)
                break;
        }
    }
    return out;
}

void toStandardError(QtMsgType type, const QMessageLogContext& context, const QString& message)
{
    const QByteArray line = loggable(qFormatLogMessage(type, context, message)).toUtf8();
    std::fprintf(stderr, "%s\n", line.constData());
    std::fflush(stderr);
}

}  // namespace

QString showable(const QString& text)
{
    return escaped(text, u"\n\t");
}

QString loggable(const QString& line)
{
    // What was removed before it is escaped cannot hide behind an escape; and once more, for what
    // was pieced together by characters that nobody sees.
    return withoutCards(withoutSecrets(escaped(withoutCards(withoutSecrets(line)), {})));
}

void logSafely()
{
    qInstallMessageHandler(toStandardError);
}

void keepMemoryPrivate()
{
    if (qEnvironmentVariableIsSet("DOCKET_DEBUG"))
        return;
#ifdef Q_OS_UNIX
    const rlimit none{0, 0};
    setrlimit(RLIMIT_CORE, &none);
#endif
#ifdef Q_OS_LINUX
    prctl(PR_SET_DUMPABLE, 0);
#endif
}

}  // namespace docket
