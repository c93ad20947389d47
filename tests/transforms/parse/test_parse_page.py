from datetime import UTC, date, datetime

import pytest

from transforms.errors import InputError
from transforms.model import Metadata, ParsedDocument
from transforms.parse.parse_page import parse_page

SENTENCE = "Le port a rouvert vendredi et trois quais accueillent de nouveau des navires de pêche. "
BODY = f"<p>{SENTENCE * 3}</p><p>{SENTENCE * 2}</p><p>{SENTENCE}</p>"


def page(head: str = "", body: str = BODY, attributes: str = "") -> ParsedDocument:
    return parse_page(
        f"<!DOCTYPE html><html{attributes}><head>{head}</head><body><article>{body}</article></body></html>"
    )


def reason(html: str) -> str | None:
    try:
        parse_page(html)
    except InputError as error:
        return error.reason
    return None


# --- metadata --------------------------------------------------------------------------------------------------------


def test_nothing_known_is_nothing_guessed() -> None:
    assert page().metadata == Metadata()


@pytest.mark.parametrize(
    ("head", "field", "expected"),
    [
        ("<title>Le port rouvre ses quais</title>", "title", "Le port rouvre ses quais"),
        ('<meta property="og:title" content="Le port rouvre">', "title", "Le port rouvre"),
        ('<meta name="author" content="Anne Morel">', "authors", ("Anne Morel",)),
        ('<meta name="author" content="Anne Morel; Luc Petit">', "authors", ("Anne Morel", "Luc Petit")),
        ('<meta name="author" content=" ">', "authors", ()),
        ('<meta property="og:site_name" content="Le Phare">', "publisher", "Le Phare"),
        ('<link rel="canonical" href="https://Phare.example/a?utm_source=x#b">', "url", "https://phare.example/a"),
        ('<link rel="canonical" href="javascript:alert(1)">', "url", None),
        ('<meta property="article:published_time" content="2024-05-03">', "published_on", date(2024, 5, 3)),
        ('<meta property="article:published_time" content="3">', "published_on", None),
        (
            '<meta property="article:published_time" content="2024-05-03T00:15:00+02:00">',
            "published_at",
            datetime(2024, 5, 2, 22, 15, tzinfo=UTC),
        ),
        (
            '<script type="application/ld+json">{"@type": "NewsArticle", "datePublished": "2024-05-03T08:15:00Z"}</script>',
            "published_at",
            datetime(2024, 5, 3, 8, 15, tzinfo=UTC),
        ),
        ('<meta property="article:published_time" content="2024-05-03T08:15:00">', "published_at", None),
        ('<meta property="article:published_time" content="2024-05-03">', "published_from", "metadata"),
        ('<meta property="og:locale" content="fr_FR">', "language", "fr"),
        ('<meta http-equiv="content-language" content="">', "language", None),
    ],
)
def test_each_field(head: str, field: str, expected: object) -> None:
    assert getattr(page(head).metadata, field) == expected


@pytest.mark.parametrize(
    ("value", "expected"), [("fr", "fr"), ("en-GB", "en"), ("", None), ("  ", None), ("x-klingon", None)]
)
def test_language_of_the_page(value: str, expected: str | None) -> None:
    assert page(attributes=f' lang="{value}"').metadata.language == expected


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("Le port rouvre - Le Phare", "Le port rouvre"),
        ("Le port rouvre | LE PHARE", "Le port rouvre"),
        ("Visite au Phare : Le Phare", "Visite au Phare"),
        ("Il rallume Le Phare", "Il rallume Le Phare"),
        ("Le Phare", "Le Phare"),
    ],
)
def test_the_outlet_is_no_part_of_the_title(title: str, expected: str) -> None:
    head = f'<meta property="og:title" content="{title}"><meta property="og:site_name" content="Le Phare">'
    assert page(head).metadata.title == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("<p>Le chantier avait commencé le 2019-05-12.</p>", None),
        ("<p>Il date du 12/05/2019.</p>", None),
        ("<h1>Bilan au 12 mai 2019</h1>", None),
        ("<time datetime='2019-05-12'>dimanche</time>", date(2019, 5, 12)),
        ("<p class='article-date'>12 mai 2019</p>", date(2019, 5, 12)),
    ],
)
def test_a_date_in_running_text_is_no_publication_date(text: str, expected: date | None) -> None:
    assert page("<title>T</title>", text + BODY).metadata.published_on == expected


def test_a_sections_heading_is_no_title() -> None:
    document = parse_page(f"{BODY}<h2>Les travaux</h2>{BODY}")
    assert document.metadata.title is None
    assert document.blocks[0].kind == "paragraph"


def test_the_day_does_not_depend_on_the_day_of_the_run() -> None:
    head = '<meta property="article:published_time" content="2099-05-03">'
    assert page(head).metadata.published_on == date(2099, 5, 3)


# --- blocks ----------------------------------------------------------------------------------------------------------


def test_the_title_comes_first_unless_the_text_has_it() -> None:
    head = "<title>Le port rouvre ses quais</title>"
    assert [block.kind for block in page(head).blocks] == ["title", "paragraph", "paragraph", "paragraph"]
    with_heading = page(head, f"<h1>Le port rouvre ses quais</h1>{BODY}").blocks
    assert [(block.kind, block.level) for block in with_heading[:2]] == [("heading", 1), ("paragraph", None)]


