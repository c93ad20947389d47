"""Readings from words alone, for tests of single rules; the labelled sentences test the language models."""

import sys
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from transforms.claims.grammar import Reading
from transforms.claims.lexicon import load_lexicon
from transforms.claims.quotations import find_quotations, quoted_words
from transforms.claims.report import Passage
from transforms.claims.surface import read_surface

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "quality"))

Names = Sequence[tuple[str, str]]


@pytest.fixture
def read() -> Callable[[str, str], Reading]:
    def reading(text: str, language: str) -> Reading:
        lexicon = load_lexicon(language)
        assert lexicon is not None
        return read_surface(text, 0, lexicon)

    return reading


@pytest.fixture
def passage(read: Callable[[str, str], Reading]) -> Callable[..., Passage]:
    def build(text: str, language: str, names: Names = ()) -> Passage:
        reading = read(text, language)
        types = [""] * len(reading.low)
        for surface, kind in names:
            start = text.index(surface)
            for i, at in enumerate(reading.starts):
                if start <= at < start + len(surface):
                    types[i] = kind
        return Passage(reading, quoted_words(reading.starts, find_quotations(text)), types)

    return build
