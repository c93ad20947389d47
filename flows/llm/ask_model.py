"""Ask for the claims of one request: from the cache, else by a call that the budget allows."""

from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from flows.errors import RunError
from flows.llm.budget import Budget
from flows.llm.cache_answers import AnswerCache, answer_key
from flows.llm.call_model import CallError, ModelClient
from flows.settings import Settings
from transforms.llm.build_request import Request
from transforms.llm.estimate_cost import Prices
from transforms.llm.read_answer import AnswerError, read_answer

FAILURES_IN_A_ROW = 3
"""After so many calls without an answer the endpoint is taken for down, and the run goes on without it."""


class UnansweredError(Exception):
    """A request without a usable answer; `reason` is a code: see `call_model`, `read_answer`, and `budget_used_up`."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


@dataclass(slots=True)
class Model:
    """The model of one run and what it did.

    Attributes:
        name: as the endpoint knows it.
        stopped: why nothing more is asked, None while calls go out.
        failures: calls in a row that got no answer.
        calls, cached: requests answered by the endpoint and from the cache.
        answered: documents whose claims are the model's.
        unanswered: reason -> documents that keep the claims of the rules.
        dropped: reason -> claims (`ground_claims.DROPS`), and speakers not found.
    """

    name: str
    client: ModelClient
    cache: AnswerCache
    budget: Budget
    stopped: str | None = None
    failures: int = 0
    calls: int = 0
    cached: int = 0
    answered: int = 0
    unanswered: Counter[str] = field(default_factory=Counter)
    dropped: Counter[str] = field(default_factory=Counter)

    def as_json(self) -> dict[str, Any]:
        """What to report."""
        return {
            "name": self.name,
            "documents_answered": self.answered,
            "documents_unanswered": dict(sorted(self.unanswered.items())),
            "claims_dropped": dict(sorted(self.dropped.items())),
            "calls": self.calls,
            "cached": self.cached,
            "tokens_in": self.budget.tokens_in,
            "tokens_out": self.budget.tokens_out,
            "cost_usd": round(self.budget.spent, 6),
        }


@contextmanager
def open_model(settings: Settings, folder: Path) -> Iterator[Model]:
    """The run's model, its answers kept under `folder`.

    Raises:
        RunError: a setting is missing.
    """
    prices = _prices(settings)
    client = ModelClient(settings.llm_url, settings.llm_key, settings.llm_timeout)
    try:
        yield Model(settings.llm_model, client, AnswerCache(folder), Budget(prices, settings.llm_max_cost))
    finally:
        client.close()


def ask_model(model: Model, request: Request) -> list[object]:
    """The items of the answer, of any shape. UnansweredError without one; RunError where no request can have one."""
    key = answer_key(model.client.url, request.body)
    kept = model.cache.get(key)
    if kept is not None:
        model.cached += 1
        return kept
    if model.stopped:
        raise UnansweredError(model.stopped)
    if not model.budget.allows(request.tokens_in, request.most_tokens_out):
        # Not for good: a shorter document may still fit.
        raise UnansweredError("budget_used_up")
    items = _call(model, request)
    model.cache.put(key, items)
    return items


def _call(model: Model, request: Request) -> list[object]:
    try:
        answer = model.client.call(request.body)
    except CallError as error:
        if error.reason in {"timeout", "answer_too_large"}:  # begun, so perhaps billed
            model.budget.book(request.tokens_in, request.most_tokens_out)
        _note_failure(model, error)
        raise UnansweredError(error.reason) from error
    model.failures = 0
    model.calls += 1
    tokens_in = request.tokens_in if answer.tokens_in is None else answer.tokens_in
    model.budget.book(tokens_in, request.tokens_out if answer.tokens_out is None else answer.tokens_out)
    try:
        return read_answer(answer.content, answer.finish_reason)
    except AnswerError as error:
        raise UnansweredError(error.reason) from error


def _note_failure(model: Model, error: CallError) -> None:
    # A rejected request says nothing about the next one.
    model.failures = 0 if error.reason == "rejected" else model.failures + 1
    if error.reason == "quota_used_up":
        model.stopped = error.reason
    elif model.failures >= FAILURES_IN_A_ROW:
        model.stopped = "endpoint_down"


def _prices(settings: Settings) -> Prices:
    needed = {
        "MOISSON_LLM_URL": settings.llm_url,
        "MOISSON_LLM_MODEL": settings.llm_model,
        "MOISSON_LLM_PRICE_IN": settings.llm_price_in,
        "MOISSON_LLM_PRICE_OUT": settings.llm_price_out,
    }
    missing = [name for name, value in needed.items() if value in (None, "")]
    if missing or settings.llm_price_in is None or settings.llm_price_out is None:
        raise RunError(f"the llm extractor needs {', '.join(missing)} (prices: 0 where calls cost nothing)")
    return Prices(settings.llm_price_in, settings.llm_price_out)
