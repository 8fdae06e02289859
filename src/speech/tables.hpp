// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <bitset>
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "narrate/error.hpp"
#include "narrate/speech.hpp"

namespace narrate::speech {

/// When an abbreviation means what its row says (assets/speech/*/abbreviations.tsv).
enum class Condition : std::uint8_t { any, stop, title, number, name };

struct Abbreviation {
    Condition condition = Condition::any;
    std::string_view spoken;
};

struct Unit {
    std::string_view one;
    std::string_view many;
    bool joined = false;        ///< A unit only where it is attached to its number.
    std::string_view agreement; ///< The rule set of numbers.tsv for the number before it.
    std::string_view few;       ///< Behind two to four; empty: as `many`.
};

/// What multiplies a number: "Mio.", "millones".
struct Multiplier {
    std::string_view one;
    std::string_view many;
    std::string_view agreement; ///< As of Unit.
    std::string_view few;       ///< As of Unit.
};

enum class CurrencyKind : std::uint8_t { sign, code, part };

struct Currency {
    std::string_view one;
    std::string_view many;
    std::string_view part_one;
    std::string_view part_many;
    CurrencyKind kind = CurrencyKind::sign;
    std::string_view agreement;      ///< As of Unit.
    std::string_view part_agreement; ///< Of its hundredth part.
    std::string_view few;            ///< As of Unit.
    std::string_view part_few;
};

/// A month or a day of the week.
struct CalendarName {
    bool is_month = false;
    int number = 0; ///< 1–12, or 1–7 from Monday.
    std::string_view spoken;
};

enum class SignPlace : std::uint8_t { any, spaced, numbers };

struct Sign {
    std::string_view spoken; ///< Empty: it is not said.
    SignPlace place = SignPlace::any;
};

enum class Letters : std::uint8_t { any, capital, small };

/// A word that is said otherwise beside certain words (assets/speech/*/heteronyms.tsv).
struct Heteronym {
    Letters letters = Letters::any;
    bool before = false;    ///< The telling words stand before it, else behind it.
    std::string_view words; ///< Parted by spaces, in lower case.
    std::string_view spoken;
};

/// What words around numbers and capitals tell: the classes of assets/speech/*/cues.tsv.
enum class Cue : std::uint8_t {
    function,
    article,
    score,
    telephone,
    metres,
    year,
    people,
    numbered,
    reign,
    regnal,
    zone,
    aircraft,
    short_word,
    either,
    pairs,
    numbering,
    priced,
    era,
    emergency,
    century,
    clock,
};

/// One language's tables. Constant once built; threads may share it.
class Tables {
public:
    /// `language`: BCP 47's primary part, in lower case. A language without tables has empty ones.
    /// Of `overrides` those of the language are taken; their rows come before narrate's own.
    explicit Tables(std::string_view language, std::span<const SpeechTable> overrides = {});

    /// Whether `word`, in any case, may be a key of these tables that means something by itself.
    /// Fast, and no promise: of other words it lets some through, of the keys none are missed.
    [[nodiscard]] bool may_know(std::string_view word) const;

    /// The rows of a written form (without its last full stop), in the order they are tried.
    [[nodiscard]] std::span<const Abbreviation> abbreviations(std::string_view written) const;
    [[nodiscard]] const Unit* unit(std::string_view written) const;
    [[nodiscard]] const Currency* currency(std::string_view written) const;
    /// `name` in lower case.
    [[nodiscard]] const CalendarName* calendar_name(std::string_view name) const;
    /// "letters", "word" or what is said; empty: unknown.
    [[nodiscard]] std::string_view acronym(std::string_view written) const;
    [[nodiscard]] std::span<const Sign> signs(char32_t sign) const;
    [[nodiscard]] std::string_view fixed(std::string_view written) const;
    [[nodiscard]] const Multiplier* multiplier(std::string_view written) const;
    /// The rule set of numbers.tsv for a number with this ending: "1er", "21st"; empty: none.
    [[nodiscard]] std::string_view ordinal_ending(std::string_view written) const;
    /// The value of a key of grammar.tsv; empty: none.
    [[nodiscard]] std::string_view fact(std::string_view key) const;
    /// `word` in lower case.
    [[nodiscard]] std::span<const Heteronym> heteronyms(std::string_view word) const;
    /// `word` in lower case.
    [[nodiscard]] bool has_cue(Cue cue, std::string_view word) const;

private:
    template <class Value> using Map = std::unordered_map<std::string_view, Value>;

    void add(std::string_view name, std::string_view table);
    void add_row(std::string_view name, const std::vector<std::string_view>& row);

    static constexpr std::size_t kFilterBits = std::size_t{1} << 15U;

    std::bitset<kFilterBits> filter_;    ///< A Bloom filter with one hash: may_know's.
    std::vector<std::string> overrides_; ///< What the views of users' rows point into.
    Map<std::vector<Abbreviation>> abbreviations_;
    Map<Unit> units_;
    Map<Currency> currencies_;
    Map<CalendarName> calendar_;
    Map<std::string_view> acronyms_;
    std::unordered_map<char32_t, std::vector<Sign>> signs_;
    Map<std::string_view> fixed_;
    Map<Multiplier> multipliers_;
    Map<std::string_view> ordinal_endings_;
    Map<std::string_view> facts_;
    Map<std::vector<Heteronym>> heteronyms_;
    Map<std::uint32_t> cues_; ///< A bit for each Cue.
};

/// Whether a user's table has a known name and enough columns in each row. Errors: table_invalid.
Result<void> check_table(const SpeechTable& table);

/// The tables that come with narrate, for a language's primary part; read once.
const Tables& builtin_tables(std::string_view language);

} // namespace narrate::speech
