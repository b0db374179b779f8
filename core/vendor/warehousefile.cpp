// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/vendor/warehousefile.h"

#include "core/base/csv.h"
#include "core/base/json.h"
#include "core/vendor/wire.h"

#include <QDate>
#include <QRegularExpression>
#include <QTimeZone>

#include <algorithm>
#include <map>
#include <set>

namespace docket::vendor {

namespace {

constexpr auto kFile = "file";
// Counts replace each other, so the newest is enough; what was sent wrongly is told once.
constexpr size_t kNightsOfSubstitutions = 7;

// The day in a file's name; none when it has none.
Instant dayOf(const QByteArray& name)
{
    static const QRegularExpression pattern(QStringLiteral("([0-9]{4})-([0-9]{2})-([0-9]{2})"));
    const auto match = pattern.match(QString::fromUtf8(name));
    if (!match.hasMatch())
        return {};
    const QDate day(match.captured(1).toInt(), match.captured(2).toInt(),
                    match.captured(3).toInt());
    return day.isValid() ? Instant{day.startOfDay(QTimeZone::utc()).toMSecsSinceEpoch()}
                         : Instant{};
}

// One row by the names of its columns. What is wrong first is kept, with the column.
class Row {
public:
    Row(const std::map<QByteArray, size_t>& columns, const CsvLine& line)
        : m_columns(columns)
        , m_line(line)
    {
    }

