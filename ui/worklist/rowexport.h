// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/view/rowset.h"

#include <QObject>
#include <QSaveFile>
#include <QTimeZone>

#include <vector>

namespace docket {
class Desk;
}

namespace docket::ui {

// Writes the cases of a list, in its order, to a CSV file: page by page as the desk answers, so
// that nothing waits, and to the name asked for only when the last row is on the disk. Ends with
// finished(), once and later; cancelled or failed it leaves what was there before.
class RowExport final : public QObject {
    Q_OBJECT
public:
    RowExport(Desk& desk, std::vector<qint64> numbers, const QString& path,
              QObject* parent = nullptr);

    void start();
    void cancel();
    QString path() const { return m_file.fileName(); }

    // The heads of the columns, and a case under them.
    static QStringList heads();
    static QStringList cells(const view::CaseRow& row, Instant now, const QTimeZone& zone);

signals:
    void progressed(qint64 rows, qint64 of);
    // The number of rows, or why there is no file.
    void finished(const docket::Result<qint64>& rows);

private:
    void next();
    void end(const Result<qint64>& rows);
    Result<qint64> broken();

    Desk& m_desk;
    std::vector<qint64> m_numbers;
    QSaveFile m_file;
    size_t m_asked = 0;
    qint64 m_written = 0;
    bool m_ended = false;
};

}  // namespace docket::ui
