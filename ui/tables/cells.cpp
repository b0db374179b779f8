// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/tables/cells.h"

#include "core/base/log.h"
#include "ui/kit/format.h"

#include <QCoreApplication>
#include <QDateTime>

#include <algorithm>

namespace docket::ui {

QString outside(const QString& text)
{
    QString line = showable(text);
    for (QChar& c : line)
        if (c == u'\n' || c == u'\r' || c == u'\t')
            c = u' ';
    return line.simplified();
}

QString outside(const QByteArray& utf8)
{
    return outside(QString::fromUtf8(utf8));
}

TableCell instantCell(Instant at, Instant now, const QTimeZone& zone, const QString& none)
{
    TableCell cell;
    if (!at.isSet()) {
        cell.text = none;
        cell.quiet = true;
        cell.file = {QString(), QString()};
        return cell;
    }
    const QString age = kit::age(std::max<Millis>(0, now - at));
    cell.text = kit::nearTime(at, now, zone);
    cell.under = QCoreApplication::translate("Cells", "%1 ago").arg(age);
    cell.tip = kit::fullTime(at, zone);
    cell.file = {QDateTime::fromMSecsSinceEpoch(at.ms, zone).toString(Qt::ISODate), age};
    return cell;
}

TableCell amountCell(Money amount)
{
    TableCell cell;
    cell.file = {QString(), QString()};
    if (!amount.isSet())
        return cell;
    cell.amount = amount;
    cell.text = kit::amount(amount);
    cell.file = {toDecimal(amount), amount.currency.text()};
    return cell;
}

QStringList fileHeads(const std::vector<TableColumn>& columns)
{
    QStringList out;
    for (const TableColumn& column : columns)
        out += column.fileHeads.isEmpty() ? QStringList{column.head} : column.fileHeads;
    return out;
}

QStringList fileCells(const std::vector<TableColumn>& columns, const TableRow& row)
{
    QStringList out;
    for (size_t i = 0; i < columns.size(); ++i) {
        const TableCell cell = i < row.cells.size() ? row.cells[i] : TableCell{};
        QStringList of = cell.file.isEmpty() ? QStringList{cell.text} : cell.file;
        // A cell that says less than its column still leaves the next ones in their places.
        of.resize(std::max<qsizetype>(1, columns[i].fileHeads.size()));
        for (const QString& text : of)
            out += kit::plain(text);
    }
    return out;
}

}  // namespace docket::ui
