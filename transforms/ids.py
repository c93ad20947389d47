"""Every id comes from content: SHA-256, first 128 bits, written as a UUID.

One by one, shuffled or all at once, on one worker or many, the same article gives the same ids.
"""

import hashlib
from functools import lru_cache

from transforms.duplicates.normalise_text import normalise_text


def document_id(record_format: str, content: bytes) -> str:
    """Id of a document: its detected format and its record's bytes."""
    digest = hashlib.sha256(b"document\0" + record_format.encode() + b"\0")
    digest.update(content)
    return _uuid(digest.hexdigest())


def child_id(relation: str, parent_id: str, char_start: int, char_end: int) -> str:
    """Id of a segment, sentence, claim or mention: its relation, its document and its span."""
    return _id(f"{relation}\0{parent_id}\0{char_start}\0{char_end}")


@lru_cache(maxsize=4096)  # a thing is mentioned, claimed about and quoted many times
def entity_id(entity_type: str, key: str | None, name: str) -> str:
    """Id of an entity: its type and the gazetteer's key, else its normalised full name."""
    return _id(f"entity\0{entity_type}\0{f'key:{key}' if key else f'name:{normalise_text(name)}'}")


def wording_id(text: str) -> str:
    """Id of a wording: equal for texts with the same words whatever their case, accents and punctuation."""
    return _id(f"wording\0{normalise_text(text)}")


def _id(parts: str) -> str:
    """Id of what NUL joins."""
    return _uuid(hashlib.sha256(parts.encode("utf-8", "surrogatepass")).hexdigest())


def _uuid(digest: str) -> str:
    """The first 128 bits as `uuid.UUID` writes them, at a fifth of its time: a document has a hundred ids."""
    return f"{digest[:8]}-{digest[8:12]}-{digest[12:16]}-{digest[16:20]}-{digest[20:32]}"
