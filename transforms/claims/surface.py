"""A sentence read from its words alone: clauses begin at subordinating words and end at marks (shallow parsing).

For languages without a model, the `fast` profile and sentences a model did not read. Verbs are evidence, never a gate:
a verb nobody listed leaves a clause without one, and the rules live with that.
"""

from collections.abc import Sequence

from transforms.claims.close_clauses import OpenClause, close_clauses
from transforms.claims.find_phrasal import find_phrasal
from transforms.claims.grammar import Clause, Reading, find_cues
from transforms.claims.guess_tense import guess_tense
from transforms.claims.lexicon import Lexicon
from transforms.claims.split_words import split_words
from transforms.claims.structural_words import CLOSERS, structural_words
from transforms.claims.word_facts import NO_WORD, WordFacts, word_facts

_CONTENT_REACH = 9
"""Words between a verb and the clause it reports, at most."""
_COMPARISON_REACH = 16
"""Words between a word of comparison and the verb that reports with it, at most."""
_GROUP = 6
"""Words between an auxiliary and its participle, at most."""
_QUOTE_CLOSERS = frozenset('»”"')
_LEAVES_ON_COMMA = frozenset({"relative", "adverbial", "aside"})


def read_surface(text: str, char_start: int, lexicon: Lexicon) -> Reading:
    """The reading of `text`, which begins at `char_start` of the document."""
    low, spans = split_words(text, lexicon.language)
    facts = list(map(word_facts(lexicon.language).__getitem__, low))
    capital = [text[start].isupper() for start, _ in spans]
    chunks = _Chunks(low, facts, capital, lexicon)
    clauses, clause_of = chunks.cut()
    return Reading(
        lexicon=lexicon,
        low=low,
        is_word=[word.is_word for word in facts],
        starts=[char_start + start for start, _ in spans],
        ends=[char_start + end for _, end in spans],
        lemmas=chunks.lemmas,
        capital=capital,
        clauses=clauses,
        clause_of=clause_of,
        roles=_roles(clauses, clause_of),
        cues=find_cues(low, [i for i, word in enumerate(facts) if word.begins_cue], lexicon),
        parsed=False,
    )


