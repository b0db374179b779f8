// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/edits.h"

#include "core/base/later.h"
#include "core/desk/localdesk.h"
#include "tests/support/seensheet.h"
#include "tests/support/vendorchanges.h"
#include "tests/sync/reading.h"

#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>
#include <array>
#include <map>

namespace docket::test {

namespace {

constexpr auto kFileName = "what was sent.txt";

QString key(const char* text)
{
    return QString::fromLatin1(text);
}

// The company is in this process: waiting must not sleep.
template <class T>
T answerOf(const QFuture<T>& future)
{
    QEventLoop loop;
    bool late = false;
    QTimer::singleShot(60'000, &loop, [&] {
        late = true;
        loop.quit();
    });
    whenDone(future, &loop, [&](const T&) { loop.quit(); });
    if (!future.isFinished())
        loop.exec();
    if (late)
        qFatal("no answer");
    return future.result();
}

// What was answered with a receipt: it must be there for ever.
struct Recorded {
    CommandId command;
    QString name;
    QString words;
    std::optional<qint64> seen;
    QByteArray sha256;  // of a document
};

struct Sitter {
    Sitter(Engine& engine, const char* login)
        : desk(engine)
    {
        const auto person = answerOf(desk.signIn(key(login), key("practice")));
        if (!person)
            qFatal("not signed in");
        id = person->id;
        name = person->fullName;
    }

    LocalDesk desk;
    PersonId id;
    QString name;
};

class Edits {
public:
    explicit Edits(const EditsPlan& plan)
        : m_plan(plan)
        , m_random(plan.seed)
        , m_r(plan.orders, plan.orders / 7)
    {
        (void)m_r.sync();
        sit();
    }

    EditsOutcome run()
    {
        for (m_round = 0; m_round < m_plan.rounds; ++m_round)
            round();
        checkAll();
        // Made again from the journal and the archive, all of it is there as well.
        m_people = {};
        m_r.rebuild();
        m_r.useSecrets();
        sit();
        checkAll();
        sameAsAnother();
        m_out.drafts = static_cast<int>(m_drafts.size());
        return m_out;
    }

private:
    enum class Step { Look, Change, Read, Send, LookToo, SendToo };

    void sit()
    {
        m_people[0] = std::make_unique<Sitter>(m_r.engine(), "mara");
        m_people[1] = std::make_unique<Sitter>(m_r.engine(), "priya");
    }
    qint64 dice(qint64 below)
    {
        return static_cast<qint64>(m_random() % static_cast<quint64>(below));
    }
    void lost(const QString& what)
    {
        ++m_out.lost;
        m_out.lostWords += QStringLiteral("round %1: %2\n").arg(m_round).arg(what);
    }

    void round()
    {
        const auto number = pick();
        if (!number)
            return;
        std::array<std::optional<SeenSheet>, 2> sheets;
        for (const Step step : steps()) {
            switch (step) {
            case Step::Look:
                sheets[0] = look(0, *number);
                break;
            case Step::LookToo:
                sheets[1] = look(1, *number);
                break;
            case Step::Send:
                send(0, *sheets[0]);
                break;
            case Step::SendToo:
                send(1, *sheets[1]);
                break;
            case Step::Change:
                m_vendors.make(record(0, *number));
                ++m_out.changes;
                break;
            case Step::Read:
                beginReading();
                break;
            }
        }
        settle();
        check(*number);
    }

    // What happens in a round, in the order in which it happens: nobody asks before they look, and
    // half of the time something changes and is read between the two.
    std::vector<Step> steps()
    {
        std::vector<Step> straight{Step::Look, Step::Change, Step::Read, Step::Send};
        if (dice(2) == 0)
            straight.push_back(Step::Change);
        std::vector<Step> out = straight;
        if (dice(3) == 0)
            out.insert(out.end(), {Step::LookToo, Step::SendToo});
        std::shuffle(out.begin(), out.end(), m_random);
        if (dice(2) == 0) {
            size_t next = 0;
            for (Step& step : out)
                if (step != Step::LookToo && step != Step::SendToo)
                    step = straight.at(next++);
        }
        const auto inOrder = [&](Step first, Step then) {
            const auto a = std::find(out.begin(), out.end(), first);
            const auto b = std::find(out.begin(), out.end(), then);
            if (a != out.end() && b < a)
                std::iter_swap(a, b);
        };
        inOrder(Step::Look, Step::Send);
        inOrder(Step::LookToo, Step::SendToo);
        return out;
    }

