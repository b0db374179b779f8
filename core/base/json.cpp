// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/json.h"

#include <QJsonDocument>

#include <algorithm>
#include <charconv>
#include <cstring>

namespace docket {

namespace dom = simdjson::dom;

namespace {

QByteArray bytes(std::string_view text)
{
    return QByteArray(text.data(), static_cast<qsizetype>(text.size()));
}

// What this thread has over: one parser, with the room it has made for itself.
std::unique_ptr<dom::parser>& spare()
{
    static thread_local std::unique_ptr<dom::parser> parser;
    return parser;
}

constexpr size_t kLargestSpare = 1 << 20;

// Names of one object rarely agree in length, first, middle and last letter.
quint32 markOf(std::string_view name)
{
    if (name.empty())
        return 0;
    const auto letter = [&](size_t at) { return quint32{static_cast<unsigned char>(name[at])}; };
    return static_cast<quint32>(name.size()) << 24 | letter(0) << 16 |
           letter(name.size() / 2) << 8 | letter(name.size() - 1);
}

}  // namespace

void JsonDocument::GiveBack::operator()(dom::parser* parser) const
{
    std::unique_ptr<dom::parser> back(parser);
    if (back->capacity() <= kLargestSpare)
        spare() = std::move(back);
}

Result<JsonDocument> JsonDocument::parse(const QByteArray& text, int maxDepth)
{
    JsonDocument document;
    document.m_parser.reset(spare() ? spare().release() : new dom::parser);
    // The tape is sized before the depth is set: allocate() is what takes the depth.
    const auto size = static_cast<size_t>(text.size());
    const auto depth = static_cast<size_t>(maxDepth);
    dom::parser& parser = *document.m_parser;
    const bool fits = parser.capacity() > size && parser.max_depth() == depth;
    if (auto refused = fits ? simdjson::SUCCESS : parser.allocate(size + 1, depth))
        return fail(ErrorKind::Malformed, QStringLiteral("$"),
                    QString::fromLatin1(simdjson::error_message(refused)));
    const auto refused = parser.parse(text.constData(), size, true).get(document.m_root);
    if (refused)
        return fail(ErrorKind::Malformed, QStringLiteral("$"),
                    QString::fromLatin1(simdjson::error_message(refused)));
    return document;
}

JsonReader JsonDocument::root() const
{
    return JsonReader(m_root, std::make_shared<std::optional<Error>>());
}

JsonReader::JsonReader(dom::element element, std::shared_ptr<std::optional<Error>> sink)
    : m_element(element)
    , m_sink(std::move(sink))
{
}

JsonReader JsonReader::below(dom::element element, Step step) const
{
    JsonReader out(element, m_sink);
    out.m_steps = m_steps;
    out.m_depth = m_depth + 1;
    if (m_depth < kMostSteps)
        out.m_steps[m_depth] = step;
    return out;
}

QString JsonReader::path() const
{
    QString out = QStringLiteral("$");
    for (size_t i = 0; i < std::min(m_depth, kMostSteps); ++i) {
        const Step& step = m_steps[i];
        if (step.index >= 0)
            out += QStringLiteral("[%1]").arg(step.index);
        else
            out += u'.' +
                   QString::fromUtf8(step.name.data(), static_cast<qsizetype>(step.name.size()));
    }
    if (m_depth > kMostSteps)
        out += QStringLiteral(".…");
    if (!m_absent.isEmpty())
        out += u'.' + QString::fromUtf8(m_absent);
    return out;
}

bool JsonReader::isObject() const
{
    return m_element && m_element->is_object();
}
bool JsonReader::isNull() const
{
    return !m_element || m_element->is_null();
}

QString JsonReader::pathOf(const char* name) const
{
    return path() + u'.' + QString::fromUtf8(name);
}

void JsonReader::reject(const char* name, const QString& why) const
{
    if (m_sink && !m_sink->has_value())
        *m_sink = Error{ErrorKind::Malformed, name ? pathOf(name) : path(), why, -1};
}

std::optional<Error> JsonReader::error() const
{
    return m_sink ? *m_sink : std::nullopt;
}

JsonReader JsonReader::alone() const
{
    JsonReader copy = *this;
    copy.m_sink = std::make_shared<std::optional<Error>>();
    return copy;
}

const JsonReader::Members* JsonReader::members() const
{
    if (m_members)
        return m_members.get();
    dom::object object;
    if (!m_element || m_element->get(object))
        return nullptr;
    auto found = std::make_shared<Members>();
    for (const dom::key_value_pair& field : object) {
        found->marks.append(markOf(field.key));
        found->members.append(Member{field.key, field.value});
    }
    m_members = std::move(found);
    return m_members.get();
}

const JsonReader::Member* JsonReader::member(const char* name, bool required) const
{
    const Members* all = members();
    const Member* found = nullptr;
    if (all) {
        // All names are looked at: a document that says a thing twice says nothing.
        const std::string_view wanted(name);
        const quint32 mark = markOf(wanted);
        const qsizetype count = all->marks.size();
        for (qsizetype at = 0; at < count; ++at) {
            if (all->marks[at] != mark || all->members[at].name != wanted)
                continue;
            if (found) {
                reject(name, QStringLiteral("is there twice"));
                return nullptr;
            }
            found = &all->members[at];
        }
    }
    if (found && found->value.is_null())
        found = nullptr;
    if (!found && required)
        reject(name, QStringLiteral("is missing"));
    return found;
}

bool JsonReader::has(const char* name) const
{
    return member(name, false) != nullptr;
}

QByteArray JsonReader::text(const char* name) const
{
    const Member* found = member(name, true);
    std::string_view value;
    if (!found)
        return {};
    if (found->value.get(value)) {
        reject(name, QStringLiteral("is not a text"));
        return {};
    }
    return bytes(value);
}

QByteArray JsonReader::optText(const char* name) const
{
    const Member* found = member(name, false);
    std::string_view value;
    if (!found)
        return {};
    if (found->value.get(value)) {
        reject(name, QStringLiteral("is not a text"));
        return {};
    }
    return bytes(value);
}

qint64 JsonReader::integer(const char* name) const
{
    const Member* found = member(name, true);
    int64_t value = 0;
    if (!found)
        return 0;
    if (found->value.get(value)) {
        reject(name, QStringLiteral("is not a whole number of 64 bits"));
        return 0;
    }
    return value;
}

std::optional<qint64> JsonReader::optInteger(const char* name) const
{
    const Member* found = member(name, false);
    int64_t value = 0;
    if (!found)
        return std::nullopt;
    if (found->value.get(value)) {
        reject(name, QStringLiteral("is not a whole number of 64 bits"));
        return 0;
    }
    return value;
}

bool JsonReader::boolean(const char* name) const
{
    const Member* found = member(name, true);
    bool value = false;
    if (!found)
        return false;
    if (found->value.get(value))
        reject(name, QStringLiteral("is neither true nor false"));
    return value;
}

bool JsonReader::optBoolean(const char* name, bool otherwise) const
{
    return has(name) ? boolean(name) : otherwise;
}

QByteArray JsonReader::id(const char* name) const
{
    const Member* found = member(name, true);
    if (!found)
        return {};
    std::string_view value;
    int64_t number = 0;
    if (!found->value.get(value))
        return bytes(value);
    if (!found->value.get(number))
        return QByteArray::number(qint64{number});
    reject(name, QStringLiteral("is not an id"));
    return {};
}

QByteArray JsonReader::optId(const char* name) const
{
    return has(name) ? id(name) : QByteArray();
}

QByteArray JsonReader::optReference(const char* name) const
{
    const Member* found = member(name, false);
    if (!found)
        return {};
    return found->value.is_object() ? object(name).id("id") : id(name);
}

Instant JsonReader::unixSeconds(const char* name) const
{
    const qint64 value = integer(name);
    // Beyond the year 9999 it is not a time but a mistake, and would overflow in milliseconds.
    if (value < -62'135'596'800 || value > 253'402'300'799) {
        reject(name, QStringLiteral("is not a time"));
        return {};
    }
    return Instant{value * 1000};
}

Instant JsonReader::optUnixSeconds(const char* name) const
{
    return has(name) ? unixSeconds(name) : Instant::none();
}

Instant JsonReader::iso(const char* name) const
{
    const QByteArray value = text(name);
    if (value.isEmpty())
        return {};
    const auto at = parseIso(QString::fromUtf8(value));
    if (!at) {
        reject(name, at.error().detail);
        return {};
    }
    return *at;
}

Instant JsonReader::optIso(const char* name) const
{
    return has(name) ? iso(name) : Instant::none();
}

Money JsonReader::decimal(const char* name, Currency currency) const
{
    const Member* found = member(name, true);
    if (!found)
        return {};
    QString text;
    std::string_view value;
    int64_t whole = 0;
    double fraction = 0;
    if (!found->value.get(value)) {
        text = QString::fromUtf8(value.data(), static_cast<qsizetype>(value.size()));
    } else if (!found->value.get(whole)) {
        text = QString::number(qint64{whole});
    } else if (!found->value.get(fraction)) {
        std::array<char, 64> buffer{};
        const auto end = std::to_chars(buffer.data(), buffer.data() + buffer.size(), fraction,
                                       std::chars_format::fixed);
        text = QString::fromLatin1(buffer.data(), end.ptr - buffer.data());
        if (text.size() > 16)
            text.clear();
    }
    const auto amount = parseDecimal(text, currency);
    if (!amount) {
        reject(name, QStringLiteral("is not an amount in %1").arg(currency.text()));
        return {};
    }
    return *amount;
}

Money JsonReader::optDecimal(const char* name, Currency currency) const
{
    return has(name) ? decimal(name, currency) : Money{};
}

JsonReader JsonReader::object(const char* name) const
{
    const Member* found = member(name, false);
    if (!found) {
        JsonReader none;
        none.m_steps = m_steps;
        none.m_depth = m_depth;
        none.m_absent = m_absent.isEmpty() ? QByteArray(name) : m_absent + '.' + name;
        none.m_sink = m_sink;
        return none;
    }
    if (!found->value.is_object())
        reject(name, QStringLiteral("is not an object"));
    return below(found->value, {found->name, -1});
}

std::vector<JsonReader> JsonReader::array(const char* name) const
{
    const Member* found = member(name, false);
    if (!found)
        return {};
    if (!found->value.is_array()) {
        reject(name, QStringLiteral("is not a list"));
        return {};
    }
    return below(found->value, {found->name, -1}).items();
}

std::vector<JsonReader> JsonReader::items() const
{
    std::vector<JsonReader> out;
    dom::array list;
    if (!m_element || m_element->get(list))
        return out;
    out.reserve(list.size());
    qsizetype index = 0;
    for (const dom::element item : list)
        out.push_back(below(item, {{}, index++}));
    return out;
}

QVarLengthArray<dom::element, 8> JsonReader::values(const char* name) const
{
    QVarLengthArray<dom::element, 8> out;
    const Member* found = member(name, false);
    dom::array list;
    if (!found)
        return out;
    if (found->value.get(list)) {
        reject(name, QStringLiteral("is not a list"));
        return out;
    }
    for (const dom::element item : list)
        out.append(item);
    return out;
}

QByteArray JsonReader::asText() const
{
    std::string_view value;
    if (!m_element || m_element->get(value))
        return {};
    return bytes(value);
}

std::vector<QByteArray> JsonReader::texts(const char* name) const
{
    std::vector<QByteArray> out;
    for (const JsonReader& item : array(name))
        out.push_back(item.asText());
    return out;
}

QByteArray JsonReader::raw(const char* name) const
{
    const Member* found = member(name, false);
    if (!found)
        return {};
    const std::string text = simdjson::minify(found->value);
    return QByteArray(text.data(), static_cast<qsizetype>(text.size()));
}

void JsonWriter::before(const char* name)
{
    if (!m_first)
        m_text += ',';
    m_first = false;
    if (name) {
        m_text += '"';
        m_text += name;
        m_text.append("\":", 2);
    }
}

void JsonWriter::open(const char* name, char bracket)
{
    if (m_text.empty())
        m_text.reserve(2048);
    before(name);
    m_text += bracket;
    m_first = true;
}

void JsonWriter::close(char bracket)
{
    m_text += bracket;
    m_first = false;
}

void JsonWriter::text(const char* name, const QByteArray& utf8)
{
    before(name);
    m_text += '"';
    const std::string_view all(utf8.constData(), static_cast<size_t>(utf8.size()));
    size_t plain = 0;  // from here on nothing has been written
    for (size_t at = 0; at < all.size(); ++at) {
        const char c = all[at];
        const bool control = static_cast<unsigned char>(c) < 0x20;
        if (c != '"' && c != '\\' && !control)
            continue;
        m_text += all.substr(plain, at - plain);
        plain = at + 1;
        if (control) {
            m_text += c < 0x10 ? "\\u000" : "\\u001";
            m_text += "0123456789abcdef"[c & 0xf];
        } else {
            m_text += '\\';
            m_text += c;
        }
    }
    m_text += all.substr(plain);
    m_text += '"';
}

void JsonWriter::integer(const char* name, qint64 value)
{
    before(name);
    std::array<char, 24> buffer{};
    const auto end = std::to_chars(buffer.data(), buffer.data() + buffer.size(), value);
    m_text.append(buffer.data(), end.ptr);
}

void JsonWriter::boolean(const char* name, bool value)
{
    before(name);
    m_text += value ? "true" : "false";
}

void JsonWriter::null(const char* name)
{
    before(name);
    m_text += "null";
}

void JsonWriter::value(const QByteArray& json)
{
    before(nullptr);
    m_text.append(json.constData(), static_cast<size_t>(json.size()));
}

QByteArray toCanonicalJson(const QJsonObject& object)
{
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

}  // namespace docket
