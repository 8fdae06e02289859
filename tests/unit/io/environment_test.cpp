// SPDX-License-Identifier: Apache-2.0
#include <catch2/catch.hpp>

#include <algorithm>

#include "io/environment.hpp"

using namespace narrate;

TEST_CASE("parts are looked for beside the program, and where the build is installed to") {
    const auto folders = io::part_folders();
    const auto place = [&folders](const std::string& folder) {
        return std::find(folders.begin(), folders.end(), folder) - folders.begin();
    };
    const std::string here = io::program_folder();
    CHECK(place(here) < place(here + "/../libexec/narrate"));
    CHECK(place(here + "/../libexec/narrate") < place(folders.back()));
    CHECK(folders.back().starts_with('/'));
    CHECK(folders.back().ends_with("/narrate"));
}

TEST_CASE("a program that holds the library's code has no folder of a library") {
    CHECK(io::library_folder().empty());
}
