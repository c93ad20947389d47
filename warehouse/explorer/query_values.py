"""Values of an address that several pages read: words and days. What a form leaves empty asks for nothing."""

from datetime import date
from typing import Annotated

from fastapi import HTTPException, Query

Words = Annotated[str, Query(max_length=400)]
Day = Annotated[str, Query(pattern=r"^(|\d{4}-\d{2}-\d{2})$")]


def parse_day(value: str) -> date | None:
    """A day as a browser's date field sends it; HTTPException 422 for the 31st of February."""
    try:
        return date.fromisoformat(value) if value else None
    except ValueError as error:
        raise HTTPException(422, f"{value} is no day; write YYYY-MM-DD") from error
