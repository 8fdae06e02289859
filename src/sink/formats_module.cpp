// SPDX-License-Identifier: Apache-2.0
#include "sink/formats_module.hpp"

#include "io/environment.hpp"
#include "io/shared_library.hpp"

namespace narrate::sink {

namespace {

const FormatsModule* load() {
    for (const std::string& folder : io::part_folders()) {
        io::SharedLibrary library((folder + "/narrate-formats.so").c_str());
        const FormatsModule* (*give)() = library["narrate_formats"];
        if (give != nullptr) return give();
    }
    return nullptr;
}

} // namespace

Result<const FormatsModule*> formats_module() {
    static const FormatsModule* const module = load();
    if (module != nullptr) return module;
    return Error{ErrorCode::output_failed,
                 "narrate-formats.so, which writes MP3, Opus, Vorbis and tags, cannot be loaded",
                 {},
                 {},
                 "install it and what it needs, or name its folder in NARRATE_BACKENDS"};
}

Result<void> store_tags(io::OutputFile& file, TagFormat format, const Tags& tags) {
    if (tags == Tags{}) return {};
    const auto module = formats_module();
    return module ? (*module)->write_tags(file, format, tags) : Result<void>(module.error());
}

} // namespace narrate::sink
