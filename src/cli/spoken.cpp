// SPDX-License-Identifier: Apache-2.0
#include <CLI/CLI.hpp>

#include <algorithm>
#include <memory>
#include <optional>

#include "cli/command.hpp"
#include "cli/lexicon.hpp"
#include "cli/session.hpp"
#include "io/environment.hpp"
#include "io/file.hpp"
#include "io/terminal.hpp"
#include "narrate/document.hpp"
#include "narrate/speech.hpp"
#include "speech/lexicon.hpp"
#include "synth/phonemize.hpp"

namespace narrate::cli {

namespace {

/// Bytes of the runs that the backend is asked about, and of the pieces of a long line.
constexpr std::size_t kRunBytes = 4000;
constexpr std::size_t kPieceBytes = 1200;

struct Options {
    std::optional<std::string> language;
    std::string voice;
    bool ipa = false;
};

std::vector<Utterance> utterances(std::string_view text, const std::string& language,
                                  const speech::Lexicon& lexicon) {
    std::vector<Utterance> lines;
    while (!text.empty()) {
        const std::size_t end = std::min(text.find('\n'), text.size());
        lines.push_back(speech::pronounce(verbalise(text, {0, end}, language), lexicon));
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return lines;
}

/// Where a long text is cut: at a space, else between code points.
std::size_t cut_of(std::string_view text) {
    if (text.size() <= kPieceBytes) return text.size();
    const std::size_t space = text.rfind(' ', kPieceBytes);
    if (space != std::string_view::npos && space > 0) return space;
    std::size_t cut = kPieceBytes;
    while (cut > 1 && (static_cast<unsigned char>(text[cut]) & 0xC0U) == 0x80U) --cut;
    return cut;
}

/// A line as runs of one sentence: more than one where it is long.
std::vector<SpeechRun> to_pieces(const Utterance& line) {
    std::vector<SpeechRun> pieces;
    std::string_view rest = line.spoken;
    for (std::size_t at = 0; !rest.empty();) {
        const TextRange piece{at, at + cut_of(rest)};
        SpeechRun run{std::string(piece.of(line.spoken)), {{0, piece.size()}}, {}};
        for (const auto& [range, ipa] : line.pronunciations)
            if (range.begin >= piece.begin && range.end <= piece.end)
                run.pronunciations.push_back(
                    {{range.begin - piece.begin, range.end - piece.begin}, ipa});
        pieces.push_back(std::move(run));
        rest.remove_prefix(piece.size());
        at = piece.end;
    }
    return pieces;
}

/// Puts a run behind another one.
void append(SpeechRun& runs, const SpeechRun& next) {
    if (!runs.text.empty()) runs.text += '\n';
    const std::size_t at = runs.text.size();
    const auto moved = [at](TextRange range) {
        return TextRange{range.begin + at, range.end + at};
    };
    runs.text += next.text;
    for (const TextRange sentence : next.sentences) runs.sentences.push_back(moved(sentence));
    for (const auto& [range, ipa] : next.pronunciations)
        runs.pronunciations.push_back({moved(range), ipa});
}

Exit print_ipa(const std::vector<Utterance>& lines, const VoiceSpec& voice) {
    std::vector<SpeechRun> runs;
    std::vector<std::size_t> counts; // Of each line's pieces.
    for (const Utterance& line : lines) {
        const auto pieces = to_pieces(line);
        counts.push_back(pieces.size());
        for (const SpeechRun& piece : pieces) {
            if (runs.empty() || runs.back().text.size() > kRunBytes) runs.emplace_back();
            append(runs.back(), piece);
        }
    }
    const auto folders = io::split_list(io::environment("NARRATE_BACKENDS"));
    auto phonemes = synth::phonemize(voice, runs, folders);
    if (!phonemes) return report(phonemes.error());
    std::string out;
    auto said = phonemes->begin();
    for (const std::size_t count : counts) {
        for (std::size_t i = 0; i < count; ++i) {
            if (i > 0) out += ' ';
            out += io::printable(*said++);
        }
        out += '\n';
    }
    return print(out);
}

Exit run(const Options& options) {
    auto voice = load_voice(options.voice, options.language.value_or("en"));
    if (!voice) return report(voice.error());
    // What is said is in the voice's language, unless another one is asked for.
    const std::string language =
        options.language.value_or(options.voice.empty() ? std::string("en") : voice->language);
    auto own = load_lexicon();
    if (!own) return report(own.error());
    auto text = io::read_input("-", kMaxInputBytes);
    if (!text) return report(text.error());
    const auto lines =
        utterances(*text, language, speech::Lexicon(language, builtin_lexicon(), *own));
    if (options.ipa) return print_ipa(lines, *voice);
    std::string out;
    for (const Utterance& line : lines) {
        out += line.spoken;
        out += '\n';
    }
    return print(out);
}

} // namespace

void add_spoken(CLI::App& app, Exit& exit) {
    auto options = std::make_shared<Options>();
    CLI::App* command =
        app.add_subcommand("spoken", "Read lines of written text, print what would be said");
    command->add_option("--lang", options->language, "Language of the text (BCP 47; default: en)");
    command->add_option("--voice", options->voice, "Voice to speak with");
    command->add_flag("--ipa", options->ipa,
                      "Print the sounds that the voice's backend would make, in IPA");
    command->footer("Examples:\n"
                    "  narrate spoken < lines.txt\n"
                    "  echo 'Leicester' | narrate spoken --ipa");
    command->callback([options, &exit] { exit = run(*options); });
}

} // namespace narrate::cli
