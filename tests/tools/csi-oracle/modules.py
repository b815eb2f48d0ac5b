"""Hardware normalisation, antenna products, subcarrier selection and the velocity profile, worked out a second time."""

import math
import struct

from features import mean, total, transform


def single(value):
    """Rounded to single precision and widened again."""
    return struct.unpack("<f", struct.pack("<f", value))[0]


def resample(values, size):
    """Catmull-Rom, the ends repeated."""
    if len(values) == size:
        return list(values)
    step = (len(values) - 1) / max(1, size - 1)

    def at(i):
        return values[min(max(i, 0), len(values) - 1)]

    out = []
    for i in range(size):
        whole = math.floor(i * step)
        t = i * step - whole
        a, b, c, d = at(whole - 1), at(whole), at(whole + 1), at(whole + 2)
        cube = -0.5 * a + 1.5 * b - 1.5 * c + 0.5 * d
        square = a - 2.5 * b + 2.0 * c - 0.5 * d
        out.append(cube * t**3 + square * t**2 + (-0.5 * a + 0.5 * c) * t + b)
    return out


def scores(values, statistics=None):
    centre, spread = statistics or (mean(values), sample_deviation(values))
    scale = 1.0 if abs(spread) < 1e-12 else spread
    return [single((v - centre) / scale) for v in values]


def sample_deviation(values):
    if len(values) < 2:
        return 1.0
    centre = mean(values)
    return math.sqrt(total((v - centre) ** 2 for v in values) / (len(values) - 1))


def detrended(phases):
    """Turns taken out, then the least-squares line."""
    turned, correction = [phases[0]], 0.0
    for before, now in zip(phases, phases[1:]):
        correction += -2.0 * math.pi if now - before > math.pi else 2.0 * math.pi if now - before < -math.pi else 0.0
        turned.append(now + correction)
    middle, centre = (len(turned) - 1) / 2.0, mean(turned)
    squares = total((i - middle) ** 2 for i in range(len(turned)))
    slope = total((i - middle) * (v - centre) for i, v in enumerate(turned)) / squares if squares > 1e-12 else 0.0
    return [single(v - (centre + slope * (i - middle))) for i, v in enumerate(turned)]


def pair_products(antennas):
    """First times the conjugate of the second, for every two antennas."""
    count = len(antennas)
    return [[a * b.conjugate() for a, b in zip(antennas[i], antennas[k])] for i in range(count) for k in range(i + 1, count)]


def column_variance(rows, k):
    values = [row[k] for row in rows]
    centre = mean(values)
    return total((v - centre) ** 2 for v in values) / (len(values) - 1)


def ranked(values, count, smallest=float("-inf")):
    order = sorted((k for k in range(len(values)) if values[k] >= smallest), key=lambda k: (-values[k], k))
    return order[:count]


def sensitivities(moving, still):
    return [column_variance(moving, k) / (column_variance(still, k) + 1e-12) for k in range(len(moving[0]))]


def velocity_profile(rows, rate, config):
    size, hop = config["window_size"], config["hop_size"]
    hann = [0.5 * (1.0 - math.cos(2.0 * math.pi * i / (size - 1))) for i in range(size)]
    starts = range(0, len(rows) - size + 1, hop)
    sums = [[0.0] * len(starts) for _ in range(size // 2 + 1)]
    for k in range(len(rows[0])):
        signal = [row[k] for row in rows]
        centre = mean(signal)
        for at, start in enumerate(starts):
            lines = transform([(signal[start + i] - centre) * hann[i] for i in range(size)])
            for line in range(size // 2 + 1):
                sums[line][at] += abs(lines[line])
    step = config["max_velocity"] * 2.0 / config["n_velocity_bins"]
    velocities = [-config["max_velocity"] + i * step for i in range(config["n_velocity_bins"])]
    wavelength = 2.998e8 / config["carrier_frequency"]
    data = []
    for velocity in velocities:
        line = math.floor(abs(2.0 * velocity / wavelength) / (rate / size) + 0.5)
        data.append([v / len(rows[0]) for v in sums[line]] if line < len(sums) else [0.0] * len(starts))
    return data, velocities, step
