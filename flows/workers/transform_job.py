"""What is sent to workers: a picklable function of one batch, and what to answer for a record that kills its worker.

Workers import this module, and so does their driver: it must pull in neither what only the driver needs nor the rules.
"""

import logging
import time
from collections.abc import Mapping
from functools import partial
from typing import TYPE_CHECKING

import pyarrow as pa

from flows.errors import RunError
from flows.version import pipeline_version
from flows.workers.guard_worker import Limits, Reason, Work
from flows.workers.map_batches import Crew
from flows.workers.worker_versions import worker_versions
from transforms.frames import empty_rows, to_tables
from transforms.model import TransformSettings
from transforms.versions import stage_versions

if TYPE_CHECKING:
    from flows.settings import Settings

Tables = Mapping[str, pa.Table]

DETAILS: Mapping[Reason, str] = {
    "timed_out": "the document took longer than MOISSON_DOCUMENT_SECONDS allows and its worker was stopped",
    "out_of_memory": "the document needs more memory than MOISSON_WORKER_MEMORY allows",
    "worker_crashed": "the worker process died while reading this document (out of memory, or a crash in a parser)",
}


def transform_settings(settings: "Settings", gazetteer: str) -> TransformSettings:
    """The part of the settings that shapes rows, with the versions written beside them."""
    profile = settings.profile
    versions = stage_versions(profile, gazetteer)
    return TransformSettings(settings.active_models, pipeline_version(profile), versions, gazetteer)


def transform_job(settings: "Settings", gazetteer: str) -> Work:
    """The work of one batch, as a worker gets it; `gazetteer` is the text of the user's own, "" without one."""
    models = tuple(sorted(settings.active_models.values()))
    versions = partial(worker_versions, settings.profile, gazetteer, models)
    return Work(partial(_transform, transform_settings(settings, gazetteer)), lost_record, versions=versions)


def choose_crew(settings: "Settings", *, few: bool) -> Crew:
    """Who transforms: a single worker for a handful of documents, which is done before a pool has started.

    RunError: Dask is asked for without an address.
    """
    limits = Limits(settings.document_seconds, settings.worker_memory)
    if settings.executor == "local":
        return Crew(1 if few else settings.worker_count, limits)
    if not settings.dask_address:
        raise RunError("MOISSON_EXECUTOR=dask needs MOISSON_DASK_ADDRESS, e.g. tcp://127.0.0.1:8786")
    return Crew(0, limits, settings.dask_address)


def lost_record(table: pa.Table, reason: Reason) -> Tables:
    """The outcome of a record that cost its worker: one row that says so."""
    rows = empty_rows()
    rows["outcomes"] = [
        {"document_id": document_id, "reason": reason, "detail": DETAILS[reason], "skipped": False, "seconds": None}
        for document_id in table["document_id"].to_pylist()
    ]
    return to_tables(rows)


def _transform(settings: TransformSettings, table: pa.Table) -> Tables:
    from transforms.transform_batch import transform_batch  # noqa: PLC0415 - all the rules: a driver needs none of them

    for noisy in ("trafilatura", "htmldate"):
        # What they discard is their business; a page without main text gets its row and reason from us.
        logging.getLogger(noisy).setLevel(logging.CRITICAL)
    return transform_batch(table, settings, time.process_time)
