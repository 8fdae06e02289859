// SPDX-License-Identifier: Apache-2.0
#include "speech/tables.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <map>
#include <mutex>

#include "base/assets.hpp"
#include "base/table.hpp"
#include "base/utf8.hpp"

namespace narrate::speech {

namespace {

struct TableShape {
    std::string_view name;
    std::size_t columns; ///< The fewest that a row has.
};

constexpr std::array<TableShape, 12> kShapes = {{{"abbreviations.tsv", 3},
                                                 {"units.tsv", 3},
                                                 {"currencies.tsv", 6},
                                                 {"calendar.tsv", 4},
                                                 {"acronyms.tsv", 2},
                                                 {"signs.tsv", 3},
                                                 {"fixed.tsv", 2},
                                                 {"cues.tsv", 2},
                                                 {"heteronyms.tsv", 5},
                                                 {"scales.tsv", 3},
                                                 {"ordinals.tsv", 2},
                                                 {"grammar.tsv", 2}}};

/// In the order of Cue.
constexpr std::array<std::string_view, 21> kCueNames = {
    "function", "article",   "score",  "telephone", "metres",    "year",    "people",
    "numbered", "reign",     "regnal", "zone",      "aircraft",  "short",   "either",
    "pairs",    "numbering", "priced", "era",       "emergency", "century", "clock"};

Condition condition_named(std::string_view name) {
    if (name == "stop") return Condition::stop;
    if (name == "title") return Condition::title;
    if (name == "number") return Condition::number;
    if (name == "name") return Condition::name;
    return Condition::any;
}

CurrencyKind currency_kind_named(std::string_view name) {
    if (name == "code") return CurrencyKind::code;
    return name == "part" ? CurrencyKind::part : CurrencyKind::sign;
}

SignPlace place_named(std::string_view name) {
    if (name == "spaced") return SignPlace::spaced;
    return name == "numbers" ? SignPlace::numbers : SignPlace::any;
}

/// FNV-1a over the letters as if they were small; what is not ASCII is taken as it is.
std::size_t case_blind_hash(std::string_view word) {
    std::uint64_t hash = 0xCBF29CE484222325U;
    for (const char c : word) {
        hash ^= static_cast<unsigned char>(c >= 'A' && c <= 'Z' ? c - 'A' + 'a' : c);
        hash *= 0x100000001B3U;
    }
    return static_cast<std::size_t>(hash ^ (hash >> 32U));
}

Letters letters_named(std::string_view name) {
    if (name == "capital") return Letters::capital;
    return name == "small" ? Letters::small : Letters::any;
}

template <class Map> auto find(const Map& map, std::string_view key) {
    const auto found = map.find(key);
    return found == map.end() ? nullptr : &found->second;
}

} // namespace

Tables::Tables(std::string_view language, std::span<const SpeechTable> overrides) {
    // A user's rows come first: of two rows with one key the first stands.
    overrides_.reserve(overrides.size());
    for (const SpeechTable& table : overrides) {
        if (table.language != language) continue;
        overrides_.push_back(table.text);
        add(table.name, overrides_.back());
    }
    const std::string folder = "assets/speech/" + std::string(language) + "/";
    for (const TableShape& shape : kShapes)
        add(shape.name, base::find_asset(folder + std::string(shape.name)));
}

void Tables::add(std::string_view name, std::string_view table) {
    base::TableReader reader(table);
    while (const auto* row = reader.next()) add_row(name, *row);
}

void Tables::add_row(std::string_view name, const std::vector<std::string_view>& row) {
    const auto column = [&row](std::size_t i) {
        return i < row.size() ? row[i] : std::string_view();
    };
    const std::string_view key = column(0);
    // Acronyms are told by their case, cues and signs by what stands before and behind them.
    if (name != "acronyms.tsv" && name != "cues.tsv" && name != "signs.tsv")
        filter_.set(case_blind_hash(key) % kFilterBits);
    if (name == "abbreviations.tsv") {
        abbreviations_[key].push_back({condition_named(column(1)), column(2)});
    } else if (name == "units.tsv") {
        units_.emplace(key,
                       Unit{column(1), column(2), column(3) == "joined", column(4), column(5)});
    } else if (name == "currencies.tsv") {
        currencies_.emplace(key, Currency{column(1), column(2), column(3), column(4),
                                          currency_kind_named(column(5)), column(6), column(7),
                                          column(8), column(9)});
    } else if (name == "calendar.tsv") {
        CalendarName entry{column(1) == "month", 0, column(3)};
        std::from_chars(column(2).data(), column(2).data() + column(2).size(), entry.number);
        calendar_.emplace(key, entry);
    } else if (name == "acronyms.tsv") {
        acronyms_.emplace(key, column(1));
    } else if (name == "signs.tsv") {
        const std::string_view spoken = column(1) == "-" ? std::string_view() : column(1);
        signs_[base::decode(key, 0).value].push_back({spoken, place_named(column(2))});
    } else if (name == "fixed.tsv") {
        fixed_.emplace(key, column(1));
    } else if (name == "scales.tsv") {
        multipliers_.emplace(key, Multiplier{column(1), column(2), column(3), column(4)});
    } else if (name == "ordinals.tsv") {
        ordinal_endings_.emplace(key, column(1));
    } else if (name == "grammar.tsv") {
        facts_.emplace(key, column(1));
    } else if (name == "heteronyms.tsv") {
        heteronyms_[key].push_back(
            {letters_named(column(1)), column(2) == "before", column(3), column(4)});
    } else if (name == "cues.tsv") {
        const auto* cue = std::find(kCueNames.begin(), kCueNames.end(), key);
        if (cue == kCueNames.end()) return;
        const std::uint32_t bit = 1U << static_cast<unsigned>(cue - kCueNames.begin());
        for (std::string_view words = column(1); !words.empty();) {
            const std::size_t end = std::min(words.find(' '), words.size());
            if (end > 0) cues_[words.substr(0, end)] |= bit;
            words.remove_prefix(std::min(end + 1, words.size()));
        }
    }
}

bool Tables::may_know(std::string_view word) const {
    return filter_.test(case_blind_hash(word) % kFilterBits);
}

std::span<const Abbreviation> Tables::abbreviations(std::string_view written) const {
    const auto* rows = find(abbreviations_, written);
    return rows == nullptr ? std::span<const Abbreviation>() : std::span(*rows);
}

const Unit* Tables::unit(std::string_view written) const {
    return find(units_, written);
}

const Currency* Tables::currency(std::string_view written) const {
    return find(currencies_, written);
}

const CalendarName* Tables::calendar_name(std::string_view name) const {
    return find(calendar_, name);
}

std::string_view Tables::acronym(std::string_view written) const {
    const auto* spoken = find(acronyms_, written);
    return spoken == nullptr ? std::string_view() : *spoken;
}

std::span<const Sign> Tables::signs(char32_t sign) const {
    const auto found = signs_.find(sign);
    return found == signs_.end() ? std::span<const Sign>() : std::span(found->second);
}

std::string_view Tables::fixed(std::string_view written) const {
    const auto* spoken = find(fixed_, written);
    return spoken == nullptr ? std::string_view() : *spoken;
}

const Multiplier* Tables::multiplier(std::string_view written) const {
    return find(multipliers_, written);
}

std::string_view Tables::ordinal_ending(std::string_view written) const {
    const auto* rules = find(ordinal_endings_, written);
    return rules == nullptr ? std::string_view() : *rules;
}

std::string_view Tables::fact(std::string_view key) const {
    const auto* value = find(facts_, key);
    return value == nullptr ? std::string_view() : *value;
}

std::span<const Heteronym> Tables::heteronyms(std::string_view word) const {
    const auto* rows = find(heteronyms_, word);
    return rows == nullptr ? std::span<const Heteronym>() : std::span(*rows);
}

bool Tables::has_cue(Cue cue, std::string_view word) const {
    const auto* bits = find(cues_, word);
    return bits != nullptr && (*bits >> static_cast<unsigned>(cue) & 1U) != 0;
}

Result<void> check_table(const SpeechTable& table) {
    const auto* shape = std::find_if(kShapes.begin(), kShapes.end(), [&](const TableShape& known) {
        return known.name == table.name;
    });
    const std::string where = "speech/" + table.language + "/" + table.name;
    if (shape == kShapes.end()) {
        std::vector<std::string_view> names;
        names.reserve(kShapes.size());
        for (const TableShape& known : kShapes) names.push_back(known.name);
        return Error{ErrorCode::table_invalid,
                     "no such table",
                     where,
                     {},
                     fmt::format("tables are named {}", fmt::join(names, ", "))};
    }
    base::TableReader reader(table.text);
    while (const auto* row = reader.next())
        if (row->size() < shape->columns)
            return Error{ErrorCode::table_invalid,
                         fmt::format("line {} has {} columns of {}", reader.line(), row->size(),
                                     shape->columns),
                         where,
                         {},
                         "columns are parted by tabs"};
    return {};
}

const Tables& builtin_tables(std::string_view language) {
    static std::mutex mutex;
    static std::map<std::string, Tables, std::less<>> loaded;
    const std::lock_guard lock(mutex);
    auto found = loaded.find(language);
    if (found == loaded.end()) found = loaded.emplace(language, Tables(language)).first;
    return found->second;
}

} // namespace narrate::speech
