"""The reference mode of the vitals, worked out a second time.

Written from the formulas of the specification, and from what the reference does where
these are silent, in plain Python and without looking at the library: residuals, resonators, zero crossings, autocorrelation,
anomalies and the store. Every sum runs left to right, in double precision.

    python3 vitals.py stream_NAME.json > vitals_NAME.json
"""

import base64
import json
import math
import struct
import sys

UNIFORM = "uniform 1/n"


def read_stream(path):
    """Frames of amplitudes and of phases, and the rate."""
    with open(path, encoding="utf-8") as file:
        stream = json.load(file)
    width = stream["n_subcarriers"]

    def matrix(what):
        data = base64.b64decode(stream[what + "_i16_b64"])
        scale = stream[what + "_scale"]
        values = [number / scale for number in struct.unpack(f"<{len(data) // 2}h", data)]
        return [values[i : i + width] for i in range(0, len(values), width)]

    return matrix("amplitude"), matrix("phase"), stream["sample_rate_hz"]


class Preprocessor:
    """What an exponential average of a subcarrier did not foresee."""

    def __init__(self, slots=56, alpha=0.05):
        self.slots = slots
        self.alpha = min(max(alpha, 0.001), 0.999)
        self.predictions = [None] * slots

    def process(self, amplitudes):
        count = min(len(amplitudes), self.slots)
        if count == 0:
            return None
        residuals = []
        for i, amplitude in enumerate(amplitudes[:count]):
            before = self.predictions[i]
            residuals.append(0.0 if before is None else amplitude - before)
            self.predictions[i] = amplitude if before is None else self.alpha * amplitude + (1.0 - self.alpha) * before
        return residuals


class Resonator:
    """A band-pass with two poles and two zeros."""

    def __init__(self, low, high, rate):
        lower, upper = 2.0 * math.pi * low / rate, 2.0 * math.pi * high / rate
        self.radius = 1.0 - (upper - lower) / 2.0
        self.cosine = math.cos((lower + upper) / 2.0)
        self.x1 = self.x2 = self.y1 = self.y2 = 0.0

    def __call__(self, x):
        r = self.radius
        y = (1.0 - r) * (x - self.x2) + 2.0 * r * self.cosine * self.y1 - r * r * self.y2
        self.x2, self.x1, self.y2, self.y1 = self.x1, x, self.y1, y
        return y


class Breathing:
    """Zero crossings of the weighted sum of residuals, 0.1 to 0.5 Hz."""

    LOW, HIGH = 0.1, 0.5

    def __init__(self, subcarriers=56, rate=100.0, window=30.0):
        self.subcarriers, self.rate = subcarriers, rate
        self.capacity, self.needed = int(rate * window), int(rate * 10.0)
        self.filter = Resonator(self.LOW, self.HIGH, rate)
        self.history = []

    def push(self, residuals, weights=()):
        count = min(len(residuals), self.subcarriers)
        if count == 0:
            return
        even = 1.0 / count
        fused = 0.0
        for i in range(count):
            fused += residuals[i] * (weights[i] if i < len(weights) else even)
        self.history.append(self.filter(fused))
        del self.history[: max(0, len(self.history) - self.capacity)]

    def estimate(self):
        values = self.history
        if len(values) < self.needed or not values:
            return None
        crossings = sum(1 for a, b in zip(values, values[1:]) if a * b < 0.0)
        hertz = crossings / (2.0 * (len(values) / self.rate))
        if not self.LOW <= hertz <= self.HIGH:
            return None
        mean = sum_of(values) / len(values)
        variance = sum_of((v - mean) ** 2 for v in values) / len(values)
        confidence = 0.0 if variance < 1e-15 else min(1.0, max(abs(v) for v in values) / math.sqrt(variance) / 5.0)
        return [60.0 * hertz, confidence, "Valid" if confidence >= 0.7 else "Degraded" if confidence >= 0.4 else "Unreliable"]


