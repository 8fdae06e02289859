// SPDX-License-Identifier: Apache-2.0
#include <CLI/CLI.hpp>

#include <filesystem>
#include <memory>

#include "base/fingerprint.hpp"
#include "base/picture.hpp"
#include "cli/input.hpp"
#include "cli/progress_bar.hpp"
#include "cli/render_options.hpp"
#include "cli/render_summary.hpp"
#include "cli/session.hpp"
#include "cli/settings_file.hpp"
#include "cli/voice_files.hpp"
#include "io/atomic_file.hpp"
#include "io/environment.hpp"
#include "io/file.hpp"
#include "io/interrupt.hpp"
#include "io/terminal.hpp"
#include "publish/marks_json.hpp"
#include "render/rendition.hpp"

namespace narrate::cli {

namespace {

/// Where what is spoken for an output is kept until it is stored.
std::string journal_for(const RenderOptions& options) {
    if (options.output == "-") return {};
    std::error_code error;
    const std::string output = std::filesystem::weakly_canonical(options.output, error).string();
    return io::cache_folder() + "/journals/" + base::to_string(base::fingerprint(output));
}

constexpr std::size_t kLargestCover = std::size_t{16} << 20;

Result<std::string> read_cover(const std::string& path) {
    if (path.empty()) return std::string();
    auto picture = io::read_input(path, kLargestCover);
    if (picture && base::picture_type(*picture).empty())
        return Error{ErrorCode::input_unsupported,
                     "is no picture that a sound file can hold",
                     path,
                     {},
                     "give a JPEG or PNG file"};
    return picture;
}

/// One run of the command: the options, and what they share from file to file.
class Render {
public:
    Render(const RenderOptions& options, std::string cover)
        : options_(options), cover_(std::move(cover)), journal_(journal_for(options)),
          session_(options.speak, journal_) {}

    Exit render(const RenderTarget& target) {
        auto loudness = loudness_for(options_, *target.format);
        if (!loudness) return report(loudness.error());
        std::vector<Article> articles;
        for (const std::string& input : target.inputs) {
            auto article = load_article(input, options_.extract);
            if (!article) return report(article.error());
            articles.push_back(introduce(*article, options_.speak.introduction));
        }
        const auto rendition = speak(articles, target, *loudness);
        if (!rendition) return report_end(rendition.error(), interrupt_);
        Exit exit = Exit::ok;
        for (std::size_t i = 0; i < articles.size(); ++i) {
            const Exit part = report_losses(articles[i], rendition->narrations[i], options_.speak);
            if (part != Exit::ok) exit = part;
        }
        const auto written = write_beside(target, articles, *rendition);
        if (!written) return report(written.error());
        report_rendition({target.output, articles, *rendition, *written}, options_);
        return exit;
    }

    [[nodiscard]] bool is_interrupted() const { return interrupt_.signal() != 0; }

    /// What was spoken is kept for an interrupted command, and for no other.
    void end() const {
        std::error_code ignored;
        if (!is_interrupted())
            io::remove_file(journal_);
        else if (std::filesystem::exists(journal_, ignored) && !options_.speak.quiet)
            io::print_message("stopped; the same command goes on from here");
    }

private:
    /// Several articles have no title in common: the file's name is one.
    [[nodiscard]] std::string title_for(const RenderTarget& target) const {
        const bool is_named = !options_.title.empty() || target.inputs.size() == 1;
        return is_named ? options_.title : std::filesystem::path(target.output).stem().string();
    }

    Result<render::Rendition> speak(const std::vector<Article>& articles,
                                    const RenderTarget& target, std::optional<double> loudness) {
        const render::RenditionOptions options{
            target.output,
            target.format,
            options_.bit_rate,
            loudness,
            {title_for(target), options_.artist, options_.album, cover_}};
        std::vector<std::size_t> before(articles.size() + 1);
        for (std::size_t i = 0; i < articles.size(); ++i)
            before[i + 1] = before[i] + articles[i].text.size();
        ProgressBar bar(options_.speak.quiet ? 0 : before.back());
        std::vector<std::chrono::milliseconds> lengths(articles.size() + 1);
        const auto narrate = [&](std::size_t i, Sink& sink) {
            return session_.narrate(
                articles[i], sink, interrupt_.token(), [&](const NarrationProgress& progress) {
                    lengths[i + 1] = lengths[i] + to_milliseconds(progress.end, progress.format);
                    bar.draw(before[i] + progress.sentence.end, lengths[i + 1]);
                });
        };
        return render::render_file(articles, options, narrate, interrupt_.token());
    }

    /// Gives the names of the files.
    Result<std::vector<std::string>> write_beside(const RenderTarget& target,
                                                  const std::vector<Article>& articles,
                                                  const render::Rendition& rendition) const {
        std::vector<std::string> names;
        const auto text = publish::transcript(rendition.episode(articles),
                                              options_.word_times ? publish::WordTimes::inside
                                                                  : publish::WordTimes::none);
        for (const auto* transcript : options_.transcripts) {
            names.push_back(publish::transcript_path(target.output, *transcript));
            const auto written = io::write_file(names.back(), transcript->write(text));
            if (!written) return written.error();
        }
        if (options_.marks.empty()) return names;
        names.push_back(options_.marks);
        const auto written = io::write_file(
            options_.marks, publish::marks_json(articles.front(), rendition.narrations.front()));
        if (!written) return written.error();
        return names;
    }

    const RenderOptions& options_;
    std::string cover_;
    const io::Interrupt interrupt_;
    std::string journal_;
    Session session_;
};

Exit run(RenderOptions options) {
    // The cheap things that can be wrong first: nothing is spoken in vain.
    if (auto settled = use_settings(options.speak); !settled) return report(settled.error());
    const auto targets = render_targets(options);
    if (!targets) return report(targets.error());
    if (auto voice = load_voice(options.speak.voice, {}); !voice) return report(voice.error());
    auto cover = read_cover(options.cover);
    if (!cover) return report(cover.error());
    Render render(options, std::move(*cover));
    Exit worst = Exit::ok;
    for (const RenderTarget& target : *targets) {
        const Exit exit = render.render(target);
        if (exit != Exit::ok) worst = exit;
        if (render.is_interrupted()) break;
    }
    render.end();
    return worst;
}

} // namespace

void add_render(CLI::App& app, Exit& exit) {
    auto options = std::make_shared<RenderOptions>();
    CLI::App* command = app.add_subcommand("render", "Write articles' narration to a file");
    add_render_options(*command, *options);
    command->footer("Examples:\n"
                    "  narrate render article.html -o article.mp3 --transcript vtt,chapters\n"
                    "  narrate render monday.html tuesday.html -o week.opus --title 'The week'\n"
                    "  narrate render *.html --split -o episodes --format mp3\n"
                    "  narrate render article.html -o article.wav --marks article.json\n"
                    "  narrate render article.html -o - | aplay");
    command->callback([options, &exit] { exit = run(*options); });
}

} // namespace narrate::cli
