// SPDX-License-Identifier: Apache-2.0
#include "speech/plain_signs.hpp"

#include <unordered_map>

#include "base/assets.hpp"
#include "base/table.hpp"
#include "base/utf8.hpp"

namespace narrate::speech {

namespace {

using Signs = std::unordered_map<char32_t, PlainSign>;

Signs load() {
    Signs signs;
    base::TableReader reader(base::find_asset("assets/speech/signs.tsv"));
    while (const auto* row = reader.next()) {
        if (row->size() < 3) continue;
        const std::string_view spoken = (*row)[1] == "-" ? std::string_view() : (*row)[1];
        const PlainKind kind = (*row)[2] == "break" ? PlainKind::clause_break : PlainKind::sign;
        signs.emplace(base::decode((*row)[0], 0).value, PlainSign{spoken, kind});
    }
    return signs;
}

const PlainSign* break_sign(const TokenStream& tokens, std::size_t at) {
    if (!tokens.is(at, TokenKind::sign)) return nullptr;
    const PlainSign* sign = plain_sign(tokens[at].sign);
    return sign != nullptr && sign->kind == PlainKind::clause_break ? sign : nullptr;
}

bool is_gap(const TokenStream& tokens, std::size_t at) {
    return tokens.is(at, TokenKind::space) || tokens.is(at, TokenKind::end);
}

bool is_em_dash(char32_t sign) {
    return sign == 0x2014 || sign == 0x2015;
}

} // namespace

const PlainSign* plain_sign(char32_t sign) {
    static const Signs signs = load();
    const auto found = signs.find(sign);
    return found == signs.end() ? nullptr : &found->second;
}

ClauseBreak clause_break(const TokenStream& tokens, std::size_t at) {
    const bool spaced = tokens.is(at, TokenKind::space);
    const std::size_t dash = spaced ? at + 1 : at;
    const PlainSign* sign = break_sign(tokens, dash);
    if (sign == nullptr) return {};
    std::size_t end = dash;
    while (break_sign(tokens, end) != nullptr) ++end;
    const bool gaps = is_gap(tokens, dash - 1) && is_gap(tokens, end);
    const bool long_dash = is_em_dash(tokens[dash].sign) || end - dash > 1;
    if (!gaps && !long_dash) return {};
    // Nothing to part: at the beginning, and where other punctuation has done it.
    const Token& before = tokens[spaced ? at - 1 : dash - 1];
    const bool parts = before.kind == TokenKind::word || before.kind == TokenKind::number ||
                       before.sign == '"' || before.sign == '\'' || before.sign == 0x201D ||
                       before.sign == 0x2019 || before.sign == '%' || before.sign == ')';
    return {end, parts ? sign->spoken : std::string_view()};
}

} // namespace narrate::speech
