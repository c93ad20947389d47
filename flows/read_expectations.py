"""What must arrive by when, as the user wrote it down: read and checked before a run touches anything."""

import os
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Literal

import yaml

from flows.errors import RunError
from flows.inputs.open_input import open_input
from flows.settings import Settings
from transforms.errors import InputError
from warehouse.find_alerts import Expected

MAX_BYTES = 1_000_000
_UNITS = {"m": 60, "h": 3_600, "d": 86_400, "w": 604_800}
_DURATION = re.compile(r"([0-9]{1,6}) ?([mhdw])")


def read_expectations(settings: Settings) -> list[Expected]:
    """The expectations, none where there is no file.

    Raises:
        RunError: the file of `MOISSON_EXPECTATIONS` is missing, or something in it cannot be understood.
    """
    path = settings.expectations_path
    if settings.expectations is None and not os.path.lexists(path):
        return []
    try:
        return _parse(_read(path, is_input=settings.expectations is None))
    except InputError as error:
        advice = "copy it in, or name it in MOISSON_EXPECTATIONS"
        raise RunError(f"the expectations {path} are no small regular file in their folder; {advice}") from error
    except OSError as error:
        raise RunError(
            f"the expectations {path} cannot be read: {error.strerror}; check the path and its permissions, or unset "
            "MOISSON_EXPECTATIONS"
        ) from error
    except (ValueError, RecursionError, yaml.YAMLError) as error:
        detail = " ".join(str(error).split())
        raise RunError(f"the expectations {path}: {detail} (nothing was written)") from error


def _read(path: Path, *, is_input: bool) -> str:
    """The text; what came with the folder is opened as input is: no link out of it, no pipe, no gigabytes."""
    if not is_input:
        return path.read_text(encoding="utf-8-sig")
    with open_input(os.fsencode(path), MAX_BYTES, str(path.parent)) as handle:
        return handle.read(MAX_BYTES).decode("utf-8-sig")


def _parse(text: str) -> list[Expected]:
    content = yaml.safe_load(text)
    if content is None:
        return []
    if not isinstance(content, Mapping):
        raise ValueError("expected the keys `folders`, `outlets`, `documents` and `runs`")
    expected: list[Expected] = []
    for key, value in content.items():
        match key:
            case "folders":
                expected += [_expect("folder", _folder(name), every, key) for name, every in _entries(key, value)]
            case "outlets":
                expected += [_expect("outlet", name.strip(), every, key) for name, every in _entries(key, value)]
            case "documents" | "runs":
                expected.append(_expect(key, "", value, key))
            case _:
                raise ValueError(f"unknown key {key!r}; allowed are folders, outlets, documents, runs")
    return expected


def _entries(key: str, value: object) -> list[tuple[str, object]]:
    if not isinstance(value, Mapping) or not all(isinstance(name, str) and name.strip() for name in value):
        raise ValueError(f"`{key}` must map names to durations, e.g. `{key}: {{gazette: 24h}}`")
    return list(value.items())


def _expect(kind: Literal["folder", "outlet", "documents", "runs"], subject: str, every: Any, key: str) -> Expected:
    match = _DURATION.fullmatch(every.strip()) if isinstance(every, str) else None
    if match is None or int(match[1]) == 0:
        where = f"{key}: {subject!r}" if subject else key
        what = repr(every)[:60] if isinstance(every, str | int | float) else f"a {type(every).__name__}"
        raise ValueError(f"{where}: {what} is no duration; write e.g. 90m, 24h, 2d or 1w")
    return Expected(kind, subject, every.strip(), float(int(match[1]) * _UNITS[match[2]]))


def _folder(name: str) -> str:
    """A slash last, so that `le` is not the start of `lemonde`; "" for the whole."""
    bare = name.strip().removeprefix("./").rstrip("/")
    return "" if bare in {"", "."} else bare + "/"
