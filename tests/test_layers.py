"""Rooms and doors: who may import whom, from the syntax tree (architecture.md, third and fourth columns)."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
FORBIDDEN = {
    "transforms": {
        "flows",
        "warehouse",
        "prefect",
        "duckdb",
        "logging",
        "random",
        "secrets",
        "socket",
        "httpx",
        "requests",
    },
    "warehouse": {"flows", "transforms", "prefect"},
}
# Names of the standard library that would make a transform depend on more than its arguments.
IMPURE_CALLS = {("time", "time"), ("datetime", "now"), ("date", "today"), ("os", "environ"), ("os", "getenv")}
PREFECT_ROOMS = {
    "flows/deployed/deploy.py",
    "flows/ingest.py",
    "flows/deployed/scheduled.py",
    "flows/deployed/serve_watch.py",
}


def _modules(room: str) -> list[Path]:
    return sorted((ROOT / room).rglob("*.py"))


def _imports(tree: ast.AST) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name.split(".")[0] for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            yield node.module.split(".")[0]


@pytest.mark.parametrize("room", FORBIDDEN)
def test_a_room_imports_only_what_it_may(room):
    wrong = {
        f"{path.relative_to(ROOT)} imports {name}"
        for path in _modules(room)
        for name in _imports(ast.parse(path.read_text(encoding="utf-8")))
        if name in FORBIDDEN[room]
    }
    assert not wrong


def test_transforms_have_no_clock_and_no_environment():
    wrong = set()
    for path in _modules("transforms"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            is_name = isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name)
            if is_name and (node.value.id, node.attr) in IMPURE_CALLS:
                wrong.add(f"{path.relative_to(ROOT)}:{node.lineno} uses {node.value.id}.{node.attr}")
    assert not wrong


def test_prefect_stays_in_its_modules():
    users = {
        str(path.relative_to(ROOT))
        for path in _modules("flows")
        if "prefect" in set(_imports(ast.parse(path.read_text(encoding="utf-8"))))
    }
    assert users == PREFECT_ROOMS


def _sizes() -> Iterator[tuple[str, int]]:
    for room in ("flows", "transforms", "warehouse"):
        for path in _modules(room):
            yield str(path.relative_to(ROOT)), len(path.read_text(encoding="utf-8").splitlines())


def test_modules_stay_under_250_lines():
    assert not [(name, lines) for name, lines in _sizes() if lines > 250]


def test_functions_stay_under_60_lines():
    long = [
        f"{path.relative_to(ROOT)}:{node.lineno} {node.name}"
        for room in ("flows", "transforms", "warehouse")
        for path in _modules(room)
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) and (node.end_lineno or 0) - node.lineno > 60
    ]
    assert not long


def test_no_module_is_a_drawer():
    names = {path.stem for room in ("flows", "transforms", "warehouse") for path in _modules(room)}
    assert not names & {"utils", "helpers", "common", "misc"}
