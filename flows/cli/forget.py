"""`moisson forget`: take a document down, for good."""

from typing import Annotated, Any

import typer

from flows.cli.options import Json, Warehouse


def forget(
    targets: Annotated[
        list[str],
        typer.Argument(metavar="DOC|SOURCE", help="A document_id, or a source_id in full.", show_default=False),
    ],
    reason: Annotated[
        str | None, typer.Option("--reason", help="Why; kept in the tombstone. Needed unless --undo.")
    ] = None,
    undo: Annotated[
        bool, typer.Option("--undo", help="Allow forgotten content again; it returns with the next ingest.")
    ] = False,
    by: Annotated[str | None, typer.Option("--by", help="Who asks.  [default: the user of this system]")] = None,
    warehouse: Warehouse = None,
    as_json: Json = False,
) -> None:
    """Forget documents: text, claims, search terms, raw bytes, model answers and every older version of the warehouse.

    A source means every version it ever delivered; documents with the same words or bytes go too. A tombstone without
    text stays, and the same content is refused from then on (`skipped`, reason `forgotten`). The warehouse is written
    anew: name several at once rather than one after the other. The original files are not touched.

    Exit codes: 0 complete, 1 failed, 3 stopped by another writer.
    """
    from flows.cli.fail import clear_errors
    from flows.cli.printing import print_json
    from flows.cli.user_name import user_name
    from flows.errors import RunError
    from flows.forgetting.run_forget import run_forget, run_undo
    from flows.progress import make_reporter
    from flows.settings import load_settings
    from warehouse.forget_documents import Request

    reporter = make_reporter(quiet=as_json)
    with clear_errors():
        try:
            settings, made_by = load_settings(warehouse=warehouse), by or user_name()
            if undo:
                report, done = run_undo(settings, reporter, targets, made_by)
            elif not (reason or "").strip():
                raise RunError("say why with --reason; the tombstone keeps it")
            else:
                report, done = run_forget(settings, reporter, targets, Request(str(reason).strip(), made_by))
        finally:
            reporter.end()
    result = {
        "documents": done.documents,
        "similar": done.similar,
        "files_to_read": done.files_to_read,
        "run": report.as_json(),
    }
    if as_json:
        print_json(result)
    else:
        _print(result, undo=undo)


def _print(result: dict[str, Any], *, undo: bool) -> None:
    from flows.cli.printing import print_table

    documents = result["documents"]
    if undo:
        print(f"{len(documents)} allowed again; the next ingest reads {result['files_to_read']} files for it")
        return
    print(f"{len(documents)} documents forgotten" if documents else "nothing new to forget")
    for document_id in documents:
        print(f"  {document_id}")
    if result["similar"]:
        names = ["document_id", "relation", "source_id", "title"]
        print_table(
            names, ([row[name] for name in names] for row in result["similar"]), title="still here, and similar"
        )
