# SPDX-License-Identifier: Apache-2.0
# narrate-flite-library: flite and five of its voices, linked statically, with no_audio.cpp in the
# place of its sound output. The shared libraries would take ALSA along, and more than double the
# time in which a worker starts.
find_path(FLITE_INCLUDE_DIR flite/flite.h REQUIRED)
add_library(narrate-flite-library INTERFACE)
target_include_directories(narrate-flite-library SYSTEM INTERFACE ${FLITE_INCLUDE_DIR})
# Each needs what comes after it.
foreach(part cmu_us_slt cmu_us_rms cmu_us_awb cmu_us_kal16 cmu_us_kal usenglish cmulex)
    find_library(FLITE_${part} libflite_${part}.a REQUIRED)
    target_link_libraries(narrate-flite-library INTERFACE ${FLITE_${part}})
endforeach()
find_library(FLITE_LIBRARY libflite.a REQUIRED)
target_link_libraries(narrate-flite-library INTERFACE ${FLITE_LIBRARY} m)
# An object, not an archive: libflite.a would look for what it needs in itself first.
add_library(narrate-flite-no-audio OBJECT ${CMAKE_CURRENT_LIST_DIR}/no_audio.cpp)
target_link_libraries(narrate-flite-library INTERFACE $<TARGET_OBJECTS:narrate-flite-no-audio>)
