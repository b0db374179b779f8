// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commandline/verbcall.h"

#include <QFile>
#include <QFileInfo>
#include <QJsonArray>

namespace docket::ctl {

namespace {

constexpr qsizetype kMostWords = 8;
constexpr qsizetype kMostOptions = 64;

QString key(const char* name)
{
    return QString::fromLatin1(name);
}

tl::unexpected<Error> malformed(const char* why)
{
    return fail(ErrorKind::Malformed, key("call"), key(why));
}

Done readFile(const QCommandLineParser& parser, const char* option, std::optional<QString>& into)
{
    if (!parser.isSet(key(option)))
        return {};
    QFile file(parser.value(key(option)));
    if (!file.open(QIODevice::ReadOnly))
        return fail(ErrorKind::Malformed, file.fileName(), file.errorString());
    into = QString::fromUtf8(file.readAll()).trimmed();
    return {};
}

}  // namespace

bool VerbCall::isSet(const char* option) const
{
    return options.contains(key(option));
}

QString VerbCall::value(const char* option) const
{
    return options.value(key(option));
}

QJsonObject VerbCall::toJson() const
{
    QJsonObject named;
    for (auto it = options.begin(); it != options.end(); ++it)
        named.insert(it.key(), it.value());
    QJsonObject out{{key("words"), QJsonArray::fromStringList(words)},
                    {key("options"), named},
                    {key("json"), json}};
    if (passphrase)
        out.insert(key("passphrase"), *passphrase);
    if (approverPassphrase)
        out.insert(key("approver_passphrase"), *approverPassphrase);
    return out;
}

Result<VerbCall> VerbCall::fromJson(const QJsonObject& json)
{
    VerbCall call;
    const QJsonValue words = json.value(key("words"));
    const QJsonValue options = json.value(key("options"));
    if (!words.isArray() || words.toArray().size() > kMostWords)
        return malformed("has no words, or too many");
    if (!options.isObject() || options.toObject().size() > kMostOptions)
        return malformed("has no options, or too many");
    for (const QJsonValue& word : words.toArray()) {
        if (!word.isString())
            return malformed("has a word that is no text");
        call.words.append(word.toString());
    }
    const QJsonObject named = options.toObject();
    for (auto it = named.begin(); it != named.end(); ++it) {
        if (!it.value().isString())
            return malformed("has an option that is no text");
        call.options.insert(it.key(), it.value().toString());
    }
    call.json = json.value(key("json")).toBool();
    for (const auto& [name, into] : {std::pair{"passphrase", &call.passphrase},
                                     std::pair{"approver_passphrase", &call.approverPassphrase}}) {
        const QJsonValue value = json.value(key(name));
        if (!value.isUndefined() && !value.isString())
            return malformed("has a passphrase that is no text");
        if (value.isString())
            *into = value.toString();
    }
    return call;
}

Result<VerbCall> VerbCall::of(const QCommandLineParser& parser)
{
    VerbCall call;
    call.words = parser.positionalArguments();
    for (const QString& name : parser.optionNames())
        if (!name.endsWith(key("passphrase-file")) && name != key("profile") && name != key("json"))
            call.options.insert(name, parser.value(name));
    // Whoever runs it stands in another folder.
    if (call.isSet("file") && !call.value("file").isEmpty())
        call.options.insert(key("file"), QFileInfo(call.value("file")).absoluteFilePath());
    call.json = parser.isSet(key("json"));
    if (auto done = readFile(parser, "passphrase-file", call.passphrase); !done)
        return fail(done.error());
    if (auto done = readFile(parser, "approver-passphrase-file", call.approverPassphrase); !done)
        return fail(done.error());
    return call;
}

}  // namespace docket::ctl
