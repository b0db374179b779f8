// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/case.h"

#include <QJsonObject>
#include <QString>

#include <map>
#include <vector>

namespace docket::ctl {

// How the cases of a practice profile stand to what the practice company says is wrong with it.
struct Marks {
    // One kind of trouble.
    struct Row {
        QByteArray kind;
        QByteArrayList rules;  // that are to find it; empty when no rule can
        int injected = 0;      // open now, old enough for its rule
        int found = 0;
        QStringList missed;  // the ids of those without a case
    };
    std::vector<Row> rows;
    int unwaited = 0;  // miscounts that no open order waits for: no case, and none is wanted
    int beside = 0;    // findings that another trouble of the order brings along
    std::map<QByteArray, int> unknown;  // findings by rules that no trouble is meant for
    QStringList wrong;  // findings on open cases without a trouble behind them: "ORD-01 on case 12"

    int missed() const;
};

// Compares the answer key (GET /sandbox/troubles/all) with the open cases at that instant.
Marks mark(const QJsonObject& key, const std::vector<Case>& open, Instant now);

QString marksText(const Marks& marks);
QJsonObject marksJson(const Marks& marks);

}  // namespace docket::ctl
