"""The gazetteer: every name and alias of every entry, indexed by its first word."""

import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

from transforms.data_files import load_yaml
from transforms.mentions.merge_gazetteer import merge_gazetteer
from transforms.mentions.read_gazetteer_row import Row, bare_name, read_gazetteer_row
from transforms.mentions.read_user_gazetteer import TYPES, UserGazetteer, read_user_gazetteer
from transforms.mentions.tokenise_document import WORD, has_capital

FILES = ("places", "organisations", "people", "models", "products", "benchmarks", "works", "events")


class Entry(NamedTuple):
    """One thing. `names` holds the canonical name per language where it differs from `name`."""

    key: str
    type: str
    name: str
    names: Mapping[str, str]
    domain: str
    external_id: str | None


class Alias(NamedTuple):
    """A way to write an entry's name: its words after the first; conditions as marked in the file.

    `versioned`: a number `may` or must `always` follow, "" where none belongs to the name. `own`: a user gave it.
    """

    rest: tuple[str, ...]
    entry: Entry
    language: str
    mark: str
    versioned: str
    canonical: bool
    own: bool


class Gazetteer(NamedTuple):
    """`by_word`: first word -> aliases, longest first; `entries` by key.

    `seconds`: the second words of each first word that is no name by itself; `small`: the first words without a
    capital.
    """

    by_word: Mapping[str, tuple[Alias, ...]]
    seconds: Mapping[str, frozenset[str]]
    small: frozenset[str]
    entries: Mapping[str, Entry]


@lru_cache(maxsize=2)
def load_gazetteer(extra: str = "") -> Gazetteer:
    """Read and index the gazetteer: the shipped files, and a user's YAML text where there is one (`merge_gazetteer`).

    Raises:
        ValueError: a row that cannot be read; of a user's text, with its line and what to write.
    """
    rows = _shipped_rows()
    user = read_user_gazetteer(extra) if extra else UserGazetteer({}, {})
    if extra:
        rows = merge_gazetteer(rows, user)
    index: dict[str, list[Alias]] = {}
    entries: dict[str, Entry] = {}
    taken = _taken(user)
    for key, row in rows.items():
        entries[key] = entry = Entry(key, key.partition("/")[0], row.name, row.names, row.domain, row.external_id)
        given = len(user.rows[key].forms) if key in user.rows else 0
        for words, alias in _aliases(entry, row.forms, given):
            if alias.own or taken.isdisjoint(((words, ""), (words, alias.language))):
                index.setdefault(words[0], []).append(alias)
    seconds = {
        word: frozenset([alias.rest[0] for alias in found])
        for word, found in index.items()
        if all(alias.rest for alias in found)
    }
    return Gazetteer(sort_aliases(index), seconds, frozenset([w for w in index if not has_capital(w)]), entries)


def _taken(user: UserGazetteer) -> set[tuple[tuple[str, ...], str]]:
    """The spellings a user gives, by language: none of them is the name of anything else."""
    return {
        (tuple(WORD.findall(spelling)), language)
        for row in user.rows.values()
        for language, form in row.forms
        if not form.endswith(" *")
        for spelling in _spellings(bare_name(form))
    }


def _shipped_rows() -> dict[str, Row]:
    rows: dict[str, Row] = {}
    for file in FILES:
        for kind, content in load_yaml(f"gazetteer/{file}.yml").items():
            if kind not in TYPES:
                continue
            for slug, row in content.items():
                try:
                    rows[f"{kind}/{slug}"] = read_gazetteer_row(row)
                except ValueError as error:
                    raise ValueError(f"gazetteer/{file}.yml, {kind}/{slug}: {error}") from error
    return rows


def sort_aliases(index: Mapping[str, list[Alias]]) -> dict[str, tuple[Alias, ...]]:
    """The aliases of each word in the order in which they are to be tried."""
    return {word: tuple(sorted(found, key=_order)) for word, found in index.items()}


def _order(alias: Alias) -> tuple[int, bool, bool, str]:
    # A form of the sentence's own language comes before one that serves them all, one that asks for a number before
    # one without, a certain one before a doubtful one.
    return -len(alias.rest), not alias.language, not alias.versioned, alias.mark


def _aliases(entry: Entry, forms: Sequence[tuple[str, str]], given: int) -> Iterator[tuple[tuple[str, ...], Alias]]:
    """First word and the rest of each spelling of each form; the first `given` forms are the user's."""
    for number, (language, form) in enumerate(forms):
        mark = form[0] if form[0] in "~?" else ""
        versioned = "always" if form.endswith(" *") else "may" if form.endswith("*") else ""
        plain = form[len(mark) :].rstrip(" *")
        canonical = plain in (entry.name, *entry.names.values())
        for spelling in _spellings(plain):
            words = tuple(WORD.findall(spelling))
            yield words, Alias(words[1:], entry, language, mark, versioned, canonical, number < given)


def _spellings(form: str) -> tuple[str, ...]:
    """The form itself; with the endings of a German adjective (Deutschen Bank); with fewer accents.

    The first letter's accent is optional (Etats-Unis), the others are where there are several words (Pedro Sanchez).
    """
    first, _, rest = form.partition(" ")
    found = [form]
    if rest and first.endswith("sche"):
        found += [f"{first}{ending} {rest}" for ending in "nrs"]
    if not form.isascii():
        plain = "".join(c for c in unicodedata.normalize("NFD", form) if not unicodedata.combining(c))
        found.append(plain[0] + form[1:])
        if rest:
            found.append(plain)
    return tuple(dict.fromkeys(found))
