"""Forget documents as a run: out of the sources, out of every relation and file, refused from then on."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

from flows.harvest import Outcome, Run, finish
from flows.progress import Reporter
from flows.report import RunReport
from flows.run_session import call_directly, run_session
from flows.settings import Settings
from warehouse.errors import WarehouseError
from warehouse.forget_documents import Request, allow_again, find_documents, find_similar, find_tombstones, take_out
from warehouse.paths import WarehousePaths
from warehouse.resolve_stages import count_pending
from warehouse.run_log import COUNTS, count_actions, note_run
from warehouse.scrub import begin_forgetting


@dataclass(slots=True)
class Forgotten:
    """What was done: the documents forgotten or allowed again, what stays although it resembles them.

    `files_to_read` are those that the next ingest reads again after an undo.
    """

    documents: list[str] = field(default_factory=list)
    similar: list[dict[str, Any]] = field(default_factory=list)
    files_to_read: int = 0


def run_forget(
    settings: Settings, reporter: Reporter, targets: Sequence[str], request: Request
) -> tuple[RunReport, Forgotten]:
    """Forget the documents that `targets` (document_ids, source_ids) mean; what is forgotten already stays so.

    Raises:
        WarehouseError: a target means nothing; then nothing is forgotten. What `run_session` raises.
    """
    done = Forgotten()
    paths = WarehousePaths(settings.warehouse.expanduser().absolute())

    def work(run: Run) -> Outcome:
        ids = sorted({document_id for target in targets for document_id in find_documents(run.con, target)})
        begin_forgetting(paths)
        note_run(run.con, run.run_id, request.reason)
        if ids:
            done.documents = run.step("take out", lambda: take_out(run.con, ids, request, run.run_id, run.now))
            done.similar = find_similar(run.con)
        counts = dict.fromkeys(COUNTS, 0) | count_actions(run.con, run.run_id)
        return finish(run, counts, changed=bool(count_pending(run.con)), at=datetime.now(UTC))

    return run_session(settings, "forget", work, reporter, call_directly), done


def run_undo(
    settings: Settings, reporter: Reporter, targets: Sequence[str], made_by: str
) -> tuple[RunReport, Forgotten]:
    """Allow forgotten documents again: the next ingest reads their files, where they still are.

    Raises:
        WarehouseError: a target means nothing that is refused. What `run_session` raises.
    """
    done = Forgotten()

    def work(run: Run) -> Outcome:
        for target in targets:
            found = find_tombstones(run.con, target)
            if not found:
                raise WarehouseError(f'nothing is refused under {target}; moisson sql "FROM tombstones" lists it')
            done.documents += found
        done.files_to_read = allow_again(run.con, done.documents, made_by, run.now)
        counts = dict.fromkeys(COUNTS, 0)
        return finish(run, counts, changed=bool(count_pending(run.con)), at=datetime.now(UTC))

    return run_session(settings, "forget", work, reporter, call_directly), done
