"""Whether a word looks like a finite verb, from closed classes, the words before it and its ending."""

from collections.abc import Sequence
from functools import lru_cache

from transforms.claims.lexicon import Lexicon, load_lexicon
from transforms.claims.structural_words import structural_words

_MIN_LETTERS = 4
_CLITIC_REACH = 4


def guess_tense(low: Sequence[str], capital: Sequence[bool], i: int, lexicon: Lexicon, start: int) -> str:
    """Tense of the verb that word `i` looks like (`participle` and `gerund` for known ones), "" where it does not.

    Listed forms first, then the place after a subject pronoun, then endings; a determiner or preposition before the
    word, or a capital inside the sentence, rules an open-class verb out. `start` is where the word's clause begins.
    """
    word, words = low[i], lexicon.words
    previous = low[i - 1] if i else ""
    if (
        previous not in words["verb_openers"]
        and previous not in words["clitics"]
        and not _shows(word, lexicon.language)
    ):
        return ""
    if word == "'s" and previous not in words["verb_openers"]:
        return ""
    inside = capital[i] and (previous[:1].isalnum() or previous == ",")
    if word in lexicon.finite and not inside:
        return lexicon.finite[word]
    is_other = not word.isalpha() or word in structural_words(lexicon.language).closed
    if is_other and word not in lexicon.forms:
        return ""
    nominal = previous in words["determiners"] or previous in words["prepositions"]
    opened = previous in words["verb_openers"] or (previous in words["clitics"] and _is_opened(low, i, lexicon))
    if word in lexicon.forms and (opened or not nominal):
        return lexicon.forms[word][1]
    if is_other or inside:
        return ""
    if not opened and (nominal or len(word) < _MIN_LETTERS):
        return ""
    if not opened and "verb_final" in lexicon.options and _is_german_adjective(low, capital, i, lexicon):
        return ""
    ending = lexicon.tense_of_ending(word)
    if ending == "imperative" and i != start and not (opened and i <= 2):
        return "present"
    sure = opened and previous not in words["determiners"]  # not the noun of `que la ley`
    return ending or ("present" if sure or word in words["open_verbs"] else "")


@lru_cache(maxsize=20_000)
def _shows(word: str, language: str) -> bool:
    """Whether a word itself may show a verb, by its form or its ending; any other is one by its place alone."""
    lexicon = load_lexicon(language)
    if lexicon is None or word in lexicon.finite or word in lexicon.forms or word in lexicon.words["open_verbs"]:
        return True
    return bool(lexicon.tense_of_ending(word))


def _is_german_adjective(low: Sequence[str], capital: Sequence[bool], i: int, lexicon: Lexicon) -> bool:
    """`Bekannte Autoren`, `240 befristete Verträge`: German opens no statement with its verb, and before a noun a verb
    stands right behind another noun or an adverb of time."""
    closed = ("prepositions", "determiners", "oblique", "adverbial", "coordinators")
    after_noun = i > 0 and capital[i - 1] and not any(low[i - 1] in lexicon.words[topic] for topic in closed)
    before_noun = i > 0 and i + 1 < len(capital) and capital[i + 1] and not after_noun
    adverbs = ("fronting", "after_verb", "group", "clitics")
    return capital[i] or (before_noun and not any(low[i - 1] in lexicon.words[topic] for topic in adverbs))


def _is_opened(low: Sequence[str], i: int, lexicon: Lexicon) -> bool:
    """Whether a subject pronoun stands before the clitics before word `i` (`je m'en souviens`)."""
    k = i - 1
    while k > 0 and i - k < _CLITIC_REACH and low[k] in lexicon.words["clitics"]:
        k -= 1
    return low[k] in lexicon.words["verb_openers"]
