// SPDX-License-Identifier: GPL-3.0-or-later
// Somebody changes, removes, adds, swaps or cuts off each of ten thousand entries: the chain and
// its anchors name the first that is not what was written. Then how long a whole journal takes to
// prove, beside a bare read of the same rows. The files and docketctl are
// tests/acceptance/tst_tamper's.
#include "core/journal/localjournal.h"
#include "tests/perf/figures.h"

#include <QTemporaryDir>

using namespace docket;
using namespace docket::journal;
using perf::must;

namespace {

constexpr int kTampered = 10'000;
constexpr int kKinds = 5;
constexpr int kLong = 100'000;
constexpr int kBatch = 5'000;
constexpr qint64 kStart = 1'767'225'600'000;  // 2026-01-01

std::vector<EntryDraft> drafts(int from, int count)
{
    std::vector<EntryDraft> out;
    for (int i = from; i < from + count; ++i) {
        EntryDraft draft;
        draft.id = EntryId::mint();
        draft.type = "case_noted";
        draft.at = Instant{kStart + i};
        draft.actor = "person:22222222-2222-4222-8222-222222222222";
        draft.subject = SubjectId::derive(profileSubject().value, QByteArray::number(i % 700));
        draft.command = CommandId::mint();
        draft.desk = DeskId{draft.subject.value};
        draft.body = "{\"assurance\":\"desk\",\"n\":" + QByteArray::number(i) + '}';
        draft.key = draft.subject;
        draft.sealed = QByteArray(80, static_cast<char>('a' + i % 20));
        out.push_back(draft);
    }
    return out;
}

// A journal as somebody left it.
class Left final : public Journal {
public:
    Left(const std::vector<Entry>& all, size_t upTo)
        : m_all(all)
        , m_upTo(upTo)
    {
    }
    Result<std::vector<Entry>> append(const std::vector<Expected>&,
                                      std::vector<EntryDraft>) override
    {
        return fail(ErrorKind::Internal, {}, {});
    }
    Result<std::vector<Entry>> since(qint64 seq, int limit) const override
    {
        std::vector<Entry> out;
        for (auto i = static_cast<size_t>(seq); i < m_upTo && std::ssize(out) < limit; ++i)
            out.push_back(m_all[i]);
        return out;
    }
    Result<std::vector<Entry>> of(SubjectId, qint64) const override { return {}; }
    Result<std::vector<Entry>> byCommand(CommandId) const override { return {}; }
    Result<Head> head() const override
    {
        return Head{m_all[m_upTo - 1].seq, m_all[m_upTo - 1].hash};
    }

private:
    const std::vector<Entry>& m_all;
    size_t m_upTo;
};

void flip(Entry& e, size_t which)
{
    const auto other = [](QByteArray& bytes) { bytes[0] = static_cast<char>(bytes[0] ^ 1); };
    switch (which % 12) {
    case 0:
        return other(e.type);
    case 1:
        ++e.typeVersion;
        return;
    case 2:
        e.at = e.at + 1;
        return;
    case 3:
        e.trust = TimeTrust::Alone;
        return;
    case 4:
        return other(e.actor);
    case 5:
        ++e.subjectRev;
        return;
    case 6:
        return other(e.body);
    case 7:
        return other(e.sealed);
    case 8:
        return other(e.hash);
    case 9:
        e.id = EntryId::mint();
        return;
    case 10:
        e.command = CommandId::mint();
        return;
    default:
        e.key = SubjectId::mint();
        return;
    }
}

// Where the check that knows all before `at` to be whole stops, with these entries behind.
qint64 firstBad(const std::vector<Entry>& all, size_t at, const std::vector<Entry>& behind)
{
    ChainCheck check(at == 0 ? Head{} : Head{all[at - 1].seq, all[at - 1].hash});
    for (const Entry& entry : behind)
        if (!check.next(entry))
            return check.broken()->seq;
    return 0;
}

int foundAt(const std::vector<Entry>& all, size_t at)
{
    const auto seq = static_cast<qint64>(at) + 1;
    int found = 0;
    const auto expect = [&](const std::vector<Entry>& behind) {
        found += firstBad(all, at, behind) == seq ? 1 : 0;
    };
    Entry changed = all[at];
    flip(changed, at);
    expect({changed, all[at + 1]});
    expect({all[at + 1]});  // removed
    Entry added = all[at];
    added.id = EntryId::mint();
    Entry later = all[at];
    ++later.seq;
    expect({added, later});
    Entry first = all[at + 1];
    Entry second = all[at];
    std::swap(first.seq, second.seq);
    expect({first, second});
    // Cut off before it: no chain shows that, a head that was noted does.
    if (at == 0)
        return found + 1;  // an empty journal has no head at all
    const auto cut = must(checkAnchor(Left(all, at), Head{all.back().seq, all.back().hash}), "cut");
    return found + (cut && cut->seq == seq ? 1 : 0);
}

}  // namespace

int main()
{
    QTemporaryDir folder;
    auto journal =
        must(LocalJournal::open(folder.filePath(QStringLiteral("journal.db")), store::Open::Write),
             "journal");
    for (int at = 0; at < kLong; at += kBatch)
        must(journal->append({}, drafts(at, kBatch)), "append");
    const std::vector<Entry> all = must(journal->since(0, kTampered + 1), "read");

    int found = 0;
    for (size_t at = 0; at < kTampered; ++at)
        found += foundAt(all, at);
    perf::figure("tamper_found", found, kTampered * kKinds, perf::Goal::Equal);

    constexpr int rounds = 5;
    std::vector<double> proved;
    std::vector<double> read;
    for (int i = 0; i < rounds; ++i) {
        proved.push_back(perf::secondsOf([&] {
            const Verified verified = must(journal->verify(), "verify");
            if (verified.broken || verified.entries != kLong)
                perf::stop("verify", "a whole journal is not whole");
        }));
        read.push_back(perf::secondsOf([&] {
            qint64 rows = 0;
            for (qint64 seq = 0; seq < kLong; seq += kBatch)
                rows += std::ssize(must(journal->since(seq, kBatch), "read"));
            if (rows != kLong)
                perf::stop("read", "rows are missing");
        }));
    }
    perf::figure("tamper_verify_100k_seconds", perf::median(proved), 5, perf::Goal::AtMost);
    perf::stretch("tamper_verify_to_read", perf::median(proved) / perf::median(read), 2);
    return 0;
}
