// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/xml.hpp"
#include "document/feed/feed.hpp"
#include "document/feed/vocabulary.hpp"

namespace narrate::document {

/// Takes the tags and texts of a feed, and puts entries together.
class FeedReader {
public:
    /// `xml` must outlive it.
    explicit FeedReader(std::string_view xml) : xml_(xml) {}

    /// What there is up to the end or the first fault.
    Feed read();

private:
    enum class TextKind {
        plain,
        html,    ///< Written as text.
        unknown, ///< RSS: either of them.
        markup,  ///< HTML whose tags are the feed's own.
    };

    /// The field that is being read.
    struct Capture {
        FeedField field = FeedField::none;
        std::size_t depth = 0; ///< Of its element.
        TextKind kind = TextKind::plain;
        std::string text;
    };

    void begin();
    void end();
    void begin_entry();
    void begin_field(FeedField field);
    void take_link(std::string address);
    void store();
    void store_in_entry(FeedField field);
    void finish_entry();
    [[nodiscard]] bool is_field_place() const;
    [[nodiscard]] std::string html_of_capture() const;
    [[nodiscard]] std::string fact_of_capture() const;

    base::XmlReader xml_;
    std::vector<std::string> path_; ///< Names of the open elements, without prefixes.
    bool is_atom_ = false;
    std::size_t entry_depth_ = 0; ///< Of the open entry; 0: none is open.
    Capture capture_;
    std::string language_; ///< The feed's.
    Feed feed_;
    FeedEntry entry_;
    std::string id_;
    std::string summary_;
    std::string updated_;
    std::string content_;
};

} // namespace narrate::document
