"""A hint from the kernel ends the wait."""

from pathlib import Path

from flows.watching.bell import Bell
from flows.watching.wake_up import WakeUp


def test_a_new_file_rings_also_in_a_folder_that_took_the_place_of_another(tmp_path: Path):
    bell = Bell()
    wake_up = WakeUp(bell)
    inbox, gone = tmp_path / "inbox", tmp_path / "gone"
    inbox.mkdir()
    wake_up.follow([inbox, gone])
    _ring_by_writing(bell, inbox)
    inbox.rename(gone)
    inbox.mkdir()
    wake_up.follow([inbox])
    _ring_by_writing(bell, inbox)
    wake_up.end()


def _ring_by_writing(bell: Bell, folder: Path) -> None:
    """Files until one is noticed: the listener takes a moment to begin."""
    for number in range(600):
        (folder / f"{number}.txt").write_text("x", encoding="utf-8")
        if bell.wait(0.1):
            return
    raise AssertionError("nobody noticed 600 files")
