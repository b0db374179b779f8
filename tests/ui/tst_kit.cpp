// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/kit/button.h"
#include "ui/kit/chip.h"
#include "ui/kit/emptystate.h"
#include "ui/kit/fonts.h"
#include "ui/kit/freshness.h"
#include "ui/kit/icon.h"
#include "ui/kit/keycap.h"
#include "ui/kit/labels.h"
#include "ui/kit/load.h"
#include "ui/kit/sheet.h"
#include "ui/kit/slachip.h"
#include "ui/kit/toast.h"

#include <QAccessible>
#include <QAction>
#include <QDir>
#include <QFile>
#include <QFocusFrame>
#include <QFontInfo>
#include <QFontMetricsF>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLineEdit>
#include <QPainter>
#include <QSignalSpy>
#include <QTest>
#include <QVBoxLayout>

#include <cmath>

using namespace docket;
using namespace docket::kit;

namespace {

double linear(double c)
{
    return c <= 0.04045 ? c / 12.92 : std::pow((c + 0.055) / 1.055, 2.4);
}

// WCAG 2.x relative luminance and contrast.
double luminance(const QColor& c)
{
    return 0.2126 * linear(c.redF()) + 0.7152 * linear(c.greenF()) + 0.0722 * linear(c.blueF());
}

double contrast(const QColor& a, const QColor& b)
{
    const double la = luminance(a), lb = luminance(b);
    return (std::max(la, lb) + 0.05) / (std::min(la, lb) + 0.05);
}

QByteArray tokensJson()
{
    QFile file(QStringLiteral(DOCKET_SOURCE_DIR "/resources/tokens.json"));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

Tokens themed(Theme theme)
{
    return *Tokens::parse(tokensJson(), theme, Density::Regular);
}

Instant at(const char* iso)
{
    return *parseIso(QString::fromLatin1(iso));
}

const QTimeZone kBerlin("Europe/Berlin");

const QList<State> kAll{State::OnTrack, State::AtRisk, State::DueNow,  State::Breached,
                        State::Paused,  State::Met,    State::External};

ClockFace faceOf(State state)
{
    const Millis left = state == State::Breached ? -minutes(151) : minutes(151);
    return ClockFace{state, left, at("2026-11-24T10:17:00Z"), 0.5, {}, minutes(72)};
}

// A text that looks like markup, as a customer may write it.
QString markup()
{
    return QStringLiteral("<b>4 & 5</b>");
}

}  // namespace

class tst_Kit : public QObject {
    Q_OBJECT
private slots:
    void initTestCase() { load(*qApp); }
    void init() { Appearance::current().set(Theme::Light, Density::Regular); }

    // ---- tokens ----

    void tokensAreComplete()
    {
        for (const Theme theme : {Theme::Light, Theme::Dark})
            for (const Density density :
                 {Density::Compact, Density::Regular, Density::Comfortable}) {
                const auto t = Tokens::parse(tokensJson(), theme, density);
                QVERIFY2(t.has_value(), t ? "" : qPrintable(t.error().detail));
                QCOMPARE(t->chart.size(), 8);
                QCOMPARE(t->aging.size(), 5);
                QCOMPARE(t->spaces.size(), 10);
                for (const auto& [name, ink] : colorNames())
                    QVERIFY2((t->color.*ink).isValid(), qPrintable(name));
            }
        // Every colour in the file has a member that takes it.
        const QJsonObject root = QJsonDocument::fromJson(tokensJson()).object();
        QCOMPARE(root[QStringLiteral("light")][QStringLiteral("palette")].toObject().size(),
                 colorNames().size());
    }
    void aMissingTokenIsNamed()
    {
        const QByteArray broken = tokensJson().replace("\"text3\"", "\"text4\"");
        const auto t = Tokens::parse(broken, Theme::Dark, Density::Regular);
        QVERIFY(!t);
        QCOMPARE(t.error().kind, ErrorKind::Malformed);
        QCOMPARE(t.error().detail, QStringLiteral("text3"));
        QVERIFY(!Tokens::parse("{", Theme::Light, Density::Regular));
    }
    void densityFollows()
    {
        Appearance::current().set(Theme::Light, Density::Compact);
        QCOMPARE(tokens().size.row, 24);
        QCOMPARE(fontOf(Role::Body).pixelSize(), 12);
        Appearance::current().set(Theme::Light, Density::Comfortable);
        QCOMPARE(tokens().size.row, 38);
        QCOMPARE(fontOf(Role::Body).pixelSize(), 14);
    }
    void aThemeReachesWhatIsThere()
    {
        PlainLabel label(QStringLiteral("here"), Role::Small, &Colors::text3);
        QSignalSpy spy(&Appearance::current(), &Appearance::changed);
        Appearance::current().set(Theme::Dark, Density::Comfortable);
        QCOMPARE(spy.size(), 1);
        QCOMPARE(label.palette().color(QPalette::WindowText), themed(Theme::Dark).color.text3);
        QCOMPARE(label.font().pixelSize(), 13);
        const QPalette p = QApplication::palette();
        QCOMPARE(p.color(QPalette::Active, QPalette::Highlight), tokens().color.selection);
        QCOMPARE(p.color(QPalette::Inactive, QPalette::Highlight), tokens().color.selectionIdle);
    }

