// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/vendor/scrub.h"

#include <algorithm>
#include <array>
#include <string>
#include <string_view>
#include <vector>

namespace docket::vendor {

namespace {

constexpr bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}
constexpr bool isLower(char c)
{
    return c >= 'a' && c <= 'z';
}
constexpr bool isWord(char c)
{
    return isDigit(c) || isLower(c) || (c >= 'A' && c <= 'Z') || c == '_';
}
constexpr bool isBlank(char c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

// What the name of a member says about its value.
enum class Names : char { Anything, AnId, Forbidden };

// The Luhn check (ISO/IEC 7812-1, annex B).
bool luhn(std::string_view digits)
{
    int sum = 0;
    bool twice = false;
    for (size_t i = digits.size(); i-- > 0; twice = !twice) {
        const int value = digits[i] - '0';
        sum += twice ? (value > 4 ? 2 * value - 9 : 2 * value) : value;
    }
    return sum % 10 == 0;
}

constexpr size_t kShortest = 13;
constexpr size_t kLongest = 19;
constexpr size_t kMostBetween = 3;  // "4242 - 4242"

struct Range {
    size_t from = 0;
    size_t to = 0;
};

// The card numbers in a stretch of digits that starts at `at`; `end` becomes where the stretch
// ends. A number may be cut out only where a group of digits starts and ends, but a stretch may
// hold more than one group too many ("order 12 4242 4242 4242 4242"). The first group is left out
// when it belongs to the word before it.
void findCards(std::string_view text, size_t at, size_t& end, std::vector<Range>& found,
               bool withFirst = true)
{
    struct Group {
        size_t from, to, digits;  // digits before it
    };
    std::vector<Group> groups;
    std::string digits;
    while (at < text.size() && isDigit(text[at])) {
        const size_t from = at;
        const size_t before = digits.size();
        while (at < text.size() && isDigit(text[at]))
            digits += text[at++];
        groups.push_back({from, at, before});
        end = at;
        size_t next = at;
        while (next < text.size() && next - at < kMostBetween &&
               (text[next] == ' ' || text[next] == '-'))
            ++next;
        at = next > at ? next : text.size();
    }
    for (size_t i = withFirst ? 0 : 1; i < groups.size(); ++i) {
        size_t taken = groups.size();
        for (size_t j = i; j < groups.size(); ++j) {
            const size_t length =
                groups[j].digits + (groups[j].to - groups[j].from) - groups[i].digits;
            if (length > kLongest)
                break;
            if (length >= kShortest &&
                luhn(std::string_view(digits).substr(groups[i].digits, length)))
                taken = j;
        }
        if (taken == groups.size())
            continue;
        found.push_back({groups[i].from, groups[taken].to});
        i = taken;
    }
}

// A word such as ch_3Nabc or issfr_12: the vendor's own id, wherever it stands.
bool isVendorId(std::string_view text, size_t digit)
{
    constexpr size_t longest = 64;
    size_t from = digit;
    while (from > 0 && isWord(text[from - 1]))
        if (digit - --from > longest)
            return false;
    size_t at = from;
    while (at < digit && isLower(text[at]))
        ++at;
    return at - from >= 2 && at - from <= 10 && at < digit && text[at] == '_';
}

// Behind a plus stand at most 15 digits of a telephone number (E.164).
bool isTelephone(std::string_view text, size_t from, size_t to)
{
    return from > 0 && text[from - 1] == '+' &&
           std::count_if(text.begin() + static_cast<std::ptrdiff_t>(from),
                         text.begin() + static_cast<std::ptrdiff_t>(to), isDigit) <= 15;
}

constexpr std::array<std::string_view, 8> kKeys{"sk_",    "rk_",    "shpat_", "shpss_",
                                                "shpca_", "shppa_", "whsec_", "shprt_"};
constexpr size_t kKeyLength = 8;  // behind the prefix

// The secret key whose prefix ends with the underscore at `at`; empty when there is none.
Range findKey(std::string_view text, size_t at)
{
    for (const std::string_view prefix : kKeys) {
        if (at + 1 < prefix.size())
            continue;
        const size_t from = at + 1 - prefix.size();
        if (text.substr(from, prefix.size()) != prefix || (from > 0 && isWord(text[from - 1])))
            continue;
        size_t to = at + 1;
        while (to < text.size() && isWord(text[to]))
            ++to;
        if (to - at > kKeyLength)
            return {from, to};
    }
    return {};
}

bool isAddress(std::string_view text)
{
    return text.starts_with("http://") || text.starts_with("https://") ||
           text.starts_with("gid://");
}

Names judge(std::string_view name);

// The values of an address's query that are what no member may hold.
std::vector<Range> findQueried(std::string_view text)
{
    std::vector<Range> found;
    for (size_t at = text.find('?'); at < text.size();) {
        const size_t from = at + 1;
        const size_t end = std::min(text.find_first_of("&#;", from), text.size());
        const size_t equals = text.find('=', from);
        if (equals < end && end - equals > 1 &&
            judge(text.substr(from, equals - from)) == Names::Forbidden)
            found.push_back({equals + 1, end});
        at = end;
    }
    return found;
}

// What is to be cut out of a text value, in order.
std::vector<Range> findIn(std::string_view text, Names names)
{
    std::vector<Range> found;
    const bool address = isAddress(text);
    const bool cards = names != Names::AnId && !address;
    const std::vector<Range> queried = address ? findQueried(text) : std::vector<Range>();
    size_t next = 0;
    for (size_t at = 0; at < text.size();) {
        if (next < queried.size() && at >= queried[next].from) {
            found.push_back(queried[next]);
            at = queried[next++].to;
            continue;
        }
        if (text[at] == '_') {
            const Range key = findKey(text, at);
            if (key.to > key.from) {
                found.push_back(key);
                at = key.to;
                continue;
            }
        } else if (isDigit(text[at])) {
            size_t end = at;
            std::vector<Range> here;
            findCards(text, at, end, here, !isVendorId(text, at));
            if (cards && !isTelephone(text, at, end))
                found.insert(found.end(), here.begin(), here.end());
            at = end;
            continue;
        }
        ++at;
    }
    return found;
}

// A name in lower case without '_' and '-', so that card_cvc, cardCvc and card-cvc are one.
Names judge(std::string_view name)
{
    std::array<char, 48> buffer{};
    size_t size = 0;
    for (const char c : name) {
        if (c == '_' || c == '-')
            continue;
        if (size == buffer.size()) {
            // The end of a long name says what it is.
            std::rotate(buffer.begin(), buffer.begin() + 1, buffer.end());
            --size;
        }
        buffer[size++] = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    }
    const std::string_view plain(buffer.data(), size);
    static constexpr std::array<std::string_view, 16> kForbidden{"cvc",
                                                                 "cvv",
                                                                 "cvv2",
                                                                 "cvc2",
                                                                 "csc",
                                                                 "cardcvc",
                                                                 "cardcvv",
                                                                 "cardcode",
                                                                 "securitycode",
                                                                 "cardsecuritycode",
                                                                 "verificationvalue",
                                                                 "cardverificationvalue",
                                                                 "apikey",
                                                                 "accesstoken",
                                                                 "refreshtoken",
                                                                 "privatekey"};
    if (std::find(kForbidden.begin(), kForbidden.end(), plain) != kForbidden.end() ||
        plain.ends_with("secret") || plain.ends_with("password") || plain.ends_with("secretkey"))
        return Names::Forbidden;
    static constexpr std::array<std::string_view, 11> kIds{
        "id",   "ids", "fingerprint", "token",          "tokens",         "url",
        "urls", "uri", "uris",        "trackingnumber", "trackingnumbers"};
    for (const std::string_view end : kIds)
        if (plain.ends_with(end))
            return Names::AnId;
    return Names::Anything;
}

// The text of a string with its escapes undone, and where each byte stood.
struct Plain {
    std::string text;
    std::vector<size_t> from, to;
};

// Only what could hide a digit or a letter of ASCII is undone; other escapes stay one unknown byte.
Plain undo(std::string_view raw)
{
    Plain out;
    for (size_t at = 0; at < raw.size();) {
        size_t size = 1;
        char c = raw[at];
        if (c == '\\' && at + 1 < raw.size()) {
            size = 2;
            c = raw[at + 1] == '/' ? '/' : (raw[at + 1] == 't' || raw[at + 1] == 'n' ? ' ' : '\\');
            if (raw[at + 1] == 'u' && at + 6 <= raw.size()) {
                bool good = false;
                const ushort code = QByteArray(raw.data() + at + 2, 4).toUShort(&good, 16);
                size = good ? 6 : 2;
                c = good && code < 0x80 ? static_cast<char>(code) : '\\';
            }
        }
        out.text += c;
        out.from.push_back(at);
        out.to.push_back(at + size);
        at += size;
    }
    return out;
}

// One pass over one text.
class Pass {
public:
    explicit Pass(const QByteArray& json)
        : m_json(json)
        , m_text(json.constData(), static_cast<size_t>(json.size()))
    {
    }

    Scrubbed run();

private:
    void readString();
    void readNumber();
    void cut(size_t from, size_t to, bool quoted);
    // A forbidden member forbids everything inside it.
    Names current() const
    {
        return !m_frames.empty() && m_frames.back() == Names::Forbidden ? Names::Forbidden : m_name;
    }

    const QByteArray& m_json;
    std::string_view m_text;
    size_t m_at = 0;
    Names m_name = Names::Anything;  // of the value that comes next
    std::vector<Names> m_frames;     // of the containers around it
    QByteArray m_out;
    size_t m_copied = 0;
    qint64 m_removed = 0;
};

void Pass::cut(size_t from, size_t to, bool quoted)
{
    if (m_removed == 0)
        m_out.reserve(m_json.size() + 64);
    m_out.append(m_json.constData() + m_copied, static_cast<qsizetype>(from - m_copied));
    const QByteArray marker = "[removed " + QByteArray::number(++m_removed) + ']';
    m_out += quoted ? '"' + marker + '"' : marker;
    m_copied = to;
}

void Pass::readString()
{
    const size_t from = ++m_at;
    size_t digits = 0;
    bool marked = false;  // by what keys and queries have
    bool escaped = false;
    while (m_at < m_text.size() && m_text[m_at] != '"') {
        const char c = m_text[m_at];
        digits += isDigit(c) ? 1 : 0;
        marked = marked || c == '_' || c == '?';
        if (c == '\\') {
            escaped = true;
            ++m_at;
        }
        ++m_at;
    }
    const size_t to = std::min(m_at, m_text.size());
    m_at = std::min(to + 1, m_text.size());
    const std::string_view raw = m_text.substr(from, to - from);

    size_t next = m_at;
    while (next < m_text.size() && isBlank(m_text[next]))
        ++next;
    if (next < m_text.size() && m_text[next] == ':') {
        m_name = judge(escaped ? std::string_view(undo(raw).text) : raw);
        m_at = next + 1;
        return;
    }
    const Names names = current();
    if (names == Names::Forbidden) {
        if (!raw.empty())
            cut(from, to, false);
        return;
    }
    if (digits < kShortest && !marked && !escaped)
        return;
    if (!escaped) {
        for (const Range& range : findIn(raw, names))
            cut(from + range.from, from + range.to, false);
        return;
    }
    const Plain plain = undo(raw);
    for (const Range& range : findIn(plain.text, names))
        cut(from + plain.from[range.from], from + plain.to[range.to - 1], false);
}

void Pass::readNumber()
{
    const size_t from = m_at > 0 && m_text[m_at - 1] == '-' ? m_at - 1 : m_at;
    const size_t first = m_at;
    size_t end = m_at;
    std::vector<Range> cards;
    findCards(m_text, m_at, end, cards);
    size_t whole = first;
    while (whole < m_text.size() && isDigit(m_text[whole]))
        ++whole;
    if (whole != end) {
        // Groups with blanks between them are no JSON, but may be somebody's card.
        m_at = end;
        if (current() != Names::AnId)
            for (const Range& card : cards)
                cut(card.from, card.to, true);
        return;
    }
    while (end < m_text.size() &&
           (isDigit(m_text[end]) || m_text[end] == '.' || m_text[end] == 'e' ||
            m_text[end] == 'E' || m_text[end] == '+' || m_text[end] == '-'))
        ++end;
    m_at = end;
    // No network has a card of 13, 16 or 19 digits that starts with 1; times in milliseconds,
    // microseconds and nanoseconds do.
    const size_t size = whole - first;
    const bool time = m_text[first] == '1' && (size == 13 || size == 16 || size == 19);
    const Names names = current();
    if (names == Names::Forbidden || (names == Names::Anything && !cards.empty() && !time))
        cut(from, end, true);
}

Scrubbed Pass::run()
{
    while (m_at < m_text.size()) {
        const char c = m_text[m_at];
        if (c == '"') {
            readString();
            continue;
        }
        if (isDigit(c)) {
            readNumber();
            continue;
        }
        ++m_at;
        if (c == '{' || c == '[') {
            m_frames.push_back(current());
            if (c == '{')
                m_name = Names::Anything;
        } else if (c == '}' || c == ']') {
            if (!m_frames.empty())
                m_frames.pop_back();
            m_name = Names::Anything;
        } else if (c == ',') {
            // The next value of a list has the list's name; the next member brings its own.
            m_name = m_frames.empty() ? Names::Anything : m_frames.back();
        }
    }
    if (m_removed == 0)
        return {m_json, 0};
    m_out.append(m_json.constData() + m_copied, m_json.size() - static_cast<qsizetype>(m_copied));
    return {m_out, m_removed};
}

}  // namespace

Scrubbed scrub(const QByteArray& json)
{
    return Pass(json).run();
}

}  // namespace docket::vendor
