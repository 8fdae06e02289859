// SPDX-License-Identifier: Apache-2.0
#define NCURSES_WIDECHAR 1
#define NCURSES_NOMACROS 1
#include "player/terminal.hpp"

#include <curses.h>
#include <sys/ioctl.h>
#include <term.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstdio>
#include <optional>
#include <string>

#include "base/unicode.hpp"
#include "base/utf8.hpp"
#include "io/environment.hpp"
#include "player/crash_guard.hpp"
#include "player/tty.hpp"
#include "player/utf8_locale.hpp"

// term.h makes macros of these names.
#undef columns
#undef lines

namespace narrate::player {

namespace {

Error refused(std::string what, std::string hint) {
    return {ErrorCode::output_failed, std::move(what), {}, {}, std::move(hint)};
}

/// A capability of the terminal; null where it has none.
char* capability(const char* name) {
    char* value = ::tigetstr(const_cast<char*>(name));
    return reinterpret_cast<std::intptr_t>(value) == -1 ? nullptr : value;
}

/// Whether a terminal of this kind can show a screen. Leaves nothing behind.
Result<void> check(const std::string& term, int terminal) {
    const std::string hint = "set TERM to what the terminal is, or use --plain";
    int status = 0;
    if (term.empty() || ::setupterm(term.c_str(), terminal, &status) != OK)
        return refused("the terminal's kind (TERM=" + term + ") is not known", hint);
    const bool able = capability("cup") != nullptr && capability("clear") != nullptr;
    ::del_curterm(cur_term);
    return able ? Result<void>()
                : refused("the terminal (TERM=" + term + ") cannot move its cursor", hint);
}

// tputs takes a function and no data with it.
std::string* collected = nullptr; // NOLINT(cppcoreguidelines-avoid-non-const-global-variables)

int collect(int byte) {
    collected->push_back(static_cast<char>(byte));
    return byte;
}

/// The bytes that undo what ncurses does to a terminal.
std::string undoing_bytes() {
    std::string bytes;
    collected = &bytes;
    for (const char* name : {"sgr0", "op", "cnorm", "rmcup"})
        if (char* value = capability(name); value != nullptr) ::tputs(value, 1, collect);
    collected = nullptr;
    // Without an alternate screen the shell goes on below what was drawn.
    if (capability("rmcup") == nullptr) bytes += "\r\n";
    return bytes;
}

constexpr short kDefaultColour = -1;

struct Look {
    Style style;
    attr_t plain; ///< Without colours: all must differ that may stand side by side.
    attr_t attributes;
    short foreground; ///< Of the eight colours.
    short background;
    short rich_foreground; ///< Of 256 colours.
    short rich_background;
};

/// Colours come with their own background, or are those that both light and dark ones let read.
constexpr std::array kLooks{
    Look{Style::title, A_BOLD | A_UNDERLINE, A_BOLD | A_UNDERLINE, -1, -1, -1, -1},
    Look{Style::heading, A_UNDERLINE, A_BOLD, -1, -1, -1, -1},
    Look{Style::dim, A_DIM, A_DIM, -1, -1, -1, -1},
    Look{Style::sentence, A_BOLD, A_BOLD, COLOR_WHITE, COLOR_BLUE, 231, 24},
    Look{Style::word, A_REVERSE | A_BOLD, A_NORMAL, COLOR_BLACK, COLOR_YELLOW, 16, 220},
    Look{Style::match, A_REVERSE | A_UNDERLINE, A_UNDERLINE, COLOR_BLACK, COLOR_CYAN, 16, 80},
    Look{Style::done, A_BOLD, A_BOLD, COLOR_BLUE, -1, 32, -1},
    Look{Style::left, A_DIM, A_DIM, -1, -1, -1, -1},
    Look{Style::status_bar, A_REVERSE, A_REVERSE, -1, -1, -1, -1},
    Look{Style::message, A_BOLD, A_BOLD, COLOR_MAGENTA, -1, 133, -1},
    Look{Style::prompt, A_BOLD, A_BOLD, -1, -1, -1, -1},
    Look{Style::panel_title, A_BOLD, A_BOLD, -1, -1, -1, -1},
    Look{Style::selected, A_REVERSE, A_REVERSE, -1, -1, -1, -1},
};

struct Painted {
    attr_t attributes = A_NORMAL;
    short pair = 0;
};
using Paints = std::array<Painted, kStyles>;

Paints prepare_paints(Colours colours) {
    constexpr int kEnough = 8;
    constexpr int kRich = 256;
    Paints paints;
    const bool coloured = colours == Colours::automatic && io::environment("NO_COLOR").empty() &&
                          ::has_colors() && ::start_color() == OK && ::use_default_colors() == OK &&
                          COLORS >= kEnough && COLOR_PAIRS > static_cast<int>(kLooks.size());
    const bool rich = coloured && COLORS >= kRich;
    short pair = 0;
    for (const Look& look : kLooks) {
        Painted& paint = paints[static_cast<std::size_t>(look.style)];
        paint.attributes = coloured ? look.attributes : look.plain;
        const short foreground = rich ? look.rich_foreground : look.foreground;
        const short background = rich ? look.rich_background : look.background;
        if (!coloured || (foreground == kDefaultColour && background == kDefaultColour)) continue;
        if (::init_pair(++pair, foreground, background) == OK) paint.pair = pair;
    }
    return paints;
}

/// For ncurses. What the C library does not know is a sign of replacement, as wide.
std::wstring wide(std::string_view text) {
    constexpr wchar_t kReplacement = 0xFFFD;
    std::wstring result;
    result.reserve(text.size());
    for (std::size_t i = 0; i < text.size();) {
        const base::CodePoint c = base::decode(text, i);
        i += c.length;
        const auto sign = static_cast<wchar_t>(c.value);
        const base::Shape shape = base::shape(c.value);
        if (shape == base::Shape::hidden) continue;
        if (c.value < 0x80 || ::wcwidth(sign) >= 0)
            result += sign;
        else if (shape != base::Shape::joined)
            result.append(shape == base::Shape::wide ? 2 : 1, kReplacement);
    }
    return result;
}

} // namespace

class Terminal::Session {
public:
    Session() = default;
    Session(const Session&) = delete;
    Session& operator=(const Session&) = delete;
    ~Session() {
        if (screen_ == nullptr) return;
        suspend();
        guard_.reset();
        ::delscreen(screen_);
    }

