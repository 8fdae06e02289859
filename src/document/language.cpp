// SPDX-License-Identifier: Apache-2.0
#include "document/language.hpp"

#include <cld2/public/compact_lang_det.h>
#include <cld2/public/encodings.h>

#include <string>
#include <string_view>

#include "base/language_tag.hpp"

namespace narrate::document {

namespace {

/// Menus and links say little of an article's language: blocks from here on count, if there are
/// any.
constexpr std::size_t kRunningBytes = 80;
/// More text than this tells nothing more.
constexpr std::size_t kMostBytes = 6000;
/// Less than this does not overrule what the page declares.
constexpr std::size_t kOverruleBytes = 400;
constexpr float kOverruleConfidence = 0.95F;

std::string_view beginning(std::string_view text) {
    if (text.size() <= kMostBytes) return text;
    std::size_t end = kMostBytes;
    while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U) --end;
    return text.substr(0, end);
}

std::string running_text(const Document& document, std::size_t least_bytes) {
    std::string text;
    for (const DocumentBlock& block : document.blocks) {
        if (block.text.size() < least_bytes) continue;
        if (text.size() + block.text.size() > kMostBytes) {
            if (text.empty()) text = beginning(block.text);
            break;
        }
        text += block.text;
        text += '\n';
    }
    return text;
}

} // namespace

LanguageGuess guess_language(std::string_view whole) {
    const std::string_view text = beginning(whole);
    const CLD2::CLDHints hints = {nullptr, "", CLD2::UNKNOWN_ENCODING, CLD2::UNKNOWN_LANGUAGE};
    CLD2::Language languages[3];
    int percents[3];
    double scores[3];
    int text_bytes = 0;
    bool reliable = false;
    CLD2::ExtDetectLanguageSummary(text.data(), static_cast<int>(text.size()), true, &hints, 0,
                                   languages, percents, scores, nullptr, &text_bytes, &reliable);
    if (!reliable || languages[0] == CLD2::UNKNOWN_LANGUAGE) return {};
    const std::string_view code = CLD2::LanguageCode(languages[0]);
    // Its code for Hebrew is the old one.
    return {std::string(code == "iw" ? "he" : code), static_cast<float>(percents[0]) / 100};
}

void detect_language(Document& document) {
    Metadata& metadata = document.metadata;
    if (!metadata.language.empty()) metadata.language_confidence = 1;
    std::string text = running_text(document, kRunningBytes);
    if (metadata.language.empty() && text.empty()) text = running_text(document, 0);
    if (!metadata.language.empty() && text.size() < kOverruleBytes) return;
    LanguageGuess found = guess_language(text);
    if (found.confidence <= 0) return;
    const bool differs =
        base::primary_language(found.language) != base::primary_language(metadata.language);
    if (!metadata.language.empty() && (!differs || found.confidence < kOverruleConfidence)) return;
    metadata.language = std::move(found.language);
    metadata.language_confidence = found.confidence;
}

} // namespace narrate::document
