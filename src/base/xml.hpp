// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace narrate::base {

/// Reads well-formed XML as a row of tags and texts. Nothing outside the text is ever looked up,
/// and a document type declaration, which could define more text than there is, ends the reading.
class XmlReader {
public:
    enum class Node { begin, end, text, finished };

    /// `xml` must outlive it.
    explicit XmlReader(std::string_view xml);
    XmlReader(const XmlReader&) = delete;
    XmlReader& operator=(const XmlReader&) = delete;
    ~XmlReader();

    /// Goes on to the next node. Node::finished at the end and after a fault.
    Node next();

    [[nodiscard]] const std::string& name() const { return name_; } ///< Of a tag, with its prefix.
    /// Address of a tag's namespace; empty when it is in none, or nothing declares its prefix.
    [[nodiscard]] const std::string& space() const { return space_; }
    [[nodiscard]] const std::string& text() const { return text_; } ///< Of a text, UTF-8.
    /// Of the tag that begins; empty when it is missing.
    [[nodiscard]] std::string attribute(const char* name) const;
    /// From 1; of an element's end it is the line of its beginning.
    [[nodiscard]] std::size_t line() const { return line_; }
    /// Why the reading ended early; its line is line().
    [[nodiscard]] const std::optional<std::string>& fault() const { return fault_; }

private:
    struct Parser;

    std::unique_ptr<Parser> parser_;
    std::string name_;
    std::string space_;
    std::string text_;
    std::size_t line_ = 1;
    bool empty_element_ = false; ///< Its end is still to be told.
    std::optional<std::string> fault_;
};

} // namespace narrate::base
