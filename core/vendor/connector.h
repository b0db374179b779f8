// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"
#include "core/base/json.h"
#include "core/base/result.h"
#include "core/domain/facts.h"
#include "core/domain/intent.h"
#include "core/domain/source.h"
#include "core/vendor/scrub.h"

#include <QByteArray>
#include <QJsonObject>
#include <QString>

#include <optional>
#include <vector>

// A vendor is a pure function in both directions: no socket, no database, no clock.
namespace docket::vendor {

using Header = std::pair<QByteArray, QByteArray>;

// What is to be sent. `path` is relative to the Source's base URL and is already percent-encoded.
struct Request {
    QByteArray method = "GET";
    QByteArray path;
    std::vector<Header> headers;  // without the credential: transport adds it
    QByteArray body;

    bool operator==(const Request&) const = default;
};

// What came back, whole: transport has already judged that no byte is missing.
struct Response {
    int status = 0;
    std::vector<Header> headers;
    QByteArray body;
    Instant date;  // the server's own clock, from its Date header; none when it sent none

    QByteArray header(QByteArrayView name) const;  // case does not matter; empty when absent
};

// How a Source is configured.
using SourceConfig = docket::Source;

enum class FeedMode {
    Changes,   // what happened since: primed before the first walk, read after every sync
    Window,    // a list with a filter on its last change: whole first, then from the high water
    Walk,      // a list without such a filter: whole at the first sync; later only through Changes
    Snapshot,  // small and without history: whole at every sync
    Child,     // one object, or one object's parts: read by id, when another page asked for it
};

struct Feed {
    QByteArray name;
    FeedMode mode = FeedMode::Walk;
    bool optional = false;  // not every account has it: "no such thing" is no error of the source
    // Of which kind it lists all that there are, back to the oldest that it lists: what is missing
    // in it is worth a question by its id.
    std::optional<FactKind> all = std::nullopt;
};

// Where a feed stands. `walk` is the connector's own word for the next page of a walk under way.
struct FeedState {
    Instant highWater;  // everything that changed before this has been read
    QByteArray walk;
    QByteArray childId;  // Child: whose

    bool operator==(const FeedState&) const = default;
};

// A record that could not be read, and where it stands. The rest of its page goes on.
struct Quarantined {
    QString path;
    QString reason;
    QByteArray id;

    bool operator==(const Quarantined&) const = default;
};

// A page that another page makes necessary.
struct FollowUp {
    QByteArray feed;
    QByteArray id;

    bool operator==(const FollowUp&) const = default;
    friend bool operator<(const FollowUp& a, const FollowUp& b)
    {
        return a.feed != b.feed ? a.feed < b.feed : a.id < b.id;
    }
};

struct DecodedPage {
    std::vector<DecodedFact> facts;
    std::vector<Quarantined> quarantined;
    std::vector<FollowUp> followUps;
    QByteArray next;     // the next `walk`; empty at the end
    qint64 records = 0;  // how many the page held
};

// What is known of the page besides its bytes. All of it is archived with them, so that decoding
// again, years later, gives the same facts.
struct PageContext {
    QByteArray feed;
    QByteArray childId;
    Instant readAt;     // the server's Date
    QByteArray link;    // the Link header, where the vendor pages by it
    bool gone = false;  // the answer was that there is no such thing as the child

    bool operator==(const PageContext&) const = default;
};

// What a vendor is asked to do. The key makes it one effect however often it arrives, where the
// vendor has such keys; elsewhere the change is one that can be looked up, and repeated.
struct Instruction {
    IntentKind kind = IntentKind::Refund;
    QByteArray target;  // the vendor's id of what it is done to
    Money amount;       // of a refund
    QByteArray reason;  // the vendor's word
    QByteArray action;  // our id: travels as metadata, for the look-up of an unknown outcome
    QByteArray key;

    bool operator==(const Instruction&) const = default;
};

// What an answer to a write, or a look-up after one, proves.
enum class Effect {
    Confirmed,  // it happened, and the echo matches what was asked
    Rejected,   // it did not, and the vendor said why
    Absent,     // look-up only: no trace of it
    Unknown,    // nothing is proved
    NotSent,    // the vendor asks to wait, or does not accept the credential: nothing happened
    Mismatch    // something happened that is not what was asked: a person must look
};

struct Settlement {
    Effect effect = Effect::Unknown;
    QByteArray externalId;  // Confirmed: the vendor's id of the effect
    QByteArray code;        // Rejected: the vendor's code
    QString message;        // the vendor's sentence, as plain text
    Millis waitMs = -1;     // NotSent: how long it asked for
    bool lookUp = false;    // Rejected as "already done": look before believing it
    std::vector<DecodedFact> facts;
    // Confirmed: the Child feed whose page the answer is, to be kept as one; empty when it is none.
    FollowUp page;
    // What else must be read again, because this changed it.
    std::vector<FollowUp> followUps;

    bool operator==(const Settlement&) const = default;
};

class Connector {
public:
    virtual ~Connector() = default;

    virtual QByteArray name() const = 0;
    virtual std::vector<Feed> feeds() const = 0;

    // The request for the next page of `feed`. A Changes feed without a high water is being primed:
    // the smallest request that shows the server's clock. `now` is the server's time as last seen.
    virtual Request page(const SourceConfig& source, const QByteArray& feed, const FeedState& state,
                         Instant now) const = 0;

    // A page's bytes without what may not be kept, before anything else sees them. A vendor whose
    // pages are not JSON says where its ids stand, which may look like card numbers.
    virtual Scrubbed scrubbed(const QByteArray& body) const { return scrub(body); }

    // Whether its pages are JSON. Others say nothing about people.
    virtual bool isJson() const { return true; }

    // The facts of a page. Malformed only when the page as a whole cannot be read.
    virtual Result<DecodedPage> decode(const SourceConfig& source, const PageContext& context,
                                       const QByteArray& body) const = 0;

    // The error that a status other than 2xx means; Throttled carries the wait.
    virtual Error refusal(const Response& response) const = 0;

    // Which Child feed reads one object of this kind again; empty when none does.
    virtual QByteArray childFeed(FactKind kind) const = 0;

    // How the credential travels: the header's name and its value.
    virtual Header credential(const QByteArray& secret) const = 0;

    // Writes. A connector that cannot do what is asked says so with an empty path.
    virtual Request instruct(const SourceConfig& source, const Instruction& wanted) const = 0;
    virtual Settlement settle(const Instruction& wanted, const Response& response) const = 0;
    // The read that shows whether it was done. Confirmed by settle() without a page, the pusher
    // asks it once, for what the vendor shows now.
    virtual Request lookUp(const SourceConfig& source, const Instruction& wanted) const = 0;
    virtual Settlement settleLookUp(const Instruction& wanted, const Response& response) const = 0;
    // How far back a Changes feed tells what happened: what is older must be read from the lists.
    virtual Millis changesKept() const { return days(36'500); }
    // How long a resend is safe: as long as the key protects it, or for ever where the change is
    // one that repeats without harm.
    virtual Millis keyLife() const = 0;
    // Whether lookUp() comes before each write, because no key makes a repetition one effect and an
    // answer does not show what was changed. What stands already is then not asked for again.
    virtual bool readsFirst() const { return false; }
};

}  // namespace docket::vendor
