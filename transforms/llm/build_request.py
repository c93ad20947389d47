"""A document's sentences -> the bodies of the chat completions that ask for its claims."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from transforms.claims.extract_claims import ClaimInput
from transforms.data_files import load_yaml
from transforms.llm.answer_schema import answer_schema
from transforms.llm.estimate_cost import estimate_answer, estimate_tokens

MAX_CHARS = 12_000
"""Characters of text in one request: an answer of some thousand tokens, which any current model can give whole."""

MAX_SENTENCE = 2_000
"""A longer sentence is not sent: it is hostile or unsegmented."""

_SPARE_TOKENS = 1_000


@dataclass(frozen=True, slots=True)
class Request:
    """One call: its body, the tokens it is estimated to read and write, and the tokens it may write at most."""

    body: dict[str, Any]
    tokens_in: int
    tokens_out: int

    @property
    def most_tokens_out(self) -> int:
        """What the body allows the answer."""
        return int(self.body["max_tokens"])


def build_requests(document: ClaimInput, model: str) -> list[Request]:
    """The requests of one document, none where it has no sentence of content.

    Sentences keep their ordinals as numbers, so that answers of several requests lie side by side.
    """
    return [_request(document, window, model) for window in _windows(document)]


def _windows(document: ClaimInput) -> Iterator[list[int]]:
    """Ordinals of sentences of content, in runs of at most `MAX_CHARS` characters."""
    window: list[int] = []
    size = 0
    for ordinal, sentence in enumerate(document.sentences):
        length = len(sentence.text)
        if not document.segments[sentence.segment].is_content or length > MAX_SENTENCE:
            continue
        if window and size + length > MAX_CHARS:
            yield window
            window, size = [], 0
        window.append(ordinal)
        size += length
    if window:
        yield window


def _request(document: ClaimInput, window: list[int], model: str) -> Request:
    system = load_yaml("llm/prompt.yml")["system"]
    user = json.dumps(_user(document, window), ensure_ascii=False, separators=(",", ":"))
    tokens_out = estimate_answer([document.sentences[ordinal].text for ordinal in window])
    body = {
        "model": model,
        "messages": [{"role": "system", "content": system}, {"role": "user", "content": user}],
        "temperature": 0,
        "max_tokens": 2 * tokens_out + _SPARE_TOKENS,
        "response_format": {
            "type": "json_schema",
            "json_schema": {"name": "claims", "strict": True, "schema": answer_schema()},
        },
    }
    schema = json.dumps(body["response_format"])
    return Request(body, estimate_tokens(system) + estimate_tokens(user) + estimate_tokens(schema), tokens_out)


def _user(document: ClaimInput, window: list[int]) -> dict[str, Any]:
    title = next((segment.text[:MAX_SENTENCE] for segment in document.segments if segment.kind == "title"), None)
    published = document.published_on.isoformat() if document.published_on else None
    sentences = []
    for ordinal in window:
        sentence = document.sentences[ordinal]
        speaker = document.segments[sentence.segment].speaker
        sentences.append({"n": ordinal, "text": sentence.text} | ({"said_by": speaker} if speaker else {}))
    return {"kind": document.kind, "title": title, "published_on": published, "sentences": sentences}