    // ---- contrast, as the visual language promises it ----

    void contrastOfText()
    {
        for (const Theme theme : {Theme::Light, Theme::Dark}) {
            const Tokens t = themed(theme);
            const Colors& c = t.color;
            for (const QColor& ground : {c.window, c.surface, c.sunken, c.raised, c.rail, c.header,
                                         c.selection, c.selectionIdle, c.hover, c.accentTint}) {
                for (const QColor& ink : {c.text, c.text2, c.text3, c.link})
                    QVERIFY2(contrast(ink, ground) >= 4.5, qPrintable(ink.name() + ground.name()));
                for (const QColor& mark : {c.accent, c.control, c.now, c.focus})
                    QVERIFY2(contrast(mark, ground) >= 3.0,
                             qPrintable(mark.name() + ground.name()));
            }
            for (const QColor& ground : {c.accent, c.accentHover, c.accentPress})
                QVERIFY(contrast(c.onAccent, ground) >= 4.5);
        }
        // One published figure, so that the formula itself is proved.
        QVERIFY(std::fabs(contrast(themed(Theme::Light).color.text3, Qt::white) - 5.80) < 0.01);
    }
    void contrastOfStates()
    {
        for (const Theme theme : {Theme::Light, Theme::Dark}) {
            const Tokens t = themed(theme);
            for (const State state : kAll) {
                const StateColors& s = t.of(state);
                const QColor chip = s.fill.isValid() ? s.fill : t.color.surface;
                QVERIFY2(contrast(s.fg, chip) >= 4.5, qPrintable(s.fg.name()));
                for (const QColor& ground : {t.color.surface, t.color.selection, t.color.rail,
                                             t.color.header, t.color.hover}) {
                    QVERIFY2(contrast(s.text, ground) >= 4.5, qPrintable(s.text.name()));
                    QVERIFY2(contrast(s.mark, ground) >= 3.0, qPrintable(s.mark.name()));
                }
            }
            // The external deadline that has passed is solid in its mark.
            QVERIFY(contrast(t.color.onAccent, t.of(State::External).mark) >= 4.5);
        }
    }

    // ---- fonts ----

    void figuresAreTabular()
    {
        for (const Role role : {Role::Body, Role::Label, Role::Timer, Role::Strong}) {
            const QFont f = fontOf(role);
            QCOMPARE(QFontInfo(f).family(), QStringLiteral("Docket Sans"));
            const QFontMetricsF m(f);
            const double ones = m.horizontalAdvance(QStringLiteral("11111"));
            QCOMPARE(ones, m.horizontalAdvance(QStringLiteral("88888")));
            QCOMPARE(ones, m.horizontalAdvance(QStringLiteral("40759")));
        }
        QCOMPARE(fontOf(Role::Body).pixelSize(), 13);
    }
    void weightsDiffer()
    {
        const auto width = [](Role role) {
            QFont f = fontOf(role);
            f.setPixelSize(200);
            return QFontMetricsF(f).horizontalAdvance(QStringLiteral("Refund"));
        };
        QVERIFY(width(Role::Body) < width(Role::Label));
        QVERIFY(width(Role::Label) < width(Role::Strong));
    }

