"""Caddyfile text, upstreams and public names as facts."""

from __future__ import annotations

import pytest

from nixlint_hwc.eval.values import HOLE, Str, Unknown
from nixlint_hwc.facts.routes.caddyfile import Imports, expanded, parse_caddyfile, proxied, sites, snippets_of
from nixlint_hwc.facts.routes.route import domain_of, is_public, parse_upstream
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
        (
            "handle_path /x/* {\n  handle_path /x/* {\n    reverse_proxy a:1\n  }\n  reverse_proxy b:1\n}",
            [("/x/* /x/*", ["a:1"]), ("/x/*", ["b:1"])],
        ),
        ("handle /x { redir /x/ 301 }\nroute /x* {\n  reverse_proxy a:1\n}", [("/x*", ["a:1"])]),
        ('header "X { y" z\nreverse_proxy a:1', [("*", ["a:1"])]),
        ("# reverse_proxy a:1", []),
        ("respond <<TEXT\n  { reverse_proxy a:1\n  TEXT 200\nreverse_proxy b:2", [("*", ["b:2"])]),
        ("respond <<TEXT\nreverse_proxy a:1", [("*", ["a:1"])]),
        ("reverse_proxy /x \\\n  a:1 \\\n  b:2", [("/x", ["a:1", "b:2"])]),
        ("forward_auth a:1 {\n uri /v\n}", [("forward_auth", ["a:1"])]),
        ("php_fastcgi /x/* a:9000", [("php_fastcgi /x/*", ["a:9000"])]),
        ("}}} reverse_proxy", []),
        ("handle {", []),
    ],
)
def test_reverse_proxies_of_a_site(text, expected):
    assert routes(text) == expected


@pytest.mark.parametrize(
    ("matcher", "host"),
    [
        ("host a.example.org", "a.example.org"),
        ("host a.example.org b.example.org", None),
        ("host *.example.org", None),
        ("not host a.example.org", None),
        ("path /host", None),
        ("{\n host a.example.org\n path /x\n}", "a.example.org"),
        ("{\n not host a.example.org\n}", None),
        ("host {$NAME}", None),
    ],
)
def test_the_host_that_a_matcher_asks_for(matcher, host):
    site = f"@it {matcher}\nhandle @it {{\n  handle /inner {{\n    reverse_proxy a:1\n  }}\n}}"
    assert [one.host for one in proxied(parse_caddyfile(Str(site)))] == [host]


def test_snippets_and_named_routes_are_put_in_for_what_names_them():
    text = (
        "(to) {\n reverse_proxy {args[0]}:{args[1]}\n}\n&(again) {\n import to b 2\n}\n"
        "a {\n import to a 1\n invoke again\n import other\n}"
    )
    directives = parse_caddyfile(Str(text))
    imports = Imports(snippets_of(directives))
    ((addresses, block),) = sites(directives)
    assert addresses == ("a",)
    assert [one.upstreams[0].text for one in proxied(expanded(block, imports))] == ["a:1", "b:2"]
    assert imports.has_gap is True


def test_snippets_whose_text_multiplies_are_a_gap():
    more = "{args[0]}" * 30
    directives = parse_caddyfile(Str(f"(s) {{\n import s {more}\n respond {{args[1]}}\n}}\na {{\n import s bbbb\n}}"))
    imports = Imports(snippets_of(directives))
    words = [len(word.text) for one in expanded(directives, imports) for inner in one.block for word in inner.words]
    assert imports.has_gap is True
    assert sum(words) < 10_000_000


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a {\n}\nb, c {\n}", [("a",), ("b", "c")]),
        ("a,\nb {\n x\n}", [("a", "b")]),
        ("{\n admin off\n}\na\nreverse_proxy b:1 {\n lb_policy first\n}", [("a",)]),
        ("import x\na {\n y\n}", [("a",)]),
        ("(s) {\n x\n}", []),
    ],
)
def test_the_sites_of_a_file(text, expected):
    found = sites(parse_caddyfile(Str(text)))
    assert [addresses for addresses, _ in found] == expected


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
