"""Warps one pair with a Python library, once for each line on standard input.

Usage: peers.py LIBRARY FIRST SECOND, the series as raw little-endian doubles. Prints "missing" where the library cannot be
imported, else its version; then for each line the seconds that one call took and the distance.
"""
import array
import importlib.metadata
import sys
import time


def series(path):
    values = array.array("d")
    with open(path, "rb") as file:
        values.frombytes(file.read())
    return values


def warper(library):
    import numpy

    if library == "dtaidistance":
        from dtaidistance import dtw
        return lambda a, b: dtw.distance_fast(numpy.array(a), numpy.array(b), inner_dist="euclidean")
    if library == "aeon":
        from aeon.distances import dtw_distance
        return lambda a, b: dtw_distance(numpy.array(a), numpy.array(b))
    if library == "tslearn":
        from tslearn.metrics import dtw
        return lambda a, b: dtw(numpy.array(a), numpy.array(b)) ** 2
    if library == "dtw-python":
        from dtw import dtw
        return lambda a, b: dtw(numpy.array(a), numpy.array(b), step_pattern="symmetric1", distance_only=True).distance
    if library == "fastdtw":
        from fastdtw import fastdtw
        return lambda a, b: fastdtw(list(a), list(b), radius=1)[0]
    raise SystemExit(f"unknown library {library}")


def main():
    library, first, second = sys.argv[1], series(sys.argv[2]), series(sys.argv[3])
    try:
        warp = warper(library)
        warp(first[:50], second[:50])
    except ImportError:
        print("missing", flush=True)
        return
    print(importlib.metadata.version(library), flush=True)
    for _ in sys.stdin:
        start = time.perf_counter()
        distance = warp(first, second)
        print(time.perf_counter() - start, repr(float(distance)), flush=True)


main()
