// SPDX-License-Identifier: Apache-2.0
#include "sentence/context.hpp"

#include <algorithm>
#include <array>

namespace narrate::sentence {

namespace {

constexpr std::string_view kDigits = "0123456789";
constexpr std::size_t kLongestToken = 48;      ///< Bytes: no abbreviation is longer.
constexpr std::size_t kFarthestOpening = 1000; ///< Bytes to look back for a quotation's beginning.

std::size_t count(std::string_view text, std::string_view sign) {
    std::size_t found = 0;
    for (std::size_t i = text.find(sign); i != std::string_view::npos;
         i = text.find(sign, i + sign.size()))
        ++found;
    return found;
}

} // namespace

Following Context::following(std::size_t end) const {
    Following next;
    next.at = end;
    next.first = at(end);
    next.spaced = next.first.length == 0;
    while (next.first.length != 0) {
        if (is_space(next.first.value))
            next.spaced = true;
        else if (is_dash(next.first.value))
            next.dashed = true;
        else if (is_opening(next.first.value) || is_low_quotation(next.at))
            next.opened = true;
        else
            break;
        next.at += next.first.length;
        next.first = at(next.at);
    }
    return next;
}

std::string_view Context::word_at(std::size_t from) const {
    if (from >= text_.size()) return {};
    std::size_t end = from;
    for (CodePoint c = at(end); c.length != 0 && base::is_letter(c.value); c = at(end))
        end += c.length;
    return text_.substr(from, end - from);
}

Word Context::meaning_at(std::size_t from) const {
    const std::string_view word = word_at(from);
    if (word.empty() || word.size() > kLongestToken) return {};
    if (word[0] < 'a' || word[0] > 'z') return rules_.find(word);
    std::array<char, kLongestToken> capital{};
    std::copy(word.begin(), word.end(), capital.begin());
    capital[0] = static_cast<char>(capital[0] - 'a' + 'A');
    return rules_.find({capital.data(), word.size()});
}

std::string_view Context::token_before(std::size_t stop, std::size_t begin) const {
    std::size_t from = stop;
    while (from > begin && stop - from < kLongestToken) {
        const unsigned char last = byte_at(text_, from - 1);
        const CodePoint c = last < 0x80 ? CodePoint{last, 1} : base::decode_before(text_, from);
        if (is_space(c.value) || (is_opening(c.value) && c.value != '\'') || c.value == '/') break;
        if (is_dash(c.value) && c.value != '-') break;
        from -= c.length;
    }
    if (from < stop && text_[from] == '\'') ++from;
    return text_.substr(from, stop - from);
}

std::size_t Context::end_of_stops(std::size_t stop) const {
    std::size_t end = stop + at(stop).length;
    for (;;) {
        const CodePoint c = at(end);
        if (c.length != 0 && is_stop(c.value)) {
            end += c.length;
            continue;
        }
        const bool spaced_stop = c.value == ' ' && end + 1 < text_.size() &&
                                 is_stop(byte_at(text_, end + 1)) &&
                                 (is_open_at(end + 2) || is_stop(byte_at(text_, end + 2)));
        if (!spaced_stop) return end;
        // "held. . . . The sails": the sentence ends, and the next begins with what was left out.
        const bool sentence_ended = end == stop + 1 && text_[stop] == '.' && stop > 0 &&
                                    base::is_lower(base::decode_before(text_, stop).value) &&
                                    text_.substr(end).starts_with(" . . . ") &&
                                    base::is_upper(at(end + 7).value);
        if (sentence_ended) return end;
        end += 2;
    }
}

std::size_t Context::end_of_signs(std::size_t end, std::size_t paragraph) const {
    for (;;) {
        const std::size_t attached = end_of_attached_sign(end);
        const std::size_t next = attached != end ? attached : end_of_spaced_sign(end, paragraph);
        if (next == end) return end;
        end = next;
    }
}

std::size_t Context::end_of_attached_sign(std::size_t end) const {
    const CodePoint c = at(end);
    if (c.length == 0 || c.value == ' ') return end;
    if (c.value == '[') return end_of_reference(end);
    if (base::is_ascii_digit(c.value)) return end_of_note_number(end, end);
    if (is_closing(c.value) || is_superscript_digit(c.value) || is_stop(c.value))
        return end + c.length;
    if (may_close(c.value)) {
        const char32_t next = at(end + c.length).value;
        if (is_open_at(end + c.length) || is_stop(next) || is_closing(next) || next == ',')
            return end + c.length;
    }
    return end;
}

std::size_t Context::end_of_spaced_sign(std::size_t end, std::size_t paragraph) const {
    std::size_t i = end;
    for (CodePoint c = at(i); c.length != 0 && c.value != '\n' && is_space(c.value); c = at(i))
        i += c.length;
    // Where text is wrapped, the signs may have come to stand on the next line.
    for (const std::string_view wrapped : {"\n'' ", "\n\u00bb ", "\n["})
        if (i < text_.size() && text_.substr(i).starts_with(wrapped)) ++i;
    if (i == end || i >= text_.size()) return end;
    const CodePoint c = at(i);
    if (c.value == '[' || (c.value == '(' && end_of_reference(i) != i)) {
        const std::size_t reference = end_of_reference(i);
        return reference == i ? end : reference;
    }
    if (base::is_ascii_digit(c.value)) return end_of_note_number(end, i);
    if (is_stop(c.value)) {
        const bool quoted = !is_stop(base::decode_before(text_, end).value);
        return quoted && is_open_at(i + c.length) ? i + c.length : end;
    }
    const std::size_t smiley = end_of_smiley(i);
    if (smiley != i) return smiley;
    if (!may_close(c.value)) return end;
    const std::size_t length = text_.substr(i, 2) == "''" ? 2 : c.length;
    return closes_quotation(i, length, i - end, paragraph) ? i + length : end;
}

/// "[12]", "[...]", "(…)": what belongs to the sentence before it.
std::size_t Context::end_of_reference(std::size_t at) const {
    const std::string_view rest = text_.substr(at);
    for (const std::string_view omission : {"[...]", "[\u2026]", "(...)", "(\u2026)"})
        if (rest.starts_with(omission)) return at + omission.size();
    const std::size_t close = text_.find_first_not_of(kDigits, at + 1);
    if (rest[0] != '[' || close == at + 1 || close == std::string_view::npos || text_[close] != ']')
        return at;
    return close + 1;
}

std::size_t Context::end_of_smiley(std::size_t at) const {
    constexpr std::string_view kEyes = ":;=";
    constexpr std::string_view kMouths = ")(DPp/\\|]";
    if (kEyes.find(text_[at]) == std::string_view::npos) return at;
    std::size_t i = at + 1;
    if (i < text_.size() && text_[i] == '-') ++i;
    const std::size_t mouth = i;
    while (i < text_.size() && kMouths.find(text_[i]) != std::string_view::npos) ++i;
    return i > mouth && is_open_at(i) ? i : at;
}

/// A quotation sign with white space on both sides closes when one stands open, and when it is not
/// nearer to what follows.
bool Context::closes_quotation(std::size_t at, std::size_t length, std::size_t spaces,
                               std::size_t paragraph) const {
    const CodePoint c = this->at(at);
    const std::size_t behind = at + length;
    const bool open = is_open_at(behind);
    const char32_t next = this->at(behind).value;
    if (!open && next != ',' && !is_stop(next) && !is_closing(next)) return false;
    if (c.value == ')' || c.value == ']' || c.value == 0x201D || c.value == 0x2019) return true;
    const std::size_t from =
        std::max(paragraph, at > kFarthestOpening ? at - kFarthestOpening : std::size_t{0});
    const std::string_view before = text_.substr(from, at - from);
    const auto last = [&](std::string_view sign) { return before.rfind(sign) + 1; };
    if (c.value == 0xBB) return last("\u00ab") > last("\u00bb");
    const std::size_t word = std::min(text_.find_first_not_of(' ', behind), text_.size());
    if (open && word - behind < spaces) return false;
    if (c.value == '\'' && length == 2) {
        if (std::max(last(",,"), last("``")) != 0) return true;
        const std::size_t signs = count(before, "''");
        // Only where all signs stand apart does one that opens, too.
        const std::size_t stop = at - spaces - 1;
        const bool apart = stop > 0 && text_[stop - 1] == ' ';
        if (!apart || (signs + count(before, "\"")) % 2 == 1) return true;
        return signs == 0 && text_.find("''", behind) == std::string_view::npos;
    }
    if (c.value == '"') return count(before, "\"") % 2 == 1;
    const std::size_t signs = count(before, " ' ") + (before.starts_with("' ") ? 1 : 0);
    return c.value == '\'' && (signs == 0 || signs % 2 == 1);
}

/// "ended. 6 Since then", "ended.6 Since then": the number of a note at `at`, behind a full stop
/// that ends a sentence.
std::size_t Context::end_of_note_number(std::size_t end, std::size_t at) const {
    constexpr std::size_t kMostDigits = 3;
    const std::size_t digits_end = std::min(text_.find_first_not_of(kDigits, at), text_.size());
    const std::string_view word = word_at(digits_end + 1);
    if (end < 2 || digits_end - at > kMostDigits || !is_space_at(digits_end) || word.size() < 2 ||
        !base::is_upper(this->at(digits_end + 1).value) || !rules_.find(word).starter)
        return end;
    const std::string_view token = token_before(end - 1, 0);
    const bool word_ended = !token.empty() && (token.back() == ')' || token.size() > 3) &&
                            !base::is_digit(byte_at(token, token.size() - 1)) &&
                            rules_.find(token).abbreviation == Abbreviation::none;
    return word_ended ? digits_end : end;
}

/// ",,": typed for a low quotation mark.
bool Context::is_low_quotation(std::size_t at) const {
    return at < text_.size() && text_[at] == ',' &&
           (text_.substr(at, 2) == ",," || (at > 0 && text_[at - 1] == ','));
}

} // namespace narrate::sentence
