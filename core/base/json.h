// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"
#include "core/base/money.h"
#include "core/base/result.h"

#include <QByteArray>
#include <QJsonObject>
#include <QString>

#include <simdjson.h>

#include <memory>
#include <optional>
#include <vector>

namespace docket {

class JsonReader;

// A parsed document. The whole text has been checked: UTF-8, syntax to the last byte, depth.
class JsonDocument {
public:
    // Malformed, with the reason, for anything that is not exactly one JSON value of at most
    // `maxDepth` levels.
    static Result<JsonDocument> parse(const QByteArray& bytes, int maxDepth = 64);

    // Reads start here. The document must outlive the reader.
    JsonReader root() const;

private:
    std::unique_ptr<simdjson::dom::parser> m_parser;
    simdjson::dom::element m_root;
};

// Reads one object strictly. The first thing that is not as it must be is kept, with its path, in
// error(); what is read after it gives empty values, so that a decoder is a plain list of members.
class JsonReader {
public:
    JsonReader() = default;
    JsonReader(simdjson::dom::element element, QString path,
               std::shared_ptr<std::optional<Error>> sink);

    bool isObject() const;
    bool isNull() const;  // null, or the member was not there
    bool has(const char* name) const;  // there and not null

    // Must be there.
    QByteArray text(const char* name) const;
    qint64 integer(const char* name) const;
    bool boolean(const char* name) const;

    // May be null or not there; of another type it is an error all the same.
    QByteArray optText(const char* name) const;
    std::optional<qint64> optInteger(const char* name) const;
    bool optBoolean(const char* name, bool otherwise = false) const;

    // Text or whole number, as text: vendors' ids are either.
    QByteArray id(const char* name) const;
    QByteArray optId(const char* name) const;

    // A reference that is an id, or the object itself when it was expanded.
    QByteArray optReference(const char* name) const;

    // Unix seconds.
    Instant unixSeconds(const char* name) const;
    Instant optUnixSeconds(const char* name) const;
    // ISO 8601 with a zone.
    Instant iso(const char* name) const;
    Instant optIso(const char* name) const;

    // A decimal in text, or a number of at most 15 digits, which a double holds exactly enough to
    // give its decimal text back.
    Money decimal(const char* name, Currency currency) const;
    Money optDecimal(const char* name, Currency currency) const;

    // An empty reader (isNull) when the member is null or not there.
    JsonReader object(const char* name) const;
    std::vector<JsonReader> array(const char* name) const;  // objects and values alike
    std::vector<QByteArray> texts(const char* name) const;
    std::vector<JsonReader> items() const;  // of a reader that is itself an array

    QByteArray asText() const;  // of a reader that is itself a text, else empty

    // The member as JSON text, for what is kept and not read.
    QByteArray raw(const char* name) const;

    const QString& path() const { return m_path; }

    // Starts a separate error: one bad record must not spoil its page.
    JsonReader alone() const;
    std::optional<Error> error() const;
    void reject(const char* name, const QString& why) const;

private:
    std::optional<simdjson::dom::element> member(const char* name, bool required) const;
    QString pathOf(const char* name) const;

    std::optional<simdjson::dom::element> m_element;
    QString m_path;
    std::shared_ptr<std::optional<Error>> m_sink;
};

// The same object gives the same bytes for ever: keys sorted, no spaces.
QByteArray toCanonicalJson(const QJsonObject& object);

}  // namespace docket
