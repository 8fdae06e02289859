// SPDX-License-Identifier: GPL-3.0-or-later
// Compares a lexicon table with eSpeak NG: narrate-check-lexicon TABLE LANGUAGE VOICE. Prints the
// rows that are not needed and those that are not said as they ask; exit code 1 when there are any.
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <sstream>

#include "lexicon/checker.hpp"

namespace {

int run(const char* path, const char* language, const char* voice) {
    using namespace narrate;
    std::ostringstream bytes;
    bytes << std::ifstream(path, std::ios::binary).rdbuf();
    const auto entries = parse_lexicon_table(bytes.str(), path, language);
    if (!entries) {
        std::fprintf(stderr, "%s\n", entries.error().message().c_str());
        return 2;
    }
    tools::LexiconChecker checker(voice);
    std::size_t faults = 0;
    std::size_t checked = 0;
    for (const LexiconEntry& entry : *entries) {
        if (entry.as != SaidAs::ipa) continue;
        const auto verdict = checker.check(entry, *entries);
        if (!verdict) {
            std::fprintf(stderr, "%s\n", verdict.error().message().c_str());
            return 2;
        }
        ++checked;
        if (verdict->needed && verdict->right) continue;
        ++faults;
        std::printf("%s\t%s\t/%s/\t%s\t%s\n", verdict->right ? "needless" : "wrong",
                    entry.written.c_str(), entry.said.c_str(), verdict->without.c_str(),
                    verdict->with.c_str());
    }
    std::fprintf(stderr, "%zu entries, %zu faults\n", checked, faults);
    return faults == 0 ? 0 : 1;
}

} // namespace

int main(int argc, char** argv) {
    if (argc != 4) {
        std::fprintf(stderr, "usage: %s TABLE LANGUAGE VOICE\n", argv[0]);
        return 2;
    }
    const int code = run(argv[1], argv[2], argv[3]);
    std::fflush(stdout);
    std::_Exit(code); // Without eSpeak NG's own clean-up: it may hang.
}
