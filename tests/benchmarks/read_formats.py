"""How fast each format is read, and in how much memory: N generated files of one format, read in a fresh process.

    python tests/benchmarks/read_formats.py pdf-two-columns --files 500
    python tests/benchmarks/read_formats.py --json formats.json        # all of them

The articles are those of generate_documents.py: seeded, made-up words, about 2,500 characters. A format takes part by a
line in `GENERATORS`: an article's number and title and text -> the bytes of a file, and the ending of its name. Measured
is `open_records` and `parse_record`, without segmentation and what follows; peak memory is the process's own, less what
it held after the first file (libraries loaded).
"""

import argparse
import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Mapping
from html import escape
from pathlib import Path
from typing import Any

sys.path[:0] = [str(Path(__file__).parents[1]), str(Path(__file__).parents[2])]

from generate_documents import make_article  # noqa: E402 - found through the path above

FILES = 500


def _pieces(article: Mapping[str, Any]) -> Any:
    from render.read_article import Article, Piece  # noqa: PLC0415 - only where it is wanted

    pieces = [Piece("title", article["title"])]
    pieces += [Piece("text", line) for line in article["text"].split("\n") if line]
    return Article(article["title"], tuple(pieces))


def _pdf(columns: int) -> Callable[[Mapping[str, Any]], bytes]:
    def generate(article: Mapping[str, Any]) -> bytes:
        from render.render_pdf import render_pdf  # noqa: PLC0415

        return render_pdf(_pieces(article), columns, embeds_font=False)

    return generate


def _docx(article: Mapping[str, Any]) -> bytes:
    from render.render_docx import render_docx  # noqa: PLC0415

    return render_docx(_pieces(article))


def _epub(article: Mapping[str, Any]) -> bytes:
    from render.render_epub import render_epub  # noqa: PLC0415

    return render_epub(_pieces(article))


def _odt(article: Mapping[str, Any]) -> bytes:
    from html import escape  # noqa: PLC0415

    from cases.parse.make_odt_cases import p, package  # noqa: PLC0415

    return package("".join(p(escape(piece.text)) for piece in _pieces(article).pieces))


def _pieces(article: Mapping[str, Any]) -> Any:
    from render.read_article import Article, Piece  # noqa: PLC0415 - only where it is wanted

    pieces = [Piece("text", line) for line in article["text"].split("\n") if line]
    return Article(article["title"], (Piece("title", article["title"]), *pieces))


def _html(article: Mapping[str, Any]) -> bytes:
    from render.render_html import render_html  # noqa: PLC0415 - only where it is wanted

    return render_html(_pieces(article))


def _eml(article: Mapping[str, Any]) -> bytes:
    from render.render_eml import render_eml  # noqa: PLC0415 - only where it is wanted

    return render_eml(_pieces(article))


def _mbox(article: Mapping[str, Any]) -> bytes:
    from render.render_eml import render_plain_eml  # noqa: PLC0415 - only where it is wanted

    return b"From a@example.org Fri May  3 08:00:00 2024\n" + render_plain_eml(_pieces(article)) + b"\n"


def _feed(article: Mapping[str, Any]) -> bytes:
    html = "".join(f"&lt;p&gt;{escape(escape(line))}&lt;/p&gt;" for line in article["text"].split("\n") if line)
    entry = f"<item><guid>{article['id']}</guid><title>{escape(article['title'])}</title><description>{html}</description></item>"
    return f"<rss version='2.0'><channel><title>F</title>{entry}</channel></rss>".encode()


def _vtt(article: Mapping[str, Any]) -> bytes:
    words, cues = article["text"].split(), []
    for number, start in enumerate(range(0, len(words), 8)):
        times = (
            f"00:{number * 3 // 60:02}:{number * 3 % 60:02}.000 --> 00:{number * 3 // 60:02}:{number * 3 % 60:02}.900"
        )
        cues.append(f"{times}\n{' '.join(words[start : start + 8])}\n")
    return "\n".join(["WEBVTT\n", *cues]).encode()


def _warc(article: Mapping[str, Any]) -> bytes:
    block = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n" + _html(article)
    head = f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://example.org/{article['id']}\r\n"
    head += f"Content-Type: application/http\r\nContent-Length: {len(block)}\r\n\r\n"
    return head.encode() + block + b"\r\n\r\n"


