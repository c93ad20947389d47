"""Whether a word looks like a finite verb, from closed classes, the words before it and its ending."""

from collections.abc import Sequence

from transforms.claims.lexicon import Lexicon

_MIN_LETTERS = 4
_CLITIC_REACH = 4


def guess_tense(low: Sequence[str], capital: Sequence[bool], i: int, lexicon: Lexicon, start: int) -> str:
    """Tense of the verb that word `i` looks like (`participle` and `gerund` for known ones), "" where it does not.

    Listed forms first, then the place after a subject pronoun, then endings; a determiner or preposition before the
    word, or a capital inside the sentence, rules an open-class verb out. `start` is where the word's clause begins.
    """
    word, words = low[i], lexicon.words
    previous = low[i - 1] if i else ""
    if word == "'s" and previous not in words["verb_openers"]:
        return ""
    if word in lexicon.finite and (i == 0 or not capital[i]):
        return lexicon.finite[word]
    nominal = previous in words["determiners"] or previous in words["prepositions"]
    opened = previous in words["verb_openers"] or (previous in words["clitics"] and _is_opened(low, i, lexicon))
    if word in lexicon.forms and (opened or not nominal):
        return lexicon.forms[word][1]
    if not word.isalpha() or word in words["clitics"] or word in words["determiners"]:
        return ""
    if not opened and (nominal or (capital[i] and i > 0) or len(word) < _MIN_LETTERS):
        return ""
    ending = lexicon.tense_of_ending(word)
    if ending == "imperative" and i != start and not (opened and i <= 2):
        return "present"
    return ending or ("present" if opened or word in words["open_verbs"] else "")


def _is_opened(low: Sequence[str], i: int, lexicon: Lexicon) -> bool:
    """Whether a subject pronoun stands before the clitics before word `i` (`je m'en souviens`)."""
    k = i - 1
    while k > 0 and i - k < _CLITIC_REACH and low[k] in lexicon.words["clitics"]:
        k -= 1
    return low[k] in lexicon.words["verb_openers"]
