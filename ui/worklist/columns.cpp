// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/worklist/columns.h"

#include "ui/kit/slachip.h"
#include "ui/kit/tokens.h"

#include <algorithm>

namespace docket::ui {

namespace {

// Wide enough for a due instant with its weekday.
constexpr int kClock = 196;
constexpr int kKind = 36;
constexpr int kCase = 52;
constexpr int kCustomer = 114;
constexpr int kAmount = 92;
constexpr int kOwner = 82;
constexpr int kAge = 44;
constexpr int kRegular = 828;
constexpr int kRoomy = 1100;

}  // namespace

Columns columnsOf(const QRect& row)
{
    const kit::Tokens& t = kit::tokens();
    const double scale = t.fontScale;
    const auto sized = [scale](int width) { return qRound(width * scale); };
    // Half of what a wide window adds goes to names, which are what is cut most.
    const int extra = std::clamp(row.width() - sized(kRegular), 0, kRoomy - kRegular);
    const int names = extra * 2 / 9;
    Columns c;
    int x = row.left();
    const auto cell = [&](int width, int before = 0) {
        const QRect r(x + before, row.top(), width - before, row.height());
        x += width;
        return r;
    };
    const int clock = std::max(sized(kClock), kit::clockRowWidth());
    c.clock = cell(clock);
    c.icon = cell(sized(kKind), t.space(4));
    c.icon.setWidth(t.size.icon);
    c.number = cell(sized(kCase));
    const int right =
        sized(kCustomer) + names + sized(kAmount) + names / 2 + sized(kOwner) + names + sized(kAge);
    const int what = std::max(0, row.right() + 1 - x - right);
    c.what = cell(what);
    c.customer = cell(sized(kCustomer) + names, t.space(4));
    c.amount = cell(sized(kAmount) + names / 2, t.space(2));
    c.owner = cell(sized(kOwner) + names, t.space(5));
    c.age = QRect(x, row.top(), row.right() + 1 - x - t.space(4), row.height());
    return c;
}

}  // namespace docket::ui
