"""Looks at the structure of NWB files with h5py and hdmf alone, and says what is wrong: one line a finding, nothing for a file that is right.

Usage: structure.py FILE...
"""
import json
import sys
import warnings

import h5py
from hdmf.backends.hdf5 import HDF5IO
from hdmf.build import BuildManager, TypeMap
from hdmf.spec import DatasetSpec, GroupSpec, NamespaceCatalog
from hdmf.spec.namespace import SpecReader
from hdmf.validate import ValidatorMap


class NwbDatasetSpec(DatasetSpec):
    @classmethod
    def type_key(cls):
        return "neurodata_type"


class NwbGroupSpec(GroupSpec):
    @classmethod
    def type_key(cls):
        return "neurodata_type"

    @classmethod
    def dataset_spec_cls(cls):
        return NwbDatasetSpec


def hdmf_words(value):
    """The schema of NWB says neurodata_type where hdmf says data_type."""
    if isinstance(value, dict):
        return {key.replace("neurodata_type", "data_type"): hdmf_words(inner) for key, inner in value.items()}
    return [hdmf_words(inner) for inner in value] if isinstance(value, list) else value


class SchemaInFile(SpecReader):
    def __init__(self, version):
        super().__init__(source=version.name)
        self.version = version

    def text(self, name):
        return hdmf_words(json.loads(self.version[name][()]))

    def read_namespace(self, path):
        return self.text("namespace")["namespaces"]

    def read_spec(self, path):
        return self.text(path)

    def included(self):
        return {part["namespace"] for part in self.read_namespace("")[0]["schema"] if "namespace" in part}


def schema_of(file):
    catalog = NamespaceCatalog(NwbGroupSpec, NwbDatasetSpec)
    root = file[file.attrs[".specloc"]]
    left = {name: SchemaInFile(root[name][sorted(root[name])[-1]]) for name in root}
    while left:
        name = next(name for name, reader in left.items() if not reader.included() & set(left))
        catalog.load_namespaces(name + ".namespace", reader=left.pop(name))
    return catalog


def links_and_references(file):
    """Hard links beside the first, links to nowhere, references to nothing."""
    seen = {}

    def references(where, value):
        values = value.ravel() if getattr(value, "shape", ()) else [value]
        for one in values:
            if isinstance(one, h5py.Reference) and (not one or not file[one].name):
                yield f"{where}: a reference to nothing"

    def visit(group):
        for name in group:
            path = f"{group.name.rstrip('/')}/{name}"
            kind = group.get(name, getlink=True)
            if isinstance(kind, h5py.ExternalLink):
                yield f"{path}: a link to another file"
            elif isinstance(kind, h5py.SoftLink):
                if kind.path not in file:
                    yield f"{path}: a link to {kind.path}, which is not there"
            else:
                item = group[name]
                if h5py.h5o.get_info(item.id).rc != 1:
                    yield f"{path}: {h5py.h5o.get_info(item.id).rc} hard links"
                yield from attributes(item)
                if isinstance(item, h5py.Group):
                    yield from visit(item)
                elif h5py.check_ref_dtype(item.dtype):
                    yield from references(path, item[()])

    def attributes(item):
        for name, value in item.attrs.items():
            yield from references(f"{item.name}@{name}", value)
        if "object_id" in item.attrs:
            other = seen.setdefault(item.attrs["object_id"], item.name)
            if other != item.name:
                yield f"{item.name}: the object_id of {other}"

    yield from attributes(file)
    yield from visit(file)


def typed(builder, known):
    if id(builder) in known:
        return
    known.add(id(builder))
    names = {"namespace", "neurodata_type", "object_id"}
    there = names & set(builder.attributes)
    if there:
        yield builder, names - there
    for children in (getattr(builder, "groups", {}), getattr(builder, "datasets", {})):
        for child in children.values():
            yield from typed(child, known)


def against_schema(path, catalog):
    with HDF5IO(path, mode="r", manager=BuildManager(TypeMap(catalog))) as io:
        validators = {name: ValidatorMap(catalog.get_namespace(name)) for name in catalog.namespaces}
        for builder, missing in typed(io.read_builder(), set()):
            if missing:
                yield f"{builder.path}: without {', '.join(sorted(missing))}"
                continue
            validator = validators.get(builder.attributes["namespace"])
            if validator is None:
                yield f"{builder.path}: of the unknown namespace {builder.attributes['namespace']}"
                continue
            try:
                yield from map(str, validator.validate(builder))
            except ValueError as problem:
                yield f"{builder.path}: {problem}"


def findings(path):
    with h5py.File(path, "r") as file:
        yield from links_and_references(file)
        catalog = schema_of(file)
    yield from against_schema(path, catalog)


if __name__ == "__main__":
    warnings.simplefilter("ignore")
    found = [finding for path in sys.argv[1:] for finding in sorted(set(findings(path)))]
    print("\n".join(found))
    sys.exit(1 if found else 0)
