"""The features of a frame, its preparation and the motion detector, worked out a second time.

Plain Python from the formulas of the specification; a discrete Fourier transform by its
definition; every sum left to right. Frames are lists of antennas, each a list of subcarriers.
"""

import cmath
import math
from functools import lru_cache

BANDWIDTH = 20e6


def total(values):
    result = 0.0
    for value in values:
        result += value
    return result


def mean(values):
    return total(values) / len(values)


def variance(values):
    """Of a whole population."""
    centre = mean(values)
    return total((v - centre) ** 2 for v in values) / len(values)


def columns(rows):
    return [list(column) for column in zip(*rows)]


@lru_cache(maxsize=None)
def turns(size):
    return [cmath.exp(-2j * math.pi * k / size) for k in range(size)]


def transform(values):
    size, unit = len(values), turns(len(values))
    return [total(v * unit[i * k % size] for i, v in enumerate(values)) for k in range(size)]


def amplitude_features(rows):
    flat = [v for row in rows for v in row]
    return {
        "dynamic_range": max(flat) - min(flat),
        "mean": [mean(column) for column in columns(rows)],
        "peak": max(flat),
        "rms": math.sqrt(mean([v * v for v in flat])),
        "variance": [variance(column) for column in columns(rows)],
    }


def products(a, b):
    ma, mb = mean(a), mean(b)
    return total((x - ma) * (y - mb) for x, y in zip(a, b))


def phase_features(rows):
    width = len(rows[0])
    difference = [mean([row[k + 1] - row[k] for row in rows]) for k in range(width - 1)]
    pairs = []
    for i in range(len(rows)):
        for k in range(i + 1, len(rows)):
            scale = math.sqrt(products(rows[i], rows[i]) * products(rows[k], rows[k]))
            if scale > 1e-10:
                pairs.append(products(rows[i], rows[k]) / scale)
    return {
        "coherence": mean(pairs) if pairs else 0.0,
        "difference": difference,
        "gradient": [b - a for a, b in zip(difference, difference[1:])] if width >= 3 else [0.0],
        "variance": [variance(column) for column in columns(rows)],
    }


def correlation_features(rows):
    count, width = len(rows), len(rows[0])
    spread = [math.sqrt(variance(row)) for row in rows]

    def entry(i, k):
        if i == k:
            return 1.0
        scale = spread[i] * spread[k]
        return products(rows[i], rows[k]) / width / scale if scale > 1e-10 else 0.0

    matrix = [[entry(i, k) for k in range(count)] for i in range(count)]
    others = [matrix[i][k] for i in range(count) for k in range(count) if i != k]
    return {
        "correlation_spread": math.sqrt(variance(others)) if others else 0.0,
        "matrix": matrix,
        "max_correlation": max(others) if others else 0.0,
        "mean_correlation": mean(others) if others else 0.0,
    }


