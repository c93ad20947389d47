"""Whole runs with a model at the other end of a socket."""

import json
from typing import Any

import pytest
from tests_support import ARTICLES, write_articles
from typer.testing import CliRunner

from flows.cli.app import app
from flows.errors import RunError
from flows.progress import Silent
from flows.run_reprocess import run_reprocess
from flows.settings import Settings

QUAY = "The harbour of Brévin opened a quay of 12,000 square metres on Thursday."
BOATS = '"We expect a hundred more boats every summer," said Jeanne Morel, who runs the harbour.'


def _claim(sentence: int, quote: str, speaker: str | None = None, attribution: str = "author", **more: str) -> dict:
    judged = {"polarity": "affirmed", "modality": "asserted"} | more
    return {"sentence": sentence, "quote": quote, "speaker": speaker, "attribution": attribution} | judged


def _all_sentences(sentences: list[dict[str, Any]]) -> list[Any]:
    return [_claim(s["n"], s["text"]) for s in sentences]


@pytest.fixture
def settings(server) -> dict[str, Any]:
    endpoint = {"llm_url": server.url, "llm_model": "test-1", "llm_key": "sk-test-99", "llm_timeout": 5.0}
    return {"extractor": "llm", "llm_price_in": 1.0, "llm_price_out": 10.0} | endpoint


@pytest.fixture
def article(folder):
    write_articles(folder, {"b.txt": ARTICLES["b.txt"]})
    return folder


def test_the_models_claims_replace_those_of_the_rules(article, harvest, server, settings):
    def answer(sentences):
        number = {s["text"]: s["n"] for s in sentences}
        return [
            _claim(number[QUAY], QUAY.replace("12,000 square", "12,000\u00a0square")),
            _claim(number[BOATS], BOATS.replace('"', "“"), "Jeanne Morel", "direct", modality="prediction"),
            _claim(number[QUAY], "The harbour of Brévin opened a quay of 13,000 square metres."),
            _claim(number[BOATS], "boats every summer", "nobody", "guessed"),
        ]

    server.answer = answer
    report = harvest.ingest(article, **settings)
    claims = harvest.rows(
        "SELECT text, speaker, attribution, modality, extractor, quantities[1].value, quantities[1].unit "
        "FROM claims ORDER BY char_start"
    )
    assert claims == [
        (QUAY, None, "author", "asserted", "llm:test-1", 12000.0, "m²"),
        (BOATS, "Jeanne Morel", "direct", "prediction", "llm:test-1", 100.0, "boat"),
    ]
    assert report.model == {
        "name": "test-1",
        "documents_answered": 1,
        "documents_unanswered": {},
        "claims_dropped": {"invalid_value": 1, "not_found": 1},
        "calls": 1,
        "cached": 0,
        "tokens_in": 1000,
        "tokens_out": 100,
        "cost_usd": 0.002,
    }
    assert harvest.rows("SELECT count(*) FROM sentences WHERE outcome = 'claim'") == [(2,)]
    assert harvest.rows("SELECT count(*) FROM sentences WHERE outcome = 'not_claimed'")[0][0] >= 1
    assert harvest.rows("SELECT DISTINCT claims_version LIKE '%+llm:test-1-________' FROM documents") == [(True,)]
    assert report.behind == 0


def test_what_is_asked(article, harvest, server, settings):
    harvest.ingest(article, **settings)
    (body,) = server.requests
    assert body["model"] == "test-1"
    assert body["response_format"]["json_schema"]["schema"]["required"] == ["claims"]
    user = json.loads(body["messages"][1]["content"])
    assert user["title"] == "Brévin harbour doubles its capacity"
    assert QUAY in [s["text"] for s in user["sentences"]]
    assert server.headers[0]["Authorization"] == "Bearer sk-test-99"


def test_the_rules_ask_nobody(article, harvest, server):
    report = harvest.ingest(article)
    assert (server.requests, report.model) == ([], {})


def test_an_answer_is_paid_once(article, harvest, server, settings):
    server.answer = _all_sentences
    first = harvest.ingest(article, **settings)
    again = run_reprocess(
        Settings(profile="fast", workers=1, warehouse=harvest.published, **settings), Silent(), "claims"
    )
    assert len(server.requests) == 1
    assert (again.model["calls"], again.model["cached"], again.model["cost_usd"]) == (0, 1, 0.0)
    assert again.content_digest == first.content_digest


def test_documents_without_a_usable_answer_keep_the_rules_claims(folder, harvest, make_harvest, server, settings):
    write_articles(folder, ARTICLES)
    by_rules = make_harvest("rules")
    by_rules.ingest(folder)
    server.script += [
        _choice("length", content='{"claims": [{"sent'),
        _choice("stop", content="I am sorry"),
        _choice("stop", content='{"assertions": []}'),
        _choice("stop", content=None, refusal="I cannot read this."),
        (200, {}, b"<html>gateway</html>"),
    ]
    report = harvest.ingest(folder, **settings)
    reasons = {"truncated_answer": 1, "malformed_answer": 2, "wrong_schema": 1, "refused": 1}
    assert report.model["documents_unanswered"] == reasons
    assert report.model["tokens_in"] > 0  # it may be billed: the estimate is booked where the server does not say
    for select in ("claim_id, text, speaker, extractor FROM claims", "sentence_id, outcome FROM sentences"):
        assert harvest.rows(f"SELECT {select} ORDER BY 1") == by_rules.rows(f"SELECT {select} ORDER BY 1")
    assert report.behind == 5  # `reprocess` asks again


