// SPDX-License-Identifier: Apache-2.0
// What narrate-formats.so gives to the program that loads it.
#include "sink/formats_module.hpp"

extern "C" __attribute__((visibility("default"))) const narrate::sink::FormatsModule*
narrate_formats() {
    using namespace narrate::sink;
    static constexpr FormatsModule kModule{{create_mp3_encoder, create_mp3_decoder},
                                           {create_opus_encoder, create_opus_decoder},
                                           {create_vorbis_encoder, create_vorbis_decoder},
                                           write_tags};
    return &kModule;
}
