"""Read one row of the gazetteer: "canonical name | alias | ...", with the signs that places.yml explains."""

from collections.abc import Mapping
from typing import NamedTuple

from transforms.data_files import LANGUAGES

SEPARATOR = " | "
_MARKS = "~?"
_STAR = " *"


class Row(NamedTuple):
    """What a row says. `forms`: (language or "", name with its marks), the canonical one first; `names` by language."""

    name: str
    names: Mapping[str, str]
    forms: tuple[tuple[str, str], ...]
    domain: str
    external_id: str | None


def read_gazetteer_row(row: str) -> Row:
    """Take a row apart.

    Raises:
        ValueError: the row holds no name.
    """
    domain, external_id = "", None
    names: dict[str, str] = {}
    forms: list[tuple[str, str]] = []
    for item in row.split(SEPARATOR):
        if item[0] == "@":
            domain = item[1:]
        elif item.startswith("wd="):
            external_id = item[3:]
        else:
            language, sign, form = item[:2], item[2:3], item[3:]
            if sign == "=" and language in LANGUAGES:
                names[language] = bare_name(form)
                forms += [(language, form), ("", form)]
            elif sign == ":" and language in LANGUAGES:
                forms.append((language, form))
            else:
                forms.append(("", item))
    if not forms:
        raise ValueError(f"no name in {row!r}")
    return Row(bare_name(forms[0][1]), names, tuple(forms), domain, external_id)


def bare_name(form: str) -> str:
    """A form without its marks."""
    return form.lstrip(_MARKS).rstrip(_STAR)
