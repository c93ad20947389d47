"""What is sent, and how much of it at once."""

import json
from dataclasses import replace
from datetime import date

from transforms.claims.extract_claims import ClaimInput
from transforms.llm.build_request import build_requests
from transforms.llm.estimate_cost import Prices, estimate_answer, estimate_tokens
from transforms.llm.name_version import name_version
from transforms.model import Segment, Sentence


def test_the_body_of_a_document(document):
    (request,) = build_requests(replace(document, published_on=date(2024, 5, 2)), "m-1")
    user = json.loads(request.body["messages"][1]["content"])
    assert (request.body["model"], request.body["temperature"]) == ("m-1", 0)
    assert (user["kind"], user["title"], user["published_on"]) == ("article", "Ada Lind: le pont rouvre", "2024-05-02")
    assert [s["n"] for s in user["sentences"]] == [1, 2, 3, 4]  # the title is no content
    assert user["sentences"][3] == {"n": 4, "text": "Le pont est sûr."}
    schema = request.body["response_format"]["json_schema"]["schema"]
    item = schema["properties"]["claims"]["items"]
    assert item["required"] == ["sentence", "quote", "speaker", "attribution", "polarity", "modality"]
    assert item["properties"]["modality"]["enum"] == ["asserted", "hedged", "prediction"]
    assert request.most_tokens_out == 2 * request.tokens_out + 1000


def test_the_same_document_asks_the_same(document):
    assert build_requests(document, "m") == build_requests(document, "m")


def test_who_speaks_is_said(document):
    answer = replace(document.segments[3], kind="answer", speaker="Ada Lind")
    (request,) = build_requests(replace(document, segments=[*document.segments[:3], answer]), "m")
    assert json.loads(request.body["messages"][1]["content"])["sentences"][3]["said_by"] == "Ada Lind"


def _document(*sentences: str) -> ClaimInput:
    text = " ".join(sentences)
    starts = [sum(len(s) + 1 for s in sentences[:i]) for i in range(len(sentences))]
    values = [Sentence(0, s, at, at + len(s), "en") for at, s in zip(starts, sentences, strict=True)]
    return ClaimInput(text, [Segment("paragraph", text, 0, len(text))], values, {}, (), "article", None)


def test_a_long_document_is_asked_in_parts_and_hostile_sentences_not_at_all():
    requests = build_requests(_document(*["x" * 1999] * 7, "y" * 2001, "z"), "m")
    asked = [[s["n"] for s in json.loads(r.body["messages"][1]["content"])["sentences"]] for r in requests]
    assert asked == [[0, 1, 2, 3, 4, 5], [6, 8]]


def test_nothing_to_read_is_nothing_to_ask():
    assert build_requests(_document(), "m") == []


def test_tokens_and_prices():
    assert estimate_tokens("") == 0
    assert estimate_tokens("abcdefghi") == 3
    assert estimate_tokens("été") == 2  # five bytes
    assert estimate_tokens("\ud800") == 1  # a lone surrogate does no harm
    assert estimate_answer(["abcdef", "abc"]) == 2 + 48 + 1 + 48
    assert Prices(0.5, 2.0).cost(1_000_000, 500_000) == 1.5


def test_the_version_names_the_model():
    assert name_version("a/b:7b").startswith("llm:a/b:7b-")
    assert name_version("a") != name_version("b")
    assert len(name_version("a")) == len("llm:a-") + 8
