// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/view/record.h"

#include <QObject>
#include <QTemporaryDir>

class QWidget;

namespace docket {
class Desk;
}

namespace docket::ui {

// Documents of cases on their way out of Docket: to the system's viewer as a private copy that goes
// with the window, or to where a person saves them.
class Documents final : public QObject {
    Q_OBJECT
public:
    Documents(Desk& desk, QWidget* window);

    void openDocument(const view::EvidenceView& document);
    // Asks where to.
    void saveAs(const view::EvidenceView& document);
    // Writes it there, whole or not at all.
    void save(const view::EvidenceView& document, const QString& path);

private:
    Desk& m_desk;
    QWidget* m_window;
    QTemporaryDir m_copies;  // readable by this person alone
};

// The name under which a document is written: its own without what a path would be read from, or
// its kind.
QString fileNameOf(const view::EvidenceView& document);

}  // namespace docket::ui