GENERATORS: dict[str, tuple[str, Callable[[Mapping[str, Any]], bytes]]] = {
    "text": (".txt", lambda article: f"{article['title']}\n\n{article['text']}".encode()),
    "pdf-one-column": (".pdf", _pdf(1)),
    "pdf-two-columns": (".pdf", _pdf(2)),
    "html": (".html", _html),
    "eml": (".eml", _eml),
    "mbox": (".mbox", _mbox),
    "feed": (".rss", _feed),
    "vtt": (".vtt", _vtt),
    "warc": (".warc", _warc),
    "json": (".json", lambda article: json.dumps({"status": "ok", "articles": [dict(article)]}, default=str).encode()),
    "docx": (".docx", _docx),
    "epub": (".epub", _epub),
    "odt": (".odt", _odt),
}
"""Name -> ending, and an article (id, title, date, text) -> a file's bytes."""


def read_folder(folder: Path) -> dict[str, Any]:
    """Open and parse every file of `folder`, sorted by name; what it took."""
    from transforms.errors import InputError  # noqa: PLC0415 - imports count for the process that reads
    from transforms.model import Record  # noqa: PLC0415
    from transforms.parse.open_records import Limits, open_records  # noqa: PLC0415
    from transforms.parse.parse_record import parse_record  # noqa: PLC0415

    counts = dict.fromkeys(("files", "documents", "failed", "pages", "characters", "bytes"), 0)
    at_start, started, wall = 0, 0.0, 0.0
    for path in sorted(folder.iterdir()):
        with path.open("rb") as content:
            for outcome in open_records(path.name, content, Limits()):
                try:
                    if not isinstance(outcome.outcome, Record):
                        raise outcome.outcome
                    document = parse_record(outcome.outcome)
                except InputError as error:
                    counts["failed"] += not error.skipped
                    continue
                counts["documents"] += 1
                counts["pages"] += max((block.page_no or 0 for block in document.blocks), default=0)
                counts["characters"] += sum(len(block.text) for block in document.blocks)
        counts["files"] += 1
        counts["bytes"] += path.stat().st_size
        if counts["files"] == 1:  # what the first one costs is loading libraries
            at_start, started, wall = _peak(), time.process_time(), time.perf_counter()
    cost = {"cpu": time.process_time() - started, "wall": time.perf_counter() - wall}
    return counts | cost | {"peak_mb": _peak(), "grown_mb": _peak() - at_start}


def _peak() -> int:
    """Megabytes; not ru_maxrss, which a process inherits from the one that started it."""
    status = Path("/proc/self/status").read_text(encoding="ascii")
    return int(status.split("VmHWM:")[1].split()[0]) // 1024


def measure(name: str, files: int) -> dict[str, Any]:
    """Generate the files of a format and have another process read them."""
    ending, generate = GENERATORS[name]
    with tempfile.TemporaryDirectory() as folder:
        for number in range(files):
            (Path(folder) / f"{number:06}{ending}").write_bytes(generate(make_article(number)))
        command = [sys.executable, __file__, "--read", folder]
        return json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)


def main() -> None:
    """Measure the formats that are named, or all."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("formats", nargs="*", default=[], metavar="FORMAT", help=f"of {', '.join(GENERATORS)}")
    parser.add_argument("--files", type=int, default=FILES)
    parser.add_argument("--json", type=Path, help="the figures as JSON")
    parser.add_argument("--read", type=Path, help=argparse.SUPPRESS)
    asked = parser.parse_args()
    if asked.read:
        print(json.dumps(read_folder(asked.read)))
        return
    found: dict[str, Any] = {}
    print(
        f"{'format':<18}{'files/s':>9}{'pages/s':>9}{'ms/file':>9}{'ms/page':>9}{'peak MB':>9}{'grown MB':>9}  failed"
    )
    for name in asked.formats or GENERATORS:
        one = found[name] = measure(name, asked.files)
        cpu, pages = max(one["cpu"], 1e-9), one["pages"]
        per_page = f"{pages / cpu:>9.0f}{'':>9}{1000 * cpu / pages:>9.2f}" if pages else f"{'-':>9}{'':>9}{'-':>9}"
        line = f"{name:<18}{one['files'] / cpu:>9.0f}{per_page[:9]}{1000 * cpu / one['files']:>9.2f}{per_page[18:]}"
        print(f"{line}{one['peak_mb']:>9}{one['grown_mb']:>9}  {one['failed']}")
    if asked.json:
        asked.json.write_text(json.dumps(found, indent=1), encoding="utf-8")


if __name__ == "__main__":
    main()
