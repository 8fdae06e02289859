// SPDX-License-Identifier: Apache-2.0
#include "cli/session.hpp"

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include <algorithm>
#include <csignal>

#include "base/clock_time.hpp"
#include "base/unicode.hpp"
#include "cli/casting.hpp"
#include "cli/voice_files.hpp"
#include "io/atomic_file.hpp"
#include "io/interrupt.hpp"
#include "io/terminal.hpp"
#include "publish/report_json.hpp"
#include "voice/backend_address.hpp"

namespace narrate::cli {

namespace {

/// Draws how far a narration is.
class ProgressLine {
public:
    explicit ProgressLine(const Article& article)
        : article_(article), drawn_(io::is_error_terminal()) {}
    ProgressLine(const ProgressLine&) = delete;
    ProgressLine& operator=(const ProgressLine&) = delete;
    ~ProgressLine() {
        if (drawn_) io::draw_status("");
    }

    void draw(const NarrationProgress& progress) const {
        if (!drawn_) return;
        const auto percent =
            100 * progress.sentence.end / std::max<std::size_t>(1, progress.text_size);
        io::draw_status(fmt::format(
            "{:>6} {:>3}%  {}", base::clock_time(to_milliseconds(progress.end, progress.format)),
            percent, progress.sentence.of(article_.text)));
    }

private:
    const Article& article_;
    bool drawn_;
};

/// "en-us", "fr=fr-f"
void add_voice(SpeakOptions& options, const std::string& name) {
    const std::size_t equals = name.find('=');
    if (equals == std::string::npos) {
        options.voice = name;
        return;
    }
    const std::string voice = name.substr(equals + 1);
    if (auto loaded = load_voice(voice); equals == 0 || voice.empty() || !loaded)
        throw CLI::ValidationError("--voice",
                                   loaded ? "give LANGUAGE=VOICE" : loaded.error().message());
    options.voices_by_language[base::to_lower(name.substr(0, equals))] = voice;
}

} // namespace

void add_speak_options(CLI::App& command, SpeakOptions& options) {
    command
        .add_option_function<std::vector<std::string>>(
            "--voice",
            [&options](const std::vector<std::string>& names) {
                for (const std::string& name : names) add_voice(options, name);
            },
            "Voice to speak with (narrate voices lists them; default: by language), or "
            "LANGUAGE=VOICE for paragraphs in that language; may be given several times")
        ->type_name("VOICE")
        ->allow_extra_args(false)
        ->take_all();
    command.add_flag("--one-voice", options.one_voice,
                     "Let the voice read paragraphs in other languages, headings and quotations, "
                     "too");
    command
        .add_option("--report", options.report,
                    "Also write what came of it (JSON): voices, what was skipped and why")
        ->type_name("FILE");
    command.add_option("--rate", options.rate, "Times the voice's own speed, 0.5 to 4")
        ->capture_default_str();
    command
        .add_option_function<std::string>(
            "--pause",
            [&options](const std::string& lengths) {
                auto pauses = voice::parse_pauses(lengths);
                if (!pauses) throw CLI::ValidationError("--pause", pauses.error().message());
                options.pauses = *pauses;
            },
            "Silence after a sentence, a paragraph and a heading, any of them, up to 10s: "
            "sentence=200ms,paragraph=450ms,heading=0.8s (default: the voice's own)")
        ->type_name("LENGTHS")
        ->join(',');
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

Session::Session(const SpeakOptions& options, std::string journal)
    : options_(options), journal_(std::move(journal)) {
    auto likely = load_voice(options.voice, {});
    // Servers and commands are called when there is something to say, not before.
    if (likely && voice::is_engine(likely->backend)) (void)start(std::move(*likely));
}

Result<void> Session::choose(const std::string& language) {
    const std::string name = voice_name_for(options_.voice, language);
    if (narrator_ && name == voice_) return {};
    auto voice = load_voice(name);
    if (!voice) return voice.error();
    return start(std::move(*voice));
}

Result<void> Session::start(VoiceSpec voice) {
    auto options = narrator_options(options_, std::move(voice));
    if (!options) return options.error();
    options->journal = journal_;
    auto narrator = Narrator::create(*options);
    if (!narrator) return narrator.error();
    narrator_.emplace(std::move(*narrator));
    voice_ = options->voice.name;
    return {};
}

Result<Narration> Session::narrate(const Article& article, Sink& sink, const std::stop_token& stop,
                                   const ProgressFunction& progress) {
    if (auto chosen = choose(article.metadata.language); !chosen) return chosen.error();
    return narrator_->narrate(article, sink, stop, progress);
}

Spoken Session::speak(const Article& article, Sink& sink, const io::Interrupt& interrupt) {
    auto narration = [&] {
        const ProgressLine line(article);
        ProgressFunction draw;
        if (!options_.quiet) draw = [&line](const NarrationProgress& p) { line.draw(p); };
        return narrate(article, sink, interrupt.token(), draw);
    }();
    if (!narration) return {report_end(narration.error(), interrupt), {}};
    const Exit exit = report_losses(article, *narration, options_);
    return {exit, std::move(*narration)};
}

Exit report_end(const Error& error, const io::Interrupt& interrupt) {
    if (error.code != ErrorCode::cancelled) return report(error);
    return interrupt.signal() == SIGTERM ? Exit::terminated : Exit::interrupted;
}

Exit report_losses(const Article& article, const Narration& narration,
                   const SpeakOptions& options) {
    for (const auto& [voice, replacement, reason] : narration.replaced)
        io::print_message(
            fmt::format("the voice {} failed; {} took its place: {}", voice, replacement, reason));
    for (const auto& [range, reason] : narration.skipped)
        io::print_message(
            fmt::format("could not be spoken: {}: {}", reason, range.of(article.text)));
    if (!options.report.empty()) {
        const auto written =
            io::write_file(options.report, publish::report_json(article, narration));
        if (!written) return report(written.error());
    }
    return narration.skipped.empty() ? Exit::ok : Exit::skipped;
}

} // namespace narrate::cli
