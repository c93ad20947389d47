"""A transformed batch -> the same batch with the claims that a model found in its documents."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Any

import pyarrow as pa

from flows.llm.ask_model import Model, UnansweredError, ask_model
from transforms.claims.extract_claims import ClaimInput
from transforms.frames import to_table
from transforms.llm.build_request import build_requests
from transforms.llm.ground_claims import Grounded, ground_claims
from transforms.llm.name_version import name_version
from transforms.llm.read_rows import read_rows
from transforms.rows import claim_rows

NOT_CLAIMED = "not_claimed"
"""Outcome of a sentence that the model read and did not take for a claim, where the rules say nothing else of it."""

_CLAIMS = ("claims", "claim_entities")
_OVERRULED = {"claim", "language_unsupported"}

Tables = Mapping[str, pa.Table]
Row = dict[str, Any]


def extract_with_model(tables: Tables, model: Model) -> dict[str, pa.Table]:
    """Replace `claims`, `claim_entities` and `sentences.outcome` of every document that the model answers for.

    Those documents name the model in `claims_version`, their claims in `extractor`. A document that gets no whole
    answer keeps the rows of the rules, and so does its version: `reprocess` asks again. `model` counts both, by reason.

    Args:
        tables: what `transform_batch` returns (`frames.SCHEMAS`).
        model: the run's model.

    Raises:
        RunError: the endpoint refuses every request (address, key, model).
    """
    documents: list[Row] = tables["documents"].to_pylist()
    children = {name: _by_document(tables[name]) for name in ("segments", "sentences", "mentions", *_CLAIMS)}
    for document in documents:
        key = document["document_id"]
        rows = {name: found.get(key, []) for name, found in children.items()}
        rows["segments"].sort(key=lambda row: row["ordinal"])
        rows["sentences"].sort(key=lambda row: row["ordinal"])
        read = read_rows(document, rows["segments"], rows["sentences"], rows["mentions"])
        try:
            grounded = _ask(read, model)
        except UnansweredError as error:
            model.unanswered[error.reason] += 1
            continue
        model.answered += 1
        model.dropped.update(grounded.reasons)
        document["claims_version"] = f"{document['claims_version']}+{name_version(model.name)}"
        for name, renewed in _renew(document, rows["sentences"], read, grounded, model.name).items():
            children[name][key] = renewed
    changed = {name: [row for d in documents for row in children[name].get(d["document_id"], [])] for name in _NEW}
    return dict(tables) | {name: to_table(name, rows) for name, rows in (changed | {"documents": documents}).items()}


_NEW = ("sentences", *_CLAIMS)


def _ask(document: ClaimInput, model: Model) -> Grounded:
    items: list[object] = []
    for request in build_requests(document, model.name):
        items += ask_model(model, request)
    return ground_claims(document, items)


def _renew(
    document: Row, sentences: Sequence[Row], read: ClaimInput, grounded: Grounded, name: str
) -> dict[str, list[Row]]:
    extractor = {"extractor": f"llm:{name}", "extractor_version": document["claims_version"]}
    claims, entities = claim_rows(document["document_id"], sentences, grounded.claims, extractor)
    claimed = {claim.sentence for claim in grounded.claims}
    outcomes = [
        row | {"outcome": _outcome(row["outcome"], claimed=i in claimed, content=_is_content(read, i))}
        for i, row in enumerate(sentences)
    ]
    return {"claims": claims, "claim_entities": entities, "sentences": outcomes}


def _outcome(by_rules: str, *, claimed: bool, content: bool) -> str:
    if claimed:
        return "claim"
    return NOT_CLAIMED if content and by_rules in _OVERRULED else by_rules


def _is_content(document: ClaimInput, sentence: int) -> bool:
    return document.segments[document.sentences[sentence].segment].is_content


def _by_document(table: pa.Table) -> dict[str, list[Row]]:
    found: dict[str, list[Row]] = defaultdict(list)
    for row in table.to_pylist():
        found[row["document_id"]].append(row)
    return found
