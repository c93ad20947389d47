"""How a name goes on after a word: capitals, hyphens, particles, and the small words inside institutions' names."""

from transforms.mentions.load_rules import Rules
from transforms.mentions.values import APOSTROPHE, BREAK, DOT, HYPHEN, SPACE, Scope, Word

_COMPOUND_ENDS = frozenset("led born like run made wide type era only free net sur en".split())  # noqa: SIM905 - a word list
_AND = frozenset({"et", "and", "y", "e", "und"})
_ON = "on"
_MAX_SMALL = 3
_SYLLABLE = 4
_MAX_KNOWN = 10


def extend_run(scope: Scope, index: int, at: int, head: str | None) -> int:
    """The end of the run that began at word `index` once it takes in word `at`, or `at` itself where it stops.

    `head` is the type of thing that a head word of the run tells ("University"), None where it has none.
    """
    word, rules = scope.words[at], scope.rules
    if word.gap == BREAK or word.initial:
        return at
    if word.capital:
        return _capital(scope, index, at)
    if word.gap == HYPHEN:
        return _hyphenated(scope, index, at)
    if word.gap == DOT and word.start == scope.words[at - 1].end + 1 and word.lower in rules.web_endings:
        return at + 1  # Zarvax.com
    if head and (not rules.nouns_are_capitalised or head in ("organisation", "event")):
        stop = continues_head(scope, at, head)
        if stop > at or word.lower not in rules.joiners:
            return stop
    if word.lower in rules.joiners and (stop := _joined(scope, index, at)) > at:
        return stop
    return _particle(scope, index, at)


def continues_head(scope: Scope, at: int, head: str = "") -> int:
    """Inside the name of an institution: an adjective, or small words and a capitalised word ("University of Oslo")."""
    words, rules = scope.words, scope.rules
    if words[at].gap == SPACE and (words[at].lower in rules.name_adjectives or _is_adjective(scope, at)):
        return at + 1
    if head in ("place", "event") and words[at].lower in _AND:
        return at  # "Saint-Malo et Rennes"
    tail = words[at].lower in rules.tail_connectors
    stop = at
    while stop < min(at + _MAX_SMALL, scope.last) and words[stop].gap in (SPACE, APOSTROPHE):
        word = words[stop]
        if stop > at and words[at].lower in _AND and (not word.capital or word.lower in rules.heads):
            return at  # "the Acme Foundation and the University of Oslo" are two
        if word.capital:
            return at if stop == at or _is_outside(word, rules) or _is_new(scope, at, stop) else stop + 1
        if word.lower not in rules.connectors:
            return _noun_end(scope, stop) if tail and stop > at and _is_noun(word, rules) else at
        tail = tail and word.lower in rules.tail_connectors
        stop += 1
    return at


def _noun_end(scope: Scope, at: int) -> int:
    """The end of the noun at word `at`: after an adjective that stands before it, with what a hyphen adds."""
    words, rules = scope.words, scope.rules
    stop = at + 1
    if words[at].lower in rules.early_adjectives and stop < scope.last and words[stop].gap == SPACE:
        stop += not words[stop].capital and _is_noun(words[stop], rules)
    while stop < min(at + _MAX_SMALL, scope.last) and words[stop].gap == HYPHEN and words[stop].text.islower():
        stop += 1
    return stop


def _is_adjective(scope: Scope, at: int) -> bool:
    """By its ending, after a common noun of the name ("ministère des Affaires étrangères")."""
    word, before, rules = scope.words[at], scope.words[at - 1], scope.rules
    if not word.lower.endswith(rules.adjective_suffixes) or word.lower in rules.starters:
        return False
    noun = before.lower not in rules.first_names and scope.words[at - 2].lower in rules.tail_connectors
    return noun and _known_before(scope, at) == 0


def _is_new(scope: Scope, at: int, stop: int) -> bool:
    """The capitalised word after the small words is a thing of its own."""
    words, rules = scope.words, scope.rules
    if words[at].lower in _AND:
        again = words[stop].lower in (word.lower for word in words[max(0, at - _MAX_SMALL) : at])
        return again or stop in scope.known or words[stop].lower in rules.first_names
    if words[at].lower == _ON:
        return stop in scope.known  # "the lead of the West Division on Wisconsin"
    # "Stade Vélodrome de Marseille": the name is complete before the place.
    named = words[at - 1].capital and words[at - 1].lower not in rules.heads
    named = named and words[at - 1].lower not in rules.name_adjectives and not rules.is_acronym_head(words[at - 1].text)
    return named and rules.language != "en" and stop in scope.known


