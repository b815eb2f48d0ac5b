"""Breaks an NWB file in many ways, one a file: BASE is copied to DIR/<way>.nwb for each way, with that one thing wrong.

Usage: break.py BASE DIR
"""
import os
import shutil
import sys
import uuid

import h5py
import numpy as np

VIDEO0 = "acquisition/cam0_video"
VIDEO1 = "acquisition/cam1_video"
CUE = "acquisition/ttl_cue"
BEHAVIOR = "processing/behavior"
EVENTS = BEHAVIOR + "/bpod_events"
COLUMN = EVENTS + "/trial_number"
POSE0 = BEHAVIOR + "/PoseEstimation_cam0"
POSE1 = BEHAVIOR + "/PoseEstimation_cam1"
ENERGY = BEHAVIOR + "/BehavioralTimeSeries/motion_energy_whisker"
PUPIL = BEHAVIOR + "/BehavioralTimeSeries/pupil_center"
REWARD = BEHAVIOR + "/BehavioralEvents/reward_amount"
SKELETON = BEHAVIOR + "/Skeletons/mouse"
TRIALS = "intervals/trials"
SUBJECT = "general/subject"
TEXT = h5py.string_dtype()

WAYS = {}


def way(name):
    def keep(function):
        WAYS[name] = function
        return function
    return keep


def put(f, path, value, dtype=None):
    """Other data in the place of a dataset, with its attributes."""
    attributes = dict(f[path].attrs) if path in f else {}
    if path in f:
        del f[path]
    f.create_dataset(path, data=value, dtype=dtype)
    for name, kept in attributes.items():
        f[path].attrs[name] = kept


def mark(f, path, space, kind, **more):
    """Gives an object its type and an id."""
    for name, value in dict(more, namespace=space, neurodata_type=kind, object_id=str(uuid.uuid4())).items():
        f[path].attrs[name] = value


def attribute(path, name, value):
    return lambda f: f[path].attrs.__setitem__(name, value)


def without_attribute(path, name):
    return lambda f: f[path].attrs.__delitem__(name)


def data(path, value, dtype=None):
    return lambda f: put(f, path, value, dtype)


def without(*paths):
    def remove(f):
        for path in paths:
            del f[path]
    return remove


def element(path, at, value):
    def change(f):
        values = f[path][()]
        values[at] = value
        put(f, path, values, f[path].dtype)
    return change


