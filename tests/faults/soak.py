"""A soak: files arrive, are edited, renamed and deleted, analysts query, the watching driver is killed every minute.

    uv run python tests/faults/soak.py --minutes 30 --json soak.json

At the end `moisson ingest` catches up, `moisson verify` must find every law kept, and `current_digest` must be that of a
fresh ingest of the folder as it then stands. Exit code 1 where anything was lost, doubled or refused.
"""

import argparse
import json
import random
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from analysts import analysts
from changing_folder import ChangingFolder

SEED = 20_261_122
ANALYSTS = 3
ANALYST_PAUSE = 0.3
CHANGE_SECONDS = 4.0
MOISSON = [sys.executable, "-m", "flows.cli"]


def main() -> int:
    """Run the soak and print its table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--minutes", type=float, default=30)
    parser.add_argument("--kill-every", type=float, default=60, help="seconds between kills of the driver")
    parser.add_argument("--folder", type=Path, help="an empty folder to work in, kept; a temporary one without")
    parser.add_argument("--json", type=Path, help="write the figures to this file")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        result = soak(options.folder or Path(temporary), options.minutes * 60, options.kill_every)
    for name, value in result.items():
        print(f"{name:<40} {value}")
    if options.json:
        options.json.write_text(json.dumps(result, indent=2), encoding="utf-8")
    return 0 if result["sound"] else 1


def soak(base: Path, seconds: float, kill_every: float) -> dict[str, Any]:
    """Disturb a warehouse for so many seconds; the figures, with `sound` where it stood it."""
    chance = random.Random(SEED)
    folder = ChangingFolder(base / "inputs", chance)
    published = base / "warehouse" / "moisson.duckdb"
    _moisson("ingest", "--direct", str(folder.path), warehouse=published)
    with analysts(published, ANALYSTS, ANALYST_PAUSE) as asked:
        changes, kills = _disturb(folder, published, seconds, kill_every, chance)
    last = json.loads(_moisson("ingest", "--direct", "--allow-removals", str(folder.path), warehouse=published))
    fresh = json.loads(_moisson("ingest", "--direct", str(folder.path), warehouse=base / "fresh" / "moisson.duckdb"))
    verified = _moisson("verify", warehouse=published, may_fail=True)
    answers = [answer for one in asked for answer in one.answers]
    errors = [error for one in asked for error in one.errors]
    backwards = sum(one.answers != sorted(one.answers, key=lambda answer: answer[1]) for one in asked)
    same = last["current_digest"] == fresh["current_digest"]
    return {
        "minutes": round(seconds / 60, 1),
        "changes of the folder": changes,
        "kills of the driver": kills,
        "versions published": last["version"],
        "answers to analysts": len(answers),
        "versions seen": len({version for _, version in answers}),
        "reader errors": len(errors),
        "analysts for whom a version went back": backwards,
        "sources in the end": last["rows"].get("sources"),
        "current_digest equals a fresh ingest": same,
        "verify": "clean" if verified else "BROKEN",
        "first error": errors[0] if errors else "",
        "sound": same and bool(verified) and not errors and not backwards,
    }


def _disturb(
    folder: ChangingFolder, published: Path, seconds: float, kill_every: float, chance: random.Random
) -> tuple[int, int]:
    """Change the folder and kill the watcher, each in its own rhythm; gives how often."""
    end, next_kill = time.monotonic() + seconds, time.monotonic() + kill_every
    changes = kills = 0
    watcher = _watch(folder.path, published)
    while time.monotonic() < end:
        time.sleep(chance.uniform(0, 2 * CHANGE_SECONDS))
        folder.change()
        changes += 1
        if time.monotonic() >= next_kill:
            next_kill += kill_every
            assert watcher.poll() is None, "the watcher ended by itself"
            watcher.send_signal(signal.SIGKILL)
            watcher.wait()
            kills += 1
            watcher = _watch(folder.path, published)
    watcher.terminate()
    watcher.wait(timeout=300)
    return changes, kills


def _watch(folder: Path, published: Path) -> "subprocess.Popen[bytes]":
    command = [*MOISSON, "watch", str(folder), "--warehouse", str(published), "--profile", "fast", "--seconds", "1"]
    log = (published.parent / "watch.log").open("ab")
    return subprocess.Popen(command, stdout=log, stderr=log)


def _moisson(command: str, *arguments: str, warehouse: Path, may_fail: bool = False) -> str:
    """The JSON that a command prints; "" where it fails and may."""
    profile: Sequence[str] = ["--profile", "fast"] if command == "ingest" else []
    line = [*MOISSON, command, *arguments, *profile, "--json", "--warehouse", str(warehouse)]
    done = subprocess.run(line, capture_output=True, text=True, check=False)
    if done.returncode and not may_fail:
        raise RuntimeError(f"moisson {command}: {done.stderr}")
    return "" if done.returncode else done.stdout


if __name__ == "__main__":
    raise SystemExit(main())
