"""A model file -> something that runs it.         (only import of onnxruntime)"""

from __future__ import annotations

import os
from pathlib import Path
from typing import TypeAlias

import onnxruntime as ort  # type: ignore[import-untyped]
from onnxruntime.capi import (  # type: ignore[import-untyped]
    onnxruntime_pybind11_state as ort_errors,
)

Session: TypeAlias = ort.InferenceSession

LOAD_ERRORS = (
    ort_errors.Fail,
    ort_errors.InvalidGraph,
    ort_errors.InvalidProtobuf,
    ort_errors.NoSuchFile,
    ort_errors.NotImplemented,
    ort_errors.RuntimeException,
)


def open_session(path: Path, *, threads: int) -> Session:
    """A session that several threads may use at once. Raises LOAD_ERRORS."""
    options = ort.SessionOptions()
    options.intra_op_num_threads = threads
    options.log_severity_level = 3  # errors only
    return Session(str(path), options, providers=["CPUExecutionProvider"])


def load_problem(path: Path, error: Exception) -> str:
    """What is wrong when a session cannot be opened, and what to do."""
    problem = f"onnxruntime cannot run {path} ({error}). Delete that file, or upgrade"
    return f"{problem} with `pip install -U onnxruntime`."


def available_processors() -> int:
    """The processors that this process may use, where the system tells; else all of them."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1