WAYS.update({
    "object-id-missing": without_attribute(COLUMN, "object_id"),
    "namespace-missing": without_attribute(COLUMN, "namespace"),
    "neurodata-type-missing": without_attribute(COLUMN, "neurodata_type"),
    "object-id-form": attribute(COLUMN, "object_id", "1"),
    "link-dangling": lambda f: (without(SKELETON + "/subject")(f), f.__setitem__(SKELETON + "/subject", h5py.SoftLink("/nowhere"))),
    "link-external": lambda f: f.__setitem__("acquisition/other", h5py.ExternalLink("other.h5", "/x")),
    "hard-link": lambda f: f.__setitem__("acquisition/again", f[CUE]),
    "reference-dangling": attribute(EVENTS + "/kind", "meanings", h5py.Reference()),
    "name-colon": lambda f: f.move(CUE, "acquisition/ttl:cue"),
    "name-slash": lambda f: f.move(CUE, "acquisition/ttl\\cue"),
    "nwb-version-missing": without_attribute("/", "nwb_version"),
    "nwb-version": attribute("/", "nwb_version", "1.0.6"),
    "identifier-missing": data("identifier", "", TEXT),
    "session-description-missing": without("session_description"),
    "date-missing": without("timestamps_reference_time"),
    "date-form": data("session_start_time", "yesterday", TEXT),
    "date-naive": data("session_start_time", "2025-11-01T10:00:00.000000", TEXT),
    "session-start-future": data("session_start_time", "2125-11-01T10:00:00.000000+01:00", TEXT),
    "session-start-old": data("session_start_time", "1970-01-01T00:00:00.000000+00:00", TEXT),
    "experimenter-missing": without("general/experimenter"),
    "experiment-description-missing": without("general/experiment_description"),
    "institution-missing": without("general/institution"),
    "keywords-missing": without("general/keywords"),
    "experimenter-form": data("general/experimenter", ["Jane Doe"], TEXT),
    "publication-doi": data("general/related_publications", ["Doe 2025"], TEXT),
    "session-id-slash": data("general/session_id", "a/b", TEXT),
    "subject-missing": without(SUBJECT, SKELETON + "/subject"),
    "subject-id-missing": without(SUBJECT + "/subject_id"),
    "species-missing": without(SUBJECT + "/species"),
    "species-latin": data(SUBJECT + "/species", "mouse", TEXT),
    "subject-sex": data(SUBJECT + "/sex", "male", TEXT),
    "age-missing": without(SUBJECT + "/age"),
    "age-form": data(SUBJECT + "/age", "90 days", TEXT),
    "age-range": data(SUBJECT + "/age", "P100D/P2M", TEXT),
    "birth-naive": data(SUBJECT + "/date_of_birth", "2025-08-01T00:00:00", TEXT),
    "data-missing": without(ENERGY + "/data"),
    "unit-missing": without_attribute(ENERGY + "/data", "unit"),
    "resolution": attribute(ENERGY + "/data", "resolution", 0.0),
    "spatial-columns": data(POSE0 + "/nose/data", np.zeros((40, 4), "f4")),
    "data-orientation": data(PUPIL + "/data", np.zeros((10, 11))),
    "times-missing": without(REWARD + "/timestamps"),
    "rate-missing": without_attribute(VIDEO1 + "/starting_time", "rate"),
    "rate": attribute(VIDEO1 + "/starting_time", "rate", 0.0),
    "times-negative": data(REWARD + "/timestamps", [-1.0, 1.6, 3.9]),
    "times-length": data(REWARD + "/data", [5.0, 5, 6, 7]),
    "times-form": data(REWARD + "/timestamps", np.array([[1.0], [1.6], [3.9]])),
    "times-nan": data(REWARD + "/timestamps", [1.0, np.nan, 3.9]),
    "times-order": data(REWARD + "/timestamps", [1.6, 1.0, 3.9]),
    "times-regular": data(REWARD + "/timestamps", [1.0, 2.0, 3.0]),
    "times-empty": lambda f: (put(f, REWARD + "/data", np.zeros(0)), put(f, REWARD + "/timestamps", np.zeros(0))),
    "device-missing": without(VIDEO1 + "/device"),
    "video-empty": without(VIDEO1 + "/external_file"),
    "video-format": data(VIDEO0 + "/format", "raw", TEXT),
    "video-twice": data(VIDEO1 + "/data", np.zeros((5, 4, 3), "u1")),
    "file-absolute": data(VIDEO0 + "/external_file", ["/videos/cam0.mp4"], TEXT),
    "file-absent": data(VIDEO0 + "/external_file", ["./nowhere.mp4"], TEXT),
    "starting-frame-missing": without_attribute(VIDEO1 + "/external_file", "starting_frame"),
    "starting-frame-length": attribute(VIDEO1 + "/external_file", "starting_frame", np.array([0], "i4")),
    "starting-frame-order": attribute(VIDEO1 + "/external_file", "starting_frame", np.array([5, 20], "i4")),
    "confidence-length": data(POSE0 + "/nose/confidence", np.zeros(39, "f4")),
    "confidence-range": element(POSE0 + "/nose/confidence", 3, 1.5),
    "skeleton-missing": without(POSE0 + "/mouse"),
    "pose-nodes": lambda f: f.move(POSE1 + "/nose", POSE1 + "/snout"),
    "pose-lengths": lambda f: (put(f, POSE1 + "/nose/data", np.zeros((39, 2), "f4")), put(f, POSE1 + "/nose/confidence", np.zeros(39, "f4"))),
    "pose-devices": without(POSE0 + "/cam0"),
    "skeleton-edges": data(SKELETON + "/edges", np.array([[0, 9]], "u1")),
    "colnames-missing": without_attribute(TRIALS, "colnames"),
    "column-length": data(TRIALS + "/trial_number", np.array([1, 2])),
    "column-description": attribute(TRIALS + "/trial_number", "description", ""),
    "ids-missing": without(TRIALS + "/id"),
    "ids-twice": data(TRIALS + "/id", np.array([0, 1, 1])),
    "meaning-missing": data(EVENTS + "/kind", ["cue", "sneeze", "cue"], TEXT),
    "column-nan": data(TRIALS + "/cue_time", np.full(3, np.nan)),
    "column-negative": data(TRIALS + "/cue_time", [-1.0, np.nan, 1.6]),
    "column-binary": data(TRIALS + "/trial_number", np.array([0, 1, 0])),
    "column-dictionary": data(TRIALS + "/outcome", ["HIT", "{'reward': 5}", "Miss"], TEXT),
    "index-order": data(TRIALS + "/lick_times_index", np.array([2, 1, 3], "u4")),
    "index-end": data(TRIALS + "/lick_times_index", np.array([2, 2, 9], "u4")),
    "event-order": data(CUE + "/timestamp", [1.6, 0.7]),
    "event-nan": data(CUE + "/timestamp", [0.7, np.nan]),
    "interval-nan": element(TRIALS + "/start_time", 1, np.nan),
    "interval-stop": element(TRIALS + "/stop_time", 1, 1.0),
    "trials-overlap": element(TRIALS + "/stop_time", 0, 1.2),
    "description-placeholder": attribute(ENERGY, "description", "No description."),
    "description-missing": without_attribute(ENERGY, "description"),
    "namespace-unknown": attribute(COLUMN, "namespace", "ndx-nothing"),
    "type-unknown": attribute(COLUMN, "neurodata_type", "VectorDatum"),
    "schema-missing": without_attribute(BEHAVIOR, "description"),
    "schema-dtype": lambda f: put(f, REWARD + "/timestamps", f[REWARD + "/timestamps"][()], "f4"),
    "schema-shape": data(VIDEO0 + "/dimension", np.int32(64)),
    "schema-value": attribute(REWARD + "/timestamps", "unit", "ms"),
    "schema-quantity": without(REWARD),
    "link-type": lambda f: (without(VIDEO0 + "/device")(f), f.__setitem__(VIDEO0 + "/device", h5py.SoftLink("/general/subject"))),
    "schema-kind": lambda f: (without("general/lab")(f), f.create_group("general/lab")),
    "reference-type": lambda f: f[EVENTS + "/kind"].attrs.__setitem__("meanings", f[TRIALS].ref),
    "index-target": lambda f: f[TRIALS + "/lick_times_index"].attrs.__setitem__("target", f[TRIALS + "/cue_time"].ref),
    "schema-damaged": lambda f: put(f, "specifications/core/2.9.0/nwb.base", "{", TEXT),
})