    // ---- icons ----

    void iconsLoad()
    {
        QStringList drawn = QDir(QStringLiteral(DOCKET_SOURCE_DIR "/resources/icons"))
                                .entryList({QStringLiteral("*.svg")}, QDir::Files, QDir::Name);
        for (QString& name : drawn)
            name.chop(4);
        QCOMPARE(iconNames(), drawn);
        QCOMPARE(drawn.size(), 50);
        for (const QString& name : iconNames()) {
            const QImage image = pixmap(name, Qt::red, 16, 1.25).toImage();
            QCOMPARE(image.size(), QSize(20, 20));
            bool tinted = false;
            for (int y = 0; y < image.height(); ++y)
                for (int x = 0; x < image.width(); ++x)
                    if (image.pixelColor(x, y).alpha() > 200) {
                        QVERIFY2(image.pixelColor(x, y).red() > 250, qPrintable(name));
                        QVERIFY2(image.pixelColor(x, y).blue() < 5, qPrintable(name));
                        tinted = true;
                    }
            QVERIFY2(tinted, qPrintable(name));
        }
        for (const State state : kAll)
            QVERIFY(iconNames().contains(markName(state)));
    }
    void anUnknownIconSaysSo()
    {
        QTest::ignoreMessage(QtWarningMsg, "no icon is called elephant");
        QVERIFY(pixmap(QStringLiteral("elephant"), Qt::red, 16, 1).isNull());
    }

    // ---- clocks ----

    void words()
    {
        ClockFace f = faceOf(State::Breached);
        QCOMPARE(chipWords(f), QStringLiteral("2 h 31 over"));
        QCOMPARE(rowWords(f).time, QStringLiteral("2 h 31"));
        QCOMPARE(rowWords(f).word, QStringLiteral("over"));
        QCOMPARE(spokenWords(f, kBerlin),
                 QStringLiteral("Breached, 2 h 31 over, due Tue 11:17 CET"));
        f.left = INT64_MIN;
        QVERIFY(chipWords(f).endsWith(QStringLiteral(" over")));
        f = faceOf(State::Paused);
        f.note = QStringLiteral("waits for Northline until 16:00");
        QCOMPARE(chipWords(f), QStringLiteral("2 h 31 left, paused"));
        QVERIFY(spokenWords(f, kBerlin).endsWith(f.note));
        QCOMPARE(chipWords(faceOf(State::Met)), QStringLiteral("Met in 1 h 12"));
        f = faceOf(State::External);
        f.left = 0;  // at the instant itself it is still in time
        QCOMPARE(chipWords(f), QStringLiteral("0 min left"));
        f.left = -1;
        QCOMPARE(chipWords(f), QStringLiteral("Too late"));
    }
    void statesLookDifferent()
    {
        for (const Theme theme : {Theme::Light, Theme::Dark}) {
            Appearance::current().set(theme, Density::Regular);
            QList<QImage> chips, rows, shapes;
            for (const State state : kAll) {
                // The same words and numbers for all: what differs is the state alone.
                ClockFace f = faceOf(state);
                f.left = minutes(151);
                QImage chip(200, 24, QImage::Format_RGB32), line(200, 30, QImage::Format_RGB32);
                chip.fill(tokens().color.surface);
                line.fill(tokens().color.surface);
                QPainter onChip(&chip);
                paintClockChip(onChip, chip.rect(), f, QStringLiteral("2 h 31"));
                onChip.end();
                QPainter onLine(&line);
                paintClockRow(onLine, QRect(0, 0, 178, 30), f, QStringLiteral("11:17"));
                onLine.end();
                chips << chip;
                rows << line;
                // In one colour, at the size of a row: the shape alone.
                shapes << pixmap(markName(state), Qt::black, tokens().size.mark, 1).toImage();
            }
            for (qsizetype a = 0; a < kAll.size(); ++a)
                for (qsizetype b = a + 1; b < kAll.size(); ++b) {
                    QVERIFY(chips[a] != chips[b]);
                    QVERIFY(rows[a] != rows[b]);
                    QVERIFY2(shapes[a] != shapes[b], "two states have one shape");
                }
        }
    }
    void theFuseBurns()
    {
        const auto lit = [](double used, State state, Millis left) {
            QImage line(200, 30, QImage::Format_RGB32);
            line.fill(tokens().color.surface);
            QPainter p(&line);
            paintClockRow(p, QRect(0, 0, 178, 30), ClockFace{state, left, {}, used, {}, 0},
                          QStringLiteral("11:17"));
            p.end();
            int n = 0;
            for (int x = 0; x < line.width(); ++x)
                n += line.pixelColor(x, 29) == tokens().of(state).mark;
            return n;
        };
        const int half = lit(0.5, State::AtRisk, minutes(5));
        const int whole = lit(1.0, State::AtRisk, minutes(5));
        QVERIFY(half > 50);
        QVERIFY(std::abs(whole - 2 * half) <= 1);
        QCOMPARE(lit(7.0, State::AtRisk, minutes(5)), whole);
        QCOMPARE(lit(0.0, State::AtRisk, minutes(5)), 0);
        QCOMPARE(lit(1.0, State::Breached, -minutes(5)), 0);
    }
    void theRowFitsItsColumn()
    {
        // With the hour of a day in this week; "what needs a person" needs the rest.
        QVERIFY2(clockRowWidth() <= 204, qPrintable(QString::number(clockRowWidth())));
    }

