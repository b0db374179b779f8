// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/fuzz/target.h"

namespace fuzz {

const std::vector<Target>& targets()
{
    static const std::vector<Target> all{
        {"stripe", stripePage},
        {"shopify", shopifyPage},
        {"shipengine", shipenginePage},
        {"easypost", easypostPage},
        {"warehouse", warehouseFile},
        {"answer", answer},
        {"wire", wire},
        {"csv", csv},
        {"scrub", scrubbing},
        {"entries", caseEntries},
        {"profile", profileEntries},
        {"settings", settings},
        {"stored", stored},
        {"frames", frames},
    };
    return all;
}

Headed headed(const QByteArray& input)
{
    const qsizetype end = input.indexOf('\n');
    return end < 0 ? Headed{input, {}} : Headed{input.left(end), input.mid(end + 1)};
}

}  // namespace fuzz
