"""The whole explorer against those who would harm it: routes and pages are found here, so that a new one cannot be forgotten."""

import http.client
import re
from urllib.parse import urlsplit

import httpx
import pytest
from fastapi.routing import APIRoute

from warehouse.explorer.config import ExplorerConfig
from warehouse.explorer.create_app import create_app

NONE = "00000000-0000-0000-0000-000000000000"
HOSTILE = {
    "long": "a" * 3_000,
    "unicode": "’ \u202e 😀 \u0000 \ud7ff ﷺ e\u0301\u0301\u0301",
    "sql": "'; DROP TABLE documents; --",
    "quotes": "\"') OR 1=1 --",
    "wildcards": "%_*?[]\\",
    "format": "{0} {name} %s ${7*7} {{7*7}}",
    "path": "../../../../etc/passwd",
    "script": "<script>alert(1)</script>",
    "number": "-1",
    "infinite": "9" * 400,
    "odd number": "1e999",
    "break": "a\r\nSet-Cookie: x=1",
    "empty": "",
}


def list_routes(published="/nowhere/moisson.duckdb"):
    return _flatten(create_app(ExplorerConfig(published)).routes)


def _flatten(routes):
    found = []
    for route in routes:
        if isinstance(route, APIRoute):
            found.append(route)
        elif getattr(route, "original_router", None) is not None:
            found += _flatten(route.original_router.routes)
    return found


def _parameters(route):
    due, found = [route.dependant], set()
    while due:
        dependant = due.pop()
        found |= {field.alias for field in dependant.query_params}
        due += dependant.dependencies
    return found


ROUTES = list_routes()
GETS = sorted({re.sub(r"\{\w+\}", NONE, route.path) for route in ROUTES if "GET" in route.methods})
POSTS = sorted({re.sub(r"\{\w+\}", NONE, route.path) for route in ROUTES if route.methods - {"GET", "HEAD"}})
NAMES = sorted({name for route in ROUTES for name in _parameters(route)})


@pytest.fixture(scope="module")
def client(explorer):
    with httpx.Client(base_url=explorer, timeout=60) as made:
        yield made


def test_the_routes_are_found():
    assert {"/", "/documents", "/claims", "/entities", "/runs", "/judgements", "/sql", f"/documents/{NONE}"} <= set(
        GETS
    )
    assert {"/preferences", "/judgements", "/sql", "/sql/cancel", "/sql/download"} <= set(POSTS)
    assert {"q", "page", "sort", "since", "status", "language"} <= set(NAMES)