class _Chunks:
    """The clauses of one sentence, cut in one pass from left to right."""

    def __init__(self, low: list[str], facts: list[WordFacts], capital: list[bool], lexicon: Lexicon) -> None:
        self.low, self.facts, self.capital, self.lexicon = low, facts, capital, lexicon
        self.is_german: bool = "verb_final" in lexicon.options
        self.comparisons, _, self.ties, _, _ = structural_words(lexicon.language)
        self.phrasal = find_phrasal(low, lexicon)
        self.lemmas = [word.lemma for word in facts]
        for i, (lemma, _) in self.phrasal.items():
            self.lemmas[i] = lemma
        self.open: list[OpenClause] = [OpenClause("main", -1, 0, 0)]
        self.current = 0
        self.clause_of: list[int] = []
        self.boundary = -1

    def cut(self) -> tuple[list[Clause], list[int]]:
        clause, before = self.open[0], NO_WORD
        for i, word in enumerate(self.facts):
            if word.closes:
                if self.current and i > clause.start:
                    self._leave()
                    clause = self.open[self.current]
                self.boundary = i
            elif word.shapes or (i == clause.verb + 1 and clause.lemma) or (self.is_german and self.low[i - 1] == ","):
                self._move(i, self.low[i])  # any word may open a clause behind a verb that reports, in German a comma
                clause = self.open[self.current]
            self.clause_of.append(self.current)
            tense = ""
            if i in self.phrasal:
                tense = self.phrasal[i][1]
            elif (word.shows or before.leads) and not word.is_silent:  # no other word has one, see guess_tense
                tense = guess_tense(self.low, self.facts, self.capital, i, self.lexicon, clause.start)
            if tense:
                clause = self._verb(i, self.low[i], tense)
            before = word
        return close_clauses(self.open, self.clause_of, self.low, self.lexicon)

    def _move(self, i: int, word: str) -> None:
        """Open a clause where word `i` says so."""
        words, current = self.lexicon.words, self.open[self.current]
        if i and self._begins_content(i, word, current):
            flags = self.lexicon.reporting.get(current.lemma, ())
            certain = self.is_german or word in words["content_markers"] or "sure_zero" in flags
            self._begin("content", i, word if certain else "")
        elif i and self._begins_infinitive(i, current):
            self._begin("infinitive", i, "")
        elif word in words["content_markers"]:
            self._marker(i, word)
        elif self._is_relative(i, word):
            self._begin("relative", i, word)
        elif (word in self.comparisons and self._compares(i)) or (
            word in words["adverbial_alone"]
            and (word not in words["clitics"] or i == current.start or self.low[i - 1] == ",")
        ):
            self._begin("adverbial", i, word)
        elif word in words["coordinators"] and self._starts_clause(i + 1) and current.verb >= 0:
            if current.kind in _LEAVES_ON_COMMA and self.low[i - 1 : i] == [","]:
                self._leave()
            self._begin("conjunct", i, "")

    def _marker(self, i: int, word: str) -> None:
        previous = self.low[i - 1] if i else ""
        words = self.lexicon.words
        if previous in words["adverbial"]:
            self._begin("adverbial", i, previous)
        elif i and not self._restricts(i) and (previous.isalnum() or previous in ("»", ",")):
            self._begin("relative", i, word)

    def _restricts(self, i: int) -> bool:
        """French `ne ... que`, without another negation between: no new clause."""
        before = self.low[max(self.open[self.current].start, i - 8) : i]
        at = next((k for k, word in enumerate(before) if word in ("ne", "n'")), -1)
        words = self.lexicon.words
        negated = not (words["negators"] - words["weak_negators"]).isdisjoint(before)
        return "ne" in self.lexicon.options and at >= 0 and not negated

    def _begins_content(self, i: int, word: str, current: OpenClause) -> bool:
        """Whether what is said, thought or shown begins at word `i`: after its verb, with a marker or without."""
        flags = self.lexicon.reporting.get(current.lemma, frozenset())
        asserted = (
            "that" in flags
            or current.lemma in self.lexicon.words["wrappers"]
            or self.low[current.verb] in self.lexicon.words["copula_forms"]
        )
        if current.verb < 0 or not asserted:
            return False
        if word in self.lexicon.words["content_markers"]:
            if self.low[i - 1] == "," and current.verb + 2 < i and self._begins_name(current.verb + 1):
                return False  # destacó Jon Arteta, ..., que falló
            return i - current.verb <= _CONTENT_REACH and not self._restricts(i)
        if "zero_that" in self.lexicon.options and i == current.verb + 1 and "that" in flags:
            return self._starts_clause(i) or ("zero" in flags and word[:1].isalnum() and word not in self.ties)
        return self.is_german and self.low[i - 1] == "," and i - current.verb <= _CONTENT_REACH and "that" in flags

    def _begins_name(self, i: int) -> bool:
        """Whether a subject begins right behind a verb: a name, or a noun with its article."""
        return "pro_drop" in self.lexicon.options and (
            self.capital[i] or self.low[i] in self.lexicon.words["determiners"]
        )

    def _begins_infinitive(self, i: int, current: OpenClause) -> bool:
        """`dit avoir`, `affirme ne pas être`: an infinitive right after a verb that reports with one."""
        if i != current.verb + 1 or "infinitive" not in self.lexicon.reporting.get(current.lemma, ()):
            return False
        words = self.lexicon.words
        for word in self.low[i : i + 4]:
            if word not in words["clitics"] and word not in words["negators"]:
                return (
                    word.endswith(tuple(words["infinitive_endings"]))
                    and word not in words["not_infinitives"]
                    and word.isalpha()
                )
        return False

    def _compares(self, i: int) -> bool:
        """`, según dijo,`, `Wie die Polizei mitteilte,`: a reporting verb between the word of comparison and a mark."""
        if i and self.low[i - 1] not in CLOSERS:
            return False
        for k in range(i + 1, min(i + _COMPARISON_REACH, len(self.low))):
            if self.low[k] in CLOSERS:
                return False
            if self.lemmas[k] and self.low[k - 1] not in self.lexicon.words["determiners"]:
                return True
        return False

    def _is_relative(self, i: int, word: str) -> bool:
        """A relative pronoun (not `at which`), or a German article as one: its chunk ends in a verb, not in a noun."""
        words = self.lexicon.words
        if i and word in words["relatives"]:
            return self.low[i - 1] not in words["prepositions"]
        if i == 0 or self.low[i - 1] != "," or word not in words["relative_articles"]:
            return False
        end = next(
            (k for k in range(i, len(self.low)) if self.low[k] in CLOSERS or self.low[k] in ".!?"), len(self.low)
        )
        return end - i > 2 and self.low[end - 1].isalpha() and not self.capital[end - 1]

    def _starts_clause(self, i: int) -> bool:
        return i < len(self.low) and self.low[i] in self.lexicon.words["subject_starters"]

    def _begin(self, kind: str, i: int, marker: str) -> None:
        depth = self.open[self.current].depth + (kind != "conjunct")
        self.open.append(OpenClause(kind, self.current, depth, i, marker))
        self.current = len(self.open) - 1

    def _leave(self) -> None:
        """Back to the clause around the outermost relative or adverbial clause that is open."""
        k = self.current
        while k > 0:
            if self.open[k].kind in _LEAVES_ON_COMMA:
                self.current = self.open[k].parent
            k = self.open[k].parent

    def _verb(self, i: int, word: str, tense: str) -> OpenClause:
        """Give the current clause its verb, or its auxiliary the participle it was waiting for; the clause then."""
        clause, lexicon, lemma = self.open[self.current], self.lexicon, self.lemmas[i]
        if clause.verb < 0 or self._outdoes(clause, word, tense):
            if tense != "gerund":
                clause.verb, clause.first, clause.lemma, clause.tense = i, i, lemma, tense
                clause.subject_end, clause.is_weak = i, word not in lexicon.finite and not lemma
        elif lemma and clause.verb < self.boundary and "incise" in lexicon.reporting[lemma] and tense != "gerund":
            opener = self.low[self.boundary + 1]
            if tense != "participle" or opener in lexicon.words["auxiliaries"] or opener in lexicon.words["group"]:
                self._begin_aside(i, lemma, tense)
        elif lemma and self._completes(clause, i):
            clause.verb, clause.lemma = i, lemma
            clause.tense = "past" if clause.tense == "present" else clause.tense
        return self.open[self.current]

    def _completes(self, clause: OpenClause, i: int) -> bool:
        """Whether a known verb at word `i` is the participle that the clause's auxiliary was waiting for."""
        waiting = self.low[clause.first] in self.lexicon.words["auxiliaries"] and not clause.lemma
        return waiting and self.boundary < clause.first and i - clause.verb <= _GROUP

    def _outdoes(self, clause: OpenClause, word: str, tense: str) -> bool:
        """Whether a later verb is better evidence: a tensed one than a participle, a listed one than an ending."""
        if clause.tense in ("participle", "gerund"):
            return tense not in ("participle", "gerund")
        if clause.kind == "main" and clause.verb <= clause.start and tense != "gerund" and self.boundary > clause.verb:
            return True  # a participle that opens the sentence: `Asked about it, the minister said`
        if self.is_german and clause.is_weak and word in self.lexicon.finite:
            return True  # an adjective in -te taken for a verb, before the listed one
        after_quote = not _QUOTE_CLOSERS.isdisjoint(self.low[max(0, self.boundary - 1) : self.boundary + 1])
        return clause.is_weak and word in self.lexicon.finite and self.boundary > clause.verb and not after_quote

    def _begin_aside(self, i: int, lemma: str, tense: str) -> None:
        """`..., analysts say` and `... », a dit X`: a reporting verb after a mark, in a clause that has its verb."""
        start = self.boundary + 1
        first = start if self.low[start] in self.lexicon.words["auxiliaries"] else i
        self.open.append(OpenClause("aside", 0, 1, start, "", i, first, lemma, tense, i))
        self.current = len(self.open) - 1
        self.clause_of[start : i + 1] = [self.current] * (i + 1 - start)


def _roles(clauses: Sequence[Clause], clause_of: Sequence[int]) -> list[str]:
    """Before the first verb of the sentence is the subject's place; nothing else is safe without syntax."""
    first = min([clause.first for clause in clauses if clause.first >= 0], default=0)
    return ["subject"] * first + [""] * (len(clause_of) - first)