def doppler_features(history, rate):
    """Sizes only: of a real signal's two mirrored lines rounding decides which is larger."""
    size, shifts = len(history), []
    for samples in columns(history):
        sizes = [abs(v) for v in transform(samples)]
        best, at = 0.0, 0
        for k in range(1, size // 2 + 1):
            if sizes[k] > best:
                best, at = sizes[k], k
        shifts.append(at * (rate / size))
    return {"mean_magnitude": mean(shifts), "peak_frequency": max(shifts), "shifts": shifts, "spread": math.sqrt(variance(shifts))}


def spectrum(rows, size):
    flat = [v for row in rows for v in row][:size]
    values = [abs(v) ** 2 / size for v in transform(flat + [0.0] * (size - len(flat)))]
    step = BANDWIDTH / size
    frequencies = [(i if i <= size // 2 else i - size) * step for i in range(size)]
    power, axis = values[: size // 2], frequencies[: size // 2]
    everything = total(power)
    at = max(range(len(power)), key=lambda i: (power[i], i))
    centroid = total(p * f for p, f in zip(power, axis)) / everything if everything > 1e-10 else 0.0
    about = total(p * (f - centroid) ** 2 for p, f in zip(power, axis))
    return {
        "bandwidth": math.sqrt(about / everything) if everything > 1e-10 else 0.0,
        "centroid": centroid,
        "frequencies": frequencies,
        "peak_frequency": axis[at],
        "peak_power": power[at],
        "total_power": everything,
        "values": values,
    }


def features(amplitude, phase, history=(), rate=1000.0, size=128, fewest=10):
    """`history` holds the first antenna's amplitudes of earlier frames."""
    return {
        "amplitude": amplitude_features(amplitude),
        "correlation": correlation_features(amplitude),
        "doppler": doppler_features(history, rate) if len(history) >= fewest else None,
        "phase": phase_features(phase),
        "psd": spectrum(amplitude, size),
    }


def hamming(size):
    return [0.54 - 0.46 * math.cos(2.0 * math.pi * i / (size - 1)) for i in range(size)]


def remove_noise(rows, decibels):
    return [[v if 20.0 * math.log10(v + 1e-12) > decibels else 0.0 for v in row] for row in rows]


def window(rows):
    weights = hamming(len(rows[0]))
    return [[v * w for v, w in zip(row, weights)] for row in rows]


def normalize(rows):
    scale = math.sqrt(variance([v for row in rows for v in row])) + 1e-12
    return [[v / scale for v in row] for row in rows]


def unit(value):
    return min(max(value, 0.0), 1.0)


class Motion:
    """The detector's verdict on features, one frame after another."""

    def __init__(self, adapts=False):
        self.adapts, self.baseline = adapts, None
        self.scores, self.smoothed, self.found = [], 0.0, 0

    def calibrate(self, f):
        self.baseline = mean(f["amplitude"]["variance"])

    def parts(self, f):
        spread = mean(f["amplitude"]["variance"])
        if self.baseline is None:
            from_variance = unit(spread / 0.5)
        else:
            from_variance = math.tanh(max(0.0, spread / (self.baseline + 1e-10) - 1.0))
        matrix = f["correlation"]["matrix"]
        away = [abs(v - (i == k)) for i, row in enumerate(matrix) for k, v in enumerate(row)]
        from_correlation = unit(mean(away)) if len(matrix) > 1 else 0.0
        coherence = abs(f["phase"]["coherence"])
        from_phase = unit(0.5 * unit(mean(f["phase"]["variance"]) / 0.5) + 0.5 * (1.0 - coherence))
        from_doppler = unit(f["doppler"]["mean_magnitude"] / 100.0) if f["doppler"] else None
        return from_variance, from_correlation, from_phase, from_doppler

    @staticmethod
    def trust(f):
        qualities = [
            (unit(f["amplitude"]["dynamic_range"] / 2.0), 0.3),
            (abs(f["phase"]["coherence"]), 0.3),
            (unit(1.0 - f["correlation"]["correlation_spread"]), 0.2),
        ]
        if f["doppler"]:
            qualities.append((1.0 - unit(f["doppler"]["spread"] / max(f["doppler"]["mean_magnitude"], 1.0)), 0.2))
        return total(q * w for q, w in qualities) / total(w for _, w in qualities)

    def detect(self, f):
        """A row of the golden file's columns."""
        v, c, p, d = self.parts(f)
        score = unit(0.4 * v + 0.3 * c + 0.3 * p if d is None else 0.3 * v + 0.2 * c + 0.2 * p + 0.3 * d)
        before = math.sqrt(variance(self.scores)) if len(self.scores) > 1 else 0.0
        self.scores = (self.scores + [score])[-100:]
        phases = f["phase"]["variance"]
        raw = unit(
            0.4 * (mean(f["amplitude"]["mean"]) > 0.1)
            + 0.3 * (math.sqrt(total(phases)) / len(phases) > 0.05)
            + 0.3 * (score > 0.3)
        )
        self.smoothed = 0.9 * self.smoothed + (1.0 - 0.9) * raw
        threshold = 0.8
        if self.adapts and len(self.scores) >= 10:
            threshold = min(max(mean(self.scores) + math.sqrt(variance(self.scores)), 0.3), 0.95)
        person = self.smoothed >= threshold
        self.found += person
        shift = f["doppler"]["mean_magnitude"] if f["doppler"] else 0.0
        angle = math.atan(mean(f["phase"]["gradient"]))
        return [person, self.smoothed, score, raw, threshold, v, c, p, d, before, mean(f["amplitude"]["variance"]), shift, angle, self.trust(f)]
