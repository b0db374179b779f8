// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commandline/answerkey.h"
#include "app/commandline/erasing.h"
#include "app/commandline/output.h"
#include "app/commandline/runverb.h"
#include "app/commandline/serving.h"
#include "app/commandline/standing.h"
#include "app/commandline/writingverb.h"
#include "app/composition/forwarding.h"
#include "app/composition/practice.h"
#include "app/composition/profile.h"
#include "core/base/later.h"
#include "core/base/log.h"
#include "core/desk/localdesk.h"
#include "core/desk/verification.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QElapsedTimer>
#include <QFileInfo>
#include <QJsonDocument>
#include <QLocale>
#include <QTimer>
#include <QUrl>

#include <cstdio>

using namespace docket;

namespace {

constexpr int kMostFound = 100;
constexpr int kPatience = 5000;  // milliseconds with an owner that does not answer
constexpr int kBetweenTries = 100;
constexpr qint64 kLittle = 64;  // entries and pages

QString key(const char* name)
{
    return QString::fromLatin1(name);
}

void printBytes(const QByteArray& bytes)
{
    std::fwrite(bytes.constData(), 1, static_cast<size_t>(bytes.size()), stdout);
    std::fflush(stdout);
}
void print(const QString& text)
{
    printBytes(showable(text).toUtf8());
}

void print(const QJsonObject& json)
{
    print(QString::fromUtf8(QJsonDocument(json).toJson()));
}
void print(const QJsonArray& json)
{
    print(QString::fromUtf8(QJsonDocument(json).toJson()));
}

// One run of the program: opens the profile, does one thing, says what became of it, ends.
class Ctl : public QObject {
public:
    Ctl(QCommandLineParser& parser, QStringList words)
        : m_parser(parser)
        , m_words(std::move(words))
        , m_json(parser.isSet(key("json")))
        , m_profile(parser.value(key("profile")))
    {
    }

    ~Ctl() override { qDeleteAll(findChildren<ctl::WritingVerb*>()); }

    void start()
    {
        const QString verb = m_words.value(0);
        if (m_parser.value(key("profile")).isEmpty())
            return end(Error{ErrorKind::Malformed, key("--profile"),
                             key("names the profile's folder"), -1});
        if (m_parser.isSet(key("now"))) {
            const auto now = parseIso(m_parser.value(key("now")));
            if (!now)
                return end(Error{ErrorKind::Malformed, key("--now"), now.error().detail, -1});
            m_now = *now;
        }
        if (!m_json)
            connect(&m_profile, &app::Profile::opening, this, &Ctl::tellProgress);
        if (verb == key("init"))
            return init();
        if (verb == key("verify"))
            return verify();
        if (verb == key("rebuild"))
            return m_profile.rebuild([this](const Result<OpenReport>& r) { rebuilt(r); });
        if (ctl::WritingVerb::writes(verb))
            return write();
        m_profile.open(false, false, [this, verb](const Result<OpenReport>& r) {
            if (!opened(r))
                return;
            if (verb == key("queues"))
                return queues();
            if (verb == key("cases"))
                return cases();
            if (verb == key("show"))
                return show();
            if (verb == key("explain"))
                return explain();
            if (verb == key("outbox"))
                return outbox();
            if (verb == key("sources"))
                return sources();
            if (verb == key("find"))
                return find();
            if (verb == key("traces"))
                return traces();
            if (verb == key("practice"))
                return practice();
            end(Error{ErrorKind::Malformed, verb,
                      key("is none of init, sync, import, queues, cases, show, explain, outbox, "
                          "sources, run, verify, rebuild, backup, lift, mass, find, traces, "
                          "erase, practice"),
                      -1});
        });
    }

private:
    bool opened(const Result<OpenReport>& report)
    {
        if (!report) {
            end(report.error());
            return false;
        }
        if (m_now.isSet())
            m_profile.engine().clock().stand(m_now);
        for (const QString& line : report->mended)
            tell(line + u'\n');
        m_desk = std::make_unique<LocalDesk>(m_profile.engine());
        return true;
    }

