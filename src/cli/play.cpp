// SPDX-License-Identifier: Apache-2.0
#include <CLI/CLI.hpp>
#include <unistd.h>

#include <algorithm>
#include <csignal>
#include <memory>
#include <optional>
#include <vector>

#include "cli/casting.hpp"
#include "cli/input.hpp"
#include "cli/play_house.hpp"
#include "cli/settings_file.hpp"
#include "cli/voice_files.hpp"
#include "io/environment.hpp"
#include "io/signals.hpp"
#include "io/terminal.hpp"
#include "player/history.hpp"
#include "player/loop.hpp"
#include "player/sleep_timer.hpp"
#include "sink/sinks/portaudio.hpp"

namespace narrate::cli {

namespace {

struct Options {
    SpeakOptions speak;
    ExtractOptions extract;
    std::vector<std::string> inputs;
    std::string device;
    bool plain = false;
    bool from_start = false;
    int volume = 100;
    player::SleepTimer sleep;
};

/// What the command line does not say, the settings do.
void use(const player::Settings& settings, const CLI::App& command, Options& options) {
    const auto silent = [&command](const char* option) { return command.count(option) == 0; };
    if (silent("--voice") || options.speak.voice.empty()) options.speak.voice = settings.voice;
    if (silent("--rate")) options.speak.rate = settings.rate;
    if (silent("--intro")) options.speak.introduction = settings.introduction;
    if (silent("--device")) options.device = settings.device;
    if (silent("--volume")) options.volume = settings.volume;
    options.plain = options.plain || settings.plain;
    options.speak.pauses = voice::either(options.speak.pauses, settings.pauses);
}

/// What was listened to last, and not to its end.
Result<player::Remembered> last_article() {
    if (auto article = player::History(io::state_folder()).unfinished()) return std::move(*article);
    return Error{ErrorCode::invalid_argument,
                 "nothing was left unfinished",
                 {},
                 {},
                 "give an article: narrate FILE; narrate history lists what was heard"};
}

bool takes_typed_text(const Options& options) {
    return ::isatty(STDIN_FILENO) == 1 &&
           std::find(options.inputs.begin(), options.inputs.end(), "-") != options.inputs.end();
}

/// A screen, or lines where it is asked for or there can be no screen.
std::unique_ptr<player::Display> open_display(const Options& options) {
    // What is typed is the article then, and no keys.
    const auto keys = takes_typed_text(options) ? player::Keys::ignored : player::Keys::read;
    if (options.speak.quiet) return player::open_lines(player::Lines::none, keys);
    if (!options.plain && keys == player::Keys::read && ::isatty(STDOUT_FILENO) == 1)
        if (auto screen = player::open_screen()) return std::move(*screen);
    return player::open_lines(player::Lines::all, keys);
}

Exit worse(Exit worst, Exit other) {
    return other == Exit::ok || worst == Exit::failed ? worst : other;
}

/// What went wrong, told again where a screen told it that is gone by now.
Exit end(const player::LoopEnd& loop, const PlayHouse& house, bool told) {
    Exit exit = house.has_skipped() ? Exit::skipped : Exit::ok;
    std::vector<Error> errors = house.errors();
    if (loop.error) errors.push_back(*loop.error);
    for (const Error& error : errors)
        if (error.code != ErrorCode::cancelled)
            exit = worse(exit, told ? exit_for(error.code) : report(error));
    if (!loop.signal) return exit;
    return *loop.signal == SIGTERM ? Exit::terminated : Exit::interrupted;
}

Exit listen(const Options& options, const player::Settings& settings, const io::Signals& signals,
            std::unique_ptr<sink::Device> device, const std::string& begin_with) {
    Queue queue = make_queue(options.inputs, options.extract);
    Casting casting(options.speak); // The voice gets ready while the article is read.
    player::PlayerOptions wants{options.speak.rate, options.volume, settings.keys,
                                std::max<std::size_t>(queue.items.size(), 1), options.sleep};
    PlayHouse house(std::move(queue), options.speak,
                    options.from_start ? Resume::from_start : Resume::where_left);
    house.begin_with(begin_with);
    render::Playback playback(
        [&casting](const Article& article, const render::Voicing& voicing) {
            return casting.cast(article, voicing);
        },
        std::move(device));
    playback.set_voice(options.speak.voice);
    player::Player player(std::move(wants));
    auto display = open_display(options);
    const player::LoopEnd loop = run_loop(player, playback, *display, house, signals);
    const bool told = display->tells_lines();
    display.reset(); // The terminal is the shell's again.
    return end(loop, house, told);
}

Exit run(Options options, const CLI::App& command) {
    // Before any thread, so that none of them takes a signal.
    const io::Signals signals{SIGINT, SIGTERM, SIGHUP, SIGTSTP, SIGWINCH};
    // Sound cards are looked for while all else gets ready.
    auto device = sink::create_portaudio();
    const auto settings = load_settings();
    if (!settings) return report(settings.error());
    use(*settings, command, options);
    device->choose(options.device);
    if (const auto checked = check_rate(options.speak.rate); !checked)
        return report(checked.error());
    if (!options.speak.voice.empty())
        if (const auto voice = load_voice(options.speak.voice); !voice)
            return report(voice.error());
    if (options.inputs.size() > 1 && !options.speak.report.empty())
        return report({ErrorCode::invalid_argument,
                       "--report is for one article",
                       {},
                       {},
                       "give one input at a time"});
    std::string begin_with;
    if (options.inputs.empty()) {
        const auto last = last_article();
        if (!last) return report(last.error());
        options.inputs.push_back(last->input);
        begin_with = last->id;
    }
    return listen(options, *settings, signals, std::move(device), begin_with);
}

void add_player_options(CLI::App& command, Options& options) {
    command
        .add_option("--device", options.device,
                    "Sound device, by the beginning of its name (narrate doctor lists them)")
        ->type_name("NAME");
    command.add_option("--volume", options.volume, "Per cent, 0 to 200")
        ->check(CLI::Range(0, player::kLoudest))
        ->type_name("PERCENT")
        ->capture_default_str();
    command
        .add_option_function<std::string>(
            "--sleep",
            [&options](const std::string& text) {
                auto after = player::parse_sleep(text);
                if (!after) throw CLI::ValidationError("--sleep", after.error().message());
                if (*after)
                    options.sleep.set(**after, io::now());
                else
                    options.sleep.set_at_end();
            },
            "Fall silent after a time (20m, 1h), or at the end of the article (end)")
        ->type_name("TIME");
    command.add_flag("--from-start", options.from_start,
                     "Begin at the beginning, not where you stopped last time");
    command.add_flag("--plain", options.plain,
                     "Lines of text instead of a screen: for screen readers and logs");
}

} // namespace

void add_play(CLI::App& app, Exit& exit) {
    auto options = std::make_shared<Options>();
    CLI::App* command = app.add_subcommand("play", "Listen to articles (the default command)");
    command
        ->add_option("input", options->inputs,
                     "Articles: files, folders, feeds, http(s) addresses, or - for standard "
                     "input; without one, go on with the last")
        ->type_name("FILE");
    add_player_options(*command, *options);
    add_speak_options(*command, options->speak);
    add_cleaning_options(*command, options->extract);
    command->footer("In the player, ? shows the keys: space pauses, arrows move, [ ] change the "
                    "speed, q quits.\n"
                    "Examples:\n"
                    "  narrate article.html\n"
                    "  narrate                               # go on with the last article\n"
                    "  narrate play monday.html news.xml saved-pages/ --rate 1.25\n"
                    "  xclip -o | narrate -");
    command->callback([options, command, &exit] { exit = run(*options, *command); });
}

} // namespace narrate::cli
