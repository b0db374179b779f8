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
    // The context is deleted by the loop it lives in, after everything that was posted before.
    post([context = m_context] {
        delete context;
        QThread::currentThread()->quit();
    });
    m_thread.wait();
}

void Worker::post(std::function<void()> work)
{
    QMetaObject::invokeMethod(m_context, std::move(work), Qt::QueuedConnection);
}

}  // namespace docket
