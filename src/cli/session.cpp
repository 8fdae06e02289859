// SPDX-License-Identifier: Apache-2.0
#include "cli/session.hpp"

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include <algorithm>
#include <csignal>
#include <filesystem>

#include "cli/wording.hpp"
#include "io/environment.hpp"
#include "io/file.hpp"
#include "io/interrupt.hpp"
#include "io/terminal.hpp"
#include "voice/choose.hpp"

namespace narrate::cli {

namespace {

std::filesystem::path user_voices() {
    return std::filesystem::path(io::config_folder()) / "voices";
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
    command
        .add_option_function<std::string>(
            "--intro",
            [&options](const std::string& parts) {
                auto introduction = parse_introduction(parts);
                if (!introduction)
                    throw CLI::ValidationError("--intro", introduction.error().message());
                options.introduction = *introduction;
            },
            "What is said first: title, byline, date, with commas between, or none (default: "
            "title)")
        ->type_name("PARTS");
    command.add_flag("-q,--quiet", options.quiet, "Say nothing but errors");
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
    auto lexicon = load_lexicon();
    if (!lexicon) return {report(lexicon.error()), {}};
    auto verbaliser = load_verbaliser();
    if (!verbaliser) return {report(verbaliser.error()), {}};
    NarratorOptions narrator_options;
    narrator_options.verbaliser = std::move(*verbaliser);
    narrator_options.lexicon = std::move(*lexicon);
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
