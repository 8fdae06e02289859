// SPDX-License-Identifier: Apache-2.0
#include <array>

#include "base/unicode.hpp"
#include "base/utf8.hpp"
#include "narrate/speech.hpp"
#include "speech/english/english.hpp"
#include "speech/languages/digits.hpp"
#include "speech/languages/grammar.hpp"
#include "speech/languages/languages.hpp"
#include "speech/tables.hpp"
#include "speech/token.hpp"

namespace narrate {

namespace {

using speech::Context;
using speech::Reading;
using speech::Region;
using speech::Token;
using speech::TokenKind;
using speech::TokenStream;

using TokenReader = Reading (*)(const Context&, std::size_t);

/// How a character is handed to a backend that knows ASCII punctuation best. Empty: not said.
struct Replacement {
    char32_t written;
    std::string_view spoken;
};

constexpr std::array kReplacements{
    Replacement{0x2018, "'"},  Replacement{0x2019, "'"},   Replacement{0x201C, "\""},
    Replacement{0x201D, "\""}, Replacement{0x201E, "\""},  Replacement{0xAB, "\""},
    Replacement{0xBB, "\""},   Replacement{0x2026, "..."}, Replacement{'*', ""},
    Replacement{0x2022, ""},   Replacement{'|', ","},
};

const Replacement* find_replacement(char32_t c) {
    for (const Replacement& replacement : kReplacements)
        if (replacement.written == c) return &replacement;
    return nullptr;
}

/// Writes the spoken text and the map together, piece by piece.
class Speaker {
public:
    Speaker(std::string_view text, TextRange sentence, const Context& context)
        : text_(text), context_(context) {
        utterance_.map = OffsetMap(sentence.begin);
        utterance_.spoken.reserve(sentence.size() + sentence.size() / 4);
    }

    /// `reader` may be null: then everything is said as it is written.
    Utterance speak(TokenReader reader) {
        const TokenStream& tokens = context_.tokens;
        for (std::size_t i = 0; i < tokens.size();) {
            const Reading reading = reader == nullptr ? Reading{} : reader(context_, i);
            if (reading) {
                say({tokens[i].range.begin, tokens[reading.end - 1].range.end}, reading.spoken);
                i = reading.end;
            } else {
                say_as_written(tokens[i]);
                ++i;
            }
        }
        return std::move(utterance_);
    }

private:
    void say(TextRange source, std::string_view spoken) {
        utterance_.spoken += spoken;
        if (source.of(text_) == spoken)
            utterance_.map.append_verbatim(source.size());
        else
            utterance_.map.append_spoken(source.size(), spoken.size());
    }

    void say_as_written(const Token& token) {
        const std::string_view written = token.range.of(text_);
        if (token.kind == TokenKind::word || token.kind == TokenKind::number || written == " ")
            return say(token.range, written);
        for (std::size_t at = token.range.begin; at < token.range.end;) {
            const base::CodePoint c = base::decode(text_.substr(0, token.range.end), at);
            say_character({at, at + c.length}, c.value);
            at += c.length;
        }
    }

    void say_character(TextRange source, char32_t c) {
        if (const Replacement* replacement = find_replacement(c))
            return say(source, replacement->spoken);
        if (base::is_space(c)) return say(source, " ");
        if (base::is_control(c) || base::is_invisible(c)) return say(source, "");
        std::string spoken; // A byte that is no UTF-8 comes out as U+FFFD.
        base::append_utf8(spoken, c);
        say(source, spoken);
    }

    std::string_view text_;
    const Context& context_;
    Utterance utterance_;
};

Region region_of(std::string_view language) {
    return language.find("US") != std::string_view::npos ||
                   language.find("us") != std::string_view::npos
               ? Region::american
               : Region::british;
}

/// Null for a language that narrate has no words for.
TokenReader reader_for(const Context& context, std::string_view primary_language) {
    if (primary_language == "en") return speech::english::read_token;
    return context.grammar != nullptr ? speech::languages::read_token : nullptr;
}

} // namespace

Utterance verbalise(std::string_view text, TextRange sentence, std::string_view language) {
    std::string primary = base::to_lower(language.substr(0, language.find_first_of("-_")));
    if (primary.empty()) primary = "en";
    const speech::languages::Grammar* grammar =
        primary == "en" ? nullptr : speech::languages::find_grammar(base::to_lower(language));
    if (grammar != nullptr && grammar->native_zero != 0) {
        // The digits of the language's own script are read as ASCII's.
        if (auto ascii =
                speech::languages::with_ascii_digits(text, sentence, grammar->native_zero)) {
            Utterance utterance = verbalise(ascii->text, {0, ascii->text.size()}, language);
            utterance.map = ascii->map.then(utterance.map);
            return utterance;
        }
    }
    const TokenStream tokens(text, sentence);
    const Context context{tokens, speech::builtin_tables(primary), region_of(language), grammar};
    return Speaker(text, sentence, context).speak(reader_for(context, primary));
}

} // namespace narrate
