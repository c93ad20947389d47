"""Show every line once: live captions roll up, and the file repeats what is still on the screen."""

from collections.abc import Sequence

from transforms.parse.captions.read_cues import Cue, CueLine

_GAP = 0.5
"""Seconds between two cues of one screen."""
_LEAST = 3


def unroll_cues(cues: Sequence[Cue]) -> list[Cue]:
    """The cues without the lines that the one before still shows, where a fifth of the cues at least repeat some.

    A line that grows word by word keeps what is new. Elsewhere somebody may well say a thing twice: nothing changes.
    """
    pairs = list(zip([None, *cues], cues, strict=False))
    repeating = sum(before is not None and _repeated(before, cue) > 0 for before, cue in pairs)
    if repeating < _LEAST or repeating * 5 < len(cues):
        return list(cues)
    return [cue if before is None else cue._replace(lines=_new_lines(before, cue)) for before, cue in pairs]


def _repeated(before: Cue, cue: Cue) -> int:
    """How many lines `cue` opens with that `before` closes with."""
    if cue.start - before.end > _GAP:
        return 0
    shown, now = [line.text for line in before.lines], [line.text for line in cue.lines]
    return next((size for size in range(min(len(shown), len(now)), 0, -1) if shown[-size:] == now[:size]), 0)


def _new_lines(before: Cue, cue: Cue) -> tuple[CueLine, ...]:
    repeated = _repeated(before, cue)
    new = cue.lines[repeated:]
    if not repeated and new and before.lines and cue.start - before.end <= _GAP:
        last = before.lines[-1].text
        grown = next((i for i, line in enumerate(new) if line.text.startswith(f"{last} ")), None)
        if grown is not None:
            return (new[grown]._replace(text=new[grown].text[len(last) + 1 :]), *new[grown + 1 :])
    return new
