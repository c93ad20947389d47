"""What documents and file names say is shown, never obeyed: by a terminal, by a spreadsheet."""

import csv
import io
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from flows.cli.printing import harmless_json, printable
from flows.cli.write_rows import csv_cell

EVIL = "\x1b[2J\x1b]0;owned\x07\x9b31mrouge\x9d\u202edrow\u2066\u200f\x7f\x85"
"""Clear the screen, set the window's title, C1 twice, turn the text around, delete."""
OBEYED = {*map(chr, range(0x20)), *map(chr, range(0x7F, 0xA0)), "\u200e", "\u200f", "\u061c"}
OBEYED |= {chr(code) for code in (*range(0x202A, 0x202F), *range(0x2066, 0x206A), 0x2028, 0x2029, 0xFEFF, 0xE0001)}
OBEYED -= {"\n"}


def _env():
    return {**os.environ, "NO_COLOR": "1", "MOISSON_PROFILE": "fast", "MOISSON_WORKERS": "1", "PYTHONUTF8": "1"}


def moisson(*arguments, **options):
    command = [sys.executable, "-m", "flows.cli", *map(str, arguments)]
    done = subprocess.run(command, capture_output=True, encoding="utf-8", check=False, env=_env(), **options)
    return done.returncode, done.stdout, done.stderr


@pytest.fixture(scope="module")
def evil(tmp_path_factory):
    """A warehouse in which names, titles, speakers and errors hold control characters: (inputs, published file)."""
    folder = tmp_path_factory.mktemp("inputs")
    name = EVIL.replace("/", "")
    record = {
        "id": EVIL,
        "title": EVIL,
        "authors": [EVIL],
        "publisher": EVIL,
        "text": f"{EVIL} Le pont rouvre lundi, selon Anna {EVIL} Keller.",
    }
    (folder / "feed.jsonl").write_text(json.dumps(record), encoding="utf-8")
    (folder / f"{name}.txt").write_text(
        "Le musée de Brévin a rouvert mardi, a annoncé la mairie. Il coûte 4 euros.\n", encoding="utf-8"
    )
    (folder / f"{name}-empty.txt").write_text("", encoding="utf-8")
    (folder / f"{name}-side.txt").write_text("Le quai rouvre.\n", encoding="utf-8")
    (folder / f"{name}-side.txt.yml").write_text(f'"{EVIL.encode("unicode_escape").decode()}": x\n', encoding="utf-8")
    published = tmp_path_factory.mktemp("wh") / "moisson.duckdb"
    code, out, err = moisson("ingest", "--direct", folder, "--warehouse", published)
    assert code == 0, err
    assert not OBEYED & set(out + err)
    assert "\\x1b" in out
    return folder, published


COMMANDS = [
    ("status",),
    ("status", "--json"),
    ("plan", "FOLDER"),
    ("plan", "FOLDER", "--json"),
    ("show", "feed.jsonl"),
    ("show", "feed.jsonl", "--json"),
    ("show", "empty"),
    ("show", "side"),
    ("show", "txt"),
    ("show", EVIL),
    ("tables", EVIL),
    ("check",),
    ("entities", "list"),
    ("entities", "list", "--json"),
    ("entities", "merge", EVIL, "x"),
    ("sql", "SELECT * FROM sources"),
    ("sql", "SELECT title, text, authors FROM documents"),
    ("sql", "SELECT title, text, authors FROM documents", "--format", "csv"),
    ("sql", "SELECT title, text, authors, languages FROM documents", "--format", "json"),
    ("sql", "SELECT title::INTEGER FROM documents"),
    ("sql", "SELECT error(title) FROM documents"),
    ("sql", "PIVOT (SELECT title FROM documents) ON title USING count(*)"),
    ("sql", "PIVOT (SELECT title FROM documents) ON title USING count(*)", "--format", "csv"),
    ("sql", f'SELECT 1 AS "{EVIL}", [bold]x'),
    ("ingest", "--direct", f"/nowhere/{EVIL}"),
]


@pytest.mark.parametrize("command", COMMANDS, ids=range(len(COMMANDS)))
def test_no_command_prints_what_a_terminal_obeys(evil, command):
    folder, published = evil
    arguments = [str(folder) if part == "FOLDER" else part for part in command]
    code, out, err = moisson(*arguments, "--warehouse", published)
    assert out or err
    assert code in {0, 1}
    assert "Traceback" not in err
    assert not OBEYED & set(out + err)


def test_the_prompt_shows_errors_that_quote_a_title_harmlessly(evil):
    _, published = evil
    _, out, err = moisson(
        "sql",
        "--warehouse",
        published,
        input="SELECT title::INTEGER FROM documents;\nSELECT error(title) FROM documents;\n",
    )
    assert "error:" in out
    assert not OBEYED & set(out + err)


def test_json_keeps_its_value():
    value = {"title": EVIL, "rest": "é “x” 🌾 \U000e0001 \ud800"}
    written = harmless_json(json.dumps(value, ensure_ascii=False))
    assert json.loads(written) == value
    assert not OBEYED & set(written)
    assert "é “x” 🌾" in written


def test_text_that_does_no_harm_is_left_alone():
    assert (
        printable("« L’été »\u00a0: 3\u202f000 €, naïve, 東京, 🌾") == "« L’été »\u00a0: 3\u202f000 €, naïve, 東京, 🌾"
    )
    assert printable("\x1b[31m") == "\\x1b[31m"


@pytest.mark.parametrize(
    "cell", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "=cmd|' /C calc'!A0", "\uff1d1+1"]
)
def test_text_that_a_spreadsheet_would_run_gets_an_apostrophe(cell):
    assert csv_cell(cell).startswith("'")
    assert csv_cell(cell)[2:] == printable(cell)[1:]


@pytest.mark.parametrize(
    ("cell", "written"),
    [
        (-5, "-5"),
        (-1.5, "-1.5"),
        (None, ""),
        (True, "True"),
        ("a=1", "a=1"),
        ("'=1", "'=1"),
        (["=1"], '["=1"]'),
        ("", ""),
    ],
)
def test_numbers_and_other_text_stay_as_they_are(cell, written):
    assert csv_cell(cell) == written


def test_csv_of_the_command_is_neutral(evil):
    _, published = evil
    query = "SELECT '=HYPERLINK(1)' AS \"=head\", -5 AS n, 'plain, with \"quotes\"' AS p, 1.5::DECIMAL(4,2) AS d"
    code, out, _ = moisson("sql", query, "--format", "csv", "--warehouse", published)
    assert code == 0
    assert list(csv.reader(io.StringIO(out))) == [
        ["'=head", "n", "p", "d"],
        ["'=HYPERLINK(1)", "-5", 'plain, with "quotes"', "1.50"],
    ]


def test_whoever_writes_csv_makes_cells_harmless():
    root = Path(__file__).parents[2] / "flows"
    writing = [path for path in sorted(root.rglob("*.py")) if "csv.writer(" in path.read_text(encoding="utf-8")]
    assert root / "cli" / "write_rows.py" in writing
    assert [path for path in writing if "csv_cell" not in path.read_text(encoding="utf-8")] == []
