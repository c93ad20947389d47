"""Run attack strings on the patterns given as JSON on standard input; print those that take more than linear time.

`python run_attacks.py LENGTH`. A call is judged by its own growth: one that takes noticeable time is repeated on a string
twice as long, and offends where that takes more than three times as long. A call that does not come back is killed.
"""

import json
import multiprocessing
import re
import sys
import time
from collections.abc import Iterator
from multiprocessing.connection import Connection
from typing import Any

from attack_strings import attack_strings

NOTICEABLE = 0.04
"""CPU-seconds; what takes less at this length is not measured again."""
PATIENCE = 30
"""Seconds of silence after which a call is taken for one that never returns."""
ALL_MATCHES = {"sub", "subn", "split", "findall", "finditer"}


def main() -> None:
    """Print the offenders as JSON."""
    length = int(sys.argv[1])
    offenders = [found for entry in json.load(sys.stdin) for found in _watched(entry, length)]
    print(json.dumps(offenders))


def _watched(entry: dict[str, Any], length: int) -> Iterator[dict[str, Any]]:
    here, there = multiprocessing.Pipe(duplex=False)
    context = multiprocessing.get_context("fork")
    process = context.Process(target=_attack, args=(entry, min(length, entry.get("bound", length)), there))
    process.start()
    there.close()
    last: Any = None
    while True:
        if not here.poll(PATIENCE):
            process.kill()
            yield {"pattern": entry["pattern"], "sites": entry["sites"], "call": last, "why": "did not return"}
            break
        try:
            kind, last = here.recv()
        except EOFError:
            break
        if kind == "offends":
            yield {"pattern": entry["pattern"], "sites": entry["sites"], "call": last, "why": "superlinear"}
    process.join()


def _attack(entry: dict[str, Any], length: int, report: Connection) -> None:
    text = entry["pattern"].encode("latin-1") if entry["bytes"] else entry["pattern"]
    pattern = re.compile(text, entry["flags"])
    methods = sorted({"finditer" if method in ALL_MATCHES else method for method in entry["methods"]})
    strings = zip(*(attack_strings(entry["pattern"], entry["flags"], n) for n in (length, 2 * length)), strict=True)
    for once, twice in strings:
        for method in methods:
            call = [method, once[:40], len(once)]
            report.send(("tries", call))
            seconds = _seconds(pattern, method, once)
            # a bounded pattern never sees more than its bound: that it comes back is enough
            if seconds > NOTICEABLE and "bound" not in entry and _seconds(pattern, method, twice) > 3 * seconds:
                report.send(("offends", [*call, seconds]))
                return


def _seconds(pattern: re.Pattern[Any], method: str, text: str) -> float:
    subject: Any = text if isinstance(pattern.pattern, str) else text.encode("latin-1", "replace")
    started = time.process_time()
    if method == "finditer":
        for _ in pattern.finditer(subject):
            pass
    else:
        getattr(pattern, method)(subject)
    return time.process_time() - started


if __name__ == "__main__":
    main()
