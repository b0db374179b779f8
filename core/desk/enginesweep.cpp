// SPDX-License-Identifier: GPL-3.0-or-later
// The sweep: when it is due, what it is told of the facts, and what is kept of it.
#include "core/base/crashpoint.h"
#include "core/desk/engineparts.h"
#include "core/store/factlists.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace docket {

namespace {

constexpr auto kSweeps = "sweeps";
constexpr Millis kSweepEvery = hours(24);
constexpr Millis kIdle = minutes(1);

QString key(const char* name)
{
    return QString::fromLatin1(name);
}

QJsonObject toJson(const view::Sweep& sweep)
{
    QJsonArray feeds;
    for (const view::FeedSweep& f : sweep.feeds)
        feeds.append(QJsonObject{{key("feed"), QString::fromUtf8(f.feed)},
                                 {key("read"), f.read},
                                 {key("lost"), f.lost},
                                 {key("missing"), f.missing},
                                 {key("gone"), f.gone},
                                 {key("held"), f.held},
                                 {key("problem"), f.problem}});
    return {
        {key("started"), sweep.started.ms}, {key("ended"), sweep.ended.ms}, {key("feeds"), feeds}};
}

view::Sweep sweepIn(const QJsonObject& json)
{
    view::Sweep out{Instant{json.value(key("started")).toInteger()},
                    Instant{json.value(key("ended")).toInteger()},
                    {}};
    for (const QJsonValue& value : json.value(key("feeds")).toArray()) {
        const QJsonObject f = value.toObject();
        out.feeds.push_back({f.value(key("feed")).toString().toUtf8(),
                             f.value(key("read")).toInteger(), f.value(key("lost")).toInteger(),
                             f.value(key("missing")).toInteger(), f.value(key("gone")).toInteger(),
                             f.value(key("held")).toBool(), f.value(key("problem")).toString()});
    }
    return out;
}

}  // namespace

bool Engine::sweepDue(SourceNumber source) const
{
    const Instant now = m_clock.now();
    if (now - m_lastAct < kIdle)
        return false;
    const auto last = m_swept.find(source);
    return last == m_swept.end() || now - last->second.ended >= kSweepEvery;
}

void Engine::keepSweep(SourceNumber source, const view::Sweep& sweep)
{
    m_swept[source] = sweep;
    QJsonObject all;
    for (const auto& [number, one] : m_swept)
        all.insert(QString::number(number), toJson(one));
    // Kept here before it is forgotten there: no stop in between loses what was found.
    m_reader->post([this, source, all] {
        if (!m_deskTables ||
            !m_deskTables->saveSetting(kSweeps, QJsonDocument(all).toJson(QJsonDocument::Compact)))
            return;
        crashPoint("swept-kept");
        sweeping(source, {});
    });
}

// On the reader's thread, which has the desk's file.
void Engine::recallSweeps()
{
    const QJsonObject all =
        QJsonDocument::fromJson(m_deskTables->setting(kSweeps).value_or(QByteArray())).object();
    std::map<SourceNumber, view::Sweep> swept;
    for (auto it = all.begin(); it != all.end(); ++it)
        swept[it.key().toInt()] = sweepIn(it.value().toObject());
    QMetaObject::invokeMethod(
        this, [this, swept] { m_swept = swept; }, Qt::QueuedConnection);
}

void Engine::known(SourceNumber source, FactKind kind, Instant since, const QByteArray& after,
                   QObject* context, std::function<void(Result<std::vector<QByteArray>>)> then)
{
    crashPoint("swept-walked");
    m_writer->post([this, source, kind, since, after, then, asker = QPointer<QObject>(context)] {
        answer(
            asker, then,
            store::idsMadeSince(*m_write->cache, kind, source, since, after, sync::kKnownAtOnce));
    });
}

void Engine::sweeping(SourceNumber source, Instant begun)
{
    m_writer->post([this, source, begun] {
        (void)m_write->pages->commit();
        if (begun.isSet())
            (void)m_write->feeds->beginSweep(source, begun);
        else
            (void)m_write->feeds->forgetFound(source);
    });
}

}  // namespace docket
