// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/case/keysheet.h"

#include "ui/actions.h"
#include "ui/kit/button.h"
#include "ui/kit/keycap.h"
#include "ui/kit/labels.h"
#include "ui/kit/sheet.h"

#include <QByteArrayList>
#include <QCoreApplication>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QVBoxLayout>

#include <algorithm>

namespace docket::ui {

namespace {

constexpr int kWide = 1040;

QString placeWords(const ActionSpec& spec)
{
    if (spec.query || spec.id.startsWith("go."))
        return QCoreApplication::translate("KeySheet", "Go to");
    const QByteArrayList people{"hand_off", "accept_handoff", "return_handoff", "assign",
                                "attach",   "escalate",       "snooze",         "link",
                                "merge",    "open_by_hand"};
    const QByteArrayList world{"refund",          "approve_refund",      "decline_refund",
                               "approve_payment", "release_fulfillment", "hold_fulfillment",
                               "cancel_order",    "void_label",          "settle_by_hand"};
    if (people.contains(spec.act))
        return QCoreApplication::translate("KeySheet", "Between people");
    if (world.contains(spec.act))
        return QCoreApplication::translate("KeySheet", "To the world");
    switch (spec.place) {
    case Place::Window:
        return QCoreApplication::translate("KeySheet", "Everywhere");
    case Place::Page:
        return QCoreApplication::translate("KeySheet", "On a case, in the list or its tab");
    case Place::List:
        return QCoreApplication::translate("KeySheet", "In the list");
    case Place::Table:
        return QCoreApplication::translate("KeySheet", "In the outbox and the sources");
    case Place::Case:
        return QCoreApplication::translate("KeySheet", "In a case's tab");
    }
    return {};
}

void addGroup(QVBoxLayout* column, const QString& title,
              const std::vector<const ActionSpec*>& specs)
{
    const kit::Tokens& t = kit::tokens();
    column->addWidget(new kit::Caption(title));
    auto* grid = new QGridLayout;
    grid->setHorizontalSpacing(t.space(4));
    grid->setVerticalSpacing(t.space(1) + 1);
    grid->setColumnStretch(1, 1);
    int row = 0;
    for (const ActionSpec* spec : specs) {
        auto* cap = new kit::KeyCap(keyCapOf(*spec));
        grid->addWidget(cap, row, 0, Qt::AlignLeft | Qt::AlignVCenter);
        auto* text = new kit::PlainLabel(spec->text);
        text->setElide(Qt::ElideRight);
        grid->addWidget(text, row, 1);
        ++row;
    }
    grid->setColumnMinimumWidth(0, t.space(9) + t.space(4));
    column->addLayout(grid);
    column->addSpacing(t.space(2));
}

}  // namespace

void showKeySheet(QWidget* window)
{
    auto* sheet = new kit::Sheet(QCoreApplication::translate("KeySheet", "Keys"), {}, window);
    sheet->setWidth(kWide);
    sheet->actButton()->hide();
    sheet->cancelButton()->setText(QCoreApplication::translate("KeySheet", "Close"));
    std::vector<std::pair<QString, std::vector<const ActionSpec*>>> groups;
    for (const ActionSpec& spec : allActions()) {
        // Ctrl with a digit goes where G with a letter goes: said once.
        if (spec.key.isEmpty() || spec.id.startsWith("rail."))
            continue;
        const QString title = placeWords(spec);
        auto it = std::find_if(groups.begin(), groups.end(),
                               [&](const auto& g) { return g.first == title; });
        if (it == groups.end())
            it = groups.insert(groups.end(), {title, {}});
        it->second.push_back(&spec);
    }
    auto* across = new QHBoxLayout;
    across->setSpacing(kit::tokens().space(8));
    std::vector<QVBoxLayout*> columns(4);
    std::vector<size_t> heights(4, 0);
    for (QVBoxLayout*& column : columns) {
        column = new QVBoxLayout;
        column->setSpacing(kit::tokens().space(2));
        across->addLayout(column, 1);
    }
    // The largest first, each under the shortest column so far: no column is much longer than
    // another, and the sheet fits into a small window.
    std::stable_sort(groups.begin(), groups.end(), [](const auto& a, const auto& b) {
        return a.second.size() > b.second.size();
    });
    for (const auto& [title, specs] : groups) {
        const auto least =
            static_cast<size_t>(std::min_element(heights.begin(), heights.end()) - heights.begin());
        addGroup(columns[least], title, specs);
        heights[least] += specs.size() + 2;
    }
    for (QVBoxLayout* column : columns)
        column->addStretch(1);
    sheet->body()->addLayout(across);
    auto* also = new kit::PlainLabel(
        QCoreApplication::translate("KeySheet",
                                    "Ctrl with 1 to 9 goes to the lines of the rail, from the "
                                    "top."),
        kit::Role::Small, &kit::Colors::text3);
    sheet->body()->addWidget(also);
    sheet->open();
}

}  // namespace docket::ui
