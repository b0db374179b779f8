// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sandbox/json.h"

namespace sandbox {

void Json::comma()
{
    if (m_out.isEmpty())
        return;
    const char last = m_out.back();
    if (last != '{' && last != '[' && last != ':')
        m_out.append(',');
}

void Json::quote(QByteArrayView value)
{
    static constexpr char kHex[] = "0123456789abcdef";
    m_out.append('"');
    for (const char c : value) {
        const auto u = static_cast<unsigned char>(c);
        if (c == '"' || c == '\\') {
            m_out.append('\\').append(c);
        } else if (u < 0x20) {
            if (c == '\n')
                m_out.append("\\n");
            else
                m_out.append("\\u00").append(kHex[u >> 4]).append(kHex[u & 15]);
        } else {
            m_out.append(c);
        }
    }
    m_out.append('"');
}

void Json::name(const char* key)
{
    comma();
    m_out.append('"').append(key).append("\":");
}

void Json::text(QByteArrayView value)
{
    comma();
    quote(value);
}

void Json::open(char bracket)
{
    comma();
    m_out.append(bracket);
}

void Json::close(char bracket)
{
    m_out.append(bracket);
}

void Json::put(QByteArrayView value)
{
    comma();
    m_out.append(value);
}

}  // namespace sandbox
