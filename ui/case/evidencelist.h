// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/view/record.h"

#include <QTimeZone>
#include <QWidget>

class QLayout;

namespace docket::ui {

// The documents of a case: what each is, who put it there and when, and the ways to look at it.
class EvidenceList final : public QWidget {
    Q_OBJECT
public:
    explicit EvidenceList(QWidget* parent = nullptr);

    void setDocuments(const std::vector<view::EvidenceView>& documents, Instant now,
                      const QTimeZone& zone);

signals:
    void openAsked(const docket::view::EvidenceView& document);
    void saveAsked(const docket::view::EvidenceView& document);

private:
    std::vector<view::EvidenceView> m_documents;
};

// Takes everything out of a layout that is filled anew.
void emptyOut(QLayout* layout);

}  // namespace docket::ui
