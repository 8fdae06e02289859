// SPDX-License-Identifier: Apache-2.0
#include "base/xml.hpp"

#include <libxml/xmlreader.h>

#include <climits>
#include <utility>

#include "base/utf8.hpp"

namespace narrate::base {

namespace {

/// What libxml2 says of the first error.
struct Complaint {
    std::optional<std::string> what;
    std::size_t line = 0;
};

void on_error(void* user, xmlErrorPtr error) {
    auto* complaint = static_cast<Complaint*>(user);
    // A prefix that nothing declares is no fault of the XML itself.
    if (error != nullptr && error->domain == XML_FROM_NAMESPACE) return;
    if (complaint->what || error == nullptr || error->level < XML_ERR_ERROR) return;
    complaint->what = trim(error->message == nullptr ? "not well-formed" : error->message);
    complaint->line = static_cast<std::size_t>(error->line > 0 ? error->line : 1);
}

struct FreeReader {
    void operator()(xmlTextReaderPtr reader) const { xmlFreeTextReader(reader); }
};

std::string to_string(const xmlChar* text) {
    return text == nullptr ? std::string() : reinterpret_cast<const char*>(text);
}

} // namespace

struct XmlReader::Parser {
    std::unique_ptr<xmlTextReader, FreeReader> reader;
    Complaint complaint;
};

XmlReader::XmlReader(std::string_view xml) : parser_(std::make_unique<Parser>()) {
    if (xml.size() > INT_MAX) {
        fault_ = "too large";
        return;
    }
    parser_->reader.reset(xmlReaderForMemory(xml.data(), static_cast<int>(xml.size()), nullptr,
                                             nullptr, XML_PARSE_NONET | XML_PARSE_NOCDATA));
    if (parser_->reader)
        xmlTextReaderSetStructuredErrorHandler(parser_->reader.get(), on_error,
                                               &parser_->complaint);
    else
        fault_ = "no XML";
}

XmlReader::~XmlReader() = default;

XmlReader::Node XmlReader::next() {
    if (std::exchange(empty_element_, false)) return Node::end;
    while (!fault_) {
        xmlTextReaderPtr reader = parser_->reader.get();
        const int read = xmlTextReaderRead(reader);
        const Complaint& complaint = parser_->complaint;
        if (read < 0 || complaint.what) {
            fault_ = complaint.what.value_or("not well-formed");
            if (complaint.line > 0) line_ = complaint.line;
            break;
        }
        if (read == 0) break;
        // Of the element that begins or ends: the parser itself is ahead.
        const long line = xmlGetLineNo(xmlTextReaderCurrentNode(reader));
        if (line > 0) line_ = static_cast<std::size_t>(line);
        switch (xmlTextReaderNodeType(reader)) {
        case XML_READER_TYPE_ELEMENT:
            name_ = to_string(xmlTextReaderConstName(reader));
            space_ = to_string(xmlTextReaderConstNamespaceUri(reader));
            empty_element_ = xmlTextReaderIsEmptyElement(reader) == 1;
            return Node::begin;
        case XML_READER_TYPE_END_ELEMENT:
            name_ = to_string(xmlTextReaderConstName(reader));
            space_ = to_string(xmlTextReaderConstNamespaceUri(reader));
            return Node::end;
        case XML_READER_TYPE_TEXT:
        case XML_READER_TYPE_CDATA:
            text_ = to_string(xmlTextReaderConstValue(reader));
            return Node::text;
        case XML_READER_TYPE_DOCUMENT_TYPE:
            fault_ = "a document type declaration (<!DOCTYPE …>) is not read";
            break;
        default: break;
        }
    }
    return Node::finished;
}

std::string XmlReader::attribute(const char* name) const {
    if (!parser_->reader) return {};
    xmlChar* value =
        xmlTextReaderGetAttribute(parser_->reader.get(), reinterpret_cast<const xmlChar*>(name));
    std::string result = to_string(value);
    xmlFree(value);
    return result;
}

} // namespace narrate::base