    // A case that is open or, half of the time, one that was written about before.
    std::optional<qint64> pick()
    {
        if (!m_recorded.empty() && dice(2) == 0) {
            auto at = m_recorded.begin();
            std::advance(at, dice(static_cast<qint64>(m_recorded.size())));
            return at->first;
        }
        return answerOf(m_r.engine().read([offset = dice(1'000'000)](
                                              const Engine::Reader& r) -> std::optional<qint64> {
            auto count = r.cache->statement(
                "select count(*) from case_row where state=0 and subject_kind<>25");
            if (!count.step() || count.integer(0) == 0)
                return std::nullopt;
            auto row =
                r.cache->statement("select number from case_row where state=0 and subject_kind<>25 "
                                   "order by number limit 1 offset ?1");
            row.bind(1, offset % count.integer(0));
            return row.step() ? std::optional(row.integer(0)) : std::nullopt;
        }));
    }

    view::CaseRecord record(size_t who, qint64 number)
    {
        auto answer = answerOf(m_people.at(who)->desk.record(number));
        if (!answer)
            qFatal("no case %lld: %s", static_cast<long long>(number),
                   qPrintable(answer.error().detail));
        return std::move(*answer);
    }

    // Opens a sheet and types. What they find there of their own, they write on.
    SeenSheet look(size_t who, qint64 number)
    {
        SeenSheet sheet;
        sheet.looked = m_r.company.now();
        sheet.record = record(who, number);
        checkDraft(who, number);
        const auto kept = m_drafts.find({who, number});
        const QString typed = QStringLiteral("what %1 wrote, %2.%3")
                                  .arg(m_people.at(who)->name)
                                  .arg(m_round)
                                  .arg(++m_typed);
        sheet.words = kept == m_drafts.end() ? typed : kept->second + u'\n' + typed;
        keepDraft(who, number, sheet.words);
        fillIn(sheet, m_r.engine().clock().now(), m_random,
               [&](const QString& words) { return document(who, words); });
        return sheet;
    }

    void keepDraft(size_t who, qint64 number, const QString& words)
    {
        if (!answerOf(m_people.at(who)->desk.saveDraft(number, words)))
            lost(QStringLiteral("a draft was not saved"));
        if (words.isEmpty())
            m_drafts.erase({who, number});
        else
            m_drafts[{who, number}] = words;
    }

    AttachEvidence document(size_t who, const QString& words)
    {
        const QString path = m_documents.filePath(QString::number(m_typed));
        QFile file(path);
        if (!file.open(QIODevice::WriteOnly) || file.write(words.toUtf8()) < 0)
            qFatal("no document");
        file.close();
        auto kept = answerOf(m_people.at(who)->desk.keepEvidence(path));
        if (!kept)
            qFatal("not kept: %s", qPrintable(kept.error().detail));
        kept->kind = evidenceKinds().front().code;
        kept->by = m_people.at(who)->id;
        kept->at = m_r.engine().clock().now();
        return {*kept, key(kFileName), words};
    }

    // Presses the button, and once more after a conflict while the page still offers it.
    void send(size_t who, SeenSheet& sheet)
    {
        Sitter& person = *m_people.at(who);
        const qint64 number = sheet.record.value.number;
        if (sheet.looked != m_r.company.now())
            ++m_out.moved;
        for (int tries = 0;; ++tries) {
            const Command command{sheet.command, Actor::person(person.id), sheet.record.value.id,
                                  sheet.act, sheet.seen};
            const auto receipt = answerOf(person.desk.dispatch(command));
            if (receipt) {
                taken(who, sheet, command);
                return;
            }
            // Refused, and every word is still there.
            checkDraft(who, number);
            if (receipt.error().kind != ErrorKind::Conflict) {
                refused(sheet, receipt.error());
                return;
            }
            ++m_out.conflicts;
            auto now = movedOn(who, sheet);
            if (!now || tries == 3 || dice(2) == 0 || !offers(*now, name(sheet.act)))
                return;
            sheet.seen = now->value.revision;
            sheet.record = std::move(*now);
        }
    }

