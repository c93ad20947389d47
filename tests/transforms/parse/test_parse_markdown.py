from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from transforms.model import Block, Metadata
from transforms.parse.decode import decode
from transforms.parse.parse_markdown import parse_markdown


def texts(source: str) -> list[tuple[str | None, str]]:
    return [(block.kind, block.text) for block in parse_markdown(source.encode()).blocks]


def test_spans_cover_the_source_lines_with_their_markup() -> None:
    source = "# *Un* titre #\n\nUne **phrase**\n  sur deux lignes.\n\n> - cité\n> suite\n"
    text = decode(source.encode())
    blocks = parse_markdown(source.encode()).blocks
    assert [block.text for block in blocks] == ["Un titre", "Une phrase sur deux lignes.", "cité suite"]
    assert [[text[start:end] for start, end in block.source_spans] for block in blocks] == [
        ["# *Un* titre #"],
        ["Une **phrase**", "sur deux lignes."],
        ["> - cité", "> suite"],
    ]
    assert blocks[0] == Block("Un titre", ((0, 14),), "heading", 1)


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("Un [lien](https://phare.example) et <https://phare.example>.", "Un lien et https://phare.example."),
        ("Un [renvoi][1].\n\n[1]: https://phare.example", "Un renvoi."),
        ("~~Barré~~, ***gras***, `code *brut*`, \\*échappé\\*", "Barré, gras, code *brut*, *échappé*"),
        ("2 * 3 * 4 = 24 et un_mot_composé", "2 * 3 * 4 = 24 et un_mot_composé"),
        ("AT&amp;T &#8217;l&#10;a&nbsp;b", "AT&T ’l a\u00a0b"),
        ("Un <b>mot</b> et a < b", "Un mot et a < b"),
        ("Prix : 12\u00a0€", "Prix : 12\u00a0€"),
    ],
)
def test_inline_markup(source: str, expected: str) -> None:
    assert texts(source) == [("paragraph", expected)]


@pytest.mark.parametrize("kind", ["paragraph", "list_item", "quote", "heading"])
def test_block_kinds(kind: str) -> None:
    marks = {"paragraph": "", "list_item": "* ", "quote": "> ", "heading": "### "}
    assert texts(f"{marks[kind]}Le port.") == [(kind, "Le port.")]


def test_metadata_from_the_front_matter() -> None:
    document = parse_markdown(b"---\ntitle: No\ndate: 2024-02-30\nauteur: Anne Morel\nx: &a 1\n...\nTexte.\n")
    assert document.metadata == Metadata(title="No", authors=("Anne Morel",))
    assert [block.text for block in document.blocks] == ["Texte."]
    assert document.blocks[0].source_spans == ((62, 68),)


@pytest.mark.parametrize("blank", ["", "~", "null", "''", "'  '"])
def test_blank_front_matter_values_are_unknown(blank: str) -> None:
    keys = ("title", "author", "date", "url", "publisher", "lang", "kind")
    source = "---\n" + "".join(f"{key}: {blank}\n" for key in keys) + "---\nTexte.\n"
    assert parse_markdown(source.encode()).metadata == Metadata()


def test_an_empty_front_matter_is_no_text() -> None:
    assert texts("---\n---\nTexte.") == [("paragraph", "Texte.")]


def test_front_matter_date() -> None:
    metadata = parse_markdown(b"---\ndate: 01/05/2024\n---\nTexte.").metadata
    assert metadata == Metadata(published_on=date(2024, 5, 1), published_from="front_matter")


@pytest.mark.parametrize(
    "matter",
    [
        "title: [ouvert",
        "title: *alias",
        "- une\n- liste",
        "a: &a [x]\nb: *a",
        "title: a\ntitle: b",
        "x: " + "[" * 5000,
        "x: " + "{a: " * 500,
        "? " * 500,
        "\ttitle: a",
        "%YAML 9.9",
        "!!python/object/apply:os.system [echo]",
    ],
)
def test_a_bad_front_matter_stays_as_text(matter: str) -> None:
    document = parse_markdown(f"---\n{matter}\n---\nTexte.\n".encode())
    assert document.metadata == Metadata()
    assert [block.text for block in document.blocks] == ["---", *(matter.strip().split("\n")), "---", "Texte."]


def test_a_rule_without_an_end_is_no_front_matter() -> None:
    assert texts("---\nUn texte.\n") == [("paragraph", "Un texte.")]


def test_front_matter_longer_than_its_limit_is_text() -> None:
    source = "---\n" + "cle: valeur\n" * 2000 + "---\nTexte."
    assert parse_markdown(source.encode()).metadata == Metadata()


def test_nesting_beyond_the_parsers_limit_loses_nothing() -> None:
    assert texts("> " * 100 + "au fond") == [(None, "> " * 100 + "au fond")]


def test_a_large_file_is_read_as_lines() -> None:
    document = parse_markdown(b"# Titre\n\n" + b"Une ligne de texte.\n" * 30_000)
    assert document.blocks[0] == Block("# Titre", ((0, 7),))


@pytest.mark.parametrize(
    "line",
    [
        "mot ",
        "> ",
        "- ",
        "[",
        "![",
        "*",
        "`",
        "|a",
        "<a ",
        "<!--",
        "[a](b",
        "\\",
        "&amp;",
        "1. ",
        "# ",
        "***a ",
        "<![CDATA[",
    ],
)
@pytest.mark.timeout(60)  # a rule that is not linear takes minutes or hours
def test_one_megabyte_on_one_line_is_read_in_linear_time(line: str) -> None:
    content = line.encode() * (1_000_000 // len(line))
    for source in (content, content[:499_000]):
        parse_markdown(source)


@given(st.text(st.sampled_from("ab1 \n\t#>-*_`[]()|<!&;:~+=\\é\u00a0"), max_size=120))
def test_any_markdown_gives_blocks_with_true_spans(source: str) -> None:
    text = decode(source.encode())
    for block in parse_markdown(source.encode()).blocks:
        assert block.text.strip()
        assert "\n" not in block.text
        assert block.source_spans
        assert list(block.source_spans) == sorted(block.source_spans)
        lines = [text[start:end] for start, end in block.source_spans]
        assert all(line == line.strip() != "" for line in lines)
