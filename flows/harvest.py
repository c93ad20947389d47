"""The pipeline without Prefect: discover, plan, transform in batches, load, resolve, check, publish, report.

`flows/ingest.py` passes a `step` that runs each of these as a Prefect task; `--direct` passes one that just calls.
"""

import uuid
from collections import Counter
from collections.abc import Callable, Generator, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, TypeVar

from flows.forgetting.refuse_forgotten import refuse_delivery, refuse_tables
from flows.inputs.discover import discover
from flows.inputs.fetch_ahead import fetch_ahead
from flows.inputs.guarded_reader import GuardedReader
from flows.inputs.plan_run import Plan, guard_removals, plan_run
from flows.inputs.read_inputs import Delivery, FileRead, read_file
from flows.inputs.resolve_targets import resolve_targets
from flows.llm.open_extractor import open_extractor
from flows.load_results import BatchLoader
from flows.progress import Reporter
from flows.resolve_corpus import resolve
from flows.settings import Settings
from flows.watching.keep_settled import Settled, keep_settled
from flows.workers.make_batches import Batch, make_batches
from flows.workers.map_batches import map_batches
from flows.workers.ship_tables import Tables
from flows.workers.transform_job import choose_crew, transform_job
from transforms.parse.open_records import Limits
from warehouse.claim_vectors import LinkModel
from warehouse.compute_digests import Digests, compute_digests
from warehouse.connect import Connection, loading_memory
from warehouse.errors import CheckFailedError
from warehouse.find_alerts import Expected
from warehouse.find_moved import find_moved
from warehouse.forget_documents import refused_content
from warehouse.known_state import count_documents, count_files, count_sources, known_roots, loaded_documents
from warehouse.load_batch import begin_run
from warehouse.renew_links import renew_links
from warehouse.resolve_stages import count_pending
from warehouse.retries import begin_retries
from warehouse.run_checks import CheckResult, run_narrow_checks
from warehouse.run_log import COUNTS, close_run, count_actions, last_digests

Result = TypeVar("Result")
Transformed = tuple[Batch, Tables]
Transforming = Generator[Transformed, None, None]
Step = Callable[[str, Callable[[], Result]], Result]
"""Runs one named stage: `step(name, function)` returns the function's result."""


