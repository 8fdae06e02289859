// SPDX-License-Identifier: Apache-2.0
// narrate-monsters: lists the names of the monsters, each with the extension of its kind.
// narrate-monsters NAME half|whole: writes one to standard output.
#include <cstdio>
#include <string_view>

#include "support/monsters.hpp"

int main(int argc, char** argv) {
    const auto& monsters = narrate::test::monsters();
    if (argc == 1) {
        for (const auto& monster : monsters)
            std::printf("%s\t%s\n", monster.extension, monster.name);
        return 0;
    }
    for (const auto& monster : monsters) {
        if (argc != 3 || std::string_view(argv[1]) != monster.name) continue;
        const bool half = std::string_view(argv[2]) == "half";
        const std::string text = monster.make(half ? monster.size / 2 : monster.size);
        return std::fwrite(text.data(), 1, text.size(), stdout) == text.size() ? 0 : 1;
    }
    std::fprintf(stderr, "usage: narrate-monsters [NAME half|whole]\n");
    return 2;
}