    void taken(size_t who, const SeenSheet& sheet, const Command& command)
    {
        Sitter& person = *m_people.at(who);
        const qint64 number = sheet.record.value.number;
        ++m_out.recorded;
        Recorded made{
            sheet.command, person.name, wordsWith(sheet.act, sheet.words), sheet.seen, {}};
        if (const auto* attached = std::get_if<AttachEvidence>(&sheet.act))
            made.sha256 = attached->evidence.sha256;
        // Its answer was lost, and it is sent again.
        if (dice(8) == 0)
            if (const auto again = answerOf(person.desk.dispatch(command));
                !again || !again->repeated)
                lost(QStringLiteral("what was recorded is recorded again"));
        if (!made.words.isEmpty())
            keepDraft(who, number, {});
        m_recorded[number].push_back(std::move(made));
    }

    // At the revision that was seen, and offered, an act is refused for what facts say alone.
    void refused(const SeenSheet& sheet, const Error& why)
    {
        ++m_out.refused;
        if (!sheet.world)
            lost(QStringLiteral("%1 of %2 is refused without a conflict: %3")
                     .arg(QLatin1String(name(sheet.act)))
                     .arg(sheet.record.value.number)
                     .arg(why.detail));
    }

    // A conflict says that the case moved on: it did, and the page shows it a moment later.
    std::optional<view::CaseRecord> movedOn(size_t who, const SeenSheet& sheet)
    {
        for (QDeadlineTimer until(10'000); !until.hasExpired();) {
            auto now = record(who, sheet.record.value.number);
            if (now.value.revision != sheet.seen)
                return now;
        }
        lost(QStringLiteral("a conflict about %1, which nobody touched")
                 .arg(sheet.record.value.number));
        return std::nullopt;
    }

    // Begins a run, and comes back somewhere in its middle or at its end.
    void beginReading()
    {
        m_readAt = m_r.company.now();
        if (!m_r.engine().sync())
            return;
        const qint64 turns = dice(2) == 0 ? INT64_MAX : dice(200);
        for (qint64 t = 0; t < turns && m_r.engine().syncing(); ++t)
            QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
    }

    // Until all that is to be sent is sent, and all that was changed is read.
    void settle()
    {
        for (int runs = 0; runs < 6; ++runs) {
            QSignalSpy finished(&m_r.engine(), &Engine::syncFinished);
            if (m_r.engine().syncing() && !finished.wait(60'000))
                qFatal("no end");
            QSignalSpy pushed(&m_r.engine(), &Engine::pushed);
            m_r.engine().push();
            if (!pushed.wait(60'000))
                qFatal("not sent");
            // Every write moves the company's clock.
            if (m_readAt == m_r.company.now())
                return;
            m_readAt = m_r.company.now();
            if (m_r.sync().failed())
                lost(QStringLiteral("a run failed"));
        }
        lost(QStringLiteral("it does not come to rest"));
    }

    // Everything that was recorded on this case is in the journal and on its page; what was only
    // typed is in its draft; and the page shows what the vendors said last.
    void check(qint64 number)
    {
        if (const auto of = m_recorded.find(number); of != m_recorded.end())
            checkRecorded(number, of->second);
        for (size_t who = 0; who < m_people.size(); ++who)
            checkDraft(who, number);
        for (const QString& how : m_vendors.differing(record(0, number)))
            lost(QStringLiteral("case %1: %2").arg(number).arg(how));
    }

    void checkDraft(size_t who, qint64 number)
    {
        const auto kept = m_drafts.find({who, number});
        const QString words = kept == m_drafts.end() ? QString() : kept->second;
        if (answerOf(m_people.at(who)->desk.draft(number)) != words)
            lost(
                QStringLiteral("the draft about %1 is another than \"%2\"").arg(number).arg(words));
    }

    struct Written {
        std::vector<Entry> entries;
        QString words;
    };
    std::vector<Written> journalOf(const std::vector<Recorded>& all)
    {
        std::vector<CommandId> commands;
        commands.reserve(all.size());
        for (const Recorded& made : all)
            commands.push_back(made.command);
        return answerOf(m_r.engine().read([commands](const Engine::Reader& r) {
            std::vector<Written> out;
            for (const CommandId command : commands) {
                Written& one = out.emplace_back();
                one.entries = r.journal->byCommand(command).value_or(std::vector<Entry>());
                for (const Entry& entry : one.entries)
                    one.words += QJsonDocument::fromJson(r.keys->open(entry).value_or(QByteArray()))
                                     .object()
                                     .value(key("text"))
                                     .toString();
            }
            return out;
        }));
    }

    void checkRecorded(qint64 number, const std::vector<Recorded>& all)
    {
        const std::vector<Written> journal = journalOf(all);
        const view::CaseRecord page = record(0, number);
        for (size_t i = 0; i < all.size(); ++i) {
            const Recorded& made = all[i];
            if (journal[i].entries.empty() || !journal[i].words.contains(made.words)) {
                lost(QStringLiteral("\"%1\" is not in the journal").arg(made.words));
                continue;
            }
            const Entry& first = journal[i].entries.front();
            if (made.seen && first.subjectRev != *made.seen + 1)
                lost(QStringLiteral("case %1 was at revision %2 when %3 was decided on, and seen "
                                    "was revision %4")
                         .arg(number)
                         .arg(first.subjectRev - 1)
                         .arg(QString::fromUtf8(first.type))
                         .arg(*made.seen));
            const bool shown = std::any_of(
                page.timeline.begin(), page.timeline.end(), [&](const view::TimelineItem& item) {
                    return item.ours && item.at == first.at && item.who == made.name &&
                           item.detail.contains(made.words);
                });
            if (!shown)
                lost(QStringLiteral("\"%1\" is not on the page of case %2")
                         .arg(made.words)
                         .arg(number));
            if (!made.sha256.isEmpty())
                checkDocument(made, page);
        }
    }

    void checkDocument(const Recorded& made, const view::CaseRecord& page)
    {
        const bool listed = std::any_of(page.evidence.begin(), page.evidence.end(),
                                        [&](const view::EvidenceView& e) {
                                            return e.evidence.sha256 == made.sha256 &&
                                                   e.note == made.words && e.name == key(kFileName);
                                        });
        const auto bytes = answerOf(m_people[0]->desk.evidence(made.sha256));
        if (!listed || !bytes || *bytes != made.words.toUtf8())
            lost(QStringLiteral("the document of \"%1\" is not there").arg(made.words));
    }

    // Whatever was written in any round, once more.
    void checkAll()
    {
        for (const auto& [number, all] : m_recorded)
            checkRecorded(number, all);
        for (const auto& [of, words] : m_drafts)
            checkDraft(of.first, of.second);
    }

    // A profile that reads the same vendors for the first time has the same facts.
    void sameAsAnother()
    {
        if (m_r.sync(Engine::Extent::Sweep).failed())
            lost(QStringLiteral("the last run failed"));
        const Reading::Facts mine = m_r.facts();
        m_people = {};
        std::unique_ptr<app::Profile> first;
        m_r.another(first);
        if (m_r.sync().failed())
            lost(QStringLiteral("another profile's run failed"));
        const Reading::Facts theirs = m_r.facts();
        qint64 unlike = 0;
        for (const auto& [fact, digest] : theirs) {
            // Of a parcel that had arrived before the first look only that is known.
            if (fact.startsWith("fact_tracking"))
                continue;
            const auto at = mine.find(fact);
            unlike += at == mine.end() || at->second != digest ? 1 : 0;
        }
        if (unlike > 0 || theirs.empty())
            lost(QStringLiteral("%1 of %2 facts are not what the vendors say")
                     .arg(unlike)
                     .arg(theirs.size()));
    }

    EditsPlan m_plan;
    std::mt19937_64 m_random;
    Reading m_r;
    VendorChanges m_vendors{m_r.company, m_random};
    QTemporaryDir m_documents;
    std::array<std::unique_ptr<Sitter>, 2> m_people;
    std::map<qint64, std::vector<Recorded>> m_recorded;     // by the case's number
    std::map<std::pair<size_t, qint64>, QString> m_drafts;  // by person and case
    EditsOutcome m_out;
    qint64 m_readAt = 0;  // how far the vendors were when the last run began
    int m_round = 0;
    int m_typed = 0;
};

}  // namespace

EditsOutcome edits(const EditsPlan& plan)
{
    return Edits(plan).run();
}

}  // namespace docket::test
