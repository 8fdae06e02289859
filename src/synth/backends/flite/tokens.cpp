// SPDX-License-Identifier: Apache-2.0
#include "synth/backends/flite/tokens.hpp"

#include <algorithm>

#include "synth/backends/flite/letters.hpp"

namespace narrate::flite {

namespace {

constexpr std::string_view kOpening = "\"'`({[";
constexpr std::string_view kClosing = "\"'`.,:;!?(){}[]-";
constexpr std::string_view kBrackets = "(){}[]";
/// flite takes tokens apart by recursion, a sign at a time.
constexpr std::size_t kLongestName = 60;
/// Of an utterance's names: more than news have in a sentence, and minutes of sound when they are
/// digits.
constexpr std::size_t kMostBytes = 600;

/// The one sign that counts, of those between two tokens of a sentence. flite would pause at a
/// quotation mark as at a comma, and at the full stop of an abbreviation.
std::string pause_inside(std::string_view signs) {
    for (const char sign : std::string_view("?!;:,"))
        if (signs.find(sign) != std::string_view::npos) return std::string(1, sign);
    const bool parts = signs.find_first_of(kBrackets) != std::string_view::npos ||
                       signs.find("..") != std::string_view::npos;
    return std::string(parts ? 1 : 0, ',');
}

/// The same, at the sentence's end.
std::string pause_at_end(std::string_view signs) {
    for (const char sign : std::string_view("?!"))
        if (signs.find(sign) != std::string_view::npos) return std::string(1, sign);
    return std::string(signs.empty() ? 0 : 1, '.');
}

const Letters& letters() {
    static const Letters all;
    return all;
}

/// Writes tokens in the order of the text.
class Tokeniser {
public:
    /// Text without spelled words, whose first byte is at `offset` of the sentence.
    void add_text(std::string_view text, std::size_t offset) {
        const AsciiText ascii = letters().fold(text);
        const std::string_view rest = ascii.text;
        for (std::size_t at = 0; at < rest.size();) {
            if (rest[at] == ' ') {
                joined_ = false;
                ++at;
                continue;
            }
            const std::size_t end = end_of_chunk(rest, at);
            add_chunk(rest.substr(at, end - at), ascii.origins.data() + at, offset);
            // A run of hyphens parts like a dash.
            const std::size_t next = std::min(rest.find_first_not_of('-', end), rest.size());
            if (next > end) {
                signs_ += ',';
                joined_ = false;
            }
            at = next;
        }
    }

    void add_spelled(std::string_view word, const SpelledWord& spelled) {
        std::string name = letters().fold(word).text;
        std::replace(name.begin(), name.end(), ' ', '-');
        if (name.empty()) name.push_back('-'); // Any will do: it is not read.
        add({name.substr(0, kLongestName), {}, {}, joined_, spelled.phones, spelled.range.begin});
    }

    std::vector<Token> finish() {
        if (!tokens_.empty()) tokens_.back().after = pause_at_end(signs_);
        return std::move(tokens_);
    }

private:
    /// Up to white space, or to two hyphens.
    static std::size_t end_of_chunk(std::string_view text, std::size_t at) {
        return std::min({text.find(' ', at), text.find("--", at), text.size()});
    }

    void add(Token token) {
        if (!tokens_.empty()) tokens_.back().after = pause_inside(signs_);
        signs_.clear();
        tokens_.push_back(std::move(token));
        joined_ = true;
    }

    /// `origins` of the chunk's bytes, in the stretch that begins at `offset`.
    void add_chunk(std::string_view chunk, const std::size_t* origins, std::size_t offset) {
        // Behind a spelled word stands what belongs to it: "'s".
        std::size_t begin = joined_ ? 0 : std::min(chunk.find_first_not_of(kOpening), chunk.size());
        const std::size_t last = chunk.find_last_not_of(kClosing);
        const std::size_t end = last == std::string_view::npos ? 0 : last + 1;
        const std::string_view before = chunk.substr(0, begin);
        if (end <= begin) { // Signs alone.
            signs_ += chunk.find_first_not_of('-') == std::string_view::npos ? "," : chunk;
            return;
        }
        if (before.find_first_of(kBrackets) != std::string_view::npos) signs_ += before;
        std::string opening(before);
        for (; begin < end; begin += kLongestName) {
            const std::size_t length = std::min(kLongestName, end - begin);
            add({std::string(chunk.substr(begin, length)),
                 std::move(opening),
                 {},
                 joined_,
                 {},
                 offset + origins[begin]});
            opening.clear();
        }
        signs_ = chunk.substr(end);
    }

    std::vector<Token> tokens_;
    std::string signs_; ///< Since the last token.
    bool joined_ = false;
};

} // namespace

std::vector<Token> tokenise(std::string_view text, std::span<const SpelledWord> spelled) {
    Tokeniser tokeniser;
    std::size_t done = 0;
    for (const SpelledWord& word : spelled) {
        tokeniser.add_text(text.substr(done, word.range.begin - done), done);
        tokeniser.add_spelled(word.range.of(text), word);
        done = word.range.end;
    }
    tokeniser.add_text(text.substr(done), done);
    return tokeniser.finish();
}

std::size_t utterance_length(std::span<const Token> tokens) {
    std::size_t bytes = 0;
    std::size_t pause = 0; // Behind the last token that one follows.
    for (std::size_t i = 0; i < tokens.size(); ++i) {
        bytes += tokens[i].name.size();
        if (bytes > kMostBytes && i > 0) return pause > 0 ? pause : i;
        if (!tokens[i].after.empty()) pause = i + 1;
    }
    return tokens.size();
}

} // namespace narrate::flite
