// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/worker.h"

namespace docket {

Worker::Worker(const QString& name)
    : m_context(new QObject)
{
    m_thread.setObjectName(name);
    m_context->moveToThread(&m_thread);
    m_thread.start();
}

Worker::~Worker()
{
    stop();
    // Its loop has ended: nothing can run on it any more, here or there.
    delete m_context;
}

void Worker::stop()
{
    // The loop ends after everything that was posted before.
    post([this] {
        m_stopped = true;
        QThread::currentThread()->quit();
    });
    m_thread.wait();
}

void Worker::post(std::function<void()> work)
{
    QMetaObject::invokeMethod(
        m_context,
        [this, work = std::move(work)] {
            if (!m_stopped)
                work();
        },
        Qt::QueuedConnection);
}

}  // namespace docket
