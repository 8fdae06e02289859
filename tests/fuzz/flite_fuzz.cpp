// SPDX-License-Identifier: Apache-2.0
// Any bytes as a sentence for flite, with a word in the middle that is spelled by phones, and any
// bytes as IPA: tokens lie in order in the text, are ASCII and bounded, and phones are flite's.
#include <cstdint>
#include <string>

#include "fuzz/require.hpp"
#include "synth/backends/flite/phones.hpp"
#include "synth/backends/flite/tokens.hpp"

namespace {

using namespace narrate;

bool is_ascii(const std::string& text) {
    for (const char c : text)
        if (c <= ' ' || c > '~') return false;
    return true;
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view text(reinterpret_cast<const char*>(data), size);
    static const flite::Phones phones;
    if (const auto spelled = phones.spell(text)) fuzz::require(!spelled->empty());
    std::vector<flite::SpelledWord> words;
    if (size > 2) words.push_back({{size / 3, size / 2 + 1}, "ax"});
    const std::vector<flite::Token> tokens = flite::tokenise(text, words);
    std::size_t spelled = 0;
    for (std::size_t i = 0; i < tokens.size(); ++i) {
        const flite::Token& token = tokens[i];
        fuzz::require(token.position < size);
        fuzz::require(i == 0 || token.position >= tokens[i - 1].position);
        fuzz::require(!token.name.empty() && token.name.size() <= 64);
        fuzz::require(is_ascii(token.name) && is_ascii(token.before) && token.after.size() <= 1);
        spelled += token.phones.empty() ? 0 : 1;
    }
    fuzz::require(spelled == words.size());
    const std::size_t length = flite::utterance_length(tokens);
    fuzz::require(length <= tokens.size() && (length > 0 || tokens.empty()));
    return 0;
}
