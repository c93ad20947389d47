"""Language and theme of the interface, kept in cookies."""

from typing import Annotated, Literal

from fastapi import APIRouter, Depends, Form
from fastapi.responses import RedirectResponse

from warehouse.explorer.protect import local_path, require_token
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
    response = RedirectResponse(local_path(back), status_code=303)
    for cookie, value in ((COOKIE, language), (THEME_COOKIE, theme)):
        if value:
            response.set_cookie(cookie, value, max_age=_YEAR, httponly=True, samesite="lax")
    return response
