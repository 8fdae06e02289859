#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Measures the player as a listener meets it: in a terminal, through PortAudio, ALSA and a sound server
whose null sink is recorded. Prints one JSON object: times in milliseconds.

usage: play_bench.py NARRATE ARTICLE [--rounds N] [--seconds N] [--load]

A key's latency is the time from its writing to the terminal until the recording stops being what would
have been heard without it. --load keeps all processors busy meanwhile. --seconds: of the undisturbed
play whose recording is compared with the rendered sound.
"""
import argparse
import json
import os
import pathlib
import pty
import shutil
import signal
import statistics
import subprocess
import tempfile
import threading
import time

RATE = 22050
BYTES = 2
ALSA = """</usr/share/alsa/alsa.conf>
pcm.!default { type pulse }
ctl.!default { type pulse }
"""


class SoundCard:
    """A sound server with one null sink, which is recorded with the times of what comes."""

    def __init__(self, folder):
        socket = folder / "socket"
        (folder / "asound.conf").write_text(ALSA)
        self.environment = dict(os.environ, HOME=str(folder), XDG_RUNTIME_DIR=str(folder),
                                PULSE_SERVER=f"unix:{socket}", TERM="xterm-256color",
                                ALSA_CONFIG_PATH=str(folder / "asound.conf"))
        self.environment.pop("DBUS_SESSION_BUS_ADDRESS", None)
        self.server = subprocess.Popen(
            ["pulseaudio", "-n", "--daemonize=no", "--exit-idle-time=-1", "--use-pid-file=no",
             "--disable-shm=yes", "-L", f"module-native-protocol-unix auth-anonymous=1 socket={socket}",
             "-L", f"module-null-sink sink_name=card rate={RATE} channels=1 format=s16le"],
            env=self.environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        while not socket.exists():
            time.sleep(0.01)
        self.recorder = subprocess.Popen(
            ["parec", "-d", "card.monitor", "--raw", "--format=s16le", f"--rate={RATE}", "--channels=1",
             "--latency-msec=5"], env=self.environment, stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL)
        self.sound = bytearray()
        self.begin = None  # The time of the first sample, as the earliest arrivals tell it.
        threading.Thread(target=self.record, daemon=True).start()
        while not self.sound:
            time.sleep(0.01)

    def record(self):
        while chunk := os.read(self.recorder.stdout.fileno(), 1 << 16):
            now = time.monotonic()
            self.sound += chunk
            begin = now - len(self.sound) / BYTES / RATE
            self.begin = begin if self.begin is None else min(self.begin, begin)

    def time_of(self, byte):
        return self.begin + byte / BYTES / RATE

    def stop(self):
        for process in (self.recorder, self.server):
            process.terminate()
            process.wait()


class Player:
    """narrate in a terminal of its own."""

    def __init__(self, card, command):
        self.begin = time.monotonic()
        self.pid, self.terminal = pty.fork()
        if self.pid == 0:
            os.execve(command[0], command, card.environment)
        threading.Thread(target=self.read, daemon=True).start()

    def read(self):
        try:
            while os.read(self.terminal, 1 << 16):
                pass
        except OSError:
            pass

    def press(self, keys):
        os.write(self.terminal, keys.encode())
        return time.monotonic()

    def cpu(self):
        fields = pathlib.Path(f"/proc/{self.pid}/stat").read_text().rsplit(")", 1)[1].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")

    def peak(self):
        for line in pathlib.Path(f"/proc/{self.pid}/status").read_text().splitlines():
            if line.startswith("VmHWM"):
                return int(line.split()[1]) * 1024
        return 0

    def stop(self):
        try:
            os.kill(self.pid, signal.SIGTERM)
        except ProcessLookupError:
            pass
        os.waitpid(self.pid, 0)
        os.close(self.terminal)


def wait_for_speech(card, begin, seconds):
    """Until so much has been recorded since the first sound after `begin`; gives where that is."""
    while True:
        at = next((i for i in range(begin, len(card.sound)) if card.sound[i]), None)
        if at is not None and len(card.sound) - at > seconds * RATE * BYTES:
            return at & ~1
        time.sleep(0.005)


def departure(card, reference, heard_at):
    """The byte of the recording where it stops following the reference, which it did at `heard_at`."""
    size = 4000
    begin = heard_at - size & ~1
    place = reference.find(bytes(card.sound[begin:begin + size]))
    if place < 0:
        return None
    count = min(len(card.sound) - begin, len(reference) - place)
    for i in range(0, count - count % 2, 2):
        if card.sound[begin + i:begin + i + 2] != reference[place + i:place + i + 2]:
            return begin + i
    return None


def latency(card, player, reference, keys):
    """Milliseconds from a key to its effect; nothing where it fell into silence."""
    before = len(card.sound) & ~1
    pressed = player.press(keys)
    time.sleep(0.4)
    at = departure(card, reference, before)
    return None if at is None else (card.time_of(at) - pressed) * 1000


def latencies(card, arguments, reference, keys, undo):
    player = Player(card, [arguments.narrate, "play", "--from-start", arguments.article])
    wait_for_speech(card, len(card.sound), 1.5)
    found = []
    for _ in range(arguments.rounds * 3):
        value = latency(card, player, reference, keys)
        if value is not None:
            found.append(value)
        if len(found) >= arguments.rounds:
            break
        player.press(undo)
        time.sleep(0.9)
    player.stop()
    time.sleep(0.3)
    return found


def peer_starts(card, arguments):
    """The same of the espeak-ng command, which plays through PulseAudio's own library."""
    if shutil.which("espeak-ng") is None:
        return []
    starts = []
    for _ in range(arguments.rounds):
        begin = len(card.sound)
        player = Player(card, [shutil.which("espeak-ng"), "The harbour office opened its new tide gauge."])
        first = wait_for_speech(card, begin, 0.2)
        starts.append((card.time_of(first) - player.begin) * 1000)
        player.stop()
        time.sleep(0.3)
    return starts


