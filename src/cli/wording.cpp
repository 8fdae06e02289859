// SPDX-License-Identifier: Apache-2.0
#include "cli/wording.hpp"

#include <algorithm>
#include <filesystem>
#include <system_error>

#include "io/environment.hpp"
#include "io/file.hpp"
#include "narrate/document.hpp"

namespace narrate::cli {

namespace {

namespace fs = std::filesystem;

/// The language that a file's name tells: its last part, where that is a language tag.
std::string language_of(const fs::path& file) {
    const std::string stem = file.stem().string();
    const std::size_t dot = stem.rfind('.');
    std::string tag = dot == std::string::npos ? stem : stem.substr(dot + 1);
    const std::size_t primary = std::min(tag.find_first_of("-_"), tag.size());
    const bool letters =
        std::all_of(tag.begin(), tag.begin() + static_cast<std::ptrdiff_t>(primary),
                    [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); });
    return letters && (primary == 2 || primary == 3) ? tag : std::string();
}

} // namespace

Result<std::vector<LexiconEntry>> load_lexicon() {
    std::vector<fs::path> files;
    std::error_code none;
    for (const auto& entry : fs::directory_iterator(io::config_folder() + "/lexicon", none)) {
        const fs::path extension = entry.path().extension();
        if (extension == ".tsv" || extension == ".pls") files.push_back(entry.path());
    }
    std::sort(files.begin(), files.end());
    std::vector<LexiconEntry> all;
    for (const fs::path& file : files) {
        const std::string name = file.string();
        auto bytes = io::read_input(name, kMaxInputBytes);
        if (!bytes) {
            bytes.error().hint = "make it readable, or take it out of the folder";
            return bytes.error();
        }
        auto entries = file.extension() == ".pls"
                           ? parse_pls(*bytes, name)
                           : parse_lexicon_table(*bytes, name, language_of(file));
        if (!entries) return entries.error();
        all.insert(all.end(), entries->begin(), entries->end());
    }
    return all;
}

Result<Verbaliser> load_verbaliser() {
    const fs::path folder = io::config_folder() + "/speech";
    std::vector<fs::path> files;
    std::error_code none;
    for (const auto& entry : fs::recursive_directory_iterator(folder, none))
        if (entry.path().extension() == ".tsv") files.push_back(entry.path());
    std::sort(files.begin(), files.end());
    std::vector<SpeechTable> tables;
    for (const fs::path& file : files) {
        auto bytes = io::read_input(file.string(), kMaxInputBytes);
        if (!bytes) return bytes.error();
        tables.push_back(
            {file.parent_path().filename().string(), file.filename().string(), std::move(*bytes)});
    }
    return Verbaliser::create(std::move(tables));
}

} // namespace narrate::cli
