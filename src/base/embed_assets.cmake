# SPDX-License-Identifier: Apache-2.0
# Writes a C++ source that holds the tables of assets/ and voices/ as constants. The assembler's
# .incbin reads the files themselves, so a table of any size costs no compile time.

function(narrate_embed_assets target)
    file(GLOB_RECURSE names CONFIGURE_DEPENDS RELATIVE ${PROJECT_SOURCE_DIR}
        ${PROJECT_SOURCE_DIR}/assets/*.tsv ${PROJECT_SOURCE_DIR}/assets/*.toml
        ${PROJECT_SOURCE_DIR}/assets/*.roff
        ${PROJECT_SOURCE_DIR}/voices/*.toml ${PROJECT_SOURCE_DIR}/voices/espeak/*)
    list(SORT names COMPARE STRING)
    set(externs "")
    set(rows "")
    set(code "")
    set(files "")
    set(index 0)
    foreach(name IN LISTS names)
        set(symbol narrate_asset_${index})
        string(APPEND code "__asm__(\".section .rodata\\n.balign 16\\n.hidden ${symbol}\\n.hidden ${symbol}_end\\n"
            ".global ${symbol}\\n.global ${symbol}_end\\n${symbol}:\\n.incbin \\\"${PROJECT_SOURCE_DIR}/${name}\\\"\\n"
            "${symbol}_end:\\n.byte 0\\n.previous\");\n")
        string(APPEND externs "extern \"C\" [[gnu::visibility(\"hidden\")]] const char ${symbol}[];\n"
            "extern \"C\" [[gnu::visibility(\"hidden\")]] const char ${symbol}_end[];\n")
        string(APPEND rows "    {\"${name}\", {${symbol}, static_cast<std::size_t>(${symbol}_end - ${symbol})}},\n")
        list(APPEND files ${PROJECT_SOURCE_DIR}/${name})
        math(EXPR index "${index} + 1")
    endforeach()
    set(source ${CMAKE_CURRENT_BINARY_DIR}/embedded_assets.cpp)
    file(CONFIGURE OUTPUT ${source} CONTENT [[// Written by src/base/embed_assets.cmake.
#include "base/assets.hpp"

@code@
@externs@
namespace narrate::base {

std::span<const Asset> assets() {
    static const Asset all[] = {
@rows@    };
    return all;
}

} // namespace narrate::base
]] @ONLY)
    set_source_files_properties(${source} PROPERTIES OBJECT_DEPENDS "${files}"
        SKIP_PRECOMPILE_HEADERS ON)
    target_sources(${target} PRIVATE ${source})
endfunction()
