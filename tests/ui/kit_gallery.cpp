// SPDX-License-Identifier: GPL-3.0-or-later
// All of ui/kit on one page, light beside dark, to be looked at.
//   kit_gallery [--theme light|dark] [--density compact|regular|comfortable] [--sheet]
// Without --theme the left half lives and the right half is a picture of the same page in the dark.
#include "ui/kit/button.h"
#include "ui/kit/chip.h"
#include "ui/kit/emptystate.h"
#include "ui/kit/fonts.h"
#include "ui/kit/freshness.h"
#include "ui/kit/icon.h"
#include "ui/kit/keycap.h"
#include "ui/kit/labels.h"
#include "ui/kit/load.h"
#include "ui/kit/pane.h"
#include "ui/kit/sheet.h"
#include "ui/kit/slachip.h"
#include "ui/kit/toast.h"

#include <QApplication>
#include <QCheckBox>
#include <QComboBox>
#include <QCommandLineParser>
#include <QGridLayout>
#include <QHeaderView>
#include <QLineEdit>
#include <QMenu>
#include <QPainter>
#include <QPlainTextEdit>
#include <QProgressBar>
#include <QRadioButton>
#include <QScrollBar>
#include <QSpinBox>
#include <QTabBar>
#include <QTableWidget>
#include <QTimer>
#include <QVBoxLayout>

using namespace docket;
using namespace docket::kit;

