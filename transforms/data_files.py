"""Read the packaged YAML: word lists and rules are data files beside the code that uses them, read once a process."""

from functools import cache
from importlib.resources import files
from typing import Any

import yaml

LANGUAGES = ("fr", "en", "es", "de", "it", "pt")
"""The languages with rules of their own: one folder each under `transforms/languages/`."""


@cache
def load_yaml(path: str) -> Any:
    """Parse `transforms/<path>`; the result is shared, so callers must not change it. FileNotFoundError if missing."""
    return yaml.load(files("transforms").joinpath(path).read_text(encoding="utf-8"), Loader=_loader())  # noqa: S506 - a safe loader


@cache
def language_rules(language: str, topic: str) -> dict[str, Any]:
    """The rules of one topic (`sentences`, `quantities`, ...) for one language, {} where the language has none."""
    path = f"languages/{language}/{topic}.yml"
    if not files("transforms").joinpath(path).is_file():
        return {}
    rules = load_yaml(path)
    if not isinstance(rules, dict):
        raise TypeError(f"transforms/{path} must hold a YAML mapping, not {type(rules).__name__}")
    return rules


def _loader() -> type[yaml.SafeLoader]:
    """libyaml's loader is ten times faster; the pure one serves where the wheel has no libyaml."""
    return getattr(yaml, "CSafeLoader", yaml.SafeLoader)
