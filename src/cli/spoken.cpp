// SPDX-License-Identifier: Apache-2.0
#include <CLI/CLI.hpp>

#include <algorithm>
#include <memory>
#include <optional>

#include "cli/command.hpp"
#include "cli/session.hpp"
#include "cli/voice_files.hpp"
#include "cli/wording.hpp"
#include "io/file.hpp"
#include "io/terminal.hpp"
#include "narrate/document.hpp"
#include "narrate/sentence.hpp"
#include "narrate/speech.hpp"
#include "speech/lexicon/lexicon.hpp"
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

using Line = std::vector<Utterance>; ///< Its sentences.

/// Lines are said sentence by sentence, as narrations are: what ends one is seen only so.
std::vector<Line> to_lines(std::string_view text, const std::string& language,
                           const Verbaliser& verbaliser, const speech::Lexicon& lexicon) {
    std::vector<Line> lines;
    while (!text.empty()) {
        const std::size_t end = std::min(text.find('\n'), text.size());
        const std::string_view line = text.substr(0, end);
        Line& sentences = lines.emplace_back();
        for (const TextRange sentence : segment_sentences(line, language))
            sentences.push_back(
                speech::pronounce(verbaliser.verbalise(line, sentence, language), lexicon));
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

/// A sentence as runs of one: more than one where it is long.
std::vector<SpeechRun> to_pieces(const Utterance& sentence) {
    std::vector<SpeechRun> pieces;
    std::string_view rest = sentence.spoken;
    for (std::size_t at = 0; !rest.empty();) {
        const TextRange piece{at, at + cut_of(rest)};
        SpeechRun run{std::string(piece.of(sentence.spoken)), {{0, piece.size()}}, {}};
        for (const auto& [range, ipa] : sentence.pronunciations)
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

Exit print_ipa(const std::vector<Line>& lines, const VoiceSpec& voice) {
    std::vector<SpeechRun> runs;
    std::vector<std::size_t> counts; // Of each line's pieces.
    for (const Line& line : lines) {
        std::size_t& count = counts.emplace_back(0);
        for (const Utterance& sentence : line)
            for (const SpeechRun& piece : to_pieces(sentence)) {
                if (runs.empty() || runs.back().text.size() > kRunBytes) runs.emplace_back();
                append(runs.back(), piece);
                ++count;
            }
    }
    auto phonemes = synth::phonemize(voice, runs);
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

/// The language that is said: the one asked for, else the voice's. Text alone needs no voice: its
/// name may be another's ("en-us" of eSpeak NG), whose region is taken.
Result<std::string> language_of(const Options& options) {
    const std::string asked = options.language.value_or("en");
    if (options.voice.empty()) return asked;
    const auto voice = load_voice(options.voice, asked);
    if (voice)
        return options.language && !voice->language.starts_with(asked) ? asked : voice->language;
    const bool regional = options.language && options.voice.starts_with(asked);
    if (options.ipa || !regional) return voice.error();
    return options.voice;
}

Exit run(const Options& options) {
    const auto language = language_of(options);
    if (!language) return report(language.error());
    auto own = load_lexicon();
    if (!own) return report(own.error());
    auto verbaliser = load_verbaliser();
    if (!verbaliser) return report(verbaliser.error());
    auto text = io::read_input("-", kMaxInputBytes);
    if (!text) return report(text.error());
    const auto lines = to_lines(*text, *language, *verbaliser,
                                speech::Lexicon(*language, builtin_lexicon(), *own));
    if (options.ipa) {
        const auto voice = load_voice(options.voice, *language);
        return voice ? print_ipa(lines, *voice) : report(voice.error());
    }
    std::string out;
    for (const Line& line : lines) {
        for (const Utterance& sentence : line) {
            if (&sentence != &line.front()) out += ' ';
            out += sentence.spoken;
        }
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
    command->add_option("--voice", options->voice, "Voice to speak with")->type_name("VOICE");
    command->add_flag("--ipa", options->ipa,
                      "Print the sounds that the voice's backend would make, in IPA");
    command->footer("Examples:\n"
                    "  narrate spoken < lines.txt\n"
                    "  echo 'Leicester' | narrate spoken --ipa");
    command->callback([options, &exit] { exit = run(*options); });
}

} // namespace narrate::cli
