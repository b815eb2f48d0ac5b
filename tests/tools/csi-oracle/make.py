"""Writes the golden files of our own: two streams, and what the reference should say of them.

    python3 make.py ../../golden/csi
"""

import cmath
import json
import math
import sys
from pathlib import Path

import features as f
import modules as m
import streams
import vitals

COLUMNS = [
    "human_detected", "confidence", "motion_score", "raw_confidence", "threshold", "variance_c", "correlation_c",
    "phase_c", "doppler_c", "temporal_variance", "spatial_variance", "velocity", "direction", "analysis_confidence",
]


class Stream:
    def __init__(self, folder, packed):
        self.name = "stream_" + packed["name"]
        path = folder / f"{self.name}.json"
        write(path, packed)
        self.amplitude, self.phase, self.rate = vitals.read_stream(path)

    def frames(self, numbers):
        """One frame for each antenna."""
        return [self.amplitude[i] for i in numbers], [self.phase[i] for i in numbers]


def write(path, content):
    with open(path, "w", encoding="utf-8", newline="\n") as file:
        json.dump(content, file, sort_keys=True, separators=(",", ":"))


def feature_case(stream, antennas, history=(), size=None):
    amplitude, phase = stream.frames(antennas)
    earlier = [stream.amplitude[i] for i in history]
    found = f.features(amplitude, phase, earlier, stream.rate, size or 128)
    case = {"antenna_frames": list(antennas), "features": found, "history_frames": list(history), "history_len": len(earlier)}
    return case if size is None else {**case, "fft_size": size}


def feature_cases(stream):
    return [
        feature_case(stream, [0, 7, 13]),
        feature_case(stream, [200]),
        feature_case(stream, [190, 195]),
        feature_case(stream, [410, 417, 423, 430]),
        feature_case(stream, [240, 243], range(140, 177)),
        feature_case(stream, [450, 453], range(400, 450)),
        feature_case(stream, [30, 31], range(10)),
        feature_case(stream, [30, 31], range(9)),
        feature_case(stream, [0, 7, 13], size=100),
        feature_case(stream, [440, 441, 442], size=256),
        feature_case(stream, [20, 210], size=31),
    ]


def motion_runs(stream, steps=30):
    runs = []
    for name in ("default", "adaptive", "calibrated", "doppler"):
        detector, rows, history = f.Motion(adapts=name == "adaptive"), [], []
        for step in range(steps):
            first = 18 * step + 6
            amplitude, phase = stream.frames([first, first + 2, first + 5])
            found = f.features(amplitude, phase, history if name == "doppler" else (), stream.rate)
            if name == "calibrated" and step == 3:
                detector.calibrate(found)
            rows.append(detector.detect(found))
            history.append(stream.amplitude[first])
        runs.append({"name": name, "rows": rows, "stats": [steps, detector.found, detector.found / steps, steps, name == "calibrated"]})
    return runs


def processor_case(stream, antennas, decibels):
    rows, _ = stream.frames(antennas)
    removed = f.remove_noise(rows, decibels)
    return {
        "antenna_frames": antennas,
        "noise_threshold": decibels,
        "normalized": f.normalize(rows),
        "preprocessed": f.normalize(f.window(removed)),
        "removed": removed,
        "windowed": f.window(rows),
    }


def complex_row(stream, count=8):
    polar = zip(stream.amplitude[0][:count], stream.phase[0][:count])
    return [[a * math.cos(p), a * math.sin(p)] for a, p in polar]


def hardware_case(stream, count, canonical=56, statistics=None):
    def values(rows):
        return [rows[200 + j // 56][j % 56] for j in range(count)]

    return {
        "amplitude": m.scores(m.resample(values(stream.amplitude), canonical), statistics),
        "canonical": canonical,
        "hardware": {64: "Esp32S3", 30: "Intel5300", 56: "Atheros"}.get(count, "Generic"),
        "n": count,
        "phase": m.detrended(m.resample(values(stream.phase), canonical)),
        "stats": statistics,
    }


def selection(stream, moving=(180, 240), still=(0, 170)):
    rows, rest = stream.amplitude[slice(*moving)], stream.amplitude[slice(*still)]
    ratios, variances = m.sensitivities(rows, rest), [m.column_variance(rows, k) for k in range(len(rows[0]))]
    chosen = m.ranked(ratios, 20, 1.5)
    return {
        "by_variance_top8_on_motion": {"indices": m.ranked(variances, 8), "scores": variances},
        "default": {"indices": chosen, "scores": ratios},
        "extract_selected_first_row": [rows[0][k] for k in chosen],
        "motion_frames": list(moving),
        "static_frames": list(still),
        "top5_min3": {"indices": m.ranked(ratios, 5, 3.0)},
    }


def velocities(stream, frames=(150, 350)):
    config = {"carrier_frequency": 5.2e9, "hop_size": 15, "max_velocity": 0.35, "n_velocity_bins": 21, "window_size": 50}
    data, bins, step = m.velocity_profile(stream.amplitude[slice(*frames)], stream.rate, config)
    return {
        "config": config, "data": data, "frames": list(frames), "fs": stream.rate, "n_time": len(data[0]),
        "time_resolution": config["hop_size"] / stream.rate, "velocity_bins": bins, "velocity_resolution": step,
    }


def pairs(stream, count=12):
    antennas = [[complex(stream.amplitude[11 * i][j], stream.phase[11 * i][j]) for j in range(count)] for i in range(3)]
    products = m.pair_products(antennas)
    return {
        "amplitude": [[abs(v) for v in row] for row in products],
        "phase": [[cmath.phase(v) for v in row] for row in products],
        "ratio": [[[v.real, v.imag] for v in row] for row in products],
    }


def main(folder):
    bursts, turns = Stream(folder, streams.bursts()), Stream(folder, streams.turns())
    for stream, every in ((bursts, 20), (turns, 100)):
        config = {**vitals.DEFAULTS, "reading_every_frames": every}
        result = vitals.run(stream.amplitude, stream.phase, stream.rate, config)
        write(folder / f"{stream.name.replace('stream_', 'vitals_')}.json", {**result, "stream": stream.name})

    def save(what, stream, content):
        write(folder / f"{what}_{stream.name.removeprefix('stream_')}.json", {**content, "stream": stream.name})

    save("features", bursts, {"cases": feature_cases(bursts)})
    save("motion", bursts, {"columns": COLUMNS, "runs": motion_runs(bursts)})
    processor = [processor_case(bursts, *case) for case in (([0, 7, 13], -30.0), ([200], 20.0), ([440, 441], 21.0), ([5, 6], 60.0))]
    save("csi_processor", bursts, {
        "cases": processor, "history_len": 4, "to_complex_row0_first8": complex_row(bursts),
        "recent2_amp00": [bursts.amplitude[4][0], bursts.amplitude[5][0]],
    })
    sizes = [(64,), (30,), (56,), (52,), (114,), (192,), (1,), (2,), (3,), (56, 64), (56, 30), (56, 1), (64, 56, (10.0, 2.5)), (64, 56, (10.0, 0.0))]
    save("hardware_norm", bursts, {"cases": [hardware_case(bursts, *size) for size in sizes]})
    save("selection", bursts, selection(bursts))
    save("bvp", bursts, velocities(bursts))
    save("csi_ratio", turns, pairs(turns))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
