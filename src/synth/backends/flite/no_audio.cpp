// SPDX-License-Identifier: Apache-2.0
// Takes the place of flite's own way to sound devices: narrate never opens one, and ALSA would cost
// every start of a worker. Only the symbols have to be there.

namespace {

constexpr int kNoDevice = -1;

} // namespace

extern "C" {

struct cst_audiodev_struct;
struct cst_wave_struct;

cst_audiodev_struct* audio_open(int /*sample_rate*/, int /*channels*/, int /*format*/) {
    return nullptr;
}
int audio_close(cst_audiodev_struct* /*device*/) {
    return kNoDevice;
}
int audio_write(cst_audiodev_struct* /*device*/, void* /*data*/, int /*bytes*/) {
    return kNoDevice;
}
int play_wave(cst_wave_struct* /*wave*/) {
    return kNoDevice;
}

} // extern "C"
