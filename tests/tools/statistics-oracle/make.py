"""Writes the golden files of NeuroPose.Statistics: what numpy, scipy and scikit-learn say of the same numbers.

    python3 make.py ../../golden/statistics
"""

import itertools
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


def student_quantile(share, freedom):
    """scipy's own is good to 10 digits; its chances are good to the last, so that Newton's way makes it better."""
    quantile = stats.t.ppf(share, freedom)
    for _ in range(3):
        quantile -= (stats.t.cdf(quantile, freedom) - share) / stats.t.pdf(quantile, freedom)
    return quantile


def distributions(rng):
    """Chances and quantiles, far out as well."""
    student = [
        {"t": t, "freedom": nu, "upper_tail": stats.t.sf(t, nu)}
        for t in (0.0, 1e-6, 0.3, 1.0, 2.2281388519649385, 4.5, 12.0, 60.0, 1e4) for nu in (1.0, 2.0, 3.7, 10.0, 33.3, 200.0, 5000.0, 1e6)
    ]
    fisher = [
        {"f": f, "numerator": one, "denominator": other, "upper_tail": stats.f.sf(f, one, other)}
        for f in (1e-3, 0.2, 1.0, 2.5, 9.0, 80.0) for one in (1.0, 3.0, 7.5, 40.0) for other in (1.0, 2.3, 15.0, 400.0)
    ]
    normal = [{"z": z, "upper_tail": stats.norm.sf(z)} for z in (-3.0, -0.5, 0.0, 0.1, 1.0, 1.9599639845400545, 2.0, 2.5, 5.0, 12.0, 30.0)]
    quantiles = [
        {"share": share, "numerator": one, "denominator": other, "normal": stats.norm.ppf(share), "student": student_quantile(share, other), "f": stats.f.ppf(share, one, other)}
        for share in (0.001, 0.025, 0.3, 0.5, 0.75, 0.975, 0.9999) for one in (1.0, 4.0, 11.6) for other in (3.0, 5.07, 30.0)
    ]
    return {"student": student, "f": fisher, "normal": normal, "quantiles": quantiles}


def permutations(rng):
    """Two-sided tests of means over all permutations; scipy's own p is twice the smaller one-sided, so the statistic is its size."""
    cases = []
    for name, first, second in (
        ("apart", rng.normal(0.0, 1.0, 6), rng.normal(1.5, 1.0, 7)),
        ("equally many", rng.normal(0.0, 1.0, 6), rng.normal(1.0, 1.0, 6)),
        ("ties", rng.integers(0, 4, 5).astype(float), rng.integers(1, 5, 7).astype(float)),
        ("few", np.array([1.0, 2.0, 3.0]), np.array([4.0, 5.0, 6.5])),
    ):
        found = stats.permutation_test((first, second), lambda a, b: abs(a.mean() - b.mean()), alternative="greater", n_resamples=np.inf, permutation_type="independent")
        cases.append({"name": name, "paired": False, "first": first, "second": second, "permutations": len(found.null_distribution), "p": found.pvalue})
    for name, first, second in (
        ("pairs", rng.normal(0.0, 1.0, 9), rng.normal(0.7, 1.0, 9)),
        ("whole numbers", rng.integers(0, 9, 8).astype(float), rng.integers(0, 9, 8).astype(float)),
    ):
        found = stats.permutation_test((first, second), lambda a, b: abs((a - b).mean()), alternative="greater", n_resamples=np.inf, permutation_type="samples")
        cases.append({"name": name, "paired": True, "first": first, "second": second, "permutations": len(found.null_distribution), "p": found.pvalue})
    return {"cases": cases}


