// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/worklist/rowexport.h"

#include "core/base/csv.h"
#include "core/base/later.h"
#include "core/desk/desk.h"
#include "ui/kit/format.h"
#include "ui/kit/slachip.h"
#include "ui/model/clockat.h"
#include "ui/model/words.h"

#include <QDateTime>

#include <algorithm>

namespace docket::ui {

namespace {

constexpr size_t kPage = 500;

QString instantCell(Instant at, const QTimeZone& zone)
{
    return at.isSet() ? QDateTime::fromMSecsSinceEpoch(at.ms, zone).toString(Qt::ISODate)
                      : QString();
}

}  // namespace

RowExport::RowExport(Desk& desk, std::vector<qint64> numbers, const QString& path, QObject* parent)
    : QObject(parent)
    , m_desk(desk)
    , m_numbers(std::move(numbers))
    , m_file(path)
{
}

QStringList RowExport::heads()
{
    return {tr("Time left"), tr("Clock"),    tr("Due"),
            tr("Case"),      tr("Queue"),    tr("What needs a person"),
            tr("Detail"),    tr("Order"),    tr("Customer"),
            tr("Amount"),    tr("Currency"), tr("Owner"),
            tr("Since"),     tr("Age")};
}

QStringList RowExport::cells(const view::CaseRow& row, Instant now, const QTimeZone& zone)
{
    const bool clock = row.face.isSet();
    return {clock ? kit::plain(kit::spokenWords(clockAt(row.face, now), zone)) : tr("no deadline"),
            clock ? clockWords(row.face.kind) : QString(),
            clock ? instantCell(row.face.due, zone) : QString(),
            QString::number(row.number),
            queueWords(row.queue),
            row.what,
            row.detail,
            QString::fromUtf8(row.label),
            row.customer,
            row.amount.isSet() ? toDecimal(row.amount) : QString(),
            row.amount.isSet() ? row.amount.currency.text() : QString(),
            row.ownerName.isEmpty() ? tr("unclaimed") : row.ownerName,
            instantCell(row.sourceAt, zone),
            row.sourceAt.isSet() ? kit::plain(kit::age(std::max<Millis>(0, now - row.sourceAt)))
                                 : QString()};
}

void RowExport::start()
{
    if (!m_file.open(QIODevice::WriteOnly))
        return end(broken());
    if (m_file.write(csvRecord(heads())) < 0)
        return end(broken());
    next();
}

void RowExport::cancel()
{
    end(fail(ErrorKind::Cancelled, m_file.fileName()));
}

Result<qint64> RowExport::broken()
{
    const bool named = m_file.error() != QFileDevice::NoError &&
                       m_file.error() != QFileDevice::WriteError &&
                       m_file.error() != QFileDevice::FatalError;
    return fail(ErrorKind::Storage, m_file.fileName(), named ? m_file.errorString() : QString());
}

void RowExport::next()
{
    if (m_asked == m_numbers.size()) {
        // The last bytes may be refused as late as here; then there is no file either. Asked for by
        // itself: commit() of Qt 6.4 does not look at what its own last flush says.
        const bool whole = m_file.flush() && m_file.commit();
        return end(whole ? Result<qint64>(m_written) : broken());
    }
    const size_t n = std::min(kPage, m_numbers.size() - m_asked);
    const auto from = m_numbers.begin() + static_cast<std::ptrdiff_t>(m_asked);
    m_asked += n;
    whenDone(m_desk.rows({from, from + static_cast<std::ptrdiff_t>(n)}), this,
             [this, n](const Result<std::vector<view::CaseRow>>& rows) {
                 if (m_ended)
                     return;
                 if (!rows)
                     return end(fail(rows.error()));
                 if (rows->size() != n)
                     return end(fail(ErrorKind::Internal, m_file.fileName(),
                                     QStringLiteral("a row of the list could not be read")));
                 const QTimeZone zone = zoneOf(m_desk.setup());
                 for (const view::CaseRow& row : *rows)
                     if (m_file.write(csvRecord(cells(row, m_desk.now(), zone))) < 0)
                         return end(broken());
                 m_written += static_cast<qint64>(n);
                 emit progressed(m_written, static_cast<qint64>(m_numbers.size()));
                 next();
             });
}

void RowExport::end(const Result<qint64>& rows)
{
    if (m_ended)
        return;
    m_ended = true;
    if (!rows && m_file.isOpen()) {
        m_file.cancelWriting();
        (void)m_file.commit();
    }
    QMetaObject::invokeMethod(
        this, [this, rows] { emit finished(rows); }, Qt::QueuedConnection);
}

}  // namespace docket::ui