@dataclass(slots=True)
class Run:
    """One run over an open working database. `gazetteer` is the text of the user's own, "" without one."""

    con: Connection
    settings: Settings
    gazetteer: str
    run_id: uuid.UUID
    now: datetime
    reporter: Reporter
    step: "Step[Any]"
    raw_folder: Path
    wall_seconds: dict[str, float]
    link_model: LinkModel | None = None
    expected: Sequence[Expected] = ()
    cpu_seconds: Counter[str] = field(default_factory=Counter)
    documents: int = 0
    checks: list[CheckResult] = field(default_factory=list)
    model: dict[str, Any] = field(default_factory=dict)

    @property
    def answers_folder(self) -> Path:
        """Where a model's answers are kept: beside the raw bytes."""
        return self.raw_folder.with_name("answers")


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a run did: sources by outcome, the digests after it, whether anything changed."""

    counts: dict[str, int]
    digests: Digests
    changed: bool


def make_plans(con: Connection, settings: Settings, paths: Sequence[str | Path]) -> list[Plan]:
    """What a run over `paths` would do; reads the disk and the working database, changes neither."""
    plans = []
    for target in resolve_targets(paths, known_roots(con), settings.seeds):
        discovery = discover(target.root, target.only, settings.gazetteer_path)
        plans.append(plan_run(con, target, discovery, settings.reading_hash))
    return plans


def transform_batches(run: Run, plans: Sequence[Plan]) -> Transforming:
    """Read what is planned and transform it, batch by batch in order."""
    total = sum(plan.to_read.num_rows for plan in plans)
    is_bulk = any(plan.is_bulk for plan in plans)
    run.reporter.begin("sources", None if is_bulk else total)  # nobody knows how many records a bulk file holds
    few = total <= run.settings.batch_documents and not is_bulk and all(plan.is_documents for plan in plans)
    crew = choose_crew(run.settings, few=few)
    jobs = ((batch, batch.records_table()) for batch in read_batches(run, plans))
    return map_batches(transform_job(run.settings, run.gazetteer), jobs, crew)


def harvest(
    run: Run,
    paths: Sequence[str | Path],
    *,
    allow_removals: bool,
    settled: Settled | None = None,
    transform: Callable[[Run, Sequence[Plan]], Transforming] = transform_batches,
) -> Outcome:
    """Bring the working database up to date with the disk.

    `transform` gives the batches of the plans in order, each with the tables made of its records. With `settled`, for
    the one root of `paths`, only files that stand still as it says are read.

    Raises:
        GuardError: most of a root's files would vanish.
        CheckFailedError: the result broke a law; it is kept, but must not be published.
    """
    con = run.con
    plans: list[Plan] = run.step("plan", lambda: make_plans(con, run.settings, paths))
    if settled is not None:
        plans = [keep_settled(plan, settled) for plan in plans]
    for plan in plans:
        root = str(plan.target.root)
        guard_removals(plan, count_files(con, root), moved=find_moved(con, root, plan.to_read), allow=allow_removals)
    return bring_in(run, plans, transform)


def bring_in(
    run: Run, plans: Sequence[Plan], transform: Callable[[Run, Sequence[Plan]], Transforming] = transform_batches
) -> Outcome:
    """Read what is planned, transform, load and finish; raises what `finish` raises."""
    con = run.con
    begin_run(con)
    begin_retries(con, run.settings.retry_attempts, run.settings.retry_minutes)
    run.step("transform and load", lambda: _transform_and_load(run, plans, transform))
    actions = count_actions(con, run.run_id)
    counts = _count(con, plans, actions)
    # What was tried again and failed as before changed nothing but its attempts.
    return finish(run, counts, changed=bool(actions.keys() - {"retried"} or count_pending(con)), at=datetime.now(UTC))


def finish(run: Run, counts: dict[str, int], *, changed: bool, at: datetime) -> Outcome:
    """Resolve, check and digest what was loaded, and complete the run's row; a run without changes skips all three.

    The two digests read the whole warehouse: a large one leaves them to `moisson maintain`.

    Raises:
        CheckFailedError: the result broke a law; it is kept, but must not be published.
    """
    con = run.con
    # Judgements of the inbox, and what a killed run left, are pending whatever this run was for.
    changed = renew_links(con, run.link_model.version if run.link_model else "") or changed or bool(count_pending(con))
    if changed:
        resolve(run)
        run.reporter.begin("check")
        run.checks = run.step("check", lambda: run_narrow_checks(con))
        require_sound(run.checks)
    digests = None if changed else last_digests(con)
    digests = digests or _digest(run)
    close_run(con, run.run_id, at, counts, run.wall_seconds, digests)
    return Outcome(counts, digests, changed)


def _digest(run: Run) -> Digests:
    if count_documents(run.con) > run.settings.digest_documents:
        return Digests(None, None)
    run.reporter.begin("digest")
    digests: Digests = run.step("digest", lambda: compute_digests(run.con))
    return digests


def _transform_and_load(
    run: Run, plans: Sequence[Plan], transform: Callable[[Run, Sequence[Plan]], Transforming]
) -> None:
    settings = run.settings
    loader = BatchLoader(run.con, run.run_id, run.now, run.raw_folder if settings.keep_raw else None)
    refused = refused_content(run.con)
    # Removals first: a renamed file is then the same document at a new source, not a duplicate of the one that goes.
    removals = [{"root": str(p.target.root), "file_id": file_id} for p in plans for file_id in p.removed]
    if removals:
        loader.remove(removals)
    # Closed whatever happens: workers must not go on for a run that failed to load.
    with (
        loading_memory(run.con),
        open_extractor(settings, run.answers_folder) as extractor,
        closing(transform(run, plans)) as batches,
    ):
        for batch, made in batches:
            tables = refuse_tables(made, refused)
            loader.load(batch, extractor.extract(tables))
            _book(run, tables)
            run.model = extractor.as_json()
            run.reporter.advance(len(batch.sources))


def read_batches(run: Run, plans: Sequence[Plan]) -> Iterator[Batch]:
    """Read what is planned, grouped into batches; records that the warehouse holds are left out."""
    return make_batches(
        _read_all(run, plans),
        lambda ids: loaded_documents(run.con, ids),
        run.settings.batch_bytes,
        run.settings.batch_documents,
    )


def _read_all(run: Run, plans: Sequence[Plan]) -> Iterator[Delivery | FileRead]:
    limits, reading_hash = Limits(max_document_bytes=run.settings.max_document_bytes), run.settings.reading_hash
    refused = refused_content(run.con)
    with GuardedReader(run.settings.document_seconds, run.settings.worker_memory) as apart:
        for plan in plans:
            for entry in fetch_ahead(plan.entries()):
                for item in read_file(str(plan.target.root), entry, limits, reading_hash, apart):
                    yield refuse_delivery(item, refused)


def _book(run: Run, tables: Tables) -> None:
    for row in tables["timings"].to_pylist():
        run.cpu_seconds[row["stage"]] += row["seconds"]
    run.documents += tables["outcomes"]["reason"].null_count


def require_sound(checks: Sequence[CheckResult]) -> None:
    """CheckFailedError where a `fail` check found rows."""
    failed = [check for check in checks if check.failed]
    if failed:
        first = failed[0]
        raise CheckFailedError(
            f"{len(failed)} check(s) failed, nothing was published: {first.name} "
            f"({first.count} rows, e.g. {first.rows[0]}); this is a bug, please report it"
        )


def _count(con: Connection, plans: Sequence[Plan], actions: dict[str, int]) -> dict[str, int]:
    present = sum(count_sources(con, str(plan.target.root), plan.target.only) for plan in plans)
    touched = sum(count for action, count in actions.items() if action != "removed")
    counts = dict.fromkeys(COUNTS, 0) | actions | {"unchanged": max(0, present - touched)}
    counts["failed"] += counts.pop("retried", 0)  # tried again, failed again
    return counts
