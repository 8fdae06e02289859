// SPDX-License-Identifier: Apache-2.0
#include "speech/number_words.hpp"

#include <unicode/locid.h>
#include <unicode/rbnf.h>

#include <map>
#include <mutex>
#include <set>

#include "base/assets.hpp"
#include "base/language_tag.hpp"
#include "base/table.hpp"

namespace narrate::speech {

namespace {

/// ICU marks with soft hyphens where long words may be broken, and so where their parts meet.
constexpr std::string_view kSoftHyphen = "\u00ad";

std::string without_soft_hyphens(std::string words) {
    for (std::size_t at = words.find(kSoftHyphen); at != std::string::npos;
         at = words.find(kSoftHyphen, at))
        words.erase(at, kSoftHyphen.size());
    return words;
}

std::string rules_of(std::string_view primary_language) {
    const std::string name = "assets/speech/" + std::string(primary_language) + "/numbers.tsv";
    base::TableReader reader(base::find_asset(name));
    std::string rules;
    while (const auto* row = reader.next()) rules.append(row->front()).append("\n");
    return rules;
}

} // namespace

struct NumberWords::Formatter {
    std::unique_ptr<icu::RuleBasedNumberFormat> format;
    std::set<std::string, std::less<>> rule_sets;
    std::mutex mutex; ///< ICU does not promise that formatting shares no state.
};

NumberWords::NumberWords(std::string_view language, std::string_view rules)
    : formatter_(std::make_unique<Formatter>()) {
    if (rules.empty()) return;
    UErrorCode status = U_ZERO_ERROR;
    const icu::Locale locale = icu::Locale::forLanguageTag(
        icu::StringPiece(language.data(), static_cast<int32_t>(language.size())), status);
    const icu::RuleBasedNumberFormat known(icu::URBNF_SPELLOUT, locale, status);
    if (U_FAILURE(status)) return;
    icu::UnicodeString text = known.getRules();
    text.append(icu::UnicodeString("\n"))
        .append(icu::UnicodeString::fromUTF8(
            icu::StringPiece(rules.data(), static_cast<int32_t>(rules.size()))));
    UParseError where{};
    auto format = std::make_unique<icu::RuleBasedNumberFormat>(text, locale, where, status);
    if (U_FAILURE(status)) return;
    for (int32_t i = 0; i < format->getNumberOfRuleSetNames(); ++i) {
        std::string name;
        format->getRuleSetName(i).toUTF8String(name);
        formatter_->rule_sets.insert(name.substr(1));
    }
    formatter_->format = std::move(format);
}

NumberWords::~NumberWords() = default;

bool NumberWords::has(std::string_view rule_set) const {
    return formatter_->rule_sets.contains(rule_set);
}

std::string NumberWords::spell(std::string_view rule_set, std::uint64_t number) const {
    if (formatter_->format == nullptr || number >= kLimit) return {};
    std::string name = "%";
    name += has(rule_set) ? rule_set : "number";
    icu::UnicodeString words;
    icu::FieldPosition position(icu::FieldPosition::DONT_CARE);
    UErrorCode status = U_ZERO_ERROR;
    {
        const std::lock_guard lock(formatter_->mutex);
        formatter_->format->format(static_cast<int64_t>(number), icu::UnicodeString::fromUTF8(name),
                                   words, position, status);
    }
    if (U_FAILURE(status)) return {};
    std::string utf8;
    words.toUTF8String(utf8);
    // Where a rule set of ICU's ends, it gives the digits.
    if (utf8.find_first_of("0123456789") != std::string::npos) return {};
    return without_soft_hyphens(std::move(utf8));
}

const NumberWords& number_words(std::string_view language) {
    static std::mutex mutex;
    static std::map<std::string, std::unique_ptr<NumberWords>, std::less<>> made;
    const std::lock_guard lock(mutex);
    auto found = made.find(language);
    if (found == made.end()) {
        const std::string rules = rules_of(base::primary_language(language));
        found = made.emplace(language, std::make_unique<NumberWords>(language, rules)).first;
    }
    return *found->second;
}

} // namespace narrate::speech
