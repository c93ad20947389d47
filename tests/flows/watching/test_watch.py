"""`moisson watch` as a process, over files that are copied, renamed, moved and unmounted under it."""

import signal
import subprocess
import sys
import time

from tests_support import ARTICLES

SECONDS = 0.25


def note(number: int) -> str:
    return f"Note {number}\n\nLe pont {number} a rouvert lundi à Brévin.\n"


def test_a_file_is_taken_whole_and_once_and_temporary_names_never(folder, start):
    watch = start(MOISSON_WATCH_PATIENCE="0")
    watch.until_line("complete")
    halves = ARTICLES["a.txt"].splitlines(keepends=True)
    with (folder / "slow.txt").open("w", encoding="utf-8") as slow:
        for name in (".hidden.txt", "b.txt.part", "c.txt.crdownload", "~$d.txt", "e.txt.tmp", "f.txt~"):
            (folder / name).write_text(ARTICLES["b.txt"], encoding="utf-8")
        (folder / "whole.txt").write_text(ARTICLES["b.txt"], encoding="utf-8")
        for line in halves:
            slow.write(line)
            slow.flush()
            time.sleep(SECONDS / 2)
        watch.until(lambda: watch.total("added") == 1)  # what stands still does not wait for ever
        assert watch.loaded() == ["whole.txt"]
        for _ in range(8):
            slow.write("\nEncore une phrase.\n")
            slow.flush()
            time.sleep(SECONDS / 2)
        assert watch.loaded() == ["whole.txt"]
    watch.until(lambda: watch.total("added") == 2)
    (folder / "b.txt.part").rename(folder / "b.txt")
    watch.until(lambda: watch.total("duplicate") + watch.total("added") == 3)
    assert watch.stop() == 0
    assert watch.loaded() == ["b.txt", "slow.txt", "whole.txt"]
    assert watch.total("changed") == 0
    (text,) = watch.harvest.rows(
        "SELECT text FROM documents JOIN sources USING (document_id) WHERE source_id = 'slow.txt'"
    )
    assert text[0].count("Encore une phrase.") == 8


def test_renames_moved_folders_and_an_unmounted_one_lose_nothing(folder, start):
    for number in range(12):
        (folder / f"{number:02}.txt").write_text(note(number), encoding="utf-8")
    watch = start()
    watch.until(lambda: watch.total("added") == 12)
    (folder / "00.txt").rename(folder / "zero.txt")
    watch.until(lambda: watch.total("removed") == 1)
    (folder / "inner").mkdir()
    for number in range(1, 12):
        (folder / f"{number:02}.txt").rename(folder / "inner" / f"{number:02}.txt")
    watch.until(lambda: watch.total("removed") == 12)  # more than half of the files, and yet no guard: they only moved
    assert [line["status"] for line in watch.lines()].count("guard") == 0

    away = folder.rename(folder.with_name("away"))
    watch.until_line("missing")
    folder.mkdir()  # an empty mount point
    watch.until_line("guard")
    time.sleep(6 * SECONDS)
    assert [line["status"] for line in watch.lines()].count("guard") == 1
    folder.rmdir()
    away.rename(folder)
    watch.until(lambda: watch.lines()[-1]["status"] == "well")
    (folder / "new.txt").write_text(note(99), encoding="utf-8")
    watch.until(lambda: watch.total("added") == 25)
    assert watch.stop() == 0
    assert watch.loaded() == [*(f"inner/{number:02}.txt" for number in range(1, 12)), "new.txt", "zero.txt"]
    assert watch.harvest.rows("SELECT count(*) FROM documents WHERE is_current") == [(13,)]


def test_another_writer_is_waited_for_and_a_run_by_hand_finds_nothing_left(folder, start, harvest):
    (folder / "a.txt").write_text(ARTICLES["a.txt"], encoding="utf-8")
    watch = start()
    watch.until(lambda: watch.total("added") == 1)
    assert harvest.ingest(folder, lock_seconds=60).counts["unchanged"] == 1
    code = (
        "import sys, time; from pathlib import Path; from warehouse.lock import writer_lock\n"
        "from warehouse.paths import WarehousePaths\n"
        "with writer_lock(WarehousePaths(Path(sys.argv[1])), 'maintain', 60): print('held', flush=True); input()"
    )
    command = [sys.executable, "-c", code, str(harvest.published)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as holder:
        assert holder.stdout is not None
        assert holder.stdout.readline() == "held\n"
        (folder / "b.txt").write_text(ARTICLES["b.txt"], encoding="utf-8")
        watch.until_line("locked")
        time.sleep(4 * SECONDS)
        (locked,) = [line for line in watch.lines() if line["status"] == "locked"]
        assert f"process {holder.pid} (maintain, since" in locked["error"]
        holder.communicate("\n")
    watch.until(lambda: watch.total("added") == 2)
    assert watch.stop() == 0


def test_a_failing_run_is_told_and_the_watch_goes_on(folder, start):
    expectations = folder / ".moissonexpect.yml"
    expectations.write_text("folders: [lemonde]", encoding="utf-8")
    (folder / "a.txt").write_text(ARTICLES["a.txt"], encoding="utf-8")
    watch = start(MOISSON_SEEDS=str(folder))
    watch.until_line("failed")
    assert "`folders` must map names to durations" in watch.lines()[0]["error"]
    expectations.unlink()
    watch.until(lambda: watch.total("added") == 1)
    assert watch.stop() == 0


def test_a_signal_ends_a_run_between_two_batches_and_the_next_run_finishes(folder, start, harvest, make_harvest):
    for number in range(60):
        (folder / f"{number:02}.txt").write_text(note(number), encoding="utf-8")
    watch = start(MOISSON_BATCH_DOCUMENTS="1")
    raw = harvest.published.parent / ".moisson" / "raw"
    watch.until(lambda: raw.is_dir() and len(list(raw.iterdir())) >= 3)
    assert watch.stop() == 0
    assert watch.total("added") == 0
    report = harvest.ingest(folder)
    assert 0 < report.counts["added"] < 60
    assert report.content_digest == make_harvest("undisturbed").ingest(folder).content_digest
    assert [row[0] for row in harvest.rows("SELECT status FROM runs ORDER BY started_at")] == ["failed", "complete"]


def test_in_a_pipe_a_run_is_one_line_and_an_idle_watch_says_nothing(folder, harvest):
    (folder / "a.txt").write_text(ARTICLES["a.txt"], encoding="utf-8")
    harvest.ingest(folder)
    command = [sys.executable, "-m", "flows.cli", "watch", str(folder), "--seconds", str(SECONDS)]
    command += ["--warehouse", str(harvest.published), "--profile", "fast", "--workers", "1"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        assert f"watching {folder} every 0.25 s" in process.stderr.readline()
        (folder / "b.txt").write_text(ARTICLES["b.txt"], encoding="utf-8")
        assert f"{folder}: added 1; version" in process.stdout.readline()
        process.send_signal(signal.SIGINT)
        assert process.communicate() == ("", "")
        assert process.returncode == 0
