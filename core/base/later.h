// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFuture>
#include <QFutureWatcher>
#include <QObject>

#include <utility>

namespace docket {

// Calls `then` with the answer, on the thread of `context`, and not at all once `context` is gone.
// QFuture::then(context) of Qt 6.4 promises the same and asserts when the context went first: the
// watcher is a child of the context and goes with it.
template <class T, class F>
void whenDone(const QFuture<T>& future, QObject* context, F then)
{
    auto* watcher = new QFutureWatcher<T>(context);
    QObject::connect(watcher, &QFutureWatcherBase::finished, context,
                     [watcher, then = std::move(then)]() mutable {
                         watcher->deleteLater();
                         // What was cancelled has no answer.
                         if (watcher->future().resultCount() > 0)
                             then(watcher->result());
                     });
    watcher->setFuture(future);
}

}  // namespace docket
