// SPDX-License-Identifier: Apache-2.0
#include "player/display.hpp"

#include <unistd.h>

#include "io/terminal.hpp"
#include "player/keyboard.hpp"
#include "player/plain_view.hpp"
#include "player/terminal.hpp"
#include "player/view.hpp"

namespace narrate::player {

namespace {

class ScreenDisplay final : public Display {
public:
    explicit ScreenDisplay(std::unique_ptr<Terminal> terminal) : terminal_(std::move(terminal)) {}

    Result<void> show(const Scene& scene) override {
        terminal_->draw(view_.draw(scene, terminal_->size()));
        return {};
    }
    [[nodiscard]] int input() const override { return terminal_->input(); }
    void resize() override { terminal_->resize(); }
    void suspend() override { terminal_->suspend(); }
    void resume() override { terminal_->resume(); }

private:
    std::unique_ptr<Terminal> terminal_;
    View view_;
};

class LinesDisplay final : public Display {
public:
    LinesDisplay(Lines lines, Keys keys)
        : lines_(lines), keyboard_(keys == Keys::read ? Keyboard::open() : nullptr) {}

    Result<void> show(const Scene& scene) override {
        if (lines_ == Lines::none) return {};
        if (scene.message != message_ && !scene.message.empty()) io::print_message(scene.message);
        message_ = scene.message;
        Scene silent = scene;
        silent.message.clear();
        return view_.show(silent);
    }
    [[nodiscard]] int input() const override { return keyboard_ ? keyboard_->descriptor() : -1; }
    [[nodiscard]] bool tells_lines() const override { return lines_ == Lines::all; }
    void suspend() override {
        if (keyboard_) keyboard_->suspend();
    }
    void resume() override {
        if (keyboard_) keyboard_->resume();
    }

private:
    Lines lines_;
    PlainView view_{STDOUT_FILENO};
    std::unique_ptr<Keyboard> keyboard_; ///< Null where there is none.
    std::string message_;
};

} // namespace

Result<std::unique_ptr<Display>> open_screen() {
    auto terminal = Terminal::open();
    if (!terminal) return terminal.error();
    return std::unique_ptr<Display>(std::make_unique<ScreenDisplay>(std::move(*terminal)));
}

std::unique_ptr<Display> open_lines(Lines lines, Keys keys) {
    return std::make_unique<LinesDisplay>(lines, keys);
}

} // namespace narrate::player
