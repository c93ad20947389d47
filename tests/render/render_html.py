"""Set an article as the page of an outlet: with its menu, a box of related links and a footer."""

from html import escape

from render.read_article import Article, Piece

_TAGS = {"title": "h1", "heading": "h2", "list_item": "li", "text": "p"}


def render_html(article: Article) -> bytes:
    """The article's page in UTF-8; the same bytes each time."""
    title = escape(article.title or "Moisson")
    return (
        f'<!DOCTYPE html>\n<html><head><meta charset="utf-8"><title>{title}</title></head><body>\n'
        '<header><nav><ul><li><a href="/">Accueil</a></li><li><a href="/a">A</a></li></ul></nav></header>\n'
        f'<main><article>{body(article)}</article></main>\n<aside><ul><li><a href="/b">B</a></li></ul></aside>\n'
        "<footer><p>© Moisson</p></footer></body></html>\n"
    ).encode()


def body(article: Article) -> str:
    """The pieces as elements, list items in lists."""
    lines: list[str] = []
    for before, piece in zip((None, *article.pieces), (*article.pieces, None), strict=True):
        was_item, is_item = _is_item(before), _is_item(piece)
        if is_item and not was_item:
            lines.append("<ul>")
        if was_item and not is_item:
            lines.append("</ul>")
        if piece is not None:
            tag = _TAGS[piece.kind]
            lines.append(f"<{tag}>{escape(piece.text)}</{tag}>")
    return "\n".join(lines)


def _is_item(piece: Piece | None) -> bool:
    return piece is not None and piece.kind == "list_item"
