// SPDX-License-Identifier: Apache-2.0
#include "base/unicode.hpp"
#include "base/utf8.hpp"
#include "speech/english/readers.hpp"

namespace narrate::speech::english {

namespace {

bool is_single_letter(std::string_view word) {
    return !word.empty() && base::decode(word, 0).length == word.size();
}

/// "e.g", "U.S", "Ph.D", "Int'l": words parted by stops or apostrophes without spaces. Gives the
/// token behind the last word.
std::size_t end_of_form(const TokenStream& tokens, std::size_t at) {
    std::size_t end = at + 1;
    while (tokens.is_sign(end, '.') && tokens.is(end + 1, TokenKind::word)) end += 2;
    return end;
}

bool stands_between_names(const Context& context, std::size_t at, std::size_t end) {
    return context.is_capitalised(context.tokens.before(at)) &&
           context.is_capitalised(context.tokens.skip_space(end));
}

/// "St Mary's St."
bool ends_name(const TokenStream& tokens, std::size_t at) {
    return tokens.text(at) == "s" && tokens.is_apostrophe(at - 1);
}

struct Form {
    std::string_view written;
    std::size_t begin = 0;
    std::size_t end = 0;  ///< Behind its last word.
    bool stop = false;    ///< A full stop stands behind it.
    std::size_t next = 0; ///< The next word or number, behind the stop and white space.
};

Form form_at(const TokenStream& tokens, std::size_t at, std::size_t end) {
    Form form{tokens.text(at, end), at, end, tokens.is_sign(end, '.'), 0};
    form.next = tokens.skip_space(form.stop ? end + 1 : end);
    return form;
}

bool holds(const Context& context, const Form& form, Condition condition) {
    const TokenStream& tokens = context.tokens;
    const std::size_t before = tokens.before(form.begin);
    const bool letter = is_single_letter(form.written);
    const bool name_next = context.is_capitalised(form.next) && form.next > form.end;
    switch (condition) {
    case Condition::any: return true;
    case Condition::stop: return form.stop;
    case Condition::title: return name_next;
    case Condition::number:
        // "it said no. 4 knew": a word, unless the one before asks for a number.
        if (form.written == "no" && !context.has_cue(before, Cue::numbering)) return false;
        return tokens.is(form.next, TokenKind::number) && form.next > form.end &&
               (form.stop || !letter);
    case Condition::name:
        if (form.written == "v") return stands_between_names(context, form.begin, form.next);
        return (context.is_capitalised(before) || ends_name(tokens, before)) && !name_next &&
               before < form.begin;
    }
    return false;
}

/// The stop of a short form is not said, unless it ends the sentence, too.
std::size_t with_stop(const Context& context, const Form& form) {
    return form.stop && !context.ends_at(form.end) ? form.end + 1 : form.end;
}

Reading read_known(const Context& context, const Form& form) {
    for (const Abbreviation& row : context.tables.abbreviations(form.written))
        if (holds(context, form, row.condition)) {
            std::string words(row.spoken);
            const std::size_t end = with_stop(context, form);
            if (context.tokens.is(end, TokenKind::number)) words += ' '; // "No.4"
            return {end, std::move(words)};
        }
    return {};
}

/// "ST. BERAN": in capitals what is otherwise written with one.
Reading read_known_capitals(const Context& context, Form form) {
    const TokenStream& tokens = context.tokens;
    const bool capitals =
        tokens[form.begin].letter_case == Case::upper && form.stop && form.end == form.begin + 1;
    if (!capitals) return {};
    std::string title = base::to_lower(form.written);
    title.front() = form.written.front();
    form.written = title;
    return read_known(context, form);
}

/// "U.S.", "J.K.", "a.m.": one letter each. Capitals are said by letter.
Reading read_dotted_letters(const Context& context, const Form& form) {
    const TokenStream& tokens = context.tokens;
    std::string letters;
    for (std::size_t i = form.begin; i < form.end; i += 2) {
        const std::string_view letter = tokens.text(i);
        if (!is_single_letter(letter)) return {};
        const bool lower = letter.size() == 1 && letter[0] >= 'a' && letter[0] <= 'z';
        letters +=
            lower ? std::string(1, static_cast<char>(letter[0] - 'a' + 'A')) : std::string(letter);
    }
    const std::size_t end = with_stop(context, form);
    return {end, letter_by_letter(context, letters, end)};
}

/// "Ann B. Moss", "E. coli": a capital with its stop inside a sentence.
bool is_initial(const Context& context, const Form& form) {
    const TokenStream& tokens = context.tokens;
    return form.stop && tokens[form.begin].letter_case == Case::title &&
           is_single_letter(form.written) && !context.ends_at(form.end) &&
           tokens.is(form.next, TokenKind::word);
}

/// "1211 E Arden Ave": a letter between a house's number and a street's name.
std::string_view compass(const Context& context, const Form& form) {
    const TokenStream& tokens = context.tokens;
    const bool street =
        context.is_capitalised(form.next) || tokens.is(form.next, TokenKind::number);
    if (!tokens.is(tokens.before(form.begin), TokenKind::number) || !street) return {};
    if (form.written == "N") return "north";
    if (form.written == "S") return "south";
    if (form.written == "E") return "east";
    return form.written == "W" ? "west" : "";
}

} // namespace

Reading read_abbreviation(const Context& context, std::size_t at) {
    const TokenStream& tokens = context.tokens;
    const std::size_t end = end_of_form(tokens, at);
    const Form form = form_at(tokens, at, end);
    if (Reading known = read_known(context, form)) return known;
    if (Reading known = read_known_capitals(context, form)) return known;
    if (end > at + 1) {
        if (Reading letters = read_dotted_letters(context, form)) return letters;
        return read_known(context, form_at(tokens, at, at + 1));
    }
    if (const std::string_view side = compass(context, form); !side.empty())
        return {form.stop ? form.end + 1 : form.end, std::string(side)};
    if (is_initial(context, form)) return {form.end + 1, std::string(form.written)};
    return {};
}

} // namespace narrate::speech::english