    void end(int code)
    {
        m_desk.reset();
        // What was promised to others is done first.
        if (m_profile.socket())
            m_profile.socket()->retire([code] { QCoreApplication::exit(code); });
        else
            QCoreApplication::exit(code);
    }
    void end(const Error& error) { endWith(ctl::Outcome::of(error, m_json)); }

    void init()
    {
        const QString url = m_parser.value(key("practice"));
        if (url.isEmpty())
            return end(Error{ErrorKind::Malformed, key("--practice"),
                             key("names the practice company's address; sources of your own are "
                                 "added in a later version"),
                             -1});
        const auto keys = parseKeyring(
            m_parser.isSet(key("keys")) ? m_parser.value(key("keys")) : key("practice"), {});
        if (!keys)
            return end(keys.error());
        m_profile.initPractice(QUrl(url), *keys, [this](const Done& done) {
            if (!done)
                return end(done.error());
            const Setup& setup = m_profile.engine().setup();
            if (m_json) {
                QJsonArray sources;
                for (const Source& s : setup.sources)
                    sources.append(s.name);
                print(QJsonObject{{key("profile"), m_profile.files().folder},
                                  {key("sources"), sources}});
            } else {
                print(
                    QStringLiteral("made a practice profile in %1 with %2 sources and %3 people\n")
                        .arg(m_profile.files().folder)
                        .arg(setup.sources.size())
                        .arg(setup.people.size()));
            }
            end(ctl::Ok);
        });
    }

    // A verb that writes: here when the profile is free, else by its owner. An owner that is about
    // to end may let go of the lock before it has promised anything; then it is tried again.
    void write()
    {
        const auto call = ctl::VerbCall::of(m_parser);
        if (!call)
            return end(call.error());
        m_call = *call;
        // Minted here, so that a call whose answer was lost can be made again and is done once.
        if (m_words.value(0) == key("import") && m_call.words.size() > 1)
            m_call.words[1] = QFileInfo(m_call.words[1]).absoluteFilePath();
        if (m_words.value(0) == key("run") && !m_call.isSet("command"))
            m_call.options.insert(key("command"), CommandId::mint().text());
        m_patience.start();
        tryToWrite();
    }

    void tryToWrite()
    {
        m_profile.open(true, true, [this](const Result<OpenReport>& report) {
            if (!report && report.error().kind == ErrorKind::Busy)
                return forward(report.error());
            if (!opened(report))
                return;
            serve();
            auto* verb = new ctl::WritingVerb(m_profile.engine(), m_call, this);
            connect(verb, &ctl::WritingVerb::said, this, &Ctl::tell);
            connect(verb, &ctl::WritingVerb::finished, this, &Ctl::endWith);
            verb->start();
        });
    }

    // While this process owns the profile it does for others what it does for itself.
    void serve()
    {
        if (m_profile.socket())
            m_profile.socket()->serve(ctl::servingOn(m_profile.engine(), this));
    }

    void forward(const Error& busy)
    {
        const int left = kPatience - static_cast<int>(m_patience.elapsed());
        if (left <= 0)
            return end(busy);
        // The owner's time is everybody's.
        if (m_now.isSet())
            return end(Error{ErrorKind::Busy, key("--now"),
                             key("cannot be had while another Docket holds the profile"), -1});
        auto* forwarding = new app::Forwarding(m_profile.files().folder, this);
        connect(forwarding, &app::Forwarding::said, this, &Ctl::tell);
        connect(forwarding, &app::Forwarding::done, this,
                [this](const QJsonObject& outcome) { endWith(ctl::Outcome::of(outcome)); });
        connect(forwarding, &app::Forwarding::nobody, this, [this, forwarding] {
            forwarding->deleteLater();
            QTimer::singleShot(kBetweenTries, this, [this] { tryToWrite(); });
        });
        connect(forwarding, &app::Forwarding::refused, this, [this](const QString& why) {
            end(Error{ErrorKind::Busy, m_profile.files().folder, why, -1});
        });
        connect(forwarding, &app::Forwarding::broken, this, [this] {
            QString why = key("the Docket that holds the profile went away before it answered");
            if (m_call.isSet("command"))
                why += key("; --command ") + m_call.value("command") +
                       key(" makes the same call again, and it is done once");
            end(Error{ErrorKind::Busy, m_profile.files().folder, why, -1});
        });
        forwarding->run(m_call.toJson(), left);
    }

