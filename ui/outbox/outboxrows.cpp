// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/outbox/outboxrows.h"

#include "ui/case/intentwords.h"
#include "ui/outbox/outboxwords.h"

#include <QCoreApplication>
#include <QDateTime>

namespace docket::ui {

namespace {

QString say(const char* text)
{
    return QCoreApplication::translate("Outbox", text);
}

}  // namespace

std::vector<TableColumn> outboxColumns()
{
    return {
        {.head = say(QT_TRANSLATE_NOOP("Outbox", "State")), .least = 130, .most = 220},
        {.head = say(QT_TRANSLATE_NOOP("Outbox", "What waits, and why")),
         .fileHeads = {say(QT_TRANSLATE_NOOP("Outbox", "What")),
                       say(QT_TRANSLATE_NOOP("Outbox", "Why"))},
         .least = 200,
         .most = 640,
         .share = 2,
         .gives = true},
        {.head = say(QT_TRANSLATE_NOOP("Outbox", "Amount")),
         .fileHeads = {say(QT_TRANSLATE_NOOP("Outbox", "Amount")),
                       say(QT_TRANSLATE_NOOP("Outbox", "Currency"))},
         .least = 90,
         .most = 160,
         .right = true},
        {.head = say(QT_TRANSLATE_NOOP("Outbox", "Case")),
         .fileHeads = {say(QT_TRANSLATE_NOOP("Outbox", "Case")),
                       say(QT_TRANSLATE_NOOP("Outbox", "Order or payment"))},
         .least = 80,
         .most = 150},
        {.head = say(QT_TRANSLATE_NOOP("Outbox", "Since")),
         .fileHeads = {say(QT_TRANSLATE_NOOP("Outbox", "Since")),
                       say(QT_TRANSLATE_NOOP("Outbox", "Age"))},
         .least = 70,
         .most = 130},
        {.head = say(QT_TRANSLATE_NOOP("Outbox", "What happens next")),
         .fileHeads = {say(QT_TRANSLATE_NOOP("Outbox", "What happens next")),
                       say(QT_TRANSLATE_NOOP("Outbox", "When"))},
         .least = 130,
         .most = 270,
         .share = 1},
        {.head = say(QT_TRANSLATE_NOOP("Outbox", "What you may do")),
         .fileHeads = {say(QT_TRANSLATE_NOOP("Outbox", "What you may do")),
                       say(QT_TRANSLATE_NOOP("Outbox", "Why not"))},
         .least = 150,
         .most = 320,
         .share = 1},
    };
}

TableRow outboxRow(const view::OutboxItem& item, Instant now, const QTimeZone& zone)
{
    const Intent& i = item.intent;
    TableRow row;
    row.id = i.id.text().toLatin1();
    TableCell state;
    state.text = stateWords(i.state);
    state.icon = intentIcon(i.state);
    state.state = stateColours(i.state);
    state.strong = true;
    TableCell what;
    what.text = changeWords(item);
    what.under = waitWords(item, now, zone);
    what.file = {what.text, what.under};
    TableCell about;
    about.text = QString::number(item.caseNumber);
    about.under = outside(item.label);
    about.file = {about.text, about.under};
    const NextStep next = nextStep(item, now, zone);
    TableCell then;
    then.text = next.words;
    then.under = next.when;
    then.quiet = item.wait == view::Wait::Nothing;
    then.file = {next.words,
                 next.at.isSet()
                     ? QDateTime::fromMSecsSinceEpoch(next.at.ms, zone).toString(Qt::ISODate)
                     : next.when};
    const MayDo may = mayDo(item);
    TableCell you;
    you.text = may.words;
    you.under = may.allowed ? may.keys : outside(may.why);
    you.quiet = !may.allowed;
    you.strong = may.allowed;
    if (may.any)
        you.icon = may.allowed ? QStringLiteral("person") : QStringLiteral("lock");
    you.file = {may.words, may.allowed ? QString() : you.under};
    row.cells = {state,
                 what,
                 amountCell(movesMoney(i.kind) ? i.amount : Money{}),
                 about,
                 instantCell(item.since, now, zone, {}),
                 then,
                 you};
    return row;
}

}  // namespace docket::ui
