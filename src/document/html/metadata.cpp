// SPDX-License-Identifier: Apache-2.0
#include "document/html/metadata.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <initializer_list>

#include "document/builder.hpp"

namespace narrate::document {

namespace {

using Json = nlohmann::json;

/// JSON-LD nests graphs and lists; deeper ones are no page's.
constexpr int kMaxNodes = 2000;

std::string clean(std::string_view text) {
    TextCollector collector;
    collector.add(text);
    return collector.take();
}

std::string text_of(const Json& object, const char* key) {
    const auto found = object.find(key);
    if (found == object.end()) return {};
    if (found->is_string()) return clean(found->get_ref<const std::string&>());
    if (found->is_array() && !found->empty() && found->front().is_string())
        return clean(found->front().get_ref<const std::string&>());
    return {};
}

/// "name" of a person or organisation, or of several.
std::string names_of(const Json& object, const char* key) {
    const auto found = object.find(key);
    if (found == object.end()) return {};
    std::string names;
    const auto add = [&names](const std::string& name) {
        if (name.empty()) return;
        if (!names.empty()) names += ", ";
        names += name;
    };
    const Json list = found->is_array() ? *found : Json::array({*found});
    for (const Json& item : list) {
        if (item.is_string()) add(clean(item.get_ref<const std::string&>()));
        if (item.is_object()) add(text_of(item, "name"));
    }
    return names;
}

/// The address of an image, given as itself, as an object, or as the first of several.
std::string address_of(const Json& object, const char* key) {
    auto found = object.find(key);
    if (found == object.end()) return {};
    const Json& value = found->is_array() && !found->empty() ? found->front() : *found;
    if (value.is_string()) return clean(value.get_ref<const std::string&>());
    return value.is_object() ? text_of(value, "url") : std::string();
}

/// False, as JSON has it or as a word.
bool is_false(const Json& object, const char* key) {
    const auto found = object.find(key);
    if (found == object.end()) return false;
    if (found->is_boolean()) return !found->get<bool>();
    const std::string text = text_of(object, key);
    return text == "False" || text == "false";
}

bool is_article(const Json& object) {
    const std::string type = text_of(object, "@type");
    return type.ends_with("Article") || type == "BlogPosting" || type == "Report" ||
           type == "LiveBlogPosting";
}

/// The first article in a JSON-LD script, looked for without recursion.
const Json* find_article(const Json& root) {
    std::vector<const Json*> left{&root};
    for (int seen = 0; !left.empty() && seen < kMaxNodes; ++seen) {
        const Json* node = left.back();
        left.pop_back();
        if (node->is_object()) {
            if (is_article(*node)) return node;
            if (const auto graph = node->find("@graph"); graph != node->end())
                left.push_back(&*graph);
        }
        if (node->is_array())
            for (auto item = node->rbegin(); item != node->rend(); ++item) left.push_back(&*item);
    }
    return nullptr;
}

void read_json_ld(const std::string& script, Document& document) {
    Metadata& metadata = document.metadata;
    const Json root = Json::parse(script, nullptr, false, true);
    if (root.is_discarded()) return;
    const Json* article = find_article(root);
    if (article == nullptr) return;
    const auto fill = [](std::string& field, std::string value) {
        if (field.empty()) field = std::move(value);
    };
    fill(document.declared_body, text_of(*article, "articleBody"));
    fill(document.declared_summary, text_of(*article, "description"));
    if (is_false(*article, "isAccessibleForFree")) document.declared_paid = true;
    fill(metadata.title, text_of(*article, "headline"));
    fill(metadata.byline, names_of(*article, "author"));
    fill(metadata.published, text_of(*article, "datePublished"));
    fill(metadata.modified, text_of(*article, "dateModified"));
    fill(metadata.language, text_of(*article, "inLanguage"));
    fill(metadata.url, text_of(*article, "url"));
    fill(metadata.image, address_of(*article, "image"));
    fill(metadata.site, names_of(*article, "publisher"));
}

/// The first non-empty content of these names.
std::string meta(const PageFacts& facts, std::initializer_list<std::string_view> names) {
    for (const std::string_view name : names)
        for (const auto& [key, content] : facts.meta)
            if (key == name)
                if (std::string text = clean(content); !text.empty()) return text;
    return {};
}

/// "The headline | The Site" without the site.
std::string without_site(const std::string& title) {
    for (const std::string_view mark : {" | ", " \u2013 ", " \u2014 ", " - ", " \u00bb ", " :: "}) {
        const std::size_t at = title.rfind(mark);
        // A tail that is shorter than the head is a site's name.
        if (at != std::string::npos && at > title.size() - at) return title.substr(0, at);
    }
    return title;
}

} // namespace

void read_metadata(const PageFacts& facts, Document& document) {
    Metadata& metadata = document.metadata;
    for (const std::string& script : facts.json_ld) read_json_ld(script, document);
    const auto fill = [](std::string& field, std::string value) {
        if (field.empty()) field = std::move(value);
    };
    fill(document.declared_summary, meta(facts, {"og:description", "description"}));
    fill(metadata.title, meta(facts, {"og:title", "twitter:title", "headline"}));
    fill(metadata.title, without_site(clean(facts.title)));
    fill(metadata.byline, meta(facts, {"author", "article:author", "dc.creator", "byl"}));
    if (metadata.byline.find("://") != std::string::npos) metadata.byline.clear();
    fill(metadata.published, meta(facts, {"article:published_time", "datepublished", "date",
                                          "dc.date", "publishdate", "pubdate"}));
    fill(metadata.modified,
         meta(facts, {"article:modified_time", "datemodified", "og:updated_time"}));
    fill(metadata.site, meta(facts, {"og:site_name", "application-name"}));
    fill(metadata.url, clean(facts.canonical));
    fill(metadata.url, meta(facts, {"og:url"}));
    fill(metadata.image, meta(facts, {"og:image", "twitter:image", "image"}));
    if (meta(facts, {"article:content_tier"}) == "locked") document.declared_paid = true;
    const std::string language = clean(facts.language);
    if (!language.empty()) metadata.language = language;
    std::replace(metadata.language.begin(), metadata.language.end(), '_', '-');
}

} // namespace narrate::document
