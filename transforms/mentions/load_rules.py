"""The word lists of one language (`languages/<lang>/mentions.yml`), as sets. First names are pooled: names travel."""

import unicodedata
from functools import cache
from typing import Any, NamedTuple

from transforms.data_files import LANGUAGES, language_rules

Words = frozenset[str]

FIRST_CLUB = "1"
"""The ordinal that opens a German club's name ("1. FC Zarburg")."""


class Rules(NamedTuple):
    """What one language's capitals, titles and contexts mean; all words are lower case except `plain_acronyms`.

    `titles` have those of former holders too ("exministro"); `openers`: the only words without a capital at which a
    run of them may begin.
    """

    language: str
    nouns_are_capitalised: bool
    title_case: bool
    capital_after_colon: bool
    first_names: Words
    titles: Words
    not_names: Words
    dates: Words
    plain_acronyms: Words
    starters: Words
    heads: dict[str, str]
    lower_heads: dict[str, str]
    institutions: dict[str, tuple[tuple[str, ...], ...]]
    openers: Words
    portfolios: Words
    portfolio_links: Words
    name_adjectives: Words
    early_adjectives: Words
    tail_connectors: Words
    connectors: Words
    joiners: Words
    particles: Words
    weak_particles: Words
    legal_forms: Words
    cues: dict[str, str]
    locatives: Words
    strong_locatives: Words
    place_verbs: Words
    indefinites: Words
    surname_heads: Words
    venue_heads: Words
    region_heads: Words
    region_adjectives: Words
    standalone_heads: Words
    acronym_heads: Words
    club_forms: Words
    web_endings: Words
    team_verbs: Words
    team_followers: Words
    region_abbreviations: Words
    adjective_suffixes: tuple[str, ...]
    office_endings: tuple[str, ...]
    agent_suffixes: tuple[str, ...]
    head_suffixes: tuple[tuple[str, str], ...]
    nationalities: tuple[str, ...]
    of_cues: dict[str, str]
    speech_verbs: Words
    term_cues: Words
    term_heads: Words
    work_cues: Words
    nickname_cues: Words
    determiners: Words
    term_types: dict[str, str]
    place_endings: tuple[str, ...]
    place_preposition: str
    not_places: Words
    plural_endings: tuple[str, ...]
    common_nouns: Words
    common_suffixes: tuple[str, ...]
    title_suffixes: tuple[str, ...]
    domain_words: dict[str, tuple[str, ...]]

    def is_acronym_head(self, word: str) -> bool:
        """Whether a word as written is an institution's acronym that a town completes (CHU, but not "Chu")."""
        return word.isupper() and word.lower() in self.acronym_heads

    def is_club_form(self, word: str) -> bool:
        """Whether a word as written stands before a club's town (FC, VfL, but not "As")."""
        return word.lower() in self.club_forms and sum(map(str.isupper, word)) > 1

    def is_title(self, word: str) -> bool:
        """Whether a word (in lower case) is a title or role, or a compound that ends in one (Bundesfinanzminister)."""
        return word in self.titles or word.endswith(self.title_suffixes)

    def cue(self, word: str) -> str | None:
        """The type that a noun (in lower case) gives the name after it; in German its last part counts (Hafenstadt)."""
        if word in self.cues or not self.nouns_are_capitalised:
            return self.cues.get(word)
        return next((self.cues[word[k:]] for k in range(2, len(word) - 3) if word[k:] in self.cues), None)

    def is_common_noun(self, word: str) -> bool:
        """Whether a word (in lower case) is a noun that is certainly no name, where all nouns have a capital."""
        if word in self.heads:
            return False
        if word in self.common_nouns or word in self.not_names or word.endswith(self.common_suffixes):
            return True
        return self.cue(word) is not None

    def head(self, word: str) -> str | None:
        """The type that a head word (in lower case) gives its name; in German in the genitive too (Instituts)."""
        found = self.heads.get(word)
        if found is None and self.nouns_are_capitalised and word.endswith("s"):
            found = self.heads.get(word[:-1])
        if found is None and self.head_suffixes:
            found = next((kind for end, kind in self.head_suffixes if word.endswith(end) and word != end), None)
        return found

    def is_office(self, word: str) -> bool:
        """A German noun (in lower case) that names one institution by itself: Bundesfinanzministerium."""
        return bool(self.office_endings) and word.startswith("bundes") and word.endswith(self.office_endings)


