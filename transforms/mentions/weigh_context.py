"""What the words around a name tell about its type: titles, nouns in apposition, prepositions, verbs of speech, age."""

from transforms.mentions.load_rules import Rules
from transforms.mentions.values import APOSTROPHE, BREAK, DOT, SPACE, Candidate, Text

_OF = frozenset({"de", "d", "du", "des", "of", "di", "del", "do", "da", "von"})
_PERSON_ARTICLES = 1.5
_STRONG, _IN_PLACE = 1.3, 2.5
_VENUE = 4.5
"""More than a head word's vote."""
_SPEAKER = (("person", 0.7), ("organisation", 0.4))

Votes = tuple[tuple[str, float], ...]


def weigh_context(text: Text, candidate: Candidate) -> Votes:
    """(type, weight) votes from the sentence around one occurrence; a negative weight speaks against the type."""
    rules = text.rules[text.words[candidate.first].sentence]
    return _before(text, candidate, rules) + _after(text, candidate, rules)


def _before(text: Text, candidate: Candidate, rules: Rules) -> Votes:
    words, first = text.words, candidate.first
    if first == 0 or words[first - 1].sentence != words[first].sentence:
        return ()
    gap, before = words[first].gap, words[first - 1]
    further = words[first - 2].lower if first > 1 and before.gap != BREAK else ""
    if gap == BREAK:
        return _as_region(text, candidate, rules)
    if rules.is_title(before.lower) and gap in (SPACE, DOT):
        return (("person", 2.5),)
    if cue := rules.cue(before.lower):
        return ((cue, 3.0),)
    if before.lower in _OF and (cue := rules.of_cues.get(further)):
        return ((cue, 2.0),)  # "the founder of X", "le maire de X"
    if before.lower in _OF and (cue := rules.cue(further)) and cue != "work":  # after "of": whose work it is
        return ((cue, 3.0 if cue == "place" else 0.5),)
    adjective = _is_adjective(before.text, rules)
    if adjective and further and rules.is_title(further):
        return (("person", 2.0),)
    if adjective and (cue := rules.cue(further)):
        return ((cue, 2.0),)
    if before.lower in rules.locatives:
        head = words[candidate.last - 1].lower if candidate.last - first > 1 else ""
        return (("place", _place_weight(before.lower, further, head, rules)),)
    if before.lower in rules.determiners and gap in (APOSTROPHE, SPACE):
        return _after_article(further, rules)
    return ()


def _after_article(further: str, rules: Rules) -> Votes:
    votes: Votes = (("person", -_PERSON_ARTICLES),)
    if rules.nouns_are_capitalised:
        votes += (("organisation", 0.6),)
    return (*votes, ("place", 0.7)) if further in rules.locatives else votes


def _as_region(text: Text, candidate: Candidate, rules: Rules) -> Votes:
    """The abbreviated state after a town ("Peoria, Ill.")."""
    word, before = text.words[candidate.first], text.words[candidate.first - 1]
    comma = text.text[before.end : word.start] == ", "
    if comma and before.capital and candidate.last - candidate.first == 1 and word.lower in rules.region_abbreviations:
        return (("place", _IN_PLACE),)
    return ()


def _place_weight(preposition: str, further: str, head: str, rules: Rules) -> float:
    """How much a preposition speaks for a place: more after a verb of place ("né à", "based in"), most for a venue."""
    if head in rules.venue_heads or (head in rules.region_heads and preposition in rules.strong_locatives):
        return _VENUE
    if further in rules.place_verbs:
        return _IN_PLACE
    return _STRONG if preposition in rules.strong_locatives else 0.7


def _is_adjective(word: str, rules: Rules) -> bool:
    """A word that may stand between a noun and its name ("le groupe allemand X"), as far as the lists tell."""
    return word.islower() and len(word) > 3 and word not in rules.starters and word not in rules.connectors


def _after(text: Text, candidate: Candidate, rules: Rules) -> Votes:
    words, last = text.words, candidate.last
    if last >= len(words) or words[last].sentence != words[candidate.first].sentence:
        return ()
    word = words[last]
    if word.gap == BREAK:
        return _after_break(text, last, rules)
    if word.lower in rules.speech_verbs:
        return _SPEAKER
    if rules.language == "en" and rules.is_title(word.lower) and not word.capital:
        return (("organisation", 1.0),)  # "Acme spokesman Jim Smith"
    if rules.language == "en" and word.gap == SPACE and (cue := rules.cues.get(word.lower)):
        return ((cue, 1.5),)  # "the Tigris river", "the Zarvax festival"
    return ()


def _after_break(text: Text, last: int, rules: Rules) -> Votes:
    """What word `last` tells of the name before it, from which a comma or a bracket may part it."""
    words, word = text.words, text.words[last]
    between = text.text[words[last - 1].end : word.start]
    more = words[last + 1] if last + 1 < len(words) else None
    if between == ", " and word.lower in rules.locatives and more is not None and more.capital and more.gap == SPACE:
        return (("place", 1.0),)  # "Scottsdale, en Arizona"
    if between.strip() not in (",", "("):
        return ()
    if word.text.isdigit() and len(word.text) == 2:
        return (("person", 2.0),)
    title = rules.is_title(word.lower) or (
        more is not None and more.gap == SPACE and word.lower in rules.starters and rules.is_title(more.lower)
    )
    return (("person", 1.5),) if title else ()
