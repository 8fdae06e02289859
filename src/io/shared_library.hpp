// SPDX-License-Identifier: Apache-2.0
#pragma once

/// Libraries that only some commands need are loaded when those first do: linking them would cost
/// every start some milliseconds, and would tie files to a machine with a sound system.
namespace narrate::io {

class SharedLibrary {
public:
    /// Loads the library of that name ("libcurl.so.4") for as long as the program runs.
    explicit SharedLibrary(const char* name);

    /// A function of the library, for a pointer of its type: `decltype(&::sf_close) close =
    /// library["sf_close"];`. Null where there is none.
    class Function {
    public:
        template <class Signature> operator Signature*() const { // NOLINT: it takes any type.
            return reinterpret_cast<Signature*>(address_);
        }

    private:
        friend SharedLibrary;
        explicit Function(void* address) : address_(address) {}
        void* address_;
    };
    Function operator[](const char* name) { return Function(require(name)); }

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
