"""The JSON schema of an answer, and the closed vocabularies in it (contract: claims)."""

from typing import Any

ATTRIBUTIONS = ("author", "reported", "direct")
POLARITIES = ("affirmed", "negated")
MODALITIES = ("asserted", "hedged", "prediction")


def answer_schema() -> dict[str, Any]:
    """The schema in the strict form that structured outputs ask for: every property required, none besides."""
    claim = {
        "sentence": {"type": "integer"},
        "quote": {"type": "string"},
        "speaker": {"type": ["string", "null"]},
        "attribution": {"type": "string", "enum": list(ATTRIBUTIONS)},
        "polarity": {"type": "string", "enum": list(POLARITIES)},
        "modality": {"type": "string", "enum": list(MODALITIES)},
    }
    return _closed({"claims": {"type": "array", "items": _closed(claim)}})


def _closed(properties: dict[str, Any]) -> dict[str, Any]:
    return {
        "type": "object",
        "properties": properties,
        "required": list(properties),
        "additionalProperties": False,
    }
