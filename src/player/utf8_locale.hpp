// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <langinfo.h>
#include <locale.h> // newlocale: not in <clocale>.

#include <string_view>

namespace narrate::player {

/// ncurses and the C library must count columns as UTF-8 has them, whatever the locale is; and the
/// rest of the program keeps its own.
class Utf8Locale {
public:
    Utf8Locale() : locale_(::newlocale(LC_CTYPE_MASK, "", nullptr)) {
        if (is_utf8()) return;
        release();
        locale_ = ::newlocale(LC_CTYPE_MASK, "C.UTF-8", nullptr);
    }
    Utf8Locale(const Utf8Locale&) = delete;
    Utf8Locale& operator=(const Utf8Locale&) = delete;
    ~Utf8Locale() { release(); }

    [[nodiscard]] bool is_utf8() const {
        return locale_ != nullptr && std::string_view(::nl_langinfo_l(CODESET, locale_)) == "UTF-8";
    }
    [[nodiscard]] locale_t get() const { return locale_; }

private:
    void release() {
        if (locale_ != nullptr) ::freelocale(locale_);
    }
    locale_t locale_;
};

/// The thread's locale for the length of a scope.
class InLocale {
public:
    explicit InLocale(const Utf8Locale& locale) : before_(::uselocale(locale.get())) {}
    InLocale(const InLocale&) = delete;
    InLocale& operator=(const InLocale&) = delete;
    ~InLocale() { ::uselocale(before_); }

private:
    locale_t before_;
};

} // namespace narrate::player
