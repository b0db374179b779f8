// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/composition/frames.h"
#include "core/command/apply.h"
#include "core/domain/setup.h"
#include "core/domain/slaclock.h"
#include "core/sync/pusher.h"
#include "tests/fuzz/target.h"

#include <QJsonDocument>

#include <algorithm>

using namespace docket;

namespace fuzz {

namespace {

constexpr Instant kAt{1'785'600'000'000};

QString key(const char* text)
{
    return QString::fromLatin1(text);
}

// What a journal may say of an entry that it holds and Docket cannot take.
bool isRefusal(const Error& error)
{
    return (error.kind == ErrorKind::Corrupt || error.kind == ErrorKind::Newer ||
            error.kind == ErrorKind::Malformed) &&
           !(error.where.isEmpty() && error.detail.isEmpty());
}

// What was read is written, and read again as the same.
template <class Value>
Finding survives(const Result<Value>& read, Result<Value> (*from)(const QJsonObject&))
{
    if (!read)
        return isRefusal(read.error()) ? Finding() : key("a setting is refused without a reason");
    const auto again = from(toJson(*read));
    return again && *again == *read ? Finding() : key("a setting is not read back");
}

}  // namespace

Finding caseEntries(const QByteArray& input)
{
    Case value;
    qint64 rev = 0;
    for (const QByteArray& line : input.split('\n')) {
        const QList<QByteArray> words = line.split(' ');
        Entry entry;
        entry.type = words.value(0);
        entry.actor = words.value(1);
        entry.body = line.mid(entry.type.size() + entry.actor.size() + 2);
        entry.typeVersion = entry.body.contains("clocks_changed") ? 2 : 1;
        entry.at = kAt;
        entry.seq = 100 + rev;
        entry.subjectRev = ++rev;
        if (const auto done = command::apply(value, entry); !done) {
            if (!isRefusal(done.error()))
                return key("an entry is refused without a reason");
            return {};
        }
        const auto again = caseFromStored(toStored(value));
        if (!again)
            return key("a case that was stored cannot be read: ") + again.error().detail;
        if (*again != value)
            return key("a case that was stored is another: ") + QString::fromUtf8(toStored(value));
    }
    return {};
}

Finding profileEntries(const QByteArray& input)
{
    Setup setup;
    qint64 rev = 0;
    for (const QByteArray& line : input.split('\n')) {
        Entry entry;
        entry.type = line.left(std::max<qsizetype>(line.indexOf(' '), 0));
        entry.body = line.mid(entry.type.size() + 1);
        entry.subject = profileSubject();
        entry.at = kAt;
        entry.seq = 1 + rev;
        entry.subjectRev = ++rev;
        if (const auto done = apply(setup, entry, "Ada"); !done)
            return isRefusal(done.error()) ? Finding()
                                           : key("an entry is refused without a reason");
    }
    for (const Queue queue : kQueues)
        for (const Tier tier : kTiers)
            if (const Policy* policy = setup.policy(queue, tier, kAt))
                if (const CalendarSpec* spec = setup.calendar(policy->calendar, kAt))
                    if (!validate(*spec))
                        return key("a calendar is in force that is none");
    setup.zone();
    return {};
}

Finding settings(const QByteArray& input)
{
    const auto [what, body] = headed(input);
    const QJsonObject json = QJsonDocument::fromJson(body).object();
    if (what == "calendar") {
        const auto spec = calendarFromJson(json);
        if (const Finding found = survives<CalendarSpec>(spec, calendarFromJson); !found.isEmpty())
            return found;
        if (spec) {
            warnings(*spec, 2026, 2026);
            if (const auto calendar = BusinessCalendar::compile(*spec, 2026, 2026);
                !calendar && !isRefusal(calendar.error()))
                return key("a calendar does not open and does not say why");
        }
        return {};
    }
    if (what == "policy")
        return survives<Policy>(policyFromJson(json), policyFromJson);
    if (what == "pause")
        return survives<Pause>(pauseFromJson(json), pauseFromJson);
    if (what == "clock")
        return survives<SlaClock>(slaClockFromJson(json), slaClockFromJson);
    if (what == "source")
        return survives<Source>(sourceFromJson(json), sourceFromJson);
    if (what == "backlog")
        return survives<BacklogThreshold>(backlogFromJson(json), backlogFromJson);
    return {};
}

Finding stored(const QByteArray& input)
{
    if (const auto frozen = sync::frozenFrom(input)) {
        const auto again = sync::frozenFrom(sync::toText(*frozen));
        if (!again || *again != *frozen)
            return key("a frozen request is another when it is read back");
    } else if (!isRefusal(frozen.error())) {
        return key("a frozen request is refused without a reason");
    }
    if (const auto value = caseFromStored(input)) {
        const auto again = caseFromStored(toStored(*value));
        if (!again || *again != *value)
            return key("a stored case is another when it is read back");
    } else if (!isRefusal(value.error())) {
        return key("a stored case is refused without a reason");
    }
    return {};
}

Finding frames(const QByteArray& input)
{
    app::Frames whole(app::kMostAsked);
    whole.feed(input);
    std::vector<QJsonObject> heard;
    bool ended = false;
    while (const auto next = whole.next()) {
        if (!*next) {
            ended = true;
            break;
        }
        heard.push_back(**next);
    }
    // Byte by byte it says the same.
    app::Frames slow(app::kMostAsked);
    size_t at = 0;
    for (const char c : input) {
        slow.feed(QByteArray(1, c));
        const auto next = slow.next();
        if (!next)
            continue;
        if (!*next)
            return ended && at == heard.size() ? Finding() : key("frames end elsewhere in pieces");
        if (at >= heard.size() || heard[at++] != **next)
            return key("frames say other things in pieces");
    }
    return at == heard.size() && !ended ? Finding() : key("frames are lost in pieces");
}

}  // namespace fuzz
