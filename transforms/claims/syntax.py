"""A sentence as a language model parses it, in the terms of `grammar` (Universal Dependencies or ClearNLP labels)."""

from collections.abc import Sequence

from transforms.claims.grammar import Clause, Reading, Span, find_cues
from transforms.claims.lexicon import Lexicon
from transforms.claims.measure_tree import measure_tree
from transforms.claims.promote_main import promote_main
from transforms.model import Token

_QUOTE = str.maketrans({"’": "'", "ʼ": "'"})
_KINDS = {
    "ccomp": "content",
    "csubj": "content",
    "csubjpass": "content",
    "csubj:pass": "content",
    "xcomp": "infinitive",
    "pcomp": "infinitive",
    "relcl": "relative",
    "acl:relcl": "relative",
    "acl": "relative",
    "advcl": "adverbial",
    "parataxis": "aside",
}
_SUBJECTS = frozenset(
    {"nsubj", "nsubjpass", "nsubj:pass", "nsubj:caus", "csubj", "csubjpass", "csubj:pass", "expl:subj"}
)
_OBJECTS = frozenset({"obj", "dobj", "iobj", "dative"})
_NAME_PARTS = frozenset({"flat", "flat:name", "flat:foreign", "compound", "fixed", "appos"})
_HYPHEN = "\u2010"
"""How a hyphen inside a word reads, as opposed to a dash."""
_VERBAL = frozenset({"VERB", "AUX"})


def read_syntax(tokens: Sequence[Token], lexicon: Lexicon) -> Reading:
    """The reading of one analysed sentence; its words are the model's tokens without white space."""
    return _Parse(tokens, lexicon).reading()


