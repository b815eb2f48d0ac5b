"""Prints as JSON what h5py reads from an NWB file: each text, number and link by its path; long datasets by their shape and first values.

Usage: read.py FILE
"""
import json
import sys

import h5py
import numpy as np


def plain(value):
    if isinstance(value, bytes):
        return value.decode()
    if isinstance(value, np.ndarray):
        return [plain(one) for one in value]
    if isinstance(value, np.generic):
        return plain(value.item())
    if isinstance(value, float) and value != value:
        return "NaN"
    return value


def entries(group, file):
    for name in group:
        path = f"{group.name.rstrip('/')}/{name}"
        kind = group.get(name, getlink=True)
        if isinstance(kind, h5py.SoftLink):
            yield path, {"link": kind.path}
            continue
        item = group[name]
        attributes = {key: file[value].name if isinstance(value, h5py.Reference) else plain(value) for key, value in item.attrs.items()}
        if isinstance(item, h5py.Group):
            yield path, {"attributes": attributes}
            if path != "/specifications":
                yield from entries(item, file)
        else:
            value = item[()] if item.shape == () else item[:4]
            yield path, {"attributes": attributes, "shape": list(item.shape), "type": str(item.dtype), "value": plain(value)}


with h5py.File(sys.argv[1], "r") as f:
    print(json.dumps(dict(entries(f, f))))
