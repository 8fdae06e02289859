// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "narrate/error.hpp"

namespace narrate::player {

/// How far somebody has listened to an article.
struct Remembered {
    std::string id; ///< base::fingerprint of the article's text, as a string.
    std::string title;
    std::string input; ///< What to open to go on (remembered_input, keep_input); may be empty.
    /// Bytes of text from the sentence that was heard last to the end: counted from there, because
    /// an introduction may be put before the text.
    std::size_t remaining = 0;
    std::size_t size = 0;      ///< Bytes of the whole text.
    std::int64_t listened = 0; ///< When, in seconds since 1970.
    bool finished = false;
    friend bool operator==(const Remembered&, const Remembered&) = default;
};

/// An input as it can be found from any folder: a file's absolute path, an address as it is.
/// Standard input is empty.
std::string remembered_input(const std::string& input);

/// Remembers where listeners stopped, in a folder of small files, one an article, that are for the
/// user's own eyes. Several programs may use it at once: the last word counts. Files that are
/// damaged or of another version are passed over. At most kMostRemembered articles are kept, for a
/// year.
class History {
public:
    /// The folder need not exist; it is made with the first thing to remember.
    explicit History(std::string folder) : folder_(std::move(folder)) {}

    [[nodiscard]] std::optional<Remembered> find(const std::string& id) const;
    /// What to go on with: the newest that was not heard to its end and can be opened again.
    [[nodiscard]] std::optional<Remembered> unfinished() const;
    /// Newest first.
    [[nodiscard]] std::vector<Remembered> all() const;

    /// Takes the place of what was remembered of the article, at once or not at all. Waits for the
    /// disk. Errors: output_failed, invalid_argument (no fingerprint).
    [[nodiscard]] Result<void> store(const Remembered& article) const;
    /// Keeps the bytes of an article that came from standard input, until its place is forgotten.
    /// Gives the path of the file. Errors: as of store.
    [[nodiscard]] Result<std::string> keep_input(const std::string& id,
                                                 std::string_view bytes) const;
    /// Forgets everything. Errors: output_failed.
    [[nodiscard]] Result<void> clear() const;

private:
    [[nodiscard]] std::string positions() const { return folder_ + "/positions"; }
    [[nodiscard]] std::string inputs() const { return folder_ + "/inputs"; }
    [[nodiscard]] std::string position_file(const std::string& id) const;
    /// Takes away what is too old or too much.
    void forget_old(std::int64_t now) const;

    std::string folder_;
};

inline constexpr std::size_t kMostRemembered = 500;
/// Bytes of all kept inputs together.
inline constexpr std::size_t kMostKeptInput = std::size_t{256} << 20;

} // namespace narrate::player
