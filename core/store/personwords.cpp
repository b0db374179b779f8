// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/personwords.h"

#include <sodium.h>

#include <algorithm>
#include <array>
#include <cstring>

namespace docket::store {

namespace {

constexpr qsizetype kLongestStart = 8;
constexpr char16_t kFirstIdeograph = 0x2e80;
constexpr qsizetype kPhoneEnd = 7;
constexpr qsizetype kPhoneLast = 4;

// One namespace for each way to be found, so that a postcode is no telephone number.
constexpr char kWhole = 'w', kStart = 's', kEmail = 'e', kEnd = 'p', kLast = 'l';

// Where a letter is a syllable or a word, names are short.
bool isDense(const QString& word)
{
    return !word.isEmpty() && word.front().unicode() >= kFirstIdeograph;
}

// From how many letters on a word is kept whole, and by its beginnings.
qsizetype shortest(const QString& word)
{
    return isDense(word) ? 1 : 2;
}
qsizetype firstStart(const QString& word)
{
    return isDense(word) ? 1 : 3;
}

QString digitsOf(const QString& text)
{
    QString out;
    for (const QChar c : text)
        if (c.isDigit())
            out += QChar(u'0' + c.digitValue());
    return out;
}

QString plainEmail(const QString& text)
{
    return text.trimmed().toCaseFolded();
}

}  // namespace

QStringList plainWords(const QString& text)
{
    QStringList out;
    QString word;
    for (const QChar c : text.normalized(QString::NormalizationForm_KD).toCaseFolded()) {
        if (c.isLetterOrNumber() || c.isSurrogate()) {
            word += c;
        } else if (!c.isMark() && !word.isEmpty()) {
            out.append(word);
            word.clear();
        }
    }
    if (!word.isEmpty())
        out.append(word);
    return out;
}

PersonWords PersonWords::of(const Personal& person)
{
    PersonWords out;
    for (const QString& name : {person.name, person.shipping.name, person.billing.name})
        out.names += plainWords(name);
    for (const PostalAddress& at : {person.shipping, person.billing})
        for (const QString& part : {at.line1, at.line2, at.city, at.zip})
            out.places += plainWords(part);
    if (!person.email.isEmpty()) {
        out.emails.append(plainEmail(person.email));
        out.names += plainWords(person.email.section(u'@', 0, 0));
    }
    if (const QString digits = digitsOf(person.phone); digits.size() >= kPhoneLast)
        out.phones.append(digits);
    return out;
}

PersonQuery::PersonQuery(const QString& text)
{
    for (const QString& part : text.split(u' ', Qt::SkipEmptyParts)) {
        if (part.contains(u'@')) {
            m_terms.push_back({Term::Kind::Email, plainEmail(part)});
            continue;
        }
        const QString digits = digitsOf(part);
        const bool phone =
            digits.size() >= kPhoneEnd &&
            std::none_of(part.begin(), part.end(), [](QChar c) { return c.isLetter(); });
        if (phone) {
            m_terms.push_back({Term::Kind::Phone, digits});
            continue;
        }
        for (const QString& word : plainWords(part))
            if (word.size() >= shortest(word))
                m_terms.push_back({Term::Kind::Word, word});
    }
}

bool PersonQuery::matches(const PersonWords& person) const
{
    const auto one = [&](const Term& term) {
        const auto starts = [&](const QString& word) { return word.startsWith(term.text); };
        const auto ends = [&](const QString& digits) { return digits.endsWith(term.text); };
        switch (term.kind) {
        case Term::Kind::Email:
            return person.emails.contains(term.text);
        case Term::Kind::Phone:
            // With a country's number before it, or without.
            return std::any_of(person.phones.begin(), person.phones.end(),
                               [&](const QString& digits) {
                                   return digits.endsWith(term.text) ||
                                          (digits.size() >= kPhoneEnd &&
                                           term.text.endsWith(digits.last(kPhoneEnd)));
                               });
        case Term::Kind::Word:
            return person.places.contains(term.text) || person.names.contains(term.text) ||
                   (term.text.size() >= firstStart(term.text) &&
                    std::any_of(person.names.begin(), person.names.end(), starts)) ||
                   (term.text.size() == kPhoneLast &&
                    std::any_of(person.phones.begin(), person.phones.end(), ends));
        }
        return false;
    };
    return !m_terms.empty() && std::all_of(m_terms.begin(), m_terms.end(), one);
}

PersonTokens::PersonTokens(const Secret& key)
    : m_key(key)
{
}

qint64 PersonTokens::token(char field, const QString& text) const
{
    const QByteArray bytes = field + text.toUtf8();
    std::array<unsigned char, crypto_shorthash_BYTES> out{};
    crypto_shorthash(out.data(), reinterpret_cast<const unsigned char*>(bytes.constData()),
                     static_cast<unsigned long long>(bytes.size()),
                     reinterpret_cast<const unsigned char*>(m_key.reveal().constData()));
    qint64 value = 0;
    std::memcpy(&value, out.data(), sizeof value);
    return value;
}

std::set<qint64> PersonTokens::of(const PersonWords& person) const
{
    std::set<qint64> out;
    const auto whole = [&](const QString& word) {
        if (word.size() >= shortest(word))
            out.insert(token(kWhole, word));
    };
    for (const QString& name : person.names) {
        whole(name);
        for (qsizetype n = firstStart(name); n <= std::min(name.size(), kLongestStart); ++n)
            out.insert(token(kStart, name.first(n)));
    }
    for (const QString& word : person.places)
        whole(word);
    for (const QString& email : person.emails)
        out.insert(token(kEmail, email));
    for (const QString& digits : person.phones) {
        out.insert(token(kLast, digits.last(kPhoneLast)));
        if (digits.size() >= kPhoneEnd)
            out.insert(token(kEnd, digits.last(kPhoneEnd)));
    }
    return out;
}

std::vector<qint64> PersonTokens::of(const PersonQuery::Term& term) const
{
    switch (term.kind) {
    case PersonQuery::Term::Kind::Email:
        return {token(kEmail, term.text)};
    case PersonQuery::Term::Kind::Phone:
        return {token(kEnd, term.text.last(kPhoneEnd))};
    case PersonQuery::Term::Kind::Word:
        break;
    }
    std::vector<qint64> out{token(kWhole, term.text)};
    if (term.text.size() >= firstStart(term.text))
        out.push_back(token(kStart, term.text.first(std::min(term.text.size(), kLongestStart))));
    if (term.text.size() == kPhoneLast)
        out.push_back(token(kLast, term.text));
    return out;
}

}  // namespace docket::store