def summary(values):
    return {"median": round(statistics.median(values), 1), "max": round(max(values), 1),
            "n": len(values)} if values else None


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("narrate")
    parser.add_argument("article")
    parser.add_argument("--rounds", type=int, default=10)
    parser.add_argument("--seconds", type=int, default=20)
    parser.add_argument("--load", action="store_true")
    arguments = parser.parse_args()
    reference = subprocess.run([arguments.narrate, "render", arguments.article, "-o", "-", "--format",
                                "raw"], stdout=subprocess.PIPE, check=True).stdout
    busy = []
    if arguments.load:
        busy = [subprocess.Popen(["sh", "-c", "while :; do :; done"])
                for _ in range(os.cpu_count() or 1)]
    figures = {}
    with tempfile.TemporaryDirectory() as folder:
        card = SoundCard(pathlib.Path(folder))
        starts = []
        for _ in range(arguments.rounds):
            begin = len(card.sound)
            player = Player(card, [arguments.narrate, "play", "--from-start", arguments.article])
            first = wait_for_speech(card, begin, 0.2)
            starts.append((card.time_of(first) - player.begin) * 1000)
            player.stop()
            time.sleep(0.3)
        figures["first sample"] = summary(starts)
        figures["first sample, espeak-ng"] = summary(peer_starts(card, arguments))
        figures["pause"] = summary(latencies(card, arguments, reference, " ", " "))
        figures["next sentence"] = summary(latencies(card, arguments, reference, "\x1b[C", "\x1b[D"))
        figures["faster"] = summary(latencies(card, arguments, reference, "]", "\x7f"))

        begin = len(card.sound)
        player = Player(card, [arguments.narrate, "play", "--from-start", arguments.article])
        first = wait_for_speech(card, begin, 1)
        cpu, since = player.cpu(), time.monotonic()
        time.sleep(arguments.seconds)
        figures["cpu per cent"] = round(100 * (player.cpu() - cpu) / (time.monotonic() - since), 2)
        figures["peak MiB"] = round(player.peak() / (1 << 20), 1)
        # A server that was silent may begin to record some milliseconds late.
        late = 4000
        played = bytes(card.sound[first + late:len(card.sound) - RATE & ~1])
        place = reference.find(played[:late])
        whole = 0 <= place <= 3 * late and reference[place:].startswith(played)
        figures["played as rendered"] = whole
        figures["played seconds"] = round(len(played) / BYTES / RATE, 1)
        player.stop()
        card.stop()
    for process in busy:
        process.kill()
        process.wait()
    print(json.dumps(figures, indent=2))


if __name__ == "__main__":
    main()
