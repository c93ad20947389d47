"""What a model would read and cost if `moisson ingest` ran now: everything is read, nothing is asked."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from flows.harvest import make_plans
from flows.inputs.fetch_ahead import fetch_ahead
from flows.inputs.guarded_reader import GuardedReader
from flows.inputs.read_inputs import Delivery, read_file
from flows.settings import Settings
from transforms.claims.extract_claims import ClaimInput
from transforms.errors import InputError
from transforms.llm.build_request import Request, build_requests
from transforms.llm.estimate_cost import Prices
from transforms.model import Record, Sentence
from transforms.parse.open_records import Limits
from transforms.parse.parse_record import parse_record
from transforms.segment.segment_document import segment_document
from transforms.sentences.split_sentences import split_sentences
from warehouse.connect import Connection, open_memory, open_published
from warehouse.known_state import loaded_documents
from warehouse.migrate import migrate
from warehouse.paths import WarehousePaths


def preview_cost(settings: Settings, paths: Sequence[str | Path]) -> dict[str, Any]:
    """documents, requests, tokens_in, tokens_out and cost_usd (None while a price is not set).

    Answers that the cache holds are counted as if they had to be paid; `tokens_out` is that of an answer that takes
    every sentence for a claim.
    """
    published = WarehousePaths(settings.warehouse.expanduser().absolute()).published
    if published.exists():
        with open_published(published) as con:
            return _sum(con, settings, paths)
    with open_memory() as con:
        migrate(con)
        return _sum(con, settings, paths)


def _sum(con: Connection, settings: Settings, paths: Sequence[str | Path]) -> dict[str, Any]:
    documents = requests = tokens_in = tokens_out = 0
    for record in _new_records(con, settings, paths):
        asked = _requests(record, settings.llm_model)
        documents += 1
        requests += len(asked)
        tokens_in += sum(request.tokens_in for request in asked)
        tokens_out += sum(request.tokens_out for request in asked)
    known = settings.llm_price_in is not None and settings.llm_price_out is not None
    prices = Prices(settings.llm_price_in or 0.0, settings.llm_price_out or 0.0)
    return {
        "documents": documents,
        "requests": requests,
        "tokens_in": tokens_in,
        "tokens_out": tokens_out,
        "cost_usd": round(prices.cost(tokens_in, tokens_out), 6) if known else None,
        "limit_usd": settings.llm_max_cost,
    }


def _new_records(con: Connection, settings: Settings, paths: Sequence[str | Path]) -> Iterator[Record]:
    """Each record that a run would transform, once."""
    limits = Limits(max_document_bytes=settings.max_document_bytes)
    seen: set[str] = set()
    with GuardedReader(settings.document_seconds, settings.worker_memory) as apart:
        for plan in make_plans(con, settings, paths):
            for entry in fetch_ahead(plan.entries()):
                for item in read_file(str(plan.target.root), entry, limits, settings.reading_hash, apart):
                    if not isinstance(item, Delivery) or item.record is None or item.row["document_id"] in seen:
                        continue
                    seen.add(item.row["document_id"])
                    if not loaded_documents(con, [item.row["document_id"]]):
                        yield item.record


def _requests(record: Record, model: str) -> list[Request]:
    """What would be asked of one record; nothing where it cannot become a document."""
    try:
        segmented = segment_document(parse_record(record))
    except InputError:
        return []
    sentences = [
        Sentence(ordinal, segment.text[start:end], segment.char_start + start, segment.char_start + end)
        for ordinal, segment in enumerate(segmented.segments)
        for start, end in split_sentences(segment.text)
    ]
    document = ClaimInput(
        text=segmented.text,
        segments=segmented.segments,
        sentences=sentences,
        analyses={},
        mentions=(),
        kind=segmented.metadata.kind or segmented.kind,
        published_on=segmented.metadata.published_on,
    )
    return build_requests(document, model)
