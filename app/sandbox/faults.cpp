// SPDX-License-Identifier: GPL-3.0-or-later
// Which faults there are, which request meets which, and what they do to a request and its answer
// before it is written.
#include "app/sandbox/faults.h"

#include "app/sandbox/json.h"
#include "app/sandbox/random.h"
#include "core/base/clock.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>
#include <array>

namespace sandbox {

namespace {

using enum FaultKind;

constexpr std::array kRows{
    FaultRow{DropBefore, "drop_before", "the connection is reset before the request is read",
             false},
    FaultRow{CloseBefore, "close_before", "the connection is closed without an answer", false},
    FaultRow{Status, "status", "an error of this status", false},
    FaultRow{Redirect, "redirect", "301, 302, 307 or 308 to another place", false},
    FaultRow{Permission, "permission", "403: the credential lacks a permission", false},
    FaultRow{LoginPage, "login_page", "200 with a page of HTML to sign in on", false},
    FaultRow{DropAfterApply, "drop_after_apply", "carried out, then the connection is reset", true},
    FaultRow{HeadOnly, "head_only", "carried out, and only the head of the answer comes", true},
    FaultRow{HalfStatus, "half_status", "carried out, and half a status line comes", true},
    FaultRow{Late, "late", "carried out, and the answer comes too late", true},
    FaultRow{Cut, "cut", "the answer ends before its length", true},
    FaultRow{CutChunked, "cut_chunked", "a chunked answer without its last chunk", true},
    FaultRow{CutUnsized, "cut_unsized", "an answer without a length, closed in the middle", true},
    FaultRow{ResetWithin, "reset_within", "reset after some bytes of the answer", true},
    FaultRow{CutJson, "cut_json", "half of the JSON with an honest length", true},
    FaultRow{Trickle, "trickle", "one byte of the answer at a time", true},
    FaultRow{TrickleHead, "trickle_head", "header after header, and no end of them", true},
    FaultRow{Empty, "empty", "200 and no body", true},
    FaultRow{Garbage, "garbage", "200 and bytes that mean nothing", true},
    FaultRow{WrongShape, "wrong_shape", "200 and JSON of another shape", true},
    FaultRow{BadUtf8, "bad_utf8", "bytes that are not UTF-8 in a text", true},
    FaultRow{Deep, "deep", "JSON that is 100,000 levels deep", true},
    FaultRow{Huge, "huge", "80 MB where a page is expected", true},
    FaultRow{InflatedHuge, "inflated_huge", "a small answer that inflates to 300 MB", true},
    FaultRow{BrokenGzip, "broken_gzip", "says gzip and is not", true},
    FaultRow{FloatMoney, "float_money", "amounts with a fraction", true},
    FaultRow{HugeNumber, "huge_number", "amounts above 64 bits", true},
    FaultRow{DuplicateMember, "duplicate_member", "every amount twice, and not the same", true},
    FaultRow{TextForNumber, "text_for_number", "amounts as words", true},
    FaultRow{Planted, "planted", "members that nobody should send, in a list's first record", true},
    FaultRow{WrongType, "wrong_type", "the right JSON as text/html", true},
    FaultRow{Chunked, "chunked", "the right answer in chunks", true},
    FaultRow{LongHeader, "long_header", "a header of 300 KB before the right answer", true},
    FaultRow{ManyHeaders, "many_headers", "5,000 headers before the right answer", true},
    FaultRow{OddHeader, "odd_header", "headers with control characters and without a colon", true},
    FaultRow{Interim, "interim", "100 and 103 before the right answer", true},
    FaultRow{OldHttp, "old_http", "the right answer in HTTP/1.0", true},
    FaultRow{TrailingBytes, "trailing_bytes", "bytes after the end of the answer", true},
    FaultRow{ClosesAfter, "closes_after", "the connection is closed after each answer", true},
    FaultRow{Cookie, "cookie", "the answer sets cookies", true},
    FaultRow{SamePage, "same_page", "the next page is the same page again", true},
    FaultRow{Reversed, "reversed", "a page in the other order", true},
    FaultRow{Repeated, "repeated", "every record of a page twice", true},
    FaultRow{NoEnd, "no_end", "an empty page that says there are more", true},
    FaultRow{NoLink, "no_link", "the Link header comes empty", true},
    FaultRow{LeavesOut, "leaves_out", "a list without its records, which says nothing of that",
             true},
    FaultRow{AllCancelled, "all_cancelled", "every order of a page is said to be cancelled", true},
    FaultRow{Ahead, "ahead", "the Date is 26 h ahead", true},
    FaultRow{Behind, "behind", "the Date is 26 h behind", true},
    FaultRow{NoDate, "no_date", "no Date", true},
    FaultRow{OddDate, "odd_date", "a Date that is none", true},
};

Fault of(FaultKind kind, const char* method = "")
{
    Fault fault;
    fault.kind = kind;
    fault.method = method;
    return fault;
}

Fault status(int code, const char* retryAfter = "")
{
    Fault fault;
    fault.status = code;
    fault.retryAfter = retryAfter;
    return fault;
}

// What a bad line and a tired vendor do in a day.
const std::array kFlaky{of(DropBefore), of(DropAfterApply), of(DropAfterApply),
                        of(Cut),        status(500),        status(502),
                        status(503),    status(429, "1"),   of(CloseBefore)};
const std::array kGarbled{of(CutChunked), of(CutUnsized), of(CutJson),   of(Garbage),
                          of(Empty),      of(WrongShape), of(LoginPage), of(BadUtf8),
                          of(HalfStatus), of(HeadOnly),   of(Deep),      of(BrokenGzip)};
const std::array kOdd{of(WrongType), of(Chunked),       of(LongHeader),  of(ManyHeaders),
                      of(Interim),   of(OldHttp),       of(ClosesAfter), of(Cookie),
                      of(Reversed),  of(TrailingBytes), of(Repeated),    of(OddHeader)};
constexpr int kOften = 200;
const std::array kProfiles{
    FaultProfile{"flaky", "lost connections, 500, 502, 503 and 429", kOften, kFlaky},
    FaultProfile{"garbled", "answers cut short or not what they should be", kOften, kGarbled},
    FaultProfile{"odd", "right answers in unusual wrappings", 500, kOdd},
};

// How each vendor says that a credential lacks a permission.
Response forbidden(const Request& request, const QByteArray& permission)
{
    Json json;
    json.object();
    if (request.path.startsWith("/stripe/")) {
        json.object("error");
        json.text("code", "more_permissions_required_error");
        json.text("message", "The provided key 'rk_live_practice' does not have the required "
                             "permissions for this endpoint. Having the '" +
                                 permission + "' permission would allow this request to continue.");
        json.text("type", "invalid_request_error");
        json.endObject();
    } else {
        json.text("errors",
                  "[API] This action requires merchant approval for " + permission + " scope.");
    }
    json.endObject();
    return {403, {}, json.bytes()};
}

// The list of a page, wherever the vendor puts it, and its name; nothing when it has none.
QString listIn(const QJsonObject& page)
{
    for (auto it = page.begin(); it != page.end(); ++it)
        if (it->isArray())
            return it.key();
    return {};
}

void reorder(Response& response, bool twice)
{
    QJsonObject page = QJsonDocument::fromJson(response.body).object();
    const QString list = listIn(page);
    if (list.isEmpty())
        return;
    QJsonArray out;
    const QJsonArray had = page.value(list).toArray();
    for (const QJsonValue& value : had) {
        if (twice) {
            out.append(value);
            out.append(value);
        } else {
            out.prepend(value);
        }
    }
    page.insert(list, out);
    // A walk by the last row's id goes on from the same place.
    if (!twice && page.value(QStringLiteral("has_more")).toBool())
        return;
    response.body = QJsonDocument(page).toJson(QJsonDocument::Compact);
}

// Every amount of the body, as `write` makes it of the digits that stood there.
template <class Write>
void amounts(Response& response, Write write)
{
    for (const QByteArray& name : {QByteArray("\"amount\":"), QByteArray("\"total_price\":"),
                                   QByteArray("\"amount_refunded\":")}) {
        for (qsizetype at = response.body.indexOf(name); at >= 0;
             at = response.body.indexOf(name, at)) {
            const qsizetype from = at + name.size();
            qsizetype to = from;
            while (to < response.body.size() && !QByteArray(",}").contains(response.body[to]))
                ++to;
            const QByteArray now = write(name, response.body.sliced(from, to - from));
            response.body.replace(from, to - from, now);
            at = from + now.size();
        }
    }
}

}  // namespace

std::span<const FaultRow> faultRows()
{
    return kRows;
}

std::optional<FaultKind> faultKind(QByteArrayView name)
{
    for (const FaultRow& r : kRows)
        if (name == r.name)
            return r.kind;
    return std::nullopt;
}

const FaultRow& row(FaultKind kind)
{
    return *std::find_if(kRows.begin(), kRows.end(),
                         [&](const FaultRow& r) { return r.kind == kind; });
}

std::span<const FaultProfile> faultProfiles()
{
    return kProfiles;
}

void Faults::add(const Fault& fault)
{
    if (fault.count <= 0)
        std::erase_if(m_wanted, [&](const Fault& f) { return f.match == fault.match; });
    else
        m_wanted.push_back(fault);
}

bool Faults::play(QByteArrayView profile, quint64 seed)
{
    m_profile = nullptr;
    m_seed = seed;
    m_drawn = 0;
    if (profile == QByteArrayView("none"))
        return true;
    for (const FaultProfile& p : kProfiles)
        if (profile == QByteArrayView(p.name))
            m_profile = &p;
    return m_profile != nullptr;
}

std::optional<Fault> Faults::take(const Request& request)
{
    for (Fault& fault : m_wanted) {
        if (fault.count <= 0 || !request.path.startsWith(fault.match) ||
            (!fault.method.isEmpty() && fault.method != request.method))
            continue;
        --fault.count;
        return fault;
    }
    if (!m_profile)
        return std::nullopt;
    Random random(m_seed, Stream::Fault, m_drawn++);
    if (random.below(1000) >= m_profile->perThousand)
        return std::nullopt;
    return m_profile
        ->of[static_cast<size_t>(random.below(static_cast<qint64>(m_profile->of.size())))];
}

Response insteadOf(const Fault& fault, const Request& request)
{
    if (fault.kind == Permission)
        return forbidden(request, fault.permission);
    Response out;
    if (fault.kind == LoginPage) {
        out.headers.emplace_back("Content-Type", "text/html");
        out.body = "<!doctype html><title>Sign in</title><form method=post><input name=user>"
                   "<input name=password type=password></form>";
        return out;
    }
    out.status = fault.status;
    out.body =
        R"({"error":{"message":"An injected fault.","type":"api_error"},"errors":"An injected fault."})";
    if (fault.kind == Redirect)
        out.headers.emplace_back("Location", fault.to);
    if (!fault.retryAfter.isEmpty())
        out.headers.emplace_back("Retry-After", fault.retryAfter);
    return out;
}

void Faults::distrust(Request& request)
{
    if (m_trust.keys == Trust::Keys::Kept)
        return;
    for (auto& [name, value] : request.headers)
        if (name == "idempotency-key")
            value += '-' + QByteArray::number(++m_renamed);
    if (m_trust.keys == Trust::Keys::Forgotten)
        std::erase_if(request.headers, [](const auto& h) { return h.first == "idempotency-key"; });
}

void Faults::distrust(const Request& request, Response& response) const
{
    if (!m_trust.seesRefunds && request.method == "GET" && request.path.endsWith("/v1/refunds"))
        response.body = R"({"object":"list","data":[],"has_more":false,"url":"/v1/refunds"})";
}

void bend(const Fault& fault, Response& response, QByteArray& date)
{
    const auto shifted = [&date](docket::Millis by) {
        if (const auto at = docket::parseHttpDate(date))
            date = docket::toHttpDate(*at + by);
    };
    switch (fault.kind) {
    case CutJson:
        response.body.truncate(response.body.size() / 2);
        break;
    case Empty:
        response.body.clear();
        break;
    case Garbage:
        for (qsizetype i = 0; i < response.body.size(); ++i)
            response.body[i] = static_cast<char>(scatter(static_cast<quint64>(i)) & 0xff);
        break;
    case WrongShape:
        response.body = "[null]";
        break;
    case BadUtf8:
        if (const qsizetype at = response.body.indexOf("\":\""); at >= 0)
            response.body.insert(at + 3, "\xc3\x28\xff");
        break;
    case Deep:
        response.body = "{\"data\":" + QByteArray(100'000, '[') + QByteArray(100'000, ']') + '}';
        break;
    case Huge:
        response.body = "{\"data\":[\"" + QByteArray(80 << 20, 'x') + "\"]}";
        break;
    case InflatedHuge:
        // The length in front is Qt's own; after it the bytes are as "deflate" has them.
        response.body = qCompress(QByteArray(300 << 20, ' '), 9).sliced(4);
        response.headers.emplace_back("Content-Encoding", "deflate");
        break;
    case BrokenGzip:
        response.headers.emplace_back("Content-Encoding", "gzip");
        break;
    case FloatMoney:
        amounts(response, [](const QByteArray&, const QByteArray& had) {
            return had.startsWith('"') ? had.chopped(1) + "9999\"" : had + ".5";
        });
        break;
    case HugeNumber:
        amounts(response, [](const QByteArray&, const QByteArray& had) {
            return had.startsWith('"') ? QByteArray("\"99999999999999999999999.00\"")
                                       : QByteArray("1e999");
        });
        break;
    case DuplicateMember:
        amounts(response, [](const QByteArray& name, const QByteArray& had) {
            return had + ',' + name + (had.startsWith('"') ? "\"0.01\"" : "1");
        });
        break;
    case TextForNumber:
        amounts(response,
                [](const QByteArray&, const QByteArray&) { return QByteArray("\"twelve\""); });
        break;
    case Planted:
        if (const qsizetype at = response.body.indexOf("[{"); at >= 0 && !fault.members.isEmpty())
            response.body.insert(at + 2, fault.members + ',');
        break;
    case WrongType:
        response.headers.emplace_back("Content-Type", "text/html");
        break;
    case LongHeader:
        response.headers.emplace(response.headers.begin(), "X-Long", QByteArray(300 << 10, 'h'));
        break;
    case ManyHeaders:
        for (int i = 0; i < 5000; ++i)
            response.headers.emplace_back("X-Many-" + QByteArray::number(i), "1");
        break;
    case OddHeader:
        response.headers.emplace_back("X-Odd", "\x01\x7f\x1b[31m");
        response.headers.emplace_back("Retry-After", "-1e9");
        break;
    case Cookie:
        response.headers.emplace_back("Set-Cookie", "session=stolen; Path=/");
        break;
    case Reversed:
        reorder(response, false);
        break;
    case Repeated:
        reorder(response, true);
        break;
    case NoEnd: {
        QJsonObject page = QJsonDocument::fromJson(response.body).object();
        const QString list = listIn(page);
        if (!page.contains(QStringLiteral("has_more")))
            break;
        page.insert(list, QJsonArray());
        page.insert(QStringLiteral("has_more"), true);
        response.body = QJsonDocument(page).toJson(QJsonDocument::Compact);
        break;
    }
    case AllCancelled:
        response.body.replace("\"cancelled_at\":null", "\"cancelled_at\":\"2026-03-30T00:00:00Z\"");
        break;
    case LeavesOut: {
        QJsonObject page = QJsonDocument::fromJson(response.body).object();
        if (const QString list = listIn(page); !list.isEmpty())
            page.insert(list, QJsonArray());
        if (page.contains(QStringLiteral("has_more")))
            page.insert(QStringLiteral("has_more"), false);
        std::erase_if(response.headers, [](const auto& h) { return h.first.toLower() == "link"; });
        response.body = QJsonDocument(page).toJson(QJsonDocument::Compact);
        break;
    }
    case NoLink:
        for (auto& [name, value] : response.headers)
            if (name.toLower() == "link")
                value.clear();
        break;
    case Ahead:
        shifted(docket::hours(26));
        break;
    case Behind:
        shifted(-docket::hours(26));
        break;
    case NoDate:
        date.clear();
        break;
    case OddDate:
        date = "the 31st of Nevuary";
        break;
    default:
        break;
    }
}

}  // namespace sandbox
