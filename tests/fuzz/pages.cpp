// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/vendor/erase.h"
#include "core/vendor/registry.h"
#include "core/vendor/scrub.h"
#include "core/vendor/warehousefile.h"
#include "core/vendor/wire.h"
#include "tests/fuzz/target.h"

#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>

using namespace docket;
using namespace docket::vendor;

namespace fuzz {

namespace {

constexpr Instant kReadAt{1'785'600'000'000};  // 2026-08-01T16:00:00Z

QString key(const char* text)
{
    return QString::fromLatin1(text);
}

Finding judge(const Connector& vendor, const PageContext& context, const QByteArray& body)
{
    const auto page = vendor.decode({}, context, body);
    if (!page) {
        if (page.error().kind != ErrorKind::Malformed || page.error().where.isEmpty())
            return key("a page is refused without saying where it is malformed");
        return {};
    }
    for (const Quarantined& record : page->quarantined)
        if (record.path.isEmpty() || record.reason.isEmpty())
            return key("a record is quarantined without a path or a reason");
    if (vendor.decode({}, context, body)->facts != page->facts)
        return key("the same page gives other facts");
    // What the archive keeps must still be read: nothing else is there for a replay.
    const Scrubbed clean = vendor.scrubbed(body);
    const auto kept = vendor.decode({}, context, clean.bytes);
    if (!kept)
        return key("a page that was scrubbed cannot be read: ") + kept.error().detail;
    if (clean.removed == 0 && kept->facts != page->facts)
        return key("scrubbing changed a page and says that it did not");
    // Whoever is erased from it, the rest can be read, and once is enough.
    if (!page->facts.empty()) {
        const Marks marks{
            std::visit([](const auto& one) { return one.id; }, page->facts.front().fact)};
        const QByteArray erased = erasePage(vendor, {}, context, body, marks).bytes;
        if (!vendor.decode({}, context, erased))
            return key("a page from which somebody was erased cannot be read");
        if (erasePage(vendor, {}, context, erased, marks).bytes != erased)
            return key("somebody can be erased from a page twice");
    }
    return {};
}

Finding page(const char* vendor, const QByteArray& input)
{
    const Connector* connector = find(vendor);
    const auto [feed, body] = headed(input);
    const std::vector<Feed> feeds = connector->feeds();
    if (std::none_of(feeds.begin(), feeds.end(),
                     [&feed = feed](const Feed& one) { return one.name == feed; }))
        return {};
    return judge(*connector, {feed, "child_1", kReadAt, {}}, body);
}

// By another reader of JSON, and only for what it reads as Docket must.
bool echoes(const QByteArray& body, const Instruction& wanted)
{
    const QJsonObject json = QJsonDocument::fromJson(body).object();
    return json.value(key("amount")) == QJsonValue(wanted.amount.minor) &&
           json.value(key("charge")) == QJsonValue(QString::fromUtf8(wanted.target));
}

}  // namespace

Finding stripePage(const QByteArray& input)
{
    return page("stripe", input);
}
Finding shopifyPage(const QByteArray& input)
{
    return page("shopify", input);
}
Finding shipenginePage(const QByteArray& input)
{
    return page("shipengine", input);
}
Finding easypostPage(const QByteArray& input)
{
    return page("easypost", input);
}

Finding warehouseFile(const QByteArray& input)
{
    const auto [name, body] = headed(input);
    if (name == "index")
        return judge(warehouseFiles(), {name, {}, kReadAt, {}}, body);
    return judge(warehouseFiles(), {"file", name, kReadAt, {}}, body);
}

Finding answer(const QByteArray& input)
{
    const auto [head, body] = headed(input);
    const QList<QByteArray> words = head.split(' ');
    const Connector* connector = find(words.value(0));
    const auto kind = parseIntentKind(words.value(1));
    if (!connector || !kind)
        return {};
    const Response response{words.value(2).toInt(), {{"Retry-After", "2"}}, body, kReadAt};
    const Instruction wanted{*kind,       "ch_1",     {2500, Currency::parse("eur")},
                             "duplicate", "0198a1b2", "key-1"};
    const Settlement said = connector->settle(wanted, response);
    if (said.effect == Effect::Confirmed && (response.status < 200 || response.status > 299))
        return key("an answer that is no success confirms");
    if (said.effect == Effect::Confirmed && movesMoney(*kind) &&
        (said.externalId.isEmpty() || !echoes(body, wanted)))
        return key("a refund is confirmed by an answer that does not echo it");
    if (said.effect == Effect::Absent)
        return key("a write proves that nothing is there");
    if (said.message != plainText(said.message.toUtf8()))
        return key("a vendor's sentence is not plain text");
    if (scrub(said.message.toUtf8()).removed != 0)
        return key("a vendor's sentence keeps what must be removed");
    const Settlement seen = connector->settleLookUp(wanted, response);
    if (seen.effect == Effect::NotSent)
        return key("a look-up says that a write was not sent");
    if ((seen.effect == Effect::Absent || seen.effect == Effect::Confirmed) &&
        (response.status < 200 || response.status > 299) && response.status != 404)
        return key("a look-up that failed proves something");
    if (response.status != 200 && connector->refusal(response).where.isEmpty())
        return key("a refusal does not say where");
    return {};
}

}  // namespace fuzz
