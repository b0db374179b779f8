// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/case/evidencelist.h"

#include "ui/kit/button.h"
#include "ui/kit/format.h"
#include "ui/kit/labels.h"

#include <QHBoxLayout>
#include <QLocale>
#include <QVBoxLayout>

namespace docket::ui {

void emptyOut(QLayout* layout)
{
    while (QLayoutItem* item = layout->takeAt(0)) {
        if (item->widget()) {
            item->widget()->hide();
            item->widget()->deleteLater();
        }
        delete item;
    }
}

EvidenceList::EvidenceList(QWidget* parent)
    : QWidget(parent)
{
    setAccessibleName(tr("Evidence"));
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(kit::tokens().space(4));
}

void EvidenceList::setDocuments(const std::vector<view::EvidenceView>& documents, Instant now,
                                const QTimeZone& zone)
{
    if (documents == m_documents)
        return;
    m_documents = documents;
    emptyOut(layout());
    const kit::Tokens& t = kit::tokens();
    for (const view::EvidenceView& document : m_documents) {
        const QString label = evidenceLabel(document.evidence.kind);
        const QString name = document.name.isEmpty() ? label : document.name;
        auto* row = new QWidget;
        row->setAccessibleName(name);
        auto* words = new QVBoxLayout(row);
        words->setContentsMargins(0, 0, 0, 0);
        words->setSpacing(0);
        auto* across = new QHBoxLayout;
        across->setSpacing(t.space(2));
        auto* first = new kit::PlainLabel(name);
        first->setElide(Qt::ElideMiddle);
        across->addWidget(first, 1);
        words->addLayout(across);
        auto* second = new kit::PlainLabel(
            QStringList{label, QLocale().formattedDataSize(document.evidence.size, 1), document.by,
                        kit::nearTime(document.evidence.at, now, zone)}
                .join(QStringLiteral(" · ")),
            kit::Role::Small, &kit::Colors::text3);
        second->setElide(Qt::ElideRight);
        words->addWidget(second);
        if (!document.note.isEmpty()) {
            auto* note = new kit::PlainLabel(document.note, kit::Role::Small, &kit::Colors::text2);
            note->setWordWrap(true);
            words->addWidget(note);
        }
        auto* open = new kit::Button(tr("Open"), kit::ButtonKind::Quiet);
        open->setAccessibleName(tr("Open %1").arg(name));
        auto* save = new kit::Button(tr("Save as…"), kit::ButtonKind::Quiet);
        save->setAccessibleName(tr("Save %1 as…").arg(name));
        connect(open, &kit::Button::activated, this,
                [this, document] { emit openAsked(document); });
        connect(save, &kit::Button::activated, this,
                [this, document] { emit saveAsked(document); });
        across->addWidget(open);
        across->addWidget(save);
        layout()->addWidget(row);
    }
}

}  // namespace docket::ui
