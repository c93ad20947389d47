"""The prompt of `moisson sql`: statements end with a semicolon, `.tables` lists, `.quit` leaves."""

import contextlib

import duckdb

from flows.cli.printing import print_table, printable
from flows.cli.write_rows import show_rows
from flows.errors import RunError
from warehouse.describe import describe_relations

_HELP = "Statements end with ;   .tables lists the relations   .quit or Ctrl-D leaves"


def run_prompt(con: duckdb.DuckDBPyConnection, max_rows: int) -> None:
    """Read statements until the end of input; an error ends its statement, not the prompt."""
    with contextlib.suppress(ImportError):
        import readline  # noqa: F401 - line editing and history, where Python has it
    print(_HELP)
    statement = ""
    while True:
        try:
            line = input("...> " if statement else "moisson> ")
        except EOFError:
            print()
            return
        except KeyboardInterrupt:
            print()
            statement = ""
            continue
        if not statement and line.strip() in {".quit", ".exit", "quit", "exit"}:
            return
        if not statement and line.strip() == ".tables":
            rows = describe_relations(con)
            print_table(["relation", "kind", "rows"], ([r["relation"], r["kind"], r["rows"]] for r in rows))
            continue
        statement += line + "\n"
        if line.rstrip().endswith(";"):
            _run(con, statement, max_rows)
            statement = ""


def _run(con: duckdb.DuckDBPyConnection, statement: str, max_rows: int) -> None:
    try:
        show_rows(con, statement, max_rows)
    except (duckdb.Error, RunError) as error:
        print(f"error: {printable(str(error))}")  # a failed cast quotes the title it failed on
    except KeyboardInterrupt:
        con.interrupt()
        print("interrupted")
