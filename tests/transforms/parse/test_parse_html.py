import pytest

from transforms.parse.parse_html import parse_html

TEXT = "L’été à Nîmes a été chaud, selon les élus : « très chaud »."


@pytest.mark.parametrize(
    ("head", "encoding"),
    [
        ("<meta charset=utf-8>", "utf-8"),
        ("", "utf-8"),
        ("", "cp1252"),
        ("<meta charset='iso-8859-1'>", "cp1252"),
        ("<meta http-equiv='Content-Type' content='text/html; charset=windows-1252'>", "cp1252"),
        ("<meta charset=utf-8>", "cp1252"),
        ("<meta charset=iso-8859-1>", "utf-8"),
        ("", "utf-16"),
    ],
)
def test_charsets(head: str, encoding: str) -> None:
    html = f"<!DOCTYPE html><html><head>{head}</head><body><p>{TEXT}</p></body></html>"
    assert [block.text for block in parse_html(html.encode(encoding)).blocks] == [TEXT]


def test_a_charset_that_only_the_page_knows() -> None:
    html = "<html><head><meta charset='windows-1251'></head><body><p>Порт снова открыт для судов.</p></body></html>"
    assert [block.text for block in parse_html(html.encode("cp1251")).blocks] == ["Порт снова открыт для судов."]


def test_xhtml_with_a_declaration() -> None:
    html = f"<?xml version='1.0' encoding='windows-1252'?><html><head></head><body><p>{TEXT}</p></body></html>"
    assert [block.text for block in parse_html(html.encode("cp1252")).blocks] == [TEXT]
