"""Every regular expression of ours takes linear time on every string that was made to slow it down."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

HERE = Path(__file__).parent
QUICK = 6_000
"""Characters: enough to tell quadratic from linear."""
sys.path.insert(0, str(HERE))
from collect_patterns import ROOT, compiling_places  # noqa: E402 - beside this file, also run as scripts

BOUNDED = {
    # file -> {beginning of the pattern: the most characters it is given, by its caller}
    "transforms/parse/declared_charset.py": {"(?:<meta": 2_048},
    "transforms/parse/dates.py": {r"(?:\s*[+-]00": 64},
    "transforms/parse/read_csv.py": {r"[^\r\n]*(?:": 2},  # linear: the text it gets always ends with a newline
    "transforms/parse/split_authors.py": {r"\S+@\S+|": 2_000},
    "transforms/parse/page_metadata.py": {r"\s+[-–—|·•:»]\s+": 2_000},
    "transforms/segment/read_metadata.py": {"(?:©|": 200},
    "transforms/segment/recognise_metadata.py": {r"\s*(?:[/&+,|]": 60},
    "transforms/segment/recognise_navigation.py": {r"\s*[•|·›→]\s*": 700},
    "transforms/mentions/match_models.py": {"[a-z]+$": 200, r"[-\s]*\s+|-$": 400},
    "warehouse/verify_warehouse.py": {r"(?:FROM|JOIN)": 3_000},  # our own SQL
    "flows/inputs/location.py": {r"\?[^/]*=": 2_000},  # a URL that the operator types
    "transforms/parse/pdf/undo_hyphenation.py": {r"[^\W\d_]+(?:-[^\W\d_]+)*-$": 60},  # the end of a line
    "transforms/parse/ignored_names.py": {r".*(~|\.(tmp": 255, "~": 255},  # a file's name
}
"""Patterns that are slow on long strings and never get one."""


@pytest.fixture(scope="module")
def patterns():
    """Every pattern with its places and the methods it is used with."""
    script = [sys.executable, str(HERE / "collect_patterns.py")]
    done = subprocess.run(script, capture_output=True, text=True, check=True, cwd=ROOT)
    found = json.loads(done.stdout.splitlines()[-1])
    places = compiling_places()
    for entry in found:
        entry["methods"] = sorted({m for site in entry["sites"] for m in _methods(places, *site)})
        bounds = [BOUNDED.get(file, {}) for file, _ in entry["sites"]]
        for start, bound in (item for table in bounds for item in table.items()):
            if entry["pattern"].startswith(start):
                entry["bound"] = bound
    return found


def _methods(places, file, line):
    return {m for (name, first), (last, used) in places.items() if name == file and first <= line <= last for m in used}


def _attack(patterns, length):
    command = [sys.executable, str(HERE / "run_attacks.py"), str(length)]
    done = subprocess.run(command, input=json.dumps(patterns), capture_output=True, text=True, check=True)
    return json.loads(done.stdout)


def test_every_place_that_compiles_a_pattern_is_seen(patterns):
    seen = {tuple(site) for entry in patterns for site in entry["sites"]}
    unseen = [
        f"{file}:{first}"
        for (file, first), (last, _) in compiling_places().items()
        if not any((file, line) in seen for line in range(first, last + 1))
    ]
    assert unseen == [], "call it from collect_patterns.run_pipeline, so that its pattern is tried"
    assert len(patterns) > 200


def test_every_bound_belongs_to_a_pattern(patterns):
    known = {(file, start) for file, table in BOUNDED.items() for start in table}
    used = {
        (file, start)
        for entry in patterns
        for file, _ in entry["sites"]
        for start in BOUNDED.get(file, {})
        if entry["pattern"].startswith(start)
    }
    assert known == used


def test_the_attack_finds_what_is_known_to_be_slow():
    slow = [r"\s+$", r"\w+@\w+"]
    entries = [
        {"pattern": p, "bytes": False, "flags": 32, "sites": [["", n]], "methods": ["search"]}
        for n, p in enumerate(slow)
    ]
    # Twice the length, so that what is quadratic takes long enough to be told from noise.
    assert {found["pattern"] for found in _attack(entries, 2 * QUICK)} == set(slow)


@pytest.mark.timeout(300)
def test_no_pattern_takes_more_than_linear_time(patterns):
    assert _attack(patterns, QUICK) == []


@pytest.mark.faults
@pytest.mark.timeout(7200)
def test_no_pattern_takes_more_than_linear_time_on_a_megabyte(patterns):
    assert _attack(patterns, 1_000_000) == []
