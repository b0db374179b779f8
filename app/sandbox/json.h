// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

#include <concepts>

namespace sandbox {

// Writes JSON in the order in which it is told, as UTF-8 and without blanks.
class Json {
public:
    void object() { open('{'); }
    void array() { open('['); }
    void object(const char* key)
    {
        name(key);
        open('{');
    }
    void array(const char* key)
    {
        name(key);
        open('[');
    }
    void endObject() { close('}'); }
    void endArray() { close(']'); }

    void text(const char* key, QByteArrayView value)
    {
        name(key);
        text(value);
    }
    void number(const char* key, qint64 value)
    {
        name(key);
        number(value);
    }
    // A template, so that no pointer turns into a truth by accident.
    template <std::same_as<bool> T>
    void truth(const char* key, T value)
    {
        name(key);
        put(value ? "true" : "false");
    }
    void null(const char* key)
    {
        name(key);
        put("null");
    }
    // `value` or null when it is empty.
    void textOrNull(const char* key, QByteArrayView value)
    {
        if (value.isEmpty())
            null(key);
        else
            text(key, value);
    }
    // Bytes that are JSON already.
    void raw(const char* key, QByteArrayView value)
    {
        name(key);
        put(value);
    }

    void name(const char* key);
    void text(QByteArrayView value);
    void number(qint64 value) { put(QByteArray::number(value)); }
    void raw(QByteArrayView value) { put(value); }

    const QByteArray& bytes() const { return m_out; }
    void reserve(qsizetype n) { m_out.reserve(n); }

private:
    void open(char bracket);
    void close(char bracket);
    void put(QByteArrayView value);
    void comma();
    void quote(QByteArrayView value);

    QByteArray m_out;
};

}  // namespace sandbox