@pytest.mark.parametrize("path", GETS)
def test_no_parameter_breaks_a_page(client, path):
    for kind, value in HOSTILE.items():
        answer = client.get(path, params=dict.fromkeys(NAMES, value[: 60_000 // len(NAMES)]))
        assert answer.status_code < 500, kind
        assert "set-cookie: x" not in str(answer.headers).lower()
        assert "<script>alert(1)" not in answer.text
        assert "x" not in answer.cookies


@pytest.mark.parametrize("path", GETS)
def test_no_parameter_alone_breaks_a_page(client, path):
    """A wrong value beside a right one: what the first of all wrong ones hides."""
    names = {name for route in ROUTES if re.sub(r"\{\w+\}", NONE, route.path) == path for name in _parameters(route)}
    for name in sorted(names):
        for kind in ("long", "sql", "unicode", "wildcards", "infinite"):
            assert client.get(path, params={name: HOSTILE[kind]}).status_code < 500, (name, kind)


def test_an_address_of_100_kb_is_refused(client):
    connection = http.client.HTTPConnection(client.base_url.host, client.base_url.port, timeout=30)
    connection.request("GET", f"/documents?q={'a' * 100_000}")
    assert connection.getresponse().status in {400, 414, 422, 431}
    connection.close()


def test_null_bytes_and_broken_utf8_are_no_error(client):
    for path in GETS:
        assert client.get(f"{path}?q=%00&page=%00&%00=%ff%fe&q=%ff").status_code < 500


@pytest.mark.parametrize("path", POSTS)
def test_a_form_without_our_token_is_refused(client, path):
    client.get("/")
    assert client.post(path).status_code == 403
    assert client.post(path, data={"token": "0" * 64}).status_code == 403


@pytest.mark.parametrize("path", POSTS)
def test_a_form_with_the_token_of_another_browser_is_refused(client, explorer, path):
    token = re.search(r'name="token" value="(\w+)"', httpx.get(f"{explorer}/").text).group(1)
    client.get("/")
    assert client.post(path, data={"token": token}).status_code == 403


@pytest.mark.parametrize(
    "origin", ["http://evil.example", "null", "http://127.0.0.1:1", "http://127.0.0.1.evil.example"]
)
@pytest.mark.parametrize("path", POSTS)
def test_a_form_from_elsewhere_is_refused_whatever_it_holds(client, path, origin):
    token = re.search(r'name="token" value="(\w+)"', client.get("/").text).group(1)
    answer = client.post(path, data={"token": token}, headers={"Origin": origin})
    assert (answer.status_code, answer.text) == (403, "the request comes from another site")


@pytest.mark.parametrize(
    "host", ["evil.example", "evil.example:8765", "127.0.0.1.evil.example", "127.0.0.1:1", "[::1]:1", ""]
)
def test_a_name_that_leads_here_is_refused(client, host):
    for path in ("/", "/sql", "/static/style.css", "/nowhere"):
        answer = client.get(path, headers={"Host": host})
        # without any Host the server itself refuses
        assert answer.status_code in {400, 421}
        assert "Moisson" not in answer.text


@pytest.mark.parametrize(
    "path",
    [
        "/static/../create_app.py",
        "/static/%2e%2e/create_app.py",
        "/static/..%2fcreate_app.py",
        "/static/..%5ccreate_app.py",
        "/static//etc/passwd",
        "/static/%2fetc%2fpasswd",
        "/static/....//create_app.py",
        "/static/style.css%00.html",
        "/static/",
    ],
)
def test_nothing_but_the_shipped_files_is_static(explorer, path):
    url = httpx.URL(explorer).copy_with(raw_path=path.encode())
    answer = httpx.get(url)
    assert answer.status_code == 404
    assert "def create_app" not in answer.text
    assert "root:" not in answer.text


@pytest.mark.parametrize("method", ["PUT", "PATCH", "DELETE", "TRACE", "OPTIONS", "CONNECT"])
def test_other_methods_do_nothing(client, method):
    for path in (*GETS, *POSTS):
        assert client.request(method, path).status_code in {400, 404, 405, 422}


def test_cookies_are_for_this_server_and_no_script(explorer):
    kept = httpx.get(f"{explorer}/").headers.get_list("set-cookie")
    assert len(kept) == 1
    assert kept[0].startswith("moisson_session=")
    assert kept[0].lower().count("httponly") == 1
    assert "samesite=lax" in kept[0].lower()
    assert "domain" not in kept[0].lower()


@pytest.mark.parametrize("path", [*GETS, "/static/style.css", "/nowhere"])
def test_every_answer_carries_the_headers(client, path):
    headers = client.get(path).headers
    assert "default-src 'none'" in headers["content-security-policy"]
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["x-frame-options"] == "DENY"
    assert headers["referrer-policy"] == "same-origin"
    assert "access-control-allow-origin" not in headers


def test_no_page_runs_what_a_document_says(page, explorer):
    """Follows links from what hostile documents are found by, three deep, to some pages of each kind."""
    elsewhere, broken = [], []
    page.on(
        "request",
        lambda request: None if request.url.startswith((explorer, "data:")) else elsewhere.append(request.url),
    )
    page.on("response", lambda answer: broken.append(f"{answer.status} {answer.url}") if answer.status >= 400 else None)
    seen, kinds, due = set(), {}, ["/documents?q=alert", "/claims?q=alert", "/entities?q=Quill", "/"]
    for _ in range(3):
        found = []
        for path in due:
            page.goto(path)
            assert page.locator("main h1").count() == 1, path
            assert (
                page.locator("main script, main iframe, main img, main object, main [style], main [onclick]").count()
                == 0
            ), path
            page.evaluate("document.querySelectorAll('details').forEach((one) => { one.open = true; })")
            found += page.eval_on_selector_all("a[href]", "links => links.map(link => link.href)")
        due = _choose(found, explorer, seen, kinds)
    assert elsewhere == []
    assert broken == []


def _choose(found, explorer, seen, kinds):
    """At most two addresses of each kind of page, for pages of one kind come from one template."""
    chosen = []
    for address in dict.fromkeys(found):
        assert address.startswith(("http://", "https://", "mailto:")), address
        parts = urlsplit(address)
        if f"{parts.scheme}://{parts.netloc}" != explorer:
            continue
        path = f"{parts.path}?{parts.query}" if parts.query else parts.path
        kind = re.sub(r"[0-9a-f]{8}-[0-9a-f-]{27}", "*", parts.path)
        if path not in seen and kinds.get(kind, 0) < 2:
            kinds[kind] = kinds.get(kind, 0) + 1
            seen.add(path)
            chosen.append(path)
    return chosen
