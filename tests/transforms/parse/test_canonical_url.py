import pytest

from transforms.parse.canonical_url import canonical_url


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("https://www.Phare.example/A/b", "https://www.phare.example/A/b"),
        ("  HTTPS://phare.example/a\n", "https://phare.example/a"),
        ("http://phare.example", "http://phare.example/"),
        ("http://phare.example:80/a", "http://phare.example/a"),
        ("https://phare.example:443/a", "https://phare.example/a"),
        ("https://phare.example:8443/a", "https://phare.example:8443/a"),
        ("https://phare.example/a#haut", "https://phare.example/a"),
        ("https://phare.example/a?utm_source=x&id=3&FBCLID=y&b=1", "https://phare.example/a?id=3&b=1"),
        ("https://phare.example/a?b=2&a=1", "https://phare.example/a?b=2&a=1"),
        ("https://phare.example/a?gclid=x", "https://phare.example/a"),
        ("https://phare.example/a?utm%5Fsource=x", "https://phare.example/a"),
        ("https://phare.example/a/?q=%C3%A9", "https://phare.example/a/?q=%C3%A9"),
        ("https://moi:secret@phare.example/a", "https://phare.example/a"),
        ("http://[2001:DB8::1]:81/a", "http://[2001:db8::1]:81/a"),
        ("https://phare.example/été", "https://phare.example/été"),
        ("ftp://phare.example/a", None),
        ("javascript:alert(1)", None),
        ("//phare.example/a", None),
        ("phare.example/a", None),
        ("/a/b", None),
        ("https://", None),
        ("https:///a", None),
        ("https://phare.example:port/", None),
        ("https://phare.example:99999/", None),
        ("http://[::1", None),
        ("https://phare.example/a b", None),
        ("https://phare.example/<script>", None),
        ("", None),
        ("https://phare.example/" + "a" * 5000, None),
    ],
)
def test_canonical_url(url: str, expected: str | None) -> None:
    assert canonical_url(url) == expected


def test_it_is_its_own_canonical_form() -> None:
    once = canonical_url("http://PHARE.example:80/a?x=1&utm_medium=m&&y=2#z")
    assert once == "http://phare.example/a?x=1&y=2"
    assert canonical_url(once) == once
