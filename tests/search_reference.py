"""BM25 by plain loops over the sentences of a warehouse: what `search()` and `search_claims()` must agree with."""

import math
import unicodedata
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import Stemmer

NAMES = {"fr": "french", "en": "english", "de": "german", "es": "spanish", "it": "italian", "pt": "portuguese"}
_STEMMERS = {language: Stemmer.Stemmer(name) for language, name in NAMES.items()}


@dataclass(frozen=True)
class Token:
    """A word of a text: folded, and its folded stem."""

    form: str
    stem: str


def fold(word: str) -> str:
    """Lower case without marks, ligatures taken apart."""
    bare = "".join(c for c in unicodedata.normalize("NFD", word) if not unicodedata.category(c).startswith("M"))
    return unicodedata.normalize("NFC", bare).lower().replace("œ", "oe").replace("æ", "ae").replace("ß", "ss")


def words_of(text: str) -> list[str]:
    """Runs of letters, digits and marks, lower case."""
    found = [""]
    for char in unicodedata.normalize("NFC", text).lower():
        if unicodedata.category(char)[0] in "LNM":
            found[-1] += char
        elif found[-1]:
            found.append("")
    return [word for word in found if word]


def tokens_of(text: str, language: str) -> list[Token]:
    """The words of a text in a language."""
    stemmer = _STEMMERS.get(language)
    return [Token(fold(word), fold(stemmer.stemWord(word) if stemmer else word)) for word in words_of(text)]


class Reference:
    """Units (documents or claims) of texts, and how well each answers a query."""

    def __init__(self, units: dict[str, list[tuple[list[Token], int]]], vocabulary: Sequence[Token]) -> None:
        """`units`: id -> its texts with the times each counts; `vocabulary`: every word the index has met."""
        self.units = units
        self.vocabulary = set(vocabulary)

    def scores(self, words: Sequence[str], phrases: Sequence[str] = ()) -> dict[str, float]:
        """Id -> BM25 (k1 1.2, b 0.75) of the units that hold one of the words and all the phrases."""
        forms = dict.fromkeys(fold(word) for text in (*words, *phrases) for word in words_of(text))
        frequencies = {form: self._count(form) for form in forms}
        lengths = {unit: sum(len(text) * times for text, times in texts) for unit, texts in self.units.items()}
        mean = sum(lengths.values()) / len(lengths)
        scores: dict[str, float] = {}
        for counts in frequencies.values():
            weight = math.log(1 + (len(self.units) - len(counts) + 0.5) / (len(counts) + 0.5))
            for unit, count in counts.items():
                saturated = count * 2.2 / (count + 1.2 * (0.25 + 0.75 * lengths[unit] / mean))
                scores[unit] = scores.get(unit, 0.0) + weight * saturated
        return {unit: score for unit, score in scores.items() if all(self._holds(unit, phrase) for phrase in phrases)}

    def _count(self, form: str) -> Counter[str]:
        stems = {form} | {token.stem for token in self.vocabulary if token.form == form}
        counts: Counter[str] = Counter()
        for unit, texts in self.units.items():
            for text, times in texts:
                counts[unit] += times * sum(token.stem in stems for token in text)
        return +counts

    def _holds(self, unit: str, phrase: str) -> bool:
        wanted = [fold(word) for word in words_of(phrase)]
        for text, _ in self.units[unit]:
            forms = [token.form for token in text]
            if any(forms[start : start + len(wanted)] == wanted for start in range(len(forms))):
                return True
        return False


def read_reference(con: Any) -> tuple[Reference, Reference]:
    """The documents and the claims of an open warehouse."""
    sentences = con.execute("SELECT document_id::VARCHAR, language, text FROM sentences").fetchall()
    titles = con.execute(
        "SELECT document_id::VARCHAR, language, title FROM documents WHERE title IS NOT NULL"
    ).fetchall()
    current = [row[0] for row in con.execute("SELECT document_id::VARCHAR FROM documents WHERE is_current").fetchall()]
    documents: dict[str, list[tuple[list[Token], int]]] = {unit: [] for unit in current}
    vocabulary = []
    for rows, times in ((sentences, 1), (titles, 2)):
        for document_id, language, text in rows:
            tokens = tokens_of(text, language)
            vocabulary += tokens
            if document_id in documents:
                documents[document_id].append((tokens, times))
    claims = con.execute(
        "SELECT c.claim_id::VARCHAR, s.language, c.text FROM claims AS c JOIN sentences AS s USING (sentence_id) "
        "JOIN documents AS d ON d.document_id = c.document_id WHERE d.is_current"
    ).fetchall()
    units = {claim_id: [(tokens_of(text, language), 1)] for claim_id, language, text in claims}
    return Reference(documents, vocabulary), Reference(units, vocabulary)
