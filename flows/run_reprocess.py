"""Renew the rows that an earlier version of a stage made, from the stored raw bytes."""

from collections.abc import Iterator, Sequence
from contextlib import closing
from datetime import UTC, datetime

import pyarrow as pa

from flows.errors import RunError
from flows.harvest import Outcome, Run, finish
from flows.llm.expected_versions import expected_versions
from flows.llm.open_extractor import Extractor, open_extractor
from flows.progress import Reporter
from flows.report import RunReport
from flows.run_session import call_directly, run_session
from flows.settings import Settings
from flows.workers.map_batches import map_batches
from flows.workers.transform_job import choose_crew, transform_job
from transforms.frames import BATCH_SCHEMA
from transforms.versions import stage_versions
from warehouse.raw_store import read_records
from warehouse.renew_documents import Stage, documents_behind, renew_documents

Document = tuple[str, str, str]
"""document_id, format, raw_sha256."""


def run_reprocess(settings: Settings, reporter: Reporter, stage: Stage | None) -> RunReport:
    """Renew what is behind, or every document from `stage` on.

    Raises:
        RunError: no document could be renewed because its raw bytes were not kept.
    """
    return run_session(settings, "reprocess", lambda run: _reprocess(run, stage), reporter, call_directly)


def _reprocess(run: Run, stage: Stage | None) -> Outcome:
    versions = expected_versions(stage_versions(run.settings.profile, run.gazetteer), run.settings)
    behind = documents_behind(run.con, versions, stage)
    with open_extractor(run.settings, run.answers_folder) as extractor:
        renewed = run.step(
            "transform and load", lambda: sum(_renew(run, first, docs, extractor) for first, docs in behind.items())
        )
        run.model = extractor.as_json()
    wanted = sum(map(len, behind.values()))
    if wanted and not renewed:
        raise RunError(
            f"none of {wanted} documents could be renewed: their raw bytes are not in {run.raw_folder} "
            "(MOISSON_KEEP_RAW); delete the warehouse and ingest the folder again"
        )
    return finish(run, {"changed": renewed, "failed": wanted - renewed}, changed=renewed > 0, at=datetime.now(UTC))


def _renew(run: Run, stage: Stage, documents: Sequence[Document], extractor: Extractor) -> int:
    run.reporter.begin(f"renew {stage}", len(documents))
    crew = choose_crew(run.settings, few=len(documents) <= run.settings.batch_documents)
    done = 0
    work = transform_job(run.settings, run.gazetteer)
    with closing(map_batches(work, _batches(run, documents), crew)) as batches:
        for count, tables in batches:
            answered = extractor.extract(tables)
            frames = {name: table for name, table in answered.items() if name not in {"outcomes", "timings"}}
            renew_documents(run.con, frames, stage, run.run_id, run.now)
            done += frames["documents"].num_rows
            run.documents += frames["documents"].num_rows
            run.reporter.advance(count)
    return done


def _batches(run: Run, documents: Sequence[Document]) -> Iterator[tuple[int, pa.Table]]:
    size = run.settings.batch_documents
    for start in range(0, len(documents), size):
        part = documents[start : start + size]
        contents = dict(read_records(run.con, run.raw_folder, [digest for _, _, digest in part]))
        rows = [
            {"document_id": document_id, "format": record_format, "content": contents[digest]}
            for document_id, record_format, digest in part
            if digest in contents
        ]
        yield len(part), pa.Table.from_pylist(rows, schema=BATCH_SCHEMA)
