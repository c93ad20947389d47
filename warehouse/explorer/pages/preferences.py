"""Language and theme of the interface, kept in cookies."""

from typing import Annotated, Literal

from fastapi import APIRouter, Depends, Form
from fastapi.responses import RedirectResponse

from warehouse.explorer.protect import require_token
from warehouse.explorer.render import THEME_COOKIE
from warehouse.explorer.translate import COOKIE

router = APIRouter()
_YEAR = 365 * 24 * 3600


@router.post("/preferences", dependencies=[Depends(require_token)])
def preferences(
    back: Annotated[str, Form()] = "/",
    language: Annotated[Literal["en", "fr"] | None, Form()] = None,
    theme: Annotated[Literal["auto", "light", "dark"] | None, Form()] = None,
) -> RedirectResponse:
    """Keep what was chosen and go back to where the person was."""
    # A path of this server alone: "//elsewhere" and "/\\elsewhere" would leave it.
    safe = back.startswith("/") and not back.startswith(("//", "/\\"))
    response = RedirectResponse(back if safe else "/", status_code=303)
    for cookie, value in ((COOKIE, language), (THEME_COOKIE, theme)):
        if value:
            response.set_cookie(cookie, value, max_age=_YEAR, httponly=True, samesite="lax")
    return response
