// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commandline/answerkey.h"

#include <QJsonArray>

#include <algorithm>
#include <map>
#include <set>

namespace docket::ctl {

namespace {

QString key(const char* name)
{
    return QString::fromLatin1(name);
}

struct Kind {
    const char* kind;
    QByteArrayList rules;
    Millis grace = 0;  // how long its rule waits before it calls it a trouble
};

// Which rule is to find which kind of trouble. A kind without a rule is said apart: no feed reveals
// it yet.
const std::vector<Kind>& kinds()
{
    static const std::vector<Kind> list{
        {"address_incomplete", {"ORD-01"}},
        {"street_number_missing", {"ORD-01"}},
        {"contact_missing", {"ORD-02"}},
        {"sku_missing", {"ORD-03"}},
        {"total_mismatch", {"ORD-04"}},
        {"currency_mismatch", {"ORD-05"}},
        {"method_not_allowed", {"ORD-06"}},
        {"note_asks_change", {"ORD-07"}},
        {"review_by_rule", {"PAY-01"}},
        {"review_by_hand", {"PAY-01"}},
        {"early_warning", {"PAY-02"}},
        {"check_failed", {"PAY-03"}},
        {"country_mismatch", {"PAY-04"}},
        {"duplicate_payment", {"BRK-01"}},
        {"charge_of_unknown_order", {"BRK-02"}, minutes(30)},
        {"charge_without_order", {"BRK-02"}, minutes(30)},
        {"paid_without_charge", {"BRK-03"}, minutes(30)},
        {"unallocated", {"ALC-01"}, hours(1)},
        {"backordered", {"ALC-02"}},
        {"oversold", {"ALC-03"}},
        {"warehouse_mismatch", {"ALC-04"}},
        {"item_substituted", {"ALC-05"}},
        {"hold_awaiting_payment", {"REL-01"}},
        {"hold_incorrect_address", {"REL-01"}},
        {"hold_high_risk", {"REL-01"}},
        {"hold_other", {"REL-01"}},
        {"stalled", {"REL-02"}, hours(24)},
        {"split", {"REL-03"}, hours(48)},
        {"refund_not_sent", {"REF-01"}, hours(24)},
        {"refund_failed", {"REF-02"}},
        {"refund_pending", {"REF-02"}, days(3)},
        {"return_not_refunded", {"REF-03"}},
        {"refunded_twice", {"REF-04"}},
        {"dispute_open", {"CHB-01"}},
        {"dispute_past_due", {"CHB-01"}},
        {"inquiry_open", {"CHB-02"}},
        {"no_scan", {"SHP-01"}},
        {"delivery_exception", {"SHP-02"}},
        {"delivery_late", {"SHP-03"}},
        {"returned_to_sender", {"SHP-04"}},
        {"parcel_lost", {"SHP-05"}},
        {"return_not_authorized", {"RET-01"}},
        {"rebill_failing", {"RBL-01"}},
        {"rebill_exhausted", {"RBL-02"}},
        {"unreadable_rows", {"INT-02"}},
    };
    return list;
}

// What a trouble brings along, and is said apart: a refund that failed was promised and is not
// sent, and a parcel that stands still, for whatever reason, is late in the end.
QByteArrayList alsoOf(QByteArrayView kind)
{
    if (kind == "refund_failed")
        return {"REF-01"};
    if (kind == "no_scan" || kind == "delivery_exception")
        return {"SHP-03"};
    return {};
}

struct Trouble {
    QByteArray id, order;
};

// Whether a finding on a case is about a trouble: its order, or the thing itself.
bool isAbout(const Case& c, const CaseReason& reason, const Trouble& trouble)
{
    if (!trouble.order.isEmpty() && c.order == trouble.order)
        return true;
    // What is wrong with a connection is named by its source.
    if (c.subject.kind == FactKind::Source && c.subjectLabel == trouble.id)
        return true;
    if (reason.key == trouble.id || c.subject.id == trouble.id || reason.text.contains(trouble.id))
        return true;
    // A miscount is named by SKU and place.
    const qsizetype at = trouble.id.indexOf('@');
    if (at > 0 && reason.key.endsWith(':' + trouble.id.left(at)))
        return true;
    return std::any_of(reason.seen.begin(), reason.seen.end(),
                       [&](const SeenFact& fact) { return fact.ref.id == trouble.id; });
}

}  // namespace

int Marks::missed() const
{
    int sum = 0;
    for (const Row& row : rows)
        if (!row.rules.isEmpty())
            sum += static_cast<int>(row.missed.size());
    return sum;
}

Marks mark(const QJsonObject& answers, const std::vector<Case>& open, Instant now)
{
    Marks out;
    std::map<QByteArray, size_t> at;
    for (const Kind& kind : kinds()) {
        at[kind.kind] = out.rows.size();
        Marks::Row row;
        row.kind = kind.kind;
        row.rules = kind.rules;
        out.rows.push_back(std::move(row));
    }
    // All that is wrong with it, old enough or not, by the rule that is to find it.
    std::map<QByteArray, std::vector<Trouble>> byRule, alsoByRule;
    for (const QJsonValue& value : answers.value(key("troubles")).toArray()) {
        const QJsonObject json = value.toObject();
        if (!json.value(key("until")).toString().isEmpty())
            continue;
        const QByteArray word = json.value(key("kind")).toString().toUtf8();
        if (at.count(word) == 0) {
            at[word] = out.rows.size();
            Marks::Row row;
            row.kind = word;
            out.rows.push_back(std::move(row));
        }
        Marks::Row& row = out.rows[at[word]];
        const Trouble trouble{json.value(key("id")).toString().toUtf8(),
                              json.value(key("order_id")).toString().toUtf8()};
        for (const QByteArray& rule : row.rules)
            byRule[rule].push_back(trouble);
        for (const QByteArray& rule : alsoOf(word))
            alsoByRule[rule].push_back(trouble);
        const auto known = std::find_if(kinds().begin(), kinds().end(),
                                        [&](const Kind& kind) { return word == kind.kind; });
        const auto since = parseIso(json.value(key("since")).toString());
        if (known != kinds().end() && since && now - *since <= known->grace)
            continue;
        const bool found = std::any_of(open.begin(), open.end(), [&](const Case& c) {
            return std::any_of(c.reasons.begin(), c.reasons.end(), [&](const CaseReason& reason) {
                return !reason.healed && row.rules.contains(reason.rule) &&
                       isAbout(c, reason, trouble);
            });
        });
        // A count that differs is a trouble of the orders that wait for it: without one it waits
        // too.
        if (!found && word == "warehouse_mismatch") {
            ++out.unwaited;
            continue;
        }
        ++row.injected;
        if (found)
            ++row.found;
        else
            row.missed.append(QString::fromUtf8(trouble.id));
    }
    for (const Case& c : open) {
        for (const CaseReason& reason : c.reasons) {
            if (reason.healed || reason.rule == kByHand)
                continue;
            const auto knownTo = [&](const std::map<QByteArray, std::vector<Trouble>>& list) {
                const auto troubles = list.find(reason.rule);
                return troubles != list.end() &&
                       std::any_of(
                           troubles->second.begin(), troubles->second.end(),
                           [&](const Trouble& trouble) { return isAbout(c, reason, trouble); });
            };
            if (knownTo(byRule))
                continue;
            const bool meant = std::any_of(kinds().begin(), kinds().end(), [&](const Kind& kind) {
                return kind.rules.contains(reason.rule);
            });
            if (knownTo(alsoByRule))
                ++out.beside;
            else if (!meant)
                ++out.unknown[reason.rule];
            else
                out.wrong.append(key("%1 on case %2, %3")
                                     .arg(QString::fromUtf8(reason.rule))
                                     .arg(c.number)
                                     .arg(QString::fromUtf8(c.subjectLabel)));
        }
    }
    std::erase_if(out.rows, [](const Marks::Row& row) { return row.injected == 0; });
    return out;
}

QString marksText(const Marks& marks)
{
    QString out = key("trouble                   rule    injected  found  missed\n");
    int injected = 0;
    int found = 0;
    for (const Marks::Row& row : marks.rows) {
        if (row.rules.isEmpty())
            continue;
        injected += row.injected;
        found += row.found;
        out += key("%1%2%3%4%5\n")
                   .arg(QString::fromUtf8(row.kind), -26)
                   .arg(QString::fromUtf8(row.rules.join(' ')), -8)
                   .arg(row.injected, 8)
                   .arg(row.found, 7)
                   .arg(row.missed.size(), 8);
    }
    out += key("%1%2%3%4\n")
               .arg(key("in all"), -34)
               .arg(injected, 8)
               .arg(found, 7)
               .arg(marks.missed(), 8);
    out += key("wrongly opened: %1\n").arg(marks.wrong.size());
    for (const Marks::Row& row : marks.rows) {
        if (row.rules.isEmpty())
            out += key("no rule yet: %1, %2\n").arg(QString::fromUtf8(row.kind)).arg(row.injected);
        else if (!row.missed.isEmpty())
            out +=
                key("missed %1: %2\n").arg(QString::fromUtf8(row.kind), row.missed.join(key(", ")));
    }
    for (const auto& [rule, findings] : marks.unknown)
        out += key("by a rule that no trouble is meant for: %1 %2\n")
                   .arg(QString::fromUtf8(rule))
                   .arg(findings);
    if (marks.beside > 0)
        out += key("true beside another trouble, and not in its list: %1\n").arg(marks.beside);
    if (marks.unwaited > 0)
        out += key("miscounted where no order waits: %1\n").arg(marks.unwaited);
    for (const QString& wrong : marks.wrong)
        out += key("wrong: ") + wrong + u'\n';
    return out;
}

QJsonObject marksJson(const Marks& marks)
{
    QJsonArray rows;
    for (const Marks::Row& row : marks.rows) {
        QJsonArray rules;
        for (const QByteArray& rule : row.rules)
            rules.append(QString::fromUtf8(rule));
        rows.append(QJsonObject{{key("kind"), QString::fromUtf8(row.kind)},
                                {key("rules"), rules},
                                {key("injected"), row.injected},
                                {key("found"), row.found},
                                {key("missed"), QJsonArray::fromStringList(row.missed)}});
    }
    QJsonObject unknown;
    for (const auto& [rule, findings] : marks.unknown)
        unknown.insert(QString::fromUtf8(rule), findings);
    return {{key("kinds"), rows},
            {key("unknown"), unknown},
            {key("missed"), marks.missed()},
            {key("beside"), marks.beside},
            {key("miscounted_unwaited"), marks.unwaited},
            {key("wrong"), QJsonArray::fromStringList(marks.wrong)}};
}

}  // namespace docket::ctl
