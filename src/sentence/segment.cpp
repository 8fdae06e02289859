// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <string>

#include "narrate/sentence.hpp"
#include "sentence/characters.hpp"
#include "sentence/context.hpp"
#include "sentence/lines.hpp"
#include "sentence/list_marker.hpp"
#include "sentence/quotation.hpp"
#include "sentence/rules.hpp"
#include "sentence/stop_judge.hpp"

namespace narrate {

namespace {

using namespace sentence;

constexpr std::size_t kShortestRuler = 5;    ///< Signs in a row that draw a line.
constexpr std::size_t kLongestAddress = 500; ///< Bytes.
constexpr std::size_t kShortestHeading = 10; ///< Bytes of what may lack its stop.
constexpr std::size_t kBytesPerSentence = 100;

/// One pass over the text, from one byte that may matter to the next; tables and what stands around
/// decide there.
class Segmenter {
public:
    Segmenter(std::string_view text, const Rules& rules)
        : text_(text), rules_(rules), context_(text, rules), judge_(text, rules), lines_(text) {}

    std::vector<TextRange> run() {
        sentences_.reserve(text_.size() / kBytesPerSentence + 1);
        std::size_t i = begin_item();
        while ((i = next_event(i)) < text_.size()) {
            const std::size_t sentences = sentences_.size();
            i = std::max(handle(i), i + 1);
            if (sentences_.size() != sentences) i = std::max(begin_item(), i);
        }
        end_at(text_.size());
        return std::move(sentences_);
    }

private:
    [[nodiscard]] std::size_t next_event(std::size_t i) const {
        if (successor_.empty()) {
            while (i < text_.size() && kEvents[byte_at(text_, i)] == Event::none) ++i;
        } else {
            while (i < text_.size() && kEvents[byte_at(text_, i)] == Event::none &&
                   text_[i] != ' ' && text_[i] != '\t')
                ++i;
        }
        return i;
    }

    /// Looks at the byte at `i` and gives where to go on.
    std::size_t handle(std::size_t i) {
        if (!successor_.empty() && is_space(byte_at(text_, i)) && next_item_at(i + 1)) {
            end_at(i);
            return i + 1;
        }
        switch (kEvents[byte_at(text_, i)]) {
        case Event::none: return i + 1;
        case Event::line_end: return handle_line_end(i);
        case Event::stop: return judge_stop(i);
        case Event::mark: return handle_mark(i);
        case Event::lead: return handle_lead(i);
        case Event::quotation: return open_quotation(i, 1);
        case Event::address: return handle_address(i);
        case Event::capital: return handle_capital(i);
        case Event::ruler: return handle_ruler(i);
        }
        return i + 1;
    }

    /// A sentence begins: gives where to look for its end, behind the marker of a list's item.
    std::size_t begin_item() {
        while (context_.is_space_at(begin_)) begin_ += context_.at(begin_).length;
        ListMarker marker = parse_list_marker(text_.substr(begin_));
        if (marker.length != 0) successor_ = std::move(marker.successor);
        return begin_ + marker.length;
    }

    /// The next item of the list stands at `at`.
    [[nodiscard]] bool next_item_at(std::size_t at) const {
        return text_.substr(at).starts_with(successor_) &&
               context_.is_space_at(at + successor_.size());
    }

    void end_at(std::size_t end) {
        const std::string_view inside = base::trim(text_.substr(begin_, end - begin_));
        if (!inside.empty()) {
            const auto from = static_cast<std::size_t>(inside.data() - text_.data());
            sentences_.push_back({from, from + inside.size()});
        }
        begin_ = end;
    }

    std::size_t handle_line_end(std::size_t i) {
        if (lines_.ends_paragraph(i)) {
            end_at(i);
            paragraph_ = i + 1;
            unbroken_ = 0;
        } else if (lines_.ends_sentence(i, paragraph_)) {
            end_at(i);
        }
        return i + 1;
    }