    // A line for each twentieth; a start that has little to make again says nothing.
    void tellProgress(const OpenProgress& p)
    {
        const qint64 of = p.entriesOf + p.pagesOf;
        const qint64 step = of > 0 ? 20 * (p.entries + p.pages) / of : 0;
        if (of < kLittle || step == m_step)
            return;
        m_step = step;
        tell(QStringLiteral("making again: %1 of %2 entries, %3 of %4 pages\n")
                 .arg(p.entries)
                 .arg(p.entriesOf)
                 .arg(p.pages)
                 .arg(p.pagesOf));
    }

    static void tell(const QString& lines)
    {
        QStringList said;
        for (const QString& line : lines.split(u'\n'))
            said.append(loggable(line));
        std::fputs(said.join(u'\n').toUtf8().constData(), stderr);
    }

    void endWith(const ctl::Outcome& outcome)
    {
        if (!outcome.out.isEmpty())
            print(outcome.out);
        tell(outcome.err);
        end(outcome.code);
    }

    // Whose lists are asked for; false when --as names nobody.
    bool lookAs()
    {
        if (!m_parser.isSet(key("as")))
            return true;
        const Person* person = m_desk->setup().personByLogin(m_parser.value(key("as")));
        if (!person) {
            end(Error{ErrorKind::Malformed, key("--as"), key("is the login of nobody here"), -1});
            return false;
        }
        m_desk->lookAs(*person);
        return true;
    }

    void queues()
    {
        if (!lookAs())
            return;
        whenDone(m_desk->counts(), this, [this](const Result<view::Counts>& counts) {
            if (!counts)
                return end(counts.error());
            const bool own = m_parser.isSet(key("as"));
            QJsonArray list = ctl::queuesJson(*counts);
            if (own)
                for (const QJsonValue& view : ctl::viewsJson(*counts))
                    list.append(view);
            m_json ? print(list)
                   : print(ctl::queuesText(*counts) + (own ? ctl::viewsText(*counts) : QString()));
            end(ctl::Ok);
        });
    }

    void cases()
    {
        view::Query query;
        if (m_parser.isSet(key("queue"))) {
            query.queue = parseQueue(m_parser.value(key("queue")).toUtf8());
            if (!query.queue)
                return end(Error{ErrorKind::Malformed, key("--queue"), key("names no queue"), -1});
        }
        if (m_parser.isSet(key("view"))) {
            const auto scope = view::parseScope(m_parser.value(key("view")).toUtf8());
            if (!scope)
                return end(Error{ErrorKind::Malformed, key("--view"),
                                 key("is all, mine, unclaimed, approval, chasing, handed, snoozed "
                                     "or escalated"),
                                 -1});
            query.scope = *scope;
        }
        if (!lookAs())
            return;
        query.text = m_parser.value(key("find"));
        whenDone(m_desk->worklist(query), this, [this](const Result<view::RowSet>& set) {
            if (!set)
                return end(set.error());
            whenDone(m_desk->rows(set->numbers), this,
                     [this](const Result<std::vector<view::CaseRow>>& rows) {
                         if (!rows)
                             return end(rows.error());
                         if (m_parser.isSet(key("csv"))) {
                             const QByteArray csv = ctl::rowsCsv(*rows, m_desk->now());
                             const bool whole =
                                 std::fwrite(csv.constData(), 1, static_cast<size_t>(csv.size()),
                                             stdout) == static_cast<size_t>(csv.size()) &&
                                 std::fflush(stdout) == 0;
                             return whole ? end(ctl::Ok)
                                          : end(Error{ErrorKind::Storage, key("standard output"),
                                                      key("did not take all rows"), -1});
                         }
                         QJsonArray list;
                         QString text;
                         for (const view::CaseRow& row : *rows) {
                             list.append(ctl::rowJson(row, m_desk->now()));
                             text += ctl::rowText(row, m_desk->now());
                         }
                         m_json ? print(list) : print(text);
                         end(ctl::Ok);
                     });
        });
    }