namespace {

const QTimeZone kBerlin("Europe/Berlin");
constexpr Instant kNow{1795524500000};  // 2026-11-24 13:48:20 in Berlin

ClockFace face(State state, Millis left, double used, Millis taken = 0)
{
    return ClockFace{state, left, kNow + left, used, {}, taken};
}

QList<ClockFace> faces()
{
    return {face(State::OnTrack, hours(2) + minutes(51), 0.4),
            face(State::AtRisk, minutes(27), 0.8),
            face(State::DueNow, minutes(3), 0.97),
            face(State::Breached, -(hours(2) + minutes(31)), 1),
            face(State::Paused, hours(2) + minutes(40), 0.5),
            face(State::Met, minutes(40), 0.3, hours(1) + minutes(12)),
            face(State::External, days(1) + hours(19), 0.7),
            face(State::External, -minutes(9), 1)};
}

// The row form on its grounds, and what stands around it in a worklist.
class Rows final : public QWidget {
public:
    Rows() { setFixedHeight(static_cast<int>(faces().size()) * tokens().size.row + 1); }

protected:
    void paintEvent(QPaintEvent*) override
    {
        const Tokens& t = tokens();
        QPainter p(this);
        int y = 0;
        int i = 0;
        for (const ClockFace& f : faces()) {
            const QRect row(0, y, width(), t.size.row);
            if (i == 1) {
                p.fillRect(row, t.color.selection);
                p.fillRect(QRect(0, y, t.stroke.selectionBar, t.size.row), t.color.accent);
            }
            if (i == 2)
                p.fillRect(row, t.color.hover);
            p.fillRect(QRect(0, row.bottom(), width(), 1), t.color.hairline);
            paintClockRow(p, QRect(0, y, 178, t.size.row), f, nearTime(f.due, kNow, kBerlin));
            paintIcon(p, QRectF(194, y, 16, t.size.row), QStringLiteral("shipment"), t.color.text2,
                      16);
            p.setFont(fontOf(Role::Label));
            p.setPen(t.color.text);
            p.drawText(QRect(218, y, 60, t.size.row), Qt::AlignVCenter, QStringLiteral("48213"));
            p.setFont(fontOf(Role::Body));
            p.drawText(QRect(270, y, 190, t.size.row), Qt::AlignVCenter,
                       QStringLiteral("Refund promised, not sent"));
            const Money money = i % 3 == 0   ? Money{8490, Currency::parse("EUR")}
                                : i % 3 == 1 ? Money{2340000, Currency::parse("JPY")}
                                             : Money{-31840, Currency::parse("USD")};
            paintAmount(p, QRect(470, y, width() - 482, t.size.row), amountParts(money));
            y += t.size.row;
            ++i;
        }
    }
};

class Swatches final : public QWidget {
public:
    Swatches() { setFixedHeight(58); }

protected:
    void paintEvent(QPaintEvent*) override
    {
        const Tokens& t = tokens();
        QPainter p(this);
        const int step = width() / 8;
        for (int i = 0; i < t.chart.size(); ++i)
            p.fillRect(QRect(i * step, 0, step - 8, 22), t.chart[i].color);
        const int band = width() / 5;
        for (int i = 0; i < t.aging.size(); ++i) {
            const QRect r(i * band, 30, band, 22);
            p.fillRect(r, t.aging[i].color);
            if (t.aging[i].brush != Qt::SolidPattern)
                p.fillRect(r, QBrush(t.color.surface, t.aging[i].brush));
        }
    }
};

class Icons final : public QWidget {
public:
    Icons() { setFixedHeight(2 * 28); }

protected:
    void paintEvent(QPaintEvent*) override
    {
        QPainter p(this);
        int i = 0;
        for (const QString& name : iconNames()) {
            paintIcon(p, QRectF((i % 26) * (width() / 26), (i / 26) * 28, 20, 24), name,
                      tokens().color.text2, i < 26 ? 20 : 16);
            ++i;
        }
    }
};

QHBoxLayout* row(QList<QWidget*> widgets, int gap = 12)
{
    auto* box = new QHBoxLayout;
    box->setSpacing(gap);
    for (QWidget* w : widgets)
        box->addWidget(w);
    box->addStretch(1);
    return box;
}

QWidget* figure(const QString& value, const QString& change, const QString& below)
{
    auto* w = new QWidget;
    auto* grid = new QGridLayout(w);
    grid->setContentsMargins(0, 0, 16, 0);
    grid->setHorizontalSpacing(4);
    grid->setVerticalSpacing(0);
    grid->addWidget(new PlainLabel(value, Role::Display), 0, 0, Qt::AlignBottom);
    auto* beside = new PlainLabel(change, Role::Body, &Colors::text2);
    // On the baseline of the figure: the difference of the two descents.
    beside->setContentsMargins(0, 0, 0, 3);
    grid->addWidget(beside, 0, 1, Qt::AlignBottom);
    grid->addWidget(new PlainLabel(below, Role::Small, &Colors::text2), 1, 0, 1, 2);
    return w;
}

QTableWidget* table()
{
    auto* t = new QTableWidget(3, 3);
    t->setAccessibleName(QStringLiteral("A table of the style alone"));
    t->setHorizontalHeaderLabels(
        {QStringLiteral("Source"), QStringLiteral("Last success"), QStringLiteral("Amount")});
    t->verticalHeader()->hide();
    t->verticalHeader()->setDefaultSectionSize(tokens().size.row);
    t->setShowGrid(false);
    t->setSelectionBehavior(QAbstractItemView::SelectRows);
    t->horizontalHeader()->setDefaultAlignment(Qt::AlignLeft);
    t->horizontalHeader()->setStretchLastSection(true);
    t->setSortingEnabled(true);
    for (int r = 0; r < 3; ++r)
        for (int c = 0; c < 3; ++c)
            t->setItem(r, c, new QTableWidgetItem(QStringLiteral("Cell %1 %2").arg(r).arg(c)));
    t->selectRow(1);
    t->setFixedHeight(tokens().size.rowHeader + 2 * tokens().size.row + 14);
    return t;
}

QWidget* page()
{
    const Tokens& t = tokens();
    auto* page = new Pane;
    auto* column = new QVBoxLayout(page);
    column->setContentsMargins(20, 0, 20, 8);
    column->setSpacing(6);

    auto* tabs = new QTabBar;
    tabs->setAccessibleName(QStringLiteral("Cases"));
    tabs->setExpanding(false);
    tabs->setDrawBase(false);
    tabs->addTab(iconOf(QStringLiteral("view")), QStringLiteral("Next to breach"));
    tabs->addTab(iconOf(QStringLiteral("refund")), QStringLiteral("48213 Weidner"));
    tabs->addTab(iconOf(QStringLiteral("shipment")), QStringLiteral("48127 Okafor"));
    tabs->setCurrentIndex(1);
    auto* top = new Pane(&Colors::rail);
    top->setFixedHeight(t.size.top);
    auto* topRow = row({tabs});
    topRow->setContentsMargins(0, 0, 0, 0);
    top->setLayout(topRow);
    column->addWidget(top);

    column->addWidget(new Caption(QStringLiteral("States")));
    QList<QWidget*> first, second;
    int n = 0;
    for (const ClockFace& f : faces()) {
        auto* chip =
            new SlaChip(nullptr, n == 3 ? SlaChip::Height::Large : SlaChip::Height::Regular);
        chip->setFace(f, kBerlin);
        chip->setNamesState(n == 3);
        (n++ < 4 ? first : second) << chip;
    }
    column->addLayout(row(first, 24));
    column->addLayout(row(second, 24));

    column->addWidget(new Caption(QStringLiteral("Freshness")));
    const QList<SourceFace> sources{
        {Freshness::Live, QStringLiteral("Shopify"), QStringLiteral("14 s")},
        {Freshness::Syncing, QStringLiteral("Shopify"), QStringLiteral("page 14 of about 60")},
        {Freshness::Stale, QStringLiteral("Bank"), QStringLiteral("last file yesterday 06:10")},
        {Freshness::Failing, QStringLiteral("ShipEngine"),
         QStringLiteral("since 13:05 · HTTP 503")},
        {Freshness::Never, QStringLiteral("Adyen"), {}},
        {Freshness::NoPermission, {}, QStringLiteral("may not read payouts")}};
    QList<QWidget*> badges;
    for (const SourceFace& s : sources) {
        auto* badge = new FreshnessBadge;
        badge->setFace(s);
        badges << badge;
    }
    column->addLayout(row(badges.mid(0, 3), 16));
    column->addLayout(row(badges.mid(3), 16));

    column->addWidget(new Caption(QStringLiteral("Rows")));
    column->addWidget(new Rows);

    column->addWidget(new Caption(QStringLiteral("Controls")));
    auto* primary = new Button(QStringLiteral("Refund 84.90 EUR…"), ButtonKind::Primary);
    primary->setIconName(QStringLiteral("refund"));
    primary->setKeyCap(QStringLiteral("R"));
    auto* hand = new Button(QStringLiteral("Hand off…"));
    hand->setKeyCap(QStringLiteral("H"));
    auto* focused = new Button(QStringLiteral("Focused"));
    focused->setObjectName(QStringLiteral("focused"));
    auto* refused = new Button(QStringLiteral("Write off"));
    refused->setDisabledReason(QStringLiteral("Team leads only"));
    auto* quiet = new Button(QStringLiteral("Due"), ButtonKind::Quiet);
    quiet->setIconName(QStringLiteral("sort"));
    auto* columns = new Button({}, ButtonKind::Quiet);
    columns->setIconName(QStringLiteral("columns"));
    columns->setAccessibleName(QStringLiteral("Columns"));
    auto* all = new Button(QStringLiteral("All"), ButtonKind::Quiet);
    all->setCheckable(true);
    all->setChecked(true);
    column->addLayout(row({primary, hand, focused, refused}));

    auto* filter = new QLineEdit;
    filter->setPlaceholderText(QStringLiteral("Filter"));
    filter->setAccessibleName(QStringLiteral("Filter"));
    filter->addAction(iconOf(QStringLiteral("filter")), QLineEdit::LeadingPosition);
    filter->setFixedWidth(150);
    column->addLayout(row({filter, new Chip(QStringLiteral("Queue"), QStringLiteral("4 mine")),
                           new Chip(QStringLiteral("Status"), QStringLiteral("open")), quiet,
                           columns, all, new KeyCap(QStringLiteral("Ctrl K"))},
                          8));

    auto* combo = new QComboBox;
    combo->setAccessibleName(QStringLiteral("Reason"));
    combo->addItems({QStringLiteral("Returned, not refunded"), QStringLiteral("Goodwill")});
    auto* spin = new QSpinBox;
    spin->setAccessibleName(QStringLiteral("Days"));
    spin->setValue(12);
    auto* on = new QCheckBox(QStringLiteral("Keep shipping"));
    on->setChecked(true);
    auto* off = new QCheckBox(QStringLiteral("Tell the customer"));
    auto* radio = new QRadioButton(QStringLiteral("Full"));
    radio->setChecked(true);
    auto* partial = new QRadioButton(QStringLiteral("Partial"));
    column->addLayout(row({combo, spin, on, off, radio, partial}));

    column->addWidget(new Caption(QStringLiteral("Numbers")));
    auto* amountBox = new AmountLabel(nullptr, Role::Display);
    amountBox->setAmount(Money{2340000, Currency::parse("JPY")});
    column->addLayout(
        row({figure(percent(0.841), points(-3.0), QStringLiteral("82.9 to 85.2")),
             figure(percent(0.0062, 2), points(0.04, 2), QStringLiteral("provisional to 24 Mar")),
             amountBox}));

    auto* lower = new QHBoxLayout;
    lower->setSpacing(16);
    auto* note = new QPlainTextEdit;
    note->setAccessibleName(QStringLiteral("Note"));
    note->setPlainText(QStringLiteral(
        "Photos show both items unworn. Refund the two items, keep shipping as per policy 4.2."));
    note->setFixedHeight(tokens().size.rowHeader + 2 * tokens().size.row + 14);
    lower->addWidget(note, 2);
    lower->addWidget(table(), 3);
    column->addLayout(lower);

    column->addWidget(new Swatches);
    column->addWidget(new Icons);
    column->addStretch(1);
    return page;
}

void showSheet(QWidget* window)
{
    auto* sheet = new Sheet(QStringLiteral("Refund to Jonas Weidner"),
                            QStringLiteral("Refund 84.90 EUR"), window);
    auto* amountBox = new AmountLabel(nullptr, Role::Display);
    amountBox->setAmount(Money{8490, Currency::parse("EUR")});
    auto* amountRow = new QHBoxLayout;
    amountRow->addWidget(amountBox);
    amountRow->addStretch(1);
    sheet->body()->addLayout(amountRow);
    auto* effect =
        new PlainLabel(QStringLiteral("Sends 84.90 EUR to Visa 4417 through Stripe EU-1. "
                                      "This cannot be undone."));
    effect->setWordWrap(true);
    sheet->body()->addWidget(effect);
    auto* reason = new QComboBox;
    reason->setAccessibleName(QStringLiteral("Reason"));
    reason->addItems({QStringLiteral("Returned, not refunded"), QStringLiteral("Goodwill")});
    sheet->body()->addWidget(new Caption(QStringLiteral("Reason")));
    sheet->body()->addWidget(reason);
    sheet->setMissing(QStringLiteral("A note is missing"));
    sheet->open();
}

}  // namespace

