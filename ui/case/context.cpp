// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/case/context.h"

#include "ui/case/intentwords.h"
#include "ui/case/lines.h"
#include "ui/kit/fonts.h"
#include "ui/kit/labels.h"

#include <QHBoxLayout>
#include <QPainter>
#include <QVBoxLayout>

#include <algorithm>
#include <optional>

namespace docket::ui {

namespace {

using kit::Role;

// What fits under a column's head.
constexpr size_t kMostLines = 6;
constexpr int kTimes = 72;

}  // namespace

// Times, words and amounts; the first word carries the state.
class MoneyLines final : public QWidget {
public:
    struct Line {
        QString time, word, rest;
        std::optional<kit::State> state;
        Money amount;
        bool sum = false;
    };

    MoneyLines()
    {
        setAccessibleName(Context::tr("Payments"));
        setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    }

    // The one currency of all lines; none when they differ, and then each says its own.
    Currency setLines(std::vector<Line> lines)
    {
        m_lines = std::move(lines);
        Currency one;
        m_common = true;
        for (const Line& line : m_lines) {
            if (!line.amount.isSet())
                continue;
            m_common = m_common && (!one.isSet() || one == line.amount.currency);
            one = line.amount.currency;
        }
        QStringList spoken;
        for (const Line& line : m_lines)
            spoken << line.time + u' ' + line.word + u' ' + line.rest + u' ' +
                          (line.amount.isSet() ? kit::plain(kit::amount(line.amount)) : QString());
        setAccessibleDescription(spoken.join(QStringLiteral(". ")));
        setFixedHeight(static_cast<int>(m_lines.size()) * pitch());
        update();
        return m_common ? one : Currency{};
    }

protected:
    void paintEvent(QPaintEvent*) override
    {
        const kit::Tokens& t = kit::tokens();
        QPainter painter(this);
        int names = kTimes;
        const QFontMetrics metrics(kit::fontOf(Role::Body));
        for (const Line& line : m_lines)
            if (!line.sum)
                names = std::max(names, metrics.horizontalAdvance(line.time) + t.space(4));
        int y = 0;
        for (const Line& line : m_lines) {
            const QRect row(0, y, width(), pitch());
            if (line.sum)
                painter.fillRect(QRect(0, y, width(), 1), t.color.divider);
            painter.setFont(kit::fontOf(Role::Body));
            painter.setPen(t.color.text3);
            painter.drawText(line.sum ? row
                                      : row.adjusted(0, 0, -(width() - names + t.space(2)), 0),
                             Qt::AlignLeft | Qt::AlignVCenter, line.time);
            int x = names;
            painter.setFont(kit::fontOf(line.sum ? Role::Label : Role::Body));
            painter.setPen(line.state ? t.of(*line.state).text : t.color.text);
            painter.drawText(row.adjusted(x, 0, 0, 0), Qt::AlignLeft | Qt::AlignVCenter, line.word);
            x += painter.fontMetrics().horizontalAdvance(line.word) + t.space(2);
            painter.setFont(kit::fontOf(Role::Body));
            painter.setPen(t.color.text2);
            const kit::AmountText parts = kit::amountParts(line.amount);
            const QString sum = !line.amount.isSet() ? QString()
                                : m_common           ? parts.digits
                                                     : parts.digits + u' ' + parts.code;
            const QFont sumFont =
                kit::fontOf(line.sum || line.state == kit::State::Met ? Role::Label : Role::Body);
            const int sumWidth = QFontMetrics(sumFont).horizontalAdvance(sum);
            const QRect rest(x, y, width() - sumWidth - t.space(3) - x, pitch());
            painter.drawText(
                rest, Qt::AlignLeft | Qt::AlignVCenter,
                painter.fontMetrics().elidedText(line.rest, Qt::ElideRight, rest.width()));
            painter.setFont(sumFont);
            painter.setPen(line.sum || line.state == kit::State::Met ? t.color.text
                                                                     : t.color.text2);
            painter.drawText(row, Qt::AlignRight | Qt::AlignVCenter, sum);
            y += pitch();
        }
    }

private:
    static int pitch()
    {
        return kit::lineHeight(Role::Body) + kit::tokens().space(2) + kit::tokens().space(1) / 2;
    }
    std::vector<Line> m_lines;
    bool m_common = true;
};

Context::Context(QWidget* parent)
    : kit::Pane(&kit::Colors::surface, Qt::BottomEdge, parent)
    , m_moneyHead(new kit::Caption(tr("Payment")))
    , m_money(new MoneyLines)
    , m_orderHead(new kit::Caption(tr("Order")))
    , m_order(new Lines(tr("Order")))
    , m_customer(new Lines(tr("Customer")))
{
    const kit::Tokens& t = kit::tokens();
    // The pane is of one height; what is cut is in the tool tip.
    m_order->setRoom(kMostLines);
    m_customer->setRoom(kMostLines);
    setAccessibleName(tr("What the case is about"));
    setFixedHeight(t.size.caseContext);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 1);
    row->setSpacing(0);
    const auto column = [&](QWidget* head, QWidget* body, int share, bool last) {
        auto* pane =
            new kit::Pane(&kit::Colors::surface, last ? Qt::Edges() : Qt::Edges(Qt::RightEdge));
        auto* inside = new QVBoxLayout(pane);
        inside->setContentsMargins(t.space(6), t.space(4), t.space(6), t.space(3));
        inside->setSpacing(t.space(3));
        inside->addWidget(head);
        inside->addWidget(body);
        inside->addStretch(1);
        row->addWidget(pane, share);
    };
    column(m_moneyHead, m_money, 112, false);
    column(m_orderHead, m_order, 100, false);
    column(new kit::Caption(tr("Customer")), m_customer, 100, true);
}

