"""Writes the golden files of NeuroPose.Statistics: what numpy, scipy and scikit-learn say of the same numbers.

    python3 make.py ../../golden/statistics
"""

import json
import math
import sys
from fractions import Fraction
from pathlib import Path

import numpy as np
import scipy
import sklearn
from scipy import stats
from sklearn import metrics

from seeded import SeededRandom

SHARES = [0.0, 0.025, 0.1, 0.25, 1 / 3, 0.5, 0.75, 0.9, 0.975, 1.0]


def plain(value):
    """Numbers as the other golden files have them: those that JSON has no word for are strings."""
    if isinstance(value, dict):
        return {key: plain(one) for key, one in value.items()}
    if isinstance(value, (list, tuple, np.ndarray)):
        return [plain(one) for one in value]
    if isinstance(value, (str, bool, int)):
        return value
    value = float(value)
    return value if math.isfinite(value) else {math.inf: "Infinity", -math.inf: "-Infinity"}.get(value, "NaN")


def samples(rng):
    return {
        "normal": rng.normal(3.0, 2.0, 60),
        "far from zero": 1e6 + rng.normal(0.0, 1e-3, 40),
        "ties": rng.integers(0, 6, 50).astype(float),
        "heavy tails": rng.standard_t(2, 101) * 0.1,
        "one": np.array([4.25]),
        "two": np.array([0.1, 0.4]),
        "negative and tiny": np.array([-1e-300, -3.0, 0.0, 5e-324, 2.0]),
        "unknown within": np.array([1.0, math.nan, 3.0, 4.0]),
    }


def descriptive(rng):
    cases = []
    for name, values in samples(rng).items():
        case = {
            "name": name, "values": values, "mean": np.mean(values), "median": np.median(values),
            "quantiles": [{"share": share, "value": np.quantile(values, share)} for share in SHARES], "spreads": [],
        }
        for ddof in (0, 1):
            if len(values) > ddof:
                deviation = np.std(values, ddof=ddof)
                scores = (values - np.mean(values)) / deviation if deviation != 0 else np.full(len(values), math.nan)
                case["spreads"].append({"ddof": ddof, "variance": np.var(values, ddof=ddof), "deviation": deviation, "scores": scores})
        cases.append(case)
    return {"cases": cases}


def pairs(rng):
    return {
        "apart": (rng.normal(0.0, 1.0, 30), rng.normal(1.0, 1.5, 25)),
        "alike": (rng.normal(0.0, 1.0, 40), rng.normal(0.0, 1.0, 40)),
        "many ties": (rng.integers(0, 5, 60).astype(float), rng.integers(1, 6, 45).astype(float)),
        "separate": (np.array([1.0, 2.0, 3.0]), np.array([4.0, 5.0])),
        "one and many": (np.array([0.5]), rng.uniform(0.0, 1.0, 20)),
        "two and one": (np.array([1.0, 2.0]), np.array([4.0])),
        "two and two": (np.array([1.0, 2.5]), np.array([4.0, 3.0])),
        "same value": (np.full(4, 2.0), np.full(3, 2.0)),
        "many": (rng.normal(0.0, 1.0, 700), rng.normal(0.1, 1.0, 600)),
    }


def small_sample_factor(freedom):
    """Γ(ν/2) / (√(ν/2) Γ((ν − 1)/2)): gamma of whole and half numbers is a fraction of whole numbers, but for √π."""
    half = freedom // 2
    if freedom % 2 == 0:
        ratio = float(Fraction(4 ** (half - 1), math.comb(2 * half - 2, half - 1))) / math.sqrt(math.pi)
    else:
        ratio = float(Fraction(half * math.comb(2 * half, half), 4 ** half)) * math.sqrt(math.pi)
    return ratio / math.sqrt(freedom / 2)


def two_samples(rng):
    cases = []
    for name, (first, second) in pairs(rng).items():
        u = stats.mannwhitneyu(second, first).statistic
        area = u / (len(first) * len(second))
        truth = np.r_[np.zeros(len(first)), np.ones(len(second))]
        case = {"name": name, "first": first, "second": second, "auc": area, "cliffs_delta": 1 - (2 * area)}
        if len(first) + len(second) < 200:
            scores = np.r_[first, second]
            case["curves"] = []
            for direction, sign in (("HigherIsPositive", 1.0), ("LowerIsPositive", -1.0)):
                false, true, limits = metrics.roc_curve(truth, sign * scores, drop_intermediate=False)
                case["curves"].append({
                    "direction": direction, "limits": sign * limits[1:], "false_positives": false, "true_positives": true,
                    "area": metrics.roc_auc_score(truth, sign * scores),
                })
        freedom = len(first) + len(second) - 2
        spread = math.sqrt((((first - first.mean()) ** 2).sum() + ((second - second.mean()) ** 2).sum()) / freedom)
        case["cohens_d"] = (first.mean() - second.mean()) / spread if spread > 0 else math.nan
        case["hedges_g"] = case["cohens_d"] * (small_sample_factor(freedom) if freedom > 1 else math.nan)
        if spread > 0 and min(len(first), len(second)) > 1:
            # Student's t says the same of both samples: d = t √(1/n + 1/m).
            case["d_by_t"] = stats.ttest_ind(first, second).statistic * math.sqrt((1 / len(first)) + (1 / len(second)))
        cases.append(case)
    return {"cases": cases}


def mean(values):
    total = 0.0
    for value in values:
        total += value
    return total / len(values)


def bootstrap(rng):
    """Our own stream of random numbers again, in Python, for every digit; scipy's own bootstrap for what the interval is about."""
    cases = []
    samples_of = {"normal": rng.normal(10.0, 3.0, 40), "skewed": rng.exponential(2.0, 30)}
    for name, values in samples_of.items():
        for seed, purpose, draws, level in ((7, None, 400, 0.95), (7, "second", 400, 0.95), (-3, "other level", 1000, 0.9)):
            random = SeededRandom(seed)
            random = random.fork(purpose) if purpose else random
            drawn = sorted(mean([values[random.next_int(len(values))] for _ in values]) for _ in range(draws))
            cut = {(400, 0.95): 10, (1000, 0.9): 50}[draws, level]
            cases.append({
                "name": name, "values": values, "seed": seed, "purpose": purpose or "", "draws": draws, "level": level,
                "low": drawn[cut], "high": drawn[draws - 1 - cut],
            })
    of_scipy = []
    for name, values in samples_of.items():
        found = stats.bootstrap((values,), np.mean, n_resamples=200_000, method="percentile", vectorized=True, random_state=1, batch=10_000)
        of_scipy.append({"name": name, "values": values, "low": found.confidence_interval.low, "high": found.confidence_interval.high})
    return {"cases": cases, "of_scipy": of_scipy}


def write(path, content):
    with open(path, "w", encoding="utf-8", newline="\n") as file:
        json.dump(plain(content), file, separators=(",", ":"), allow_nan=False)


def main():
    folder = Path(sys.argv[1])
    for name, make in (("descriptive", descriptive), ("two_samples", two_samples), ("bootstrap", bootstrap)):
        write(folder / f"{name}.json", make(np.random.default_rng(20261201)))
    print(f"Python {sys.version.split()[0]}, numpy {np.__version__}, scipy {scipy.__version__}, scikit-learn {sklearn.__version__}")


main()
