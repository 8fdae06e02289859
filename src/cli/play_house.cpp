// SPDX-License-Identifier: Apache-2.0
#include "cli/play_house.hpp"

#include <algorithm>

#include "base/fingerprint.hpp"
#include "base/language_tag.hpp"
#include "cli/casting.hpp"
#include "cli/voice_files.hpp"
#include "cli/voice_list.hpp"
#include "io/atomic_file.hpp"
#include "io/environment.hpp"
#include "publish/report_json.hpp"

namespace narrate::cli {

PlayHouse::PlayHouse(Queue queue, const SpeakOptions& options, Resume resume)
    : options_(options), resume_(resume), history_(io::state_folder()), queue_(std::move(queue)),
      voice_(options.voice) {}

Result<PlayHouse::Loaded> PlayHouse::load(std::size_t place, const std::stop_token& stop) {
    const auto load_at = [&](std::size_t at) -> Result<Loaded> {
        auto article = queue_.load(at, stop);
        if (!article) return article.error();
        const std::string id = base::to_string(base::fingerprint(article->text));
        return Loaded{at, std::move(*article), id};
    };
    const std::string wanted = std::exchange(wanted_, {});
    auto first = load_at(place);
    if (wanted.empty() || (first && first->id == wanted)) return first;
    // The article that was left in the middle of a feed.
    for (std::size_t at = place + 1; at < queue_.items.size() && !stop.stop_requested(); ++at)
        if (auto other = load_at(at); other && other->id == wanted) return other;
    return first;
}

player::Remembered PlayHouse::identify(const Loaded& loaded) {
    const QueueItem& item = queue_.items[loaded.place];
    player::Remembered remembered;
    remembered.id = loaded.id;
    remembered.title = loaded.article.metadata.title;
    remembered.size = loaded.article.text.size();
    remembered.input = player::remembered_input(item.input);
    if (const std::string_view bytes = item.standard_input(); !bytes.empty())
        if (auto kept = history_.keep_input(loaded.id, bytes)) remembered.input = *kept;
    return remembered;
}

Result<player::OpenedArticle> PlayHouse::open(std::size_t place, const std::stop_token& stop) {
    auto loaded = load(place, stop);
    {
        const std::lock_guard lock(mutex_);
        for (std::string& note : std::exchange(queue_.notes, {}))
            messages_.push_back(std::move(note));
    }
    if (!loaded) return loaded.error();
    player::Remembered remembered = identify(*loaded);
    auto article =
        std::make_shared<const Article>(introduce(loaded->article, options_.introduction));
    player::OpenedArticle opened;
    opened.place = loaded->place;
    opened.articles = queue_.items.size();
    const auto before = resume_ == Resume::where_left ? history_.find(remembered.id) : std::nullopt;
    if (before && !before->finished && before->remaining < article->text.size())
        opened.from = article->text.size() - before->remaining;
    const std::lock_guard lock(mutex_);
    opened.voice = voice_name_for(voice_, article->metadata.language);
    opened_[article.get()] = std::move(remembered);
    opened.article = std::move(article);
    return opened;
}

std::vector<std::string> PlayHouse::voices(const Article& article) {
    // On standard error it would stand across the screen.
    auto voices = load_voices([this](const Error& error) {
        const std::lock_guard lock(mutex_);
        messages_.push_back(error.message());
    });
    const std::string language = base::primary_language(article.metadata.language);
    std::stable_partition(voices.begin(), voices.end(), [&](const VoiceSpec& voice) {
        return !language.empty() && speaks(voice, language);
    });
    std::vector<std::string> names;
    names.reserve(voices.size());
    for (VoiceSpec& voice : voices) names.push_back(std::move(voice.name));
    return names;
}

void PlayHouse::use_voice(const std::string& name) {
    const std::lock_guard lock(mutex_);
    voice_ = name;
}

void PlayHouse::remember(const Article& article, std::size_t position, bool finished) {
    const std::lock_guard lock(mutex_);
    const auto known = opened_.find(&article);
    if (known == opened_.end()) return;
    player::Remembered& remembered = known->second;
    remembered.remaining = article.text.size() - std::min(position, article.text.size());
    remembered.finished = finished;
    remembered.listened = io::seconds_since_1970();
    const auto stored = history_.store(remembered);
    if (!stored && !std::exchange(history_failed_, true))
        messages_.push_back("the place is not remembered: " + stored.error().message());
}

void PlayHouse::note(const Article& article, const Narration& narration) {
    skipped_ = skipped_ || !narration.skipped.empty();
    if (options_.report.empty()) return;
    const auto written = io::write_file(options_.report, publish::report_json(article, narration));
    if (!written) note(written.error());
}

void PlayHouse::note(const Error& error) {
    const std::lock_guard lock(mutex_);
    errors_.push_back(error);
}

std::vector<std::string> PlayHouse::take_messages() {
    const std::lock_guard lock(mutex_);
    return std::exchange(messages_, {});
}

} // namespace narrate::cli
