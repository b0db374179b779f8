// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFuture>
#include <QPromise>
#include <QThread>

#include <functional>
#include <memory>
#include <type_traits>

namespace docket {

// One thread with an event loop that runs what it is given, in order. The only place where work
// crosses threads: what goes in and what comes out are values.
class Worker {
public:
    explicit Worker(const QString& name);
    // Stops, if that was not done before.
    ~Worker();

    Worker(const Worker&) = delete;
    Worker& operator=(const Worker&) = delete;

    void post(std::function<void()> work);

    // Runs what was posted before, then stops. What is posted later, by another thread that still
    // works, is kept and never run.
    void stop();

    // The answer of `work`, run on this thread.
    template <class F>
    auto ask(F work) -> QFuture<std::invoke_result_t<F>>
    {
        using T = std::invoke_result_t<F>;
        auto promise = std::make_shared<QPromise<T>>();
        promise->start();
        QFuture<T> future = promise->future();
        post([promise, work = std::move(work)]() mutable {
            if constexpr (std::is_void_v<T>)
                work();
            else
                promise->addResult(work());
            promise->finish();
        });
        return future;
    }

    // An object living on this thread, for timers and connections of what runs there.
    QObject* context() const { return m_context; }

private:
    QThread m_thread;
    QObject* m_context = nullptr;
    bool m_stopped = false;  // this thread's
};

}  // namespace docket