    /// Decides on the stop at `i` and gives where to go on.
    std::size_t judge_stop(std::size_t i) {
        Stop stop;
        stop.sentence = begin_;
        stop.begin = i;
        stop.stops_end = context_.end_of_stops(i);
        if (i <= begin_) return stop.stops_end;
        stop.end = context_.end_of_signs(stop.stops_end, paragraph_);
        if (stop.end <= unbroken_) return stop.end;
        const Following next = context_.following(stop.end);
        if (next.first.length == 0) return stop.end;
        const char32_t last = base::decode_before(text_, stop.stops_end).value;
        if (!next.spaced && !is_wide_stop(last)) {
            if (!judge_.lacks_space(stop)) return stop.stops_end;
            end_at(stop.stops_end);
            return stop.stops_end;
        }
        // 「…。」と: what is quoted goes on with a particle.
        const bool particle =
            !next.spaced && stop.end > stop.stops_end && is_hiragana(next.first.value);
        if (!particle && judge_.ends(stop, next)) end_at(stop.end);
        return stop.end;
    }

    /// ":" and ";": stops in some languages, in others before some signs; parts of addresses and of
    /// the times in the heads of mail.
    std::size_t handle_mark(std::size_t i) {
        const char mark = text_[i];
        if (mark == ':' && text_.substr(i, 3) == "://") return handle_address(i);
        if (!context_.is_space_at(i + 1)) return mark == ':' ? handle_time(i) : i + 1;
        if (i + 1 <= unbroken_ || i <= begin_) return i + 1;
        const Following next = context_.following(i + 1);
        const bool quoted = next.opened && text_[next.at - 1] != '(';
        const bool item = parse_list_marker(text_.substr(next.at)).length != 0;
        const bool ends =
            next.first.length != 0 && !next.dashed &&
            (rules_.is_stop_mark(mark) || (rules_.ends_before_quotation(mark) && quoted) ||
             (rules_.ends_before_capital(mark) && (base::is_upper(next.first.value) || item) &&
              !is_enumeration(i, next)));
        if (ends) end_at(i + 1);
        return i + 1;
    }

    /// Other semicolons stand near: they part names, not sentences.
    [[nodiscard]] bool is_enumeration(std::size_t i, const Following& next) const {
        constexpr std::size_t kNear = 50;
        if (text_[i] != ';' || context_.meaning_at(next.at).starter) return false;
        const std::size_t from = std::max(begin_, i > kNear ? i - kNear : std::size_t{0});
        return text_.substr(from, i - from).find(';') != std::string_view::npos ||
               text_.substr(i + 1, kNear).find(';') != std::string_view::npos;
    }

    /// "11/30/2014 07:41 AM": a time with its date, as mail is headed; what follows is its text.
    std::size_t handle_time(std::size_t i) {
        const auto digit = [&](std::size_t at) {
            return at < text_.size() && base::is_ascii_digit(byte_at(text_, at));
        };
        if (i < begin_ + 11 || !digit(i - 2) || !digit(i + 1) || !digit(i + 2)) return i + 1;
        const std::string_view date = text_.substr(i - 11, 8);
        if (date.find('/') == std::string_view::npos || text_[i - 3] != ' ' || !digit(i - 4))
            return i + 1;
        std::size_t end = i + 3;
        if (text_.substr(end, 1) == ":" && digit(end + 1) && digit(end + 2)) end += 3;
        for (const std::string_view half : {" AM", " PM"})
            if (text_.substr(end).starts_with(half)) end += half.size();
        if (context_.is_space_at(end)) end_at(end);
        return end;
    }

    std::size_t handle_lead(std::size_t i) {
        const CodePoint c = context_.at(i);
        if (is_stop(c.value)) return judge_stop(i);
        const std::string_view comma = rules_.clause_comma();
        if (!comma.empty() && text_.substr(i).starts_with(comma)) {
            if (parts_clauses(i, comma)) end_at(i + comma.size());
            return i + comma.size();
        }
        if (is_opening(c.value)) return open_quotation(i, c.length);
        return i + c.length;
    }

