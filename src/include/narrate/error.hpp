// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <utility>
#include <variant>

#include "narrate/export.h"

/// Errors are values: nothing in narrate's API throws.
namespace narrate {

/// What went wrong, coarse enough for a program to decide what to do next.
enum class ErrorCode {
    invalid_argument,    ///< The caller asked for something that does not exist or make sense.
    input_unreadable,    ///< The input is missing, a directory, or cannot be read.
    input_empty,         ///< The input holds nothing.
    input_unsupported,   ///< The input is binary or of a kind that narrate does not read.
    input_too_large,     ///< The input is larger than kMaxInputBytes.
    no_article,          ///< The page was read, but nothing in it is worth saying.
    voice_unknown,       ///< No voice file has this name.
    voice_invalid,       ///< A voice file breaks its format.
    table_invalid,       ///< A table (abbreviations, phrases, lexicon …) breaks its format.
    backend_unavailable, ///< The backend's program is missing or does not start.
    backend_failed,      ///< The backend started but cannot go on.
    protocol_violation,  ///< A worker sent something that is not the protocol.
    device_unavailable,  ///< There is no sound device, or it went away.
    output_failed,       ///< The output cannot be created or written.
    output_closed,       ///< The reader of the output has gone away.
    cancelled,           ///< The caller asked to stop.
    internal,            ///< A promise inside narrate was broken; please report it.
};

/// A stable, lower-case name ("input_empty") for reports and logs.
NARRATE_API const char* to_string(ErrorCode code);

/// One failure, with all that a message needs.
struct Error {
    ErrorCode code = ErrorCode::internal;
    std::string what;  ///< What is wrong, without a full stop: "no article text found".
    std::string where; ///< The file, voice or device it concerns; may be empty.
    std::string cause; ///< The reason a lower layer gave ("Permission denied"); may be empty.
    std::string hint;  ///< What the user can do next; may be empty.

    /// All of it in one line of UTF-8: "where: what: cause (hint)".
    [[nodiscard]] NARRATE_API std::string message() const;
};

/// Either a value or an Error, with the member names of C++23's std::expected.
/// Asking a Result for what it does not hold ends the program: check first.
template <class T> class [[nodiscard]] Result {
public:
    using value_type = T;
    using error_type = Error;

    Result(T value) : state_(std::in_place_index<0>, std::move(value)) {}
    Result(Error error) : state_(std::in_place_index<1>, std::move(error)) {}

    [[nodiscard]] bool has_value() const { return state_.index() == 0; }
    explicit operator bool() const { return has_value(); }

    T& value() & { return std::get<0>(state_); }
    const T& value() const& { return std::get<0>(state_); }
    T&& value() && { return std::get<0>(std::move(state_)); }
    T& operator*() & { return value(); }
    const T& operator*() const& { return value(); }
    T&& operator*() && { return std::move(*this).value(); }
    T* operator->() { return &value(); }
    const T* operator->() const { return &value(); }

    Error& error() & { return std::get<1>(state_); }
    const Error& error() const& { return std::get<1>(state_); }
    Error&& error() && { return std::get<1>(std::move(state_)); }

    template <class U> T value_or(U&& other) && {
        return has_value() ? std::move(*this).value() : static_cast<T>(std::forward<U>(other));
    }

private:
    std::variant<T, Error> state_;
};

template <> class [[nodiscard]] Result<void> {
public:
    using value_type = void;
    using error_type = Error;

    Result() = default;
    Result(Error error) : error_(std::move(error)) {}

    [[nodiscard]] bool has_value() const { return !error_; }
    explicit operator bool() const { return has_value(); }
    Error& error() & { return *error_; }
    const Error& error() const& { return *error_; }
    Error&& error() && { return std::move(*error_); }

private:
    std::optional<Error> error_;
};

} // namespace narrate
