// SPDX-License-Identifier: Apache-2.0
#include "player/history.hpp"

#include <algorithm>
#include <filesystem>
#include <set>
#include <tuple>
#include <utility>

#include "io/atomic_file.hpp"
#include "io/fetch.hpp"
#include "io/file.hpp"
#include "narrate/document.hpp"
#include "player/position_json.hpp"

namespace narrate::player {

namespace {

namespace fs = std::filesystem;

constexpr std::string_view kExtension = ".json";
constexpr std::size_t kIdLength = 32;
constexpr int kKeptDays = 365;
constexpr std::int64_t kKeptSeconds = std::int64_t{kKeptDays} * 24 * 60 * 60;

/// Nothing else becomes part of a path.
bool is_id(std::string_view id) {
    return id.size() == kIdLength && std::all_of(id.begin(), id.end(), [](char c) {
               return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f');
           });
}

Error not_an_id() {
    return {ErrorCode::invalid_argument, "an article is remembered by its fingerprint", {}, {}, {}};
}

/// An error of writing, told as what it means here.
Error cannot_remember(Error error) {
    error.what = "where you stopped cannot be remembered: " + error.what;
    error.hint = "make the folder writable, or name another one in XDG_STATE_HOME";
    return error;
}

/// The names of a folder's regular files.
std::vector<std::string> files_of(const std::string& folder) {
    std::vector<std::string> names;
    std::error_code error;
    fs::directory_iterator entry(folder, error);
    for (; !error && entry != fs::directory_iterator(); entry.increment(error)) {
        std::error_code unknown;
        if (entry->is_regular_file(unknown)) names.push_back(entry->path().filename().string());
    }
    return names;
}

Result<void> write_private(const std::string& folder, const std::string& path,
                           std::string_view bytes) {
    if (auto made = io::make_private_folder(folder); !made) return cannot_remember(made.error());
    if (auto written = io::write_file(path, bytes); !written)
        return cannot_remember(written.error());
    return {};
}

} // namespace

std::string remembered_input(const std::string& input) {
    if (input == "-") return {};
    if (io::is_address(input)) return input;
    std::error_code error;
    const fs::path path = fs::absolute(input, error);
    return error ? input : path.lexically_normal().string();
}

std::string History::position_file(const std::string& id) const {
    return positions() + "/" + id + std::string(kExtension);
}

std::optional<Remembered> History::find(const std::string& id) const {
    std::error_code error;
    // Something that is no file might never end.
    if (!is_id(id) || !fs::is_regular_file(position_file(id), error)) return std::nullopt;
    const auto bytes = io::read_input(position_file(id), kLargestPosition);
    return bytes ? parse_position(*bytes, id) : std::nullopt;
}

std::vector<Remembered> History::all() const {
    std::vector<Remembered> articles;
    for (const std::string& name : files_of(positions())) {
        if (!name.ends_with(kExtension)) continue;
        auto article = find(name.substr(0, name.size() - kExtension.size()));
        if (article) articles.push_back(std::move(*article));
    }
    std::sort(articles.begin(), articles.end(), [](const Remembered& a, const Remembered& b) {
        return std::tie(b.listened, a.id) < std::tie(a.listened, b.id);
    });
    return articles;
}

std::optional<Remembered> History::unfinished() const {
    for (Remembered& article : all())
        if (!article.finished && !article.input.empty()) return std::move(article);
    return std::nullopt;
}

Result<void> History::store(const Remembered& article) const {
    if (!is_id(article.id)) return not_an_id();
    std::error_code error;
    const std::string path = position_file(article.id);
    const bool is_new = !fs::exists(path, error);
    auto written = write_private(positions(), path, position_json(article));
    if (written && is_new) forget_old(article.listened);
    return written;
}

Result<std::string> History::keep_input(const std::string& id, std::string_view bytes) const {
    if (!is_id(id)) return not_an_id();
    std::string path = inputs() + "/" + id;
    auto written = write_private(inputs(), path, bytes);
    if (!written) return written.error();
    return path;
}

Result<void> History::clear() const {
    for (const std::string& folder : {positions(), inputs()})
        for (const std::string& name : files_of(folder)) {
            const fs::path path = fs::path(folder) / name;
            std::error_code error;
            fs::remove(path, error);
            if (error)
                return Error{ErrorCode::output_failed, "cannot be removed", path.string(),
                             error.message(), "remove it yourself"};
        }
    return {};
}

void History::forget_old(std::int64_t now) const {
    std::set<std::string> kept;
    std::size_t kept_bytes = 0;
    for (const Remembered& article : all()) {
        std::error_code missing;
        const auto size = fs::file_size(inputs() + "/" + article.id, missing);
        const std::size_t bytes = missing ? 0 : size;
        const bool is_kept = kept.size() < kMostRemembered &&
                             article.listened > now - kKeptSeconds &&
                             kept_bytes + bytes <= kMostKeptInput;
        if (!is_kept) {
            io::remove_file(position_file(article.id));
            io::remove_file(inputs() + "/" + article.id);
            continue;
        }
        kept.insert(article.id);
        kept_bytes += bytes;
    }
    io::remove_old_files(positions(), kKeptDays); // Also what is damaged.
    // Another player may be about to store the place of an input that it has just kept.
    const auto yesterday = fs::file_time_type::clock::now() - std::chrono::hours(24);
    for (const std::string& name : files_of(inputs())) {
        std::error_code error;
        const auto written = fs::last_write_time(inputs() + "/" + name, error);
        if (!kept.contains(name) && !error && written < yesterday)
            io::remove_file(inputs() + "/" + name);
    }
}

} // namespace narrate::player
