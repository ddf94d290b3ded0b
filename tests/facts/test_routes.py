"""Caddyfile text, upstreams and public names as facts."""

from __future__ import annotations

import pytest

from nixlint_hwc.eval.values import HOLE, Str, Unknown
from nixlint_hwc.facts.caddyfile import parse_caddyfile, proxied
from nixlint_hwc.facts.routes import domain_of, is_public, parse_upstream
from nixlint_hwc.source import SourceFile, Span

PLACE = Span(SourceFile("a.nix", b""), 0, 0)


def routes(text):
    return [(one.matcher, [word.text for word in one.upstreams]) for one in proxied(parse_caddyfile(Str(text)))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("reverse_proxy localhost:80", [("*", ["localhost:80"])]),
        ("reverse_proxy a:1 b:2 {\n lb_policy first\n}", [("*", ["a:1", "b:2"])]),
        ("reverse_proxy {\n  to a:1 # first\n  to b:2\n}", [("*", ["a:1", "b:2"])]),
        ("reverse_proxy /api/* a:1", [("/api/*", ["a:1"])]),
        ("@api path /api/*\nhandle @api {\n  reverse_proxy a:1\n}", [("path /api/*", ["a:1"])]),
        ("@in {\n  path /x\n  method GET\n}\nreverse_proxy @in a:1", [(" { path /x; method GET }", ["a:1"])]),
        ("handle_path /x/* {\n  uri strip_prefix /y\n  reverse_proxy a:1\n}", [("/x/*", ["a:1"])]),
        ("handle /x { redir /x/ 301 }\nroute /x* {\n  reverse_proxy a:1\n}", [("/x*", ["a:1"])]),
        ('header "X { y" z\nreverse_proxy a:1', [("*", ["a:1"])]),
        ("# reverse_proxy a:1", []),
        ("}}} reverse_proxy", []),
        ("handle {", []),
    ],
)
def test_reverse_proxies_of_a_site(text, expected):
    assert routes(text) == expected


@pytest.mark.parametrize(
    ("text", "host", "port"),
    [
        ("localhost:8080", "localhost", 8080),
        ("http://127.0.0.1:80/path", "127.0.0.1", 80),
        ("https://[::1]:443", "::1", 443),
        ("http://books", "books", None),
        (":9000", "localhost", 9000),
    ],
)
def test_upstreams(text, host, port):
    upstream = parse_upstream(Str(text), PLACE)
    assert (upstream.host, upstream.port) == (host, port)


@pytest.mark.parametrize("text", ["unix//run/x.sock", "unix:///run/x.sock", "", "/path"])
def test_what_is_no_network_address(text):
    assert parse_upstream(Str(text), PLACE) is None


def test_parts_that_are_not_known_stay_so():
    gap = Unknown("a port")
    upstream = parse_upstream(Str(f"http://localhost:{HOLE}", None, (gap,)), PLACE)
    assert upstream.is_local is True
    assert upstream.port is gap


@pytest.mark.parametrize(
    ("domain", "public"),
    [
        ("example.org", True),
        ("*.example.org", True),
        ("nas", False),
        ("nas.local", False),
        ("nas.home.arpa", False),
        ("server.tail12.ts.net", False),
        ("192.168.1.10", False),
        ("", False),
        (f"{HOLE}.org", False),
    ],
)
def test_public_names(domain, public):
    assert is_public(domain) is public


def test_the_domain_of_an_address():
    assert domain_of("http://books.local:80/x") == "books.local"
