"""The stages over the whole corpus, in their order; what an earlier run left behind is finished too."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from flows.find_duplicates import apply_pair_judgements, choose_origins, verify_pairs
from flows.forgetting.erase_forgotten import erase_forgotten
from transforms.linking.cluster_claims import cluster_claims
from transforms.search.stem_forms import stem_forms
from warehouse.apply_judgements import apply_judgements, apply_link_judgements
from warehouse.compute_digests import store_document_digests
from warehouse.connect import Connection
from warehouse.forget_documents import settle_forgotten, waiting_documents
from warehouse.index_search import index_documents
from warehouse.link_claims import link_claims
from warehouse.resolve_stages import count_pending, run_sql_stage

if TYPE_CHECKING:
    from flows.harvest import Run


def resolve(run: "Run") -> None:
    """Finish every corpus-wide stage, each in its own transaction.

    What `moisson forget` took out of its sources is erased here, so that a killed one is completed by the next run.
    """
    _run_stages(run)
    if waiting := waiting_documents(run.con):
        run.reporter.begin("erase", len(waiting))
        run.step("erase", lambda: erase_forgotten(run, waiting))
        _run_stages(run)
        settle_forgotten(run.con)


def _run_stages(run: "Run") -> None:
    con, reporter, pending = run.con, run.reporter, count_pending(run.con)
    stages: list[tuple[str, int | None, Callable[[], None]]] = [
        ("duplicates", pending.get("pairs"), lambda: _verify_pairs(run)),
        ("judgements", None, lambda: _judge(run)),
        ("origins", None, lambda: choose_origins(con)),
        ("entities", None, lambda: _count_entities(con)),
        ("search", pending.get("search"), lambda: index_documents(con, stem_forms)),
        ("links", None, lambda: link_claims(con, cluster_claims, run.link_model)),
        ("document digests", None, lambda: store_document_digests(con)),
    ]
    for name, total, function in stages:
        reporter.begin(name, total)
        run.step(name, function)


def _count_entities(con: Connection) -> None:
    """Of what is new first: it leaves to the second what is to be counted as a whole, its own mentions included."""
    run_sql_stage(con, "mentions")
    run_sql_stage(con, "entities")


def _verify_pairs(run: "Run") -> None:
    for taken in verify_pairs(run.con, run.run_id, run.now):
        run.reporter.advance(taken)


def _judge(run: "Run") -> None:
    """What people said of duplicates before origins are chosen, of links before claims are clustered."""
    apply_pair_judgements(run.con, run.run_id, run.now)
    apply_link_judgements(run.con)
    apply_judgements(run.con)
