// SPDX-License-Identifier: Apache-2.0
#include "io/shared_library.hpp"

#include <dlfcn.h>

namespace narrate::io {

SharedLibrary::SharedLibrary(const char* name) : library_(::dlopen(name, RTLD_NOW | RTLD_LOCAL)) {}

void* SharedLibrary::symbol(const char* name) const {
    return library_ == nullptr ? nullptr : ::dlsym(library_, name);
}

void* SharedLibrary::require(const char* name) {
    void* found = symbol(name);
    complete_ = complete_ && found != nullptr;
    return found;
}

} // namespace narrate::io
