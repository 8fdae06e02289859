// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "narrate/text.hpp"

namespace narrate {

namespace {

/// Maps a range from one side of the segments to the other. `from` and `to` name the sides.
TextRange translate(const std::vector<OffsetSegment>& segments, TextRange range,
                    TextRange OffsetSegment::*from, TextRange OffsetSegment::*to,
                    std::size_t to_end) {
    // The first segment that ends behind the range's begin holds it.
    auto first = std::upper_bound(
        segments.begin(), segments.end(), range.begin,
        [&](std::size_t position, const OffsetSegment& s) { return position < (s.*from).end; });
    if (first == segments.end()) return {to_end, to_end};
    auto inside = [&](const OffsetSegment& s, std::size_t position, std::size_t otherwise) {
        if (s.kind != SegmentKind::verbatim) return otherwise;
        return (s.*to).begin + (position - (s.*from).begin);
    };
    TextRange result;
    result.begin = inside(*first, range.begin, (*first.*to).begin);
    if (range.empty()) return {result.begin, result.begin};
    auto last = first;
    while (std::next(last) != segments.end() && (*std::next(last).*from).begin < range.end) ++last;
    // Empty segments at the far end (silent or inserted text) belong to what follows.
    while (last != first && (*last.*from).empty()) --last;
    result.end = inside(*last, std::min(range.end, (*last.*from).end), (*last.*to).end);
    result.end = std::max(result.end, result.begin);
    return result;
}

} // namespace

void OffsetMap::append_verbatim(std::size_t length) {
    if (length == 0) return;
    if (!segments_.empty() && segments_.back().kind == SegmentKind::verbatim) {
        segments_.back().source.end += length;
        segments_.back().spoken.end += length;
        return;
    }
    const TextRange source_end = source();
    const TextRange spoken_end = spoken();
    segments_.push_back({{source_end.end, source_end.end + length},
                         {spoken_end.end, spoken_end.end + length},
                         SegmentKind::verbatim});
}

void OffsetMap::append_spoken(std::size_t source_length, std::size_t spoken_length) {
    if (source_length == 0 && spoken_length == 0) return;
    const std::size_t source_at = source().end;
    const std::size_t spoken_at = spoken().end;
    segments_.push_back({{source_at, source_at + source_length},
                         {spoken_at, spoken_at + spoken_length},
                         spoken_length == 0 ? SegmentKind::silent : SegmentKind::spoken});
}

TextRange OffsetMap::source() const {
    return {source_begin_, segments_.empty() ? source_begin_ : segments_.back().source.end};
}

TextRange OffsetMap::spoken() const {
    return {0, segments_.empty() ? 0 : segments_.back().spoken.end};
}

TextRange OffsetMap::to_source(TextRange spoken_range) const {
    return translate(segments_, spoken_range, &OffsetSegment::spoken, &OffsetSegment::source,
                     source().end);
}

TextRange OffsetMap::to_spoken(TextRange source_range) const {
    return translate(segments_, source_range, &OffsetSegment::source, &OffsetSegment::spoken,
                     spoken().end);
}

OffsetMap OffsetMap::then(const OffsetMap& next) const {
    // Walks both lists of segments over the middle text; where both are verbatim the result is, and
    // any other overlap joins what it touches into one spoken segment.
    OffsetMap result(source_begin_);
    std::size_t a = 0;
    std::size_t b = 0;
    std::size_t middle = 0;
    while (a < segments_.size() || b < next.segments_.size()) {
        const OffsetSegment* mine = a < segments_.size() ? &segments_[a] : nullptr;
        const OffsetSegment* theirs = b < next.segments_.size() ? &next.segments_[b] : nullptr;
        if (mine != nullptr && mine->spoken.empty()) {
            result.append_spoken(mine->source.size(), 0);
            ++a;
            continue;
        }
        if (theirs != nullptr && theirs->source.empty()) {
            result.append_spoken(0, theirs->spoken.size());
            ++b;
            continue;
        }
        if (mine == nullptr || theirs == nullptr) break;
        if (mine->kind == SegmentKind::verbatim && theirs->kind == SegmentKind::verbatim) {
            const std::size_t end = std::min(mine->spoken.end, theirs->source.end);
            result.append_verbatim(end - middle);
            middle = end;
            a += mine->spoken.end == end ? 1 : 0;
            b += theirs->source.end == end ? 1 : 0;
            continue;
        }
        // Grow until both sides end at the same middle position; verbatim tails are cut there.
        const std::size_t source_from = mine->kind == SegmentKind::verbatim
                                            ? mine->source.begin + (middle - mine->spoken.begin)
                                            : mine->source.begin;
        const std::size_t spoken_from = theirs->kind == SegmentKind::verbatim
                                            ? theirs->spoken.begin + (middle - theirs->source.begin)
                                            : theirs->spoken.begin;
        std::size_t end = middle;
        bool grown = true;
        std::size_t last_a = a;
        std::size_t last_b = b;
        while (grown) {
            grown = false;
            for (std::size_t i = a; i < segments_.size() && segments_[i].spoken.begin <= end; ++i) {
                if (segments_[i].spoken.begin == end && i != a) break;
                last_a = i;
                if (segments_[i].kind != SegmentKind::verbatim && segments_[i].spoken.end > end) {
                    end = segments_[i].spoken.end;
                    grown = true;
                }
            }
            for (std::size_t i = b;
                 i < next.segments_.size() && next.segments_[i].source.begin <= end; ++i) {
                if (next.segments_[i].source.begin == end && i != b) break;
                last_b = i;
                if (next.segments_[i].kind != SegmentKind::verbatim &&
                    next.segments_[i].source.end > end) {
                    end = next.segments_[i].source.end;
                    grown = true;
                }
            }
        }
        const OffsetSegment& end_a = segments_[last_a];
        const OffsetSegment& end_b = next.segments_[last_b];
        const std::size_t source_to = end_a.kind == SegmentKind::verbatim
                                          ? end_a.source.begin + (end - end_a.spoken.begin)
                                          : end_a.source.end;
        const std::size_t spoken_to = end_b.kind == SegmentKind::verbatim
                                          ? end_b.spoken.begin + (end - end_b.source.begin)
                                          : end_b.spoken.end;
        result.append_spoken(source_to - source_from, spoken_to - spoken_from);
        middle = end;
        a = end_a.spoken.end == end ? last_a + 1 : last_a;
        b = end_b.source.end == end ? last_b + 1 : last_b;
    }
    return result;
}

} // namespace narrate
