"""The gazetteer: every name and alias of every entry, indexed by its first word."""

import unicodedata
from collections.abc import Iterator, Mapping
from functools import cache
from typing import NamedTuple

from transforms.data_files import LANGUAGES, load_yaml
from transforms.mentions.tokenise_document import WORD

FILES = ("places", "organisations", "people", "models", "products", "benchmarks", "works", "events")
_TYPES = frozenset(
    {"person", "organisation", "product", "model", "benchmark", "dataset", "place", "event", "work", "other"}
)


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

    `versioned`: a number `may` or must `always` follow, "" where none belongs to the name.
    """

    rest: tuple[str, ...]
    entry: Entry
    language: str
    mark: str
    versioned: str
    canonical: bool


class Gazetteer(NamedTuple):
    """`by_word`: first word -> aliases, longest first; `entries` by key."""

    by_word: Mapping[str, tuple[Alias, ...]]
    entries: Mapping[str, Entry]


@cache
def load_gazetteer() -> Gazetteer:
    """Read and index the gazetteer files, once a process.

    Raises:
        ValueError: a row that cannot be read, with its file and key.
    """
    index: dict[str, list[Alias]] = {}
    entries: dict[str, Entry] = {}
    for file in FILES:
        for kind, rows in load_yaml(f"gazetteer/{file}.yml").items():
            if kind not in _TYPES:
                continue
            for slug, row in rows.items():
                entry, aliases = _read_row(kind, slug, row)
                entries[entry.key] = entry
                for words, alias in aliases:
                    index.setdefault(words[0], []).append(alias)
    return Gazetteer(sort_aliases(index), entries)


def sort_aliases(index: Mapping[str, list[Alias]]) -> dict[str, tuple[Alias, ...]]:
    """The aliases of each word in the order in which they are to be tried."""
    return {word: tuple(sorted(found, key=_order)) for word, found in index.items()}


def _order(alias: Alias) -> tuple[int, bool, bool, str]:
    # A form of the sentence's own language comes before one that serves them all, one that asks for a number before
    # one without, a certain one before a doubtful one.
    return -len(alias.rest), not alias.language, not alias.versioned, alias.mark


def _read_row(kind: str, slug: str, row: str) -> tuple[Entry, list[tuple[tuple[str, ...], Alias]]]:
    domain, external_id, names, forms = "", None, {}, []
    for item in row.split(" | "):
        if item[0] == "@":
            domain = item[1:]
        elif item.startswith("wd="):
            external_id = item[3:]
        else:
            language, sign, form = item[:2], item[2:3], item[3:]
            if sign == "=" and language in LANGUAGES:
                names[language] = form.lstrip("~?")
                forms += [(language, form), ("", form)]
            elif sign == ":" and language in LANGUAGES:
                forms.append((language, form))
            else:
                forms.append(("", item))
    if not forms:
        raise ValueError(f"gazetteer: {kind}/{slug} has no name: {row!r}")
    name = forms[0][1].lstrip("~?").rstrip(" *")
    entry = Entry(f"{kind}/{slug}", kind, name, names, domain, external_id)
    return entry, list(_aliases(entry, forms))


def _aliases(entry: Entry, forms: list[tuple[str, str]]) -> Iterator[tuple[tuple[str, ...], Alias]]:
    for language, form in forms:
        mark = form[0] if form[0] in "~?" else ""
        versioned = "always" if form.endswith(" *") else "may" if form.endswith("*") else ""
        plain = form[len(mark) :].rstrip(" *")
        canonical = plain in (entry.name, *entry.names.values())
        for spelling in _spellings(plain):
            words = tuple(WORD.findall(spelling))
            yield words, Alias(words[1:], entry, language, mark, versioned, canonical)


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
