// SPDX-License-Identifier: GPL-3.0-or-later
#include "synth/backends/espeak/engine.hpp"

#include <espeak-ng/espeak_ng.h>
#include <espeak-ng/speak_lib.h>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <memory>
#include <vector>

#include "base/utf8.hpp"
#include "synth/audio_bound.hpp"
#include "synth/backends/espeak/guard.hpp"
#include "synth/backends/espeak/word_times.hpp"
#include "voice/variant.hpp"

namespace narrate::espeak {

namespace {

/// Longer buffers than the default make fewer callbacks: rendering is measurably faster.
constexpr int kBufferMilliseconds = 200;
constexpr std::string_view kDefaultVoice = "gmw/en";
/// Longer names overrun a buffer inside eSpeak NG 1.51.
constexpr std::size_t kLongestVoiceName = 40;
/// Longer phonemes would overrun a buffer.
constexpr std::size_t kLongestSpelling = 100;

/// What the callback of the one running espeak_Synth works on.
struct Speaking {
    const synth::SampleFunction* take = nullptr;
    const GuardedText* text = nullptr;
    int sample_rate = 0;
    synth::SentenceMarks marks;
    std::vector<PhonemeTime> phonemes;
    std::int64_t most_frames = 0;
    bool too_long = false;
};

/// Audio positions are milliseconds from the beginning of the sentence.
Frames frame_of(const Speaking& speaking, const espeak_EVENT& event) {
    return {static_cast<std::int64_t>(event.audio_position) * speaking.sample_rate / 1000};
}

void take_event(Speaking& speaking, const espeak_EVENT& event) {
    if (event.type == espeakEVENT_PHONEME) {
        constexpr std::size_t kIdBytes = sizeof event.id.string;
        const std::string_view id(event.id.string, kIdBytes);
        speaking.phonemes.push_back(
            {std::string(id.substr(0, id.find('\0'))), frame_of(speaking, event)});
        return;
    }
    if (event.type != espeakEVENT_WORD || event.text_position < 1) return;
    const auto& origins = speaking.text->origins;
    const auto index = static_cast<std::size_t>(event.text_position) - 1;
    if (index >= origins.size()) return;
    auto& events = speaking.marks.events;
    const Frames before = events.empty() ? Frames{} : events.back().frame;
    events.push_back({origins[index], std::max(frame_of(speaking, event), before)});
}

int on_samples(short* samples, int count, espeak_EVENT* events) {
    if (events == nullptr) return 0;
    auto* speaking = static_cast<Speaking*>(events->user_data);
    if (speaking == nullptr) return 0;
    for (const espeak_EVENT* event = events; event->type != espeakEVENT_LIST_TERMINATED; ++event)
        take_event(*speaking, *event);
    if (samples == nullptr || count <= 0) return 0;
    speaking->marks.frames.count += count;
    if (speaking->marks.frames.count > speaking->most_frames) {
        speaking->too_long = true;
        return 1; // Ends the synthesis.
    }
    (*speaking->take)({samples, static_cast<std::size_t>(count)});
    return 0;
}

/// The text as it is, for tests of what becomes of a crash.
GuardedText unguarded(std::string_view text) {
    GuardedText plain;
    plain.text = text;
    for (std::size_t i = 0; i < text.size(); i += base::decode(text, i).length)
        plain.origins.push_back(i);
    return plain;
}

/// Of the voice in use: "en-gb".
std::string_view language() {
    const espeak_VOICE* voice = espeak_GetCurrentVoice();
    if (voice == nullptr || voice->languages == nullptr || *voice->languages == 0) return {};
    return voice->languages + 1; // Behind a priority byte.
}

/// What eSpeak NG writes of the phonemes that it speaks.
class PhonemeTrace {
public:
    PhonemeTrace() : file_(::open_memstream(&text_, &size_)) {
        if (file_ != nullptr) espeak_SetPhonemeTrace(espeakPHONEMES_IPA, file_);
    }
    PhonemeTrace(const PhonemeTrace&) = delete;
    PhonemeTrace& operator=(const PhonemeTrace&) = delete;
    ~PhonemeTrace() {
        espeak_SetPhonemeTrace(0, nullptr);
        if (file_ != nullptr) std::fclose(file_);
        std::free(text_);
    }
    /// One line, its clauses parted by spaces.
    [[nodiscard]] std::string text() const {
        std::string line;
        if (file_ == nullptr || std::fflush(file_) != 0) return line;
        for (const char c : std::string_view(text_, size_)) {
            const bool space = c == ' ' || c == '\n';
            if (!space)
                line += c;
            else if (!line.empty() && line.back() != ' ')
                line += ' ';
        }
        return std::string(base::trim(line));
    }

private:
    char* text_ = nullptr;
    std::size_t size_ = 0;
    std::FILE* file_ = nullptr;
};

std::string pronunciation(std::string_view word) {
    const std::string text(word);
    const void* rest = text.c_str();
    const char* phonemes = espeak_TextToPhonemes(&rest, espeakCHARS_UTF8, 0);
    return phonemes == nullptr ? std::string() : std::string(phonemes);
}

std::vector<std::string> voice_names() {
    std::vector<std::string> names;
    const espeak_VOICE** voices = espeak_ListVoices(nullptr);
    for (; voices != nullptr && *voices != nullptr; ++voices) {
        // The languages hold, behind a priority byte, the name that choose_voice takes.
        const char* languages = (*voices)->languages;
        if (languages != nullptr && *languages != 0) names.emplace_back(languages + 1);
    }
    std::sort(names.begin(), names.end());
    names.erase(std::unique(names.begin(), names.end()), names.end());
    return names;
}

bool is_clean_name(std::string_view name) {
    constexpr std::string_view kAllowed =
        "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-+_/";
    return !name.empty() && name.size() <= kLongestVoiceName &&
           name.find_first_not_of(kAllowed) == std::string_view::npos;
}

Error unknown_voice(const std::string& name) {
    return {ErrorCode::voice_unknown, "eSpeak NG has no voice \"" + name + "\"", {}, {}, {}};
}

Result<void> choose_by_name(const std::string& name) {
    // By name it finds files and titles; a language such as en-gb it finds by properties only, and
    // takes the nearest there when there is none.
    if (espeak_SetVoiceByName(name.c_str()) == EE_OK) return {};
    espeak_VOICE wanted{};
    wanted.languages = name.c_str();
    if (espeak_SetVoiceByProperties(&wanted) != EE_OK) return unknown_voice(name);
    const espeak_VOICE* got = espeak_GetCurrentVoice();
    const bool same = got != nullptr && got->languages != nullptr && *got->languages != 0 &&
                      name == got->languages + 1;
    if (!same) return unknown_voice(name);
    return {};
}

/// The file of the voice that eSpeak NG has chosen: "gmw/en".
std::string current_file() {
    const espeak_VOICE* voice = espeak_GetCurrentVoice();
    return voice == nullptr || voice->identifier == nullptr ? "" : voice->identifier;
}

std::string data_folder() {
    const char* data = nullptr;
    espeak_Info(&data);
    return data == nullptr ? "" : data;
}

bool has_capitals(std::string_view name) {
    return std::any_of(name.begin(), name.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
}

} // namespace

Result<void> EspeakEngine::start() {
    const char* data = options_.data.empty() ? nullptr : options_.data.c_str();
    sample_rate_ = espeak_Initialize(AUDIO_OUTPUT_SYNCHRONOUS, kBufferMilliseconds, data,
                                     espeakINITIALIZE_DONT_EXIT | espeakINITIALIZE_PHONEME_EVENTS);
    if (sample_rate_ <= 0) {
        return Error{ErrorCode::backend_unavailable,
                     "eSpeak NG does not start: its data is missing",
                     options_.data,
                     {},
                     "install espeak-ng-data"};
    }
    espeak_SetSynthCallback(on_samples);
    if (auto opened = voice_file_.open(); !opened) return opened;
    if (options_.voice.empty() && options_.variant.empty()) return {};
    return choose(options_.voice, options_.variant);
}

Result<void> EspeakEngine::choose(const std::string& voice, std::string_view variant_text) {
    const std::string name = voice.empty() ? std::string(kDefaultVoice) : voice;
    const std::string data = data_folder();
    if (!is_clean_name(name) || is_voice_folder(data, name)) return unknown_voice(name);
    const auto variant = voice::parse_variant(variant_text, "of the voice");
    if (!variant) return variant.error();
    // eSpeak NG makes all letters small before it looks for a file, and so misses some of its own:
    // those, as well as changed voices, are handed to it.
    if (has_capitals(name) || !variant->empty())
        if (const std::string text = read_voice(data, name); !text.empty())
            return load(text, *variant);
    if (auto chosen = choose_by_name(name); !chosen || variant->empty()) return chosen;
    const std::string text = read_voice(data, current_file());
    if (text.empty()) return unknown_voice(name);
    return load(text, *variant);
}

Result<void> EspeakEngine::load(const std::string& text, std::string_view variant) {
    const auto path = voice_file_.hold(compose_voice(text, variant));
    if (!path) return path.error();
    if (espeak_ng_SetVoiceByFile(path->c_str()) != ENS_OK)
        return Error{ErrorCode::backend_failed, "eSpeak NG cannot read the voice", *path, {}, {}};
    return {};
}

synth::Info EspeakEngine::describe() {
    const char* path = nullptr;
    const char* version = espeak_Info(&path);
    return {"espeak-ng", version == nullptr ? "" : version, voice_names(), sample_rate_, true};
}

synth::Confinement EspeakEngine::confinement() const {
    synth::Confinement needs;
    needs.readable.push_back(data_folder());
    // A folder put together from links leads to the files of another.
    std::error_code missing;
    const auto real = std::filesystem::canonical(needs.readable.front() + "/phontab", missing);
    if (!missing) needs.readable.push_back(real.parent_path().string());
    return needs;
}

Result<void> EspeakEngine::prepare(const synth::Synthesize& request) {
    speller_.reset();
    if (!request.voice.empty() && request.voice != options_.voice)
        if (auto chosen = choose(request.voice, {}); !chosen) return chosen;
    // eSpeak NG does not check ranges itself.
    const synth::Prosody& prosody = request.prosody;
    espeak_SetParameter(espeakRATE, std::clamp(prosody.rate, 80, 450), 0);
    espeak_SetParameter(espeakPITCH, std::clamp(prosody.pitch, 0, 99), 0);
    espeak_SetParameter(espeakRANGE, std::clamp(prosody.range, 0, 99), 0);
    espeak_SetParameter(espeakVOLUME, std::clamp(prosody.volume, 0, 200), 0);
    return {};
}

std::vector<SpelledWord> EspeakEngine::spell(const synth::SentenceText& sentence) {
    std::vector<SpelledWord> words;
    for (const auto& [range, ipa] : sentence.pronunciations) {
        if (!speller_) speller_.emplace(language());
        auto mnemonics = speller_->spell(ipa);
        if (mnemonics && mnemonics->size() <= kLongestSpelling)
            words.push_back({range, std::move(*mnemonics)});
    }
    return words;
}

Result<synth::SentenceMarks> EspeakEngine::speak(const synth::SentenceText& said,
                                                 const synth::SampleFunction& take) {
    const std::string_view sentence = said.text;
    const auto spelled = options_.guard == Guard::on ? spell(said) : std::vector<SpelledWord>();
    const GuardedText text =
        options_.guard == Guard::on ? guard(sentence, spelled) : unguarded(sentence);
    // Without this flag "[[" is text; with it, the guard has seen to it that the text has none.
    const unsigned int flags = espeakCHARS_UTF8 | (spelled.empty() ? 0U : espeakPHONEMES);
    Speaking speaking;
    speaking.take = &take;
    speaking.text = &text;
    speaking.sample_rate = sample_rate_;
    speaking.most_frames =
        sample_rate_ * static_cast<std::int64_t>(synth::most_seconds(sentence.size()));
    const espeak_ERROR result = espeak_Synth(text.text.c_str(), text.text.size() + 1, 0,
                                             POS_CHARACTER, 0, flags, nullptr, &speaking);
    if (speaking.too_long)
        return Error{
            ErrorCode::backend_failed, "far more audio than the text can have", {}, {}, {}};
    if (result != EE_OK)
        return Error{ErrorCode::backend_failed, "eSpeak NG refused the text", {}, {}, {}};
    speaking.marks.events =
        part_merged_words(sentence, speaking.marks.events, speaking.phonemes, pronunciation);
    for (SpeechEvent& event : speaking.marks.events)
        event.frame = std::min(event.frame, speaking.marks.frames);
    return std::move(speaking.marks);
}

Result<std::string> EspeakEngine::phonemize(const synth::SentenceText& sentence) {
    const PhonemeTrace trace;
    auto spoken = speak(sentence, [](std::span<const std::int16_t>) {});
    if (!spoken) return spoken.error();
    return trace.text();
}

} // namespace narrate::espeak
