"""The dataset on disk: JSON lines with a manifest, runs kept for the diff, and a cache of what was read before."""

from pipeline.store.dataset import FILES, Dataset, load, manifest_bytes, read_back, run_id
from pipeline.store.runs import history, keep_failure, locked, publish, resolve

__all__ = [
    "FILES",
    "Dataset",
    "history",
    "keep_failure",
    "load",
    "locked",
    "manifest_bytes",
    "publish",
    "read_back",
    "resolve",
    "run_id",
]
