"""Judgements as YAML, to keep beside the articles and to carry to another warehouse.

An entry is described in `judgement_entry.py`. Judgements that were taken back are not exported.
"""

from collections.abc import Mapping, Sequence
from datetime import datetime
from pathlib import Path

import yaml

from flows.errors import RunError
from flows.judgements.judgement_entry import read_entry, write_entry
from warehouse.judgements import AnyJudgement

_HEAD = "# Human judgements: `moisson judgements export` wrote them, `moisson judgements import` reads them.\n"


def write_judgements(path: Path, judgements: Sequence[AnyJudgement]) -> None:
    """Write judgements to a YAML file, in the order given."""
    entries = [write_entry(judgement) for judgement in judgements]
    body = yaml.safe_dump({"version": 1, "judgements": entries}, allow_unicode=True, sort_keys=False, width=120)
    path.write_text(_HEAD + body, encoding="utf-8")


def read_judgements(path: Path, made_by: str, now: datetime) -> list[AnyJudgement]:
    """The judgements of a file; entries that name no judge or time get `made_by` and `now`.

    Raises:
        RunError: the file is no such YAML; the message names the entry.
    """
    try:
        content = yaml.safe_load(path.read_text(encoding="utf-8"))
    except (yaml.YAMLError, UnicodeDecodeError) as error:
        raise RunError(f"{path} is not YAML: {error}") from error
    entries = content.get("judgements") if isinstance(content, Mapping) and content.get("version") == 1 else None
    if not isinstance(entries, list):
        raise RunError(f"{path} must hold `version: 1` and a list under `judgements`")
    judgements = []
    for number, entry in enumerate(entries, 1):
        try:
            judgements.append(read_entry(entry, made_by, now))
        except (ValueError, TypeError) as error:
            raise RunError(f"{path}, judgement {number}: {error}") from error
    return judgements
