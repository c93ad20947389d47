"""Archives of anything: their members are documents as if they stood in a folder, and hostile ones end in rows."""

import bz2
import gzip
import io
import json
import lzma
import struct
import tarfile
import zipfile
import zlib
from collections.abc import Iterator

import pytest

from transforms.errors import InputError
from transforms.model import Record
from transforms.parse.formats import FORMATS, Format
from transforms.parse.open_records import Limits, RecordOutcome, open_records
from transforms.parse.outcomes import Member
from transforms.parse.parse_record import parse_record

ONE, TWO = "Le pont de Brévin a rouvert lundi.".encode(), b"Il a dix ans."
LINE = json.dumps({"id": "n1", "text": "Le pont rouvre."}).encode() + b"\n"


def zipped(*members: tuple[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    sink = io.BytesIO()
    with zipfile.ZipFile(sink, "w", method) as archive:
        for name, content in members:
            archive.writestr(zipfile.ZipInfo(name), content, compress_type=method)
    return sink.getvalue()


def tarred(*members: tuple[str, bytes], mode: str = "w") -> bytes:
    sink = io.BytesIO()
    with tarfile.open(fileobj=sink, mode=mode) as archive:
        for name, content in members:
            info = tarfile.TarInfo(name)
            info.size = len(content)
            archive.addfile(info, io.BytesIO(content))
    return sink.getvalue()


def read(name: str, content: bytes, **limits: int) -> list[RecordOutcome]:
    return list(open_records(name, io.BytesIO(content), Limits(**limits)))


def found(outcomes: list[RecordOutcome]) -> dict[str, str]:
    """Place -> the record's bytes, or the reason why there is none."""
    return {
        item.place: item.outcome.reason if isinstance(item.outcome, InputError) else item.outcome.content.decode()
        for item in outcomes
    }


@pytest.mark.parametrize("pack", [zipped, tarred])
def test_a_member_is_the_document_that_the_loose_file_is(pack):
    members = (("un.txt", ONE), ("sous/deux.md", TWO), ("feed.jsonl", LINE))
    outcomes = read("a.bin", pack(*members))
    assert [(item.place, item.record_no) for item in outcomes] == [
        ("!/un.txt", 1),
        ("!/sous/deux.md", 2),
        ("!/feed.jsonl#n1", 1),
    ]
    for item, (name, content) in zip(outcomes, members, strict=True):
        (loose,) = read(name, content)
        assert item.outcome == loose.outcome


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.tar.gz", gzip.compress(tarred(("un.txt", ONE)))),
        ("a.tgz", gzip.compress(tarred(("un.txt", ONE)))),
        ("a.tar.bz2", bz2.compress(tarred(("un.txt", ONE)))),
        ("a.tar.xz", lzma.compress(tarred(("un.txt", ONE)))),
        ("a.tar", tarred(("un.txt", ONE), mode="w:")),
        ("a.zip", zipped(("un.txt", ONE), method=zipfile.ZIP_STORED)),
        ("a.zip", zipped(("un.txt", ONE), method=zipfile.ZIP_LZMA)),
        ("a.zip", zipped(("un.txt", ONE), method=zipfile.ZIP_BZIP2)),
    ],
)
def test_every_compression(name, content):
    (outcome,) = read(name, content)
    assert (outcome.place, outcome.note) == ("!/un.txt", None)
    assert outcome.outcome == Record("text", ONE)


@pytest.mark.parametrize("compress", [bz2.compress, lzma.compress])
def test_streams_one_after_another_are_one_file(compress):
    (outcome,) = read("a.txt.bz2" if compress is bz2.compress else "a.txt.xz", compress(ONE) + compress(TWO))
    assert outcome.outcome == Record("text", ONE + TWO)


def test_archives_in_archives_as_deep_as_the_limit():
    third = zipped(("c.txt", ONE), ("d.zip", zipped(("e.txt", TWO))))
    archive = zipped(("b.tar", tarred(("c.zip", third))))
    assert found(read("a.zip", archive)) == {
        "!/b.tar!/c.zip!/c.txt": ONE.decode(),
        "!/b.tar!/c.zip!/d.zip": "too_deep",
    }


