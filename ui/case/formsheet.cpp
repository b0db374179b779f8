// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/case/formsheet.h"

#include "core/base/later.h"
#include "core/desk/desk.h"
#include "core/domain/rolewords.h"
#include "ui/case/caselookup.h"
#include "ui/case/secondperson.h"
#include "ui/kit/button.h"
#include "ui/kit/fonts.h"
#include "ui/kit/labels.h"
#include "ui/model/words.h"

#include <QCheckBox>
#include <QComboBox>
#include <QFileDialog>
#include <QFileInfo>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QVBoxLayout>

#include <algorithm>

namespace docket::ui {

namespace {

// Who takes cases on; the gate has the last word.
constexpr std::array<Role, 4> kTeams{Role::Agent, Role::Specialist, Role::Lead,
                                     Role::OperationsManager};

bool works(const Person& person)
{
    return person.active &&
           std::any_of(kTeams.begin(), kTeams.end(), [&](Role role) { return person.has(role); });
}

QString titleOf(const QString& act, const view::CaseRecord& record)
{
    return act + QStringLiteral(" · ") + QString::number(record.value.number) + u' ' +
           record.row.what;
}

}  // namespace

FormSheet::FormSheet(Form form, Desk& desk, const view::CaseRecord& record, QWidget* window)
    : ActSheet(titleOf(form.title, record), form.button, desk, record, window)
    , m_form(std::move(form))
    , m_fields(new QWidget)
{
    const kit::Tokens& t = kit::tokens();
    actButton()->setAccessibleName(kit::plain(m_form.button));
    if (m_form.amount.isSet()) {
        auto* amount = new kit::AmountLabel(nullptr, kit::Role::Display);
        amount->setAmount(m_form.amount);
        amount->setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
        body()->addWidget(amount);
    }
    if (!m_form.effect.isEmpty()) {
        auto* effect = new kit::PlainLabel(m_form.effect, kit::Role::Body, &kit::Colors::text2);
        effect->setWordWrap(true);
        body()->addWidget(effect);
    }
    m_fields->setAccessibleName(m_form.title);
    auto* column = new QVBoxLayout(m_fields);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(t.space(4));
    body()->addWidget(m_fields);
    m_controls.reserve(m_form.fields.size());
    for (const Field& field : m_form.fields)
        add(field);
    // A document is kept and a second person is known before anything is recorded.
    disconnect(this, &kit::Sheet::accepted, nullptr, nullptr);
    connect(this, &kit::Sheet::accepted, this, &FormSheet::prepare);
    check();
}

void FormSheet::add(const Field& field)
{
    switch (field.kind) {
    case Field::Kind::Line:
        return addLine(field);
    case Field::Kind::Note:
        return addNote(field);
    case Field::Kind::Choice:
        return addChoice(field);
    case Field::Kind::Person:
    case Field::Kind::Whom:
        return addPeople(field);
    case Field::Kind::Instant:
        return addInstant(field);
    case Field::Kind::Case:
        return addCase(field);
    case Field::Kind::Evidence:
        return addEvidence(field);
    case Field::Kind::File:
        return addFile(field);
    case Field::Kind::Second:
        return addSecond(field);
    }
}

void FormSheet::place(const QString& name, QWidget* control)
{
    field(name, control, static_cast<QVBoxLayout*>(m_fields->layout()));
}

FormSheet::Control& FormSheet::control(const Field& field, std::function<Answer()> read,
                                       std::function<bool(const Answer&)> filled)
{
    auto missing = [field, read, filled = std::move(filled)] {
        return field.missing.isEmpty() || filled(read()) ? QString() : field.missing;
    };
    m_controls.push_back({field, std::move(read), std::move(missing)});
    return m_controls.back();
}

void FormSheet::addLine(const Field& f)
{
    auto* line = new QLineEdit;
    line->setPlaceholderText(f.hint);
    connect(line, &QLineEdit::textChanged, this, &FormSheet::check);
    place(f.name, line);
    control(
        f, [line] { return Answer{line->text().trimmed(), {}, {}, {}, {}, {}, {}, {}}; },
        [](const Answer& a) { return !a.text.isEmpty(); });
}

void FormSheet::addNote(const Field& f)
{
    auto* note = new QPlainTextEdit;
    note->setPlaceholderText(f.hint);
    note->setTabChangesFocus(true);
    note->setFixedHeight(3 * QFontMetrics(note->font()).lineSpacing() + kit::tokens().space(4));
    connect(note, &QPlainTextEdit::textChanged, this, &FormSheet::check);
    place(f.name, note);
    control(
        f, [note] { return Answer{note->toPlainText().trimmed(), {}, {}, {}, {}, {}, {}, {}}; },
        [](const Answer& a) { return !a.text.isEmpty(); });
}

void FormSheet::addChoice(const Field& f)
{
    auto* box = new QComboBox;
    // The first line is a question and no answer.
    box->addItem(f.hint);
    for (const auto& [code, words] : f.choices)
        box->addItem(words, code);
    connect(box, &QComboBox::currentIndexChanged, this, &FormSheet::check);
    place(f.name, box);
    control(
        f,
        [box] {
            Answer a;
            if (box->currentIndex() > 0)
                a.code = box->currentData().toByteArray();
            return a;
        },
        [box](const Answer&) { return box->currentIndex() > 0; });
}

void FormSheet::addPeople(const Field& f)
{
    auto* box = new QComboBox;
    box->addItem(f.hint);
    const Person* me = m_desk.person();
    for (const Person& person : m_desk.setup().people) {
        if (!works(person) || (f.kind == Field::Kind::Whom && me && person.id == me->id))
            continue;
        const QString role = ui::roleWords(person);
        box->addItem(role.isEmpty() ? person.fullName
                                    : person.fullName + QStringLiteral(" · ") + role,
                     person.id.text());
    }
    if (f.kind == Field::Kind::Whom)
        for (const Role role : kTeams)
            box->addItem(tr("Everybody: %1").arg(docket::roleWords(role)), static_cast<int>(role));
    connect(box, &QComboBox::currentIndexChanged, this, &FormSheet::check);
    place(f.name, box);
    control(
        f,
        [box] {
            Answer a;
            if (box->currentIndex() <= 0)
                return a;
            const QVariant chosen = box->currentData();
            if (chosen.typeId() == QMetaType::Int)
                a.role = static_cast<Role>(chosen.toInt());
            else
                a.person = PersonId::parse(chosen.toString());
            return a;
        },
        [box](const Answer&) { return box->currentIndex() > 0; });
}

void FormSheet::addInstant(const Field& f)
{
    const QTimeZone zone = zoneOf(m_desk.setup());
    auto* at = new InstantField(f.name, zone, m_desk.now(), f.quick, 0);
    connect(at, &InstantField::changed, this, &FormSheet::check);
    place(tr("%1, %2").arg(f.name, kit::zoneCode(m_desk.now(), zone)), at);
    at->setAccessibleName(f.name);
    Control& c = control(
        f,
        [at] {
            Answer a;
            a.at = at->at();
            return a;
        },
        [](const Answer&) { return true; });
    c.missing = [this, at] {
        return at->at() > m_desk.now() ? QString() : tr("The time has passed");
    };
}

void FormSheet::addCase(const Field& f)
{
    auto* look = new CaseLookup(m_desk, m_record.value.number);
    connect(look, &CaseLookup::changed, this, &FormSheet::check);
    place(f.name, look);
    Control& c = control(
        f,
        [look] {
            Answer a;
            a.other = look->found();
            return a;
        },
        [](const Answer& a) { return a.other.has_value(); });
    c.missing = [f, look] {
        const QString why = look->problem();
        return look->found() ? QString() : why.isEmpty() ? f.missing : why;
    };
}

void FormSheet::addEvidence(const Field& f)
{
    auto* pane = new QWidget;
    auto* grid = new QGridLayout(pane);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(kit::tokens().space(5));
    grid->setVerticalSpacing(kit::tokens().space(2));
    std::vector<std::pair<QByteArray, QCheckBox*>> boxes;
    for (const EvidenceKind& kind : evidenceKinds()) {
        const QString label = evidenceLabel(kind.code);
        auto* box = new QCheckBox(label);
        box->setAccessibleName(label);
        connect(box, &QCheckBox::toggled, this, &FormSheet::check);
        const int n = static_cast<int>(boxes.size());
        grid->addWidget(box, n / 2, n % 2);
        boxes.emplace_back(kind.code, box);
    }
    place(f.name, pane);
    const auto read = [boxes] {
        Answer a;
        for (const auto& [code, box] : boxes)
            if (box->isChecked())
                a.codes.push_back(code);
        return a;
    };
    Control& c = control(f, read, [](const Answer&) { return true; });
    c.missing = [this, read] {
        QStringList absent;
        for (const QByteArray& kind : read().codes) {
            const auto& there = m_record.value.evidence;
            if (std::none_of(there.begin(), there.end(),
                             [&](const Evidence& e) { return e.kind == kind; }))
                absent << evidenceLabel(kind);
        }
        return absent.isEmpty() ? QString()
                                : tr("Attach first: %1").arg(absent.join(QStringLiteral(", ")));
    };
}

void FormSheet::addFile(const Field& f)
{
    auto* row = new QWidget;
    auto* across = new QHBoxLayout(row);
    across->setContentsMargins(0, 0, 0, 0);
    across->setSpacing(kit::tokens().space(3));
    auto* path = new QLineEdit;
    path->setPlaceholderText(f.hint);
    path->setAccessibleName(f.name);
    row->setFocusProxy(path);
    auto* choose = new kit::Button(tr("Choose…"));
    choose->setAccessibleName(tr("Choose the document"));
    across->addWidget(path, 1);
    across->addWidget(choose);
    connect(path, &QLineEdit::textChanged, this, &FormSheet::check);
    connect(choose, &kit::Button::activated, this, [this, path] {
        auto* dialog = new QFileDialog(this, tr("Choose the document"));
        dialog->setAttribute(Qt::WA_DeleteOnClose);
        dialog->setFileMode(QFileDialog::ExistingFile);
        connect(dialog, &QFileDialog::fileSelected, path, &QLineEdit::setText);
        dialog->open();
    });
    place(f.name, row);
    Control& c = control(
        f,
        [this, path] {
            Answer a;
            a.text = path->text().trimmed();
            a.document = m_document;
            return a;
        },
        [](const Answer& a) { return !a.text.isEmpty(); });
    c.missing = [f, path] {
        const QFileInfo file(path->text().trimmed());
        return path->text().trimmed().isEmpty()       ? f.missing
               : !file.isAbsolute() || !file.isFile() ? tr("There is no such file")
                                                      : QString();
    };
}

void FormSheet::addSecond(const Field& f)
{
    // In its place before it shows itself: without one it would be a window of its own for a moment
    // and take the keys away.
    m_second = new SecondPerson(m_desk, m_record, m_fields);
    m_fields->layout()->addWidget(m_second);
    m_second->setAmount(f.worth);
    connect(m_second, &SecondPerson::changed, this, [this] {
        const bool later = m_second->needed() && !m_second->here();
        actButton()->setText(later ? tr("Ask for approval") : m_form.button);
        actButton()->setAccessibleName(kit::plain(actButton()->text()));
        check();
    });
    Control& c = control(
        f,
        [this] {
            Answer a;
            a.person = m_approver;
            return a;
        },
        [](const Answer&) { return true; });
    c.missing = [this] { return m_second->missing(); };
}

QString FormSheet::missing() const
{
    for (const Control& c : m_controls)
        if (const QString why = c.missing(); !why.isEmpty())
            return why;
    return {};
}

Act FormSheet::act() const
{
    Answers answers;
    for (const Control& c : m_controls)
        answers[c.field.id] = c.read();
    return m_form.make(answers);
}

void FormSheet::address(Command& command) const
{
    ActSheet::address(command);
    // A case that is opened by it is not there yet; its id is the sheet's, so that it opens once.
    if (auto* opening = std::get_if<OpenByHand>(&command.act)) {
        opening->id = m_opened;
        command.subject = m_opened;
        command.seen.reset();
    }
}

void FormSheet::prepare()
{
    m_approver = {};
    if (!m_second)
        return keepDocument();
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
        keepDocument();
    });
}

void FormSheet::keepDocument()
{
    const auto file = std::find_if(m_controls.begin(), m_controls.end(), [](const Control& c) {
        return c.field.kind == Field::Kind::File;
    });
    if (file == m_controls.end())
        return send();
    say(tr("Keeping the document…"), false);
    whenDone(m_desk.keepEvidence(file->read().text), this, [this](const Result<Evidence>& kept) {
        if (!kept) {
            say(tr("The document could not be kept: %1").arg(kept.error().detail), true);
            again();
            check();
            return;
        }
        // The same bytes keep their id, so that trying again attaches one document.
        if (!m_document || m_document->sha256 != kept->sha256)
            m_document = *kept;
        send();
    });
}

void FormSheet::taken(const view::Receipt& receipt)
{
    if (m_form.world)
        followFate(m_fields);
    else
        ActSheet::taken(receipt);
}

}  // namespace docket::ui
