// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/kit/tokens.h"

#include <QAbstractButton>

class QPainter;

namespace docket::kit {

enum class Freshness { Live, Syncing, Stale, Failing, Never, NoPermission };

// What is known of one source at one moment. `detail` is ready for people and depends on the state:
//   Live "14 s" · Syncing "page 14 of about 60" · Stale "last file yesterday 06:10"
//   Failing "since 13:05 · HTTP 503 · next try in 40 s" · Never "" · NoPermission "may not read
//   payouts"
struct SourceFace {
    Freshness state = Freshness::Never;
    QString name;
    QString detail;

    bool operator==(const SourceFace&) const = default;
};

// The badge as one sentence: "ShipEngine failing since 13:05", "Adyen has never synced".
QString freshnessWords(const SourceFace& face);

// Draws a badge at the left of `rect`, cut with an ellipsis if it must be. `role` is Small in the
// status line and Body elsewhere.
void paintFreshness(QPainter& painter, const QRect& rect, const SourceFace& face,
                    Role role = Role::Small);
int freshnessWidth(const SourceFace& face, Role role = Role::Small);

// A badge by itself, read aloud as freshnessWords(). Pressing it (clicked()) may open the source.
class FreshnessBadge final : public QAbstractButton {
    Q_OBJECT
public:
    explicit FreshnessBadge(QWidget* parent = nullptr, Role role = Role::Small);

    void setFace(const SourceFace& face);
    const SourceFace& face() const { return m_face; }
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    SourceFace m_face;
    Role m_role;
};

}  // namespace docket::kit
