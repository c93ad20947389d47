"""Inputs to break parsers with: samples of each format, and mutations of them, from a seed."""

import csv
import gzip
import io
import json
import random
import tarfile
import zipfile
from collections.abc import Iterator

import pyarrow as pa
import pyarrow.parquet as pq
from cases.parse.make_docx_cases import CASES as DOCX
from cases.parse.make_epub_cases import CASES as EPUB
from cases.parse.make_odt_cases import CASES as ODT

TEXT = """Le port de Brévin double sa capacité

Publié le 3 mars 2023 par Jeanne Morel

Le port de Brévin a inauguré jeudi un quai de 12 000 m². Les travaux ont coûté 4 millions d'euros, selon la mairie. \
« Nous attendons cent bateaux de plus chaque été », a déclaré Jeanne Morel, directrice du port.

Q: Was it worth it?
A: "We expect 30% more boats," said Ms Morel on 4 March 2023. Claude 3.5 Sonnet costs $3/1M tokens.

Der Pegel stieg um 42 Zentimeter, teilte das Amt mit. El billete cuesta 45 euros. © AFP 2023 | Partager | Lire aussi
"""
MARKDOWN = f"---\ntitle: Le quai\nauthors: [Jeanne Morel, 'A. Keller']\ndate: 2023-03-03\nurl: https://example.org/a\n---\n\n# Le quai\n\n> {TEXT[:80]}\n\n- un\n  - deux *trois* [lien](https://x.org)\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\n```\ncode\n```\n\n{TEXT}"
HTML = f"""<!DOCTYPE html><html lang="fr"><head><meta charset="utf-8"><title>Le quai - Le Journal</title>
<meta property="article:published_time" content="2023-03-03T10:00:00+01:00"><meta name="author" content="Jeanne Morel">
<script type="application/ld+json">{{"@type": "NewsArticle", "headline": "Le quai", "datePublished": "2023-03-03"}}</script>
</head><body><nav><a href="/">Accueil</a></nav><article><h1>Le quai</h1><p>{TEXT.replace(chr(10) * 2, "</p><p>")}</p>
<ul><li>un</li></ul><blockquote>deux</blockquote><table><tr><td>1</td><td>2&nbsp;&#146;</td></tr></table></article></body></html>"""
RECORDS = [
    {
        "id": f"n{n}",
        "title": f"Brève {n}",
        "authors": ["Jeanne Morel"],
        "date": f"2023-03-0{n + 1}",
        "url": f"https://example.org/{n}",
        "text": f"{TEXT[:300]} {n}",
        "tags": [1, None, {"a": 1.5}],
    }
    for n in range(3)
]
SIDECAR = b"title: Le quai\nauthors: [Jeanne Morel]\npublished: 2023-03-03T09:30:00+02:00\nkind: article\nlanguage: fr\ncolumns:\n  corps: text\n"


MESSAGE = f"""From: =?utf-8?q?Le_Quai_=C3=A9?= <l@x.org>
Subject: Re: Le quai
Date: Mon, 03 Mar 2025 07:30:00 +0100
Message-ID: <a@x.org>
List-Id: Le Quai <l.x.org>
MIME-Version: 1.0
Content-Type: multipart/mixed; boundary="b"

--b
Content-Type: multipart/alternative; boundary=c

--c
Content-Type: text/plain; charset=utf-8; format=flowed
Content-Transfer-Encoding: 8bit

{TEXT}
--{" "}
J. Morel

Le 3 mars 2025 à 10:12, A <a@x.org> a écrit :
> {TEXT[:80]}
--c
Content-Type: text/html; charset=utf-8
Content-Transfer-Encoding: 8bit

<div style="display:none">x</div><table><tr><td><p>{TEXT}</p></td></tr></table><blockquote type="cite">y</blockquote>
--c--
--b
Content-Type: text/plain; name="note.txt"
Content-Disposition: attachment; filename*=utf-8''note%C3%A9.txt
Content-Transfer-Encoding: base64

SGVsbG8gd29ybGQu
--b--
""".encode()
FEED = f"""<?xml version="1.0" encoding="utf-8"?><!DOCTYPE rss [<!ENTITY e "quai">]><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>F</title>
<item><title>Un &e;</title><guid isPermaLink="false">1</guid><dc:creator>J. Morel</dc:creator><pubDate>Mon, 03 Mar 2025 07:30:00 +0100</pubDate><content:encoded><![CDATA[<p>{TEXT}</p>]]></content:encoded></item>
<item><title>Deux</title><link>/2</link><description>{TEXT[:100]}</description></item></channel></rss>"""
CUES = """1
00:00:01.000 --> 00:00:03.000
[Musique]

2
00:00:03.100 --> 00:00:05.000
<v Jeanne Morel>MAIRE : <i>Le quai</i> ouvre jeudi,

3
00:00:05.100 --> 00:00:07.000
- et il a coûté &amp; 4 millions.
- Pourquoi ?
"""


def _warc_record(url: str) -> bytes:
    block = (
        b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\nContent-Encoding: gzip\r\n\r\n"
        + gzip.compress(HTML.encode(), mtime=0)
    )
    head = f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: {url}\r\nWARC-Date: 2025-03-03T10:00:00Z\r\nContent-Type: application/http\r\nContent-Length: {len(block)}\r\n\r\n"
    return head.encode() + block + b"\r\n\r\n"


