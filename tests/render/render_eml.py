"""Send an article as a newsletter: a layout table as mail programs need it, a plain form beside it, an image inline."""

import textwrap
from email.message import EmailMessage
from email.policy import SMTP

from render.read_article import Article
from render.render_html import body

_PIXEL = bytes.fromhex("89504e470d0a1a0a")


def render_eml(article: Article) -> bytes:
    """The message: HTML in nested layout tables with a hidden preview line; the same bytes each time."""
    message = EmailMessage(policy=SMTP)
    message["From"] = "Moisson <lettre@moisson.example>"
    message["Subject"] = " ".join((article.title or "Moisson").split())
    message["Date"] = "Fri, 03 May 2024 08:00:00 +0200"
    message["Message-ID"] = "<1@moisson.example>"
    message["List-Id"] = "Moisson <lettre.moisson.example>"
    message.set_content("\n\n".join(piece.text for piece in article.pieces))
    message.add_alternative(
        '<html><body><div style="display:none">Preview of the letter</div><table role="presentation" width="600"><tr><td>'
        f'<table><tr><td>{body(article)}<img src="cid:pixel"></td></tr></table></td></tr></table></body></html>',
        subtype="html",
        cte="quoted-printable",
    )
    message.get_payload()[1].add_related(_PIXEL, "image", "png", cid="<pixel>")  # type: ignore[index,union-attr]
    message.set_boundary("outer")
    message.get_payload()[1].set_boundary("inner")  # type: ignore[index,union-attr]
    return message.as_bytes()


def render_plain_eml(article: Article) -> bytes:
    """The article as somebody types it: plain text in lines of 72 characters."""
    text = "\n\n".join(
        textwrap.fill(piece.text, 72, break_long_words=False, break_on_hyphens=False) for piece in article.pieces
    )
    head = "From: A. Keller <a@exemple.example>\nDate: Fri, 03 May 2024 08:00:00 +0200\nMIME-Version: 1.0\n"
    return f"{head}Content-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: 8bit\n\n{text}\n".encode()
