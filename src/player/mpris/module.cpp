// SPDX-License-Identifier: Apache-2.0
// narrate-mpris.so: the player on the user's bus, by sd-bus.
#include <systemd/sd-bus.h>
#include <unistd.h>

#include <algorithm>
#include <limits>
#include <utility>

#include "io/environment.hpp"
#include "player/mpris/properties.hpp"

namespace narrate::player {

namespace {

using Kind = RemoteRequest::Kind;
using std::chrono::microseconds;

constexpr const char* kName = "org.mpris.MediaPlayer2.narrate";
constexpr const char* kPath = "/org/mpris/MediaPlayer2";
constexpr const char* kRoot = "org.mpris.MediaPlayer2";
constexpr const char* kPlayer = "org.mpris.MediaPlayer2.Player";
/// Messages handled in one call of process.
constexpr int kMostMessages = 64;
/// While so many messages wait for a slow bus, changes gather instead.
constexpr std::uint64_t kMostWaiting = 64;

struct CloseBus {
    void operator()(sd_bus* bus) const { sd_bus_close_unref(bus); }
};
using Bus = std::unique_ptr<sd_bus, CloseBus>;

class MprisRemote final : public Remote {
public:
    /// Whether it could be connected; else it is of no use.
    bool open();

    [[nodiscard]] int descriptor() const override;
    [[nodiscard]] short events() const override;
    [[nodiscard]] std::optional<std::chrono::milliseconds> timeout() const override;
    std::vector<RemoteRequest> process() override;
    void publish(const RemoteStatus& status, Progress progress) override;

    // For the functions that the bus calls.
    [[nodiscard]] const MprisProperties& properties() const { return properties_; }
    [[nodiscard]] microseconds position() const {
        return position_after(status_, io::now() - published_);
    }
    void ask(RemoteRequest request);
    void take_name(sd_bus_message* reply);

private:
    bool request_name(const std::string& name);
    void announce();