class Heart:
    """First maximum of the autocorrelation of the coherent sum, 0.8 to 2 Hz."""

    LOW, HIGH = 0.8, 2.0

    def __init__(self, subcarriers=56, rate=100.0, window=15.0):
        self.subcarriers, self.rate = subcarriers, rate
        self.capacity, self.needed = int(rate * window), int(rate * 5.0)
        self.filter = Resonator(self.LOW, self.HIGH, rate)
        self.history = []
        self.count = 0

    def push(self, residuals, phases):
        count = min(len(residuals), len(phases), self.subcarriers)
        if count == 0:
            return
        self.count = count
        self.history.append(self.filter(self.fuse(residuals, phases, count)))
        del self.history[: max(0, len(self.history) - self.capacity)]

    @staticmethod
    def fuse(residuals, phases, count):
        if count <= 1:
            return residuals[0]
        total = weight = 0.0
        for i in range(count):
            first = min(i, count - 2)
            coherence = math.exp(-abs(phases[first + 1] - phases[first]))
            total += residuals[i] * coherence
            weight += coherence
        return total / weight if weight > 1e-15 else 0.0

    def estimate(self):
        values = self.history
        size = len(values)
        if size < self.needed or not values:
            return None
        mean = sum_of(values) / size
        centred = [v - mean for v in values]
        power = sum_of(v * v for v in centred)
        if power < 1e-15:
            return None
        first, last = int(self.rate / self.HIGH), min(math.ceil(self.rate / self.LOW), size // 2)
        if first >= last:
            return None
        best, at = None, 0
        for lag in range(first, last + 1):
            value = sum_of(a * b for a, b in zip(centred, centred[lag:])) / power
            if best is None or value > best:
                best, at = value, lag
        if best is None or best <= 0.0 or at == 0:
            return None
        rate = 60.0 * self.rate / at
        if not 40.0 <= rate <= 180.0:
            return None
        confidence = min(1.0, max(0.0, best * min(1.0, self.count / 4.0)))
        enough = confidence >= 0.6 and self.count >= 4
        return [rate, confidence, "Valid" if enough else "Degraded" if confidence >= 0.3 else "Unreliable"]


class Spread:
    """Welford's running mean and sample deviation."""

    def __init__(self):
        self.count, self.mean, self.squares = 0, 0.0, 0.0

    def add(self, value):
        self.count += 1
        before = value - self.mean
        self.mean += before / self.count
        self.squares += before * (value - self.mean)

    def score(self, value):
        deviation = math.sqrt(self.squares / (self.count - 1)) if self.count > 1 else 0.0
        return 0.0 if deviation < 1e-10 else (value - self.mean) / deviation


class Anomalies:
    """Rates outside their bounds, and sudden changes of a rate."""

    def __init__(self, threshold=2.5):
        self.threshold = threshold
        self.breathing, self.heart = Spread(), Spread()

    def check(self, breathing, heart):
        """Each is a rate and its confidence; an estimate that is missing is (0, 0)."""
        self.breathing.add(breathing[0])
        self.heart.add(heart[0])
        if self.breathing.count < 5:
            return []
        return [
            *self.of_breathing(*breathing),
            *self.sudden(self.breathing, breathing[0], "respiratory", "respiratory rate", "RR"),
            *self.of_heart(*heart),
            *self.sudden(self.heart, heart[0], "cardiac", "heart rate", "HR"),
        ]

    @staticmethod
    def of_breathing(rate, confidence):
        if confidence <= 0.3:
            return []
        if rate < 4.0:
            return [alert("apnea", "respiratory", 0.9, f"Possible apnea detected: RR = {rate:.1f} BPM")]
        if rate > 30.0:
            return [alert("tachypnea", "respiratory", clamp((rate - 30.0) / 20.0, 0.3, 1.0), f"Elevated respiratory rate: RR = {rate:.1f} BPM")]
        if rate < 8.0:
            return [alert("bradypnea", "respiratory", clamp((8.0 - rate) / 8.0, 0.3, 0.8), f"Low respiratory rate: RR = {rate:.1f} BPM")]
        return []

    @staticmethod
    def of_heart(rate, confidence):
        if confidence <= 0.3:
            return []
        if rate > 100.0:
            return [alert("tachycardia", "cardiac", clamp((rate - 100.0) / 80.0, 0.3, 1.0), f"Elevated heart rate: HR = {rate:.1f} BPM")]
        if rate < 50.0:
            return [alert("bradycardia", "cardiac", clamp((50.0 - rate) / 30.0, 0.3, 1.0), f"Low heart rate: HR = {rate:.1f} BPM")]
        return []

    def sudden(self, spread, rate, vital, words, sign):
        score = spread.score(rate)
        if abs(score) <= self.threshold:
            return []
        severity = clamp(abs(score) / (2.0 * self.threshold), 0.2, 1.0)
        return [alert("sudden_change", vital, severity, f"Sudden {words} change: z-score = {score:.2f} ({sign} = {rate:.1f} BPM)")]


def alert(kind, vital, severity, message):
    return {"alert_type": kind, "message": message, "severity": severity, "vital_type": vital}


def clamp(value, low, high):
    return min(max(value, low), high)


def sum_of(values):
    """Left to right: the built-in sum is compensated in newer Pythons."""
    total = 0.0
    for value in values:
        total += value
    return total


def statistics(readings):
    """The store's summary: unavailable estimates count as zeros."""
    def of(sign, at):
        rates = [reading[at][0] for reading in readings]
        return {f"{sign}_mean": sum_of(rates) / len(rates), f"{sign}_min": min(rates), f"{sign}_max": max(rates)}

    valid = sum(1 for reading in readings if all(part[2] == "Valid" for part in reading))
    return {"count": len(readings), **of("rr", 0), **of("hr", 1), "valid_fraction": valid / len(readings)}


def run(amplitudes, phases, rate, config):
    width, last = len(amplitudes[0]), len(amplitudes) - 1
    preprocessor = Preprocessor(width, config["alpha"])
    breathing = Breathing(width, rate, config["breathing_window_s"])
    heart = Heart(width, rate, config["heart_window_s"])
    weights = () if config["weights"] == UNIFORM else config["weights"]
    anomalies, stored = Anomalies(), []
    out = {name: [] for name in ("alerts", "breathing_every5", "breathing_filtered", "heart_every5", "heart_filtered", "residual_sum_per_frame", "residuals_at")}
    for frame in range(last + 1):
        residuals = preprocessor.process(amplitudes[frame])
        breathing.push(residuals, weights)
        heart.push(residuals, phases[frame])
        out["residual_sum_per_frame"].append(sum_of(residuals))
        out["breathing_filtered"].append(breathing.history[-1])
        out["heart_filtered"].append(heart.history[-1])
        if frame % 100 == 0 or frame == last:
            out["residuals_at"].append([frame, residuals])
        reads = (frame + 1) % config["reading_every_frames"] == 0
        shows = frame % 5 == 0 or frame == last
        if not (reads or shows):
            continue
        estimates = breathing.estimate(), heart.estimate()
        if shows:
            out["breathing_every5"].append([frame, estimates[0]])
            out["heart_every5"].append([frame, estimates[1]])
        if reads:
            reading = [estimate or [0.0, 0.0, "Unavailable"] for estimate in estimates]
            alerts = anomalies.check(reading[0][:2], reading[1][:2])
            if alerts:
                out["alerts"].append([frame, alerts])
            stored = (stored + [reading])[-max(1, config["store_capacity"]) :]
    out["predictions_last"] = preprocessor.predictions
    out["anomaly_state"] = {"count": anomalies.breathing.count, "hr_mean": anomalies.heart.mean, "rr_mean": anomalies.breathing.mean}
    out["store_stats"] = statistics(stored)
    out["config"] = config
    return dict(sorted(out.items()))


DEFAULTS = {
    "alpha": 0.05,
    "anomaly": "default (60, 2.5)",
    "breathing_window_s": 30.0,
    "heart_window_s": 15.0,
    "reading_every_frames": 20,
    "signal_quality": 0.9,
    "store_capacity": 50,
    "weights": UNIFORM,
}


if __name__ == "__main__":
    frames = read_stream(sys.argv[1])
    result = {**run(*frames, DEFAULTS), "stream": sys.argv[1].rsplit("/", 1)[-1].removesuffix(".json")}
    json.dump(result, sys.stdout, sort_keys=True, separators=(",", ":"))