int main(int argc, char** argv)
{
    QApplication app(argc, argv);
    QCommandLineParser line;
    line.addOptions({{QStringLiteral("theme"), {}, QStringLiteral("theme")},
                     {QStringLiteral("density"), {}, QStringLiteral("density")},
                     {QStringLiteral("sheet"), QString()}});
    line.process(app);
    const QString word = line.value(QStringLiteral("density"));
    const Density density = word == QLatin1String("compact")       ? Density::Compact
                            : word == QLatin1String("comfortable") ? Density::Comfortable
                                                                   : Density::Regular;
    const QString theme = line.value(QStringLiteral("theme"));
    load(app, theme == QLatin1String("light") ? Theme::Light : Theme::Dark, density);

    QWidget window;
    window.setWindowTitle(QStringLiteral("Docket kit"));
    auto* halves = new QHBoxLayout(&window);
    halves->setContentsMargins(0, 0, 0, 0);
    halves->setSpacing(0);
    QWidget* live = page();
    halves->addWidget(live, 1);
    if (theme.isEmpty()) {
        live->resize(720, 900);
        live->setAttribute(Qt::WA_DontShowOnScreen);
        live->show();
        QApplication::processEvents();
        auto* dark = new QLabel;
        dark->setTextFormat(Qt::PlainText);
        dark->setPixmap(live->grab());
        live->hide();
        live->setAttribute(Qt::WA_DontShowOnScreen, false);
        Appearance::current().set(Theme::Light, density);
        live->setFixedWidth(720);
        halves->addWidget(dark, 0, Qt::AlignTop);
        live->show();
    }
    window.resize(1440, 900);
    window.show();
    if (auto* focused = window.findChild<Button*>(QStringLiteral("focused")))
        focused->setFocus();
    if (line.isSet(QStringLiteral("sheet"))) {
        QTimer::singleShot(300, &window, [&window] {
            Toast::show(&window, QStringLiteral("Snoozed 48213 until 16:00."), [] {});
            showSheet(&window);
            auto* menu = new QMenu(&window);
            menu->setAccessibleName(QStringLiteral("Acts"));
            menu->addAction(iconOf(QStringLiteral("handoff")), QStringLiteral("Hand off…\tH"));
            menu->addAction(iconOf(QStringLiteral("paused")), QStringLiteral("Pause…\tP"));
            menu->addSeparator();
            menu->addAction(QStringLiteral("Write off\nTeam leads only"))->setEnabled(false);
            QAction* checked = menu->addAction(QStringLiteral("Show paused last"));
            checked->setCheckable(true);
            checked->setChecked(true);
            menu->addMenu(QStringLiteral("Density"))->addAction(QStringLiteral("Compact"));
            menu->popup(window.mapToGlobal(QPoint(1100, 480)));
        });
    }
    return QApplication::exec();
}
