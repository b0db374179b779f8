// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "ui/kit/tokens.h"

#include <QStringList>
#include <QWidget>

#include <vector>

namespace docket::ui {

// Something that a person must read although there is no page of the window for it.
struct Note {
    QString icon;
    kit::State state = kit::State::DueNow;
    QString title;         // what happened, in a few words
    QStringList happened;  // what happened, in sentences
    QString toDo;          // what to do about it
    QString particulars;   // for whoever is asked for help: a file, what was heard
    // What can be done here, the first of them the primary act; each by its name.
    struct Act {
        QByteArray id;  // "again", "folder", "sources", "end", "close"
        QString text;
    };
    std::vector<Act> acts;
};

// A profile that does not open: what is wrong and what to do.
Note problemNote(const Error& error);
// What a start found damaged and made whole, in the core's words. `takenBack`: the journal too.
Note mendedNote(const QStringList& mended, bool takenBack);
// A file that was found damaged while it is in use.
Note damagedNote(const QString& file);
// The backup of today that could not be made.
Note backupNote(const Error& error);

// A note as a window of its own: icon, what happened, what to do, and the buttons for it. Goes when
// it is closed; Esc closes it.
class NotePage final : public QWidget {
    Q_OBJECT
public:
    explicit NotePage(const Note& note, QWidget* parent = nullptr);

    const Note& note() const { return m_note; }

signals:
    // By its id in the note; "close" closes by itself.
    void acted(const QByteArray& id);

protected:
    void paintEvent(QPaintEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    Note m_note;
};

}  // namespace docket::ui