    QByteArray opt(const char* column) const
    {
        const auto found = m_columns.find(column);
        return found == m_columns.end() ? QByteArray() : m_line.cells[found->second].trimmed();
    }
    QByteArray text(const char* column) const
    {
        QByteArray out = opt(column);
        if (out.isEmpty())
            reject(column, QStringLiteral("is empty"));
        return out;
    }
    qint64 number(const char* column) const
    {
        bool ok = false;
        const qint64 out = text(column).toLongLong(&ok);
        if (!ok)
            reject(column, QStringLiteral("is not a whole number"));
        return out;
    }
    Instant instant(const char* column) const
    {
        const auto at = parseIso(QString::fromUtf8(text(column)));
        if (!at)
            reject(column, QStringLiteral("is not an instant with a zone"));
        return at.value_or(Instant{});
    }
    void reject(const char* column, const QString& why) const
    {
        if (m_reason.isEmpty()) {
            m_path = QStringLiteral("line %1: %2").arg(m_line.number).arg(QLatin1String(column));
            m_reason = why;
        }
    }
    bool failed() const { return !m_reason.isEmpty(); }
    Quarantined wrong(const QByteArray& id) const { return {m_path, m_reason, id}; }

private:
    const std::map<QByteArray, size_t>& m_columns;
    const CsvLine& m_line;
    mutable QString m_path, m_reason;
};

DecodedFact readCount(const Row& row)
{
    StockCount out;
    out.sku = row.text("sku");
    out.placeName = QString::fromUtf8(row.opt("warehouse"));
    out.place = row.text("location_id");
    out.id = out.place + ':' + out.sku;
    out.onHand = row.number("on_hand");
    out.allocated = row.number("allocated");
    out.countedAt = row.instant("counted_at");
    if (out.onHand < 0)
        row.reject("on_hand", QStringLiteral("is less than nothing"));
    const Instant version = out.countedAt;
    return {std::move(out), version};
}

DecodedFact readSubstitution(const Row& row, Instant day)
{
    Substitution out;
    out.order = row.text("order_id");
    out.ordered = row.text("ordered_sku");
    out.sent = row.text("sent_sku");
    out.quantity = row.number("quantity");
    out.reason = QString::fromUtf8(row.opt("reason"));
    out.at = row.instant("shipped_at");
    out.id = out.order + ':' + out.ordered + ':' + out.sent + ':' + QByteArray::number(out.at.ms);
    return {std::move(out), day};
}

// A cell where it stands in a file that may be damaged: its bytes with their quotes, and its text.
struct RawCell {
    qsizetype from = 0;
    qsizetype to = 0;
    size_t column = 0;
    bool first = false;  // on the first line
    QByteArray text;
};

RawCell rawCell(const QByteArray& bytes, qsizetype at, size_t column, bool first)
{
    RawCell cell{at, at, column, first, {}};
    const auto ends = [&](qsizetype i) { return bytes[i] == ',' || bytes[i] == '\n'; };
    if (at < bytes.size() && bytes[at] == '"') {
        for (++at; at < bytes.size(); ++at) {
            if (bytes[at] == '"' && (at + 1 >= bytes.size() || bytes[++at] != '"'))
                break;
            cell.text += bytes[at];
        }
    }
    // What stands behind a closing quote makes the file none, but may be somebody's card.
    for (; at < bytes.size() && !ends(at); ++at)
        cell.text += bytes[at];
    if (cell.text.endsWith('\r'))
        cell.text.chop(1);
    cell.to = at > cell.from && bytes[at - 1] == '\r' ? at - 1 : at;
    return cell;
}

std::vector<RawCell> rawCells(const QByteArray& bytes)
{
    std::vector<RawCell> out;
    size_t column = 0;
    bool first = true;
    for (qsizetype at = bytes.startsWith("\xEF\xBB\xBF") ? 3 : 0; at < bytes.size(); ++at) {
        out.push_back(rawCell(bytes, at, column, first));
        at = out.back().to;
        while (at < bytes.size() && bytes[at] != ',' && bytes[at] != '\n')
            ++at;
        const bool next = at < bytes.size() && bytes[at] == ',';
        first = first && next;
        column = next ? column + 1 : 0;
    }
    return out;
}

// What the header says of a column.
enum class Column { Text, Id, Forbidden };

std::vector<Column> columnsOf(const std::vector<RawCell>& cells)
{
    std::vector<Column> out;
    for (const RawCell& cell : cells) {
        if (!cell.first)
            break;
        const QByteArray name = cell.text.trimmed().toLower();
        const bool id =
            name.endsWith("_id") || name == "order" || name == "sku" || name.endsWith("_sku");
        JsonWriter json;
        json.object();
        json.text(name.constData(), QByteArray("x"));
        json.endObject();
        // The names that may have no value are those of JSON.
        const bool plain = std::all_of(name.begin(), name.end(), [](char c) {
            return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_' || c == '-';
        });
        out.push_back(
            id ? Column::Id
               : (plain && scrub(json.bytes()).removed > 0 ? Column::Forbidden : Column::Text));
    }
    return out;
}

// A whole number in a column of ids is nobody's card.
bool isPlainId(const RawCell& cell, const std::vector<Column>& columns)
{
    return cell.column < columns.size() && columns[cell.column] == Column::Id &&
           std::all_of(cell.text.begin(), cell.text.end(),
                       [](char c) { return c >= '0' && c <= '9'; });
}

Result<DecodedPage> malformed(const QString& where, const QString& why)
{
    return fail(ErrorKind::Malformed, where, why);
}

// The names of the files that an index links to, newest night first; each as it stands behind the
// last slash of its link. The address itself is not followed.
std::vector<QByteArray> linked(const QByteArray& page)
{
    static const QRegularExpression link(
        QStringLiteral("href\\s*=\\s*[\"']([^\"'?#]*/)?([A-Za-z0-9._-]+\\.csv)[\"'?#]"),
        QRegularExpression::CaseInsensitiveOption);
    std::set<QByteArray> names;
    auto found = link.globalMatch(QString::fromUtf8(page));
    while (found.hasNext())
        names.insert(found.next().captured(2).toUtf8());
    std::vector<QByteArray> out(names.begin(), names.end());
    std::stable_sort(out.begin(), out.end(), [](const QByteArray& a, const QByteArray& b) {
        return dayOf(a).ms > dayOf(b).ms;
    });
    return out;
}

Result<DecodedPage> decodeIndex(const QByteArray& body)
{
    if (!body.contains('<'))
        return malformed(QStringLiteral("index"), QStringLiteral("is not a page of links"));
    DecodedPage out;
    size_t counts = 0;
    size_t substitutions = 0;
    for (const QByteArray& name : linked(body)) {
        ++out.records;
        size_t& seen = name.startsWith("substitutions") ? substitutions : counts;
        const size_t most = &seen == &counts ? 1 : kNightsOfSubstitutions;
        if (seen++ < most)
            out.followUps.push_back({kFile, name});
    }
    return out;
}

class WarehouseFiles final : public Connector {
public:
    QByteArray name() const override { return "warehouse"; }
    std::vector<Feed> feeds() const override
    {
        return {{"index", FeedMode::Snapshot}, {kFile, FeedMode::Child}};
    }
    Request page(const SourceConfig&, const QByteArray& feed, const FeedState& state,
                 Instant) const override
    {
        Request out;
        if (feed == "index")
            out.path = "/stock/";
        else if (feed == kFile && !state.childId.isEmpty())
            out.path = "/stock/" + encoded(state.childId);
        return out;
    }
    Result<DecodedPage> decode(const SourceConfig&, const PageContext& context,
                               const QByteArray& body) const override
    {
        if (context.feed == "index")
            return decodeIndex(body);
        if (context.feed == kFile)
            return decodeWarehouseFile(context.childId, body, context.readAt);
        return fail(ErrorKind::Internal, QString::fromUtf8(context.feed),
                    QStringLiteral("is not a feed of a warehouse"));
    }
    Scrubbed scrubbed(const QByteArray& body) const override { return scrubWarehouseFile(body); }
    Error refusal(const Response& response) const override
    {
        return refusalOf(response, QStringLiteral("Warehouse"), {});
    }
    QByteArray childFeed(FactKind) const override { return {}; }
    bool isJson() const override { return false; }
    Header credential(const QByteArray& secret) const override
    {
        return secret.isEmpty() ? Header() : Header{"Authorization", "Bearer " + secret};
    }
    Request instruct(const SourceConfig&, const Instruction&) const override { return {}; }
    Settlement settle(const Instruction&, const Response&) const override { return {}; }
    Request lookUp(const SourceConfig&, const Instruction&) const override { return {}; }
    Settlement settleLookUp(const Instruction&, const Response&) const override { return {}; }
    Millis keyLife() const override { return 0; }
};

}  // namespace

Result<DecodedPage> decodeWarehouseFile(const QByteArray& name, const QByteArray& bytes,
                                        Instant readAt)
{
    const auto lines = csvLines(bytes);
    if (!lines)
        return fail(lines.error());
    if (lines->empty())
        return malformed(name.isEmpty() ? QStringLiteral("file") : QString::fromUtf8(name),
                         QStringLiteral("has no header"));
    std::map<QByteArray, size_t> columns;
    const CsvLine& header = lines->front();
    for (size_t i = 0; i < header.cells.size(); ++i)
        if (!columns.try_emplace(header.cells[i].trimmed().toLower(), i).second)
            return malformed(QStringLiteral("line 1: ") + QString::fromUtf8(header.cells[i]),
                             QStringLiteral("is there twice"));
    const bool sent = columns.contains("sent_sku");
    using Names = std::vector<const char*>;
    for (const char* column :
         sent ? Names{"order_id", "ordered_sku", "quantity", "shipped_at"}
              : Names{"sku", "location_id", "on_hand", "allocated", "counted_at"})
        if (!columns.contains(column))
            return malformed(QStringLiteral("line 1: ") + QLatin1String(column),
                             QStringLiteral("is missing"));
    const Instant day = dayOf(name);
    DecodedPage page;
    for (size_t i = 1; i < lines->size(); ++i) {
        const CsvLine& line = (*lines)[i];
        if (line.cells.size() == 1 && line.cells[0].isEmpty())
            continue;
        ++page.records;
        if (line.cells.size() != header.cells.size()) {
            page.quarantined.push_back({QStringLiteral("line %1").arg(line.number),
                                        QStringLiteral("has %1 cells where the header has %2")
                                            .arg(line.cells.size())
                                            .arg(header.cells.size()),
                                        {}});
            continue;
        }
        const Row row(columns, line);
        DecodedFact fact =
            sent ? readSubstitution(row, day.isSet() ? day : readAt) : readCount(row);
        if (row.failed())
            page.quarantined.push_back(row.wrong(row.opt(sent ? "order_id" : "sku")));
        else
            page.facts.push_back(std::move(fact));
    }
    return page;
}

Scrubbed scrubWarehouseFile(const QByteArray& bytes)
{
    if (bytes.startsWith('<'))
        return scrub(bytes);
    const std::vector<RawCell> cells = rawCells(bytes);
    const std::vector<Column> columns = columnsOf(cells);
    // Each cell by itself, in the form that scrub() knows: what is cut out of one touches no other.
    JsonWriter json;
    json.array();
    for (const RawCell& cell : cells) {
        const bool forbidden = !cell.first && cell.column < columns.size() &&
                               columns[cell.column] == Column::Forbidden;
        json.object();
        json.text(forbidden ? "cvc" : "x", isPlainId(cell, columns) ? QByteArray() : cell.text);
        json.endObject();
    }
    json.endArray();
    const Scrubbed clean = scrub(json.bytes());
    if (clean.removed == 0)
        return {bytes, 0};
    const auto document = JsonDocument::parse(clean.bytes);
    if (!document)
        return scrub(bytes);  // no UTF-8, so no file that will be read
    Scrubbed out{{}, clean.removed};
    qsizetype copied = 0;
    size_t next = 0;
    for (const JsonReader& item : document->root().items()) {
        const RawCell& cell = cells[next++];
        const QByteArray text = item.has("cvc") ? item.text("cvc") : item.text("x");
        if (isPlainId(cell, columns) || text == cell.text)
            continue;
        out.bytes += bytes.sliced(copied, cell.from - copied);
        out.bytes += '"' + QByteArray(text).replace('"', "\"\"") + '"';
        copied = cell.to;
    }
    out.bytes += bytes.sliced(copied);
    return out;
}

const Connector& warehouseFiles()
{
    static const WarehouseFiles connector;
    return connector;
}

}  // namespace docket::vendor
