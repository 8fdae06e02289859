// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <map>

#include "base/language_tag.hpp"
#include "base/unicode.hpp"
#include "base/utf8.hpp"
#include "narrate/speech.hpp"
#include "speech/english/english.hpp"
#include "speech/languages/digits.hpp"
#include "speech/languages/grammar.hpp"
#include "speech/languages/languages.hpp"
#include "speech/plain_signs.hpp"
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

/// Writes the spoken text and the map together, piece by piece.
class Speaker {
public:
    Speaker(std::string_view text, TextRange sentence, const Context& context)
        : text_(text), begin_(sentence.begin), context_(context) {
        utterance_.map = OffsetMap(sentence.begin);
        utterance_.spoken.reserve(sentence.size() + sentence.size() / 4);
    }

    /// `reader` may be null: then everything is said as it is written.
    Utterance speak(TokenReader reader) {
        const TokenStream& tokens = context_.tokens;
        for (std::size_t i = 0; i < tokens.size();) {
            const Reading reading =
                reader == nullptr || is_swollen(tokens[i]) ? Reading{} : reader(context_, i);
            if (reading) {
                say({tokens[i].range.begin, tokens[reading.end - 1].range.end}, reading.spoken);
                i = reading.end;
            } else if (const auto part = speech::clause_break(tokens, i); part.end != 0) {
                say_break(i, part);
                i = part.end;
                // "— Yes": the white space behind a dash at the beginning goes with it.
                if (utterance_.spoken.empty() && tokens.is(i, TokenKind::space))
                    say(tokens[i++].range, "");
            } else {
                say_as_written(tokens[i]);
                ++i;
            }
        }
        return std::move(utterance_);
    }

private:
    /// Articles hardly double when they are put into words. What is made of nothing but long
    /// numbers stays bounded: from there on it is left to the backend as it is written.
    [[nodiscard]] bool is_swollen(const Token& token) const {
        constexpr std::size_t kMostGrowth = 7;
        constexpr std::size_t kSlack = 200;
        return utterance_.spoken.size() > kMostGrowth * (token.range.begin - begin_) + kSlack;
    }

    void say(TextRange source, std::string_view spoken) {
        utterance_.spoken += spoken;
        if (source.of(text_) == spoken)
            utterance_.map.append_verbatim(source.size());
        else
            utterance_.map.append_spoken(source.size(), spoken.size());
    }

    /// ", " is said for " — " and for "—".
    void say_break(std::size_t at, const speech::ClauseBreak& part) {
        const TokenStream& tokens = context_.tokens;
        std::string spoken(part.spoken);
        if (!tokens.is(part.end, TokenKind::space) && !utterance_.spoken.empty()) spoken += ' ';
        say({tokens[at].range.begin, tokens[part.end - 1].range.end}, spoken);
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
        const speech::PlainSign* plain = speech::plain_sign(c);
        if (plain != nullptr && plain->kind == speech::PlainKind::sign)
            return say(source, plain->spoken);
        if (base::is_space(c)) return say(source, " ");
        if (base::is_control(c) || base::is_invisible(c)) return say(source, "");
        std::string spoken; // A byte that is no UTF-8 comes out as U+FFFD.
        base::append_utf8(spoken, c);
        say(source, spoken);
    }

    std::string_view text_;
    std::size_t begin_; ///< Of the sentence, in the text.
    const Context& context_;
    Utterance utterance_;
};

/// By BCP 47's region: "en-US", "en-us-x-south".
Region region_of(std::string_view language) {
    language.remove_prefix(std::min(language.find_first_of("-_"), language.size()));
    while (!language.empty()) {
        const std::size_t end = std::min(language.find_first_of("-_"), language.size());
        const std::string subtag = base::to_lower(language.substr(0, end));
        if (subtag == "us" || subtag == "ca") return Region::american;
        language.remove_prefix(std::min(end + 1, language.size()));
    }
    return Region::british;
}

/// Null for a language that narrate has no words for.
TokenReader reader_for(const Context& context, std::string_view primary_language) {
    if (primary_language == "en") return speech::english::read_token;
    return context.grammar != nullptr ? speech::languages::read_token : nullptr;
}

} // namespace

struct Verbaliser::Impl {
    /// Of languages a user adds to.
    std::map<std::string, speech::Tables, std::less<>> tables;
    std::map<std::string, speech::languages::Grammar, std::less<>> grammars;
};

Verbaliser::Verbaliser() : impl_(std::make_shared<const Impl>()) {}

Verbaliser::Verbaliser(std::shared_ptr<const Impl> impl) : impl_(std::move(impl)) {}

Result<Verbaliser> Verbaliser::create(std::vector<SpeechTable> tables) {
    for (const SpeechTable& table : tables)
        if (auto checked = speech::check_table(table); !checked) return checked.error();
    auto impl = std::make_shared<Impl>();
    for (const SpeechTable& table : tables)
        if (!impl->tables.contains(table.language))
            impl->tables.emplace(table.language, speech::Tables(table.language, tables));
    for (const auto& [language, own] : impl->tables)
        if (speech::languages::has_grammar(own))
            impl->grammars.try_emplace(language, language, own);
    return Verbaliser(std::move(impl));
}

Utterance Verbaliser::verbalise(std::string_view text, TextRange sentence,
                                std::string_view language) const {
    std::string primary = base::primary_language(language);
    if (primary.empty()) primary = "en";
    const auto own = impl_->tables.find(primary);
    const auto own_grammar = impl_->grammars.find(primary);
    const speech::languages::Grammar* grammar = own_grammar == impl_->grammars.end()
                                                    ? speech::languages::find_grammar(language)
                                                    : &own_grammar->second;
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
    const speech::Tables& tables =
        own == impl_->tables.end() ? speech::builtin_tables(primary) : own->second;
    const Context context{tokens, tables, region_of(language), grammar};
    return Speaker(text, sentence, context).speak(reader_for(context, primary));
}

Utterance verbalise(std::string_view text, TextRange sentence, std::string_view language) {
    static const Verbaliser builtin;
    return builtin.verbalise(text, sentence, language);
}

} // namespace narrate
