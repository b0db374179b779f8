// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFuture>
#include <QFutureWatcher>
#include <QObject>

#include <utility>

namespace docket::ui {

// Calls `take` with the answer, later and in this thread, if `context` is still there then. An
// answer that was cancelled is none. Not QFuture::then(context): in Qt 6.4 that looks at the
// context from the thread that answers, which races with its end and asserts when it has gone.
template <class T, class Take>
void whenAnswered(const QFuture<T>& future, QObject* context, Take take)
{
    auto* watcher = new QFutureWatcher<T>(context);
    QObject::connect(watcher, &QFutureWatcherBase::finished, context,
                     [watcher, take = std::move(take)]() mutable {
                         watcher->deleteLater();
                         if (watcher->future().resultCount() > 0)
                             take(watcher->result());
                     });
    watcher->setFuture(future);
}

} // namespace docket::ui
