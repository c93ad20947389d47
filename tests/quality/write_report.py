"""Run every measurement and write the tables into README.md beside this file.

uv run python tests/quality/write_report.py            (about ten minutes; needs ../shared/data)
"""

import subprocess
import sys
import time
from pathlib import Path

HERE = Path(__file__).parent
BEGIN, END = "<!-- measured:begin -->", "<!-- measured:end -->"
MEASUREMENTS = (
    ("The labelled sentences of this repository (F1 per class)", "test_gate.py", ()),
    ("Claims: PoliClaim and reported speech", "measure_claims.py", ()),
    ("Check-worthiness: weights and calibration", "train_checkworthiness.py", ()),
    ("Mentions: WikiNEuRal, FENEC v1 and the annotated articles", "measure_mentions.py", ()),
    ("Quantities: Recognizers and the annotated articles", "measure_quantities.py", ()),
    ("Sentences and languages", "measure_sentences_and_languages.py", ()),
    ("German and Spanish press, annotated", "measure_press.py", ()),
    ("Near-duplicates", "measure_duplicates.py", ()),
    ("Claim links: the annotated article and articles of our own", "measure_links.py", ()),
    ("Main text of HTML pages", "measure_main_text.py", ("60",)),
)


def main() -> None:
    """Measure and write."""
    parts = []
    for title, script, arguments in MEASUREMENTS:
        started = time.monotonic()
        command = [sys.executable, str(HERE / script), *arguments]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        if done.returncode:
            raise SystemExit(f"{script} failed:\n{done.stderr[-2000:]}")
        print(f"{script} ({time.monotonic() - started:.0f} s)", file=sys.stderr)
        shown = " ".join(["uv run python", f"tests/quality/{script}", *arguments])
        parts.append(f"## {title}\n```\n$ {shown}\n{done.stdout.rstrip()}\n```")
    readme = HERE / "README.md"
    before, rest = readme.read_text(encoding="utf-8").split(BEGIN)
    after = rest.split(END)[1]
    readme.write_text(before + BEGIN + "\n" + "\n\n".join(parts) + "\n" + END + after, encoding="utf-8")


if __name__ == "__main__":
    main()
