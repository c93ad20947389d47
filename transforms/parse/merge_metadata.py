"""Put together what two voices say about one article."""

from dataclasses import fields

from transforms.model import Metadata


def merge_metadata(first: Metadata, second: Metadata) -> Metadata:
    """`first`, with what it does not know from `second`; a publication date is taken whole."""
    dated = first if first.published_on else second
    known = {field.name: getattr(first, field.name) or getattr(second, field.name) for field in fields(Metadata)}
    known |= {name: getattr(dated, name) for name in ("published_on", "published_at", "published_from")}
    return Metadata(**known)
