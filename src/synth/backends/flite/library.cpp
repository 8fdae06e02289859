// SPDX-License-Identifier: Apache-2.0
#include "synth/backends/flite/library.hpp"

extern "C" {
#include <flite/flite.h>
// Does not protect itself against C++.
#include <flite/cst_cg.h>

cst_voice* register_cmu_us_slt(const char* folder);
cst_voice* register_cmu_us_rms(const char* folder);
cst_voice* register_cmu_us_awb(const char* folder);
cst_voice* register_cmu_us_kal(const char* folder);
cst_voice* register_cmu_us_kal16(const char* folder);
}

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdlib>
#include <memory>

namespace narrate::flite {

namespace {

/// The rates were measured on a news text of 761 words in 37 sentences, spoken with
/// "duration_stretch" at 1 and without the silence at the sentences' ends: eSpeak NG's American
/// voice takes as long for it at these rates, so that one rate means one pace with either engine.
/// The time is proportional to the stretch from 0.7 to 1.4.
constexpr std::array kVoices{
    VoiceDescriptor{"slt", 16'000, 173}, VoiceDescriptor{"rms", 16'000, 152},
    VoiceDescriptor{"awb", 16'000, 171}, VoiceDescriptor{"kal16", 16'000, 185},
    VoiceDescriptor{"kal", 8'000, 183},
};
using Register = cst_voice* (*)(const char* folder);
constexpr std::array<Register, kVoices.size()> kRegister{register_cmu_us_slt, register_cmu_us_rms,
                                                         register_cmu_us_awb, register_cmu_us_kal16,
                                                         register_cmu_us_kal};

/// Ours, on items of the relation Token.
constexpr const char* kIndex = "narrate_index";

struct DeleteUtterance {
    void operator()(cst_utterance* utterance) const { delete_utterance(utterance); }
};
using OwnedUtterance = std::unique_ptr<cst_utterance, DeleteUtterance>;

/// The model of a voice of flite's kind "clustergen"; null for other kinds.
const cst_cg_db* model_of(const cst_voice* voice) {
    if (feat_present(voice->features, "cg_db") == 0) return nullptr;
    return val_cg_db(feat_val(voice->features, "cg_db"));
}

void add_tokens(cst_utterance* utterance, std::span<const Token> tokens) {
    cst_relation* relation = utt_relation_create(utterance, "Token");
    std::string before;
    for (std::size_t i = 0; i < tokens.size(); ++i) {
        const Token& token = tokens[i];
        cst_item* item = relation_append(relation, nullptr);
        item_set_string(item, "name", token.name.c_str());
        item_set_string(item, "whitespace", token.joined || i == 0 ? "" : " ");
        item_set_string(item, "prepunctuation", token.before.c_str());
        item_set_string(item, "punc", token.after.c_str());
        item_set_int(item, kIndex, static_cast<int>(i));
        // Words side by side that have the same phones are one to flite.
        std::string phones = token.phones;
        if (phones == before) phones.insert(0, 1, ' ');
        if (!token.phones.empty()) item_set_string(item, "phones", phones.c_str());
        before = std::move(phones);
    }
}

std::size_t token_of(const cst_item* word) {
    const cst_item* token = item_parent(item_as(word, "Token"));
    return token == nullptr ? kNoToken : static_cast<std::size_t>(item_feat_int(token, kIndex));
}

std::vector<Segment> segments_of(const cst_utterance* utterance) {
    std::vector<Segment> segments;
    for (const cst_item* item = relation_head(utt_relation(utterance, "Segment")); item != nullptr;
         item = item_next(item)) {
        Segment segment;
        segment.phone = item_feat_string(item, "name");
        if (item_feat_present(item, "end") != 0) segment.end = item_feat_float(item, "end");
        const cst_item* sound = item_as(item, "SylStructure");
        const cst_item* syllable = sound == nullptr ? nullptr : item_parent(sound);
        if (const cst_item* word = syllable == nullptr ? nullptr : item_parent(syllable)) {
            segment.token = token_of(word);
            segment.begins_syllable = item_prev(sound) == nullptr;
            segment.begins_word = segment.begins_syllable && item_prev(syllable) == nullptr;
            segment.stressed = std::string_view(item_feat_string(syllable, "stress")) == "1";
        }
        segments.push_back(std::move(segment));
    }
    return segments;
}

/// A model whose own rises and falls of pitch ("spamf0") are changed: voices that have them heed
/// none of flite's features for pitch.
class AccentedModel {
public:
    AccentedModel(const cst_cg_db& model, const Delivery& delivery) : model_(model) {
        constexpr std::size_t kPeak = 0; // Logarithm of Hz.
        constexpr std::size_t kRise = 2;
        const auto width = static_cast<std::size_t>(model.num_channels_spamf0_accent);
        const auto count = static_cast<std::size_t>(model.num_frames_spamf0_accent);
        for (std::size_t i = 0; i < count; ++i) {
            const float* own = model.spamf0_accent_vectors[i];
            std::vector<float>& vector = vectors_.emplace_back(own, own + width);
            vector[kPeak] += static_cast<float>(std::log(delivery.pitch));
            vector[kRise] *= static_cast<float>(delivery.pitch_range);
        }
        for (const std::vector<float>& vector : vectors_) rows_.push_back(vector.data());
        model_.spamf0_accent_vectors = rows_.data();
        model_.freeable = 0;
    }
    AccentedModel(const AccentedModel&) = delete;
    AccentedModel& operator=(const AccentedModel&) = delete;
    cst_cg_db* model() { return &model_; }

private:
    cst_cg_db model_;
    std::vector<std::vector<float>> vectors_;
    std::vector<const float*> rows_;
};

cst_utterance* no_sound(cst_utterance* utterance) {
    return utterance;
}

/// What of `delivery` flite has features for.
void set_delivery(cst_utterance* utterance, const cst_voice* voice, const Delivery& delivery) {
    const cst_cg_db* model = model_of(voice);
    const float own_range = model != nullptr
                                ? model->f0_stddev
                                : get_param_float(voice->features, "int_f0_target_stddev", 12.0F);
    feat_set_float(utterance->features, "duration_stretch", static_cast<float>(delivery.duration));
    feat_set_float(utterance->features, "f0_shift", static_cast<float>(delivery.pitch));
    feat_set_float(utterance->features, "int_f0_target_stddev",
                   static_cast<float>(own_range * delivery.pitch_range));
}

} // namespace

std::span<const VoiceDescriptor> voices() {
    return kVoices;
}

Result<Voice> Voice::load(std::string_view name) {
    const auto* found = std::find_if(kVoices.begin(), kVoices.end(),
                                     [name](const auto& voice) { return voice.name == name; });
    if (found == kVoices.end()) {
        std::string names;
        for (const VoiceDescriptor& voice : kVoices)
            names.append(names.empty() ? "it has " : ", ").append(voice.name);
        return Error{ErrorCode::voice_unknown,
                     "flite has no voice \"" + std::string(name) + "\"",
                     {},
                     {},
                     std::move(names)};
    }
    cst_regex_init();
    const auto index = static_cast<std::size_t>(found - kVoices.begin());
    return Voice(*found, kRegister[index](nullptr));
}

Result<Utterance> Voice::say(std::span<const Token> tokens, const Delivery& delivery,
                             Output output) const {
    // The noise in the voice comes from rand(): what was said before must not be heard.
    std::srand(1);
    const OwnedUtterance utterance(new_utterance());
    const cst_cg_db* model = model_of(voice_);
    std::unique_ptr<AccentedModel> accented;
    add_tokens(utterance.get(), tokens);
    set_delivery(utterance.get(), voice_, delivery);
    if (model != nullptr && model->spamf0 != 0) {
        accented = std::make_unique<AccentedModel>(*model, delivery);
        feat_set(utterance->features, "cg_db", cg_db_val(accented->model()));
    }
    if (output == Output::segments)
        feat_set(utterance->features, "wave_synth_func", uttfunc_val(no_sound));
    utt_init(utterance.get(), voice_);
    const Error failed{ErrorCode::backend_failed, "flite cannot speak the text", {}, {}, {}};
    if (utt_synth_tokens(utterance.get()) == nullptr) return failed;
    Utterance said;
    said.segments = segments_of(utterance.get());
    if (output == Output::segments) return said;
    const cst_wave* wave = utt_wave(utterance.get());
    if (wave == nullptr || wave->num_channels != 1) return failed;
    said.samples.assign(wave->samples, wave->samples + std::max(wave->num_samples, 0));
    return said;
}

} // namespace narrate::flite
