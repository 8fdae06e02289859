// SPDX-License-Identifier: Apache-2.0
#include "cli/session.hpp"

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include <algorithm>
#include <csignal>
#include <filesystem>

#include "io/environment.hpp"
#include "io/fetch.hpp"
#include "io/file.hpp"
#include "io/interrupt.hpp"
#include "io/terminal.hpp"
#include "voice/choose.hpp"

namespace narrate::cli {

namespace {

std::filesystem::path user_voices() {
    const std::string config = io::environment("XDG_CONFIG_HOME");
    const std::filesystem::path base =
        config.empty() ? std::filesystem::path(io::environment("HOME")) / ".config"
                       : std::filesystem::path(config);
    return base / "narrate" / "voices";
}

/// Draws how far a narration is.
class ProgressLine {
public:
    ProgressLine(const Article& article, PcmFormat format)
        : article_(article), format_(format), drawn_(io::is_error_terminal()) {}
    ProgressLine(const ProgressLine&) = delete;
    ProgressLine& operator=(const ProgressLine&) = delete;
    ~ProgressLine() {
        if (drawn_) io::draw_status("");
    }

    void draw(const NarrationProgress& progress) const {
        if (!drawn_) return;
        const auto percent =
            100 * progress.sentence.end / std::max<std::size_t>(1, progress.text_size);
        io::draw_status(fmt::format("{:>6} {:>3}%  {}",
                                    clock_time(to_milliseconds(progress.end, format_)), percent,
                                    progress.sentence.of(article_.text)));
    }

private:
    const Article& article_;
    PcmFormat format_;
    bool drawn_;
};

} // namespace

void add_speak_options(CLI::App& command, SpeakOptions& options) {
    command.add_option("--voice", options.voice,
                       "Voice to speak with (narrate voices lists them; default: by language)");
    command.add_option("--rate", options.rate, "Times the voice's own speed, 0.5 to 4")
        ->capture_default_str();
    command.add_flag("-q,--quiet", options.quiet, "Say nothing but errors");
}

Error about(Error error, const std::string& input) {
    if (error.where.empty()) error.where = input == "-" ? "standard input" : input;
    return error;
}

namespace {

/// Bytes; no article that is worth an address is shorter.
constexpr std::size_t kLeastArticle = 600;

Error paywall() {
    return {ErrorCode::no_article,
            "only the beginning of the article is free to read",
            {},
            {},
            "log in with a browser, save the page, and give narrate the saved file"};
}

/// A page of a few lines that says of itself that it is not free: its beginning alone.
bool is_paywalled(const Document& document, const Article& article) {
    return document.declared_paid && article.text.size() < kLeastArticle;
}

/// A page that was asked for by its address and holds no article: what a browser would have made
/// of it is not in it.
Error without_article(const Document& document, Error error) {
    std::size_t bytes = 0;
    for (const DocumentBlock& block : document.blocks) bytes += block.text.size();
    if (document.declared_paid) return paywall();
    if (bytes < kLeastArticle) {
        error.what = "the page has almost no text of its own: scripts fill it in a browser";
        error.hint = "open it in a browser, save it, and give narrate the saved file";
    }
    return error;
}

Result<Document> fetch_document(const std::string& address) {
    io::FetchOptions fetching;
    fetching.most_bytes = kMaxInputBytes;
    auto page = io::fetch(address, fetching);
    if (!page) return page.error();
    auto document = parse_document(page->bytes, {page->address, page->media_type, page->charset});
    if (!document) return about(document.error(), address);
    if (document->metadata.url.empty()) document->metadata.url = page->address;
    return document;
}

} // namespace

Result<Document> load_document(const std::string& input) {
    if (io::is_address(input)) return fetch_document(input);
    auto bytes = io::read_input(input, kMaxInputBytes);
    if (!bytes) return bytes.error();
    ParseOptions options;
    if (input != "-") options.name = input;
    auto document = parse_document(*bytes, options);
    if (!document) return about(document.error(), input);
    return document;
}

Result<Article> clean_document(const Document& document, const std::string& input,
                               const ExtractOptions& options) {
    auto article = extract_article(document, options);
    if (!io::is_address(input)) return article ? article : about(article.error(), input);
    if (!article) return about(without_article(document, article.error()), input);
    if (is_paywalled(document, *article)) return about(paywall(), input);
    return article;
}

Result<Article> load_article(const std::string& input) {
    auto document = load_document(input);
    if (!document) return document.error();
    return clean_document(*document, input, {});
}

Result<VoiceSpec> load_voice(const std::string& name, const std::string& language) {
    const bool is_name = !name.empty() && name.find('/') == std::string::npos;
    if (is_name) {
        const auto path = user_voices() / (name + ".toml");
        std::error_code unused;
        if (std::filesystem::exists(path, unused)) {
            auto bytes = io::read_input(path.string(), kMaxInputBytes);
            if (!bytes) return bytes.error();
            return parse_voice(*bytes, name);
        }
    }
    return find_builtin_voice(name.empty() ? voice::choose(language, builtin_voices()) : name);
}

std::vector<VoiceSpec> load_voices() {
    std::vector<VoiceSpec> voices = builtin_voices();
    std::error_code none;
    for (const auto& entry : std::filesystem::directory_iterator(user_voices(), none)) {
        if (entry.path().extension() != ".toml") continue;
        auto voice = load_voice(entry.path().stem().string(), {});
        if (!voice) {
            report(voice.error());
            continue;
        }
        std::erase_if(voices, [&](const VoiceSpec& v) { return v.name == voice->name; });
        voices.push_back(std::move(*voice));
    }
    std::sort(voices.begin(), voices.end(),
              [](const VoiceSpec& a, const VoiceSpec& b) { return a.name < b.name; });
    return voices;
}

Spoken speak(const Article& article, const SpeakOptions& options, Sink& sink,
             const io::Interrupt& interrupt) {
    auto voice = load_voice(options.voice, article.metadata.language);
    if (!voice) return {report(voice.error()), {}};
    NarratorOptions narrator_options;
    narrator_options.voice = std::move(*voice);
    narrator_options.rate = options.rate;
    auto narrator = Narrator::create(narrator_options);
    if (!narrator) return {report(narrator.error()), {}};
    auto narration = [&] {
        const ProgressLine line(article, PcmFormat{});
        ProgressFunction draw;
        if (!options.quiet) draw = [&line](const NarrationProgress& p) { line.draw(p); };
        return narrator->narrate(article, sink, interrupt.token(), draw);
    }();
    if (!narration) {
        if (narration.error().code == ErrorCode::cancelled)
            return {interrupt.signal() == SIGTERM ? Exit::terminated : Exit::interrupted, {}};
        return {report(narration.error()), {}};
    }
    for (const SkippedSentence& skipped : narration->skipped)
        io::print_message(fmt::format("skipped a sentence: {}: {}", skipped.reason,
                                      skipped.range.of(article.text)));
    const Exit exit = narration->skipped.empty() ? Exit::ok : Exit::skipped;
    return {exit, std::move(*narration)};
}

std::string clock_time(std::chrono::milliseconds time) {
    const auto seconds = time.count() / 1000;
    if (seconds < 3600) return fmt::format("{}:{:02}", seconds / 60, seconds % 60);
    return fmt::format("{}:{:02}:{:02}", seconds / 3600, seconds / 60 % 60, seconds % 60);
}

} // namespace narrate::cli