    // ---- what a screen reader hears ----

    void names()
    {
        SlaChip chip;
        chip.setFace(faceOf(State::Breached), kBerlin);
        QCOMPARE(chip.accessibleName(), QStringLiteral("Breached, 2 h 31 over, due Tue 11:17 CET"));
        FreshnessBadge badge;
        badge.setFace(
            {Freshness::Failing, QStringLiteral("ShipEngine"), QStringLiteral("since 13:05")});
        QCOMPARE(badge.accessibleName(), QStringLiteral("ShipEngine failing since 13:05"));
        badge.setFace({Freshness::Never, QStringLiteral("Adyen"), {}});
        QCOMPARE(badge.accessibleName(), QStringLiteral("Adyen has never synced"));
        badge.setFace({Freshness::NoPermission, {}, QStringLiteral("may not read payouts")});
        QCOMPARE(badge.accessibleName(), QStringLiteral("may not read payouts"));
        AmountLabel sum;
        sum.setAmount(Money{-31840, Currency::parse("EUR")});
        QCOMPARE(sum.accessibleName(), QStringLiteral("-318.40 EUR"));
        QCOMPARE(KeyCap(QStringLiteral("Ctrl K")).accessibleName(), QStringLiteral("Key: Ctrl K"));
        QCOMPARE(Chip(QStringLiteral("Queue"), QStringLiteral("4 mine")).accessibleName(),
                 QStringLiteral("Filter Queue: 4 mine"));
        QVERIFY(!EmptyState(QStringLiteral("search"), QStringLiteral("Nothing"))
                     .accessibleName()
                     .isEmpty());
        SectionHeader head(QStringLiteral("Evidence"));
        head.setDetail(QStringLiteral("4"));
        QCOMPARE(head.accessibleName(), QStringLiteral("Evidence, 4"));
    }
    void aRefusedButtonSaysWhy()
    {
        QWidget window;
        auto* column = new QVBoxLayout(&window);
        auto* button = new Button(QStringLiteral("Write off"));
        auto* other = new QLineEdit;
        column->addWidget(other);
        column->addWidget(button);
        button->setDisabledReason(QStringLiteral("Team leads only"));
        window.show();
        QApplication::setActiveWindow(&window);
        QSignalSpy spy(button, &Button::activated), clicked(button, &Button::clicked);
        // Reached by Tab, read as disabled with its reason, and deaf to every way of pressing it.
        other->setFocus();
        QTest::keyClick(other, Qt::Key_Tab);
        QVERIFY(button->hasFocus());
        QAccessibleInterface* heard = QAccessible::queryAccessibleInterface(button);
        QVERIFY(heard->state().disabled);
        QVERIFY(heard->state().focusable);
        QCOMPARE(heard->text(QAccessible::Name), QStringLiteral("Write off"));
        QCOMPARE(heard->text(QAccessible::Description), QStringLiteral("Team leads only"));
        QVERIFY(heard->actionInterface()->actionNames().isEmpty());
        heard->actionInterface()->doAction(QAccessibleActionInterface::pressAction());
        QTest::mouseClick(button, Qt::LeftButton, {}, button->face().center());
        QTest::keyClick(button, Qt::Key_Space);
        QTest::keyClick(button, Qt::Key_Return);
        QCOMPARE(clicked.size(), 0);
        button->click();
        QCOMPARE(spy.size(), 0);
        QVERIFY(button->sizeHint().width() > button->face().width());

        button->setDisabledReason({});
        QTest::mouseClick(button, Qt::LeftButton);
        QTest::keyClick(button, Qt::Key_Space);
        QTest::keyClick(button, Qt::Key_Return);
        QCOMPARE(spy.size(), 3);
        QVERIFY(!QAccessible::queryAccessibleInterface(button)->state().disabled);
    }
    void chipsGo()
    {
        Chip chip(QStringLiteral("Queue"), QStringLiteral("4 mine"));
        chip.show();
        QSignalSpy removed(&chip, &Chip::removed), pressed(&chip, &Chip::clicked);
        QTest::mouseClick(&chip, Qt::LeftButton, {}, QPoint(chip.width() - 12, 12));
        QCOMPARE(removed.size(), 1);
        QCOMPARE(pressed.size(), 0);
        QTest::mouseClick(&chip, Qt::LeftButton, {}, QPoint(12, 12));
        QCOMPARE(pressed.size(), 1);
        QTest::keyClick(&chip, Qt::Key_Delete);
        QCOMPARE(removed.size(), 2);
    }