def _is_outside(word: Word, rules: Rules) -> bool:
    return rules.is_title(word.lower) or word.lower in rules.dates


def _is_noun(word: Word, rules: Rules) -> bool:
    """As far as the lists tell: no small word, title, day or verb of speech."""
    small = word.lower in rules.starters or word.lower in rules.speech_verbs or word.lower in rules.not_names
    return len(word.text) > 2 and word.text.isalpha() and not small and not _is_outside(word, rules)


def _capital(scope: Scope, index: int, at: int) -> int:
    words, rules, word = scope.words, scope.rules, scope.words[at]
    if word.gap == APOSTROPHE and words[at - 1].text[0].islower():
        return at
    if at not in scope.known and rules.is_title(word.lower) and (word.gap == SPACE or rules.nouns_are_capitalised):
        return at
    office = scope.last > at + 1 and words[at + 1].gap == SPACE and words[at + 1].capital and word.gap == SPACE
    if office and at not in scope.known and rules.is_title(words[at + 1].lower) and _known_before(scope, at) > 1:
        return at  # "White House Press Secretary"
    if word.lower in rules.dates and words[index].lower not in rules.first_names:
        return at
    return scope.known[at].last if at in scope.known else at + 1


def _known_before(scope: Scope, at: int) -> int:
    """How many words the known name has that ends right before word `at`; 0 where there is none."""
    starts = range(at - 1, max(at - _MAX_KNOWN, 0) - 1, -1)
    return next((at - k for k in starts if k in scope.known and scope.known[k].last == at), 0)


def _hyphenated(scope: Scope, index: int, at: int) -> int:
    """Covid-19, F-16; Neuilly-sur-Seine, Châlons-en-Champagne; Kim Dae-jung (but not "New York-led")."""
    words, word = scope.words, scope.words[at]
    syllable = at - index > 1 and len(word.text) <= _SYLLABLE and word.lower not in _COMPOUND_ENDS
    if word.text[0].isdigit() or syllable:
        return at + 1
    for stop in range(at + 1, min(at + 1 + _MAX_SMALL, scope.last)):
        if words[stop].gap not in (HYPHEN, APOSTROPHE):
            return at
        if words[stop].capital:
            return stop + 1
    return at


def _particle(scope: Scope, index: int, at: int) -> int:
    """Ursula von der Leyen; Charles de Gaulle, where only a first name stands before the weak particle."""
    words, rules = scope.words, scope.rules
    if words[at].lower not in rules.particles and words[at].lower not in rules.weak_particles:
        return at
    weak = at - index <= 1 + (words[at].lower not in _AND) and all(
        word.lower in rules.first_names for word in words[index:at]
    )
    stop = at
    while stop < min(at + _MAX_SMALL, scope.last) and words[stop].gap in (SPACE, HYPHEN, APOSTROPHE):
        word = words[stop]
        if word.capital:
            return stop + 1 if stop > at and not rules.is_title(word.lower) else at
        if not (word.lower in rules.particles or (weak and word.lower in rules.weak_particles)):
            return at
        stop += 1
    return at


def _joined(scope: Scope, index: int, at: int) -> int:
    """ "Spirit of Ecstasy", "Balón de Oro": but not people or known things "of" somewhere, nor an opening word."""
    words, rules, first = scope.words, scope.rules, scope.words[index]
    stop = at + 2 if at + 1 < scope.last and words[at + 1].lower in rules.determiners else at + 1
    if stop >= scope.last or index in scope.known or stop in scope.known or at - index > 2:
        return at
    word = words[stop]
    if first.initial or first.lower in rules.first_names or word.lower in rules.first_names:
        return at
    if _is_outside(word, rules) or word.lower in rules.not_names or word.gap == BREAK:
        return at
    return stop + 1 if word.capital and not word.initial else at
