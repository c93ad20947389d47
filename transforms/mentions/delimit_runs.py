"""Where runs of capitalised words begin and end in a sentence."""

import re
from collections.abc import Iterator, Sequence

from transforms.mentions.extend_run import continues_head, extend_run
from transforms.mentions.load_rules import FIRST_CLUB
from transforms.mentions.values import APOSTROPHE, BREAK, DOT, SPACE, Scope

_MAX_WORDS = 12
_UNIT = 3
_PRODUCT_NUMBER = re.compile(r"(?!(?:19|20)\d\d)\d{2,4}[A-Za-z]?")
_ROMAN = frozenset("IVXLC")
_ORDINAL = re.compile(r"[IVXLC]+(?:e|er|ère|re|ème|th|º)")


def delimit_runs(scope: Scope, openers: Sequence[int]) -> Iterator[tuple[int, int]]:
    """The word ranges [first, last) of the runs of one sentence.

    `openers`: its words with a capital or, in lower case, among `Rules.openers`; nothing else begins a run.
    """
    stop = 0
    for index in openers:
        if index >= stop and _begins(scope, index):
            stop = _end(scope, index)
            yield index, stop


def _begins(scope: Scope, index: int) -> bool:
    word, rules = scope.words[index], scope.rules
    if word.capital and (index in scope.known or _may_begin(scope, index)):
        return True
    if word.capital or word.lower in rules.lower_heads:
        return word.lower in rules.lower_heads and _is_followed(scope, index)
    return _is_first_club(scope, index) or (word.text in rules.institutions and _institution_end(scope, index) > index)


def _institution_end(scope: Scope, index: int) -> int:
    """Where an institution in lower case ends with its place ("cour d'appel de Zarville"); `index` where none is."""
    words = scope.words
    for rest in scope.rules.institutions.get(words[index].lower, ()):
        stop = index + 1 + len(rest)
        inside = words[index + 1 : stop]
        joined = all(
            word.lower == part and word.gap in (SPACE, APOSTROPHE) for word, part in zip(inside, rest, strict=False)
        )
        if stop < scope.last and joined:
            end = continues_head(scope, stop)
            if end > stop + 1 and words[end - 1].capital:
                return end
    return index


def _is_first_club(scope: Scope, index: int) -> bool:
    """The ordinal of a German club ("1. FC Zarburg")."""
    words, after = scope.words, index + 1
    if words[index].text != FIRST_CLUB or after >= scope.last or words[after].gap != DOT:
        return False
    return scope.rules.is_club_form(words[after].text)


def _may_begin(scope: Scope, index: int) -> bool:
    words, rules, word = scope.words, scope.rules, scope.words[index]
    if rules.is_title(word.lower) or word.lower in rules.dates:
        return False
    if word.text[0] in _ROMAN and _ORDINAL.fullmatch(word.text):
        return False
    if word.gap == SPACE and len(word.text) <= _UNIT and words[index - 1].text[-1].isdigit():
        return False  # a unit: 850 Nm
    if word.lower not in rules.starters:
        return not _is_between_titles(scope, index)
    if word.lower in rules.determiners and index + 1 in scope.known:
        return False  # "L'Union européenne": the name is complete without the article
    if _titled_end(scope, index):
        return True
    # "Le Maire", "La Rochelle": an article is part of a name only where its own capital is evidence.
    return not word.initial and index + 1 < scope.last and words[index + 1].capital and words[index + 1].gap != BREAK


def _titled_end(scope: Scope, index: int) -> int:
    """Where a title with a capital on its article alone ends ("La voix du Zarban"); 0 where none begins."""
    words, rules, last = scope.words, scope.rules, index + 4
    if words[index].initial or last > scope.last or words[index].lower not in rules.determiners:
        return 0
    noun, link, name = words[index + 1 : last]
    if noun.capital or noun.gap not in (SPACE, APOSTROPHE) or noun.lower in rules.starters or link.gap != SPACE:
        return 0
    told = link.lower in rules.tail_connectors and name.capital and name.gap in (SPACE, APOSTROPHE)
    return last if told and not rules.is_title(noun.lower) else 0


def _is_between_titles(scope: Scope, index: int) -> bool:
    """The field of an office ("Chief Strategy Officer", "White House Press Secretary")."""
    words, after = scope.words, index + 1
    if after >= scope.last or words[index].initial or words[index].gap != SPACE or words[after].gap != SPACE:
        return False
    return words[index - 1].capital and words[after].capital and scope.rules.is_title(words[after].lower)


def _is_followed(scope: Scope, index: int) -> bool:
    """A head in lower case makes a name only with a capitalised word of its own ("hôpital Necker")."""
    at = index + 1
    if at >= scope.last:
        return False
    word, rules = scope.words[at], scope.rules
    if word.gap == SPACE and word.capital:
        return not rules.is_title(word.lower) and word.lower not in rules.dates
    stop = continues_head(scope, at)
    return stop > at + 1 and scope.words[stop - 1].capital


def _end(scope: Scope, index: int) -> int:
    words, rules, known = scope.words, scope.rules, scope.known.get(index)
    lower = words[index].lower
    stop = known.last if known else index + 1
    if not known and lower in rules.determiners:
        stop = max(stop, _titled_end(scope, index))
    if not known and lower in rules.institutions:
        stop = max(stop, _institution_end(scope, index))
    # A name the gazetteer knows in full is complete: "Rassemblement national" does not go on with "de la Manche".
    head = (rules.head(lower) or rules.lower_heads.get(lower)) if stop - index == 1 else None
    if lower in rules.acronym_heads and rules.is_acronym_head(words[index].text):
        head = "organisation"
    if lower in rules.determiners and words[index].gap == SPACE and rules.cues.get(words[index - 1].lower) == "event":
        head = "event"  # "le festival Les Sommets du rire"
    if known and known.type in ("organisation", "product") and _is_model_number(scope, stop):
        stop += 1
    while stop < scope.last and stop - index < _MAX_WORDS:
        following = extend_run(scope, index, stop, head)
        if following <= stop:
            break
        stop = following
        if rules.language in ("en", "de") and not head:
            head = rules.head(words[stop - 1].lower)
    return stop


def _is_model_number(scope: Scope, at: int) -> bool:
    """The number of a maker's product ("Peugeot 208"), not an amount ("Peugeot 500 salariés") nor a year."""
    words = scope.words
    if at >= scope.last or words[at].gap != SPACE or not _PRODUCT_NUMBER.fullmatch(words[at].text):
        return False
    if at + 1 >= scope.last or words[at + 1].gap == BREAK or words[at + 1].capital:
        return True
    return words[at + 1].lower in scope.rules.starters
