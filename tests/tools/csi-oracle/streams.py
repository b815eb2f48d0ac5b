"""Two streams of our own: bursts of movement at 20 Hz, and phases that run through many turns at 100 Hz."""

import base64
import math
import random
import struct

AMPLITUDE_SCALE, PHASE_SCALE = 1024.0, 8192.0


def noise(source, size):
    """Nearly normal; from uniform numbers alone, which every version of Python draws alike."""
    return size * (sum(source.random() for _ in range(12)) - 6.0)


def wrapped(angle):
    return (angle + math.pi) % (2.0 * math.pi) - math.pi


def bursts(frames=600, subcarriers=56, rate=20.0, seed=2601):
    """Breathing of 15 and a heart of 72 a minute; the body moves from 9 to 12 and from 20 to 23.5 s."""
    source = random.Random(seed)
    gain = [source.uniform(-1.0, 1.0) for _ in range(subcarriers)]
    level = [source.uniform(7.0, 15.0) for _ in range(subcarriers)]
    amplitudes, phases, sway = [], [], 0.0
    for frame in range(frames):
        t = frame / rate
        moves = 9.0 <= t < 12.0 or 20.0 <= t < 23.5
        sway = 0.8 * sway + noise(source, 1.5) if moves else 0.0
        chest = 0.8 * math.sin(2.0 * math.pi * 0.25 * t) + 0.12 * math.sin(2.0 * math.pi * 1.2 * t)
        for k in range(subcarriers):
            amplitudes.append(max(0.0, level[k] + gain[k] * chest + sway * math.sin(0.4 * k + 0.7 * t) + noise(source, 0.05)))
            phases.append(wrapped(0.9 * k + 0.3 * chest + 0.5 * sway * math.cos(0.2 * k) + noise(source, 0.02)))
    return pack("bursts20", frames, subcarriers, rate, seed, amplitudes, phases)


def turns(frames=1500, subcarriers=30, rate=100.0, seed=2602):
    """Breathing of 18 and a heart of 66 a minute behind an oscillator that runs away: a turn of the phase every 0.4 s."""
    source = random.Random(seed)
    gain = [source.uniform(0.3, 1.0) for _ in range(subcarriers)]
    amplitudes, phases, offset = [], [], 0.0
    for frame in range(frames):
        t = frame / rate
        offset += 2.0 * math.pi * 2.5 / rate + noise(source, 0.05)
        chest = 0.6 * math.sin(2.0 * math.pi * 0.3 * t) + 0.1 * math.sin(2.0 * math.pi * 1.1 * t)
        for k in range(subcarriers):
            amplitudes.append(10.0 + 3.0 * math.sin(0.3 * k) + gain[k] * chest + noise(source, 0.04))
            phases.append(wrapped(offset + 0.55 * k + 0.2 * chest + noise(source, 0.02)))
    return pack("turns100", frames, subcarriers, rate, seed, amplitudes, phases)


def pack(name, frames, subcarriers, rate, seed, amplitudes, phases):
    def text(values, scale):
        whole = [min(max(round(value * scale), -32768), 32767) for value in values]
        return base64.b64encode(struct.pack(f"<{len(whole)}h", *whole)).decode()

    return {
        "amplitude_i16_b64": text(amplitudes, AMPLITUDE_SCALE),
        "amplitude_scale": AMPLITUDE_SCALE,
        "layout": "int16 LE, frame-major [n_frames][n_subcarriers], base64; value = int / scale",
        "n_frames": frames,
        "n_subcarriers": subcarriers,
        "name": name,
        "phase_i16_b64": text(phases, PHASE_SCALE),
        "phase_scale": PHASE_SCALE,
        "sample_rate_hz": rate,
        "seed": seed,
    }
