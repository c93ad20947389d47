"""Bind an article as an EPUB of one chapter, with a cover and a navigation page."""

from html import escape

from cases.parse.make_epub_cases import book, page
from render.read_article import Article

CHAPTER = "article.xhtml"
_TAGS = {"title": "h1", "heading": "h2", "list_item": "li", "text": "p"}


def render_epub(article: Article) -> bytes:
    """The article's EPUB; the same bytes each time."""
    body, before = "", ""
    for piece in article.pieces:
        body += "</ul>" * (before == "list_item" != piece.kind) + "<ul>" * (piece.kind == "list_item" != before)
        body += f"<{_TAGS[piece.kind]}>{escape(piece.text)}</{_TAGS[piece.kind]}>"
        before = piece.kind
    body += "</ul>" * (before == "list_item")
    title = escape(article.title or "")
    nav = page(f'<nav epub:type="toc"><ol><li><a href="{CHAPTER}">{title}</a></li></ol></nav>')
    return book(
        {"cover.xhtml": page('<img src="cover.jpg" alt="Cover"/>'), CHAPTER: page(f"<section>{body}</section>")},
        f"<dc:title>{title}</dc:title>" if title else "",
        {"OEBPS/nav.xhtml": nav},
        '<item id="nav" href="nav.xhtml" properties="nav" media-type="application/xhtml+xml"/>',
        '<itemref idref="nav"/>',
    )
