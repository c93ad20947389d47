"""A sentence as a language model parses it, in the terms of `grammar` (Universal Dependencies or ClearNLP labels)."""

from collections.abc import Sequence
from dataclasses import replace

from transforms.claims.grammar import Clause, Reading, Span, find_cues
from transforms.claims.lexicon import Lexicon
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
    return _Parse(
        [t for t in tokens if not t.text.isspace()] if any(t.text.isspace() for t in tokens) else tokens,
        tokens,
        lexicon,
    ).reading()


class _Parse:
    """The tree of one sentence, walked once for what clauses need."""

    def __init__(self, tokens: Sequence[Token], original: Sequence[Token], lexicon: Lexicon) -> None:
        self.tokens, self.lexicon = tokens, lexicon
        self.low = [token.text.lower().translate(_QUOTE) for token in tokens]
        for i, token in enumerate(tokens):
            if token.text == "-" and i and tokens[i - 1].char_end == token.char_start:
                self.low[i] = _HYPHEN
        self.heads = _heads(tokens, original)
        self.auxiliaries: dict[int, list[int]] = {}
        self.copula: dict[int, int] = {}
        self.subject: dict[int, int] = {}
        self.marker: dict[int, int] = {}
        for i, token in enumerate(tokens):
            self._note(i, token.dep, self.heads[i])
        self.depths = _depths(self.heads)

    def _note(self, i: int, dep: str, head: int) -> None:
        if dep.startswith("aux"):
            self.auxiliaries.setdefault(head, []).append(i)
        elif dep == "cop":
            self.copula.setdefault(head, i)
        elif dep in _SUBJECTS:
            if self.subject.get(head) is None or self.tokens[self.subject[head]].dep == "expl:subj":
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
            starts=[token.char_start for token in tokens],
            ends=[token.char_end for token in tokens],
            lemmas=[self._lemma(i) if token.pos in _VERBAL else "" for i, token in enumerate(tokens)],
            capital=[token.text[:1].isupper() for token in tokens],
            clauses=clauses,
            clause_of=clause_at,
            roles=[self._role(i) for i in range(len(tokens))],
            cues=find_cues(low, self.lexicon),
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
        left, right = self._extents()
        if "main" not in kinds:
            clauses.append(Clause("main"))
        for i in sorted(range(len(kinds)), key=lambda k: self.depths[k]):
            parent = owner[self.heads[i]] if self.heads[i] != i else -1
            if not kinds[i]:
                owner[i] = max(parent, 0)
                continue
            owner[i] = len(clauses)
            clauses.append(self._clause(i, kinds[i], parent, clauses, left, right))
        return owner, self._promoted(clauses)

    def _promoted(self, clauses: list[Clause]) -> list[Clause]:
        """Where a model took a leading subordinate or phrase (`while S, T`) for the main clause, T becomes that."""
        words = self.lexicon.words
        root = next((k for k, clause in enumerate(clauses) if clause.kind == "main"), -1)
        if root < 0 or (clauses[root].is_finite and clauses[root].marker not in words["adverbial"]):
            return clauses
        for k, clause in enumerate(clauses):
            subject = clause.subject
            if (
                k == root
                or clause.marker
                or not clause.is_finite
                or subject is None
                or clause.verb < clauses[root].verb
            ):
                continue
            if self.low[subject[0]] in words["relatives"] or self.low[subject[0]] in words["content_markers"]:
                continue
            clauses[root] = (
                replace(clauses[root], kind="adverbial", depth=1) if clauses[root].is_finite else clauses[root]
            )
            clauses[k] = replace(clause, kind="main", parent=-1, depth=0)
            break
        return clauses

    def _clause(
        self, i: int, kind: str, parent: int, clauses: Sequence[Clause], left: Sequence[int], right: Sequence[int]
    ) -> Clause:
        depth = 0 if parent < 0 else clauses[parent].depth + (kind != "conjunct")
        verbal = sorted([*self.auxiliaries.get(i, ()), *([self.copula[i]] if i in self.copula else ()), i])
        subject = self.subject.get(i)
        span = (left[subject], right[subject] + 1) if subject is not None else None
        if span is not None and span[0] <= i < span[1]:
            span = (subject, subject + 1) if subject is not None else None
        marker = self.low[self.marker[i]] if i in self.marker else ""
        if span is None and kind == "conjunct" and parent >= 0:
            span = clauses[parent].subject
        if span is None and kind == "main" and clauses:
            span = self._stranded(i, left, right)
        return Clause(kind, parent, depth, i, verbal[0], self._lemma(i), self._tense(i), span, marker)

    def _stranded(self, root: int, left: Sequence[int], right: Sequence[int]) -> Span | None:
        """A noun phrase that the model made a root of its own, right before a root without a subject: its subject."""
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
        if finite and not (form == "Part" and not self.subject.get(i)):
            return finite
        if form == "Inf" or not form:
            bare = not verbal and self.subject.get(i) is None and "bare_imperative" in self.lexicon.options
            return "imperative" if bare and self.heads[i] == i and self._opens(i) else "infinitive"
        return "participle"

    def _finite(self, i: int) -> str:
        token = self.tokens[i]
        if token.pos not in _VERBAL:
            return ""
        known = self.lexicon.finite.get(self.low[i])
        if known:
            return "present" if known == "present_modal" else known
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

    def _extents(self) -> tuple[list[int], list[int]]:
        """First and last token under each token."""
        left, right = list(range(len(self.heads))), list(range(len(self.heads)))
        for i in sorted(left, key=lambda k: -self.depths[k]):
            head = self.heads[i]
            left[head], right[head] = min(left[head], left[i]), max(right[head], right[i])
        return left, right


def _heads(tokens: Sequence[Token], original: Sequence[Token]) -> list[int]:
    """Heads as indices among `tokens`; a word that hangs on white space becomes a root."""
    if tokens is original:
        return [token.head for token in tokens]
    place: dict[int, int] = {}
    for i, token in enumerate(original):
        if not token.text.isspace():
            place[i] = len(place)
    return [place.get(token.head, at) for at, token in enumerate(tokens)]


def _depths(heads: Sequence[int]) -> list[int]:
    """Distance of each token from its root; a cycle, which no parser should make, counts as a root."""
    depths = [-1] * len(heads)
    for start in range(len(heads)):
        path, i = [], start
        while depths[i] < 0 and heads[i] != i and len(path) <= len(heads):
            path.append(i)
            i = heads[i]
        depth = max(depths[i], 0)
        depths[i] = depth
        for k in reversed(path):
            depth += 1
            depths[k] = depth
    return depths
