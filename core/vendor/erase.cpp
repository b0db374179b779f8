// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/vendor/erase.h"

#include "core/domain/factname.h"
#include "core/vendor/registry.h"

#include <algorithm>
#include <array>
#include <string>
#include <string_view>

namespace docket::vendor {

namespace {

constexpr size_t kLongNumber = 10;
constexpr int kDeepest = 200;

constexpr bool isBlank(char c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

// One value of a JSON text. Children follow their parent, up to `end`.
struct Node {
    enum class Kind : char { Object, Array, Text, Other };
    Kind kind = Kind::Other;
    size_t from = 0, to = 0;  // without the quotes of a text
    std::string_view name;    // of the member that it is; empty in a list
    size_t end = 0;           // the first node after all that is in it

    bool isContainer() const { return kind == Kind::Object || kind == Kind::Array; }
};

// The values of a text that a parser has accepted before; of any other, some.
std::vector<Node> nodesOf(std::string_view text)
{
    std::vector<Node> nodes;
    std::vector<size_t> around;
    std::string_view name;
    for (size_t at = 0; at < text.size();) {
        const char c = text[at];
        if (c == '"') {
            const size_t from = ++at;
            while (at < text.size() && text[at] != '"')
                at += text[at] == '\\' ? 2 : 1;
            const size_t to = std::min(at, text.size());
            at = std::min(to + 1, text.size());
            size_t next = at;
            while (next < text.size() && isBlank(text[next]))
                ++next;
            if (next < text.size() && text[next] == ':') {
                name = text.substr(from, to - from);
                at = next + 1;
                continue;
            }
            nodes.push_back({Node::Kind::Text, from, to, name, nodes.size() + 1});
            name = {};
        } else if (c == '{' || c == '[') {
            around.push_back(nodes.size());
            nodes.push_back({c == '{' ? Node::Kind::Object : Node::Kind::Array, at, at, name, 0});
            name = {};
            ++at;
        } else if (c == '}' || c == ']') {
            ++at;
            if (around.empty())
                continue;
            nodes[around.back()].to = at;
            nodes[around.back()].end = nodes.size();
            around.pop_back();
        } else if (isBlank(c) || c == ',' || c == ':') {
            ++at;
        } else {
            const size_t from = at;
            while (at < text.size() && !isBlank(text[at]) &&
                   std::string_view(",]}\"{[").find(text[at]) == std::string_view::npos)
                ++at;
            nodes.push_back({Node::Kind::Other, from, at, name, nodes.size() + 1});
            name = {};
        }
    }
    for (; !around.empty(); around.pop_back())
        nodes[around.back()].end = nodes.size();
    return nodes;
}

// A name as all vendors' could spell it: customerEmail and customer_email are one.
std::string plain(std::string_view name)
{
    std::string out;
    for (const char c : name)
        if (c != '_' && c != '-')
            out += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    return out;
}

template <size_t N>
bool isOne(const std::array<std::string_view, N>& list, std::string_view name)
{
    return std::find(list.begin(), list.end(), name) != list.end();
}

// Members all of whose texts are about a person.
bool holdsPerson(std::string_view name)
{
    static constexpr std::array<std::string_view, 16> kNames{
        "billingdetails",   "billingaddress", "shippingaddress", "customeraddress",
        "customershipping", "defaultaddress", "addresses",       "clientdetails",
        "shipto",           "toaddress",      "buyeraddress",    "shipping",
        "address",          "owner",          "evidence",        "customer"};
    return isOne(kNames, name);
}

// What stays in them: what names a thing, or says how it is.
bool saysNothing(std::string_view name)
{
    static constexpr std::array<std::string_view, 10> kNames{
        "object",    "currency", "created",        "createdat", "updatedat",
        "lastorder", "type",     "trackingnumber", "carrier",   "lastordername"};
    return name.ends_with("id") || name.ends_with("check") || isOne(kNames, name);
}

// Members that are about a person wherever they stand.
bool isPersonal(std::string_view name)
{
    static constexpr std::array<std::string_view, 20> kNames{
        "firstname",    "lastname",     "fullname",       "customername", "individualname",
        "businessname", "note",         "customernote",   "browserip",    "ipaddress",
        "useragent",    "signedby",     "addressline1",   "addressline2", "addresscity",
        "addresszip",   "addressstate", "addresscountry", "description",  "customerpurchaseip"};
    return name.ends_with("email") || name.ends_with("emailaddress") || name.ends_with("phone") ||
           isOne(kNames, name);
}

// Whether another value with this text in it tells who somebody is: an e-mail address, a telephone
// number, a name of two words or a line of an address; not a country or a town.
bool tells(std::string_view text)
{
    constexpr size_t shortest = 6;
    if (text.size() < shortest)
        return false;
    const auto digits =
        std::count_if(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
    return text.find('@') != std::string_view::npos || text.find(' ') != std::string_view::npos ||
           digits > static_cast<std::ptrdiff_t>(shortest);
}

std::string lower(std::string_view text)
{
    std::string out(text);
    for (char& c : out)
        c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    return out;
}

// One pass over one page.
class Eraser {
public:
    Eraser(const QByteArray& json, const Marks& marks, bool values)
        : m_text(json.constData(), static_cast<size_t>(json.size()))
        , m_marks(marks)
        , m_values(values)
        , m_nodes(nodesOf(m_text))
    {
    }

    QByteArray run();

private:
    std::string_view textOf(const Node& node) const
    {
        return m_text.substr(node.from, node.to - node.from);
    }
    bool isAbout(size_t at) const;
    std::vector<size_t> records() const;
    void cutFrom(size_t record);
    void look(size_t at, std::string_view parent, bool inPerson, int depth);
    bool isCustomer(size_t object) const;

    std::string_view m_text;
    const Marks& m_marks;
    bool m_values;
    std::vector<Node> m_nodes;
    std::vector<bool> m_cut = std::vector<bool>(m_nodes.size());
    std::vector<std::string> m_telling;
};

bool Eraser::isAbout(size_t at) const
{
    for (size_t i = at; i < m_nodes[at].end; ++i) {
        const std::string_view text = textOf(m_nodes[i]);
        if (m_nodes[i].isContainer() ||
            m_marks.find(QByteArrayView(text.data(), static_cast<qsizetype>(text.size()))) ==
                m_marks.end())
            continue;
        // A short number may be anything's, unless it is said to be an id.
        const bool number =
            std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
        if (!number || text.size() >= kLongNumber || plain(m_nodes[i].name).ends_with("id"))
            return true;
    }
    return false;
}

// A list of records has no id of its own.
std::vector<size_t> Eraser::records() const
{
    std::vector<size_t> out;
    if (m_nodes.empty())
        return out;
    const auto elements = [&](size_t list) {
        for (size_t i = list + 1; i < m_nodes[list].end; i = m_nodes[i].end)
            out.push_back(i);
    };
    if (m_nodes[0].kind == Node::Kind::Array)
        elements(0);
    bool single = false;
    for (size_t i = 1; m_nodes[0].kind == Node::Kind::Object && i < m_nodes[0].end;
         i = m_nodes[i].end) {
        single = single || m_nodes[i].name == "id";
        if (m_nodes[i].kind == Node::Kind::Array)
            elements(i);
    }
    return single || out.empty() ? std::vector<size_t>{0} : out;
}

// Stripe's own customers say what they are; their name stands in no member for people.
bool Eraser::isCustomer(size_t object) const
{
    for (size_t i = object + 1; i < m_nodes[object].end; i = m_nodes[i].end)
        if (m_nodes[i].name == "object" && textOf(m_nodes[i]) == "customer")
            return true;
    return false;
}

void Eraser::look(size_t at, std::string_view parent, bool inPerson, int depth)
{
    // No vendor nests so deep; whatever it is, nothing of it stays.
    if (depth > kDeepest) {
        for (size_t i = at; i < m_nodes[at].end; ++i)
            m_cut[i] = m_nodes[i].kind == Node::Kind::Text;
        return;
    }
    // By the parent's name, since a list's elements have none.
    const std::string holder(parent);
    const bool customer = m_nodes[at].kind == Node::Kind::Object && isCustomer(at);
    const bool card = holder == "card" || holder == "source" || holder == "cards";
    for (size_t i = at + 1; i < m_nodes[at].end; i = m_nodes[i].end) {
        const Node& node = m_nodes[i];
        const std::string name = node.name.empty() ? holder : plain(node.name);
        if (node.isContainer()) {
            // What it is called may be an id all the same: "customer": {"id": ...}.
            look(i, name, inPerson || (holdsPerson(name) && !saysNothing(name)), depth + 1);
            continue;
        }
        const bool personal = isPersonal(name) || (inPerson && !saysNothing(name)) ||
                              (name == "name" && (customer || card));
        const bool place = name == "latitude" || name == "longitude";
        if (!personal || (node.kind == Node::Kind::Other && !place) || node.from == node.to)
            continue;
        m_cut[i] = true;
        if (node.kind == Node::Kind::Text && tells(textOf(node)))
            m_telling.push_back(lower(textOf(node)));
    }
}

void Eraser::cutFrom(size_t record)
{
    m_telling.clear();
    if (!m_nodes[record].isContainer())
        return;
    look(record, {}, false, 0);
    if (!m_values || m_telling.empty())
        return;
    for (size_t i = record; i < m_nodes[record].end; ++i) {
        const Node& node = m_nodes[i];
        if (node.kind != Node::Kind::Text || m_cut[i])
            continue;
        const std::string text = lower(textOf(node));
        m_cut[i] = std::any_of(m_telling.begin(), m_telling.end(), [&](const std::string& told) {
            return text.find(told) != std::string::npos;
        });
    }
}

QByteArray Eraser::run()
{
    for (const size_t record : records())
        if (isAbout(record))
            cutFrom(record);
    QByteArray out;
    size_t copied = 0;
    for (size_t i = 0; i < m_nodes.size(); ++i) {
        if (!m_cut[i])
            continue;
        const Node& node = m_nodes[i];
        out.append(m_text.data() + copied, static_cast<qsizetype>(node.from - copied));
        out += node.kind == Node::Kind::Text ? kErasedText : "null";
        copied = node.to;
    }
    return out.append(m_text.data() + copied, static_cast<qsizetype>(m_text.size() - copied));
}

// Calls `visit` with what is personal in a fact; nothing is in most kinds.
template <class Visit>
void eachPersonal(Fact& fact, Visit visit)
{
    std::visit(
        [&]<class T>(T& one) {
            if constexpr (requires { one.personal; })
                visit(one.personal);
            else if constexpr (std::is_same_v<T, Refund>)
                visit(one.note);
        },
        fact);
}

struct Cleared {
    void operator()(Personal& personal) const { personal = {}; }
    void operator()(QString& note) const { note.clear(); }
};

// The facts with nothing personal in them.
std::vector<DecodedFact> without(std::vector<DecodedFact> facts)
{
    for (DecodedFact& fact : facts)
        eachPersonal(fact.fact, Cleared());
    return facts;
}

}  // namespace

// Every page that comes in after somebody was erased is asked: one pass, and nothing is kept.
bool mentions(const QByteArray& json, const Marks& marks)
{
    if (marks.empty())
        return false;
    qsizetype shortest = json.size(), longest = 0;
    for (const QByteArray& mark : marks) {
        shortest = std::min(shortest, mark.size());
        longest = std::max(longest, mark.size());
    }
    const char* at = json.constBegin();
    const char* const end = json.constEnd();
    const auto marked = [&](const char* from, const char* to) {
        const qsizetype size = to - from;
        return size >= shortest && size <= longest &&
               marks.find(QByteArrayView(from, size)) != marks.end();
    };
    while (at < end) {
        if (*at == '"') {
            const char* from = ++at;
            while (at < end && *at != '"')
                at += *at == '\\' && at + 1 < end ? 2 : 1;
            const char* to = at;
            at = to < end ? to + 1 : end;
            // Most texts are of no mark's size: what stands behind decides only for the others.
            if (!marked(from, to))
                continue;
            while (at < end && isBlank(*at))
                ++at;
            if (at >= end || *at != ':')
                return true;
        } else if (*at >= '0' && *at <= '9') {
            const char* from = at;
            while (at < end && *at >= '0' && *at <= '9')
                ++at;
            const bool whole = at >= end || isBlank(*at) || *at == ',' || *at == '}' || *at == ']';
            if (whole && marked(from, at))
                return true;
        } else {
            ++at;
        }
    }
    return false;
}

QByteArray eraseText(const QByteArray& json, const Marks& marks, bool values)
{
    return Eraser(json, marks, values).run();
}

ErasedPage erasePage(const Connector& connector, const SourceConfig& source,
                     const PageContext& context, const QByteArray& body, const Marks& marks)
{
    if (context.gone || !connector.isJson() || !mentions(body, marks))
        return {body, {}, true};
    const auto before = decodePage(connector, source, context, body);
    ErasedPage out;
    // A product may be called as somebody is. Then only what is surely about people goes.
    for (const bool values : {true, false}) {
        out = {eraseText(body, marks, values), {}, true};
        if (!before || out.bytes == body)
            return out;
        const auto after = decodePage(connector, source, context, out.bytes);
        out.same = after && after->facts.size() == before->facts.size() &&
                   after->quarantined == before->quarantined &&
                   after->followUps == before->followUps &&
                   without(after->facts) == without(before->facts);
        for (size_t i = 0; after && i < std::min(after->facts.size(), before->facts.size()); ++i)
            if (after->facts[i] != before->facts[i])
                out.names.push_back(nameOf(after->facts[i].fact));
        if (out.same)
            break;
    }
    return out;
}

bool mayBePersonal(const Fact& fact)
{
    return std::visit(
        []<class T>(const T& one) {
            if constexpr (requires { one.personal; })
                return true;
            return std::is_same_v<T, Refund>;
        },
        fact);
}

void forget(std::vector<DecodedFact>& facts, const std::vector<FactName>& names)
{
    if (names.empty())
        return;
    for (DecodedFact& fact : facts)
        eachPersonal(fact.fact, [&]<class T>(T& personal) {
            if (std::find(names.begin(), names.end(), nameOf(fact.fact)) == names.end())
                return;
            personal = T();
            if constexpr (std::is_same_v<T, Personal>)
                personal.erased = true;
        });
}

}  // namespace docket::vendor
