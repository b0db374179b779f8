// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/command.h"
#include "core/domain/setup.h"
#include "core/view/changes.h"
#include "core/view/figure.h"
#include "core/view/health.h"
#include "core/view/outbox.h"
#include "core/view/query.h"
#include "core/view/record.h"
#include "core/view/rowset.h"

#include <QFuture>
#include <QObject>
#include <QString>

#include <vector>

namespace docket {

// The one border that the screen speaks to. Questions are answered later, by a future, with values;
// nothing here waits. Every answer is of one committed state.
class Desk : public QObject {
    Q_OBJECT
public:
    using QObject::QObject;

    // The profile's time: the servers' where they have told it, the practice company's in practice.
    virtual Instant now() const = 0;
    virtual const Setup& setup() const = 0;  // as of the last changed() that said so
    // What the status line says about the keys: "keychain", "file PATH", "practice".
    virtual QString keysInWords() const = 0;

    // Who sits here. Denied for a wrong name or passphrase, without saying which.
    virtual QFuture<Result<Person>> signIn(const QString& login, const QString& passphrase) = 0;
    virtual void signOut() = 0;
    virtual const Person* person() const = 0;  // null when nobody is signed in
    // "Approve here": proves who a second person is, for one act, and changes nothing.
    virtual QFuture<Result<Person>> recognise(const QString& login, const QString& passphrase) = 0;

    virtual QFuture<Result<view::RowSet>> worklist(const view::Query& query) = 0;
    // The beginning of it, which does not take longer the longer the list is.
    virtual QFuture<Result<view::Screenful>> screenful(const view::Query& query) = 0;
    virtual QFuture<Result<std::vector<view::CaseRow>>>
    rows(const std::vector<qint64>& numbers) = 0;
    virtual QFuture<Result<view::Counts>> counts() = 0;
    virtual QFuture<Result<view::CaseRecord>> record(qint64 number) = 0;
    virtual QFuture<Result<view::Explanation>> explain(qint64 number, ClockKind kind) = 0;
    // The open case that is due first among those that the person may take, and why.
    virtual QFuture<Result<view::NextCase>> next() = 0;

    // Records a command by the signed-in person. Conflict, Denied and Incomplete as the gate says.
    virtual QFuture<Result<view::Receipt>> dispatch(const Command& command) = 0;

    // Keeps a sealed copy of a file, to be attached: its id is minted; kind, person and instant are
    // the caller's. Malformed for what cannot be kept, Busy without the right to write.
    virtual QFuture<Result<Evidence>> keepEvidence(const QString& path) = 0;
    // The bytes of a document as they were attached. NotFound; Corrupt when they are not those.
    virtual QFuture<Result<QByteArray>> evidence(const QByteArray& sha256) = 0;

    // What somebody is still writing. Saved sealed, and on the disk when that is said; an empty
    // text removes it. Full or Storage with the file's name when the disk refused it.
    virtual QFuture<Done> saveDraft(qint64 number, const QString& text) = 0;
    virtual QFuture<QString> draft(qint64 number) = 0;
    virtual int draftCount() const = 0;

    // Reads what the vendors changed. One run at a time; progress comes as source status.
    virtual void sync() = 0;
    virtual void cancelSync() = 0;
    virtual bool syncing() const = 0;
    virtual std::vector<view::SourceStatus> sources() const = 0;
    // Every change that the world must hear and that has not come to its end; with `ended` those
    // too that ended within the last 24 hours.
    virtual QFuture<Result<view::Outbox>> outbox(bool ended) = 0;
    // How each source stands, feed by feed, with the records that were put aside.
    virtual QFuture<Result<view::Health>> health() = 0;
    // Ends the holding of a source that changed in mass, by the signed-in person: what was read is
    // so (pass), or it is read again from the beginning and stays held until then. Denied as
    // health() says, NotFound when nothing is held of it.
    virtual QFuture<Done> decideMassChange(SourceNumber source, bool pass) = 0;
    // How many of them have not come to their end, as of the last outboxChanged().
    virtual view::OutboxCount outboxCount() const = 0;

signals:
    void changed(const docket::view::Changes& changes);
    void sourcesChanged();
    void outboxChanged();
    void personChanged();
};

}  // namespace docket
