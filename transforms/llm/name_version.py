"""What names a model in `extractor` and, with how it is asked, in `claims_version`."""

import hashlib
from functools import cache
from importlib.resources import files


def name_version(model: str) -> str:
    """`llm:<model>-<8 hex>`: the digits change with this room's code and prompt, as a stage's version does."""
    return f"llm:{model}-{_room_digest()}"


@cache
def _room_digest() -> str:
    digest = hashlib.sha256()
    for entry in sorted(files("transforms").joinpath("llm").iterdir(), key=lambda item: item.name):
        if entry.name.endswith((".py", ".yml")):
            digest.update(entry.name.encode() + b"\0" + hashlib.sha256(entry.read_bytes()).digest())
    return digest.hexdigest()[:8]
