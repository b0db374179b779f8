// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/composition/practice.h"
#include "app/composition/profile.h"
#include "app/docketctl/output.h"
#include "app/docketctl/runverb.h"
#include "core/base/later.h"
#include "core/desk/localdesk.h"
#include "core/desk/verification.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QFile>
#include <QJsonDocument>
#include <QUrl>

#include <algorithm>
#include <cstdio>

using namespace docket;

namespace {

QString key(const char* name)
{
    return QString::fromLatin1(name);
}

void print(const QString& text)
{
    std::fputs(text.toUtf8().constData(), stdout);
    std::fflush(stdout);
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
        if (verb == key("init"))
            return init();
        if (verb == key("verify"))
            return verify();
        if (verb == key("rebuild"))
            return m_profile.rebuild([this](const Result<OpenReport>& r) { rebuilt(r); });
        if (verb == key("sync") || verb == key("run"))
            return m_profile.open(true, true, [this, verb](const Result<OpenReport>& r) {
                if (!opened(r))
                    return;
                verb == key("sync") ? sync() : run();
            });
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
            end(Error{
                ErrorKind::Malformed, verb,
                key("is none of init, sync, queues, cases, show, explain, run, verify, rebuild"),
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
        m_desk = std::make_unique<LocalDesk>(m_profile.engine());
        return true;
    }

    void end(int code)
    {
        m_desk.reset();
        QCoreApplication::exit(code);
    }
    void end(const Error& error)
    {
        if (m_json)
            print(QJsonObject{{key("error"), ctl::errorJson(error)}});
        std::fprintf(stderr, "docketctl: %s: %s\n", qPrintable(error.where),
                     qPrintable(error.detail));
        end(ctl::exitOf(error.kind));
    }

    // The number of the case that the words name: a number, or an order's name.
    Result<qint64> caseNumber() const
    {
        bool good = false;
        const qint64 number =
            m_words.value(m_words.value(0) == key("run") ? 2 : 1).toLongLong(&good);
        if (!good || number <= 0)
            return fail(ErrorKind::Malformed, key("CASE"),
                        key("is a case's number, as queues and cases print it"));
        return number;
    }

    void init()
    {
        const QString url = m_parser.value(key("practice"));
        if (url.isEmpty())
            return end(Error{ErrorKind::Malformed, key("--practice"),
                             key("names the practice company's address; sources of your own are "
                                 "added in a later version"),
                             -1});
        m_profile.initPractice(QUrl(url), [this](const Done& done) {
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

    void sync()
    {
        Engine& engine = m_profile.engine();
        if (!m_json)
            connect(&engine, &Engine::syncProgress, this,
                    [](SourceNumber source, const QByteArray& feed, qint64 pages, qint64 facts) {
                        if (pages % 25 == 0)
                            std::fprintf(stderr, "source %d: %s, %lld pages, %lld facts\n", source,
                                         feed.constData(), static_cast<long long>(pages),
                                         static_cast<long long>(facts));
                    });
        connect(&engine, &Engine::syncFinished, this, [this](const SyncReport& report) {
            const Setup& setup = m_profile.engine().setup();
            m_json ? print(ctl::syncJson(report, setup)) : print(ctl::syncText(report, setup));
            const int code = report.failed() || report.cancelled ? ctl::Failed : ctl::Ok;
            // What was ready to be sent goes out before the process ends.
            connect(
                &m_profile.engine(), &Engine::pushed, this, [this, code] { end(code); },
                Qt::SingleShotConnection);
            m_profile.engine().push();
        });
        engine.sync();
    }

    void queues()
    {
        whenDone(m_desk->counts(), this, [this](const Result<view::Counts>& counts) {
            if (!counts)
                return end(counts.error());
            m_json ? print(ctl::queuesJson(*counts)) : print(ctl::queuesText(*counts));
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
        query.text = m_parser.value(key("find"));
        whenDone(m_desk->worklist(query), this, [this](const Result<view::RowSet>& set) {
            if (!set)
                return end(set.error());
            whenDone(m_desk->rows(set->numbers), this,
                     [this](const Result<std::vector<view::CaseRow>>& rows) {
                         if (!rows)
                             return end(rows.error());
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
        const auto number = caseNumber();
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
        const auto number = caseNumber();
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

    Result<QString> passphrase(const char* option) const
    {
        if (!m_parser.isSet(key(option))) {
            if (m_profile.practice())
                return app::practicePassphrase();
            return fail(ErrorKind::Malformed, key("--") + key(option),
                        key("names the file with the passphrase"));
        }
        QFile file(m_parser.value(key(option)));
        if (!file.open(QIODevice::ReadOnly))
            return fail(ErrorKind::Malformed, file.fileName(), file.errorString());
        return QString::fromUtf8(file.readAll()).trimmed();
    }

    void run()
    {
        const auto number = caseNumber();
        if (!number)
            return end(number.error());
        const auto words = passphrase("passphrase-file");
        if (!words)
            return end(words.error());
        whenDone(m_desk->signIn(m_parser.value(key("as")), *words), this,
                 [this, number = *number](const Result<Person>& p) {
                     if (!p)
                         return end(p.error());
                     if (!m_parser.isSet(key("approver")))
                         return act(number, {});
                     const auto second = passphrase("approver-passphrase-file");
                     if (!second)
                         return end(second.error());
                     whenDone(m_desk->recognise(m_parser.value(key("approver")), *second), this,
                              [this, number](const Result<Person>& approver) {
                                  if (!approver)
                                      return end(approver.error());
                                  act(number, approver->id);
                              });
                 });
    }

    void act(qint64 number, PersonId approver)
    {
        whenDone(m_desk->record(number), this,
                 [this, approver](const Result<view::CaseRecord>& record) {
                     if (!record)
                         return end(record.error());
                     auto act = ctl::actFrom(m_words.value(1), m_parser, *record, approver);
                     if (!act)
                         return end(act.error());
                     Command command;
                     command.id = m_parser.isSet(key("command"))
                                      ? CommandId::parse(m_parser.value(key("command")))
                                      : CommandId::mint();
                     if (command.id.isNull())
                         return end(Error{ErrorKind::Malformed, key("--command"),
                                          key("is not a UUID"), -1});
                     command.actor = Actor::person(m_desk->person()->id);
                     command.subject = record->value.id;
                     command.act = std::move(*act);
                     if (m_parser.isSet(key("seen")))
                         command.seen = m_parser.value(key("seen")).toLongLong();
                     whenDone(m_desk->dispatch(command), this,
                              [this](const Result<view::Receipt>& receipt) {
                                  if (!receipt)
                                      return end(receipt.error());
                                  await(*receipt);
                              });
                 });
    }

    // A refund is waited for as far as it comes now; what is unknown then is looked up later.
    void await(const view::Receipt& receipt)
    {
        whenDone(m_desk->record(receipt.caseNumber), this,
                 [this, receipt](const Result<view::CaseRecord>& record) {
                     const bool waits =
                         record && std::any_of(record->value.intents.begin(),
                                               record->value.intents.end(), [](const Intent& i) {
                                                   return i.state == IntentState::Sending ||
                                                          (i.state == IntentState::Ready &&
                                                           !i.notBefore.isSet());
                                               });
                     if (!waits || m_waits++ > 50)
                         return settled(receipt);
                     connect(
                         &m_profile.engine(), &Engine::pushed, this,
                         [this, receipt] { await(receipt); }, Qt::SingleShotConnection);
                     m_profile.engine().push();
                 });
    }

    void settled(const view::Receipt& receipt)
    {
        connect(
            &m_profile.engine(), &Engine::tended, this,
            [this, receipt] {
                QJsonArray sequences;
                for (const qint64 seq : receipt.sequences)
                    sequences.append(seq);
                if (m_json)
                    print(QJsonObject{{key("command"), receipt.command.text()},
                                      {key("case"), receipt.caseNumber},
                                      {key("revision"), receipt.revision},
                                      {key("sequences"), sequences},
                                      {key("repeated"), receipt.repeated}});
                else
                    print(QStringLiteral("case %1 is at revision %2%3\n")
                              .arg(receipt.caseNumber)
                              .arg(receipt.revision)
                              .arg(receipt.repeated ? key(" (it had been recorded before)")
                                                    : QString()));
                end(ctl::Ok);
            },
            Qt::SingleShotConnection);
        m_profile.engine().tend();
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
    app::Profile m_profile;
    std::unique_ptr<LocalDesk> m_desk;
    Instant m_now;
    int m_waits = 0;
};

}  // namespace

int main(int argc, char** argv)
{
    QCoreApplication application(argc, argv);
    QCoreApplication::setApplicationName(key("docketctl"));
    QCoreApplication::setApplicationVersion(key(DOCKET_VERSION));

    QCommandLineParser parser;
    parser.setApplicationDescription(key(
        "Docket without a window.\n\n"
        "  init --practice URL     make a profile on a practice company\n"
        "  sync                    read what the vendors changed; look at it by the rules\n"
        "  queues                  counts of each queue\n"
        "  cases [--queue Q]       the worklist, next breach first\n"
        "  show CASE               the record of a case\n"
        "  explain CASE [--clock]  the ledger of one of its clocks\n"
        "  run ACT CASE --as LOGIN do something to a case as a person\n"
        "  verify                  check the journal's chain; 1 and the first bad entry if broken\n"
        "  rebuild                 make the cache again from archive and journal, offline\n\n"
        "Exit codes: 0 done, 1 verify or sync found something wrong, 2 usage, 3 not found,\n"
        "4 refused or incomplete, 5 the case moved on, 69 no answer, 70 internal, 74 storage,\n"
        "75 another Docket holds the profile."));
    parser.addHelpOption();
    parser.addVersionOption();
    parser.addOption({key("profile"), key("The profile's folder."), key("DIR")});
    parser.addOption({key("json"), key("Answer in JSON.")});
    parser.addOption({key("now"), key("Read as of this instant."), key("INSTANT")});
    parser.addOption({key("practice"), key("init: the practice company's address."), key("URL")});
    parser.addOption({key("queue"), key("cases: of one queue."), key("QUEUE")});
    parser.addOption({key("find"), key("cases: with this text."), key("TEXT")});
    parser.addOption({key("clock"), key("explain: which clock."), key("CLOCK")});
    ctl::addRunOptions(parser);
    parser.addPositionalArgument(key("verb"), key("What to do."));
    parser.process(application);

    Ctl ctl(parser, parser.positionalArguments());
    QMetaObject::invokeMethod(
        &ctl, [&ctl] { ctl.start(); }, Qt::QueuedConnection);
    return QCoreApplication::exec();
}
