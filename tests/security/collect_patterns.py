"""Every regular expression that our code compiles, and every place that compiles one.

Run as a script it prints them as JSON: modules are imported and loaders called with `re` watched, then documents in six
languages and all formats go through the pipeline. What is built from YAML is seen as it is built.
"""

import ast
import contextlib
import importlib
import inspect
import io
import json
import pkgutil
import re
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
PACKAGES = ("transforms", "flows", "warehouse")
CALLS = {"compile", "search", "match", "fullmatch", "sub", "subn", "split", "findall", "finditer"}
METHODS = CALLS - {"compile"}
LANGUAGES = ("fr", "en", "es", "de", "it", "pt")

Site = tuple[str, int]
"""File relative to the repository, and line."""


def compiling_places() -> dict[Site, tuple[int, set[str]]]:
    """Every call such as `re.compile(…)`: (file, first line) -> last line, and the methods its pattern is used with."""
    found: dict[Site, tuple[int, set[str]]] = {}
    paths = [path for package in PACKAGES for path in sorted((ROOT / package).rglob("*.py"))]
    trees = {path: ast.parse(path.read_text(encoding="utf-8")) for path in paths}
    for path, tree in trees.items():
        for call, name in _calls(tree):
            where = [tree] if name is None or name.startswith("_") else list(trees.values())
            methods = {call.func.attr} if call.func.attr in METHODS else _used_with(where, name)
            found[str(path.relative_to(ROOT)), call.lineno] = (call.end_lineno or call.lineno, methods)
    return found


def _calls(tree: ast.Module) -> Iterator[tuple[Any, str | None]]:
    """The calls of `re`'s functions, with the name that a module-level one is given."""
    names = {
        id(a.value): a.targets[0].id
        for a in tree.body
        if isinstance(a, ast.Assign) and isinstance(a.targets[0], ast.Name)
    }
    for node in ast.walk(tree):
        if not isinstance(node, ast.Call) or not isinstance(node.func, ast.Attribute) or node.func.attr not in CALLS:
            continue
        if isinstance(node.func.value, ast.Name) and node.func.value.id == "re":
            yield node, names.get(id(node))


def _used_with(trees: list[ast.Module], name: str | None) -> set[str]:
    """The methods called on a module's pattern where it can be named; all of them where it may be used otherwise."""
    if name is None:
        return set(METHODS)
    used: set[str] = set()
    called = set()
    nodes = [node for tree in trees for node in ast.walk(tree)]
    for node in nodes:
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) and node.value.id == name:
            used.add(node.attr)
            called.add(id(node.value))
    others = any(
        isinstance(n, ast.Name) and n.id == name and isinstance(n.ctx, ast.Load) and id(n) not in called for n in nodes
    )
    return set(METHODS) if others or not used <= METHODS | {"pattern"} else used & METHODS or set(METHODS)


def written_out() -> Iterator[tuple[str, Site]]:
    """Patterns that stand in a call as a plain string: seen without being run. Flags hardly matter to their cost."""
    for path in (path for package in PACKAGES for path in sorted((ROOT / package).rglob("*.py"))):
        for call, _ in _calls(ast.parse(path.read_text(encoding="utf-8"))):
            first = call.args[0] if call.args else None
            if isinstance(first, ast.Constant) and isinstance(first.value, str):
                yield first.value, (str(path.relative_to(ROOT)), call.lineno)


def watch(seen: dict[tuple[str, bool, int], set[Site]]) -> None:
    """From now on `re` notes each pattern (text, whether of bytes, flags) that our code compiles, and where."""
    plain: Callable[..., re.Pattern[Any]] = re._compile  # type: ignore[attr-defined]

    def compile_noted(pattern: Any, flags: int) -> re.Pattern[Any]:
        compiled = plain(pattern, flags)
        frame = sys._getframe(1)
        while frame.f_back and Path(frame.f_code.co_filename).parent.name == "re":
            frame = frame.f_back
        file = Path(frame.f_code.co_filename)
        if file.is_relative_to(ROOT) and file.relative_to(ROOT).parts[0] in PACKAGES:
            text = compiled.pattern if isinstance(compiled.pattern, str) else compiled.pattern.decode("latin-1")
            key = (text, isinstance(compiled.pattern, bytes), compiled.flags)
            seen.setdefault(key, set()).add((str(file.relative_to(ROOT)), frame.f_lineno))
        return compiled

    re._compile = compile_noted  # type: ignore[attr-defined]


def import_all() -> list[Any]:
    """Every module of the three packages."""
    names = [m.name for p in PACKAGES for m in pkgutil.walk_packages([str(ROOT / p)], f"{p}.")]
    return [importlib.import_module(name) for name in names if not name.endswith("__main__")]


def call_loaders(modules: list[Any]) -> None:
    """Call each cached function that takes nothing or a language: they build patterns from word lists."""
    for module in modules:
        for function in vars(module).values():
            if hasattr(function, "cache_clear") and function.__module__ == module.__name__:
                parameters = list(inspect.signature(function).parameters)
                if not parameters:
                    function()
                elif parameters == ["language"]:
                    for language in LANGUAGES:
                        function(language)


def run_pipeline() -> None:
    """The seeds, the cases and a few constructs of each format through every stage without models."""
    # only now: `re` must be watched before any of them is imported
    from transforms.errors import InputError  # noqa: PLC0415
    from transforms.parse.open_records import Limits, open_records  # noqa: PLC0415
    from transforms.parse.sidecar import parse_sidecar  # noqa: PLC0415
    from transforms.transform_document import TransformSettings, transform_document  # noqa: PLC0415
    from transforms.versions import stage_versions  # noqa: PLC0415

    settings = TransformSettings({}, "test", stage_versions("fast", ""), "organisation:\n  brevin: Brevin | wd=Q42\n")
    parse_sidecar(b"title: a\npublished: 2024-01-01\n")
    paths = [p for folder in ("seeds", "tests/cases") for p in sorted((ROOT / folder).rglob("*")) if p.is_file()]
    for path in paths:
        for item in open_records(path.name, io.BytesIO(path.read_bytes()), Limits()):
            if hasattr(item.outcome, "content"):
                with contextlib.suppress(InputError):
                    transform_document("0" * 32, item.outcome, settings, lambda: 0.0)


def main() -> None:
    """Print the patterns and the places as JSON."""
    sys.path.insert(0, str(ROOT))
    seen: dict[tuple[str, bool, int], set[Site]] = {}
    watch(seen)
    call_loaders(import_all())
    run_pipeline()
    places = {site for sites in seen.values() for site in sites}
    for text, (file, line) in written_out():
        if not any((file, near) in places for near in range(line, line + 4)):
            seen.setdefault((text, False, re.compile(text).flags), set()).add((file, line))
    patterns = [
        {"pattern": text, "bytes": is_bytes, "flags": flags, "sites": sorted(sites)}
        for (text, is_bytes, flags), sites in sorted(seen.items())
    ]
    print(json.dumps(patterns))


if __name__ == "__main__":
    main()
