// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "narrate/export.h"

/// Positions in text, and how they survive a change of wording.
namespace narrate {

/// A half-open range of bytes [begin, end) in a UTF-8 text, on code point borders.
struct TextRange {
    std::size_t begin = 0;
    std::size_t end = 0;

    [[nodiscard]] std::size_t size() const { return end - begin; }
    [[nodiscard]] bool empty() const { return begin == end; }
    /// The bytes of `text` in this range; the range must lie inside `text`.
    [[nodiscard]] std::string_view of(std::string_view text) const {
        return text.substr(begin, end - begin);
    }
    friend bool operator==(const TextRange&, const TextRange&) = default;
};

/// How a stretch of text is to be said, where a backend's own rules are not to decide.
struct Pronunciation {
    TextRange spoken; ///< In the spoken text; not empty.
    std::string ipa;  ///< Broad IPA, UTF-8; a space parts words.
    friend bool operator==(const Pronunciation&, const Pronunciation&) = default;
};

enum class SegmentKind {
    verbatim, ///< The same bytes on both sides: positions inside map one to one.
    spoken,   ///< Written one way, said another: "$5bn" → "five billion dollars".
    silent,   ///< Written, but not said: brackets, footnote marks. The spoken side is empty.
};

/// A stretch of written text and what is said for it.
struct OffsetSegment {
    TextRange source; ///< In the written text.
    TextRange spoken; ///< In the spoken text.
    SegmentKind kind = SegmentKind::verbatim;
    friend bool operator==(const OffsetSegment&, const OffsetSegment&) = default;
};

/// Leads from spoken text back to written text. Segments are ordered on both sides, do not
/// overlap, and leave no hole on either side. A value; threads may share a constant one.
class NARRATE_API OffsetMap {
public:
    /// Starts at a position of the written text; the spoken side starts at 0.
    explicit OffsetMap(std::size_t source_begin = 0) : source_begin_(source_begin) {}

    /// Adds `length` bytes that are said as they are written.
    void append_verbatim(std::size_t length);
    /// Adds `source_length` written bytes that are said as `spoken_length` other bytes; either may
    /// be 0.
    void append_spoken(std::size_t source_length, std::size_t spoken_length);

    /// The written range that `spoken` stands for: exact inside verbatim segments, the whole
    /// written token inside the others. Positions past the end give an empty range at the end.
    [[nodiscard]] TextRange to_source(TextRange spoken) const;
    /// The spoken range for a written one, by the same rules.
    [[nodiscard]] TextRange to_spoken(TextRange source) const;

    [[nodiscard]] const std::vector<OffsetSegment>& segments() const { return segments_; }
    [[nodiscard]] TextRange source() const; ///< All the written text covered.
    [[nodiscard]] TextRange spoken() const; ///< All the spoken text covered.

    /// The map of two steps in a row: this one maps written → middle, `next` maps middle → spoken.
    /// `next` must cover exactly this map's spoken text.
    [[nodiscard]] OffsetMap then(const OffsetMap& next) const;

    friend bool operator==(const OffsetMap&, const OffsetMap&) = default;

private:
    std::size_t source_begin_ = 0;
    std::vector<OffsetSegment> segments_;
};

} // namespace narrate
