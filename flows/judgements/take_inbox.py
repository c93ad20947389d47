"""Record the judgements that wait as files, before a run does anything else; what cannot be recorded blocks nothing."""

import uuid
from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from typing import Any

import duckdb

from flows.judgements.judgement_entry import read_entry
from warehouse.connect import Connection
from warehouse.errors import WarehouseError
from warehouse.judgement_inbox import InboxFile, read_inbox, settle_recorded, settle_refused
from warehouse.judgements import ForgottenError, is_undone, open_judgements, record_judgements, undo_judgement
from warehouse.paths import WarehousePaths

_SHOWN = 5
"""Refusals that a report tells one by one."""


def take_inbox(con: Connection, paths: WarehousePaths, now: datetime) -> list[str]:
    """Record each judgement of the inbox in a transaction of its own, then remove its file; refused ones are set aside.

    Killed at any instant, the next run goes on: the file's name is the judgement's id, by which it is known again.

    Returns:
        what to tell: how many were taken, which were refused and why.
    """
    taken, told = 0, []
    for file in read_inbox(paths):
        try:
            reason = _refusal(con, file, now)
            if reason is None:
                taken += 1
                settle_recorded(file)
            else:
                told.append(f"a judgement of the inbox was refused: {reason} ({file.path.name})")
                settle_refused(file, reason)
        except ForgottenError as error:
            told.append(str(error))
            settle_recorded(file)
        except OSError as error:  # the judgement is recorded or refused; that the file stays harms nobody
            told.append(f"{file.path} stays in the inbox: {error.strerror}")
    if len(told) > _SHOWN:
        told[_SHOWN:] = [f"{len(told) - _SHOWN} more judgements were refused; `moisson judgements inbox` lists them"]
    return ([f"{taken} judgements taken from the inbox"] if taken else []) + told


def _refusal(con: Connection, file: InboxFile, now: datetime) -> str | None:
    """Why a judgement cannot be recorded; None where it is, now or before."""
    if file.problem:
        return file.problem
    try:
        if file.entry.get("action") == "undo":
            _undo(con, file.entry, file.at)
        else:
            judgement = replace(read_entry(file.entry, "", now), judgement_id=file.judgement_id)
            _require_signature(judgement.made_by)
            record_judgements(con, [judgement], now)
    except ForgottenError:
        raise
    except (ValueError, TypeError, WarehouseError, duckdb.DataError) as error:
        return str(error)
    return None


def _undo(con: Connection, entry: Mapping[str, Any], at: datetime) -> None:
    if set(entry) - {"reason"} != {"action", "judgement", "by", "at"}:
        raise ValueError("undo takes judgement (and reason, by, at)")
    _require_signature(entry["by"])
    if not isinstance(entry["judgement"], str):
        raise ValueError(f"judgement must be an id, not {entry['judgement']!r}")
    wanted = str(uuid.UUID(entry["judgement"]))
    if any(judgement.judgement_id == wanted for judgement in open_judgements(con)):
        undo_judgement(con, wanted, entry["by"], at)
    elif not is_undone(con, wanted):
        raise ValueError(f"there is no judgement {wanted} to undo")


def _require_signature(made_by: object) -> None:
    if not isinstance(made_by, str) or not made_by.strip():
        raise ValueError("nobody signed it")
