"""What every answer and every request must keep to: headers, the name asked for, tokens of forms.

Sources: OWASP cheat sheets on content security policy, cross-site request forgery (signed double-submit cookie) and DNS
rebinding.
"""

import hashlib
import hmac
import secrets
from typing import Annotated
from urllib.parse import urlsplit

from fastapi import Form, HTTPException, Request, Response
from fastapi.responses import PlainTextResponse
from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

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


class Guard:
    """Middleware: refuses other names and other origins; gives the browser its session and the headers.

    Plain ASGI: Starlette's `BaseHTTPMiddleware` hides from the pages behind it that the browser has gone away.
    """

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer, or hand on."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        request = Request(scope)
        refusal = _find_refusal(request)
        if refusal:
            await refusal(scope, receive, send)
            return
        known = request.cookies.get(COOKIE)
        request.state.session = known or secrets.token_urlsafe(16)

        async def send_guarded(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                headers.update(HEADERS)
                headers.setdefault("Cache-Control", "no-store")
                if not known:
                    headers.append("Set-Cookie", f"{COOKIE}={request.state.session}; HttpOnly; Path=/; SameSite=lax")
            await send(message)

        await self._app(scope, receive, send_guarded)


def _find_refusal(request: Request) -> Response | None:
    config: ExplorerConfig = request.app.state.config
    if request.headers.get("host", "").lower() not in config.allowed_hosts:
        return _refuse(421, "unknown host; start with --allow-host to serve this name")
    if request.method not in {"GET", "HEAD"} and not _is_same_origin(request):
        return _refuse(403, "the request comes from another site")
    return None


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


def local_path(back: str) -> str:
    """Where a form leads back to: a path of this server alone, else the first page."""
    # "//elsewhere" and "/\\elsewhere" would leave it.
    return back if back.startswith("/") and not back.startswith(("//", "/\\")) else "/"


def _is_same_origin(request: Request) -> bool:
    origin = request.headers.get("origin")
    return origin is None or urlsplit(origin).netloc.lower() == request.headers.get("host", "").lower()