def test_nested_blocks_take_the_innermost_kind() -> None:
    body = f"{BODY}<ul><li>Un point<ul><li>Un sous-point</li></ul>suite</li></ul><blockquote><p>Cité.</p></blockquote>"
    assert [(block.kind, block.text) for block in page(body=body).blocks[3:]] == [
        ("list_item", "Un point"),
        ("list_item", "Un sous-point"),
        ("list_item", "suite"),
        ("quote", "Cité."),
    ]


def test_a_table_row_is_one_block_whatever_its_cells_hold() -> None:
    body = f"{BODY}<table><tr><th>Quai</th><th>État</th></tr><tr><td><p>Nord</p><p>est</p></td><td>ouvert</td></tr></table>"
    assert [block.text for block in page(body=body).blocks[3:]] == ["Quai | État", "Nord est | ouvert"]


@pytest.mark.parametrize(
    ("reference", "expected"),
    [
        ("l&#146;&eacute;t&#233;", "l’été"),
        ("&#x9C;uvre", "œuvre"),
        ("&#0156;uvre", "œuvre"),
        ("a&#150 b", "a– b"),
        ("a&#1;b&#x1F;c&#0;d", "a\ufffdb\ufffdc\ufffdd"),
        ("a&#xD800;b&#x110000;c&#xFFFE;d", "a\ufffdb\ufffdc\ufffdd"),
        ("&lt;oui&gt; &amp;#146; e&#769;", "<oui> &#146; é"),
        ("12&nbsp;000&#8239;€", "12 000 €"),
    ],
)
def test_character_references(reference: str, expected: str) -> None:
    assert page(body=f"<p>{SENTENCE}{reference}</p>{BODY}").blocks[0].text == f"{SENTENCE}{expected}"


# --- hostile pages ---------------------------------------------------------------------------------------------------

MANY = "".join(f" a{number}=1" for number in range(200_000))


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("", "no_main_text"),
        ("<html><body></body></html>", "no_main_text"),
        ("<html><body><script>var texte = 'non';</script><!-- rien --></body></html>", "no_main_text"),
        (f"<html><body>{'<div>' * 100_000}{BODY}</body></html>", "html_too_deep"),
        (f"<html><body>{'<b>' * 300}{BODY}</body></html>", "html_too_deep"),
        (f"<html><body><p{MANY}>{SENTENCE}</p></body></html>", "html_too_large"),
        (f"<html><body><p title='>'{MANY}>{SENTENCE}</p></body></html>", "html_too_large"),
        (f"<html><body>{'<p>a</p>' * 50_001}</body></html>", "html_too_large"),
        (f"<html><body><table><tr>{'<td>a</td>' * 40_000}</tr></table></body></html>", "html_too_large"),
    ],
    ids=[
        "nothing",
        "empty",
        "script",
        "deep",
        "unclosed",
        "attributes",
        "attributes after a quoted >",
        "elements",
        "cells",
    ],
)
def test_refused(html: str, expected: str) -> None:
    assert reason(html) == expected


BOMB = "<!DOCTYPE html [<!ENTITY a 'aaaaaaaaaa'><!ENTITY b '" + "&a;" * 1000 + "'><!ENTITY c '" + "&b;" * 1000 + "'>]>"


@pytest.mark.parametrize(
    "html",
    [
        f"<html><body>{'<div>' * 200}{BODY}{'</div>' * 200}</body></html>",
        f"<html><body><p title='{'x' * 10_000_000}'>{SENTENCE}</p>{BODY}</body></html>",
        f"{BOMB}<html><body><p>&c;&c;</p>{BODY}</body></html>",
        f"<html><body>{BODY}{'<!--' * 200_000}</body></html>",
        f"<html><body><script>{'a<' * 500_000}</script>{BODY}</body></html>",
        f"<html><head><script type='application/ld+json'>{chr(92) + chr(34)}" * 20_000
        + f"</script></head><body>{BODY}",
        "<html><head><script type='application/ld+json'>"
        + '\\"' * 200_000
        + f"</script></head><body>{BODY}</body></html>",
        "<html><head><meta name='author' content='" + "<!--" * 100_000 + f"'></head><body>{BODY}</body></html>",
        "<html><head><title>" + "a - " * 200_000 + f"</title></head><body>{BODY}</body></html>",
        f"<html><body><p>a{'&#769;&#807;' * 50_000}</p>{BODY}</body></html>",
        f"<html><body><p>{'mot ' * 250_000}</p></body></html>",
        f"<html><body><p>{'2019-05-' * 125_000}</p>{BODY}</body></html>",
    ],
    ids=lambda html: f"{html[:40]} {len(html) // 1000} kB",
)
@pytest.mark.timeout(60)  # a rule that is not linear takes minutes or hours
def test_survived_in_time(html: str) -> None:
    assert parse_page(html).blocks


def test_a_page_is_never_taken_for_an_address() -> None:
    """trafilatura and htmldate download what looks like a URL if they are given a string."""
    assert [block.text for block in parse_page("https://phare.invalid/a").blocks] == ["https://phare.invalid/a"]


def test_the_same_page_gives_the_same_document_whatever_came_before() -> None:
    first = page("<title>Un titre</title>")
    page("<title>Un autre</title>", "<p>" + "Autre chose. " * 30 + "</p>")
    assert page("<title>Un titre</title>") == first
