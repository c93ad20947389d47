"""Documents made of lines, for every module of the room."""

from collections.abc import Callable

import pytest

from transforms.mentions.tokenise_document import tokenise_document
from transforms.mentions.values import Text
from transforms.model import Segment, Sentence
from transforms.sentences.split_sentences import split_sentences

Reader = Callable[..., tuple[list[Segment], list[Sentence]]]


@pytest.fixture
def read() -> Reader:
    """text -> (segments, sentences): a line is a segment, all of one language and kind."""

    def make(text: str, language: str = "fr", kind: str = "paragraph") -> tuple[list[Segment], list[Sentence]]:
        segments: list[Segment] = []
        sentences: list[Sentence] = []
        at = 0
        for line in text.split("\n"):
            if line.strip():
                segments.append(Segment(kind, line, at, at + len(line), language=language))
                for a, b in split_sentences(line):
                    sentences.append(Sentence(len(segments) - 1, line[a:b], at + a, at + b, language))
            at += len(line) + 1
        return segments, sentences

    return make


@pytest.fixture
def tokenise(read: Reader) -> Callable[..., Text]:
    """text -> its words, as the other modules of the room take it."""

    def make(text: str, language: str = "fr", kind: str = "paragraph") -> Text:
        segments, sentences = read(text, language, kind)
        return tokenise_document(text, segments, sentences)

    return make
