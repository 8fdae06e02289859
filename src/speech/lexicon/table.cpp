// SPDX-License-Identifier: Apache-2.0
#include "base/table.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "base/assets.hpp"
#include "base/utf8.hpp"
#include "narrate/lexicon.hpp"
#include "speech/lexicon/entry.hpp"
#include "speech/lexicon/lexicon.hpp"

namespace narrate {

namespace {

using speech::EntryFault;

constexpr std::string_view kFolder = "assets/lexicon/";
constexpr std::string_view kExtension = ".tsv";

using Row = std::vector<std::string_view>;

/// Our own tables are checked by the tests, once for all.
enum class Check { all, none };

/// The pronunciation column: IPA stands between slashes.
std::optional<EntryFault> read_said(std::string_view column, Check check, LexiconEntry& entry) {
    column = base::trim(column);
    entry.as = column.starts_with('/') ? SaidAs::ipa : SaidAs::respelling;
    if (entry.as == SaidAs::ipa) {
        if (column.size() < 2 || !column.ends_with('/'))
            return EntryFault{fmt::format("'{}' has no slash at its end", column),
                              "IPA stands between two slashes"};
        column = base::trim(column.substr(1, column.size() - 2));
    }
    entry.said = check == Check::all ? speech::tidy_phrase(column) : std::string(column);
    return std::nullopt;
}

std::optional<EntryFault> read_match(const Row& row, LexiconEntry& entry) {
    const std::string_view word = row.size() > 2 ? base::trim(row[2]) : std::string_view();
    if (word == "exact") entry.match = MatchCase::exact;
    if (word.empty() || word == "any" || word == "exact") return std::nullopt;
    return EntryFault{fmt::format("'{}' does not tell how case counts", word),
                      "the third column is 'any', 'exact' or empty"};
}

/// Adds an entry for each way to write it, which bars part.
std::optional<EntryFault> read_row(const Row& row, std::string_view language, Check check,
                                   std::vector<LexiconEntry>& entries) {
    constexpr std::size_t kMostColumns = 4;
    if (row.size() < 2)
        return EntryFault{"no pronunciation: there is no tab",
                          "part the word from its pronunciation by a tab"};
    if (row.size() > kMostColumns)
        return EntryFault{fmt::format("more than {} columns", kMostColumns),
                          "the columns are: written, said, case, note"};
    LexiconEntry entry;
    entry.language = language;
    if (auto fault = read_said(row[1], check, entry)) return fault;
    if (auto fault = read_match(row, entry)) return fault;
    for (std::string_view rest = row[0];;) {
        const std::size_t bar = rest.find('|');
        const std::string_view written = rest.substr(0, bar);
        if (check == Check::all) {
            entry.written = speech::tidy_phrase(written);
            if (auto fault = speech::fault_of(entry)) return fault;
        } else {
            entry.written = base::trim(written);
        }
        entries.push_back(entry);
        if (bar == std::string_view::npos) return std::nullopt;
        rest.remove_prefix(bar + 1);
    }
}

Result<std::vector<LexiconEntry>> parse(std::string_view table, std::string_view name,
                                        std::string_view language, Check check) {
    std::vector<LexiconEntry> entries;
    constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";
    if (table.starts_with(kByteOrderMark)) table.remove_prefix(kByteOrderMark.size());
    base::TableReader reader(table);
    while (const Row* row = reader.next()) {
        if (check == Check::all && !std::all_of(row->begin(), row->end(), base::is_valid_utf8))
            return speech::at_line(name, reader.line(), {"not UTF-8", "save the file as UTF-8"});
        if (auto fault = read_row(*row, language, check, entries))
            return speech::at_line(name, reader.line(), std::move(*fault));
    }
    return entries;
}

} // namespace

Result<std::vector<LexiconEntry>> parse_lexicon_table(std::string_view table, std::string_view name,
                                                      std::string_view language) {
    return parse(table, name, language, Check::all);
}

namespace speech {

std::vector<LexiconEntry> load_builtin_lexicon() {
    std::vector<LexiconEntry> all;
    for (const base::Asset& asset : base::assets()) {
        std::string_view name = asset.name;
        if (!name.starts_with(kFolder) || !name.ends_with(kExtension)) continue;
        name.remove_prefix(kFolder.size());
        name.remove_suffix(kExtension.size());
        auto entries = parse(asset.data, asset.name, name, Check::none);
        if (!entries) continue;
        if (all.empty())
            all = std::move(*entries);
        else
            all.insert(all.end(), entries->begin(), entries->end());
    }
    return all;
}

} // namespace speech

const std::vector<LexiconEntry>& builtin_lexicon() {
    static const std::vector<LexiconEntry> all = speech::load_builtin_lexicon();
    return all;
}

} // namespace narrate
