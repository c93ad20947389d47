"""The families of AI models and the grammar of their names (`gazetteer/models.yml`), compiled."""

import re
from collections.abc import Mapping
from functools import cache
from typing import Any, NamedTuple

from transforms.data_files import load_yaml

_SPACES = " \u00a0\u202f"
# A number before a percent or currency sign, or inside a longer number, is a quantity.
VERSION = rf"\d{{1,2}}(?:\.\d{{1,2}}){{0,2}}[a-z]?(?![\w%]|[.,]\d|[{_SPACES}]?[%€$£])"
"""A version number as model names have it: 4, 3.5, 4o."""
_SIZE = r"(?:\d{1,2}x)?\d{1,4}(?:\.\d)?[bBmM](?!\w)"
_STAMP = r"\d{4}(?:-\d{2}-\d{2}|\d{4})?(?!\w)"
_NEVER = r"(?!)"


class Family(NamedTuple):
    """A family of models. `tail` matches everything after the head of a name, `part` each part of the tail.

    The groups of `part` are `size`, `version` and `tier`; the other fields are explained in the data file.
    """

    name: str
    order: str
    order_from: float
    order_before: str
    tiers: Mapping[str, str]
    company: tuple[str, ...]
    ambiguous: bool
    versioned: bool
    tail: re.Pattern[str]
    part: re.Pattern[str]


class Grammar(NamedTuple):
    """First word of a name (without glued digits) -> its family, for the three ways a name may begin.

    `whole`: the words of the first two; `initials`: the first characters of the words to which digits may
    be glued.
    """

    heads: Mapping[str, Family]
    bare: Mapping[str, Family]
    heard: Mapping[str, Family]
    whole: frozenset[str]
    initials: frozenset[str]


@cache
def load_families() -> Grammar:
    """Read and compile the families, once a process."""
    heads: dict[str, Family] = {}
    bare: dict[str, Family] = {}
    heard: dict[str, Family] = {}
    for row in load_yaml("gazetteer/models.yml")["families"].values():
        family = _family(row)
        heads.update(dict.fromkeys(row["heads"], family))
        bare.update(dict.fromkeys(row.get("bare", ()), family))
        heard.update(dict.fromkeys(row.get("heard", ()), family))
    initials = frozenset([word[0] for word in (*heads, *heard)])
    return Grammar(heads, bare, heard, frozenset([*heads, *bare]), initials)


def _family(row: Mapping[str, Any]) -> Family:
    tiers: list[str] = row.get("tiers", [])
    words = "|".join(re.escape(tier) for tier in sorted(tiers, key=lambda tier: (-len(tier), tier))) or _NEVER
    version = f"[{row['letters']}]?{VERSION}" if "letters" in row else VERSION
    tier = rf"(?i:{words})(?![^\W\d_])"
    return Family(
        name=row["name"],
        order=row["order"],
        order_from=float(row.get("order_from", 0)),
        order_before=row.get("order_before", row["order"]),
        tiers={tier.lower(): tier for tier in tiers},
        company=tuple(row.get("company", ())),
        ambiguous=bool(row.get("ambiguous")),
        versioned=bool(row.get("versioned")),
        tail=re.compile(rf"(?:[{_SPACES}\-‑]?(?:{tier}|{_SIZE}|{version}|(?<=-){_STAMP})){{0,6}}"),
        part=re.compile(rf"(?P<tier>{tier})|(?P<size>{_SIZE})|(?P<version>{version})|{_STAMP}"),
    )