void Context::setRecord(const view::CaseRecord& record, const QTimeZone& zone)
{
    showMoney(record, zone);
    showOrder(record, zone);
    std::vector<view::Line> customer = record.customer;
    if (customer.empty())
        customer.push_back({{}, tr("not available")});
    if (customer.size() > kMostLines)
        customer.resize(kMostLines);
    m_customer->setLines(std::move(customer));
}

void Context::showMoney(const view::CaseRecord& record, const QTimeZone& zone)
{
    std::vector<MoneyLines::Line> lines;
    std::vector<view::PaymentView> payments = record.payments;
    std::sort(payments.begin(), payments.end(), [](const auto& a, const auto& b) {
        return a.payment.createdAt < b.payment.createdAt;
    });
    QString source;
    const auto when = [&](Instant at) {
        return at.isSet() ? kit::nearTime(at, record.at, zone) : QString();
    };
    Money left;
    for (const view::PaymentView& p : payments) {
        const Payment& pay = p.payment;
        MoneyLines::Line line{when(pay.createdAt), {}, {}, {}, pay.amount, false};
        const QString card = QString::fromUtf8(pay.brand + ' ' + pay.last4).trimmed();
        switch (pay.status) {
        case PaymentStatus::Approved:
            line.word = pay.captured > 0 ? tr("Captured") : tr("Authorized");
            line.state = kit::State::Met;
            line.rest = pay.threeDSecure.isEmpty() ? card : card + tr(", 3DS");
            if (pay.captured > 0)
                line.amount.minor = pay.captured;
            source = p.sourceName;
            left = p.refundable;
            break;
        case PaymentStatus::Declined:
            line.word = tr("Declined");
            line.state = kit::State::DueNow;
            line.rest = p.declineWords;
            break;
        case PaymentStatus::Blocked:
            line.word = tr("Blocked");
            line.state = kit::State::DueNow;
            line.rest = p.declineWords.isEmpty() ? tr("never reached the bank") : p.declineWords;
            break;
        case PaymentStatus::Pending:
            line.word = tr("Pending");
            line.rest = card;
            break;
        }
        lines.push_back(std::move(line));
    }
    for (const Refund& refund : record.refunds)
        lines.push_back({when(refund.createdAt),
                         tr("Refund"),
                         refund.status == RefundStatus::Succeeded ? tr("given back")
                         : refund.status == RefundStatus::Pending ? tr("pending")
                         : refund.status == RefundStatus::Failed  ? tr("failed")
                                                                  : tr("cancelled"),
                         {},
                         refund.amount,
                         false});
    for (const Intent& intent : record.value.intents)
        if (live(intent.state))
            lines.push_back(
                {tr("Ours"), tr("Refund"), intentWord(intent.state), {}, intent.amount, false});
    if (lines.size() > kMostLines - 1)
        lines.erase(lines.begin(), lines.end() - static_cast<std::ptrdiff_t>(kMostLines - 1));
    if (left.isSet())
        lines.push_back({tr("Refundable"), {}, {}, {}, left, true});
    if (lines.empty())
        lines.push_back({{}, tr("No payment is known"), {}, {}, {}, false});
    const Currency currency = m_money->setLines(std::move(lines));
    QString head = source.isEmpty() ? tr("Payment") : tr("Payment · %1").arg(source);
    if (currency.isSet())
        head += QStringLiteral(" · ") + tr("amounts in %1").arg(currency.text());
    m_moneyHead->setText(head);
}

void Context::showOrder(const view::CaseRecord& record, const QTimeZone& zone)
{
    std::vector<view::Line> lines;
    if (record.order) {
        const Order& order = *record.order;
        m_orderHead->setText(tr("Order %1").arg(QString::fromUtf8(order.number)));
        for (const OrderLine& line : order.lines) {
            //: How many of a thing were ordered.
            lines.push_back({tr("%1 ×").arg(kit::count(line.quantity)),
                             line.title + QStringLiteral(" · ") + kit::amount(line.price)});
        }
        if (lines.size() > 2) {
            const auto more = lines.size() - 2;
            lines.resize(2);
            lines.push_back({{}, tr("and %1 more").arg(kit::count(static_cast<qint64>(more)))});
        }
    } else {
        m_orderHead->setText(tr("Order"));
        lines.push_back({{}, tr("No order is known")});
    }
    for (const FulfillmentOrder& f : record.fulfillments)
        lines.push_back(
            {tr("Fulfillment"), (f.locationName.isEmpty() ? tr("no location") : f.locationName) +
                                    QStringLiteral(" · ") +
                                    QString::fromUtf8(f.status).replace(u'_', u' ')});
    for (const Shipment& s : record.shipments)
        lines.push_back({tr("Shipped"),
                         (s.carrier + u' ' + QString::fromUtf8(s.tracking)).trimmed() +
                             (s.shipmentStatus.isEmpty()
                                  ? QString()
                                  : QStringLiteral(" · ") +
                                        QString::fromUtf8(s.shipmentStatus).replace(u'_', u' '))});
    for (const Dispute& d : record.disputes)
        lines.push_back(
            {d.inquiry ? tr("Inquiry") : tr("Dispute"),
             QString::fromUtf8(d.reason).replace(u'_', u' ') +
                 (d.dueBy.isSet() ? tr(", due %1").arg(kit::nearTime(d.dueBy, record.at, zone))
                                  : QString())});
    for (const Hold& h : record.holds)
        if (h.open)
            lines.push_back({tr("Hold"), QString::fromUtf8(h.reason).replace(u'_', u' ')});
    if (lines.size() > kMostLines)
        lines.resize(kMostLines);
    m_order->setLines(std::move(lines));
}

}  // namespace docket::ui
