// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/secret.h"
#include "core/domain/facts.h"
#include "core/store/factfields.h"
#include "core/store/statement.h"

#include <optional>
#include <vector>

// How each type of a fact's member goes into a column, comes out of it, and into a digest.
namespace docket::store {

QByteArray linesText(const std::vector<OrderLine>& lines);
QByteArray linesText(const std::vector<FulfillmentLine>& lines);
QByteArray scansText(const std::vector<Scan>& scans);
QByteArray holdsText(const std::vector<QByteArray>& holds);
std::vector<OrderLine> orderLines(const QByteArray& text, Currency currency);
std::vector<FulfillmentLine> fulfillmentLines(const QByteArray& text);
std::vector<Scan> scanList(const QByteArray& text);
std::vector<QByteArray> holdList(const QByteArray& text);
QByteArray personalText(const Personal& personal);
Personal personalFrom(const QByteArray& text);

constexpr auto kPersonal = "fact.personal";

// A fact's members as text and their digest. Text that must be made (from a list, a QString, a
// person) is made once, for the digest and for the row, in the order of the members.
class FactTexts {
public:
    // What makes two readings of a fact the same or not: 64 bits, the same on every machine
    // (SipHash-2-4 under a fixed key).
    template <class T>
    qint64 take(const T& fact)
    {
        m_bytes.resize(0);
        m_made.clear();
        eachField(*this, fact);
        return digest();
    }
    const std::vector<QByteArray>& made() const { return m_made; }

    void operator()(const QByteArray& v) { bytes(v); }
    void operator()(const QString& v) { make(v.toUtf8()); }
    void operator()(Instant v) { number(v.ms); }
    void operator()(qint64 v) { number(v); }
    void operator()(bool v) { number(v ? 1 : 0); }
    void operator()(PaymentStatus v) { number(static_cast<int>(v)); }
    void operator()(RefundStatus v) { number(static_cast<int>(v)); }
    void operator()(RefundSystem v) { number(static_cast<int>(v)); }
    void operator()(const std::vector<OrderLine>& v) { make(linesText(v)); }
    void operator()(const std::vector<FulfillmentLine>& v) { make(linesText(v)); }
    void operator()(const std::vector<Scan>& v) { make(scansText(v)); }
    void operator()(const std::vector<QByteArray>& v) { make(holdsText(v)); }
    void operator()(const Personal& v) { make(v == Personal{} ? QByteArray() : personalText(v)); }
    void sealed(const QString& v) { make(v.toUtf8()); }
    void currency(const Money& v) { m_bytes.append(v.currency.code.data(), 3); }
    void minor(const Money& v) { number(v.minor); }

private:
    qint64 digest() const;
    void number(qint64 v) { m_bytes.append(reinterpret_cast<const char*>(&v), sizeof v); }
    void bytes(const QByteArray& v)
    {
        number(v.size());
        m_bytes.append(v);
    }
    void make(QByteArray v)
    {
        bytes(v);
        m_made.push_back(std::move(v));
    }

    QByteArray m_bytes = reserved();
    std::vector<QByteArray> m_made;