    // ---- text as it is ----

    void markupStaysText()
    {
        PlainLabel label(markup());
        QCOMPARE(label.textFormat(), Qt::PlainText);
        label.setElide(Qt::ElideRight);
        label.resize(30, 20);
        label.show();
        QVERIFY(static_cast<QLabel&>(label).text().endsWith(QChar(0x2026)));
        QCOMPARE(label.text(), markup());
        QCOMPARE(label.accessibleName(), markup());
        QVERIFY(!label.toolTip().contains(QStringLiteral("<b>")));
    }
    void noLabelGuesses()
    {
        QWidget window;
        window.resize(800, 600);
        new EmptyState(QStringLiteral("search"), markup(), &window);
        (new SectionHeader(markup(), &window))->setDetail(markup());
        new Caption(markup(), &window);
        Toast::show(&window, markup(), [] {});
        auto* sheet = new Sheet(markup(), markup(), &window);
        sheet->open();
        const auto labels = window.findChildren<QLabel*>();
        QVERIFY(labels.size() >= 6);
        for (const QLabel* label : labels)
            QVERIFY(label->textFormat() == Qt::PlainText);
    }

    // ---- over the window ----

    void toasts()
    {
        QWidget window;
        window.resize(800, 600);
        window.show();
        Appearance::current().setReducedMotion(true);
        int undone = 0;
        Toast* toast = Toast::show(&window, QStringLiteral("Snoozed"), [&] { ++undone; });
        QCOMPARE(Toast::of(&window), toast);
        QVERIFY(window.rect().contains(toast->geometry()));
        QTest::mouseClick(toast->findChild<Button*>(), Qt::LeftButton);
        QCOMPARE(undone, 1);
        QVERIFY(!Toast::of(&window));
        // A second press while the first is still answered undoes nothing more.
        toast = Toast::show(&window, QStringLiteral("Twice"), [&] { ++undone; });
        toast->undo();
        toast->undo();
        QCOMPARE(undone, 2);
        Toast::show(&window, QStringLiteral("First"), [&] { ++undone; });
        Toast::show(&window, QStringLiteral("Second"));
        QCOMPARE(Toast::of(&window)->text(), QStringLiteral("Second"));
        QVERIFY(!Toast::of(&window)->findChild<Button*>());
        QCOMPARE(undone, 2);
        Appearance::current().setReducedMotion(false);
        toast = Toast::show(&window, QStringLiteral("Slides"));
        QTRY_VERIFY(window.rect().contains(toast->geometry()));
    }
    void aSheetKeepsEverythingWithin()
    {
        QWidget window;
        window.resize(900, 700);
        auto* column = new QVBoxLayout(&window);
        auto* behind = new QLineEdit;
        column->addWidget(behind);
        int fired = 0;
        auto* action = new QAction(&window);
        action->setShortcut(QKeySequence(QStringLiteral("N")));
        window.addAction(action);
        connect(action, &QAction::triggered, &window, [&] { ++fired; });
        window.show();
        QApplication::setActiveWindow(&window);
        behind->setFocus();

        auto* sheet =
            new Sheet(QStringLiteral("Refund"), QStringLiteral("Refund 84.90 EUR"), &window);
        auto* note = new QLineEdit;
        sheet->body()->addWidget(note);
        sheet->setMissing(QStringLiteral("A note is missing"));
        sheet->open();
        QSignalSpy accepted(sheet, &Sheet::accepted), cancelled(sheet, &Sheet::cancelled);
        QPointer<Sheet> alive(sheet);
        QVERIFY(sheet->cancelButton()->hasFocus());
        QVERIFY(sheet->panel()->geometry().center().y() < window.height() / 2);
        for (int i = 0; i < 7; ++i) {
            QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
            QVERIFY(sheet->isAncestorOf(QApplication::focusWidget()));
        }
        sheet->cancelButton()->setFocus();
        QTest::keyClick(&window, Qt::Key_N);
        QTest::keyClick(sheet->cancelButton(), Qt::Key_N);
        QCOMPARE(fired, 0);
        // Nor does somebody behind get the focus by asking for it.
        behind->setFocus();
        QVERIFY(sheet->isAncestorOf(QApplication::focusWidget()));
        // The act waits for what is missing.
        QTest::mouseClick(sheet->actButton(), Qt::LeftButton, {}, QPoint(10, 10));
        QCOMPARE(accepted.size(), 0);
        QTest::keyClick(note, Qt::Key_Escape);
        QCOMPARE(cancelled.size(), 1);
        QTRY_VERIFY(!alive);
        QVERIFY(behind->hasFocus());
        // And with the sheet gone, the window has its keys again.
        window.setFocus();
        QTest::keyClick(&window, Qt::Key_N);
        QCOMPARE(fired, 1);
    }
    void aSheetAnswersOnce()
    {
        QWidget window;
        window.resize(900, 700);
        window.show();
        auto* sheet =
            new Sheet(QStringLiteral("Refund"), QStringLiteral("Refund 84.90 EUR"), &window);
        sheet->open();
        QSignalSpy accepted(sheet, &Sheet::accepted);
        Button* act = sheet->actButton();
        act->click();
        act->click();
        QCOMPARE(accepted.size(), 1);
    }
    void theRingFollowsTheFocus()
    {
        QWidget window;
        auto* column = new QVBoxLayout(&window);
        auto* one = new Button(QStringLiteral("One"));
        auto* two = new QLineEdit;
        column->addWidget(one);
        column->addWidget(two);
        window.show();
        QApplication::setActiveWindow(&window);
        one->setFocus();
        auto* ring = window.findChild<QFocusFrame*>();
        QVERIFY(ring);
        QCOMPARE(ring->widget(), one);
        QTest::mouseClick(two, Qt::LeftButton);
        QCOMPARE(ring->widget(), two);
        // Outside the control, on all sides.
        QVERIFY(ring->geometry().contains(two->geometry().adjusted(-3, -3, 3, 3)));
    }
};

QTEST_MAIN(tst_Kit)
#include "tst_kit.moc"
