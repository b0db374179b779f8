// SPDX-License-Identifier: GPL-3.0-or-later
// libFuzzer's door to one target, which the build names.
#include "tests/fuzz/target.h"

#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <cstring>

// NOLINTNEXTLINE(readability-identifier-naming): libFuzzer's own name
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size)
{
    static const fuzz::Target* const target = [] {
        for (const fuzz::Target& one : fuzz::targets())
            if (std::strcmp(one.name, DOCKET_FUZZ_TARGET) == 0)
                return &one;
        std::abort();
    }();
    const QByteArray input(reinterpret_cast<const char*>(bytes), static_cast<qsizetype>(size));
    const fuzz::Finding found = target->run(input);
    if (!found.isEmpty()) {
        std::fprintf(stderr, "%s: %s\n", target->name, qPrintable(found));
        std::abort();
    }
    return 0;
}
