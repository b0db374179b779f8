// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"
#include "core/base/money.h"
#include "core/domain/case.h"

#include <QString>

#include <array>
#include <cstdint>
#include <vector>

namespace docket::view {

// Where a row lies on the worklist's time line, in the order shown.
enum class Band : std::uint8_t { Breached = 0, AtRisk = 1, Today = 2, Later = 3, Paused = 4 };
constexpr int kBands = 5;

// The numbers of the cases of a worklist, in order: band after band, and inside a band by due.
struct RowSet {
    Instant at;  // the instant at which the bands were judged
    std::vector<qint64> numbers;
    std::array<qint64, kBands> bands{};  // how many of `numbers` lie in each band
    qint64 dueWithin15 = 0;
    qint64 hidden = 0;  // what the text filter hides
    bool whole = true;  // else only what comes first of it

    bool operator==(const RowSet&) const = default;
};

// One clock, as a row or a chip shows it; the state at any later instant follows from these.
struct Face {
    ClockKind kind = ClockKind::Resolution;
    Instant start, due, warn;
    Millis dueSoon = 0;
    bool paused = false;
    Millis remaining = 0;
    Verdict verdict = Verdict::Running;
    Instant stopped;
    QString issuerZone;

    bool isSet() const { return start.isSet(); }
    bool operator==(const Face&) const = default;
};

Face faceOf(const SlaClock& clock);
// The clock by which a case is sorted: the live one due first, else a paused one, else none.
Face worstOf(const Clocks& clocks);

// What a worklist draws of one case.
struct CaseRow {
    qint64 number = 0;
    CaseId id;
    qint64 revision = 0;
    Queue queue = Queue::OrderReview;
    Tier tier = Tier::Standard;
    CaseState state = CaseState::Open;
    Face face;
    QString what;    // the finding, in a few plain words
    QString detail;  // a reference behind it: tracking, payment, SKU
    QString customer;
    QByteArray label;  // the order's number, or the payment's id
    Money amount;
    PersonId owner;
    QString ownerName;  // empty when unclaimed
    Instant sourceAt;
    bool adopted = false;
    bool waitsForApproval = false;
    bool unknownOutcome = false;
    bool handedOff = false;   // offered to somebody, and not taken yet
    bool handedToMe = false;  // to who asks, that is
    bool escalated = false;
    Instant snoozedUntil;  // by who asks; none when not

    bool operator==(const CaseRow&) const = default;
};

// What is seen of a worklist when it is opened: the rows of its first lines, and its numbers. When
// they are many, they are not whole, and the list is asked for once more.
struct Screenful {
    RowSet set;
    std::vector<CaseRow> rows;
};

}  // namespace docket::view
