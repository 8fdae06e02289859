// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "narrate/article.hpp"
#include "narrate/error.hpp"
#include "player/display.hpp"
#include "player/player.hpp"
#include "render/playback.hpp"

namespace narrate::io {
class Signals;
}

namespace narrate::player {

/// What the player needs of the world around it.
class House {
public:
    virtual ~House() = default;

    /// Reads an article of the queue. On a thread of its own, one at a time; may take long, but
    /// ends within a second when `stop` is requested.
    virtual Result<OpenedArticle> open(std::size_t place, const std::stop_token& stop) = 0;
    /// How many there are in the queue by now. Not while one is being opened.
    [[nodiscard]] virtual std::size_t articles() const = 0;
    /// The names of voices, those that suit the article first.
    virtual std::vector<std::string> voices(const Article& article) = 0;
    /// A voice was chosen for all that follows.
    virtual void use_voice(const std::string& name) = 0;
    /// That an article was heard up to the byte `position` of its text.
    virtual void remember(const Article& article, std::size_t position, bool finished) = 0;
    /// What came of a narration.
    virtual void note(const Article& article, const Narration& narration) = 0;
    /// What a listener should know, and what went well all the same, since this was last asked.
    virtual std::vector<std::string> take_messages() = 0;
    /// An article that cannot be opened, a narration or a device that failed.
    virtual void note(const Error& error) = 0;
};

struct LoopEnd {
    std::optional<int> signal;  ///< That ended it.
    std::optional<Error> error; ///< The sound never worked, or the display does not any more.
};

/// Lets somebody listen, until they have had enough or all has been heard: joins keys, signals,
/// the sound, the display, and the user's bus. Signals (SIGINT, SIGTERM, SIGHUP, SIGTSTP, SIGWINCH)
/// must be blocked by io::Signals, which is given, before any thread was started.
LoopEnd run_loop(Player& player, render::Playback& playback, Display& display, House& house,
                 const io::Signals& signals);

} // namespace narrate::player
