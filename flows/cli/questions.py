"""`moisson questions`: the ready-made questions, and their answers."""

from typing import Annotated

import typer

from flows.cli.options import Json, Warehouse


def questions(
    name: Annotated[str | None, typer.Argument(help="Answer this question; without one they are listed.")] = None,
    values: Annotated[
        list[str] | None, typer.Option("--set", metavar="NAME=VALUE", help="A value of the question; repeatable.")
    ] = None,
    show_sql: Annotated[bool, typer.Option("--sql", help="Print the query instead of its answer.")] = False,
    max_rows: Annotated[int, typer.Option(min=1, help="Rows shown in a table; --json gives all.")] = 100,
    warehouse: Warehouse = None,
    as_json: Json = False,
) -> None:
    """List the questions that are ready to ask, or answer one."""
    from flows.cli.fail import clear_errors
    from flows.cli.write_rows import show_rows, write_rows
    from flows.settings import load_settings
    from warehouse.connect import open_published
    from warehouse.find_questions import find_question, set_values

    with clear_errors():
        if name is None:
            _list(as_json)
            return
        question = find_question(name)
        if show_sql:
            print(question.sql)
            return
        with open_published(load_settings(warehouse=warehouse).warehouse) as con:
            set_values(con, question, _parse(values or []))
            if as_json:
                write_rows(con, question.sql, "json", None)
            else:
                print(question.english)
                show_rows(con, question.sql, max_rows)


def _list(as_json: bool) -> None:
    from flows.cli.printing import print_json, print_table
    from warehouse.find_questions import list_questions

    columns = ["name", "english", "french", "values"]
    rows = [[q.name, q.english, q.french, q.values] for q in list_questions()]
    if as_json:
        print_json([dict(zip(columns, row, strict=True)) for row in rows])
    else:
        print_table(["name", "question", "values"], ([row[0], row[1], ", ".join(row[3])] for row in rows))


def _parse(values: list[str]) -> dict[str, str]:
    from flows.errors import RunError

    pairs = [value.partition("=") for value in values]
    if any(not equals for _, equals, _ in pairs):
        raise RunError("--set takes NAME=VALUE, as in --set topic=Webb")
    return {name: value for name, _, value in pairs}