    Bus bus_; ///< Null once it has gone away.
    bool lost_ = false;
    bool tried_instance_ = false;
    bool named_ = false;
    RemoteStatus status_;
    std::chrono::nanoseconds published_{0};
    MprisProperties properties_; ///< Of the status.
    MprisProperties announced_;  ///< What others have been told.
    bool changed_ = false;       ///< There may be something to tell.
    bool jumped_ = false;
    std::vector<RemoteRequest> requests_;
};

MprisRemote& remote_of(void* userdata) {
    return *static_cast<MprisRemote*>(userdata);
}

template <Kind kKind> int on_call(sd_bus_message* call, void* userdata, sd_bus_error* /*error*/) {
    remote_of(userdata).ask({kKind});
    return sd_bus_reply_method_return(call, nullptr);
}

int on_raise(sd_bus_message* call, void* /*userdata*/, sd_bus_error* /*error*/) {
    return sd_bus_reply_method_return(call, nullptr);
}

int on_open_uri(sd_bus_message* /*call*/, void* /*userdata*/, sd_bus_error* error) {
    return sd_bus_error_set_const(error, SD_BUS_ERROR_NOT_SUPPORTED,
                                  "narrate opens no addresses from the bus");
}

int on_seek(sd_bus_message* call, void* userdata, sd_bus_error* /*error*/) {
    std::int64_t offset = 0;
    if (const int read = sd_bus_message_read(call, "x", &offset); read < 0) return read;
    remote_of(userdata).ask({Kind::seek_by, microseconds{offset}});
    return sd_bus_reply_method_return(call, nullptr);
}

int on_set_position(sd_bus_message* call, void* userdata, sd_bus_error* /*error*/) {
    const char* track = nullptr;
    std::int64_t position = 0;
    if (const int read = sd_bus_message_read(call, "ox", &track, &position); read < 0) return read;
    MprisRemote& remote = remote_of(userdata);
    // Of another track: it was meant for what has ended meanwhile.
    if (remote.properties().track == track) remote.ask({Kind::seek_to, microseconds{position}});
    return sd_bus_reply_method_return(call, nullptr);
}

template <Kind kKind> int set_number(sd_bus* /*bus*/, const char* /*path*/,
                                     const char* /*interface*/, const char* /*property*/,
                                     sd_bus_message* value, void* userdata,
                                     sd_bus_error* /*error*/) {
    double number = 0;
    if (const int read = sd_bus_message_read(value, "d", &number); read < 0) return read;
    remote_of(userdata).ask({kKind, {}, number});
    return 0;
}

int append(sd_bus_message* reply, bool value) {
    return sd_bus_message_append(reply, "b", static_cast<int>(value));
}
int append(sd_bus_message* reply, double value) {
    return sd_bus_message_append(reply, "d", value);
}
int append(sd_bus_message* reply, const char* value) {
    return sd_bus_message_append(reply, "s", value);
}

template <auto kMember> int get(sd_bus* /*bus*/, const char* /*path*/, const char* /*interface*/,
                                const char* /*property*/, sd_bus_message* reply, void* userdata,
                                sd_bus_error* /*error*/) {
    return append(reply, remote_of(userdata).properties().*kMember);
}

constexpr const char* kIdentity = "narrate";
constexpr bool kYes = true;
constexpr bool kNo = false;

template <const auto& kValue> int get_constant(sd_bus* /*bus*/, const char* /*path*/,
                                               const char* /*interface*/, const char* /*property*/,
                                               sd_bus_message* reply, void* /*userdata*/,
                                               sd_bus_error* /*error*/) {
    return append(reply, kValue);
}

int get_empty_list(sd_bus* /*bus*/, const char* /*path*/, const char* /*interface*/,
                   const char* /*property*/, sd_bus_message* reply, void* /*userdata*/,
                   sd_bus_error* /*error*/) {
    return sd_bus_message_append(reply, "as", 0);
}

int get_position(sd_bus* /*bus*/, const char* /*path*/, const char* /*interface*/,
                 const char* /*property*/, sd_bus_message* reply, void* userdata,
                 sd_bus_error* /*error*/) {
    return sd_bus_message_append(reply, "x", remote_of(userdata).position().count());
}

int append_text(sd_bus_message* reply, const char* key, const std::string& text) {
    return text.empty() ? 0 : sd_bus_message_append(reply, "{sv}", key, "s", text.c_str());
}

int get_metadata(sd_bus* /*bus*/, const char* /*path*/, const char* /*interface*/,
                 const char* /*property*/, sd_bus_message* reply, void* userdata,
                 sd_bus_error* /*error*/) {
    const MprisProperties& shown = remote_of(userdata).properties();
    int done = sd_bus_message_open_container(reply, 'a', "{sv}");
    if (done >= 0 && shown.has_track)
        done = sd_bus_message_append(reply, "{sv}", "mpris:trackid", "o", shown.track.c_str());
    if (done >= 0 && shown.length > 0)
        done = sd_bus_message_append(reply, "{sv}", "mpris:length", "x", shown.length);
    if (done >= 0) done = append_text(reply, "xesam:title", shown.title);
    if (done >= 0 && !shown.artist.empty())
        done = sd_bus_message_append(reply, "{sv}", "xesam:artist", "as", 1, shown.artist.c_str());
    if (done >= 0) done = append_text(reply, "xesam:album", shown.album);
    if (done >= 0) done = append_text(reply, "xesam:url", shown.url);
    return done < 0 ? done : sd_bus_message_close_container(reply);
}

// Anyone whom the user's bus lets in may call: to ask who it is would mean to wait for the bus.
constexpr auto kCall = SD_BUS_VTABLE_UNPRIVILEGED;
constexpr auto kSet = SD_BUS_VTABLE_UNPRIVILEGED | SD_BUS_VTABLE_PROPERTY_EMITS_CHANGE;
constexpr auto kTold = SD_BUS_VTABLE_PROPERTY_EMITS_CHANGE;
constexpr auto kConst = SD_BUS_VTABLE_PROPERTY_CONST;

const sd_bus_vtable kRootTable[] = {
    SD_BUS_VTABLE_START(0),
    SD_BUS_METHOD("Raise", "", "", on_raise, kCall),
    SD_BUS_METHOD("Quit", "", "", on_call<Kind::quit>, kCall),
    SD_BUS_PROPERTY("CanQuit", "b", get_constant<kYes>, 0, kConst),
    SD_BUS_PROPERTY("CanRaise", "b", get_constant<kNo>, 0, kConst),
    SD_BUS_PROPERTY("HasTrackList", "b", get_constant<kNo>, 0, kConst),
    SD_BUS_PROPERTY("Identity", "s", get_constant<kIdentity>, 0, kConst),
    SD_BUS_PROPERTY("SupportedUriSchemes", "as", get_empty_list, 0, kConst),
    SD_BUS_PROPERTY("SupportedMimeTypes", "as", get_empty_list, 0, kConst),
    SD_BUS_VTABLE_END,
};

const sd_bus_vtable kPlayerTable[] = {
    SD_BUS_VTABLE_START(0),
    SD_BUS_METHOD("Next", "", "", on_call<Kind::next>, kCall),
    SD_BUS_METHOD("Previous", "", "", on_call<Kind::previous>, kCall),
    SD_BUS_METHOD("Pause", "", "", on_call<Kind::pause>, kCall),
    SD_BUS_METHOD("PlayPause", "", "", on_call<Kind::play_pause>, kCall),
    SD_BUS_METHOD("Stop", "", "", on_call<Kind::stop>, kCall),
    SD_BUS_METHOD("Play", "", "", on_call<Kind::play>, kCall),
    SD_BUS_METHOD_WITH_NAMES("Seek", "x", SD_BUS_PARAM(Offset), "", "", on_seek, kCall),
    SD_BUS_METHOD_WITH_NAMES("SetPosition", "ox", SD_BUS_PARAM(TrackId) SD_BUS_PARAM(Position), "",
                             "", on_set_position, kCall),
    SD_BUS_METHOD_WITH_NAMES("OpenUri", "s", SD_BUS_PARAM(Uri), "", "", on_open_uri, kCall),
    SD_BUS_SIGNAL_WITH_NAMES("Seeked", "x", SD_BUS_PARAM(Position), 0),
    SD_BUS_PROPERTY("PlaybackStatus", "s", get<&MprisProperties::playback_status>, 0, kTold),
    SD_BUS_WRITABLE_PROPERTY("Rate", "d", get<&MprisProperties::rate>, set_number<Kind::set_rate>,
                             0, kSet),
    SD_BUS_PROPERTY("Metadata", "a{sv}", get_metadata, 0, kTold),
    SD_BUS_WRITABLE_PROPERTY("Volume", "d", get<&MprisProperties::volume>,
                             set_number<Kind::set_volume>, 0, kSet),
    SD_BUS_PROPERTY("Position", "x", get_position, 0, 0),
    SD_BUS_PROPERTY("MinimumRate", "d", get_constant<kSlowestRate>, 0, kConst),
    SD_BUS_PROPERTY("MaximumRate", "d", get_constant<kFastestRate>, 0, kConst),
    SD_BUS_PROPERTY("CanGoNext", "b", get<&MprisProperties::can_go_next>, 0, kTold),
    SD_BUS_PROPERTY("CanGoPrevious", "b", get<&MprisProperties::can_go_previous>, 0, kTold),
    SD_BUS_PROPERTY("CanPlay", "b", get<&MprisProperties::has_track>, 0, kTold),
    SD_BUS_PROPERTY("CanPause", "b", get<&MprisProperties::has_track>, 0, kTold),
    SD_BUS_PROPERTY("CanSeek", "b", get<&MprisProperties::has_track>, 0, kTold),
    SD_BUS_PROPERTY("CanControl", "b", get_constant<kYes>, 0, kConst),
    SD_BUS_VTABLE_END,
};

int on_name(sd_bus_message* reply, void* userdata, sd_bus_error* /*error*/) {
    remote_of(userdata).take_name(reply);
    return 1;
}

bool MprisRemote::open() {
    sd_bus* bus = nullptr;
    if (sd_bus_open_user(&bus) < 0) return false;
    bus_.reset(bus);
    return sd_bus_add_object_vtable(bus, nullptr, kPath, kRoot, kRootTable, this) >= 0 &&
           sd_bus_add_object_vtable(bus, nullptr, kPath, kPlayer, kPlayerTable, this) >= 0 &&
           request_name(kName);
}

bool MprisRemote::request_name(const std::string& name) {
    return sd_bus_request_name_async(bus_.get(), nullptr, name.c_str(), 0, on_name, this) >= 0;
}

void MprisRemote::take_name(sd_bus_message* reply) {
    constexpr std::uint32_t kOwner = 1;
    constexpr std::uint32_t kTaken = 3;
    std::uint32_t answer = 0;
    if (sd_bus_message_is_method_error(reply, nullptr) == 0)
        (void)sd_bus_message_read(reply, "u", &answer);
    named_ = answer == kOwner;
    const bool again = answer == kTaken && !std::exchange(tried_instance_, true);
    if (again && request_name(std::string(kName) + ".instance" + std::to_string(::getpid())))
        return;
    lost_ = !named_; // Nobody would find it.
}

int MprisRemote::descriptor() const {
    return bus_ ? sd_bus_get_fd(bus_.get()) : -1;
}

short MprisRemote::events() const {
    const int events = bus_ ? sd_bus_get_events(bus_.get()) : 0;
    return static_cast<short>(events < 0 ? 0 : events);
}

std::optional<std::chrono::milliseconds> MprisRemote::timeout() const {
    constexpr std::uint64_t kNever = std::numeric_limits<std::uint64_t>::max();
    std::uint64_t due = kNever; // Microseconds of the monotonic clock.
    if (!bus_) return std::nullopt;
    // An error means that the bus has gone away, which process finds out.
    if (sd_bus_get_timeout(bus_.get(), &due) < 0) return std::chrono::milliseconds{0};
    if (due == kNever) return std::nullopt;
    const auto left = microseconds{due} - io::now();
    return std::max(std::chrono::ceil<std::chrono::milliseconds>(left),
                    std::chrono::milliseconds{0});
}

std::vector<RemoteRequest> MprisRemote::process() {
    for (int i = 0; i < kMostMessages && bus_; ++i) {
        const int handled = sd_bus_process(bus_.get(), nullptr);
        if (handled < 0 || lost_) bus_.reset();
        if (handled == 0) break;
    }
    announce();
    return std::exchange(requests_, {});
}

void MprisRemote::ask(RemoteRequest request) {
    RemoteStatus now = status_;
    now.position = position();
    if (const auto permit = permitted(request, now)) requests_.push_back(*permit);
    // Who set a value believes it, so the true one is told with the next status in any case.
    constexpr double kUnlikeAny = std::numeric_limits<double>::quiet_NaN();
    if (request.kind == Kind::set_rate) announced_.rate = kUnlikeAny;
    if (request.kind == Kind::set_volume) announced_.volume = kUnlikeAny;
}

void MprisRemote::publish(const RemoteStatus& status, Progress progress) {
    status_ = status;
    published_ = io::now();
    properties_ = mpris_properties(status);
    changed_ = true;
    jumped_ = jumped_ || progress == Progress::jumped;
    announce();
}

void MprisRemote::announce() {
    // Nobody looks before the name is there, and whoever does then is told everything.
    if (!changed_ || !named_ || !bus_) return;
    std::uint64_t waiting = 0;
    if (sd_bus_get_n_queued_write(bus_.get(), &waiting) < 0 || waiting >= kMostWaiting) return;
    changed_ = false;
    // What cannot be sent is lost with the bus itself, which process finds out.
    std::vector<const char*> names = changed_properties(announced_, properties_);
    if (!names.empty()) {
        names.push_back(nullptr);
        (void)sd_bus_emit_properties_changed_strv(bus_.get(), kPath, kPlayer,
                                                  const_cast<char**>(names.data()));
        announced_ = properties_;
    }
    if (std::exchange(jumped_, false))
        (void)sd_bus_emit_signal(bus_.get(), kPath, kPlayer, "Seeked", "x", position().count());
}

} // namespace

} // namespace narrate::player

extern "C" __attribute__((visibility("default"))) narrate::player::Remote* narrate_open_remote() {
    auto remote = std::make_unique<narrate::player::MprisRemote>();
    return remote->open() ? remote.release() : nullptr;
}
