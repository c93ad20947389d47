"""What every answer and every request must keep to: headers, the name asked for, tokens of forms.

Sources: OWASP cheat sheets on content security policy, cross-site request forgery (signed double-submit cookie) and DNS
rebinding.
"""

import hashlib
import hmac
import secrets
from collections.abc import Awaitable, Callable
from typing import Annotated
from urllib.parse import urlsplit

from fastapi import Form, HTTPException, Request, Response
from fastapi.responses import PlainTextResponse

from warehouse.explorer.config import ExplorerConfig

COOKIE = "moisson_session"
HEADERS = {
    # Everything comes from this server, nothing inline: what a document says can be no script and no style.
    "Content-Security-Policy": "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; "
    "font-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",  # "no-referrer" would make browsers send "Origin: null" with our own forms
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
}
Next = Callable[[Request], Awaitable[Response]]


async def guard(request: Request, call_next: Next) -> Response:
    """Refuse other names and other origins; give the browser its session and the headers."""
    config: ExplorerConfig = request.app.state.config
    if request.headers.get("host", "").lower() not in config.allowed_hosts:
        return PlainTextResponse(
            "unknown host; start with --allow-host to serve this name", status_code=421, headers=HEADERS
        )
    if request.method not in {"GET", "HEAD"} and not _is_same_origin(request):
        return _refuse(403, "the request comes from another site")
    session = request.cookies.get(COOKIE) or secrets.token_urlsafe(16)
    request.state.session = session
    response = await call_next(request)
    response.headers.update(HEADERS)
    response.headers.setdefault("Cache-Control", "no-store")
    if COOKIE not in request.cookies:
        response.set_cookie(COOKIE, session, httponly=True, samesite="lax")
    return response


def _refuse(status: int, message: str) -> Response:
    return PlainTextResponse(message, status_code=status, headers=HEADERS)


def form_token(request: Request) -> str:
    """The token that forms of this session carry."""
    config: ExplorerConfig = request.app.state.config
    return hmac.new(config.secret, request.state.session.encode(), hashlib.sha256).hexdigest()


def require_token(request: Request, token: Annotated[str, Form()] = "") -> None:
    """Dependency of every route that changes something: 403 without the session's token."""
    if not hmac.compare_digest(token.encode(), form_token(request).encode()):
        raise HTTPException(403, "this form is too old or not ours; load the page again")


def _is_same_origin(request: Request) -> bool:
    origin = request.headers.get("origin")
    return origin is None or urlsplit(origin).netloc.lower() == request.headers.get("host", "").lower()
