// SPDX-License-Identifier: GPL-3.0-or-later
// The words of the notes.
#include "core/base/log.h"
#include "ui/notepage.h"

#include <QCoreApplication>
#include <QFileInfo>

namespace docket::ui {

namespace {

QString say(const char* text)
{
    return QCoreApplication::translate("Notes", text);
}

Note::Act again()
{
    return {"again", say(QT_TRANSLATE_NOOP("Notes", "Try again"))};
}
Note::Act folder()
{
    return {"folder", say(QT_TRANSLATE_NOOP("Notes", "Show the folder"))};
}
Note::Act close(const char* text)
{
    return {"close", say(text)};
}

struct Advice {
    QString happened, toDo;
};

Advice adviceOf(ErrorKind kind)
{
    switch (kind) {
    case ErrorKind::NotFound:
        return {
            say(QT_TRANSLATE_NOOP("Notes", "There is no profile in this folder, or a file of it "
                                           "is missing.")),
            say(QT_TRANSLATE_NOOP("Notes",
                                  "Look whether it is the right folder. A new practice profile "
                                  "is made by: docketctl --profile FOLDER init --practice "
                                  "URL"))};
    case ErrorKind::Busy:
        return {say(QT_TRANSLATE_NOOP("Notes",
                                      "Another Docket has this profile open and does not answer. "
                                      "A profile has one that writes.")),
                say(QT_TRANSLATE_NOOP("Notes", "Go to its window, or end it; then try again."))};
    case ErrorKind::Newer:
        return {
            say(QT_TRANSLATE_NOOP("Notes",
                                  "This profile was written by a newer Docket. This one would "
                                  "misread it, so nothing was touched.")),
            say(QT_TRANSLATE_NOOP("Notes", "Install the newer Docket, and open it with that."))};
    case ErrorKind::Corrupt:
        return {say(QT_TRANSLATE_NOOP("Notes",
                                      "A file of this profile is damaged, and could not be made "
                                      "whole from the backups. Nothing was deleted.")),
                say(QT_TRANSLATE_NOOP("Notes",
                                      "Copy the whole folder to another disk before anything else. "
                                      "Its backups are in the folder backups; the disk itself may "
                                      "be failing."))};
    case ErrorKind::Full:
        return {say(QT_TRANSLATE_NOOP("Notes", "The disk is full.")),
                say(QT_TRANSLATE_NOOP("Notes", "Free some space, then try again."))};
    case ErrorKind::Storage:
        return {say(QT_TRANSLATE_NOOP("Notes", "The disk refused to read or write a file.")),
                say(QT_TRANSLATE_NOOP("Notes",
                                      "Look whether the folder is there and may be written to by "
                                      "you, then try again."))};
    case ErrorKind::Keyring:
        return {say(QT_TRANSLATE_NOOP("Notes",
                                      "The key of this profile could not be read, and without it "
                                      "nothing personal can.")),
                say(QT_TRANSLATE_NOOP("Notes",
                                      "Unlock the key store of your desktop, or put the key file "
                                      "back where it was; then try again."))};
    case ErrorKind::Network:
    case ErrorKind::Throttled:
        return {
            say(QT_TRANSLATE_NOOP("Notes", "What this profile needs to open does not answer.")),
            say(QT_TRANSLATE_NOOP("Notes", "Look whether this machine is online and, in practice, "
                                           "whether the practice company runs; then try again."))};
    default:
        break;
    }
    return {say(QT_TRANSLATE_NOOP("Notes", "It ended with an error that has no cure here.")),
            say(QT_TRANSLATE_NOOP("Notes", "Try again. If it stays, pass on the words below."))};
}

QString particularsOf(const Error& error)
{
    const QString where = showable(error.where);
    return error.detail.isEmpty() ? where : where + QStringLiteral(": ") + showable(error.detail);
}

}  // namespace

Note problemNote(const Error& error)
{
    const Advice advice = adviceOf(error.kind);
    Note note;
    note.icon = error.kind == ErrorKind::Busy ? QStringLiteral("lock") : QStringLiteral("fail");
    note.title = say(QT_TRANSLATE_NOOP("Notes", "This profile does not open"));
    note.happened = {advice.happened};
    note.toDo = advice.toDo;
    note.particulars = particularsOf(error);
    note.acts = {again(), folder(), close(QT_TRANSLATE_NOOP("Notes", "Close"))};
    return note;
}

Note mendedNote(const QStringList& mended, bool takenBack)
{
    Note note;
    note.icon = takenBack ? QStringLiteral("lock") : QStringLiteral("undo");
    note.state = takenBack ? kit::State::DueNow : kit::State::AtRisk;
    note.title = takenBack ? say(QT_TRANSLATE_NOOP("Notes", "The journal was taken back"))
                           : say(QT_TRANSLATE_NOOP("Notes", "Damaged files were made whole"));
    for (const QString& words : mended)
        note.happened += showable(words);
    note.toDo = takenBack
                    ? say(QT_TRANSLATE_NOOP(
                          "Notes", "Nothing is to be done at once: the sources are being read "
                                   "again, and what was forgotten becomes cases. Until then "
                                   "nothing is sent. See how far it is on the page of the "
                                   "sources."))
                    : say(QT_TRANSLATE_NOOP(
                          "Notes", "Nothing is to be done, and the work can go on. When it happens "
                                   "again, have the disk looked at."));
    if (takenBack)
        note.acts.push_back({"sources", say(QT_TRANSLATE_NOOP("Notes", "Show the sources"))});
    note.acts.push_back(close(QT_TRANSLATE_NOOP("Notes", "Go on")));
    return note;
}

Note damagedNote(const QString& file)
{
    Note note;
    note.icon = QStringLiteral("fail");
    note.title = say(QT_TRANSLATE_NOOP("Notes", "A file was found damaged"));
    note.happened = {
        say(QT_TRANSLATE_NOOP("Notes", "%1 does not hold what was written. It is made whole at "
                                       "the next start, before it is used."))
            .arg(showable(QFileInfo(file).fileName()))};
    note.toDo = say(
        QT_TRANSLATE_NOOP("Notes", "Finish what you are writing, end Docket and start it again."));
    note.particulars = showable(file);
    note.acts = {{"end", say(QT_TRANSLATE_NOOP("Notes", "End Docket"))},
                 close(QT_TRANSLATE_NOOP("Notes", "Later"))};
    return note;
}

Note backupNote(const Error& error)
{
    Note note;
    note.icon = QStringLiteral("stale");
    note.state = kit::State::AtRisk;
    note.title = say(QT_TRANSLATE_NOOP("Notes", "There is no backup of today"));
    note.happened = {
        say(QT_TRANSLATE_NOOP("Notes", "Docket copies its files each day, and today it could "
                                       "not. What was copied before is still there."))};
    note.toDo = error.kind == ErrorKind::Full
                    ? say(QT_TRANSLATE_NOOP(
                          "Notes", "The disk is full: free some space. It is tried again by "
                                   "itself."))
                    : say(QT_TRANSLATE_NOOP(
                          "Notes", "Look whether the folder backups may be written to. It is tried "
                                   "again by itself, and at once by: docketctl --profile FOLDER "
                                   "backup"));
    note.particulars = particularsOf(error);
    note.acts = {close(QT_TRANSLATE_NOOP("Notes", "Close")), folder()};
    return note;
}

}  // namespace docket::ui
