"""Parse the XML of a package: no declarations of entities, nothing fetched, bounded in depth and size."""

from typing import Any

from transforms.errors import InputError

MAX_TAGS = 3_000_000
"""Opening and closing; an element takes some 200 bytes of memory. A novel has a tenth."""


def read_tree(content: bytes, name: str, format_name: str) -> Any:
    """The root element of `content`, without comments and processing instructions.

    InputError `corrupt_<format_name>`: no XML, nested over 255 levels, or with a DOCTYPE, which these formats do not
    have and which could declare entities; `too_large`: over 3,000,000 tags.
    """
    from lxml import etree  # noqa: PLC0415 - heavy, and only packages need it

    if content.count(b"<") > MAX_TAGS:
        raise InputError("too_large", f"{name[:200]!r} has over {MAX_TAGS:,} tags")
    if b"<!DOCTYPE" in content.replace(b"\0", b""):  # also in UTF-16
        raise InputError(f"corrupt_{format_name}", f"{name[:200]!r} declares a document type")
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, remove_comments=True, remove_pis=True
    )
    try:
        root = etree.fromstring(content, parser)
    except (etree.XMLSyntaxError, ValueError, LookupError) as error:
        raise InputError(f"corrupt_{format_name}", f"{name[:200]!r} is no well-formed XML: {error}") from None
    if root.getroottree().docinfo.internalDTD is not None:
        raise InputError(f"corrupt_{format_name}", f"{name[:200]!r} declares a document type")
    return root
