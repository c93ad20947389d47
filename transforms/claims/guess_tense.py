"""Whether a word looks like a finite verb, from closed classes, the words before it and its ending."""

from collections.abc import Sequence

from transforms.claims.lexicon import Lexicon
from transforms.claims.word_facts import NO_WORD, WordFacts

_CLITIC_REACH = 4


def guess_tense(
    low: Sequence[str], facts: Sequence[WordFacts], capital: Sequence[bool], i: int, lexicon: Lexicon, start: int
) -> str:
    """Tense of the verb that word `i` looks like (`participle` and `gerund` for known ones), "" where it does not.

    Listed forms first, then the place after a subject pronoun, then endings; a determiner or preposition before the
    word, or a capital inside the sentence, rules an open-class verb out. `start` is where the word's clause begins.
    A word that does not show a verb itself has a tense only behind one that leads to it (see `WordFacts`).
    """
    word, previous = facts[i], facts[i - 1] if i else NO_WORD
    if low[i] == "'s" and not previous.is_opener:
        return ""
    inside = capital[i] and (previous.is_word or (i > 0 and low[i - 1] == ","))
    if word.finite and not inside:
        return word.finite
    if not (word.is_open or word.form):
        return ""
    opened = previous.is_opener or (previous.is_clitic and _is_opened(facts, i))
    if word.form and (opened or not previous.is_nominal):
        return word.form
    if inside or not word.is_open:
        return ""
    if not opened and (previous.is_nominal or word.is_short):
        return ""
    if not opened and "verb_final" in lexicon.options and _is_german_adjective(low[i - 1], capital, i, lexicon):
        return ""
    if word.ending == "imperative" and i != start and not (opened and i <= 2):
        return "present"
    sure = opened and not previous.is_determiner  # not the noun of `que la ley`
    return word.ending or ("present" if sure or word.is_open_verb else "")


def _is_german_adjective(previous: str, capital: Sequence[bool], i: int, lexicon: Lexicon) -> bool:
    """`Bekannte Autoren`, `240 befristete Verträge`: German opens no statement with its verb, and before a noun a verb
    stands right behind another noun or an adverb of time."""
    closed = ("prepositions", "determiners", "oblique", "adverbial", "coordinators")
    after_noun = i > 0 and capital[i - 1] and not any(previous in lexicon.words[topic] for topic in closed)
    before_noun = i > 0 and i + 1 < len(capital) and capital[i + 1] and not after_noun
    adverbs = ("fronting", "after_verb", "group", "clitics")
    return capital[i] or (before_noun and not any(previous in lexicon.words[topic] for topic in adverbs))


def _is_opened(facts: Sequence[WordFacts], i: int) -> bool:
    """Whether a subject pronoun stands before the clitics before word `i` (`je m'en souviens`)."""
    k = i - 1
    while k > 0 and i - k < _CLITIC_REACH and facts[k].is_clitic:
        k -= 1
    return facts[k].is_opener
