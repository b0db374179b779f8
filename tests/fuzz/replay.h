// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/fuzz/target.h"

#include <QStringList>

namespace fuzz {

// The inputs of a target that stand in the tree, by file name.
std::vector<std::pair<QString, QByteArray>> corpusOf(const Target& target);

// Runs a target over its corpus and so many seeded mutations of it: what is wrong, with the input
// it came from. The same on every machine. `before` hears each input before it is tried, so that
// one that ends the program is known.
QStringList replay(const Target& target, int mutations, unsigned seed,
                   void (*before)(const QByteArray& input) = nullptr);

}  // namespace fuzz
