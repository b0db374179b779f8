// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/fuzz/replay.h"

#include "tests/support/mutator.h"

#include <QDir>
#include <QFile>

namespace fuzz {

std::vector<std::pair<QString, QByteArray>> corpusOf(const Target& target)
{
    const QDir folder(QStringLiteral(DOCKET_SOURCE_DIR "/tests/fuzz/corpus/") +
                      QString::fromLatin1(target.name));
    std::vector<std::pair<QString, QByteArray>> out;
    for (const QString& name : folder.entryList(QDir::Files, QDir::Name)) {
        QFile file(folder.filePath(name));
        if (file.open(QIODevice::ReadOnly))
            out.emplace_back(name, file.readAll());
    }
    return out;
}

QStringList replay(const Target& target, int mutations, unsigned seed,
                   void (*before)(const QByteArray& input))
{
    const auto corpus = corpusOf(target);
    QStringList out;
    const auto tryOut = [&](const QString& from, const QByteArray& input) {
        if (before)
            before(input);
        if (const Finding found = target.run(input); !found.isEmpty())
            out.append(QStringLiteral("%1, %2: %3\n%4")
                           .arg(QString::fromLatin1(target.name), from, found,
                                QString::fromLatin1(input.left(4000).toPercentEncoding(
                                    " \n\"{}[]:,'()=+/|<>@!?*;"))));
    };
    for (const auto& [name, input] : corpus)
        tryOut(name, input);
    support::Mutator mutator(seed);
    for (int i = 0; i < mutations && !corpus.empty(); ++i) {
        const auto& [name, input] = corpus[static_cast<size_t>(i) % corpus.size()];
        QByteArray mutant = mutator.of(input);
        // Some go further from what was there.
        for (int more = i % 5; more == 4; more = 0)
            mutant = mutator.of(mutator.of(mutant));
        tryOut(QStringLiteral("%1 mutated as number %2").arg(name).arg(i), mutant);
    }
    return out;
}

}  // namespace fuzz
