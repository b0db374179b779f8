// SPDX-License-Identifier: GPL-3.0-or-later
// Finding people: what is to be looked at for it is looked at when nothing else is to be done.
#include "core/desk/engineparts.h"

namespace docket {

namespace {

constexpr int kPeopleAtOnce = 200;  // some ten milliseconds

}  // namespace

QFuture<Result<store::PersonIndex::Found>> Engine::people(const QString& text, int limit)
{
    return m_reader->ask([this, text, limit] {
        return store::PersonIndex(*m_read.cache, deriveKey(m_profileKey, "facts"),
                                  deriveKey(m_profileKey, "people"))
            .find(text, limit);
    });
}

void Engine::indexPeople()
{
    // While a run is read it begins at that run's end.
    if (!m_open || !m_mayWrite || m_reading) {
        QMetaObject::invokeMethod(
            this, [this] { emit indexed(); }, Qt::QueuedConnection);
        return;
    }
    m_writer->post([this] {
        (void)m_write->pages->commit();
        bool more = false;
        if (auto transaction = store::Transaction::begin(*m_write->cache)) {
            const auto fed = m_write->people->feed(kPeopleAtOnce);
            more = fed && *fed && transaction->commit();
            if (fed && !*fed)
                (void)transaction->commit();
        }
        QMetaObject::invokeMethod(
            this,
            [this, more] {
                if (more)
                    indexPeople();
                else
                    emit indexed();
            },
            Qt::QueuedConnection);
    });
}

}  // namespace docket
