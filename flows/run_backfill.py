"""Backfill: the workers write what they make as Parquet partitions, then this machine loads them in order.

Only the numbers of partitions pass through a cluster's scheduler. The rows are those of a plain ingest.
"""

import hashlib
import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

import pyarrow as pa

from flows.errors import RunError
from flows.harvest import Run, Transforming, harvest, read_batches
from flows.inputs.location import refuse_secrets
from flows.inputs.plan_run import Plan
from flows.partitions import INPUTS, Partitions, content_digest
from flows.progress import Reporter
from flows.report import RunReport
from flows.run_ingest import IngestRequest
from flows.run_session import StepRunner, run_session
from flows.settings import Settings
from flows.workers.guard_worker import Work
from flows.workers.make_batches import Batch
from flows.workers.map_batches import map_batches
from flows.workers.ship_tables import Tables
from flows.workers.transform_job import choose_crew, transform_job
from transforms.frames import SCHEMAS
from transforms.model import Record
from warehouse.load_batch import FILES, SOURCES

LAYOUT = 1
"""Changes when partitions are written differently: then none of the old ones is taken for done."""


def run_backfill(
    request: IngestRequest, staging: str, settings: Settings, reporter: Reporter, step: StepRunner
) -> RunReport:
    """Stage, load, check and publish; raises what `run_ingest` raises.

    RunError: the staging folder lies inside a folder that is ingested, its URL holds a secret, or its file system is
    not installed.
    """
    refuse_secrets(staging)
    partitions = Partitions(staging)
    return run_session(
        settings,
        "backfill",
        lambda run: harvest(
            run,
            request.paths,
            allow_removals=request.allow_removals,
            transform=lambda run, plans: _through_staging(run, plans, partitions, staging),
        ),
        reporter,
        step,
        request.flow_run_id,
    )


def stage_partition(
    staging: str, stamp: str, reference: pa.Table, transform: Callable[[pa.Table], Tables]
) -> dict[str, pa.Table]:
    """Transform a staged partition's records and write their tables beside them; runs wherever the workers are.

    Args:
        staging: the staging URL.
        stamp: what the rows depend on besides their records.
        reference: one row, the partition's `number`.
        transform: records -> tables.

    Returns:
        `partition`: the reference. No row leaves the staging folder.
    """
    partitions, number = Partitions(staging), reference["number"][0].as_py()
    records = partitions.read(number, ["records"])["records"]
    tables = transform(records)
    partitions.write(number, tables)
    rows = {name: table.num_rows for name, table in tables.items()}
    partitions.finish(number, {"content": content_digest(records), "stamp": stamp, "rows": rows})
    return {"partition": reference}


def _through_staging(run: Run, plans: Sequence[Plan], partitions: Partitions, staging: str) -> Transforming:
    _refuse_inside(partitions, staging, plans)
    work = transform_job(run.settings, run.gazetteer)
    stamp = _stamp(run, work)
    numbers: list[int] = []
    run.reporter.begin("stage")
    work = replace(work, wrap=partial(stage_partition, staging, stamp))
    jobs = _unfinished(run, plans, partitions, stamp, numbers)
    for size, _ in map_batches(work, jobs, choose_crew(run.settings, few=False)):
        run.reporter.advance(size)
    run.reporter.begin("load")
    with TemporaryDirectory() as scratch:
        for ordinal, number in enumerate(numbers, 1):
            tables = partitions.fetch(number, list(SCHEMAS), Path(scratch))
            yield _staged_batch(run, partitions, ordinal, number), tables


def _unfinished(
    run: Run, plans: Sequence[Plan], partitions: Partitions, stamp: str, numbers: list[int]
) -> Iterator[tuple[int, pa.Table]]:
    """Write what each batch holds; yield those whose records have no partition yet. `numbers` gets every batch's."""
    done = partitions.done(stamp)
    free = partitions.free_numbers(list(done.values()))
    for batch in read_batches(run, plans):
        records = batch.records_table()
        number = done.pop(content_digest(records), None)
        # Where a file lies and when it was changed may differ from the run that made the partition.
        inputs = {
            "sources": pa.Table.from_pylist(batch.sources, schema=SOURCES),
            "files": pa.Table.from_pylist(batch.files, schema=FILES),
        }
        if number is not None:
            partitions.write(number, inputs)
            numbers.append(number)
            run.reporter.advance(len(batch.sources))
            continue
        number = next(free)
        partitions.clear(number)
        partitions.write(number, inputs | {"records": records})
        numbers.append(number)
        yield len(batch.sources), pa.table({"number": [number]})


def _staged_batch(run: Run, partitions: Partitions, ordinal: int, number: int) -> Batch:
    names = [name for name in INPUTS if name != "records" or run.settings.keep_raw]
    inputs = partitions.read(number, names)
    batch = Batch(ordinal, inputs["sources"].to_pylist(), inputs["files"].to_pylist())
    if "records" in inputs:
        batch.records = {
            row["document_id"]: Record(row["format"], row["content"]) for row in inputs["records"].to_pylist()
        }
    return batch


def _stamp(run: Run, work: Work) -> str:
    """What the rows depend on besides their records: settings, gazetteer, stages, models, packages."""
    made_by = {"layout": LAYOUT, "config": run.settings.config_hash_with(run.gazetteer), **work.versions()}
    return hashlib.sha256(json.dumps(made_by, sort_keys=True).encode()).hexdigest()


def _refuse_inside(partitions: Partitions, staging: str, plans: Sequence[Plan]) -> None:
    folder = partitions.local_folder
    for plan in plans:
        root = plan.target.root
        inside = root in (folder, *folder.parents) if folder else f"{staging.rstrip('/')}/".startswith(f"{root}/")
        if inside:
            raise RunError(f"{folder or staging} lies inside {root}, which is ingested: choose another --staging")
