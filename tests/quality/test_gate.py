"""The quality gate: pinned floors over the labelled sentences in this repository, and the digest of that set.

uv run python tests/quality/test_gate.py            prints the present scores
uv run python tests/quality/test_gate.py --accept   rewrites gate.yml from them: say why in the commit
"""

import hashlib
import sys
from functools import cache
from pathlib import Path

import pytest
import yaml
from score_claims import CASES, CLASSES, count, f1, judge, models_for

GATE = Path(__file__).with_name("gate.yml")
SLACK = 0.015
"""What a floor leaves below the score it was set from: a word list may cost one sentence, not a class."""


def digest() -> str:
    """SHA-256 over the labelled files, by name."""
    digests = (f"{path.name} {hashlib.sha256(path.read_bytes()).hexdigest()}" for path in sorted(CASES.glob("*.yml")))
    return hashlib.sha256("\n".join(digests).encode()).hexdigest()


@cache
def scores(language: str, profile: str) -> dict[str, float]:
    """F1 per class over every labelled file of a language."""
    judged = [item for path in sorted(CASES.glob(f"{language}*.yml")) for item in judge(path, models_for(profile))]
    return {name: round(f1(counts), 4) for name, counts in count(judged).items()}


def _keys() -> list[str]:
    languages = sorted({path.stem[:2] for path in CASES.glob("*.yml")})
    return [f"{language} {profile}" for language in languages for profile in ("default", "fast")]


def test_the_labelled_set_is_the_one_the_floors_were_set_on():
    assert yaml.safe_load(GATE.read_text(encoding="utf-8"))["digest"] == digest(), (
        "run test_gate.py --accept and say why"
    )


@pytest.mark.parametrize("key", _keys())
def test_no_class_falls_below_its_floor(key):
    floors = yaml.safe_load(GATE.read_text(encoding="utf-8"))["floors"][key]
    assert set(floors) == set(CLASSES)
    reached = scores(*key.split())
    fallen = {name: (reached[name], floor) for name, floor in floors.items() if reached[name] < floor}
    assert not fallen, f"{key}: (score, floor) {fallen}; a lower floor takes test_gate.py --accept"


def main() -> None:
    """Print the scores, and with --accept pin them."""
    found = {key: scores(*key.split()) for key in _keys()}
    print(f"{'':12}" + "".join(f"{name:>12}" for name in CLASSES))
    for key, values in found.items():
        print(f"{key:12}" + "".join(f"{values[name]:>12.3f}" for name in CLASSES))
    if "--accept" in sys.argv:
        comment = "".join(
            line for line in GATE.read_text(encoding="utf-8").splitlines(keepends=True) if line.startswith("#")
        )
        floors = {
            key: {name: max(0.0, round(v - SLACK, 2)) for name, v in values.items()} for key, values in found.items()
        }
        body = yaml.safe_dump({"digest": digest(), "floors": floors}, sort_keys=True)
        GATE.write_text(comment + body, encoding="utf-8")


if __name__ == "__main__":
    main()
