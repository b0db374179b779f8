// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/sandbox/http.h"

#include <QObject>

#include <optional>
#include <span>
#include <vector>

class QTcpSocket;

namespace sandbox {

// What a network, a proxy or a vendor does to a request and to its answer.
enum class FaultKind {
    // The request is not carried out.
    DropBefore,
    CloseBefore,
    Status,
    Redirect,
    Permission,
    LoginPage,
    // It is, and the answer does not come.
    DropAfterApply,
    HeadOnly,
    HalfStatus,
    Late,
    // The answer comes in part.
    Cut,
    CutChunked,
    CutUnsized,
    ResetWithin,
    CutJson,
    Trickle,
    TrickleHead,
    // It comes whole, and is not what it should be.
    Empty,
    Garbage,
    WrongShape,
    BadUtf8,
    Deep,
    Huge,
    InflatedHuge,
    BrokenGzip,
    FloatMoney,
    HugeNumber,
    DuplicateMember,
    TextForNumber,
    Planted,
    // It is right, in an unusual wrapping.
    WrongType,
    Chunked,
    LongHeader,
    ManyHeaders,
    OddHeader,
    Interim,
    OldHttp,
    TrailingBytes,
    ClosesAfter,
    Cookie,
    // The page is not the next one.
    SamePage,
    Reversed,
    Repeated,
    NoEnd,
    NoLink,
    LeavesOut,
    AllCancelled,
    // The clock is wrong.
    Ahead,
    Behind,
    NoDate,
    OddDate,
};

struct FaultRow {
    FaultKind kind;
    const char* name;   // as /sandbox/fault and the profiles say it
    const char* words;  // what happens
    bool applies;       // whether the request is carried out
};

std::span<const FaultRow> faultRows();
std::optional<FaultKind> faultKind(QByteArrayView name);
const FaultRow& row(FaultKind kind);

// What is done to the next requests that match, instead of a plain answer.
struct Fault {
    QByteArray match;   // the path begins with it
    QByteArray method;  // empty: any
    FaultKind kind = FaultKind::Status;
    int status = 503;
    int count = 1;
    QByteArray retryAfter;
    QByteArray to;          // Redirect: where
    QByteArray permission;  // Permission: the one that the credential lacks
    QByteArray members;     // Planted: as JSON has them, without braces
    qint64 size = -1;       // ResetWithin: after how many bytes; Late, Trickle: milliseconds
};

// A mixture of faults at random, so many requests of a thousand.
struct FaultProfile {
    const char* name;
    const char* words;
    int perThousand;
    std::span<const Fault> of;
};
std::span<const FaultProfile> faultProfiles();

// How far a vendor can be relied on by who sends a write again: the control runs of tests that
// claim that nothing happens twice.
struct Trust {
    enum class Keys { Kept, Forgotten, Changed } keys = Keys::Kept;
    bool seesRefunds = true;  // whether a list of refunds shows them
};

// Which fault the next request meets. The same seed and the same requests meet the same.
class Faults {
public:
    // None at all (`count` 0): what was asked for before of the same match is over.
    void add(const Fault& fault);
    // False when there is no profile of that name; "none" ends the one that was.
    bool play(QByteArrayView profile, quint64 seed);
    std::optional<Fault> take(const Request& request);
    void trust(const Trust& trust) { m_trust = trust; }
    // What reaches the gateway of a request, and what leaves of its answer, on any day.
    void distrust(Request& request);
    void distrust(const Request& request, Response& response) const;

private:
    std::vector<Fault> m_wanted;
    const FaultProfile* m_profile = nullptr;
    Trust m_trust;
    quint64 m_renamed = 0;
    quint64 m_seed = 0;
    quint64 m_drawn = 0;
};

// What stands in the place of a request's answer when it is not carried out.
Response insteadOf(const Fault& fault, const Request& request);
// What the fault makes of an answer and its date.
void bend(const Fault& fault, Response& response, QByteArray& date);
// Writes the answer as the fault leaves it, and ends the connection where it does.
void writeBent(const Fault& fault, QTcpSocket* socket, const Response& response,
               const QByteArray& date, bool keepAlive);

}  // namespace sandbox
