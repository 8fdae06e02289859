// SPDX-License-Identifier: Apache-2.0
#pragma once

/// Libraries that only some commands need are loaded when those first do: linking them would cost
/// every start some milliseconds, and would tie files to a machine with a sound system.
namespace narrate::io {

class SharedLibrary {
public:
    /// Loads the library of that name ("libcurl.so.4") for as long as the program runs.
    explicit SharedLibrary(const char* name);

    /// Sets `function` to the library's function of that name.
    template <class Function> void find(Function*& function, const char* name) {
        function = reinterpret_cast<Function*>(require(name));
    }

    /// A symbol of the library or of one that it needs; null when there is none.
    [[nodiscard]] void* symbol(const char* name) const;

    /// Whether the library is there and all functions were found.
    [[nodiscard]] bool is_complete() const { return library_ != nullptr && complete_; }

private:
    void* require(const char* name);

    void* library_;
    bool complete_ = true;
};

} // namespace narrate::io