class _Parse:
    """The tree of one sentence, walked once for what clauses need."""

    def __init__(self, tokens: Sequence[Token], lexicon: Lexicon) -> None:
        place = {i: k for k, i in enumerate(i for i, token in enumerate(tokens) if not token.text.isspace())}
        self.tokens, self.lexicon = [tokens[i] for i in place], lexicon
        self.heads = [place.get(tokens[i].head, k) for i, k in place.items()]
        self.low = [token.text.lower().translate(_QUOTE) for token in self.tokens]
        for i, token in enumerate(self.tokens):
            if token.text == "-" and i and self.tokens[i - 1].char_end == token.char_start:
                self.low[i] = _HYPHEN
        self.auxiliaries: dict[int, list[int]] = {}
        self.copula: dict[int, int] = {}
        self.subject: dict[int, int] = {}
        self.marker: dict[int, int] = {}
        for i, token in enumerate(self.tokens):
            self._note(i, token.dep, self.heads[i])
        self.shape = measure_tree(self.heads)

    def _note(self, i: int, dep: str, head: int) -> None:
        if dep.startswith("aux"):
            self.auxiliaries.setdefault(head, []).append(i)
        elif dep == "cop":
            self.copula.setdefault(head, i)
        elif dep in _SUBJECTS:
            if head not in self.subject or self.tokens[self.subject[head]].dep == "expl:subj":
                self.subject[head] = i
        elif dep == "mark" or (dep == "case" and self.low[i] in self.lexicon.words["content_markers"]):
            self.marker.setdefault(head, i)

    def reading(self) -> Reading:
        tokens, low = self.tokens, self.low
        kinds = [self._kind(i) for i in range(len(tokens))]
        clause_at, clauses = self._clauses(kinds)
        return Reading(
            lexicon=self.lexicon,
            low=low,
            is_word=[word[:1].isalnum() for word in low],
            starts=[token.char_start for token in tokens],
            ends=[token.char_end for token in tokens],
            lemmas=[self._lemma(i) if token.pos in _VERBAL else "" for i, token in enumerate(tokens)],
            capital=[token.text[:1].isupper() for token in tokens],
            clauses=clauses,
            clause_of=clause_at,
            roles=[self._role(i) for i in range(len(tokens))],
            cues=find_cues(low, [i for i, word in enumerate(low) if word in self.lexicon.cues], self.lexicon),
            parsed=True,
        )

    def _kind(self, i: int) -> str:
        """The kind of clause token `i` heads, "" when it heads none."""
        if self.heads[i] == i:
            return "" if self.tokens[i].pos == "PUNCT" else "main"
        token = self.tokens[i]
        kind = _KINDS.get(token.dep, "")
        if kind == "infinitive" and token.pos not in _VERBAL:
            return ""
        if kind == "infinitive" and self._tense(i) not in ("infinitive", "participle", ""):
            return "aside"  # a model may hang the verb of an aside on its sentence like an infinitive
        if token.dep == "conj" and (
            i in self.copula or (token.pos in _VERBAL and (i in self.subject or self._tense(i)))
        ):
            return "conjunct"
        return kind

    def _clauses(self, kinds: Sequence[str]) -> tuple[list[int], list[Clause]]:
        """The clause of each word, and the clauses in the order of their depth in the tree."""
        owner: list[int] = [-1] * len(kinds)
        clauses: list[Clause] = []
        if "main" not in kinds:
            clauses.append(Clause("main"))
        for i in sorted(range(len(kinds)), key=lambda k: self.shape.depths[k]):
            parent = owner[self.heads[i]] if self.heads[i] != i else -1
            if not kinds[i]:
                owner[i] = max(parent, 0)
                continue
            owner[i] = len(clauses)
            clauses.append(self._clause(i, kinds[i], parent, clauses))
        return owner, promote_main(clauses, self.low, self.lexicon)

    def _clause(self, i: int, kind: str, parent: int, clauses: Sequence[Clause]) -> Clause:
        depth = 0 if parent < 0 else clauses[parent].depth + (kind != "conjunct")
        first = min(i, *self.auxiliaries.get(i, (i,)), self.copula.get(i, i))
        marker = self.low[self.marker[i]] if i in self.marker else ""
        subject = self._subject(i)
        if subject is None and kind == "conjunct" and parent >= 0:
            subject = clauses[parent].subject
        if subject is None and kind == "main" and clauses:
            subject = self._stranded(i)
        return Clause(kind, parent, depth, i, first, self._lemma(i), self._tense(i), subject, marker)

    def _subject(self, i: int) -> Span | None:
        head = self.subject.get(i)
        if head is None:
            return None
        start, end = self.shape.left[head], self.shape.right[head] + 1
        return (head, head + 1) if start <= i < end else (start, end)

    def _stranded(self, root: int) -> Span | None:
        """A noun phrase that the model made a root of its own, right before a root without a subject: its subject."""
        left, right = self.shape.left, self.shape.right
        before = next((k for k in range(root) if self.heads[k] == k and right[k] + 1 == left[root]), None)
        if before is None or self.tokens[before].pos not in ("NOUN", "PROPN"):
            return None
        return left[before], right[before] + 1

    def _lemma(self, i: int) -> str:
        lexicon = self.lexicon
        if i in self.copula:
            return self.tokens[self.copula[i]].lemma
        lemma = self.tokens[i].lemma
        form = lexicon.forms.get(self.low[i])
        return form[0] if form is not None and lemma not in lexicon.reporting else lemma

    def _tense(self, i: int) -> str:
        """Tense of the predicate that token `i` heads, "" when nothing in it is a verb."""
        verbal = [*self.auxiliaries.get(i, ()), *([self.copula[i]] if i in self.copula else ())]
        perfect = self.tokens[i].morph.get("VerbForm") == "Part"
        for k in verbal:
            tense = self._finite(k)
            if tense:
                return "past" if perfect and tense == "present" and self._is_perfect(k) else tense
        if self.tokens[i].pos not in _VERBAL:
            return ""
        form = self.tokens[i].morph.get("VerbForm", "")
        finite = self._finite(i)
        if finite and (form != "Part" or i in self.subject):
            return finite
        if form == "Inf" or not form:
            bare = not verbal and i not in self.subject and "bare_imperative" in self.lexicon.options
            return "imperative" if bare and self.heads[i] == i and self._opens(i) else "infinitive"
        return "participle"

    def _finite(self, i: int) -> str:
        token = self.tokens[i]
        if token.pos not in _VERBAL:
            return ""
        known = self.lexicon.finite.get(self.low[i])
        if known:
            return known
        morph = token.morph
        if morph.get("VerbForm") != "Fin":
            return ""
        mood, tense = morph.get("Mood", ""), morph.get("Tense", "")
        if mood in ("Imp", "Sub"):
            return {"Imp": "imperative", "Sub": "subjunctive"}[mood]
        named = "conditional" if mood == "Cnd" else "future" if tense == "Fut" else ""
        if named and self.low[i].endswith(tuple(self.lexicon.words[f"{named}_endings"])):
            return named
        return self._ending(i) or ("past" if tense in ("Past", "Imp") else "present")

    def _ending(self, i: int) -> str:
        """Models misread rare futures and conditionals (céderons, reprendrait): their endings decide."""
        tense = self.lexicon.tense_of_ending(self.low[i])
        return tense if tense in ("future", "conditional") else ""

    def _is_perfect(self, auxiliary: int) -> bool:
        return self.tokens[auxiliary].dep == "aux:tense" or self.tokens[auxiliary].lemma == "have"

    def _opens(self, i: int) -> bool:
        """Whether nothing but adverbs, conjunctions and marks stands before token `i`."""
        return all(self.tokens[k].pos in ("ADV", "CCONJ", "PUNCT", "INTJ", "PART", "AUX") for k in range(i))

    def _role(self, i: int) -> str:
        while self.tokens[i].dep in _NAME_PARTS and self.heads[i] != i:
            i = self.heads[i]
        dep = self.tokens[i].dep
        return "subject" if dep in _SUBJECTS else "object" if dep in _OBJECTS else ""