    void show()
    {
        const auto number = ctl::caseNumber(m_words, 1);
        if (!number)
            return end(number.error());
        whenDone(m_desk->record(*number), this, [this](const Result<view::CaseRecord>& record) {
            if (!record)
                return end(record.error());
            m_json ? print(ctl::recordJson(*record)) : print(ctl::recordText(*record));
            end(ctl::Ok);
        });
    }

    void explain()
    {
        const auto number = ctl::caseNumber(m_words, 1);
        if (!number)
            return end(number.error());
        const QString word =
            m_parser.isSet(key("clock")) ? m_parser.value(key("clock")) : key("resolution");
        const auto kind = clockKind(word);
        if (!kind)
            return end(Error{ErrorKind::Malformed, key("--clock"),
                             key("is claim, first_action, next_update, resolution or external"),
                             -1});
        whenDone(m_desk->explain(*number, *kind), this, [this](const Result<view::Explanation>& e) {
            if (!e)
                return end(e.error());
            m_json ? print(ctl::explanationJson(*e)) : print(ctl::explanationText(*e));
            end(ctl::Ok);
        });
    }

    void outbox()
    {
        whenDone(m_desk->outbox(m_parser.isSet(key("ended"))), this,
                 [this](const Result<view::Outbox>& outbox) {
                     if (!outbox)
                         return end(outbox.error());
                     m_json ? print(ctl::outboxJson(*outbox)) : print(ctl::outboxText(*outbox));
                     end(ctl::Ok);
                 });
    }

    // People by what somebody knows of them.
    void find()
    {
        const QString text = m_words.mid(1).join(u' ');
        if (store::PersonQuery(text).isEmpty())
            return end(Error{ErrorKind::Malformed, key("TEXT"),
                             key("is the beginning of a name, an e-mail address, a word of an "
                                 "address, or the end of a telephone number"),
                             -1});
        whenDone(m_profile.engine().people(text, kMostFound), this,
                 [this](const Result<store::PersonIndex::Found>& found) {
                     if (!found)
                         return end(found.error());
                     m_json ? print(ctl::foundJson(*found)) : print(ctl::foundText(*found));
                     end(ctl::Ok);
                 });
    }

    // What is known of a person, and would be destroyed by erasing them.
    void traces()
    {
        const QString who = m_words.value(1);
        if (who.isEmpty())
            return end(Error{ErrorKind::Malformed, key("WHO"),
                             key("is an e-mail address, or the number of an order"), -1});
        whenDone(m_profile.engine().traces(who), this,
                 [this, who](const Result<store::Traces>& traces) {
                     if (!traces)
                         return end(traces.error());
                     if (traces->isEmpty())
                         return end(Error{ErrorKind::NotFound, who,
                                          key("is no e-mail address and no order that is known "
                                              "here"),
                                          -1});
                     m_json ? print(ctl::tracesJson(*traces)) : print(ctl::tracesText(*traces));
                     end(ctl::Ok);
                 });
    }

