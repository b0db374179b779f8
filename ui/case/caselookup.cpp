// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/case/caselookup.h"

#include "core/base/later.h"
#include "core/desk/desk.h"
#include "ui/kit/labels.h"
#include "ui/model/words.h"

#include <QHBoxLayout>
#include <QLineEdit>

namespace docket::ui {

CaseLookup::CaseLookup(Desk& desk, qint64 own, QWidget* parent)
    : QWidget(parent)
    , m_desk(desk)
    , m_own(own)
    , m_number(new QLineEdit)
    , m_what(new kit::PlainLabel({}, kit::Role::Small, &kit::Colors::text2))
{
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(kit::tokens().space(4));
    m_number->setAccessibleName(tr("Number of the case"));
    m_number->setPlaceholderText(tr("Its number"));
    m_number->setFixedWidth(kit::tokens().size.sheet / 4);
    m_what->setElide(Qt::ElideRight);
    row->addWidget(m_number);
    row->addWidget(m_what, 1);
    setFocusProxy(m_number);
    connect(m_number, &QLineEdit::textChanged, this, &CaseLookup::look);
}

void CaseLookup::look()
{
    const quint64 version = ++m_version;
    m_found.reset();
    const QString written = m_number->text().trimmed();
    bool good = false;
    const qint64 number = written.toLongLong(&good);
    if (written.isEmpty())
        return show({}, {});
    if (!good || number <= 0)
        return show({}, tr("A case's number has digits only"));
    if (number == m_own)
        return show({}, tr("That is this case"));
    show(tr("Looking it up…"), tr("The case is being looked up"));
    whenDone(m_desk.record(number), this,
             [this, version, number](const Result<view::CaseRecord>& answer) {
                 if (version != m_version)
                     return;
                 if (!answer)
                     return show({}, tr("There is no case %1").arg(number));
                 m_found = answer->value;
                 QStringList parts{queueWords(answer->value.queue), answer->row.what};
                 if (!answer->row.customer.isEmpty())
                     parts << answer->row.customer;
                 if (!answer->value.open())
                     parts << tr("closed");
                 show(parts.join(QStringLiteral(" · ")), {});
             });
}

void CaseLookup::show(const QString& words, const QString& problem)
{
    m_what->setText(words.isEmpty() ? problem : words);
    m_problem = problem;
    emit changed();
}

}  // namespace docket::ui
