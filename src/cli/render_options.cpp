// SPDX-License-Identifier: Apache-2.0
#include "cli/render_options.hpp"

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <filesystem>
#include <set>

#include "cli/input.hpp"
#include "render/rendition.hpp"

namespace narrate::cli {

namespace {

namespace fs = std::filesystem;

Error invalid(std::string what, std::string where, std::string hint) {
    return {ErrorCode::invalid_argument, std::move(what), std::move(where), {}, std::move(hint)};
}

/// "vtt,srt"
void add_transcripts(RenderOptions& options, const std::string& list) {
    for (std::string_view rest = list; !rest.empty();) {
        const std::string_view name = rest.substr(0, rest.find(','));
        rest.remove_prefix(std::min(rest.size(), name.size() + 1));
        const auto found = publish::find_transcript(name);
        if (!found)
            throw CLI::ValidationError(
                "--transcript", fmt::format("no form \"{}\": it takes {}, with commas between",
                                            name, publish::transcript_names()));
        options.transcripts.push_back(*found);
    }
}

/// "https://www.courier.example/news/tide.html?page=1" → "tide"
std::string stem_of(std::string input) {
    if (input == "-") return "article";
    if (input.starts_with("http://") || input.starts_with("https://"))
        input = input.substr(0, input.find_first_of("?#"));
    while (input.ends_with('/')) input.pop_back();
    const std::string stem = fs::path(input).stem().string();
    return stem.empty() ? "article" : stem;
}

bool is_same_file(const std::string& a, const std::string& b) {
    std::error_code error;
    return fs::weakly_canonical(a, error) == fs::weakly_canonical(b, error);
}

/// All that is written for a target: none of it may be an input, or what another one writes.
Result<void> check_paths(const RenderOptions& options, const RenderTarget& target,
                         std::set<std::string>& written) {
    std::vector<std::string> outputs{target.output};
    for (const auto* transcript : options.transcripts)
        outputs.push_back(publish::transcript_path(target.output, *transcript));
    for (const std::string& path : {options.marks, options.speak.report})
        if (!path.empty()) outputs.push_back(path);
    for (const std::string& output : outputs) {
        if (output == "-") continue;
        for (const std::string& input : options.inputs)
            if (input != "-" && is_same_file(input, output))
                return invalid("would take the place of the input", output,
                               "choose another name with -o");
        std::error_code error;
        if (!written.insert(fs::weakly_canonical(output, error).string()).second)
            return invalid("would be written twice", output, "give each a name of its own");
    }
    return {};
}

Result<void> check_single(const RenderOptions& options) {
    if (options.inputs.size() == 1) return {};
    if (!options.marks.empty() || !options.speak.report.empty())
        return invalid(options.marks.empty() ? "--report is for one article"
                                             : "--marks is for one article",
                       {}, "give one input at a time");
    return {};
}

} // namespace

void add_render_options(CLI::App& command, RenderOptions& options) {
    command
        .add_option("input", options.inputs,
                    "Articles: files, http(s) addresses, or - for standard input; several become "
                    "the chapters of one file")
        ->type_name("FILE")
        ->required();
    command
        .add_option("-o,--output", options.output,
                    "File to write, or - to stream to standard output; with --split a folder")
        ->type_name("FILE")
        ->required();
    command.add_option("--format", options.format,
                       fmt::format("{} (default: by the file's name)", sink::format_names()));
    command.add_flag("--split", options.split, "Write a file for each input");
    command
        .add_option("--bitrate", options.bit_rate,
                    "Of mp3, opus and ogg, in kbit/s (default: right for speech)")
        ->check(CLI::Range(render::kLowestBitRate, render::kHighestBitRate))
        ->type_name("KBITS");
    command
        .add_option("--loudness", options.loudness,
                    fmt::format("Bring the sound to so many LUFS, {} to {}, or none: leave it as "
                                "it is spoken (default: {} for mp3, opus and ogg)",
                                render::kLowestLoudness, render::kHighestLoudness,
                                render::kUsualLoudness))
        ->type_name("LUFS");
    command
        .add_option_function<std::string>(
            "--transcript", [&options](const std::string& list) { add_transcripts(options, list); },
            "Also write what is said, and when, beside the file: " + publish::transcript_names() +
                ", with commas between")
        ->type_name("FORMS");
    command.add_flag("--word-times", options.word_times, "Put the words' times into the vtt, too");
    command
        .add_option("--title", options.title, "Title in the file's tags (default: the article's)")
        ->type_name("TEXT");
    command
        .add_option("--artist", options.artist,
                    "Artist in the tags (default: who wrote it, or the site)")
        ->type_name("TEXT");
    command.add_option("--album", options.album, "Album in the tags (default: the site)")
        ->type_name("TEXT");
    command.add_option("--cover", options.cover, "Picture in the tags: a JPEG or PNG file")
        ->type_name("FILE");
    command
        .add_option("--marks", options.marks,
                    "Also write when each word and sentence is heard (JSON)")
        ->type_name("FILE");
    command.add_flag("--json", options.json, "Print a report as JSON");
    add_speak_options(command, options.speak);
    add_cleaning_options(command, options.extract);
}

Result<std::vector<RenderTarget>> render_targets(const RenderOptions& options) {
    if (auto single = check_single(options); !single) return single.error();
    if (options.output == "-" && !options.transcripts.empty())
        return invalid("--transcript writes beside a file", {}, "name one with -o");
    std::vector<RenderTarget> targets;
    std::set<std::string> written;
    const std::string named = options.split && options.format.empty() ? "mp3" : options.format;
    const auto format = sink::find_format(options.output, named);
    if (!format) return format.error();
    if (!options.split) {
        targets.push_back({options.inputs, options.output, *format});
    } else {
        for (const std::string& input : options.inputs)
            targets.push_back(
                {{input},
                 fmt::format("{}/{}{}", options.output, stem_of(input), (*format)->extension),
                 *format});
    }
    for (const RenderTarget& target : targets)
        if (auto good = check_paths(options, target, written); !good) return good.error();
    return targets;
}

Result<std::optional<double>> loudness_for(const RenderOptions& options,
                                           const sink::FormatDescriptor& format) {
    const std::string& text = options.loudness;
    if (text == "none") return std::optional<double>();
    if (text.empty()) return render::usual_loudness(format);
    double value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    const bool good = error == std::errc() && end == text.data() + text.size() &&
                      value >= render::kLowestLoudness && value <= render::kHighestLoudness;
    if (!good)
        return invalid(fmt::format("no loudness \"{}\"", text), "--loudness",
                       fmt::format("give {} to {}, or none", render::kLowestLoudness,
                                   render::kHighestLoudness));
    return std::optional(value);
}

} // namespace narrate::cli
