// SPDX-License-Identifier: Apache-2.0
// The W3C's Pronunciation Lexicon Specification 1.0 (https://www.w3.org/TR/pronunciation-lexicon/).
#include <fmt/format.h>

#include <optional>

#include "base/xml.hpp"
#include "narrate/lexicon.hpp"
#include "speech/lexicon/entry.hpp"

namespace narrate {

namespace {

using speech::EntryFault;

/// A lexeme in the making.
struct Lexeme {
    std::vector<std::string> graphemes;
    std::string phoneme;
    std::string alias;
    bool preferred = false; ///< The pronunciation at hand is the one to prefer.
};

/// Takes the tags and texts of a lexicon; keeps the first fault.
class PlsReader {
public:
    explicit PlsReader(std::string_view xml) : xml_(xml) {}

    std::optional<EntryFault> read() {
        using Node = base::XmlReader::Node;
        std::optional<EntryFault> fault;
        while (!fault) {
            const Node node = xml_.next();
            if (node == Node::begin) fault = begin();
            if (node == Node::end) fault = end();
            if (node == Node::text) text_ += xml_.text();
            if (node == Node::finished) break;
        }
        if (!fault && xml_.fault())
            fault = EntryFault{*xml_.fault(), "give well-formed XML without a document type"};
        if (!fault && !seen_lexicon_)
            fault = EntryFault{"no <lexicon> in it", "a PLS file begins with <lexicon>"};
        return fault;
    }

    [[nodiscard]] std::size_t line() const { return xml_.line(); }
    std::vector<LexiconEntry> take() { return std::move(entries_); }

private:
    /// Tag names without the prefix of their namespace.
    [[nodiscard]] std::string_view tag() const {
        const std::string_view name = xml_.name();
        return name.substr(name.find(':') + 1);
    }

    std::optional<EntryFault> begin() {
        text_.clear();
        if (!seen_lexicon_) return begin_lexicon();
        if (tag() == "lexeme") lexeme_ = Lexeme{};
        if (tag() == "phoneme" || tag() == "alias") prefers_ = xml_.attribute("prefer") == "true";
        if (tag() != "phoneme") return std::nullopt;
        return check_alphabet(xml_.attribute("alphabet"));
    }

    std::optional<EntryFault> begin_lexicon() {
        seen_lexicon_ = true;
        if (tag() != "lexicon")
            return EntryFault{fmt::format("<{}> where <lexicon> is expected", xml_.name()),
                              "a PLS file begins with <lexicon>"};
        language_ = xml_.attribute("xml:lang");
        alphabet_ = xml_.attribute("alphabet");
        if (language_.empty())
            return EntryFault{"<lexicon> has no xml:lang", "say the language: xml:lang=\"en\""};
        return std::nullopt;
    }

    [[nodiscard]] std::optional<EntryFault> check_alphabet(const std::string& own) const {
        const std::string& alphabet = own.empty() ? alphabet_ : own;
        if (alphabet == "ipa") return std::nullopt;
        return EntryFault{fmt::format("the alphabet '{}' is not known", alphabet),
                          "write phonemes in IPA, and alphabet=\"ipa\""};
    }

    std::optional<EntryFault> end() {
        const std::string text = speech::tidy_phrase(text_);
        text_.clear();
        if (tag() == "grapheme") lexeme_.graphemes.push_back(text);
        if (tag() == "phoneme") take_said(text, lexeme_.phoneme);
        if (tag() == "alias") take_said(text, lexeme_.alias);
        return tag() == "lexeme" ? finish_lexeme() : std::nullopt;
    }

    /// The preferred pronunciation wins, else the first of its kind.
    void take_said(const std::string& text, std::string& said) {
        if (lexeme_.preferred) return;
        if (prefers_) {
            lexeme_.phoneme.clear();
            lexeme_.alias.clear();
            lexeme_.preferred = true;
        }
        if (said.empty()) said = text;
    }

    std::optional<EntryFault> finish_lexeme() {
        if (lexeme_.graphemes.empty())
            return EntryFault{"a <lexeme> without a <grapheme>", "say which word it is about"};
        LexiconEntry entry;
        entry.as = lexeme_.phoneme.empty() ? SaidAs::respelling : SaidAs::ipa;
        entry.said = lexeme_.phoneme.empty() ? lexeme_.alias : lexeme_.phoneme;
        entry.match = MatchCase::exact;
        entry.language = language_;
        for (std::string& grapheme : lexeme_.graphemes) {
            entry.written = std::move(grapheme);
            if (auto fault = speech::fault_of(entry)) return fault;
            entries_.push_back(entry);
        }
        return std::nullopt;
    }

    base::XmlReader xml_;
    std::string text_; ///< Since the last tag.
    std::string language_;
    std::string alphabet_;
    Lexeme lexeme_;
    bool prefers_ = false;
    bool seen_lexicon_ = false;
    std::vector<LexiconEntry> entries_;
};

} // namespace

Result<std::vector<LexiconEntry>> parse_pls(std::string_view xml, std::string_view name) {
    PlsReader reader(xml);
    if (auto fault = reader.read()) return speech::at_line(name, reader.line(), std::move(*fault));
    return reader.take();
}

} // namespace narrate