    // What each source's feeds say comes from the reader's thread, after the desk has heard it.
    void sources()
    {
        connect(m_desk.get(), &Desk::sourcesChanged, this, [this] {
            if (m_asked)
                return;
            m_asked = true;
            whenDone(m_desk->health(), this, [this](const Result<view::Health>& health) {
                if (!health)
                    return end(health.error());
                m_json ? print(ctl::healthJson(*health)) : print(ctl::healthText(*health));
                end(ctl::Ok);
            });
        });
    }

    // How the open cases stand to what the practice company says is wrong with it.
    void practice()
    {
        if (!m_profile.practice())
            return end(Error{ErrorKind::Denied, m_profile.files().folder,
                             key("is no practice profile: only the practice company knows what is "
                                 "wrong with it"),
                             -1});
        app::askPractice(
            QUrl(m_profile.engine().config().practiceUrl), key("/sandbox/troubles/all"), this,
            [this](const Result<QJsonObject>& answers) {
                if (!answers)
                    return end(answers.error());
                const Instant now = m_desk->now();
                whenDone(
                    m_profile.engine().read([now](const Engine::Reader& r) {
                        using Cases = Result<std::vector<Case>>;
                        const auto open = r.lists->list({}, {}, now, now);
                        return open ? r.lists->cases(open->numbers) : Cases(fail(open.error()));
                    }),
                    this, [this, answers = *answers, now](const Result<std::vector<Case>>& open) {
                        if (!open)
                            return end(open.error());
                        const ctl::Marks marks = ctl::mark(answers, *open, now);
                        m_json ? print(ctl::marksJson(marks)) : print(ctl::marksText(marks));
                        end(marks.missed() == 0 && marks.wrong.isEmpty() ? ctl::Ok : ctl::Failed);
                    });
            });
    }

    void verify()
    {
        const auto verified = verifyProfile(m_profile.files());
        if (!verified)
            return end(verified.error());
        if (m_json) {
            QJsonObject out{{key("entries"), verified->entries},
                            {key("head"), QString::fromLatin1(verified->head.hash.toHex())},
                            {key("whole"), !verified->broken}};
            if (verified->broken) {
                out.insert(key("first_bad"), verified->broken->seq);
                out.insert(key("why"), verified->broken->why);
            }
            print(out);
        } else if (verified->broken) {
            print(QStringLiteral("broken at entry %1: %2\n")
                      .arg(verified->broken->seq)
                      .arg(verified->broken->why));
        } else {
            print(QStringLiteral("%1 entries, whole (assurance: desk)\n").arg(verified->entries));
        }
        end(verified->broken ? ctl::Failed : ctl::Ok);
    }

    void rebuilt(const Result<OpenReport>& report)
    {
        if (!report)
            return end(report.error());
        if (m_json)
            print(QJsonObject{{key("entries"), report->entriesReplayed},
                              {key("pages"), report->pagesReplayed}});
        else
            print(QStringLiteral("rebuilt from %1 pages and %2 entries\n")
                      .arg(report->pagesReplayed)
                      .arg(report->entriesReplayed));
        end(ctl::Ok);
    }

    QCommandLineParser& m_parser;
    QStringList m_words;
    bool m_json;
    bool m_asked = false;
    app::Profile m_profile;
    std::unique_ptr<LocalDesk> m_desk;
    Instant m_now;
    ctl::VerbCall m_call;
    QElapsedTimer m_patience;
    qint64 m_step = -1;
};

}  // namespace

