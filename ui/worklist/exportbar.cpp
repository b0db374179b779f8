// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/worklist/exportbar.h"

#include "ui/kit/button.h"
#include "ui/kit/format.h"
#include "ui/kit/labels.h"
#include "ui/worklist/rowexport.h"

#include <QHBoxLayout>
#include <QProgressBar>

namespace docket::ui {

namespace {

constexpr int kBar = 180;

}  // namespace

ExportBar::ExportBar(QWidget* parent)
    : kit::Pane(&kit::Colors::surface, Qt::BottomEdge, parent)
    , m_text(new kit::PlainLabel({}, kit::Role::Body, &kit::Colors::text2))
    , m_bar(new QProgressBar)
    , m_stop(new kit::Button(tr("Stop"), kit::ButtonKind::Quiet))
{
    const kit::Tokens& t = kit::tokens();
    setAccessibleName(tr("Export"));
    setFixedHeight(t.size.bar);
    m_bar->setFixedWidth(kBar);
    m_bar->setTextVisible(false);
    m_bar->setAccessibleName(tr("Rows written"));
    m_stop->setAccessibleName(tr("Stop the export"));
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(t.space(5), 0, t.space(4), 1);
    row->setSpacing(t.space(4));
    row->addWidget(m_text, 1);
    row->addWidget(m_bar);
    row->addWidget(m_stop);
    connect(m_stop, &kit::Button::activated, this, [this] {
        if (m_export)
            m_export->cancel();
        else
            hide();
    });
    hide();
}

QString ExportBar::text() const
{
    return m_text->text();
}

void ExportBar::follow(RowExport* rows)
{
    delete m_export;
    m_export = rows;
    rows->setParent(this);
    m_text->setText(tr("Writing the rows of the list to a file"));
    m_stop->setText(tr("Stop"));
    m_stop->setAccessibleName(tr("Stop the export"));
    m_bar->setRange(0, 0);
    m_bar->show();
    connect(rows, &RowExport::progressed, this, [this](qint64 written, qint64 of) {
        // Both fit: a list holds fewer rows than an int.
        m_bar->setRange(0, static_cast<int>(of));
        m_bar->setValue(static_cast<int>(written));
        m_text->setText(tr("%1 of %2 rows written").arg(kit::count(written), kit::count(of)));
    });
    connect(rows, &RowExport::finished, this, &ExportBar::ended);
    show();
    rows->start();
}

void ExportBar::ended(const Result<qint64>& rows)
{
    const QString path = m_export->path();
    m_export->deleteLater();
    m_export.clear();
    if (rows || rows.error().kind == ErrorKind::Cancelled) {
        hide();
        if (rows)
            emit done(path, *rows);
        return;
    }
    m_bar->hide();
    // Qt has no words for some of the reasons for which a disk refuses.
    const QString why = rows.error().detail.isEmpty() || rows.error().kind == ErrorKind::Full
                            ? tr("the disk refused, perhaps because it is full")
                            : rows.error().detail;
    m_text->setText(tr("The rows were not saved in %1: %2.").arg(path, why));
    m_stop->setText(tr("Dismiss"));
    m_stop->setAccessibleName(tr("Dismiss"));
}

}  // namespace docket::ui
