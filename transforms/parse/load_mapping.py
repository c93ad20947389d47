"""Read a small YAML mapping written by hand, or by an enemy."""

from typing import NamedTuple

import yaml

from transforms.errors import InputError
from transforms.hostile_yaml import ShapeError, compose_yaml

MAX_LENGTH = 64_000
MAX_DEPTH = 6
_NULLS = ("", "~", "null", "Null", "NULL")


class Entry(NamedTuple):
    """A value and the line (1-based) of its key. Scalars are strings as written; null is None."""

    value: object
    line: int


def load_mapping(text: str) -> dict[str, Entry]:
    """The top level of a YAML mapping. Nothing is converted: `no` is a word and `2024-02-30` does not raise.

    InputError `invalid_yaml` with the line, also for aliases (they can explode), repeated keys, depth over 6 and
    more than 64,000 characters.
    """
    if len(text) > MAX_LENGTH:
        raise InputError("invalid_yaml", f"{len(text)} characters of YAML; the limit is {MAX_LENGTH}")
    try:
        root = compose_yaml(text, MAX_DEPTH)
    except ShapeError as error:
        raise InputError("invalid_yaml", f"line {error.line}: an alias, or nesting over {MAX_DEPTH}") from None
    except yaml.YAMLError as error:
        raise InputError("invalid_yaml", _located(error)) from None
    if root is None:
        return {}
    if not isinstance(root, yaml.MappingNode):
        raise InputError("invalid_yaml", "line 1: expected `key: value` lines")
    entries: dict[str, Entry] = {}
    for key, node in root.value:
        line = key.start_mark.line + 1
        if not isinstance(key, yaml.ScalarNode) or key.value in entries:
            raise InputError("invalid_yaml", f"line {line}: a key that is repeated or not a word")
        entries[key.value] = Entry(_value(node), line)
    return entries


def _value(node: yaml.Node) -> object:
    """Plain Python values; recursion is bounded by MAX_DEPTH."""
    if isinstance(node, yaml.SequenceNode):
        return [_value(item) for item in node.value]
    if isinstance(node, yaml.MappingNode):
        return {str(key.value): _value(value) for key, value in node.value}
    # an unquoted scalar has no style; libyaml writes that as "", PyYAML's own parser as None
    return None if not getattr(node, "style", None) and node.value in _NULLS else node.value


def _located(error: yaml.YAMLError) -> str:
    mark = getattr(error, "problem_mark", None)
    problem = getattr(error, "problem", None) or str(error).partition("\n")[0]
    return f"line {mark.line + 1}: {problem}" if mark else problem
