// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/case/casesheets.h"

#include "core/desk/desk.h"
#include "core/domain/disposition.h"
#include "ui/kit/button.h"
#include "ui/kit/format.h"
#include "ui/kit/labels.h"
#include "ui/model/words.h"

#include <QComboBox>
#include <QDateTimeEdit>
#include <QHBoxLayout>
#include <QPlainTextEdit>
#include <QVBoxLayout>

namespace docket::ui {

namespace {

QString titleOf(const QString& act, const view::CaseRecord& record)
{
    return act + QStringLiteral(" · ") + QString::number(record.value.number) + u' ' +
           record.row.what;
}

// The first line is a question and no answer.
QComboBox* choice(const QString& question)
{
    auto* box = new QComboBox;
    box->addItem(question);
    return box;
}

QString noteOf(const QPlainTextEdit* note)
{
    return note ? note->toPlainText().trimmed() : QString();
}

// "awaiting_vendor" is what a policy names; people read words.
QString pauseWords(const QString& code)
{
    QString words = code;
    words.replace(u'_', u' ');
    if (!words.isEmpty())
        words[0] = words[0].toUpper();
    return words;
}

}  // namespace

CloseSheet::CloseSheet(Desk& desk, const view::CaseRecord& record, QWidget* window)
    : ActSheet(titleOf(tr("Close"), record), tr("Close the case"), desk, record, window)
    , m_disposition(choice(tr("How does it end?")))
    , m_cause(choice(tr("Whose doing was it?")))
{
    for (const DispositionCode& code : dispositionsOf(record.value.queue))
        m_disposition->addItem(code.label, code.code);
    for (const RootCauseCode& code : rootCauses())
        m_cause->addItem(code.label, code.code);
    for (QComboBox* box : {m_disposition, m_cause})
        connect(box, &QComboBox::currentIndexChanged, this, &CloseSheet::check);
    field(tr("Disposition"), m_disposition);
    field(tr("Root cause"), m_cause);
    m_note = noteField(tr("Note"), tr("What was done, and what the next person must know"));
    check();
}

QString CloseSheet::missing() const
{
    if (m_disposition->currentIndex() <= 0)
        return tr("The disposition is missing");
    if (m_cause->currentIndex() <= 0)
        return tr("The root cause is missing");
    return noteOf(m_note).isEmpty() ? tr("The note is missing") : QString();
}

Act CloseSheet::act() const
{
    return CloseCase{m_disposition->currentData().toByteArray(),
                     m_cause->currentData().toByteArray(), noteOf(m_note)};
}

PauseSheet::PauseSheet(Desk& desk, const view::CaseRecord& record, QWidget* window)
    : ActSheet(titleOf(tr("Pause"), record), tr("Pause the case"), desk, record, window)
    , m_reason(choice(tr("Why does it wait?")))
    , m_party(choice(tr("For whom?")))
    , m_until(new QDateTimeEdit)
{
    const Policy* policy = desk.setup().policy(record.value.queue, record.value.tier, desk.now());
    QStringList codes;
    if (policy)
        for (const auto& [code, cap] : policy->pauseCaps)
            codes << code;
    if (codes.isEmpty())
        codes = {QStringLiteral("awaiting_customer"), QStringLiteral("awaiting_vendor"),
                 QStringLiteral("awaiting_processor"), QStringLiteral("awaiting_colleague")};
    for (const QString& code : codes)
        m_reason->addItem(pauseWords(code), code.toUtf8());
    for (const PauseParty party :
         {PauseParty::Vendor, PauseParty::Processor, PauseParty::Customer, PauseParty::Internal}) {
        QString words = partyWords(party);
        words[0] = words[0].toUpper();
        m_party->addItem(words, static_cast<int>(party));
    }
    for (QComboBox* box : {m_reason, m_party})
        connect(box, &QComboBox::currentIndexChanged, this, &PauseSheet::check);
    field(tr("Reason"), m_reason);
    field(tr("Waits for"), m_party);
    const QTimeZone zone = zoneOf(desk.setup());
    const QDateTime now = QDateTime::fromMSecsSinceEpoch(desk.now().ms, zone);
    // Wall time of the business: the machine's own zone must not bend it.
    m_until->setTimeSpec(Qt::UTC);
    m_until->setDisplayFormat(QStringLiteral("ddd d MMM yyyy HH:mm"));
    const auto set = [this](const QDateTime& at) {
        m_until->setDateTime(QDateTime(at.date(), at.time(), Qt::UTC));
    };
    const QDateTime tomorrow(now.date().addDays(1), QTime(9, 0), zone);
    set(tomorrow);
    auto* row = new QWidget;
    auto* across = new QHBoxLayout(row);
    across->setContentsMargins(0, 0, 0, 0);
    across->setSpacing(kit::tokens().space(3));
    across->addWidget(m_until, 1);
    m_until->setAccessibleName(tr("Expected until"));
    const std::pair<QString, QDateTime> quick[] = {
        {tr("2 h"), now.addSecs(7200)},
        {tr("Tomorrow 09:00"), tomorrow},
        {tr("3 days"), QDateTime(now.date().addDays(3), QTime(9, 0), zone)}};
    for (const auto& [text, at] : quick) {
        auto* button = new kit::Button(text);
        button->setAccessibleName(tr("Until: %1").arg(text));
        connect(button, &kit::Button::activated, this, [set, when = at] { set(when); });
        across->addWidget(button);
    }
    connect(m_until, &QDateTimeEdit::dateTimeChanged, this, &PauseSheet::check);
    field(tr("Expected until, %1; it resumes by itself then").arg(kit::zoneCode(desk.now(), zone)),
          row);
    m_note = noteField(tr("Note"), tr("What was asked for, and where"));
    check();
}

Instant PauseSheet::until() const
{
    const QDateTime at(m_until->date(), m_until->time(), zoneOf(m_desk.setup()));
    return Instant{at.toMSecsSinceEpoch()};
}

QString PauseSheet::missing() const
{
    if (m_reason->currentIndex() <= 0)
        return tr("The reason is missing");
    if (m_party->currentIndex() <= 0)
        return tr("For whom it waits is missing");
    if (until() <= m_desk.now())
        return tr("The time has passed");
    return noteOf(m_note).isEmpty() ? tr("The note is missing") : QString();
}

Act PauseSheet::act() const
{
    return PauseCase{m_reason->currentData().toByteArray(),
                     static_cast<PauseParty>(m_party->currentData().toInt()), until(),
                     noteOf(m_note)};
}

ReopenSheet::ReopenSheet(Desk& desk, const view::CaseRecord& record, QWidget* window)
    : ActSheet(titleOf(tr("Reopen"), record), tr("Reopen the case"), desk, record, window)
{
    m_note = noteField(tr("Why"), tr("What came back, or what was overlooked"));
    check();
}

QString ReopenSheet::missing() const
{
    return noteOf(m_note).isEmpty() ? tr("The reason is missing") : QString();
}

Act ReopenSheet::act() const
{
    return ReopenCase{noteOf(m_note), {}};
}

DecideSheet::DecideSheet(Desk& desk, const view::CaseRecord& record, const Intent& intent,
                         bool approve, QWidget* window)
    : ActSheet(titleOf(approve ? tr("Approve") : tr("Decline"), record),
               (approve ? tr("Approve %1") : tr("Decline %1")).arg(kit::amount(intent.amount)),
               desk, record, window)
    , m_intent(intent.id)
    , m_approve(approve)
{
    auto* amount = new kit::AmountLabel(nullptr, kit::Role::Display);
    amount->setAmount(intent.amount);
    amount->setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    body()->addWidget(amount);
    const Person* requester = desk.setup().person(intent.requester);
    QString to, through;
    for (const view::PaymentView& p : record.payments)
        if (p.ref == intent.target) {
            to = QString::fromUtf8(p.payment.brand + ' ' + p.payment.last4).trimmed();
            through = p.sourceName;
        }
    const QString who = requester ? requester->fullName : tr("Somebody");
    auto* effect = new kit::PlainLabel(
        approve ? tr("%1 asked for it. Sends %2 to %3 through %4. This cannot be undone.")
                      .arg(who, kit::amount(intent.amount), to, through)
                : tr("%1 asked for it. Nothing is sent, and %1 reads why.").arg(who),
        kit::Role::Body, &kit::Colors::text2);
    effect->setWordWrap(true);
    body()->addWidget(effect);
    if (!approve)
        m_note = noteField(tr("Why not"), tr("What speaks against it, and what to do instead"));
    check();
}

QString DecideSheet::missing() const
{
    return !m_approve && noteOf(m_note).isEmpty() ? tr("The reason is missing") : QString();
}

Act DecideSheet::act() const
{
    if (m_approve)
        return ApproveRefund{m_intent};
    return DeclineRefund{m_intent, noteOf(m_note)};
}

}  // namespace docket::ui
