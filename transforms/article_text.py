"""The part of a document that makes it the same article elsewhere: its content, without the site around it."""

from collections.abc import Sequence

from transforms.model import Segment


def article_text(segments: Sequence[Segment]) -> str:
    """Content, titles and headings, a line each; everything where there is no content (a page of menus).

    `warehouse/resolve/texts_to_compare.sql` rebuilds the same from the stored segments.
    """
    kept = [s.text for s in segments if s.is_content or s.kind in {"title", "heading"}]
    return "\n".join(kept or [s.text for s in segments])