def samples() -> dict[str, bytes]:
    """File name -> content, one a format; also what a `.gz` holds."""
    table = io.StringIO()
    writer = csv.writer(table, delimiter=";")
    writer.writerows([["id", "title", "text"], *([r["id"], r["title"], r["text"]] for r in RECORDS)])
    packed = io.BytesIO()
    rows = [{key: record[key] for key in ("id", "title", "authors", "text")} for record in RECORDS]
    pq.write_table(pa.Table.from_pylist(rows), packed)
    lines = "\n".join(json.dumps(record, ensure_ascii=False) for record in RECORDS)
    members = {"un.txt": TEXT.encode(), "b.jsonl": lines.encode(), "sous/p.html": HTML.encode()}
    return {
        "x.txt": TEXT.encode(),
        "x.md": MARKDOWN.encode(),
        "x.html": HTML.encode(),
        "x.jsonl": lines.encode(),
        "x.csv": table.getvalue().encode(),
        "x.parquet": packed.getvalue(),
        "x.txt.gz": gzip.compress(TEXT.encode(), mtime=0),
        "x.jsonl.gz": gzip.compress(lines.encode(), mtime=0),
        "x.eml": MESSAGE,
        "x.mbox": b"From a@x.org Mon Mar  3 10:00:00 2025\n"
        + MESSAGE
        + b"\nFrom a@x.org Mon Mar  3 10:00:00 2025\n"
        + MESSAGE,
        "x.rss": FEED.encode(),
        "x.srt": CUES.replace(".", ",").encode(),
        "x.vtt": f"WEBVTT\nLanguage: fr\n\n{CUES}".encode(),
        "x.warc": b"".join(_warc_record(url) for url in ("https://x.org/a", "https://x.org/b")),
        "x.json": json.dumps({"status": "ok", "response": {"docs": RECORDS}}, ensure_ascii=False).encode(),
        "x.zip": _zip(members | {"c.tar": _tar(members)}),
        "x.tar": _tar(members),
        "x.docx": DOCX["notes_and_boxes"](),
        "x.odt": ODT["text_of_paragraphs"](),
        "x.epub": EPUB["chapters"](),
    }


def _zip(members: dict[str, bytes]) -> bytes:
    sink = io.BytesIO()
    with zipfile.ZipFile(sink, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(zipfile.ZipInfo(name), content)
    return sink.getvalue()


def _tar(members: dict[str, bytes]) -> bytes:
    sink = io.BytesIO()
    with tarfile.open(fileobj=sink, mode="w") as archive:
        for name, content in members.items():
            info = tarfile.TarInfo(name)
            info.size = len(content)
            archive.addfile(info, io.BytesIO(content))
    return sink.getvalue()


TOKENS = [b"\0", b"\xff\xfe", b"\xef\xbb\xbf", b"\xed\xa0\x80", b"\xe2\x80\xae", b"\r", b"\x85", b"\xcc\x88" * 40, b"---\n", b"<", b"</p>", b"<![CDATA[", b"&#x0;", b"&#55296;", b"<!--", b"{", b"[" * 50, b'"', b"\\ud800", b"NaN", b"1e999", b"9" * 400, b"*a", b"&a ", b"!!x ", b"((", "«".encode(), "“".encode(), b": ", b"| ", b"> ", b"```", b"00:00", b"31/02/2024", b"-0001", b"%", b"$", b" \t\n", b"'" * 9, b"Dr. ", b"a.b.c.d", b"@x", b"http://[", b"\x1b[2J", b"PAR1", b"\x1f\x8b\x08"]  # fmt: skip
"""What formats treat in a special way."""


def mutations(content: bytes, others: list[bytes], seed: int, count: int) -> Iterator[bytes]:
    """`count` damaged versions of a sample; the same for the same seed."""
    rng = random.Random(seed)
    for _ in range(count):
        damaged = bytearray(content)
        for _ in range(rng.choice((1, 1, 2, 3, 8, 30))):
            rng.choice(_DAMAGES)(damaged, others, rng)
        yield bytes(damaged[:200_000])


def _flip(data: bytearray, _others: list[bytes], rng: random.Random) -> None:
    if data:
        data[rng.randrange(len(data))] ^= 1 << rng.randrange(8)


def _overwrite(data: bytearray, _others: list[bytes], rng: random.Random) -> None:
    start = rng.randrange(len(data) + 1)
    data[start : start + rng.randrange(1, 9)] = rng.randbytes(rng.randrange(1, 9))


def _truncate(data: bytearray, _others: list[bytes], rng: random.Random) -> None:
    del data[rng.randrange(len(data) + 1) :]


def _cut(data: bytearray, _others: list[bytes], rng: random.Random) -> None:
    start = rng.randrange(len(data) + 1)
    del data[start : start + rng.randrange(1, 200)]


def _repeat(data: bytearray, _others: list[bytes], rng: random.Random) -> None:
    start = rng.randrange(len(data) + 1)
    data[start:start] = data[start : start + rng.randrange(1, 100)] * rng.choice((1, 2, 10, 300))


def _splice(data: bytearray, others: list[bytes], rng: random.Random) -> None:
    other = rng.choice(others)
    first = rng.randrange(len(other) + 1)
    start = rng.randrange(len(data) + 1)
    data[start:start] = other[first : first + rng.randrange(1, 400)]


def _insert(data: bytearray, _others: list[bytes], rng: random.Random) -> None:
    start = rng.randrange(len(data) + 1)
    data[start:start] = rng.choice(TOKENS) * rng.choice((1, 1, 1, 5, 100))


def _noise(data: bytearray, _others: list[bytes], rng: random.Random) -> None:
    start = rng.randrange(len(data) + 1)
    data[start:start] = rng.randbytes(rng.randrange(1, 60))


_DAMAGES = (_flip, _overwrite, _truncate, _cut, _repeat, _splice, _insert, _noise)
