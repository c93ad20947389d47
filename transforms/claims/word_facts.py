"""What a word says by itself, whatever stands around it: looked up once for each word that a language shows."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from transforms.claims.lexicon import Lexicon, load_lexicon
from transforms.claims.structural_words import CLOSERS, StructuralWords, structural_words

_REMEMBERED = 20_000
"""Words of a language whose facts are kept."""
_MIN_LETTERS = 4


@dataclass(frozen=True, slots=True)
class WordFacts:
    """What the lexicon of its language says of one word, in lower case.

    Attributes:
        is_word: whether it is a word or a figure, not a mark.
        is_short: whether it has too few letters for an ending to show a verb.
        lemma, form: of the reporting verb it is a form of, and the tense that form shows; "" without.
        finite: tense as a listed auxiliary, modal or very common verb, "" without.
        ending: tense that its ending gives away, "" without.
        is_open: whether letters only make it up and no closed class holds it.
        is_open_verb: whether it is listed among the verbs of that kind.
        shows: whether the word itself may show a verb; any other is one by its place alone.
        is_opener, is_clitic, is_determiner: whether it is listed as such.
        leads: whether the word after it may be a verb by that place alone: a subject pronoun or a clitic.
        is_nominal: whether a noun is to follow: a determiner or a preposition.
        shapes: whether it may open or end a clause.
        closes: whether it is a mark that may end a clause.
        is_silent: whether it never is a verb.
        begins_cue: whether a cue phrase may begin with it.
    """

    is_word: bool = False
    is_short: bool = False
    lemma: str = ""
    form: str = ""
    finite: str = ""
    ending: str = ""
    is_open: bool = False
    is_open_verb: bool = False
    shows: bool = False
    is_opener: bool = False
    is_clitic: bool = False
    leads: bool = False
    is_determiner: bool = False
    is_nominal: bool = False
    shapes: bool = False
    closes: bool = False
    is_silent: bool = False
    begins_cue: bool = False


NO_WORD = WordFacts()
"""What stands before the first word."""


class _Table(dict[str, WordFacts]):
    """Word -> its facts, found out when first asked for; words with the same facts share one value."""

    def __init__(self, lexicon: Lexicon) -> None:
        super().__init__()
        self.lexicon, self.structural = lexicon, structural_words(lexicon.language)
        self.shared: dict[WordFacts, WordFacts] = {}

    def __missing__(self, word: str) -> WordFacts:
        if len(self) >= _REMEMBERED:
            self.clear()
        facts = _look_up(word, self.lexicon, self.structural)
        self[word] = facts = self.shared.setdefault(facts, facts)
        return facts


@cache
def word_facts(language: str) -> Mapping[str, WordFacts]:
    """Any word in lower case -> its facts in one language; ValueError where that has no rules."""
    lexicon = load_lexicon(language)
    if lexicon is None:
        raise ValueError(f"no rules for the language {language!r}")
    return _Table(lexicon)


def _look_up(word: str, lexicon: Lexicon, structural: StructuralWords) -> WordFacts:
    words = lexicon.words
    lemma, form = lexicon.forms.get(word, ("", ""))
    finite, ending = lexicon.finite.get(word, ""), lexicon.tense_of_ending(word)
    is_open_verb, is_opener, is_clitic = (word in words[topic] for topic in ("open_verbs", "verb_openers", "clitics"))
    return WordFacts(
        is_word=word[:1].isalnum(),
        is_short=len(word) < _MIN_LETTERS,
        lemma=lemma,
        form=form,
        finite=finite,
        ending=ending,
        is_open=word.isalpha() and word not in structural.closed,
        is_open_verb=is_open_verb,
        shows=bool(lemma or finite or ending or is_open_verb),
        is_opener=is_opener,
        is_clitic=is_clitic,
        leads=is_opener or is_clitic,
        is_determiner=word in words["determiners"],
        is_nominal=word in words["determiners"] or word in words["prepositions"],
        shapes=word in structural.clause,
        closes=word in CLOSERS,
        is_silent=word in structural.silent,
        begins_cue=word in lexicon.cues,
    )