    static QByteArray reserved()
    {
        QByteArray out;
        out.reserve(2048);
        return out;
    }
};

// Binds a fact's members without copying them: the fact and its texts must stay until the statement
// has run.
class Binder {
public:
    Binder(Statement& statement, int first, const Secret& key, const FactTexts& texts)
        : m_statement(statement)
        , m_at(first)
        , m_key(key)
        , m_made(texts.made().begin())
    {
    }
    void operator()(const QByteArray& v) { m_statement.bindTextView(m_at++, v); }
    void operator()(const QString&) { text(); }
    void operator()(Instant v) { m_statement.bind(m_at++, v); }
    void operator()(qint64 v) { m_statement.bind(m_at++, v); }
    void operator()(bool v) { m_statement.bind(m_at++, v); }
    void operator()(PaymentStatus v) { m_statement.bind(m_at++, static_cast<int>(v)); }
    void operator()(RefundStatus v) { m_statement.bind(m_at++, static_cast<int>(v)); }
    void operator()(RefundSystem v) { m_statement.bind(m_at++, static_cast<int>(v)); }
    void operator()(const std::vector<OrderLine>&) { text(); }
    void operator()(const std::vector<FulfillmentLine>&) { text(); }
    void operator()(const std::vector<Scan>&) { text(); }
    void operator()(const std::vector<QByteArray>&) { text(); }
    void operator()(const Personal&) { sealedText(); }
    void sealed(const QString&) { sealedText(); }
    void currency(const Money& v)
    {
        m_statement.bindTextView(m_at++, v.isSet() ? QByteArrayView(v.currency.code.data(), 3)
                                                   : QByteArrayView());
    }
    void minor(const Money& v)
    {
        if (v.isSet())
            m_statement.bind(m_at++, v.minor);
        else
            m_statement.bindNull(m_at++);
    }

private:
    void text() { m_statement.bindTextView(m_at++, *m_made++); }
    void sealedText()
    {
        const QByteArray& plain = *m_made++;
        if (!plain.isEmpty())
            m_sealed = seal(m_key, plain, kPersonal);  // each kind of fact has one at most
        m_statement.bindBlobView(m_at++, plain.isEmpty() ? QByteArrayView() : m_sealed);
    }

    Statement& m_statement;
    int m_at;
    const Secret& m_key;
    std::vector<QByteArray>::const_iterator m_made;
    QByteArray m_sealed;
};

class RowReader {
public:
    RowReader(const Statement& row, int first, const Secret& key)
        : m_row(row)
        , m_at(first)
        , m_key(key)
    {
    }
    void operator()(QByteArray& v) { v = m_row.text(m_at++); }
    void operator()(QString& v) { v = m_row.string(m_at++); }
    void operator()(Instant& v) { v = m_row.instant(m_at++); }
    void operator()(qint64& v) { v = m_row.integer(m_at++); }
    void operator()(bool& v) { v = m_row.integer(m_at++) != 0; }
    void operator()(PaymentStatus& v) { v = static_cast<PaymentStatus>(m_row.integer(m_at++)); }
    void operator()(RefundStatus& v) { v = static_cast<RefundStatus>(m_row.integer(m_at++)); }
    void operator()(RefundSystem& v) { v = static_cast<RefundSystem>(m_row.integer(m_at++)); }
    void operator()(std::vector<OrderLine>& v) { v = orderLines(m_row.text(m_at++), m_currency); }
    void operator()(std::vector<FulfillmentLine>& v) { v = fulfillmentLines(m_row.text(m_at++)); }
    void operator()(std::vector<Scan>& v) { v = scanList(m_row.text(m_at++)); }
    void operator()(std::vector<QByteArray>& v) { v = holdList(m_row.text(m_at++)); }
    void operator()(Personal& v)
    {
        if (const auto text = open(m_at++))
            v = personalFrom(*text);
    }
    void sealed(QString& v)
    {
        if (const auto text = open(m_at++))
            v = QString::fromUtf8(*text);
    }
    void currency(Money&) { m_currency = Currency::parse(m_row.text(m_at++)); }
    void minor(Money& v)
    {
        v = m_row.isNull(m_at) ? Money{} : Money{m_row.integer(m_at), m_currency};
        ++m_at;
    }
    const std::optional<Error>& error() const { return m_error; }

private:
    std::optional<QByteArray> open(int column)
    {
        if (m_row.isNull(column))
            return std::nullopt;
        auto text = openSealed(m_key, m_row.blob(column), kPersonal);
        if (!text) {
            m_error = text.error();
            return std::nullopt;
        }
        return *text;
    }

    const Statement& m_row;
    int m_at;
    const Secret& m_key;
    Currency m_currency;
    std::optional<Error> m_error;
};

}  // namespace docket::store