    Result<void> start(Colours colours) {
        if (!streams_.are_open()) return refused("there is no terminal to draw on", "use --plain");
        if (!locale_.is_utf8())
            return refused("there is no locale with UTF-8", "install C.UTF-8, or use --plain");
        const std::string term = io::environment("TERM");
        const int out = ::fileno(streams_.out());
        if (auto able = check(term, out); !able) return able.error();
        termios modes{};
        if (::tcgetattr(out, &modes) != 0)
            return refused("the terminal does not tell its modes", "use --plain");
        const InLocale scope(locale_);
        const KeptSignals kept;
        ::use_env(FALSE); // Not what LINES and COLUMNS say, but what the terminal does.
        ::use_tioctl(TRUE);
        screen_ = ::newterm(term.c_str(), streams_.out(), streams_.in());
        if (screen_ == nullptr)
            return refused("the terminal (TERM=" + term + ") cannot be used", "use --plain");
        guard_.emplace(out, undoing_bytes(), modes);
        ::cbreak();
        ::noecho();
        paints_ = prepare_paints(colours);
        ::curs_set(0);
        ::wrefresh(stdscr);
        return {};
    }

    [[nodiscard]] int input() const { return ::fileno(streams_.in()); }

    [[nodiscard]] static Size size() {
        return {static_cast<std::size_t>(std::max(0, LINES)),
                static_cast<std::size_t>(std::max(0, COLS))};
    }

    void resize() {
        winsize found{};
        if (::ioctl(::fileno(streams_.out()), TIOCGWINSZ, &found) == 0 && found.ws_row > 0 &&
            found.ws_col > 0)
            ::resize_term(found.ws_row, found.ws_col);
        // The terminal may have moved or cut what it showed.
        ::clearok(curscr, TRUE);
    }

    void draw(const Screen& screen) {
        if (suspended_) return;
        const InLocale scope(locale_);
        ::werase(stdscr);
        const std::size_t rows = std::min(screen.lines.size(), size().rows);
        for (std::size_t row = 0; row < rows; ++row) draw_line(screen.lines[row], row);
        place_cursor(screen);
        ::wrefresh(stdscr);
    }

    void suspend() {
        if (suspended_) return;
        const InLocale scope(locale_);
        if (capability("rmcup") == nullptr) {
            // There is no screen from before to come back: at least ours goes.
            ::werase(stdscr);
            ::wrefresh(stdscr);
        }
        ::endwin();
        suspended_ = true;
    }

    void resume() {
        if (!suspended_) return;
        const InLocale scope(locale_);
        const KeptSignals kept;
        suspended_ = false;
        resize();
        ::wrefresh(stdscr);
    }

private:
    void draw_line(const Line& line, std::size_t row) {
        // Each span at its own place: whatever the terminal makes of one, the next stands right.
        std::size_t column = 0;
        for (const Span& span : line.spans()) {
            const Painted& paint = paints_[static_cast<std::size_t>(span.style)];
            if (column >= size().columns) return;
            ::wattr_set(stdscr, paint.attributes, paint.pair, nullptr);
            ::wmove(stdscr, static_cast<int>(row), static_cast<int>(column));
            const std::wstring text = wide(span.text);
            ::waddnwstr(stdscr, text.c_str(), static_cast<int>(text.size()));
            column += columns_of(span.text);
        }
        ::wattr_set(stdscr, A_NORMAL, 0, nullptr);
    }

    void place_cursor(const Screen& screen) const {
        const bool shown = screen.cursor && screen.cursor->row < size().rows &&
                           screen.cursor->column < size().columns;
        ::curs_set(shown ? 1 : 0);
        if (shown)
            ::wmove(stdscr, static_cast<int>(screen.cursor->row),
                    static_cast<int>(screen.cursor->column));
    }

    TtyStreams streams_;
    Utf8Locale locale_;
    SCREEN* screen_ = nullptr;
    std::optional<CrashGuard> guard_;
    Paints paints_;
    bool suspended_ = false;
};

Result<std::unique_ptr<Terminal>> Terminal::open(Colours colours) {
    auto session = std::make_unique<Session>();
    if (auto started = session->start(colours); !started) return started.error();
    return std::unique_ptr<Terminal>(new Terminal(std::move(session)));
}

Terminal::Terminal(std::unique_ptr<Session> session) : session_(std::move(session)) {}
Terminal::~Terminal() = default;

int Terminal::input() const {
    return session_->input();
}

Size Terminal::size() const { // NOLINT(readability-convert-member-functions-to-static)
    return Session::size();
}

void Terminal::resize() {
    session_->resize();
}

void Terminal::draw(const Screen& screen) {
    session_->draw(screen);
}

void Terminal::suspend() {
    session_->suspend();
}

void Terminal::resume() {
    session_->resume();
}

} // namespace narrate::player
