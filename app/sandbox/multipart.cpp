// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sandbox/multipart.h"

#include <QList>

namespace sandbox {

namespace {

// The value of `key` in "form-data; name=\"a\"; filename=\"b\"".
QByteArray parameter(const QByteArray& text, const QByteArray& key)
{
    for (const QByteArray& part : text.split(';')) {
        const QByteArray piece = part.trimmed();
        if (!piece.startsWith(key + '='))
            continue;
        QByteArray value = piece.sliced(key.size() + 1);
        if (value.size() >= 2 && value.startsWith('"') && value.endsWith('"'))
            value = value.sliced(1, value.size() - 2);
        return value;
    }
    return {};
}

}  // namespace

Fields readParts(const Request& request)
{
    Fields fields;
    const QByteArray boundary = parameter(request.header("content-type"), "boundary");
    if (boundary.isEmpty())
        return fields;
    const QByteArray body = "\r\n" + request.body, mark = "\r\n--" + boundary;
    qsizetype at = body.indexOf(mark);
    while (at >= 0) {
        const qsizetype from = at + mark.size();
        const qsizetype to = body.indexOf(mark, from);
        if (to < 0 || body.mid(from, 2) != "\r\n")
            break;
        const QByteArray part = body.sliced(from + 2, to - from - 2);
        const qsizetype head = part.indexOf("\r\n\r\n");
        if (head >= 0) {
            QByteArray name, file, type;
            for (const QByteArray& line : part.first(head).split('\n')) {
                const QByteArray text = line.trimmed();
                if (text.toLower().startsWith("content-disposition:")) {
                    name = parameter(text, "name");
                    file = parameter(text, "filename");
                } else if (text.toLower().startsWith("content-type:")) {
                    type = text.sliced(13).trimmed();
                }
            }
            fields.emplace_back(name, part.sliced(head + 4));
            if (!file.isEmpty()) {
                fields.emplace_back(name + "/filename", file);
                fields.emplace_back(name + "/type", type);
            }
        }
        at = to;
    }
    return fields;
}

}  // namespace sandbox
