# SPDX-License-Identifier: Apache-2.0
# Debian packages, by `cpack`. A package is a group of components: what is installed everywhere, and
# what Debian alone wants (EXCLUDE_FROM_ALL keeps that out of `cmake --install`).
set(CPACK_GENERATOR DEB)
set(CPACK_PACKAGE_NAME narrate)
set(CPACK_PACKAGE_VENDOR "")
set(CPACK_PACKAGE_CONTACT "The narrate authors <narrate@packages.invalid>")
set(CPACK_PACKAGE_DESCRIPTION_SUMMARY "") # It would come before that of each package.
set(CPACK_RESOURCE_FILE_LICENSE ${PROJECT_SOURCE_DIR}/LICENSE)
set(CPACK_PACKAGING_INSTALL_PREFIX /usr)
set(CPACK_STRIP_FILES ON)
set(CPACK_INSTALL_DEFAULT_DIRECTORY_PERMISSIONS
    OWNER_READ OWNER_WRITE OWNER_EXECUTE GROUP_READ GROUP_EXECUTE WORLD_READ WORLD_EXECUTE)
set(CPACK_VERBATIM_VARIABLES ON)
set(CPACK_DEB_COMPONENT_INSTALL ON)
set(CPACK_COMPONENTS_GROUPING ONE_PER_GROUP)
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_RELEASE 1)
set(CPACK_DEBIAN_PACKAGE_SECTION sound)
set(CPACK_DEBIAN_PACKAGE_PRIORITY optional)
set(CPACK_DEBIAN_PACKAGE_CONTROL_STRICT_PERMISSION ON)

set(same_version "(= ${PROJECT_VERSION}-${CPACK_DEBIAN_PACKAGE_RELEASE})")
set(what_it_is "narrate takes a news page, saved as HTML, pasted as text or written in
Markdown, leaves out what surrounds the article, and speaks what remains.")

# narrate_package(PACKAGE COMPONENT): one package, which holds the component.
macro(narrate_package package component)
    foreach(part ${component} ${component}-debian)
        string(TOUPPER ${part} upper)
        set(CPACK_COMPONENT_${upper}_GROUP ${package})
        list(APPEND CPACK_COMPONENTS_ALL ${part})
    endforeach()
    string(TOUPPER ${package} upper)
    set(CPACK_DEBIAN_${upper}_PACKAGE_NAME ${package})
    foreach(file ${CMAKE_CURRENT_SOURCE_DIR}/debian/copyright ${CMAKE_CURRENT_BINARY_DIR}/changelog.Debian.gz)
        install(FILES ${file} DESTINATION ${CMAKE_INSTALL_DATADIR}/doc/${package}
            COMPONENT ${component}-debian EXCLUDE_FROM_ALL)
    endforeach()
endmacro()

# narrate_notices(PACKAGE COMPONENT LIBRARY…): the notices of libraries that programs of the package hold.
function(narrate_notices package component)
    foreach(library ${ARGN})
        install(FILES /usr/share/doc/${library}-dev/copyright RENAME copyright.${library}
            DESTINATION ${CMAKE_INSTALL_DATADIR}/doc/${package}
            COMPONENT ${component}-debian EXCLUDE_FROM_ALL OPTIONAL)
    endforeach()
endfunction()

narrate_package(libnarrate1 library)
narrate_notices(libnarrate1 library libspeexdsp libsonic)
set(CPACK_DEBIAN_LIBNARRATE1_PACKAGE_SECTION libs)
set(CPACK_DEBIAN_LIBNARRATE1_PACKAGE_SHLIBDEPS ON)
configure_file(debian/shlibs.in shlibs)
set(CPACK_DEBIAN_LIBNARRATE1_PACKAGE_CONTROL_EXTRA
    ${CMAKE_CURRENT_BINARY_DIR}/shlibs ${CMAKE_CURRENT_SOURCE_DIR}/debian/triggers)
# It writes files with libsndfile, which it loads when that is needed.
set(CPACK_DEBIAN_LIBNARRATE1_PACKAGE_DEPENDS libsndfile1)
set(CPACK_DEBIAN_LIBNARRATE1_PACKAGE_RECOMMENDS narrate-backend-espeak-ng)
set(CPACK_DEBIAN_LIBNARRATE1_PACKAGE_SUGGESTS narrate)
set(CPACK_DEBIAN_LIBNARRATE1_DESCRIPTION "library that turns articles into speech
${what_it_is}
.
This package holds the library for programs that do the same: they clean
pages, cut text into sentences, put sentences into words, and have them
spoken.")

narrate_package(libnarrate-dev development)
narrate_notices(libnarrate-dev development libspeexdsp libsonic)
set(CPACK_DEBIAN_LIBNARRATE-DEV_PACKAGE_SECTION libdevel)
set(CPACK_DEBIAN_LIBNARRATE-DEV_PACKAGE_DEPENDS "libnarrate1 ${same_version}, libcld2-dev, \
libcmark-gfm-dev, libcmark-gfm-extensions-dev, libebur128-dev, libfmt-dev, libicu-dev, libsonic-dev, \
libspeexdsp-dev, libtomlplusplus-dev, libxml2-dev")
set(CPACK_DEBIAN_LIBNARRATE-DEV_DESCRIPTION "library that turns articles into speech - development files
${what_it_is}
.
This package holds the headers, the archives, and files for CMake and
pkg-config.")

narrate_package(narrate program)
narrate_notices(narrate program flite1 libspeexdsp libsonic)
set(CPACK_DEBIAN_NARRATE_PACKAGE_SHLIBDEPS ON)
# Loaded when a command needs them: sound devices, addresses, sound files.
set(CPACK_DEBIAN_NARRATE_PACKAGE_DEPENDS "libcurl4, libportaudio2, libsndfile1")
set(CPACK_DEBIAN_NARRATE_PACKAGE_RECOMMENDS narrate-backend-espeak-ng)
set(CPACK_DEBIAN_NARRATE_DESCRIPTION "turns articles into speech
${what_it_is}
It works offline, plays or writes sound files, and tells when each word is
heard.
.
Most voices are eSpeak NG's: they need narrate-backend-espeak-ng. Voices of
American English by flite come with this package.")

narrate_package(narrate-backend-espeak-ng espeak)
narrate_notices(narrate-backend-espeak-ng espeak libespeak-ng libsonic)
set(CPACK_DEBIAN_NARRATE-BACKEND-ESPEAK-NG_PACKAGE_SHLIBDEPS ON)
set(CPACK_DEBIAN_NARRATE-BACKEND-ESPEAK-NG_PACKAGE_DEPENDS espeak-ng-data)
set(CPACK_DEBIAN_NARRATE-BACKEND-ESPEAK-NG_PACKAGE_ENHANCES "narrate, libnarrate1")
set(CPACK_DEBIAN_NARRATE-BACKEND-ESPEAK-NG_DESCRIPTION "turns articles into speech - eSpeak NG's voices
${what_it_is}
.
This package holds the backend for eSpeak NG, a program of its own, under the
GNU General Public License, that narrate and libnarrate start to speak.")

include(CPack)
