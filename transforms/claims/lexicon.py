"""A language's words for claims, read once from `languages/<lang>/claims.yml` into the shapes the rules look up."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from transforms.claims.conjugate import conjugate
from transforms.claims.split_words import split_words
from transforms.data_files import language_rules, load_yaml

CuePhrase = tuple[str, tuple[str, ...]]
"""A topic and the words of a phrase that is a cue to it."""


@dataclass(frozen=True, slots=True)
class Lexicon:
    """What `claims.yml` of one language says.

    Attributes:
        cues: first word -> second word -> (topic, words) of the phrases that begin with both or are the first alone,
            longest first; under the second word "" only what is the first alone.
        words: topic -> closed set of single words; every topic of `topics.yml` is there.
        finite: form -> tense of auxiliaries, modals and very common verbs.
        endings: ending of verb forms -> tense.
        ending_lengths: last letter -> the lengths of the endings with it, longest first.
        reporting: lemma -> what it can introduce (`that`, `infinitive`, `incise`, `quote`, `evidence`, `denial`).
        forms: third-person form -> (lemma, tense) of the verbs in `reporting`.
        phrasal: verb form -> (its second part, lemma, tense) of the reporting verbs in two parts.
        pronouns: personal pronoun -> `person number gender`, e.g. `3 s f`; `-` where a part does not say.
        titles: form of address -> gender (`m`, `f`).
        options: grammatical switches of the language, e.g. `ne` (negation takes a particle).
    """

    language: str
    cues: Mapping[str, Mapping[str, Sequence[CuePhrase]]]
    words: Mapping[str, frozenset[str]]
    finite: Mapping[str, str]
    endings: Mapping[str, str]
    ending_lengths: Mapping[str, Sequence[int]]
    reporting: Mapping[str, frozenset[str]]
    forms: Mapping[str, tuple[str, str]]
    phrasal: Mapping[str, Sequence[tuple[tuple[str, ...], str, str]]]
    pronouns: Mapping[str, tuple[str, str, str]]
    titles: Mapping[str, str]
    options: frozenset[str]

    def tense_of_ending(self, word: str) -> str:
        """The tense that the longest known ending of `word` gives away, "" without one or without a stem before it."""
        for length in self.ending_lengths.get(word[-1:], ()):
            if len(word) > length + 1 and (tense := self.endings.get(word[-length:])):
                return tense
        return ""


@cache
def load_lexicon(language: str) -> Lexicon | None:
    """The lexicon of a language (ISO 639-1), None when it has no rules.

    Raises:
        KeyError, TypeError: `claims.yml` lacks a section or has the wrong shape.
    """
    rules = language_rules(language, "claims")
    if not rules:
        return None
    _check(rules)
    reporting = _reporting(rules["reporting"])
    endings = {ending: tense for tense, listed in rules["endings"].items() for ending in listed}
    return Lexicon(
        language=language,
        cues=_cues(rules["cues"], language),
        words=_words(rules["words"]),
        finite={form: tense.removesuffix("_modal") for tense, forms in rules["finite"].items() for form in forms},
        endings=endings,
        ending_lengths=_lengths(endings),
        reporting=reporting,
        forms=_forms(reporting, rules["conjugation"]),
        phrasal=_phrasal(rules.get("phrasal", {})),
        pronouns={form: _pronoun(features) for form, features in rules["pronouns"].items()},
        titles={form.casefold(): gender for gender, forms in rules["titles"].items() for form in forms},
        options=frozenset(rules.get("options", ())),
    )


def _lengths(endings: Iterable[str]) -> dict[str, list[int]]:
    lengths: dict[str, set[int]] = {}
    for ending in endings:
        lengths.setdefault(ending[-1], set()).add(len(ending))
    return {letter: sorted(found, reverse=True) for letter, found in lengths.items()}


def _words(topics: Mapping[str, Sequence[str]]) -> dict[str, frozenset[str]]:
    """Every topic there is; one the language does not give is empty."""
    return {topic: frozenset(topics.get(topic, ())) for topic in load_yaml("claims/topics.yml")["words"]}


def _check(rules: Mapping[str, Mapping[str, Sequence[str]]]) -> None:
    known = load_yaml("claims/topics.yml")
    for section in ("words", "cues"):
        unknown = sorted(set(rules[section]) - set(known[section]))
        boolean = sorted(topic for topic, words in rules[section].items() if not all(isinstance(w, str) for w in words))
        if unknown or boolean:
            hint = f"a word that YAML takes for yes or no (quote it) in {boolean}"
            raise TypeError(f"claims.yml, {section}: unknown topics {unknown}; {hint}")


def _cues(topics: Mapping[str, Sequence[str]], language: str) -> dict[str, dict[str, list[CuePhrase]]]:
    first: dict[str, list[CuePhrase]] = {}
    for topic, phrases in topics.items():
        for phrase in phrases:
            words = tuple(split_words(phrase, language)[0])
            first.setdefault(words[0], []).append((topic, words))
    return {word: _by_second(entries) for word, entries in first.items()}


def _by_second(entries: Sequence[CuePhrase]) -> dict[str, list[CuePhrase]]:
    """The phrases that begin with one word, by their second word, each time with those that have none."""
    ordered = sorted(entries, key=lambda entry: (-len(entry[1]), entry))
    seconds = {"", *("".join(words[1:2]) for _, words in ordered)}
    return {second: [entry for entry in ordered if entry[1][1:2] in ((), (second,))] for second in sorted(seconds)}


def _reporting(groups: Mapping[str, Sequence[str]]) -> dict[str, frozenset[str]]:
    """Lemma -> the groups that list it."""
    flags: dict[str, set[str]] = {}
    for group, lemmas in groups.items():
        for lemma in lemmas:
            flags.setdefault(lemma, set()).add(group)
    return {lemma: frozenset(groups_) for lemma, groups_ in flags.items()}


def _forms(reporting: Mapping[str, frozenset[str]], conjugation: Mapping[str, Any]) -> dict[str, tuple[str, str]]:
    """What is listed goes before what the patterns make; of two tenses with one form (il dit, il a dit), the first."""
    softening, irregular = conjugation.get("softening", {}), conjugation.get("irregular", {})
    forms: dict[str, tuple[str, str]] = {}
    for lemma, tenses in irregular.items():
        for tense, listed in tenses.items():
            for form in listed if lemma in reporting else ():
                forms.setdefault(form, (lemma, tense))
    for lemma in reporting:
        if lemma not in irregular:
            for form, tense in conjugate(lemma, conjugation["patterns"], softening):
                forms.setdefault(form, (lemma, tense))
    return forms


def _phrasal(
    verbs: Mapping[str, Mapping[str, Mapping[str, Sequence[str]]]],
) -> dict[str, list[tuple[tuple[str, ...], str, str]]]:
    """Form -> what it makes with which second part, the longest first."""
    table: dict[str, list[tuple[tuple[str, ...], str, str]]] = {}
    for lemma, parts in verbs.items():
        for part, tenses in parts.items():
            for tense, forms in tenses.items():
                for form in forms:
                    table.setdefault(form, []).append((tuple(part.split()), lemma, tense))
    for entries in table.values():
        entries.sort(key=lambda entry: (-len(entry[0]), entry))
    return table


def _pronoun(features: str) -> tuple[str, str, str]:
    person, number, gender = features.split()
    return person, number, gender
