"""Read a user's own gazetteer: rows like the shipped ones, and what to take out of these.

Unlike a shipped file, a user's is checked line by line: a sign that would be silently without effect is an error.
"""

import re
from collections.abc import Iterator, Mapping
from itertools import pairwise
from typing import NamedTuple

import yaml

from transforms.data_files import LANGUAGES
from transforms.hostile_yaml import ShapeError, compose_yaml
from transforms.mentions.read_gazetteer_row import SEPARATOR, Row, bare_name, read_gazetteer_row
from transforms.mentions.tokenise_document import GAPS, WORD

TYPES = ("person", "organisation", "product", "model", "benchmark", "dataset", "place", "event", "work", "other")
REMOVE = "remove"
_SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_LANGUAGE = re.compile(r"([a-z]{2})[=:]")
_NULLS = ("", "~", "null")
_DEPTH = 2


class Removal(NamedTuple):
    """Names, without marks, that a shipped entry loses; () takes the whole entry out. `line` is where it stands."""

    names: tuple[str, ...]
    line: int


class UserGazetteer(NamedTuple):
    """A user's rows and removals, both by key (`<type>/<slug>`)."""

    rows: Mapping[str, Row]
    removals: Mapping[str, Removal]


class _Line(NamedTuple):
    number: int
    section: str
    slug: str
    row: str
    is_empty: bool


def read_user_gazetteer(text: str) -> UserGazetteer:
    """Read the YAML text of a user's gazetteer.

    Raises:
        ValueError: it cannot be read; the message gives the line and what to write instead.
    """
    rows: dict[str, Row] = {}
    removals: dict[str, Removal] = {}
    owners: dict[tuple[str, str, bool], str] = {}
    for line in _lines(text):
        if line.section == REMOVE:
            removals[line.slug] = Removal(() if line.is_empty else _names(line), line.number)
            continue
        key = f"{line.section}/{line.slug}"
        rows[key] = row = _row(line)
        for language, form in row.forms:
            owner = owners.setdefault((language, bare_name(form), form.endswith(" *")), key)
            if owner != key:
                raise _error(line.number, f"{bare_name(form)!r} already belongs to {owner}; give it to one of the two")
    return UserGazetteer(rows, removals)


def _row(line: _Line) -> Row:
    if not _SLUG.fullmatch(line.slug):
        raise _error(line.number, f"{line.slug!r} is no key; use a-z, 0-9 and single hyphens, e.g. port-of-brevin")
    if line.is_empty:
        raise _error(line.number, f"{line.slug} has no name; write `{line.slug}: Its name | another name`")
    for item in line.row.split(SEPARATOR):
        problem = _problem(item)
        if problem:
            raise _error(line.number, f"{line.slug}: {problem}")
    try:
        return read_gazetteer_row(line.row)
    except ValueError as error:
        raise _error(line.number, f"{line.slug}: {error}; write the canonical name first") from None


def _problem(item: str) -> str | None:
    """What is wrong with one item of a row."""
    if not item.strip() or item != item.strip() or "|" in item:
        return f"{item!r} is no name; put one space, | and one space between two names"
    if item[0] == "@":
        return None if _SLUG.fullmatch(item[1:]) else f"{item} is no domain; write a word such as @ai"
    if item.startswith("wd="):
        return None if re.fullmatch(r"wd=Q\d+", item) else f"{item} is no Wikidata item; write e.g. wd=Q42"
    sign = _LANGUAGE.match(item)
    if sign and sign.group(1) not in LANGUAGES:
        return f"{item!r} begins with no known language; use {', '.join(LANGUAGES)}, or the name alone"
    return _unmatchable(item[3:] if sign else item)


def _unmatchable(form: str) -> str | None:
    """Why a name could never be found in a text."""
    spans = [match.span() for match in WORD.finditer(bare_name(form))]
    if not spans:
        return f"{form!r} holds no word"
    for (_, end), (start, _) in pairwise(spans):
        between = bare_name(form)[end:start]
        if between not in GAPS:
            return f"{form!r}: {between!r} always parts two names; leave it out or give a shorter name"
    return None


def _names(line: _Line) -> tuple[str, ...]:
    return tuple(bare_name(item[3:] if _LANGUAGE.match(item) else item) for item in line.row.split(SEPARATOR))


def _lines(text: str) -> Iterator[_Line]:
    """Every row with its section, as strings: `no` is a word here."""
    try:
        root = compose_yaml(text, _DEPTH)
    except ShapeError as error:
        advice = "write `key: Name | alias` under a type; put a name that begins with * [ or { in quotes"
        raise _error(error.line, advice) from None
    except yaml.YAMLError as error:
        problem = getattr(error, "problem", None) or str(error).partition("\n")[0]
        advice = "indent with spaces, put a name that holds signs in quotes"
        raise _error(_line_of(error, text), f"not YAML: {problem}; {advice}") from None
    if root is None:
        return
    for section, content in _pairs(root):
        name, number = section.value, section.start_mark.line + 1
        if name not in (*TYPES, REMOVE):
            raise _error(number, f"{name!r} is no type; use {', '.join(TYPES)}, or {REMOVE}")
        for slug, row in _pairs(content):
            if not isinstance(row, yaml.ScalarNode):
                raise _error(slug.start_mark.line + 1, f"{slug.value}: write its names on one line, `Name | alias`")
            is_empty = not row.value or (not getattr(row, "style", None) and row.value in _NULLS)
            yield _Line(slug.start_mark.line + 1, name, slug.value, row.value, is_empty)


def _pairs(node: yaml.Node) -> Iterator[tuple[yaml.ScalarNode, yaml.Node]]:
    """The pairs of a mapping; none of an empty section. Keys are words, each given once."""
    if isinstance(node, yaml.ScalarNode) and node.value in _NULLS:
        return
    if not isinstance(node, yaml.MappingNode):
        raise _error(node.start_mark.line + 1, "expected a type such as `person:` with lines `key: Name | alias` below")
    seen = set()
    for key, value in node.value:
        if not isinstance(key, yaml.ScalarNode) or key.value in seen:
            raise _error(key.start_mark.line + 1, "a key that stands here twice, or is no word; keep one")
        seen.add(key.value)
        yield key, value


def _line_of(error: yaml.YAMLError, text: str) -> int:
    mark = getattr(error, "problem_mark", None)
    return mark.line + 1 if mark else text.count("\n", 0, getattr(error, "position", 0)) + 1


def _error(line: int, problem: str) -> ValueError:
    return ValueError(f"line {line}: {problem}")
