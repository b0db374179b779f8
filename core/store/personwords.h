// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/secret.h"
#include "core/domain/facts.h"

#include <QString>
#include <QStringList>

#include <set>
#include <vector>

namespace docket::store {

// Letters and digits as a search compares them: without case and marks, "Müller" as "muller"; what
// stands between them separates words.
QStringList plainWords(const QString& text);

// What a person may be found by.
struct PersonWords {
    QStringList names;   // by each beginning
    QStringList places;  // whole: words of the addresses, postcodes
    QStringList emails;  // whole
    QStringList phones;  // digits, by their end

    static PersonWords of(const Personal& person);
};

// What somebody types to find a person: each of its terms must be true of them. A term with an @ is
// an e-mail address, one of at least seven digits the end of a telephone number; another is the
// beginning of a name, a word of an address, or the last four digits of a telephone number.
class PersonQuery {
public:
    explicit PersonQuery(const QString& text);

    // Nothing was asked that could be looked up: no term of two letters or more.
    bool isEmpty() const { return m_terms.empty(); }
    bool matches(const PersonWords& person) const;

    struct Term {
        enum class Kind { Word, Email, Phone };
        Kind kind = Kind::Word;
        QString text;
    };
    const std::vector<Term>& terms() const { return m_terms; }

private:
    std::vector<Term> m_terms;
};

// The keyed hashes (SipHash-2-4) under which words are kept and looked up.
class PersonTokens {
public:
    // `key`: 32 bytes, of which the first 16 count.
    explicit PersonTokens(const Secret& key);

    std::set<qint64> of(const PersonWords& person) const;
    // Any of these may have the term.
    std::vector<qint64> of(const PersonQuery::Term& term) const;

private:
    qint64 token(char field, const QString& text) const;

    Secret m_key;
};

}  // namespace docket::store
