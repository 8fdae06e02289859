// SPDX-License-Identifier: Apache-2.0
#include "player/remote.hpp"

#include "io/environment.hpp"
#include "io/shared_library.hpp"

namespace narrate::player {

namespace {

OpenRemote* load() {
    for (const std::string& folder : io::part_folders()) {
        io::SharedLibrary library((folder + "/narrate-mpris.so").c_str());
        OpenRemote* open = library["narrate_open_remote"];
        if (open != nullptr) return open;
    }
    return nullptr;
}

} // namespace

std::unique_ptr<Remote> open_remote() {
    static OpenRemote* const open = load();
    return std::unique_ptr<Remote>(open == nullptr ? nullptr : open());
}

} // namespace narrate::player
