// SPDX-License-Identifier: GPL-3.0-or-later
// Takes the place of PCAudioLib under a statically linked eSpeak NG: narrate takes samples from a
// callback and never opens a device, and loading the sound systems of a desktop (PulseAudio, ALSA,
// X11) would cost every start of a worker several milliseconds. Only the symbols have to be there.

namespace {

/// Nothing here ever makes a device, so none of the functions below is called with one.
constexpr int kNoDevice = -1;

} // namespace

extern "C" {

struct audio_object;

audio_object* create_audio_device_object(const char* /*device*/, const char* /*application*/,
                                         const char* /*description*/) {
    return nullptr;
}
int audio_object_open(audio_object* /*object*/, int /*format*/, unsigned int /*rate*/,
                      unsigned char /*channels*/) {
    return kNoDevice;
}
void audio_object_close(audio_object* /*object*/) {}
void audio_object_destroy(audio_object* /*object*/) {}
int audio_object_write(audio_object* /*object*/, const void* /*data*/, unsigned long /*bytes*/) {
    return kNoDevice;
}
int audio_object_drain(audio_object* /*object*/) {
    return kNoDevice;
}
int audio_object_flush(audio_object* /*object*/) {
    return kNoDevice;
}
const char* audio_object_strerror(audio_object* /*object*/, int /*error*/) {
    return "no audio device";
}

} // extern "C"
