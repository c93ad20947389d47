"""Names for the records of one container, each used once."""

import re

_SURROGATES = re.compile("[\ud800-\udfff]")
_UNPRINTABLE = re.compile(r"[\s\x00-\x1f\x7f-\x9f]+")
_LONGEST = 512
_KEPT = 250


class UniqueKeys:
    """Makes the keys of one container unique: the second `a` is `a~2`."""

    def __init__(self) -> None:
        self._uses: dict[str, int] = {}

    def unique(self, key: str) -> str:
        """`key`, or the next free `key~n`."""
        if key not in self._uses:
            self._uses[key] = 1
            return key
        while True:
            self._uses[key] += 1
            candidate = f"{key}~{self._uses[key]}"
            if candidate not in self._uses:
                self._uses[candidate] = 1
                return candidate


def member_key(key: str, *, is_file: bool) -> str:
    """A member's key as it stands in `source_id`: what separates the parts of one is escaped, long ones are cut.

    A file's name keeps its spaces and its control characters, as in a folder; another key is one line.
    """
    text = _SURROGATES.sub("\ufffd", key)
    text = text.replace("#", "%23") if is_file else _UNPRINTABLE.sub(" ", text).strip()
    text = text.replace("!/", "%21/")
    return text if len(text) <= _LONGEST else f"{text[:_KEPT]}…{text[-_KEPT:]}"