@way("object-id-twice")
def _(f):
    f[COLUMN].attrs["object_id"] = f[CUE].attrs["object_id"]


@way("module-name")
def _(f):
    f.create_group("processing/other")
    mark(f, "processing/other", "core", "ProcessingModule", description="something else")


@way("times-twice")
def _(f):
    f.create_dataset(PUPIL + "/starting_time", data=0.7)
    f[PUPIL + "/starting_time"].attrs.update(rate=30.0, unit="seconds")


@way("skeleton-nodes")
def _(f):
    other = BEHAVIOR + "/Skeletons/other"
    f.create_group(other)
    mark(f, other, "ndx-pose", "Skeleton")
    f.create_dataset(other + "/nodes", data=["nose", "nose"], dtype=TEXT)


@way("column-name")
def _(f):
    f.move(TRIALS + "/trial_number", TRIALS + "/description")
    f[TRIALS].attrs["colnames"] = [{"trial_number": "description"}.get(name, name) for name in f[TRIALS].attrs["colnames"]]


@way("column-time-text")
def _(f):
    f.move(TRIALS + "/outcome", TRIALS + "/end_time")
    f[TRIALS].attrs["colnames"] = [{"outcome": "end_time"}.get(name, name) for name in f[TRIALS].attrs["colnames"]]


@way("column-missing")
def _(f):
    f[TRIALS].attrs["colnames"] = [*f[TRIALS].attrs["colnames"], "ghost"]


@way("column-unnamed")
def _(f):
    f[TRIALS].attrs["colnames"] = [name for name in f[TRIALS].attrs["colnames"] if name != "outcome"]


@way("table-empty")
def _(f):
    put(f, CUE + "/id", np.zeros(0, "i8"))
    put(f, CUE + "/timestamp", np.zeros(0))
    put(f, CUE + "/duration", np.zeros(0))


@way("table-one-row")
def _(f):
    put(f, CUE + "/id", np.zeros(1, "i8"))
    put(f, CUE + "/timestamp", [0.7])
    put(f, CUE + "/duration", [0.1])


@way("region-range")
def _(f):
    region = TRIALS + "/events"
    f.create_dataset(region, data=np.array([0, 1, 99]))
    mark(f, region, "hdmf-common", "DynamicTableRegion", description="the event", table=f[EVENTS].ref)
    f[TRIALS].attrs["colnames"] = [*f[TRIALS].attrs["colnames"], "events"]


@way("list-empty")
def _(f):
    put(f, TRIALS + "/lick_times", np.zeros(0))
    put(f, TRIALS + "/lick_times_index", np.zeros(3, "u4"))
    f[TRIALS + "/lick_times_index"].attrs["target"] = f[TRIALS + "/lick_times"].ref


@way("interval-order")
def _(f):
    put(f, TRIALS + "/start_time", [1.1, 0.6, 1.5])
    put(f, TRIALS + "/stop_time", [1.4, 1.0, 1.9])


def main(base, folder):
    for name, change in WAYS.items():
        path = os.path.join(folder, name + ".nwb")
        shutil.copyfile(base, path)
        with h5py.File(path, "r+") as file:
            change(file)
    with open(base, "rb") as file:
        content = file.read()
    with open(os.path.join(folder, "file-damaged.nwb"), "wb") as file:
        file.write(content[:len(content) * 2 // 3])
    print("\n".join(sorted([*WAYS, "file-damaged"])))


if __name__ == "__main__":
    main(*sys.argv[1:])
