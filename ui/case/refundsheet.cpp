// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/case/refundsheet.h"

#include "core/desk/desk.h"
#include "ui/case/intentwords.h"
#include "ui/case/offers.h"
#include "ui/case/secondperson.h"
#include "ui/kit/button.h"
#include "ui/kit/fonts.h"
#include "ui/kit/labels.h"
#include "ui/model/words.h"

#include <QButtonGroup>
#include <QComboBox>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QPainter>
#include <QPlainTextEdit>
#include <QRadioButton>
#include <QVBoxLayout>

#include <algorithm>

namespace docket::ui {

namespace {

using kit::Role;

enum Extent { Full, Part };

}  // namespace

// Names and amounts of one currency, the last under a line.
class MoneyTable final : public QWidget {
public:
    MoneyTable() { setAccessibleName(RefundSheet::tr("What was paid and what is left")); }

    void setRows(std::vector<std::pair<QString, Money>> rows)
    {
        m_rows = std::move(rows);
        QStringList spoken;
        for (const auto& [text, money] : m_rows)
            spoken << text + u' ' + kit::plain(kit::amount(money));
        setAccessibleDescription(spoken.join(QStringLiteral(", ")));
        setFixedHeight(static_cast<int>(m_rows.size()) * pitch());
        update();
    }

protected:
    void paintEvent(QPaintEvent*) override
    {
        const kit::Tokens& t = kit::tokens();
        QPainter painter(this);
        for (size_t i = 0; i < m_rows.size(); ++i) {
            const QRect row(0, static_cast<int>(i) * pitch(), width(), pitch());
            const bool last = i + 1 == m_rows.size();
            painter.fillRect(QRect(row.left(), row.top(), row.width(), 1),
                             last ? t.color.divider : t.color.hairline);
            painter.setFont(kit::fontOf(last ? Role::Label : Role::Body));
            painter.setPen(last ? t.color.text : t.color.text2);
            painter.drawText(row, Qt::AlignLeft | Qt::AlignVCenter, m_rows[i].first);
            kit::paintAmount(painter, row, kit::amountParts(m_rows[i].second));
        }
    }

private:
    static int pitch() { return kit::lineHeight(Role::Body) + kit::tokens().space(3); }
    std::vector<std::pair<QString, Money>> m_rows;
};

RefundSheet::RefundSheet(Desk& desk, const view::CaseRecord& record, QWidget* window)
    : ActSheet(tr("Refund · %1 %2").arg(QString::number(record.value.number), record.row.customer),
               tr("Refund"), desk, record, window)
    , m_payment(*refundable(record))
    , m_whole(refundAmount(record))
    , m_shown(new kit::AmountLabel(nullptr, Role::Display))
    , m_effect(new kit::PlainLabel({}, Role::Body, &kit::Colors::text2))
    , m_table(new MoneyTable)
    , m_extent(new QButtonGroup(this))
    , m_part(new QLineEdit)
    , m_reason(new QComboBox)
    , m_second(new SecondPerson(desk, record))
    , m_form(new QWidget)
{
    const kit::Tokens& t = kit::tokens();
    m_shown->setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    m_effect->setWordWrap(true);
    body()->addWidget(m_shown);
    body()->addWidget(m_effect);
    body()->addWidget(m_form);
    m_form->setAccessibleName(tr("What to refund and why"));
    auto* form = new QVBoxLayout(m_form);
    form->setContentsMargins(0, 0, 0, 0);
    form->setSpacing(t.space(4));
    form->addWidget(m_table);
    form->addWidget(amountRow());
    m_reason->addItem(tr("Why is it given back?"));
    for (const char* reason : {"requested_by_customer", "duplicate", "fraudulent"})
        m_reason->addItem(refundReasonWords(reason), QByteArray(reason));
    field(tr("Reason"), m_reason, form);
    m_note = new QPlainTextEdit;
    m_note->setPlaceholderText(tr("What was agreed, and where it can be read"));
    m_note->setTabChangesFocus(true);
    m_note->setFixedHeight(2 * QFontMetrics(m_note->font()).lineSpacing() + t.space(4));
    field(tr("Note"), m_note, form);
    form->addWidget(m_second);
    connect(m_extent, &QButtonGroup::idToggled, this, &RefundSheet::refresh);
    connect(m_part, &QLineEdit::textChanged, this, &RefundSheet::refresh);
    connect(m_reason, &QComboBox::currentIndexChanged, this, &RefundSheet::refresh);
    connect(m_note, &QPlainTextEdit::textChanged, this, &RefundSheet::refresh);
    connect(m_second, &SecondPerson::changed, this, &RefundSheet::refresh);
    // The second person proves who they are before anything is recorded.
    disconnect(this, &kit::Sheet::accepted, nullptr, nullptr);
    connect(this, &kit::Sheet::accepted, this, &RefundSheet::recognise);
    refresh();
}

QWidget* RefundSheet::amountRow()
{
    const kit::Tokens& t = kit::tokens();
    auto* row = new QWidget;
    auto* across = new QHBoxLayout(row);
    across->setContentsMargins(0, 0, 0, 0);
    across->setSpacing(t.space(5));
    auto* full = new QRadioButton(tr("All of %1").arg(kit::amount(m_whole)));
    auto* part = new QRadioButton(tr("Another amount"));
    full->setAccessibleName(kit::plain(full->text()));
    part->setAccessibleName(part->text());
    m_extent->addButton(full, Full);
    m_extent->addButton(part, Part);
    full->setChecked(true);
    m_part->setAccessibleName(tr("Amount in %1").arg(m_whole.currency.text()));
    m_part->setPlaceholderText(toDecimal(m_whole));
    m_part->setAlignment(Qt::AlignRight);
    m_part->setFixedWidth(t.size.sheet / 5);
    across->addWidget(full);
    across->addWidget(part);
    across->addStretch(1);
    across->addWidget(m_part);
    across->addWidget(
        new kit::PlainLabel(m_whole.currency.text(), Role::Small, &kit::Colors::text3));
    row->setAccessibleName(tr("How much"));
    return row;
}

Money RefundSheet::amount() const
{
    if (m_extent->checkedId() == Full)
        return m_whole;
    const Result<Money> read = parseDecimal(m_part->text().trimmed(), m_whole.currency);
    return read && read->minor > 0 ? *read : Money{};
}

bool RefundSheet::needsSecondPerson() const
{
    return m_second->needed();
}

QString RefundSheet::missing() const
{
    const Money money = amount();
    if (!money.isSet())
        return tr("Write the amount as %1").arg(toDecimal(m_whole));
    if (money.minor > m_payment.refundable.minor)
        return tr("More than the %1 that is left").arg(kit::amount(m_payment.refundable));
    if (m_reason->currentIndex() <= 0)
        return tr("The reason is missing");
    if (m_note->toPlainText().trimmed().isEmpty())
        return tr("The note is missing");
    return m_second->missing();
}

void RefundSheet::refresh()
{
    if (m_taken)
        return;
    const Money money = amount();
    const Currency currency = m_whole.currency;
    m_part->setEnabled(m_extent->checkedId() == Part);
    m_shown->setAmount(money.isSet() ? money : Money{0, currency});
    const QString card =
        QString::fromUtf8(m_payment.payment.brand + ' ' + m_payment.payment.last4).trimmed();
    const QString to = card.isEmpty() ? QString::fromUtf8(m_payment.ref.id) : card;
    const QString sum = kit::amount(money.isSet() ? money : Money{0, currency});
    m_second->setAmount(money);
    const bool later = m_second->needed() && !m_second->here();
    m_effect->setText(
        later ? tr("Asks a second person to send %1 to %2 through %3. Nothing is sent before that.")
                    .arg(sum, to, m_payment.sourceName)
              : tr("Sends %1 to %2 through %3. This cannot be undone.")
                    .arg(sum, to, m_payment.sourceName));
    actButton()->setText((later ? tr("Ask for %1") : tr("Refund %1")).arg(sum));
    actButton()->setAccessibleName(kit::plain(actButton()->text()));
    const Payment& paid = m_payment.payment;
    const qint64 underWay =
        std::max<qint64>(0, paid.captured - paid.refunded - m_payment.refundable.minor);
    m_table->setRows({{tr("Captured"), {paid.captured, currency}},
                      {tr("Refunded before"), {paid.refunded, currency}},
                      {tr("Under way"), {underWay, currency}},
                      {tr("This refund"), {money.minor, currency}},
                      {tr("Left after it"), {m_payment.refundable.minor - money.minor, currency}}});
    check();
}

void RefundSheet::recognise()
{
    m_approver = {};
    if (m_second->here())
        say(tr("Asking who the second person is…"), false);
    m_second->recognise([this](const Result<PersonId>& answer) {
        if (!answer) {
            say(tr("The name and the passphrase do not fit. Nothing was sent."), true);
            again();
            check();
            return;
        }
        m_approver = *answer;
        send();
    });
}

Act RefundSheet::act() const
{
    return RequestRefund{m_payment.ref, amount(), m_reason->currentData().toByteArray(),
                         m_note->toPlainText().trimmed(), m_approver};
}

void RefundSheet::taken(const view::Receipt&)
{
    m_taken = true;
    m_effect->hide();
    followFate(m_form);
}

}  // namespace docket::ui
