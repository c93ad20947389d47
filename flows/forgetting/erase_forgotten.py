"""Erase documents that were taken out of their sources: answers and judgements about them, their bytes, their rows."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from flows.judgements.drop_judgements import drop_judgements
from flows.llm.drop_answers import drop_answers
from warehouse.forget_documents import content_of, erase_documents
from warehouse.paths import WarehousePaths
from warehouse.raw_store import drop_records

if TYPE_CHECKING:
    from flows.harvest import Run


def erase_forgotten(run: "Run", ids: Sequence[str]) -> None:
    """Erase the waiting documents `ids`, files first: whoever is killed in between starts here again."""
    texts, hashes = content_of(run.con, ids)
    drop_answers(run.answers_folder, texts)
    drop_judgements(WarehousePaths(run.settings.warehouse.expanduser().absolute()), ids, texts)
    drop_records(run.con, run.raw_folder, hashes)
    erase_documents(run.con)
