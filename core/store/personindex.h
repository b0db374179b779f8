// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/database.h"
#include "core/store/personwords.h"

#include <memory>
#include <vector>

namespace docket::store {

// Somebody that was found, by one fact about them.
struct FoundPerson {
    ExternalRef ref;   // an order, a payment that names none, a checkout or a vendor's customer
    QByteArray label;  // an order's number, else the id
    QString name, email;
    Instant createdAt;

    bool operator==(const FoundPerson&) const = default;
};

// person_token: by which people are found although what is personal is sealed. A projection of the
// facts with a position of its own, fed when nothing else is to be done; what it says is looked up
// in the facts, so that a token of what somebody was called before finds nobody. One object for one
// connection.
class PersonIndex {
public:
    // `facts` opens the personal columns, `tokens` makes the tokens.
    PersonIndex(Database& db, const Secret& facts, const Secret& tokens);
    ~PersonIndex();
    PersonIndex(const PersonIndex&) = delete;
    PersonIndex& operator=(const PersonIndex&) = delete;

    // Looks at so many rows more, in a transaction of the caller's; false when all have been.
    Result<bool> feed(int most);
    // Takes every token of these away, whatever they were made of: reads all tokens once.
    Done forget(const std::vector<std::pair<SourceNumber, FactName>>& facts);

    // Those of whom all of the text is true, the newest first. `complete` says whether every row
    // has been looked at, and there are no more than `limit`.
    struct Found {
        std::vector<FoundPerson> people;
        bool complete = true;
    };
    Result<Found> find(const QString& text, int limit) const;

private:
    struct Statements;
    Result<bool> isFed() const;

    Database& m_db;
    Secret m_key;
    PersonTokens m_tokens;
    std::unique_ptr<Statements> m_s;
};

}  // namespace docket::store
