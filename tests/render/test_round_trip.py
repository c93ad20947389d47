"""An article that was typeset, exported or mailed is the same article: its near-duplicate, with the same claims.

A format takes part by a line in `RENDERERS`: what turns an Article into the bytes of a file, and its ending.
"""

from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest
from conftest import ROOT, SHARED, Harvest
from render.read_article import Article, read_article
from render.render_docx import render_docx
from render.render_eml import render_eml, render_plain_eml
from render.render_epub import CHAPTER, render_epub
from render.render_html import render_html
from render.render_pdf import render_pdf

RENDERERS: dict[str, Callable[[Article], bytes]] = {
    "one-column.pdf": lambda article: render_pdf(article, 1),
    "two-columns.pdf": lambda article: render_pdf(article, 2),
    "page.html": render_html,
    "letter.eml": render_eml,
    "plain.eml": render_plain_eml,
    "word.docx": render_docx,
    "book.epub": render_epub,
}
PLACES = {"book.epub": f"#{CHAPTER}"}
"""Where in the file the article is; the file itself without an entry."""
LEAST_JACCARD, LEAST_SHARED = 0.9, 0.95
OWN = sorted(path for path in (ROOT / "seeds").iterdir() if path.suffix in (".txt", ".md") and path.stem != "README")
GIVEN = sorted((SHARED / "seeds").glob("*.txt")) if SHARED.is_dir() else []
PAIRS = [pytest.param(path, name, id=f"{path.stem[:12]}-{name}") for path in (*OWN, *GIVEN) for name in RENDERERS]

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def rendered(tmp_path_factory: pytest.TempPathFactory) -> Harvest:
    """A warehouse of the articles, and of every rendering beside them."""
    folder = tmp_path_factory.mktemp("rendered")
    for path in (*OWN, *GIVEN):
        (folder / path.name).write_bytes(path.read_bytes())
        article = read_article(path)
        for name, render in RENDERERS.items():
            (folder / f"{path.stem}.{name}").write_bytes(render(article))
    harvest = Harvest(tmp_path_factory.mktemp("warehouse"))
    harvest.ingest(folder)
    return harvest


@pytest.mark.parametrize(("path", "name"), PAIRS)
def test_a_rendering_is_a_near_duplicate(rendered: Harvest, path: Path, name: str) -> None:
    assert jaccard(rendered, path, name) >= LEAST_JACCARD


@pytest.mark.parametrize(("path", "name"), PAIRS)
def test_a_rendering_makes_the_same_claims(rendered: Harvest, path: Path, name: str) -> None:
    original, found = claims(rendered, path.name), claims(rendered, source_of(path, name))
    shared = (original & found).total()
    assert shared >= LEAST_SHARED * original.total(), f"missing: {sorted(original - found)}"
    assert shared >= LEAST_SHARED * found.total(), f"new: {sorted(found - original)}"


@pytest.mark.parametrize(("path", "name"), PAIRS)
def test_a_rendering_is_in_the_same_languages(rendered: Harvest, path: Path, name: str) -> None:
    assert languages(rendered, source_of(path, name)) == languages(rendered, path.name)


def source_of(path: Path, name: str) -> str:
    """The source_id of a rendering."""
    return f"{path.stem}.{name}{PLACES.get(name, '')}"


def jaccard(harvest: Harvest, path: Path, name: str) -> float:
    """The likeness that the warehouse found between an article and its rendering; 0 where it found none.

    Documents of the same text are listed beside one of them, so that two may meet in a third.
    """
    rows = harvest.rows(
        "SELECT a.source_id, b.source_id, kind, jaccard FROM duplicates "
        "JOIN sources AS a ON a.document_id = duplicates.document_id "
        "JOIN sources AS b ON b.document_id = other_document_id WHERE accepted"
    )
    likeness = {frozenset(row[:2]): float(row[3]) for row in rows}
    same = {frozenset(row[:2]) for row in rows if row[2] == "exact_text"}
    pair = (path.name, source_of(path, name))
    twins = [{source for one in same if own in one for source in one} for own in pair]
    return 1.0 if twins[0] & twins[1] else likeness.get(frozenset(pair), 0.0)


def claims(harvest: Harvest, source_id: str) -> Counter[str]:
    """The texts of a source's claims, any space as one: HTML does not keep no-break spaces."""
    rows = harvest.rows(
        f"SELECT c.text FROM claims AS c JOIN sources USING (document_id) WHERE source_id = '{_quoted(source_id)}'"
    )
    return Counter(" ".join(row[0].split()) for row in rows)


def languages(harvest: Harvest, source_id: str) -> tuple[str, list[str]]:
    """A source's main language, and those of a hundredth of its text or more (a page number has none)."""
    ((main, found),) = harvest.rows(
        "SELECT language, list_sort([l.language for l in languages if l.share >= 0.01]) FROM documents JOIN sources USING (document_id) "
        f"WHERE source_id = '{_quoted(source_id)}'"
    )
    return main, found


def _quoted(name: str) -> str:
    return name.replace("'", "''")
