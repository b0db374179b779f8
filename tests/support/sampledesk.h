// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/desk/desk.h"

#include <QElapsedTimer>
#include <QHash>

#include <functional>
#include <map>
#include <optional>

namespace docket::sample {

// 24 November 2026, 13:48:20 in Berlin.
constexpr Instant kNow{1795524500000};

// A desk in memory with believable cases in every queue and every state of a clock, for tests of
// the window and for looking at it. It keeps no journal and asks nobody; answers come by the event
// loop.
class SampleDesk final : public Desk {
    Q_OBJECT
public:
    // With `running` its time goes on from kNow; else it stands until advance().
    explicit SampleDesk(bool running = false, QObject* parent = nullptr);

    // Whether a draft can be kept.
    void setDiskFull(bool full) { m_diskFull = full; }

    Instant now() const override;
    const Setup& setup() const override { return m_setup; }
    QString keysInWords() const override { return QStringLiteral("practice"); }
    QFuture<Result<Person>> signIn(const QString& login, const QString& passphrase) override;
    void signOut() override;
    const Person* person() const override { return m_person ? &*m_person : nullptr; }
    QFuture<Result<Person>> recognise(const QString& login, const QString& passphrase) override;
    QFuture<Result<view::RowSet>> worklist(const view::Query& query) override;
    QFuture<Result<view::Screenful>> screenful(const view::Query& query) override;
    QFuture<Result<std::vector<view::CaseRow>>> rows(const std::vector<qint64>& numbers) override;
    QFuture<Result<view::Counts>> counts() override;
    QFuture<Result<view::CaseRecord>> record(qint64 number) override;
    QFuture<Result<view::Explanation>> explain(qint64 number, ClockKind kind) override;
    QFuture<Result<view::NextCase>> next() override;
    QFuture<Result<view::Receipt>> dispatch(const Command& command) override;
    QFuture<Result<Evidence>> keepEvidence(const QString& path) override;
    QFuture<Result<QByteArray>> evidence(const QByteArray& sha256) override;
    QFuture<Done> saveDraft(qint64 number, const QString& text) override;
    QFuture<QString> draft(qint64 number) override;
    int draftCount() const override { return static_cast<int>(m_drafts.size()); }
    void sync() override;
    void cancelSync() override;
    bool syncing() const override { return m_syncing; }
    std::vector<view::SourceStatus> sources() const override;
    QFuture<Result<view::Outbox>> outbox(bool ended) override;
    QFuture<Result<view::Health>> health() override;
    QFuture<Done> decideMassChange(SourceNumber source, bool pass) override;
    view::OutboxCount outboxCount() const override;

    // What only tests say.
    void signInAs(const QByteArray& login);
    void advance(Millis by) { m_ahead += by; }
    // The next dispatch is answered by this and changes nothing.
    void failNext(ErrorKind kind) { m_failure = kind; }
    // Adds `n` open cases whose deadlines lie after `left`, one second apart, and says so.
    std::vector<qint64> arrive(int n, Millis left);
    void remove(qint64 number);
    void moveDue(qint64 number, Millis left);
    void clear();
    // How many lines a list that is opened begins with, if so many are late.
    void setScreenful(int lines) { m_screenful = lines; }
    // Goes over every text of the cases, the outbox and the sources that comes from outside or that
    // somebody wrote.
    void rewrite(const std::function<void(QString&)>& change);
    // Changes of the world in every state; there are few without.
    void fillOutbox();
    void clearOutbox()
    {
        m_outbox.clear();
        emit outboxChanged();
    }
    // What the outbox and the sources answer until it is taken back.
    void failStanding(const std::optional<Error>& error) { m_standingFailure = error; }
    // Changes what the journal says of itself.
    void quarantineJournal(const Quarantine& quarantine)
    {
        m_setup.quarantine = quarantine;
        emit changed({});
    }
    // How far the servers' clocks are ahead of this machine's.
    void measureClock(std::optional<Millis> ahead, TimeTrust trust)
    {
        m_clockAhead = ahead;
        m_clockTrust = trust;
        emit sourcesChanged();
    }
    // A profile that has none.
    void clearSources()
    {
        m_setup.sources.clear();
        emit sourcesChanged();
    }
    const std::vector<Command>& dispatched() const { return m_dispatched; }
    const QHash<qint64, QString>& drafts() const { return m_drafts; }
    int rowRequests() const { return m_rowRequests; }
    int outboxRequests() const { return m_outboxRequests; }
    const view::CaseRecord& at(qint64 number) const { return m_cases.at(number); }

private:
    friend void fill(SampleDesk& desk);
    view::CaseRecord& make(Queue queue, Millis left, const char* what, const char* detail,
                           const char* customer, Money amount, int owner, Millis age);
    void finish(view::CaseRecord& record);
    std::vector<view::Offer> offersFor(const view::CaseRecord& record) const;
    std::vector<view::Offer> offersOn(const Intent& intent) const;
    void say(view::CaseRecord& record, view::TimelineItem::Kind kind, const QString& title,
             const QString& detail, const QString& icon);
    Done apply(view::CaseRecord& record, const Command& command);
    bool pass(view::CaseRecord& record, const Command& command);
    view::RowSet setOf(const view::Query& query) const;
    view::CaseRow rowFor(const view::CaseRecord& record) const;
    bool matches(const view::CaseRecord& record, const view::Query& query) const;
    view::Band bandOf(const view::CaseRecord& record) const;
    template <class T>
    QFuture<T> later(T value);

    Setup m_setup;
    std::optional<Person> m_person;
    std::map<qint64, view::CaseRecord> m_cases;
    QHash<qint64, QString> m_drafts;
    bool m_diskFull = false;
    QHash<QByteArray, QByteArray> m_documents;
    std::vector<Command> m_dispatched;
    std::vector<view::OutboxItem> m_outbox;
    std::vector<CommandId> m_seen;
    std::optional<ErrorKind> m_failure;
    std::optional<Error> m_standingFailure;
    std::optional<Millis> m_clockAhead;
    TimeTrust m_clockTrust = TimeTrust::Agreed;
    QElapsedTimer m_clock;
    bool m_running;
    bool m_syncing = false;
    Millis m_ahead = 0;
    qint64 m_nextNumber = 48201;
    int m_rowRequests = 0;
    int m_outboxRequests = 0;
    int m_screenful = 60;
    std::function<void(QString&)> m_rewrite;
};

// The sixty cases.
void fill(SampleDesk& desk);

}  // namespace docket::sample