int main(int argc, char** argv)
{
    keepMemoryPrivate();
    logSafely();
    QCoreApplication application(argc, argv);
    QCoreApplication::setApplicationName(key("docketctl"));
    QLocale::setDefault(QLocale::c());  // scripts read it
    QCoreApplication::setApplicationVersion(key(DOCKET_VERSION));

    QCommandLineParser parser;
    parser.setApplicationDescription(key(
        "Docket without a window.\n\n"
        "  init --practice URL [--keys practice|keychain|file:PATH]\n"
        "                          make a profile on a practice company\n"
        "  sync                    read what the vendors changed; look at it by the rules\n"
        "                          --sweep: and every list once more, to see what the feeds lost\n"
        "  import FILE             take a warehouse's nightly file (CSV) into the profile, then\n"
        "                          sync\n"
        "  queues [--as LOGIN]     counts of each queue, and of a person's own views\n"
        "  cases [--queue Q] [--view V --as LOGIN]\n"
        "                          the worklist, next breach first; a person's own\n"
        "  show CASE               the record of a case\n"
        "  explain CASE [--clock]  the ledger of one of its clocks\n"
        "  run ACT CASE --as LOGIN do something to a case as a person: claim, release, note,\n"
        "                          pause, resume, close, reopen; assign, hand_off,\n"
        "                          accept_handoff, return_handoff, escalate, snooze, attach,\n"
        "                          link, merge, open_by_hand (about the order of CASE);\n"
        "                          refund, approve_payment, hold_fulfillment,\n"
        "                          release_fulfillment, cancel_order, void_label;\n"
        "                          approve, decline, settle_by_hand\n"
        "  practice                the open cases against the practice company's own answer key\n"
        "  verify                  check the journal's chain; 1 and the first bad entry if broken\n"
        "  rebuild                 make the cache again from archive and journal, offline\n"
        "  backup                  copy the profile's files into its folder backups, checked\n"
        "  lift --as LOGIN         after the journal was taken back to a backup: send again "
        "before\n"
        "                          every source was read again\n"
        "  mass pass SOURCE --as LOGIN\n"
        "  mass refuse SOURCE --as LOGIN\n"
        "                          what a source changed in mass is so; or is read again first\n"
        "  find TEXT               people by a name's beginning, an e-mail address, a word of an\n"
        "                          address, the end of a telephone number\n"
        "  traces WHO              what is known of a person, by an e-mail address or an order\n"
        "  erase WHO --as LOGIN    destroy it, here and in the backups; cannot be undone\n\n"
        "When another Docket has the profile open, sync, import, run, backup, lift, mass and erase "
        "are done by it.\n\n"
        "Exit codes: 0 done, 1 verify or sync found something wrong, 2 usage, 3 not found,\n"
        "4 refused or incomplete, 5 the case moved on, 69 no answer, 70 internal, 74 storage,\n"
        "75 another Docket holds the profile and does not answer."));
    parser.addHelpOption();
    parser.addVersionOption();
    parser.addOption({key("profile"), key("The profile's folder."), key("DIR")});
    parser.addOption({key("json"), key("Answer in JSON.")});
    parser.addOption({key("now"), key("Read as of this instant."), key("INSTANT")});
    parser.addOption({key("practice"), key("init: the practice company's address."), key("URL")});
    parser.addOption({key("keys"),
                      key("init: where the profile's key is kept: practice (published, protects "
                          "nothing), keychain, or file:PATH."),
                      key("WHERE")});
    parser.addOption(
        {key("queue"), key("cases: of one queue; open_by_hand: into which."), key("QUEUE")});
    parser.addOption({key("view"),
                      key("cases: all, mine, unclaimed, approval, chasing, handed, snoozed or "
                          "escalated; of the person whom --as names."),
                      key("VIEW")});
    parser.addOption({key("find"), key("cases: with this text."), key("TEXT")});
    parser.addOption({key("csv"), key("cases: as comma-separated values.")});
    parser.addOption({key("ended"), key("outbox: those that ended in the last 24 hours too.")});
    parser.addOption({key("sweep"), key("sync: read every list whole, and count what the feeds "
                                        "lost.")});
    parser.addOption({key("clock"), key("explain: which clock."), key("CLOCK")});
    ctl::addRunOptions(parser);
    parser.addPositionalArgument(key("verb"), key("What to do."));
    parser.process(application);

    Ctl ctl(parser, parser.positionalArguments());
    QMetaObject::invokeMethod(
        &ctl, [&ctl] { ctl.start(); }, Qt::QueuedConnection);
    return QCoreApplication::exec();
}
