"""The one exception a transform raises for bad input: a reason code for the row, a sentence for the reader."""

import re

_SURROGATES = re.compile("[\ud800-\udfff]")
_MAX_DETAIL = 2_000


class InputError(Exception):
    """An input that cannot become a document.

    Attributes:
        reason: snake_case code stored in `sources.reason`, e.g. `empty`, `binary`, `invalid_json`.
        detail: what happened, where, and what to do, stored in `sources.detail`: at most 2,000 characters, lone
            surrogates as U+FFFD (it may quote the input, and has to be stored).
        skipped: true where the input is fine but not ours to load (status `skipped` instead of `failed`).
    """

    def __init__(self, reason: str, detail: str, *, skipped: bool = False) -> None:
        detail = _SURROGATES.sub("\ufffd", detail[:_MAX_DETAIL])
        super().__init__(reason, detail, skipped)
        self.reason, self.detail, self.skipped = reason, detail, skipped

    def __str__(self) -> str:
        return f"{self.reason}: {self.detail}"
