"""`moisson rollback`: return to an earlier published version."""

from typing import Annotated, Any

import typer

from flows.cli.options import Json, Warehouse


def rollback(
    version: Annotated[
        int | None, typer.Argument(help="Number of the version; without it the one before the current.")
    ] = None,
    show: Annotated[bool, typer.Option("--list", help="List the versions that are kept, and do nothing.")] = False,
    reason: Annotated[str | None, typer.Option("--reason", help="Why; kept in `runs`. Needed unless --list.")] = None,
    force: Annotated[bool, typer.Option("--force", help="Even though files that came since are still there.")] = False,
    warehouse: Warehouse = None,
    as_json: Json = False,
) -> None:
    """Publish the content of an earlier version again, under a new number, and go on from there.

    Move the bad batch out of its folder first (or list it in .moissonignore): the next run reads whatever came after
    that version again. The database that is left is kept under `.<name>/backups`. Judgements made since are lost.

    Exit codes: 0 done, 1 failed, 3 stopped by another writer, or because the batch is still in its folder.
    """
    from flows.audit.run_rollback import run_rollback
    from flows.cli.fail import clear_errors
    from flows.cli.printing import print_json
    from flows.errors import RunError
    from flows.progress import make_reporter
    from flows.settings import load_settings

    with clear_errors():
        settings = load_settings(warehouse=warehouse)
    if show:
        _list(settings, as_json)
        return
    reporter = make_reporter(quiet=as_json)
    with clear_errors():
        try:
            if not (reason or "").strip():
                raise RunError("say why with --reason; the log of runs keeps it")
            done = run_rollback(settings, reporter, version, str(reason).strip(), force=force)
        finally:
            reporter.end()
    if as_json:
        print_json(done.as_json())
        return
    print(f"version {done.version} is published again as {done.published_as}; what was left is in {done.kept}")
    if done.returning:
        print(f"{len(done.returning)} files that came since are read again by the next run")


def _list(settings: Any, as_json: bool) -> None:
    from flows.cli.fail import clear_errors
    from flows.cli.printing import print_json, print_table
    from warehouse.paths import WarehousePaths
    from warehouse.roll_back import list_versions

    with clear_errors():
        rows = list_versions(WarehousePaths(settings.warehouse.expanduser().absolute()))
    if as_json:
        print_json(rows)
        return
    names = ["version", "is_current", "published_at", "documents", "last_run", "content_digest", "problem"]
    print_table(names, ([row[name] for name in names] for row in rows))
