"""What is sent to workers: a picklable function of one batch, and what to answer for a record that kills its worker."""

import logging
import time
from collections.abc import Mapping
from functools import partial

import pyarrow as pa

from flows.settings import Settings
from flows.version import pipeline_version
from transforms.frames import empty_rows, to_tables
from transforms.transform_batch import transform_batch
from transforms.transform_document import TransformSettings
from transforms.versions import stage_versions

Tables = Mapping[str, pa.Table]


def transform_settings(settings: Settings) -> TransformSettings:
    """The part of the settings that shapes rows, with the versions written beside them."""
    profile = settings.profile
    return TransformSettings(settings.active_models, pipeline_version(profile), stage_versions(profile))


def transform_job(settings: Settings) -> "partial[Tables]":
    """The work of one batch, as a worker gets it."""
    return partial(_transform, transform_settings(settings))


def lost_record(table: pa.Table) -> Tables:
    """The outcome of a record whose worker died on it: one row that says so."""
    rows = empty_rows()
    detail = "the worker process died while reading this document (out of memory, or a crash in a parser)"
    rows["outcomes"] = [
        {"document_id": document_id, "reason": "worker_crashed", "detail": detail, "skipped": False, "seconds": None}
        for document_id in table["document_id"].to_pylist()
    ]
    return to_tables(rows)


def _transform(settings: TransformSettings, table: pa.Table) -> Tables:
    for noisy in ("trafilatura", "htmldate"):
        # What they discard is their business; a page without main text gets its row and reason from us.
        logging.getLogger(noisy).setLevel(logging.CRITICAL)
    return transform_batch(table, settings, time.process_time)