def test_what_a_folder_leaves_out_an_archive_leaves_out():
    names = ("__MACOSX/._a.txt", ".git/a.txt", "README.md", "a.txt~", "b.txt", "dir/")
    assert list(found(read("a.zip", zipped(*((name, ONE) for name in names))))) == ["!/b.txt"]
    assert found(read("a.zip", zipped((".x", ONE)))) == {"": "empty"}
    assert found(read("a.zip", zipped())) == {"": "empty"}
    assert found(read("a.tar", tarred())) == {"": "empty"}


def test_names_are_only_names():
    names = (
        "/etc/passwd.txt",
        "../../etc/passwd.txt",
        "a\\b.txt",
        "a#1.txt",
        "x!/y.txt",
        "./c.txt",
        "c.txt",
        "é" * 600 + ".txt",
    )
    places = list(found(read("a.zip", zipped(*((name, ONE + name.encode()) for name in names)))))
    assert places[:-1] == [
        "!/etc/passwd.txt",
        "!/etc/passwd.txt~2",
        "!/a/b.txt",
        "!/a%231.txt",
        "!/x%21/y.txt",
        "!/c.txt",
        "!/c.txt~2",
    ]
    assert len(places[-1]) < 520


def test_names_that_are_not_utf8():
    raw = zipped(("caf_.txt", ONE)).replace(b"caf_.txt", "café.txt".encode("latin-1"))
    assert list(found(read("a.zip", raw))) == ["!/caf\u0398.txt"]  # what the format says such a name is
    unmarked = zipped(("cafXX.txt", ONE)).replace(b"cafXX.txt", "café.txt".encode())
    assert list(found(read("a.zip", unmarked))) == ["!/café.txt"]
    sink = io.BytesIO()
    with tarfile.open(fileobj=sink, mode="w", encoding="latin-1", format=tarfile.GNU_FORMAT) as archive:
        info = tarfile.TarInfo("café.txt")
        info.size = len(ONE)
        archive.addfile(info, io.BytesIO(ONE))
    assert list(found(read("a.tar", sink.getvalue()))) == ["!/caf\\xe9.txt"]


def test_links_and_devices_are_rows():
    sink = io.BytesIO()
    with tarfile.open(fileobj=sink, mode="w") as archive:
        for name, kind in (("s.txt", tarfile.SYMTYPE), ("h.txt", tarfile.LNKTYPE), ("f.txt", tarfile.FIFOTYPE)):
            info = tarfile.TarInfo(name)
            info.type, info.linkname = kind, "/etc/passwd"
            archive.addfile(info)
    assert found(read("a.tar", sink.getvalue())) == dict.fromkeys(("!/s.txt", "!/h.txt", "!/f.txt"), "not_a_file")
    link = zipfile.ZipInfo("s.txt")
    link.create_system, link.external_attr = 3, 0o120777 << 16
    sink = io.BytesIO()
    with zipfile.ZipFile(sink, "w") as zip_archive:
        zip_archive.writestr(link, "/etc/passwd")
    assert found(read("a.zip", sink.getvalue())) == {"!/s.txt": "not_a_file"}


def test_an_encrypted_member_does_not_stop_the_others():
    archive = bytearray(zipped(("a.txt", ONE), ("b.txt", TWO)))
    archive[6] |= 1
    archive[archive.index(b"PK\x01\x02") + 8] |= 1
    assert found(read("a.zip", bytes(archive))) == {"!/a.txt": "encrypted", "!/b.txt": TWO.decode()}


def test_a_damaged_member_does_not_stop_the_others():
    archive = bytearray(zipped(("a.txt", ONE), ("b.txt", TWO), method=zipfile.ZIP_STORED))
    archive[archive.index(ONE) + 3] ^= 1
    assert found(read("a.zip", bytes(archive))) == {"!/a.txt": "corrupt_archive", "!/b.txt": TWO.decode()}


