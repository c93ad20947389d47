"""Ingest the annotated articles of `tests/cases/press` and score the warehouse against their annotations.

    uv run python tests/quality/measure_press.py            (needs ../shared/tools/score_seeds.py)

Half of the articles (101-106) were read while rules were written, the other half (201-204) was not.
"""

import json
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

PRESS = Path(__file__).parents[1] / "cases" / "press"
SCORER = Path(__file__).parents[3] / "shared" / "tools" / "score_seeds.py"
SETS = {"de es, read": "1", "de es, kept back": "2"}
COLUMNS = (
    "claims_f1", "attribution_f1_not_author", "speaker_when_named", "polarity_f1_negated", "modality_f1_not_asserted",
    "quantities_f1", "entities_f1", "entity_type", "entity_grouping_f1",
)  # fmt: skip


def score(first: str, base: Path) -> dict[str, float]:
    """The scorer's figures over the articles whose number starts with `first`."""
    seeds, gold, warehouse = base / "seeds", base / "gold", base / "press.duckdb"
    for folder, target in ((PRESS / "seeds", seeds), (PRESS / "gold", gold)):
        target.mkdir(parents=True)
        for path in folder.glob(f"{first}*"):
            shutil.copy(path, target)
    ingest = [
        sys.executable,
        "-m",
        "flows.cli",
        "ingest",
        "--direct",
        "--json",
        "--warehouse",
        str(warehouse),
        str(seeds),
    ]
    subprocess.run(ingest, check=True, capture_output=True)
    command = [sys.executable, str(SCORER), str(warehouse), str(seeds), str(gold), "--json"]
    scores = json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)
    figures: dict[str, float] = scores.get("all", scores)
    return figures


def main() -> None:
    """Print a row a set."""
    if not SCORER.exists():
        raise SystemExit(f"{SCORER} is not here: the scorer is not part of the project")
    print(f"{'':18}" + "".join(f"{name.removesuffix('_f1')[:12]:>13}" for name in COLUMNS))
    for name, first in SETS.items():
        with tempfile.TemporaryDirectory() as base:
            figures = score(first, Path(base))
        print(f"{name:18}" + "".join(f"{figures[column]:>13.3f}" for column in COLUMNS))


if __name__ == "__main__":
    main()