@cache
def load_rules(language: str) -> Rules:
    """The rules for an ISO 639-1 code; a language without rules gets empty lists (the gazetteer still serves it)."""
    data = language_rules(language, "mentions") if language in LANGUAGES else {}
    titles = _words(data.get("titles"))
    lower_heads, institutions = _by_word(data.get("lower_heads")), _by_first_word(data.get("institutions", ()))
    return Rules(
        language=language,
        nouns_are_capitalised=bool(data.get("nouns_are_capitalised")),
        title_case=bool(data.get("title_case")),
        capital_after_colon=bool(data.get("capital_after_colon")),
        first_names=_first_names(),
        plain_acronyms=frozenset(data.get("plain_acronyms", "").split()),
        # English names occur in every language's press: "University of Oslo", "Warner Music Group".
        heads={**_by_word(language_rules("en", "mentions").get("heads")), **_by_word(data.get("heads"))},
        lower_heads=lower_heads,
        club_forms=_words(language_rules("en", "mentions").get("club_forms")),
        web_endings=_words(language_rules("en", "mentions").get("web_endings")),
        institutions=institutions,
        titles=titles | {f"ex{title}" for title in titles},
        openers=frozenset((*lower_heads, *institutions, FIRST_CLUB)),
        cues=_by_word(data.get("cues")),
        of_cues=_by_word(data.get("of_cues")),
        head_suffixes=tuple(_by_word(data.get("head_suffixes")).items()),
        agent_suffixes=tuple(data.get("agent_suffixes", "").split()),
        nationalities=tuple(f"{stem}en" for stem in data.get("nationalities", "").split()),
        office_endings=tuple(data.get("office_endings", "").split()),
        adjective_suffixes=tuple(data.get("adjective_suffixes", "").split()),
        term_types=_by_word(data.get("term_types")),
        place_endings=tuple(data.get("place_endings", "").split()),
        place_preposition=data.get("place_preposition", ""),
        plural_endings=tuple(data.get("plural_endings", "").split()),
        common_suffixes=tuple(data.get("common_suffixes", "").split()),
        title_suffixes=tuple(data.get("title_suffixes", "").split()),
        domain_words={domain: tuple(words) for domain, words in data.get("domain_words", {}).items()},
        **{topic: _words(data.get(topic)) for topic in _WORD_LISTS},
    )


_WORD_LISTS = (
    "not_names", "dates", "starters", "portfolios", "portfolio_links", "name_adjectives", "connectors",
    "early_adjectives",
    "joiners", "tail_connectors", "particles", "weak_particles", "legal_forms", "locatives", "speech_verbs",
    "term_cues", "term_heads", "work_cues", "determiners", "common_nouns", "not_places",
    "strong_locatives", "place_verbs", "indefinites", "nickname_cues",
    "surname_heads", "venue_heads", "team_verbs", "team_followers", "region_abbreviations", "region_heads",
    "region_adjectives", "standalone_heads", "acronym_heads",
)  # fmt: skip


def _words(value: Any) -> Words:
    return frozenset((value or "").lower().split())


def _by_word(groups: Any) -> dict[str, str]:
    """word -> type, from type -> words."""
    return {word: kind for kind, words in (groups or {}).items() for word in words.lower().split()}


def _by_first_word(phrases: Any) -> dict[str, tuple[tuple[str, ...], ...]]:
    """first word -> the rests of the phrases that begin with it, longest first; an apostrophe parts words."""
    found: dict[str, list[tuple[str, ...]]] = {}
    for phrase in phrases:
        first, *rest = phrase.lower().replace("'", " ").split()
        found.setdefault(first, []).append(tuple(rest))
    return {first: tuple(sorted(rests, key=len, reverse=True)) for first, rests in found.items()}


@cache
def _first_names() -> Words:
    names = frozenset().union(*(_words(language_rules(code, "mentions").get("first_names")) for code in LANGUAGES))
    plain = (unicodedata.normalize("NFD", name) for name in names if not name.isascii())
    return names | {"".join(char for char in name if not unicodedata.combining(char)) for name in plain}