def test_damaged_lzma_does_not_stop_the_others():
    archive = bytearray(zipped(("a.txt", ONE * 20), ("b.txt", TWO), method=zipfile.ZIP_LZMA))
    packed = 30 + len("a.txt") + 9  # behind the local header, the name and the properties of LZMA
    archive[packed : packed + 20] = b"\xff" * 20
    assert found(read("a.zip", bytes(archive))) == {"!/a.txt": "corrupt_archive", "!/b.txt": TWO.decode()}


def test_archives_that_break_off_keep_what_came_before():
    archive = tarred(("a.txt", ONE), ("b.txt", TWO * 200))
    assert found(read("a.tar", archive[:1600])) == {
        "!/a.txt": ONE.decode(),
        "!/b.txt": "truncated_archive",
        "": "truncated_archive",
    }
    assert found(read("a.tar", archive[:1024])) == {"!/a.txt": ONE.decode(), "": "truncated_archive"}
    damaged = bytearray(archive)
    damaged[1024 + 150] ^= 0x55
    assert found(read("a.tar", bytes(damaged))) == {"!/a.txt": ONE.decode(), "": "corrupt_archive"}
    packed = gzip.compress(archive, mtime=0)
    assert found(read("a.tar.gz", packed[: len(packed) // 2]))[""] == "truncated_gzip"


def test_a_zip_without_its_directory_gives_what_can_be_read():
    archive = zipped(("a.txt", ONE), ("b.txt", TWO))
    cut = archive[: archive.index(b"PK\x01\x02") - 4]
    assert found(read("a.zip", cut)) == {
        "!/a.txt": ONE.decode(),
        "!/b.txt": "truncated_archive",
        "": "truncated_archive",
    }
    assert found(read("a.zip", b"PK\x03\x04" + b"\0" * 9))[""] == "corrupt_archive"


# --- bombs -----------------------------------------------------------------------------------------------------------

ZEROS = b"0" * 3_000_000


def test_a_member_out_of_proportion_is_not_inflated():
    archive = zipped(("a.txt", ONE), ("bomb.txt", ZEROS))
    assert found(read("a.zip", archive)) == {"!/a.txt": ONE.decode(), "!/bomb.txt": "decompression_bomb"}


def test_a_bomb_of_archives_is_stopped_by_what_they_give_together():
    inner = zipped(*((f"{number}.txt", b"0" * 900_000) for number in range(30)))
    outer = zipped(*((f"{number}.zip", inner) for number in range(30)))
    outcomes = read("42.zip", outer)
    assert found(outcomes)[""] == "decompression_bomb"
    assert len(outcomes) < 60


def test_entries_that_share_their_bytes_are_a_bomb():
    archive = bytearray(zipped(("a.txt", ONE * 40), ("b.txt", ONE * 40), method=zipfile.ZIP_STORED))
    second = archive.rindex(b"PK\x01\x02")
    archive[second + 42 : second + 46] = struct.pack("<I", 0)
    assert found(read("a.zip", bytes(archive))) == {"": "decompression_bomb"}


def test_a_header_that_lies_about_sizes_gives_no_more_than_it_says():
    archive = bytearray(zipped(("a.txt", b"mot " * 5_000)))
    directory = archive.index(b"PK\x01\x02")
    archive[directory + 24 : directory + 28] = struct.pack("<I", 40)
    (outcome,) = found(read("a.zip", bytes(archive))).values()
    assert outcome == "corrupt_archive"


def test_limits_on_members_and_sizes():
    archive = zipped(*((f"{number}.txt", ONE) for number in range(9)))
    outcomes = read("a.zip", archive, max_members=4)
    assert [item.place for item in outcomes] == ["!/0.txt", "!/1.txt", "!/2.txt", "!/3.txt", ""]
    assert found(outcomes)[""] == "too_many_members"
    assert found(read("a.zip", zipped(("a.txt", ONE * 9), ("b.txt", TWO)), max_document_bytes=100)) == {
        "!/a.txt": "too_large",
        "!/b.txt": TWO.decode(),
    }
    assert found(read("a.zip", archive, max_container_bytes=80))[""] == "too_large"


def test_a_xz_that_asks_for_gigabytes_gets_none():
    filters = [{"id": lzma.FILTER_LZMA2, "preset": 0, "dict_size": 1 << 20}]
    packed = bytearray(lzma.compress(ONE, check=lzma.CHECK_NONE, filters=filters))
    at = packed.index(b"\x21\x01") + 2
    packed[at] = 40  # a dictionary of 4 GB
    header = packed[12 : 12 + (packed[12] + 1) * 4]
    packed[12 + len(header) - 4 : 12 + len(header)] = struct.pack("<I", zlib.crc32(bytes(header[:-4])))
    assert found(read("a.txt.xz", bytes(packed))) == {"": "corrupt_archive"}


# --- containers of records -------------------------------------------------------------------------------------------


def _pages(stream, limits) -> Iterator[Member]:
    del limits
    page = b"<html><body><article><p>Le pont de Brevin a rouvert lundi, selon la mairie.</p></article></body></html>"
    said = {"url": "https://example.org/pont", "title": "Le pont"}
    yield Member("https://example.org/pont", page, "html", metadata=said, fallback={"published": "2024-05-01"})
    yield Member("https://example.org/pont", stream.read(100), "text", fallback={"title": "Sans titre"})
    yield Member("un\nmot!/clé", TWO, "text")
    yield Member("", ONE)
    yield Member("x", InputError("http_status", "404", skipped=True))


@pytest.fixture
def crawl(monkeypatch):
    kind = Format("crawl", (".crawl",), read_members=_pages)
    monkeypatch.setattr("transforms.parse.formats.FORMATS", (*FORMATS, kind))


@pytest.mark.usefixtures("crawl")
def test_what_the_container_knows_is_part_of_the_record():
    outcomes = read("a.crawl", ONE)
    assert [item.place for item in outcomes] == [
        "#https://example.org/pont",
        "#https://example.org/pont~2",
        "#un mot%21/clé",
        "",
        "#x",
    ]
    page, text, bare, own, failed = (item.outcome for item in outcomes)
    assert page.format == text.format == "crawl"
    assert json.loads(page.content.partition(b"\n")[0]) == {
        "format": "html",
        "metadata": {"url": "https://example.org/pont", "title": "Le pont"},
        "fallback": {"published": "2024-05-01"},
    }
    metadata = parse_record(page).metadata
    assert (metadata.url, metadata.title) == ("https://example.org/pont", "Le pont")
    assert str(metadata.published_on) == "2024-05-01"
    assert parse_record(text).metadata.title == "Sans titre"
    assert bare == Record("text", TWO)
    assert own == Record("crawl", ONE)
    assert failed.reason == "http_status"


@pytest.mark.parametrize(
    "content", [b"", b"{}\nx", b"[]\n", b'{"format":"html","metadata":1,"fallback":{}}\nx', b"\xff"]
)
@pytest.mark.usefixtures("crawl")
def test_a_record_that_is_no_envelope(content):
    with pytest.raises(InputError, match="invalid_record"):
        parse_record(Record("crawl", content))


class Unseekable(io.RawIOBase):
    """What makes zipfile write sizes behind each file."""

    def __init__(self) -> None:
        self.data = bytearray()

    def writable(self) -> bool:
        return True

    def write(self, piece) -> int:
        self.data += piece
        return len(piece)


def sizes_behind(method: int) -> bytes:
    """Two files whose sizes follow them, without the directory."""
    sink = Unseekable()
    with zipfile.ZipFile(sink, "w", method) as archive:
        archive.writestr("a.txt", ONE)
        archive.writestr("b.txt", TWO)
    return bytes(sink.data[: sink.data.index(b"PK\x01\x02")])


def test_a_stored_file_whose_size_the_directory_had_is_broken_off():
    cut = sizes_behind(zipfile.ZIP_STORED)
    assert found(read("a.zip", cut)) == {"!/a.txt": "truncated_archive", "": "truncated_archive"}


def test_a_cut_zip_whose_sizes_follow_the_files():
    cut = sizes_behind(zipfile.ZIP_DEFLATED)
    assert found(read("a.zip", cut)) == {"!/a.txt": ONE.decode(), "!/b.txt": TWO.decode(), "": "truncated_archive"}
