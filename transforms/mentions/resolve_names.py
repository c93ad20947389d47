"""Bring the occurrences of one thing together under one name, one key and one type."""

import unicodedata
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from transforms.mentions.find_acronyms import Definition
from transforms.mentions.spread_names import is_person, suffixes
from transforms.mentions.values import Candidate, Text, surface
from transforms.mentions.weigh_context import weigh_context

PRIORITY = ("person", "organisation", "place", "event", "work", "product", "model", "benchmark", "dataset", "other")
"""Of equally supported types, the commoner in the press."""


@dataclass(slots=True)
class Thing:
    """What the document says of one thing: its occurrences, the ways it is written, and the votes on its type."""

    occurrences: list[Candidate] = field(default_factory=list)
    surfaces: Counter[str] = field(default_factory=Counter)
    votes: dict[str, float] = field(default_factory=lambda: defaultdict(float))
    known: Candidate | None = None
    full: bool = False

    def absorb(self, other: "Thing") -> None:
        self.occurrences += other.occurrences
        self.surfaces.update(other.surfaces)
        for kind, weight in other.votes.items():
            self.votes[kind] += weight
        self.known = self.known or other.known
