// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commandline/writingverb.h"

#include "app/commandline/erasing.h"
#include "app/commandline/imports.h"
#include "app/commandline/output.h"
#include "app/commandline/runverb.h"
#include "app/composition/practice.h"
#include "core/base/later.h"
#include "core/desk/localdesk.h"

#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>

#include <algorithm>

namespace docket::ctl {

namespace {

constexpr qint64 kPagesBetweenWords = 25;
constexpr int kMostWaits = 50;
constexpr qint64 kPagesBetweenErasings = 1'000;
constexpr qint64 kPagesErased = 16;  // in one piece

QString key(const char* name)
{
    return QString::fromLatin1(name);
}

QString textOf(const QJsonObject& json)
{
    return QString::fromUtf8(QJsonDocument(json).toJson());
}

}  // namespace

QJsonObject Outcome::toJson() const
{
    return {{key("code"), code}, {key("out"), out}, {key("err"), err}};
}

Outcome Outcome::of(const QJsonObject& json)
{
    return {json.value(key("code")).toInt(Internal), json.value(key("out")).toString(),
            json.value(key("err")).toString()};
}

Outcome Outcome::of(const Error& error, bool json)
{
    return {exitOf(error.kind),
            json ? textOf(QJsonObject{{key("error"), errorJson(error)}}) : QString(),
            QStringLiteral("docketctl: %1: %2\n").arg(error.where, error.detail)};
}

Result<qint64> caseNumber(const QStringList& words, int index)
{
    bool good = false;
    const qint64 number = words.value(index).toLongLong(&good);
    if (!good || number <= 0)
        return fail(ErrorKind::Malformed, key("CASE"),
                    key("is a case's number, as queues and cases print it"));
    return number;
}

WritingVerb::WritingVerb(Engine& engine, VerbCall call, QObject* parent)
    : QObject(parent)
    , m_engine(engine)
    , m_call(std::move(call))
    , m_desk(std::make_unique<LocalDesk>(engine))
{
}

WritingVerb::~WritingVerb() = default;

bool WritingVerb::writes(const QString& verb)
{
    return verb == key("sync") || verb == key("run") || verb == key("import") ||
           verb == key("backup") || verb == key("lift") || verb == key("mass") ||
           verb == key("erase");
}

void WritingVerb::start()
{
    const QString verb = m_call.words.value(0);
    if (verb == key("sync"))
        return sync();
    if (verb == key("run"))
        return run();
    if (verb == key("import"))
        return import();
    if (verb == key("backup"))
        return backUp();
    if (verb == key("lift"))
        return lift();
    if (verb == key("mass"))
        return mass();
    if (verb == key("erase"))
        return erase();
    end(Error{ErrorKind::Malformed, verb,
              key("is none of sync, import, run, backup, lift, mass, erase"), -1});
}

void WritingVerb::backUp()
{
    whenDone(m_engine.backUp(), this, [this](const Result<QString>& folder) {
        if (!folder)
            return end(folder.error());
        end(Ok, m_call.json ? textOf(QJsonObject{{key("folder"), *folder}})
                            : QStringLiteral("kept in %1\n").arg(*folder));
    });
}

// Goes on as the person that the verb was called for.
void WritingVerb::signedIn(std::function<void(const Person&)> then)
{
    const auto words = passphrase(m_call.passphrase, "passphrase-file");
    if (!words)
        return end(words.error());
    whenDone(m_desk->signIn(m_call.value("as"), *words), this,
             [this, then = std::move(then)](const Result<Person>& person) {
                 if (!person)
                     return end(person.error());
                 then(*person);
             });
}

// What nothing else may decide: that a source which cannot be read again holds no forgotten refund.
void WritingVerb::lift()
{
    signedIn([this](const Person& person) {
        whenDone(m_engine.liftQuarantine(person.id), this, [this](const Done& done) {
            if (!done)
                return end(done.error());
            connect(
                &m_engine, &Engine::pushed, this,
                [this] { end(Ok, m_call.json ? key("{}\n") : key("sending goes on\n")); },
                Qt::SingleShotConnection);
            m_engine.push();
        });
    });
}

// Whether what a source said of very much at once is so.
void WritingVerb::mass()
{
    const QString what = m_call.words.value(1);
    const QString name = m_call.words.value(2);
    const std::vector<Source>& sources = m_engine.setup().sources;
    const auto source = std::find_if(sources.begin(), sources.end(),
                                     [&](const Source& s) { return s.name == name; });
    if (what != key("pass") && what != key("refuse"))
        return end(Error{ErrorKind::Malformed, what, key("is neither pass nor refuse"), -1});
    if (source == sources.end())
        return end(Error{ErrorKind::NotFound, name, key("is no source's name"), -1});
    signedIn([this, pass = what == key("pass"), number = source->number](const Person& person) {
        whenDone(m_engine.decideMassChange(number, pass, person.id), this,
                 [this, pass](const Done& done) {
                     if (!done)
                         return end(done.error());
                     connect(
                         &m_engine, &Engine::tended, this,
                         [this, pass] {
                             end(Ok, m_call.json ? key("{}\n")
                                     : pass      ? key("the rules go by what was read\n")
                                                 : key("it is read again with the next sync\n"));
                         },
                         Qt::SingleShotConnection);
                     m_engine.tend();
                 });
    });
}

// What is known of a person is destroyed. `traces` says before what that is.
void WritingVerb::erase()
{
    const QString who = m_call.words.value(1);
    if (who.isEmpty())
        return end(Error{ErrorKind::Malformed, key("WHO"),
                         key("is an e-mail address, or the number of an order"), -1});
    connect(&m_engine, &Engine::erasing, this, [this](qint64 page, qint64 of) {
        if (!m_call.json && (page % kPagesBetweenErasings < kPagesErased || page >= of))
            emit said(QStringLiteral("erasing: page %1 of %2\n").arg(page).arg(of));
    });
    signedIn([this, who](const Person& person) {
        whenDone(m_engine.erase(who, person.id), this, [this](const Result<Erased>& erased) {
            if (!erased)
                return end(erased.error());
            connect(
                &m_engine, &Engine::tended, this,
                [this, erased = *erased] {
                    end(Ok, m_call.json ? textOf(erasedJson(erased)) : erasedText(erased));
                },
                Qt::SingleShotConnection);
            m_engine.tend();
        });
    });
}

void WritingVerb::end(int code, const QString& out)
{
    QMetaObject::invokeMethod(
        this, [this, outcome = Outcome{code, out, {}}] { emit finished(outcome); },
        Qt::QueuedConnection);
}

void WritingVerb::end(const Error& error)
{
    QMetaObject::invokeMethod(
        this, [this, outcome = Outcome::of(error, m_call.json)] { emit finished(outcome); },
        Qt::QueuedConnection);
}

// A file becomes one of the profile's own, where the sync that follows reads it as it reads every
// source: archived, decoded, and made again from the archive by a rebuild.
void WritingVerb::import()
{
    const auto imported = importFile(m_engine.files(), m_call.words.value(1));
    if (!imported)
        return end(imported.error());
    emit said(*imported);
    const Setup& setup = m_engine.setup();
    if (std::any_of(setup.sources.begin(), setup.sources.end(), isImports))
        return sync();
    whenDone(m_engine.configure("source_set", toJson(importsSource(setup)), {}), this,
             [this](const Result<qint64>& done) {
                 if (!done)
                     return end(done.error());
                 sync();
             });
}

void WritingVerb::sync()
{
    // One sync runs at a time. One that is under way may have passed what is asked for: it is
    // waited for, and this one follows it.
    if (m_engine.syncing()) {
        emit said(key("a sync is running; this one follows it\n"));
        connect(
            &m_engine, &Engine::syncFinished, this, [this] { sync(); },
            static_cast<Qt::ConnectionType>(Qt::QueuedConnection | Qt::SingleShotConnection));
        return;
    }
    if (!m_call.json)
        connect(&m_engine, &Engine::syncProgress, this,
                [this](SourceNumber source, const QByteArray& feed, qint64 pages, qint64 facts) {
                    if (pages % kPagesBetweenWords == 0)
                        emit said(QStringLiteral("source %1: %2, %3 pages, %4 facts\n")
                                      .arg(source)
                                      .arg(QString::fromUtf8(feed))
                                      .arg(pages)
                                      .arg(facts));
                });
    connect(
        &m_engine, &Engine::syncFinished, this,
        [this](const SyncReport& report) {
            const Setup& setup = m_engine.setup();
            const QString out =
                m_call.json ? textOf(syncJson(report, setup)) : syncText(report, setup);
            const int code = report.failed() || report.cancelled ? Failed : Ok;
            // What was ready to be sent goes out before the verb ends.
            connect(
                &m_engine, &Engine::pushed, this,
                [this, code, out] {
                    // And whoever came with it can be found.
                    connect(
                        &m_engine, &Engine::indexed, this, [this, code, out] { end(code, out); },
                        Qt::SingleShotConnection);
                    m_engine.indexPeople();
                },
                Qt::SingleShotConnection);
            m_engine.push();
        },
        Qt::SingleShotConnection);
    const bool sweep = m_call.isSet("sweep");
    if (!m_engine.sync(sweep ? Engine::Extent::Sweep : Engine::Extent::Changes))
        end(Error{ErrorKind::Internal, key("sync"), key("could not be begun"), -1});
}

Result<QString> WritingVerb::passphrase(const std::optional<QString>& given,
                                        const char* option) const
{
    if (given)
        return *given;
    if (!m_engine.config().practiceUrl.isEmpty())
        return app::practicePassphrase();
    return fail(ErrorKind::Malformed, key("--") + key(option),
                key("names the file with the passphrase"));
}

void WritingVerb::run()
{
    const auto number = caseNumber(m_call.words, 2);
    if (!number)
        return end(number.error());
    m_number = *number;
    signedIn([this](const Person&) {
        if (!m_call.isSet("approver"))
            return act({});
        const auto second = passphrase(m_call.approverPassphrase, "approver-passphrase-file");
        if (!second)
            return end(second.error());
        whenDone(m_desk->recognise(m_call.value("approver"), *second), this,
                 [this](const Result<Person>& approver) {
                     if (!approver)
                         return end(approver.error());
                     act(approver->id);
                 });
    });
}

void WritingVerb::act(PersonId approver)
{
    whenDone(m_desk->record(m_number), this,
             [this, approver](const Result<view::CaseRecord>& record) {
                 if (!record)
                     return end(record.error());
                 gather(*record, approver);
             });
}

// What an act needs from elsewhere before it can be read: another case, or a document kept.
void WritingVerb::gather(const view::CaseRecord& record, PersonId approver)
{
    const QString word = m_call.words.value(1);
    if (wantsOther(word)) {
        const auto number = caseNumber({m_call.value("other")}, 0);
        if (!number)
            return end(Error{ErrorKind::Malformed, key("--other"),
                             key("is the number of the other case"), -1});
        whenDone(m_desk->record(*number), this,
                 [this, record, approver](const Result<view::CaseRecord>& other) {
                     if (!other)
                         return end(other.error());
                     dispatch(record, approver, other->value, {});
                 });
        return;
    }
    if (!wantsFile(word))
        return dispatch(record, approver, {}, {});
    const QString path = m_call.value("file");
    if (!QFileInfo(path).isAbsolute())
        return end(Error{ErrorKind::Malformed, key("--file"), key("names the document"), -1});
    // Its words are read before its bytes are kept, so that a slip leaves nothing behind.
    const RunGround first{m_desk->setup(), record, approver, {}, Evidence{}, CommandId::mint()};
    if (const auto act = actFrom(word, m_call, first); !act)
        return end(act.error());
    whenDone(m_desk->keepEvidence(path), this,
             [this, record, approver](const Result<Evidence>& kept) {
                 if (!kept)
                     return end(kept.error());
                 dispatch(record, approver, {}, *kept);
             });
}

void WritingVerb::dispatch(const view::CaseRecord& record, PersonId approver,
                           const std::optional<Case>& other,
                           const std::optional<Evidence>& document)
{
    Command command;
    command.id =
        m_call.isSet("command") ? CommandId::parse(m_call.value("command")) : CommandId::mint();
    if (command.id.isNull())
        return end(Error{ErrorKind::Malformed, key("--command"), key("is not a UUID"), -1});
    auto act = actFrom(m_call.words.value(1), m_call,
                       {m_desk->setup(), record, approver, other, document, command.id});
    if (!act)
        return end(act.error());
    command.actor = Actor::person(m_desk->person()->id);
    const auto* opened = std::get_if<OpenByHand>(&*act);
    command.subject = opened ? opened->id : record.value.id;
    command.act = std::move(*act);
    if (m_call.isSet("seen"))
        command.seen = m_call.value("seen").toLongLong();
    whenDone(m_desk->dispatch(command), this, [this](const Result<view::Receipt>& receipt) {
        if (!receipt)
            return end(receipt.error());
        await(*receipt);
    });
}

// A refund is waited for as far as it comes now; what is unknown then is looked up later.
void WritingVerb::await(const view::Receipt& receipt)
{
    whenDone(m_desk->record(receipt.caseNumber), this,
             [this, receipt](const Result<view::CaseRecord>& record) {
                 const bool waits =
                     record &&
                     std::any_of(record->value.intents.begin(), record->value.intents.end(),
                                 [](const Intent& i) {
                                     return i.state == IntentState::Sending ||
                                            (i.state == IntentState::Ready && !i.notBefore.isSet());
                                 });
                 if (!waits || m_waits++ > kMostWaits)
                     return settled(receipt);
                 connect(
                     &m_engine, &Engine::pushed, this, [this, receipt] { await(receipt); },
                     Qt::SingleShotConnection);
                 m_engine.push();
             });
}

void WritingVerb::settled(const view::Receipt& receipt)
{
    connect(
        &m_engine, &Engine::tended, this,
        [this, receipt] {
            QJsonArray sequences;
            for (const qint64 seq : receipt.sequences)
                sequences.append(seq);
            end(Ok, m_call.json ? textOf(QJsonObject{{key("command"), receipt.command.text()},
                                                     {key("case"), receipt.caseNumber},
                                                     {key("revision"), receipt.revision},
                                                     {key("sequences"), sequences},
                                                     {key("repeated"), receipt.repeated}})
                                : QStringLiteral("case %1 is at revision %2%3\n")
                                      .arg(receipt.caseNumber)
                                      .arg(receipt.revision)
                                      .arg(receipt.repeated ? key(" (it had been recorded before)")
                                                            : QString()));
        },
        Qt::SingleShotConnection);
    m_engine.tend();
}

}  // namespace docket::ctl
