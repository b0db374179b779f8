// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"
#include "core/base/money.h"
#include "core/base/result.h"

#include <QByteArray>
#include <QJsonObject>
#include <QString>
#include <QVarLengthArray>

#include <simdjson.h>

#include <array>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
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
    // Parsers go back to where they came from: a replay makes a million documents.
    struct GiveBack {
        void operator()(simdjson::dom::parser* parser) const;
    };
    std::unique_ptr<simdjson::dom::parser, GiveBack> m_parser;
    simdjson::dom::element m_root;
};

// Reads one object strictly. The first thing that is not as it must be is kept, with its path, in
// error(); what is read after it gives empty values, so that a decoder is a plain list of members.
class JsonReader {
public:
    JsonReader() = default;
    JsonReader(simdjson::dom::element element, std::shared_ptr<std::optional<Error>> sink);

    bool isObject() const;
    bool isNull() const;               // null, or the member was not there
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
    // The values of a list, without a reader for each; empty when it is null or not there.
    QVarLengthArray<simdjson::dom::element, 8> values(const char* name) const;
    std::vector<JsonReader> items() const;  // of a reader that is itself an array

    QByteArray asText() const;  // of a reader that is itself a text, else empty

    // The member as JSON text, for what is kept and not read.
    QByteArray raw(const char* name) const;

    // The members of these names, in one pass; what is null or not there has no value. For objects
    // that are read by the million, fastest with names in the order in which they are written. The
    // names are literals.
    template <size_t N>
    using Picked = std::array<std::optional<simdjson::dom::element>, N>;
    template <size_t N>
    Picked<N> pick(const std::array<std::string_view, N>& names) const;

    QString path() const;  // made when it is asked for: only an error needs it

    // Starts a separate error: one bad record must not spoil its page.
    JsonReader alone() const;
    std::optional<Error> error() const;
    void reject(const char* name, const QString& why) const;

private:
    // One step down: a member by its name, which the document holds, or an item by its index.
    struct Step {
        std::string_view name;
        qsizetype index = -1;
    };
    static constexpr size_t kMostSteps = 8;

    struct Member {
        std::string_view name;
        simdjson::dom::element value;
    };
    // The members of an object, found in one pass when the first is asked for. A mark is what can
    // be compared without looking at the name; `members` and `marks` stand in one order.
    struct Members {
        static constexpr qsizetype kUsual = 24;  // keeps it below a kilobyte, where memory is fast
        QVarLengthArray<quint32, kUsual> marks;
        QVarLengthArray<Member, kUsual> members;
    };
    const Members* members() const;
    const Member* member(const char* name, bool required) const;
    JsonReader below(simdjson::dom::element element, Step step) const;
    QString pathOf(const char* name) const;

    std::optional<simdjson::dom::element> m_element;
    std::array<Step, kMostSteps> m_steps;
    size_t m_depth = 0;
    QByteArray m_absent;  // the name of the member that this reader would have been
    std::shared_ptr<std::optional<Error>> m_sink;
    mutable std::shared_ptr<const Members> m_members;  // shared by the copies made after
};

template <size_t N>
JsonReader::Picked<N> JsonReader::pick(const std::array<std::string_view, N>& names) const
{
    Picked<N> out;
    simdjson::dom::object object;
    if (!m_element || m_element->get(object))
        return out;
    size_t at = 0;
    for (const simdjson::dom::key_value_pair& field : object) {
        for (size_t tried = 0; tried < N; ++tried, at = at + 1 == N ? 0 : at + 1) {
            if (field.key != names[at])
                continue;
            if (out[at])
                reject(names[at].data(), QStringLiteral("is there twice"));
            else if (!field.value.is_null())
                out[at] = field.value;
            break;
        }
    }
    return out;
}

// Writes JSON as it goes, without a tree in between. Whoever writes knows that names are plain and
// not given twice.
class JsonWriter {
public:
    void object(const char* name = nullptr) { open(name, '{'); }
    void endObject() { close('}'); }
    void array(const char* name = nullptr) { open(name, '['); }
    void endArray() { close(']'); }
    void text(const char* name, const QByteArray& utf8);
    void text(const char* name, const QString& value) { text(name, value.toUtf8()); }
    void integer(const char* name, qint64 value);
    void boolean(const char* name, bool value);
    void null(const char* name);
    // An item of an array that is JSON already.
    void value(const QByteArray& json);

    QByteArray bytes() const
    {
        return QByteArray(m_text.data(), static_cast<qsizetype>(m_text.size()));
    }

private:
    void before(const char* name);
    void open(const char* name, char bracket);
    void close(char bracket);

    std::string m_text;
    bool m_first = true;
};

// The same object gives the same bytes for ever: keys sorted, no spaces.
QByteArray toCanonicalJson(const QJsonObject& object);

}  // namespace docket