def areas(rng):
    """DeLong's standard error from the matrix of all pairs."""
    cases = []
    for name, (first, second) in pairs(rng).items():
        if min(len(first), len(second)) > 1 and name not in ("separate", "two and two", "same value"):
            above = (second[:, None] > first[None, :]) + 0.5 * (second[:, None] == first[None, :])
            error = math.sqrt(above.mean(axis=1).var(ddof=1) / len(second) + above.mean(axis=0).var(ddof=1) / len(first))
            half = stats.norm.ppf(0.975) * error
            cases.append({
                "name": name, "negatives": first, "positives": second, "area": above.mean(), "error": error,
                "low": max(0.0, above.mean() - half), "high": min(1.0, above.mean() + half),
            })
    return {"cases": cases}


def smooth(rng, curves, nodes, sigma):
    kernel = np.exp(-0.5 * (np.arange(-4 * sigma, 4 * sigma + 1) / sigma) ** 2)
    noise = rng.normal(0.0, 1.0, (curves, nodes + len(kernel) - 1))
    return np.array([np.convolve(row, kernel / math.sqrt((kernel ** 2).sum()), mode="valid") for row in noise])


def one_sample_t(differences):
    return differences.mean(axis=0) / (differences.std(axis=0, ddof=1) / math.sqrt(len(differences)))


def greatest_mass(t, forming):
    greatest = run = 0.0
    sign = 0.0
    for value in t:
        run = (run if np.sign(value) == sign else 0.0) + abs(value) - forming if abs(value) > forming else 0.0
        sign = np.sign(value) if abs(value) > forming else 0.0
        greatest = max(greatest, run)
    return greatest


def curves(rng):
    """Tests over curves, each permutation by its own means and deviations."""
    cases = []
    bump = 1.6 * np.exp(-0.5 * ((np.arange(51) - 30) / 5) ** 2)
    first, second = smooth(rng, 9, 51, 4) + bump, smooth(rng, 9, 51, 4)
    differences = first - second
    signs = np.array(list(itertools.product((1.0, -1.0), repeat=9)))
    every = np.array([one_sample_t(sign[:, None] * differences) for sign in signs])
    cases.append(case_of("paired", first, second, one_sample_t(differences), every, 8, differences - differences.mean(axis=0)))
    first, second = smooth(rng, 5, 51, 4) * 2 + bump, smooth(rng, 7, 51, 4)
    both = np.r_[first, second]
    ways = [list(way) for way in itertools.combinations(range(12), 5)]
    for name, equal in (("two samples", True), ("welch", False)):
        every = np.array([stats.ttest_ind(both[way], np.delete(both, way, axis=0), equal_var=equal).statistic for way in ways])
        residuals = np.r_[first - first.mean(axis=0), second - second.mean(axis=0)]
        cases.append(case_of(name, first, second, every[0], every, 10, residuals))
    return {"cases": cases}


def case_of(name, first, second, t, every, freedom, residuals):
    greatest = np.sort(np.abs(every).max(axis=1))
    forming = student_quantile(0.975, freedom)
    masses = np.array([greatest_mass(one, forming) for one in every])
    gradients = np.gradient(residuals, axis=1)
    width = 1 / np.sqrt((gradients ** 2).sum(axis=0) / (residuals ** 2).sum(axis=0) / (4 * math.log(2))).mean()
    return {
        "name": name, "first": first, "second": second, "t": t, "permutations": len(every), "forming": forming,
        "critical": greatest[math.ceil(0.95 * len(every)) - 1], "p": (greatest >= np.abs(t).max() - 1e-9).mean(),
        "mass": greatest_mass(t, forming), "mass_p": (masses >= greatest_mass(t, forming) - 1e-9).mean(), "fwhm": width,
    }


def write(path, content):
    with open(path, "w", encoding="utf-8", newline="\n") as file:
        json.dump(plain(content), file, separators=(",", ":"), allow_nan=False)


def main():
    folder = Path(sys.argv[1])
    makers = (descriptive, two_samples, bootstrap, distributions, permutations, areas, curves)
    for name, make in ((make.__name__, make) for make in makers):
        write(folder / f"{name}.json", make(np.random.default_rng(20261201)))
    print(f"Python {sys.version.split()[0]}, numpy {np.__version__}, scipy {scipy.__version__}, scikit-learn {sklearn.__version__}")


main()
