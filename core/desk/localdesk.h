// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/desk/desk.h"
#include "core/desk/engine.h"

#include <QTimer>

#include <map>

namespace docket {

// The border, over an engine in this process.
class LocalDesk final : public Desk {
    Q_OBJECT
public:
    // The engine must be open, and outlive the desk.
    explicit LocalDesk(Engine& engine, QObject* parent = nullptr);

    // Reads as this person without a sign-in: for a process that answers and records nothing.
    void lookAs(const Person& person) { m_person = person; }

    Instant now() const override;
    const Setup& setup() const override;
    QString keysInWords() const override;

    QFuture<Result<Person>> signIn(const QString& login, const QString& passphrase) override;
    void signOut() override;
    const Person* person() const override;
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
    int draftCount() const override;

    void sync() override;
    void cancelSync() override;
    bool syncing() const override;
    std::vector<view::SourceStatus> sources() const override;
    QFuture<Result<view::Outbox>> outbox(bool ended) override;
    QFuture<Result<view::Health>> health() override;
    QFuture<Done> decideMassChange(SourceNumber source, bool pass) override;
    view::OutboxCount outboxCount() const override;

private:
    void refreshSources();
    void refreshOutbox();
    void armTimer();
    QString drafter() const;
    std::optional<Person> personCopy() const;
    store::Asker asker() const;

    Engine& m_engine;
    std::optional<Person> m_person;
    std::map<SourceNumber, view::SourceStatus> m_sources;
    int m_drafts = 0;
    view::OutboxCount m_outbox;
    bool m_counting = false;
    bool m_countAgain = false;
    QTimer m_turn;  // the one timer: armed for the earliest instant at which a count changes
    QTimer m_pull;  // reads the vendors again
};

}  // namespace docket
