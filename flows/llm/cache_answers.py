"""Answers by content: the same question to the same model is asked, and paid, once."""

import hashlib
import json
import os
import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any


def answer_key(url: str, body: Mapping[str, Any]) -> str:
    """SHA-256 of the endpoint and the request's body, which names the model."""
    canonical = json.dumps([url, body], ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(canonical.encode("utf-8", "surrogatepass")).hexdigest()


class AnswerCache:
    """One file an answer, `<folder>/<first two digits>/<key>.json`, written whole or not at all."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def get(self, key: str) -> list[object] | None:
        """The claims of an answer, None where it is not kept or its file is damaged."""
        try:
            value = json.loads(self._path(key).read_bytes())
        except (OSError, ValueError, RecursionError):
            return None
        claims = value.get("claims") if isinstance(value, dict) else None
        return claims if isinstance(claims, list) else None

    def put(self, key: str, claims: list[object]) -> None:
        """Keep the claims of an answer; OSError when the folder cannot be written."""
        path = self._path(key)
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=".", suffix=".part")
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(json.dumps({"claims": claims}).encode())
                file.flush()
                os.fsync(file.fileno())
            Path(name).replace(path)
        except BaseException:
            Path(name).unlink(missing_ok=True)
            raise

    def _path(self, key: str) -> Path:
        return self._folder / key[:2] / f"{key}.json"
