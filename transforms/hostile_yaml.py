"""YAML written by hand, or by an enemy: composed, not constructed: nothing is converted, nothing explodes."""

from typing import Any

import yaml


class ShapeError(ValueError):
    """An alias (they can explode), or nesting that is too deep. `line` counts from 1."""

    def __init__(self, line: int) -> None:
        super().__init__(f"line {line}: an alias, or nesting that is too deep")
        self.line = line


def compose_yaml(text: str, max_depth: int) -> yaml.Node | None:
    """The nodes of one document, scalars as the strings they were written as; None of an empty one.

    Raises:
        ShapeError: found before the composer, which recurses in C, sees it.
        yaml.YAMLError: it is not YAML.
    """
    loader: Any = getattr(yaml, "CBaseLoader", yaml.BaseLoader)  # libyaml's is ten times faster where the wheel has it
    depth = 0
    for event in yaml.parse(text, Loader=loader):
        if isinstance(event, yaml.CollectionStartEvent):
            depth += 1
        elif isinstance(event, yaml.CollectionEndEvent):
            depth -= 1
        if depth > max_depth or isinstance(event, yaml.AliasEvent):
            raise ShapeError(event.start_mark.line + 1 if event.start_mark else 1)
    root: yaml.Node | None = yaml.compose(text, Loader=loader)
    return root
