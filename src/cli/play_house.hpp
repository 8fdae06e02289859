// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <map>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

#include "cli/queue.hpp"
#include "cli/session.hpp"
#include "player/history.hpp"
#include "player/loop.hpp"

namespace narrate::cli {

enum class Resume {
    where_left, ///< Where the listener stopped last time.
    from_start,
};

/// What `narrate play` gives its player: articles of the queue, voices, and a memory.
class PlayHouse final : public player::House {
public:
    /// `options` must outlive it.
    PlayHouse(Queue queue, const SpeakOptions& options, Resume resume);

    /// The first article is to be the one of that id (player::Remembered), if the queue holds it.
    void begin_with(std::string id) { wanted_ = std::move(id); }

    Result<player::OpenedArticle> open(std::size_t place, const std::stop_token& stop) override;
    [[nodiscard]] std::size_t articles() const override { return queue_.items.size(); }
    std::vector<std::string> voices(const Article& article) override;
    void use_voice(const std::string& name) override;
    void remember(const Article& article, std::size_t position, bool finished) override;
    void note(const Article& article, const Narration& narration) override;
    void note(const Error& error) override;
    std::vector<std::string> take_messages() override;

    /// What was noted, for after the end.
    [[nodiscard]] const std::vector<Error>& errors() const { return errors_; }
    [[nodiscard]] bool has_skipped() const { return skipped_; }

private:
    struct Loaded {
        std::size_t place = 0;
        Article article;
        std::string id;
    };
    Result<Loaded> load(std::size_t place, const std::stop_token& stop);
    player::Remembered identify(const Loaded& loaded);

    const SpeakOptions& options_;
    Resume resume_;
    player::History history_;
    Queue queue_;        ///< Of the thread that opens, as:
    std::string wanted_; ///< The id of the article to begin with.
    std::mutex mutex_;   ///< Of what both threads use:
    std::string voice_;  ///< The listener's choice.
    std::map<const Article*, player::Remembered> opened_;
    std::vector<Error> errors_;
    std::vector<std::string> messages_;
    bool history_failed_ = false; ///< It was told once.
    bool skipped_ = false;
};

} // namespace narrate::cli
