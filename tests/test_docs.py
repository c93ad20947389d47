"""The documentation is tested: what exists is documented, and the questions of the two READMEs give the output shown.

`uv run python tests/test_docs.py` writes the questions and their output anew: README.md's, and those of
`warehouse/questions/` in warehouse/README.md.
"""

import re
import shutil
import tempfile
from pathlib import Path

import pytest
from typer.testing import CliRunner

from flows.cli.app import app
from flows.settings import Settings
from transforms.parse.formats import FORMATS
from warehouse.find_questions import Question, list_questions
from warehouse.sql_files import list_sql, read_sql

ROOT = Path(__file__).parents[1]
QUESTIONS = (
    (
        "Who says what, and how do we know?",
        "SELECT speaker, attribution, cue, left(text, 90) AS claim FROM quotes "
        "WHERE speaker IS NOT NULL AND language = 'fr' ORDER BY published_on, text LIMIT 5",
    ),
    (
        "Which numbers are asserted about Webb, in which languages?",
        "SELECT value, unit, approximate, language, left(claim_text, 80) AS claim FROM claim_quantities "
        "WHERE claim_text ILIKE '%Webb%' AND unit = 'USD' ORDER BY language",
    ),
    (
        "Which articles are copies, and of which?",
        "SELECT d.title, o.title AS copy_of, p.kind, round(p.jaccard, 2) AS jaccard FROM duplicates AS p "
        "JOIN documents AS d USING (document_id) JOIN documents AS o ON o.document_id = p.other_document_id "
        "WHERE p.accepted ORDER BY p.jaccard DESC, d.title",
    ),
    (
        "Who is written about most?",
        "SELECT name, type, document_count, mention_count FROM entities "
        "ORDER BY document_count DESC, mention_count DESC, name LIMIT 5",
    ),
    (
        "Which claims do independent articles make in several languages?",
        "SELECT left(text, 100) AS claim, languages, origin_count FROM corroborated_claims "
        "WHERE len(languages) > 1 ORDER BY origin_count DESC, text LIMIT 5",
    ),
)
BEGIN, END = "<!-- moisson:begin -->", "<!-- moisson:end -->"


AFTER_A_REVISION = ("last_changes", "last_runs", "what_changed")
"""Ready-made questions that need a second run, in which an article changed."""


def _answers() -> dict[str, str]:
    """By README the questions with the output of the command line: on a fresh warehouse of `seeds/` and an empty file, then
    once more after the revision that seeds/README.md describes."""
    with tempfile.TemporaryDirectory() as folder:
        warehouse, seeds = str(Path(folder) / "moisson.duckdb"), Path(folder) / "seeds"
        shutil.copytree(ROOT / "seeds", seeds)
        (seeds / "empty.txt").touch()
        ingest = ("ingest", "--direct", "--json", "--workers", "1", str(seeds), "--warehouse", warehouse)
        _moisson(*ingest)
        asked = [_asked(title, query, warehouse) for title, query in QUESTIONS]
        ready = {q.name: _ready(q, warehouse) for q in list_questions() if q.name not in AFTER_A_REVISION}
        shutil.copyfile(seeds / "accord-de-paris.v2.txt", seeds / "accord-de-paris.v1.txt")
        _moisson(*ingest)
        ready |= {q.name: _ready(q, warehouse) for q in list_questions() if q.name in AFTER_A_REVISION}
    return {"README.md": "\n\n".join(asked), "warehouse/README.md": "\n\n".join(ready[name] for name in sorted(ready))}


def _asked(title: str, query: str, warehouse: str) -> str:
    return f'**{title}**\n```\n$ uv run moisson sql "{query}"\n{_moisson("sql", query, "--warehouse", warehouse)}\n```'


def _ready(question: Question, warehouse: str) -> str:
    values = "".join(f" --set {name}=…" for name in question.values)
    table = _moisson("questions", question.name, "--warehouse", warehouse).split("\n", 1)[1]
    return (
        f"**{question.english}** {question.french}\n```sql\n{question.sql}\n```\n"
        f"```\n$ moisson questions {question.name}{values}\n{table}\n```"
    )


def _moisson(*arguments: str) -> str:
    """What the command prints, without the blanks that end its lines. In this process: models load once."""
    done = CliRunner().invoke(app, arguments, catch_exceptions=False)
    assert done.exit_code == 0, done.output
    return "\n".join(line.rstrip() for line in done.stdout.splitlines())


def _readme(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


def test_the_questions_give_the_output_shown():
    answers = _answers()
    shown = {name: _readme(name).split(BEGIN)[1].split(END)[0].strip() for name in answers}
    assert shown == answers, "run `uv run python tests/test_docs.py` and read the difference"


COMMANDS = [command.callback.__name__ for command in app.registered_commands if command.callback]
COMMANDS += [str(group.name) for group in app.registered_groups]


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_is_in_the_readme(command):
    assert f"`moisson {command}" in _readme("README.md"), f"add `moisson {command}` to README.md's table"


@pytest.mark.parametrize("setting", list(Settings.model_fields))
def test_every_setting_is_documented(setting):
    name = f"MOISSON_{setting.upper()}"
    assert name in _readme("flows/README.md"), f"add {name} to flows/README.md's table"
    assert name in _readme("deploy/env.example"), f"add {name} to deploy/env.example"


@pytest.mark.parametrize("record_format", [f.name for f in FORMATS])
def test_every_format_is_documented(record_format):
    assert f"| `{record_format}` |" in _readme("transforms/README.md"), f"add {record_format} to transforms/README.md"


@pytest.mark.parametrize("path", list_sql("views"))
def test_every_view_is_documented(path):
    for name in re.findall(r"CREATE OR REPLACE (?:VIEW|MACRO) (\w+)", read_sql(path)):
        readmes = _readme("warehouse/README.md") + _readme("README.md")
        assert f"`{name}" in readmes, f"add {name} to warehouse/README.md"


def test_every_reason_code_is_documented():
    codes = set()
    for room in ("flows", "transforms"):
        for path in (ROOT / room).rglob("*.py"):
            codes |= set(re.findall(r'InputError\(\s*"([a-z_]+)"', path.read_text(encoding="utf-8")))
    missing = sorted(code for code in codes if f"`{code}`" not in _readme("transforms/README.md"))
    assert not missing, f"add {missing} to the reason codes of transforms/README.md"


@pytest.mark.parametrize("folder", ["seeds", "flows", "transforms", "warehouse", "deploy"])
def test_every_room_has_a_readme(folder):
    assert len(_readme(f"{folder}/README.md")) > 500


if __name__ == "__main__":
    for name, text in _answers().items():
        before, rest = _readme(name).split(BEGIN)
        (ROOT / name).write_text(f"{before}{BEGIN}\n{text}\n{END}{rest.split(END)[1]}", encoding="utf-8")