    /// A comma ends a clause in a paragraph without stops, when more than a word follows.
    bool parts_clauses(std::size_t i, std::string_view comma) {
        if (clauses_of_ != paragraph_) {
            std::string_view paragraph = text_.substr(paragraph_);
            paragraph = paragraph.substr(0, paragraph.find("\n\n"));
            const auto lacks = [&](std::string_view sign) {
                return paragraph.find(sign) == std::string_view::npos;
            };
            has_clauses_ = lacks(".") && lacks("!") && lacks("?") && lacks(":") &&
                           lacks("\u061f") && lacks("\u06d4");
            clauses_of_ = paragraph_;
        }
        if (!has_clauses_) return false;
        std::string_view clause = text_.substr(i + comma.size());
        clause = clause.substr(0, clause.find(comma));
        clause = base::trim(clause.substr(0, clause.find("\n\n")));
        return clause.find(' ') != std::string_view::npos;
    }

    std::size_t open_quotation(std::size_t i, std::size_t length) {
        if (i >= unbroken_) unbroken_ = end_of_unbroken(text_, i, begin_);
        return i + length;
    }

    /// A web or mail address; one before a capital ends its sentence, as in signatures.
    std::size_t handle_address(std::size_t i) {
        const std::size_t limit = std::min(text_.size(), i + kLongestAddress);
        std::size_t end = i;
        while (end < limit && text_[end] > ' ' && text_[end] < '\x7f') ++end;
        const std::size_t token = end;
        constexpr std::string_view kNotOfAddress = ".,;:!?)]'\"";
        while (end > i && kNotOfAddress.find(text_[end - 1]) != std::string_view::npos) --end;
        const bool address = text_.substr(i, end - i).find_first_of("./") != std::string_view::npos;
        if (!address) return i + 1;
        const std::size_t next = std::min(text_.find_first_not_of(' ', end), text_.size());
        if (end == token && next > end && next < text_.size() && end > unbroken_ &&
            (base::is_upper(context_.at(next).value) || text_.substr(next).starts_with("http")))
            end_at(end);
        return end;
    }

    /// "das ruas Os moradores": a word that with a capital begins sentences, where no stop stands.
    std::size_t handle_capital(std::size_t i) {
        if (!rules_.has_openers() || i < begin_ + kShortestHeading || text_[i - 1] != ' ' ||
            i <= unbroken_)
            return i + 1;
        const char32_t before = base::decode_before(text_, i - 1).value;
        if (!base::is_lower(before) && before != ')' && before != '"' && before != 0xBB &&
            !follows_year(i - 1))
            return i + 1;
        const std::string_view word = context_.word_at(i);
        const std::size_t end = i + word.size();
        if (!rules_.find(word).opener || text_.substr(end, 1) != " ") return end;
        if (base::is_lower(context_.at(end + 1).value)) end_at(i);
        return end;
    }

    /// "June 19, 2031": the year of a line that holds the date.
    [[nodiscard]] bool follows_year(std::size_t i) const {
        return i >= begin_ + 6 && text_[i - 6] == ',' && text_[i - 5] == ' ' &&
               text_.substr(i - 4, 4).find_first_not_of("0123456789") == std::string_view::npos;
    }

    std::size_t handle_ruler(std::size_t i) {
        const std::size_t end = std::min(text_.find_first_not_of(text_[i], i), text_.size());
        if (end - i >= kShortestRuler && context_.is_space_at(end)) end_at(end);
        return end;
    }

    std::string_view text_;
    const Rules& rules_;
    Context context_;
    StopJudge judge_;
    Lines lines_;
    std::vector<TextRange> sentences_;
    std::size_t begin_ = 0;                           ///< Where the sentence begins,
    std::size_t paragraph_ = 0;                       ///< and its paragraph.
    std::size_t unbroken_ = 0;                        ///< Stops before this place end no sentence.
    std::size_t clauses_of_ = std::string_view::npos; ///< The paragraph looked at for clauses,
    bool has_clauses_ = false;                        ///< and whether it has some.
    std::string successor_; ///< The marker of a list's next item, once one has begun.
};

} // namespace

std::vector<TextRange> segment_sentences(std::string_view text, std::string_view language) {
    return Segmenter(text, rules_for(language)).run();
}

} // namespace narrate