def _choice(finish: str, **message: str | None) -> tuple[int, dict[str, str], bytes]:
    return 200, {}, json.dumps({"choices": [{"message": message, "finish_reason": finish}]}).encode()


def test_a_used_up_budget_leaves_the_rules_claims(folder, harvest, server, settings):
    write_articles(folder, ARTICLES)
    server.usage = {"prompt_tokens": 10_000, "completion_tokens": 4_000}  # 0.05 a call
    report = harvest.ingest(folder, **settings | {"llm_max_cost": 0.1})
    assert report.model["documents_answered"] == 2
    assert report.model["documents_unanswered"] == {"budget_used_up": 3}
    assert report.model["cost_usd"] == 0.1
    assert len(server.requests) == 2
    assert report.behind == 3
    assert harvest.rows("SELECT count(*) > 0 FROM claims WHERE extractor = 'rules'") == [(True,)]


def test_no_budget_is_no_call(article, harvest, server, settings):
    report = harvest.ingest(article, **settings | {"llm_max_cost": 0.0})
    assert (server.requests, report.model["documents_unanswered"]) == ([], {"budget_used_up": 1})


def test_an_endpoint_that_is_down_is_left_alone(folder, harvest, server, settings):
    write_articles(folder, ARTICLES)
    server.script += [(429, {"Retry-After": "3600"}, b"{}")] * 5
    report = harvest.ingest(folder, **settings)
    assert report.model["documents_unanswered"] == {"rate_limited": 3, "endpoint_down": 2}
    assert len(server.requests) == 3


def test_a_refused_key_fails_the_run_and_is_not_told(article, harvest, server, settings):
    server.script.append((401, {}, b'{"error": {"message": "wrong key sk-test-99"}}'))
    with pytest.raises(RunError, match=r"wrong key \*\*\*"):
        harvest.ingest(article, **settings)


@pytest.mark.parametrize("missing", ["llm_url", "llm_model", "llm_price_in", "llm_price_out"])
def test_a_missing_setting_is_named(article, harvest, settings, missing):
    with pytest.raises(RunError, match=f"MOISSON_{missing.upper()}"):
        harvest.ingest(article, **{name: value for name, value in settings.items() if name != missing})


def test_another_model_finds_the_documents_behind(article, harvest, server, settings):
    server.answer = _all_sentences
    harvest.ingest(article, **settings)
    other = Settings(profile="fast", workers=1, warehouse=harvest.published, **settings | {"llm_model": "test-2"})
    report = run_reprocess(other, Silent(), None)
    assert (report.documents, report.behind) == (1, 0)
    assert harvest.rows("SELECT DISTINCT extractor FROM claims") == [("llm:test-2",)]


def test_a_model_asked_later_renews_the_claims_of_the_rules(article, harvest, server, settings):
    harvest.ingest(article)
    server.answer = lambda sentences: [_claim(s["n"], s["text"]) for s in sentences if s["text"] == QUAY]
    later = Settings(profile="fast", workers=1, warehouse=harvest.published, **settings)
    run_reprocess(later, Silent(), None)
    assert harvest.rows("SELECT extractor FROM claims") == [("llm:test-1",)]
    assert harvest.rows("SELECT text FROM sentences WHERE outcome = 'claim'") == [(QUAY,)]


def test_settings_that_shape_the_rows_enter_the_configuration():
    plain = Settings().config_hash
    asked = Settings(extractor="llm", llm_model="a").config_hash
    assert len({plain, asked, Settings(extractor="llm", llm_model="b").config_hash}) == 3
    assert Settings(llm_model="a").config_hash == plain
    assert Settings(extractor="llm", llm_model="a", llm_key="k").config_hash == asked
    assert "sk-secret" not in repr(Settings(llm_key="sk-secret"))


@pytest.fixture
def command(harvest, server, monkeypatch):
    environment = {
        "WAREHOUSE": str(harvest.published),
        "PROFILE": "fast",
        "LLM_URL": server.url,
        "LLM_MODEL": "test-1",
        "LLM_PRICE_IN": "1",
        "LLM_PRICE_OUT": "10",
        "LLM_KEY": "sk-test-99",
    }
    for name, value in environment.items():
        monkeypatch.setenv(f"MOISSON_{name}", value)
    return lambda *arguments: CliRunner().invoke(app, list(arguments))


def test_the_option_of_ingest(article, command, server):
    result = command("ingest", str(article), "--direct", "--extractor", "llm")
    assert result.exit_code == 0, result.output
    assert len(server.requests) == 1
    assert "claims by test-1" in result.output
    assert "documents_answered" in result.output
    assert "sk-test-99" not in result.output


def test_a_plan_with_its_cost_asks_nobody(folder, command, server):
    write_articles(folder, ARTICLES)
    result = command("plan", str(folder), "--cost", "--json")
    assert result.exit_code == 0, result.output
    estimate = json.loads(result.output)
    assert (estimate["documents"], estimate["requests"], server.requests) == (5, 5, [])
    assert estimate["cost_usd"] == pytest.approx((estimate["tokens_in"] + 10 * estimate["tokens_out"]) / 1e6)
    assert command("ingest", str(folder), "--direct").exit_code == 0
    assert json.loads(command("plan", str(folder), "--cost", "--json").output)["documents"] == 0
