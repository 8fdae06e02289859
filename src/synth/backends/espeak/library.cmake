# SPDX-License-Identifier: GPL-3.0-or-later
# narrate-espeak-library: eSpeak NG, statically linked where its archive is there and links with
# no_audio.cpp in the place of PCAudioLib. The shared library brings a desktop's sound systems with
# it, which more than doubles the time in which a worker starts.
include(CheckCXXSourceCompiles)

add_library(narrate-espeak-library INTERFACE)
target_include_directories(narrate-espeak-library SYSTEM INTERFACE ${ESPEAK_INCLUDE_DIRS})

find_library(ESPEAK_ARCHIVE libespeak-ng.a HINTS ${ESPEAK_LIBRARY_DIRS})
find_library(SONIC_LIBRARY NAMES libsonic.a sonic)
if(ESPEAK_ARCHIVE AND SONIC_LIBRARY)
    set(CMAKE_REQUIRED_LIBRARIES ${ESPEAK_ARCHIVE} ${SONIC_LIBRARY} Threads::Threads)
    check_cxx_source_compiles("
        #include <espeak-ng/speak_lib.h>
        #include \"${CMAKE_CURRENT_LIST_DIR}/no_audio.cpp\"
        int main() { return espeak_Initialize(AUDIO_OUTPUT_SYNCHRONOUS, 0, nullptr, 0); }"
        NARRATE_ESPEAK_LINKS_STATICALLY)
    unset(CMAKE_REQUIRED_LIBRARIES)
endif()

if(NARRATE_ESPEAK_LINKS_STATICALLY)
    add_library(narrate-espeak-no-audio STATIC ${CMAKE_CURRENT_LIST_DIR}/no_audio.cpp)
    target_link_libraries(narrate-espeak-library INTERFACE
        ${ESPEAK_ARCHIVE} narrate-espeak-no-audio ${SONIC_LIBRARY} Threads::Threads)
else()
    target_link_libraries(narrate-espeak-library INTERFACE PkgConfig::ESPEAK)
endif()
