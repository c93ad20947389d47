"""The claims of a batch as the run's extractor has them: those of the rules as they are, or a model's."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any, NamedTuple

import pyarrow as pa

from flows.settings import Settings

Tables = Mapping[str, pa.Table]


class Extractor(NamedTuple):
    """`extract` a batch's tables -> the same with its claims; `as_json` what it did, {} for the rules."""

    extract: Callable[[Tables], Tables]
    as_json: Callable[[], dict[str, Any]]


@contextmanager
def open_extractor(settings: Settings, folder: Path) -> Iterator[Extractor]:
    """The extractor of a run, a model's answers kept under `folder`; raises what `open_model` raises."""
    if settings.extractor == "rules":
        yield Extractor(lambda tables: tables, dict)
        return
    from flows.llm.ask_model import open_model  # noqa: PLC0415 - only runs with a model pay for the import
    from flows.llm.extract_with_model import extract_with_model  # noqa: PLC0415 - as above

    with open_model(settings, folder) as model:
        yield Extractor(lambda tables: extract_with_model(tables, model), model.as_json)
