"""Peers that read one text at a time: trafilatura, spaCy's `nlp.pipe` and langdetect, each alone."""

import logging
import time
from collections.abc import Callable, Iterator, Sequence

from measure_cost import Line, clocked, race
from open_peer import open_peer
from read_samples import sample_articles, sample_pages

from transforms.analyse.analyse_sentences import DEFAULT_MODELS, load_model
from transforms.errors import InputError
from transforms.ids import document_id
from transforms.language.label_sentences import Label, label_sentences
from transforms.model import Record
from transforms.parse.parse_record import parse_record
from transforms.segment.segment_document import segment_document
from transforms.sentences.split_sentences import split_sentences
from transforms.transform_document import TransformSettings, transform_document
from transforms.versions import stage_versions

WARM = 5
"""Texts read before the clock starts, by both: nobody pays here for loading models, profiles and word lists."""


def race_pages(count: int, rounds: int) -> Iterator[Line]:
    """A page to typed segments with metadata, against trafilatura's body alone and with its metadata."""
    pages = sample_pages(count)
    extract = open_peer("trafilatura").bare_extraction
    for name in ("trafilatura", "htmldate"):
        logging.getLogger(name).setLevel(logging.CRITICAL)

    def bare() -> int:
        return sum(extract(page) is not None for page in pages)

    def with_metadata() -> int:
        return sum(extract(page, with_metadata=True, include_comments=False) is not None for page in pages)

    def ours() -> int:
        return sum(_segment_page(page) for page in pages)

    peers: Sequence[tuple[str, Callable[[], int]]] = (
        ("trafilatura.bare_extraction", bare),
        ("trafilatura.bare_extraction with metadata", with_metadata),
    )
    for name, peer in peers:
        for page in pages[:WARM]:
            extract(page, with_metadata=True)
            _segment_page(page)
        mine, theirs = race(lambda: clocked(ours), lambda peer=peer: clocked(peer), rounds)  # type: ignore[misc]
        remarks = {"pages with text, ours": mine[1], "peer": theirs[1], "note": "ours calls it, then segments"}
        yield Line("HTML to text", name, len(pages), "pages", mine[0], theirs[0], remarks)


def _segment_page(page: str) -> bool:
    try:
        return bool(segment_document(parse_record(Record("html", page.encode()))).segments)
    except InputError:
        return False


def race_models(count: int, rounds: int) -> Iterator[Line]:
    """Our whole transform in the default profile, against `nlp.pipe` over the same texts with the same model."""
    texts = sample_articles(count)
    nlp = load_model(DEFAULT_MODELS["fr"])
    settings = TransformSettings(DEFAULT_MODELS, "benchmark", stage_versions("default"))
    straight = [text.replace("’", "'") for text in texts]
    _transform(texts[:WARM], settings)
    list(nlp.pipe(straight[:WARM]))
    mine, theirs = race(
        lambda: clocked(lambda: _transform(texts, settings)),
        lambda: clocked(lambda: sum(1 for _ in nlp.pipe(straight))),
        rounds,
    )
    remarks = {
        "ours / peer, CPU": round(mine[0].cpu / theirs[0].cpu, 3),
        "target": "at most 1.15",
        "our models stage / peer": round(mine[1] / theirs[0].cpu, 3),
    }
    name = f"spaCy nlp.pipe, {DEFAULT_MODELS['fr']} {nlp.meta['version']}, {len(nlp.pipe_names)} components"
    yield Line("default profile, whole transform", name, len(texts), "documents", mine[0], theirs[0], remarks)


def _transform(texts: Sequence[str], settings: TransformSettings) -> float:
    """Transform each text; CPU seconds of the models stage."""
    models = 0.0
    for text in texts:
        content = text.encode()
        _, laps = transform_document(document_id("text", content), Record("text", content), settings, time.process_time)
        models += laps["models"]
    return models


def race_languages(count: int, rounds: int) -> Iterator[Line]:
    """Sentences and a language for each, against langdetect's one label for the document."""
    texts = sample_articles(count)
    langdetect = open_peer("langdetect")
    langdetect.DetectorFactory.seed = 0

    def theirs() -> int:
        return sum(langdetect.detect(text) == "fr" for text in texts)

    def ours() -> list[str]:
        return [label.language for text in texts for label in _label(text)]

    _label(texts[0])
    langdetect.detect(texts[0])
    mine, peer = race(lambda: clocked(ours), lambda: clocked(theirs), rounds)
    remarks = {
        "sentences labelled": len(mine[1]),
        "of them fr": round(mine[1].count("fr") / max(1, len(mine[1])), 4),
        "documents the peer calls fr": round(peer[1] / len(texts), 4),
    }
    yield Line("languages", "langdetect.detect", len(texts), "documents", mine[0], peer[0], remarks)


def _label(text: str) -> list[Label]:
    return label_sentences([text[start:end] for start, end in split_sentences(text)])
