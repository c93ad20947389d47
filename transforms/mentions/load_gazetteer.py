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
    """`by_word`: first word -> aliases, longest first; `upper`: the same for words in capitals; `entries` by key."""

    by_word: Mapping[str, tuple[Alias, ...]]
    upper: Mapping[str, tuple[Alias, ...]]
    entries: Mapping[str, Entry]


@cache
def load_gazetteer() -> Gazetteer:
    """Read and index the gazetteer files, once a process.

    Raises:
        ValueError: a row that cannot be read, with its file and key.
    """
    index: dict[str, list[Alias]] = {}
    upper: dict[str, list[Alias]] = {}
    entries: dict[str, Entry] = {}
    for file in FILES:
        for kind, rows in load_yaml(f"gazetteer/{file}.yml").items():
            if kind not in _TYPES:
                continue
            for slug, row in rows.items():
                entry, aliases = _read_row(kind, slug, row)
                entries[entry.key] = entry
                for words, alias in aliases:
                    _add(index, upper, words, alias)
    return Gazetteer(_longest_first(index), _longest_first(upper), entries)


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
    """The form itself; without its first letter's accent; with the endings of a German adjective (Deutschen Bank)."""
    base = unicodedata.normalize("NFD", form[0])[0] + form[1:]
    first, _, rest = form.partition(" ")
    inflected = tuple(f"{first}{ending} {rest}" for ending in "nrs") if rest and first.endswith("sche") else ()
    return (form, *inflected) if base == form else (form, base, *inflected)


def _add(index: dict[str, list[Alias]], upper: dict[str, list[Alias]], words: tuple[str, ...], alias: Alias) -> None:
    index.setdefault(words[0], []).append(alias)
    capitals = tuple(word.upper() for word in words)
    # Short and common words in a line of capitals are more often the common word than the name.
    if capitals != words and not alias.mark and sum(map(len, words)) > 4:
        upper.setdefault(capitals[0], []).append(alias._replace(rest=capitals[1:]))


def _longest_first(index: dict[str, list[Alias]]) -> dict[str, tuple[Alias, ...]]:
    # A form of the sentence's own language is tried before one that serves them all.
    return {word: tuple(sorted(found, key=lambda a: (-len(a.rest), not a.language))) for word, found in index.items()}
