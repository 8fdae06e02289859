// SPDX-License-Identifier: Apache-2.0
#include "capi/failure.hpp"
#include "capi/handles.hpp"

using namespace narrate;
using capi::guarded;
using capi::option;
using capi::text_of;

namespace {

CodeBlocks code_of(narrate_code_blocks code) {
    switch (code) {
    case NARRATE_CODE_READ: return CodeBlocks::read;
    case NARRATE_CODE_NOTE: return CodeBlocks::note;
    case NARRATE_CODE_SKIP: return CodeBlocks::skip;
    }
    return CodeBlocks::read;
}

ExtractOptions from_c(const narrate_extract_options* given) {
    using Given = narrate_extract_options;
    ExtractOptions options;
    options.keep_all = option(given, &Given::keep_all) != 0;
    options.code = code_of(option(given, &Given::code));
    options.tables = option(given, &Given::skip_tables) != 0 ? Tables::skip : Tables::read;
    options.captions = option(given, &Given::read_captions) != 0 ? Captions::read : Captions::skip;
    options.rules.keep =
        capi::strings(option(given, &Given::keep), option(given, &Given::keep_count));
    options.rules.drop =
        capi::strings(option(given, &Given::drop), option(given, &Given::drop_count));
    return options;
}

} // namespace

extern "C" {

narrate_status narrate_document_parse(const void* bytes, size_t size,
                                      const narrate_parse_options* options,
                                      narrate_document** document) {
    return guarded([&] {
        using Given = narrate_parse_options;
        if ((bytes == nullptr && size > 0) || document == nullptr)
            return capi::fail(capi::invalid("a document needs bytes, and a place to go"));
        if (!capi::is_sized(options)) return capi::fail(capi::unsized());
        ParseOptions parse;
        parse.name = text_of(option(options, &Given::name));
        parse.media_type = text_of(option(options, &Given::media_type));
        parse.charset = text_of(option(options, &Given::charset));
        auto parsed = parse_document({static_cast<const char*>(bytes), size}, parse);
        if (!parsed) return capi::fail(parsed.error());
        *document = new narrate_document{std::move(*parsed)};
        return NARRATE_OK;
    });
}

void narrate_document_free(narrate_document* document) {
    delete document;
}

narrate_status narrate_article_extract(const narrate_document* document,
                                       const narrate_extract_options* options,
                                       narrate_article** article) {
    return guarded([&] {
        if (document == nullptr || article == nullptr)
            return capi::fail(capi::invalid("an article needs a document, and a place to go"));
        if (!capi::is_sized(options)) return capi::fail(capi::unsized());
        auto extracted = extract_article(document->document, from_c(options));
        if (!extracted) return capi::fail(extracted.error());
        *article = capi::handle_of(std::move(*extracted));
        return NARRATE_OK;
    });
}

narrate_status narrate_article_from_text(const char* text, size_t size, const char* language,
                                         narrate_article** article) {
    return guarded([&] {
        if ((text == nullptr && size > 0) || article == nullptr)
            return capi::fail(capi::invalid("an article needs a text, and a place to go"));
        const std::string_view tag = language == nullptr ? "en" : language;
        *article = capi::handle_of(article_from_text({text, size}, tag));
        return NARRATE_OK;
    });
}

void narrate_article_free(narrate_article* article) {
    delete article;
}

const char* narrate_article_text(const narrate_article* article) {
    return article->article.text.c_str();
}

size_t narrate_article_text_size(const narrate_article* article) {
    return article->article.text.size();
}

const char* narrate_article_fact(const narrate_article* article, narrate_fact fact) {
    const Metadata& metadata = article->article.metadata;
    switch (fact) {
    case NARRATE_TITLE: return metadata.title.c_str();
    case NARRATE_BYLINE: return metadata.byline.c_str();
    case NARRATE_PUBLISHED: return metadata.published.c_str();
    case NARRATE_MODIFIED: return metadata.modified.c_str();
    case NARRATE_LANGUAGE: return metadata.language.c_str();
    case NARRATE_SITE: return metadata.site.c_str();
    case NARRATE_URL: return metadata.url.c_str();
    case NARRATE_IMAGE: return metadata.image.c_str();
    }
    return "";
}

size_t narrate_article_block_count(const narrate_article* article) {
    return article->article.blocks.size();
}

narrate_block narrate_article_block(const narrate_article* article, size_t index) {
    const ArticleBlock& block = article->article.blocks[index];
    static_assert(static_cast<int>(BlockKind::other) == NARRATE_BLOCK_OTHER);
    return {static_cast<narrate_block_kind>(block.kind), block.level, capi::to_c(block.range),
            block.language.c_str()};
}

size_t narrate_article_sentences(const narrate_article* article, narrate_range* ranges,
                                 size_t capacity) {
    return capi::give_ranges([&] { return spoken_sentences(article->article); }, ranges, capacity);
}

narrate_status narrate_article_introduce(const narrate_article* article, const char* parts,
                                         narrate_article** introduced) {
    return guarded([&] {
        if (article == nullptr || introduced == nullptr)
            return capi::fail(capi::invalid("an introduction needs an article, and a place to go"));
        const auto introduction = parse_introduction(text_of(parts));
        if (!introduction) return capi::fail(introduction.error());
        *introduced = capi::handle_of(introduce(article->article, *introduction));
        return NARRATE_OK;
    });
}

size_t narrate_article_dropped_count(const narrate_article* article) {
    return article->article.dropped.size();
}

narrate_dropped_block narrate_article_dropped(const narrate_article* article, size_t index) {
    const DroppedBlock& block = article->article.dropped[index];
    return {block.text.c_str(), block.reason.c_str(), block.confidence};
}

} // extern "C"
