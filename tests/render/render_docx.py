"""Write an article as a Word document would come from a newsroom: Word's own styles, a running header, a link."""

import io
from datetime import UTC, datetime

import docx
from render.read_article import Article

_STYLES = {"title": "Title", "heading": "Heading 2", "list_item": "List Bullet", "text": None}
_RUN = 40
"""Words in a run: editing leaves sentences in pieces."""


def render_docx(article: Article) -> bytes:
    """The article's DOCX; only the packing time in its zip differs from one call to the next."""
    document = docx.Document()
    document.sections[0].header.paragraphs[0].text = " ".join((article.title or "").split()[:6]) or "Moisson"
    for piece in article.pieces:
        paragraph = document.add_paragraph(style=_STYLES[piece.kind])
        words = piece.text.split(" ")
        for start in range(0, len(words), _RUN):
            after = " " if start + _RUN < len(words) else ""
            paragraph.add_run(" ".join(words[start : start + _RUN]) + after)
    properties = document.core_properties
    properties.title, properties.author = article.title or "", "python-docx"
    properties.created = properties.modified = datetime(2024, 5, 3, tzinfo=UTC)
    target = io.BytesIO()
    document.save(target)
    return target.getvalue()
