// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "ui/kit/pane.h"

#include <QPointer>

class QProgressBar;

namespace docket::kit {
class Button;
class PlainLabel;
}  // namespace docket::kit

namespace docket::ui {

class RowExport;

// The strip over the list while its rows are written to a file: how far it is and the way to stop
// it, then why it failed if it did. It is not there otherwise.
class ExportBar final : public kit::Pane {
    Q_OBJECT
public:
    explicit ExportBar(QWidget* parent = nullptr);

    // Shows and starts an export; one that is under way is stopped. Takes it over.
    void follow(RowExport* rows);
    bool isRunning() const { return m_export; }
    QString text() const;

signals:
    void done(const QString& path, qint64 rows);

private:
    void ended(const Result<qint64>& rows);

    kit::PlainLabel* m_text;
    QProgressBar* m_bar;
    kit::Button* m_stop;
    QPointer<RowExport> m_export;
};

}  // namespace docket::ui
