// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>

// What people and vendors should never send, and do.
namespace hostile {

// Markup of more than 200 kinds that a widget with rich text would act on, each with a mark of its
// own.
inline const QStringList& markup()
{
    static const QStringList all = [] {
        QStringList out;
        const auto add = [&out](QString form) {
            out << form.replace(u'%', QStringLiteral("q%1q").arg(out.size()));
        };
        // Elements that Qt's rich text knows, plain, with attributes, in capitals, unclosed.
        for (const char* element :
             {"a",    "b",     "big",  "blockquote", "body", "center", "code",  "dd",
              "div",  "dl",    "em",   "font",       "h1",   "h3",     "h6",    "i",
              "kbd",  "li",    "nobr", "ol",         "p",    "pre",    "qt",    "s",
              "samp", "small", "span", "strong",     "sub",  "sup",    "table", "td",
              "th",   "tr",    "tt",   "u",          "ul",   "var"}) {
            const QString e = QString::fromLatin1(element);
            add(QStringLiteral("<%1>%</%1>").replace(QStringLiteral("%1"), e));
            add(QStringLiteral("<%1 style=\"color:red\" title='x'>%</%1>")
                    .replace(QStringLiteral("%1"), e));
            add(QStringLiteral("<%1>%</%1>").replace(QStringLiteral("%1"), e.toUpper()));
            add(QStringLiteral("Dear shop <%1>%").replace(QStringLiteral("%1"), e));
            add(QStringLiteral("%</x><%1 dir=rtl>!</%1>").replace(QStringLiteral("%1"), e));
        }
        // What would be loaded, run, or followed.
        for (const char* form : {"<img src=\"file:///etc/hostname\">%",
                                 "<img src='http://192.0.2.1/%.png'>",
                                 "<img src=\":/docket/icons/app/docket.svg\" width=900>%",
                                 "<img src=data:image/png;base64,AAAA>%",
                                 "<a href=\"https://evil.example/%\">refund</a>",
                                 "<a href='file:///etc/passwd'>%</a>",
                                 "<script>alert('%')</script>",
                                 "<style>*{color:red}</style>%",
                                 "<link rel=stylesheet href=http://192.0.2.1/%>",
                                 "<meta http-equiv=refresh content=0;url=http://192.0.2.1/%>",
                                 "<table background=http://192.0.2.1/%><tr><td>x</td></tr></table>",
                                 "<body background='file:///dev/zero'>%</body>",
                                 "<!-- % --><b>x</b>",
                                 "<b>%<!--",
                                 "<?xml version='1.0'?><b>%</b>",
                                 "<!DOCTYPE html><b>%</b>",
                                 "<qt><b>%</b></qt>",
                                 "<html><head><title>%</title></head><b>x</b></html>",
                                 "&lt;b&gt;%&lt;/b&gt; <b>x</b>",
                                 "&amp;% <i>x</i>",
                                 "<b>%</b>&nbsp;&#60;x&#62;",
                                 "<br>%<br/>",
                                 "<hr width=5000>%",
                                 "<b>\u202e%</b>",
                                 "<b>%\u2028</b>"})
            add(QString::fromUtf8(form));
        return out;
    }();
    return all;
}

// Five hundred texts that a statement put together from what is typed would obey or break on.
inline const QStringList& sql()
{
    static const QStringList all = [] {
        QStringList out;
        const char* const ends[] = {"'", "\"", "`", "]", ")", "')", "';", "\\'", "%27", "''"};
        const char* const acts[] = {" or 1=1",
                                    " or ''='",
                                    " union select 1, 2, 3",
                                    "; drop table case_row",
                                    "; delete from case_row",
                                    "; update case_row set state=1",
                                    "; attach database '/tmp/x' as x",
                                    "; pragma writable_schema=1",
                                    " and 1=(select count(*) from sqlite_master)",
                                    " like '%'"};
        const char* const tails[] = {"", "--", "/*", ";", " -- -"};
        for (const char* end : ends)
            for (const char* act : acts)
                for (const char* tail : tails)
                    out << QString::fromLatin1(end) + QString::fromLatin1(act) +
                               QString::fromLatin1(tail);
        return out;
    }();
    return all;
}

}  // namespace hostile
