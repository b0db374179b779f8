// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/startpage.h"

#include "ui/kit/button.h"
#include "ui/kit/format.h"
#include "ui/kit/labels.h"
#include "ui/kit/tokens.h"

#include <QPainter>
#include <QProgressBar>
#include <QVBoxLayout>

#include <algorithm>

namespace docket::ui {

namespace {

constexpr int kColumn = 440;
constexpr int kFine = 1000;

}  // namespace

StartPage::StartPage(QWidget* parent)
    : QWidget(parent)
    , m_figures(new kit::PlainLabel({}, kit::Role::Small, &kit::Colors::text2))
    , m_bar(new QProgressBar)
    , m_stop(new kit::Button(tr("Stop and close")))
{
    const kit::Tokens& t = kit::tokens();
    setWindowTitle(QStringLiteral("Docket"));
    setAccessibleName(tr("Docket is starting"));
    auto* title = new kit::PlainLabel(tr("The lists are being made again"), kit::Role::Heading);
    auto* words = new kit::PlainLabel(
        tr("They come from what this desk has kept: the journal and the archive. Nothing is asked "
           "of the vendors and nothing is sent. If you stop, the next start goes on from here."),
        kit::Role::Body, &kit::Colors::text2);
    words->setWordWrap(true);
    words->setFixedWidth(kColumn);
    words->setMinimumHeight(words->heightForWidth(kColumn));
    m_bar->setTextVisible(false);
    m_bar->setRange(0, 0);
    m_bar->setAccessibleName(tr("Progress"));
    m_stop->setAccessibleName(tr("Stop and close"));
    auto* column = new QVBoxLayout;
    column->setSpacing(t.space(5));
    column->addWidget(title);
    column->addWidget(words);
    column->addSpacing(t.space(3));
    column->addWidget(m_bar);
    column->addWidget(m_figures);
    column->addSpacing(t.space(3));
    column->addWidget(m_stop, 0, Qt::AlignLeft);
    auto* page = new QWidget;
    page->setFixedWidth(kColumn);
    page->setLayout(column);
    column->setContentsMargins(0, 0, 0, 0);
    auto* outer = new QVBoxLayout(this);
    outer->addStretch(2);
    outer->addWidget(page, 0, Qt::AlignHCenter);
    outer->addStretch(3);
    connect(m_stop, &kit::Button::activated, this, &StartPage::stopAsked);
}

void StartPage::setProgress(qint64 entries, qint64 entriesOf, qint64 pages, qint64 pagesOf)
{
    // Entries come first and their pages are not counted yet: half of the bar is for each.
    const auto share = [](qint64 done, qint64 of) {
        return of > 0 ? std::min<qint64>(kFine, kFine * done / of) : 0;
    };
    m_bar->setRange(0, 2 * kFine);
    m_bar->setValue(static_cast<int>((entriesOf > 0 ? share(entries, entriesOf) : kFine) +
                                     share(pages, pagesOf)));
    m_figures->setText(pagesOf > 0 ? tr("%1 of %2 pages of what the vendors said")
                                         .arg(kit::count(pages), kit::count(pagesOf))
                                   : tr("%1 of %2 entries of the journal")
                                         .arg(kit::count(entries), kit::count(entriesOf)));
}

void StartPage::setStopping()
{
    m_stop->setDisabledReason(tr("The step under way is being finished"));
    m_figures->setText(tr("The step under way is being finished"));
}

QString StartPage::text() const
{
    return m_figures->text();
}

void StartPage::paintEvent(QPaintEvent*)
{
    QPainter(this).fillRect(rect(), kit::tokens().color.window);
}

}  // namespace docket::ui
