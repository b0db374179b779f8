// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/commandline/verbcall.h"
#include "core/domain/command.h"
#include "core/view/record.h"

#include <QObject>

#include <functional>
#include <memory>

namespace docket {
class Engine;
class LocalDesk;
}  // namespace docket

namespace docket::ctl {

// What a verb leaves behind: the process's exit code, and what goes to its two outputs.
struct Outcome {
    int code = 0;
    QString out;
    QString err;

    QJsonObject toJson() const;
    static Outcome of(const QJsonObject& json);
    // The outcome of a verb that could not be done.
    static Outcome of(const Error& error, bool json);
};

// One verb that writes, `sync`, `import`, `run`, `backup`, `lift`, `mass` or `erase`, on an engine
// that is open for writing. It has a desk of its own, so that who signs in for it is nobody
// anywhere else. Goes when its parent goes; what was recorded by then stays.
class WritingVerb final : public QObject {
    Q_OBJECT
public:
    WritingVerb(Engine& engine, VerbCall call, QObject* parent = nullptr);
    ~WritingVerb() override;

    // Ends with finished(), once and later.
    void start();

    static bool writes(const QString& verb);

signals:
    void said(const QString& progress);  // one line for standard error
    void finished(const docket::ctl::Outcome& outcome);

private:
    void sync();
    void run();
    void import();
    void backUp();
    void lift();
    void mass();
    void erase();
    void signedIn(std::function<void(const Person&)> then);
    void act(PersonId approver);
    void gather(const view::CaseRecord& record, PersonId approver);
    void dispatch(const view::CaseRecord& record, PersonId approver,
                  const std::optional<Case>& other, const std::optional<Evidence>& document);
    void await(const view::Receipt& receipt);
    void settled(const view::Receipt& receipt);
    Result<QString> passphrase(const std::optional<QString>& given, const char* option) const;
    void end(int code, const QString& out);
    void end(const Error& error);

    Engine& m_engine;
    VerbCall m_call;
    std::unique_ptr<LocalDesk> m_desk;
    qint64 m_number = 0;
    int m_waits = 0;
};

// The number of the case that stands at `index` of the words; Malformed when none does.
Result<qint64> caseNumber(const QStringList& words, int index);

}  // namespace docket::ctl
