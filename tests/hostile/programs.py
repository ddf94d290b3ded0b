"""Programs that do not end, or not soon, and values that do not fit."""

from __future__ import annotations

from pathlib import Path

from tests.hostile.project import Case, Maker, beside, files, module, write

_ENDLESS = "let f = n: f (n + 1); in f 0"
_FIBONACCI = "let f = n: if n < 2 then n else f (n - 1) + f (n - 2); in toString (f 60)"


_DOUBLED = "lib.foldl' (s: _: { a = s; b = s; }) 1 (lib.range 1 60)"
_ENDLESS_NAMES = f"{{ lib, ... }}: {{ virtualisation.oci-containers.containers = lib.listToAttrs ({_ENDLESS}); }}"
_HOST = (
    "{ outputs = { nixpkgs, ... }: { nixosConfigurations.h = nixpkgs.lib.nixosSystem { modules = [ ./a.nix ]; }; }; }"
)
_MERGES = " ".join(f"a{n} = lib.mkMerge [ a{n + 1} a{n + 1} ];" for n in range(60))
_DOUBLING_MERGES = f"{{ lib, ... }}: let {_MERGES} a60 = {{ }}; in {{ virtualisation.oci-containers.containers = a0; }}"
_MANY_UNITS = (
    'builtins.listToAttrs (map (n: { name = "s${toString n}"; '
    'value.script = "podman run x${toString n}"; }) (lib.range 1 50000))'
)


def _match(pattern: str) -> Maker:
    return module(f'toString (builtins.match "{pattern}" "a")')


def _read(language: str, text: str) -> Maker:
    return module(f"toString (builtins.typeOf (builtins.from{language} ''{text}''))")


def _everywhere(value: str) -> Maker:
    """Forty containers in forty files, each with a value that takes for ever."""

    def make(root: Path) -> None:
        for number in range(40):
            text = f"{{ virtualisation.oci-containers.containers.a{number}.image = {value}; }}"
            write(root / f"module{number}.nix", text)

    return make


CASES = (
    Case("a million elements", module("toString (builtins.length (builtins.genList (x: x) 1000000))"), 2, "budget"),
    Case("too many elements", module("toString (builtins.length (builtins.genList (x: x) 1000000000))"), 2, "budget"),
    Case("doubling strings", module('lib.foldl\' (s: _: s + s) "aaaaaaaa" (lib.range 1 60)'), 2, "budget"),
    Case("doubling lists", module("toString (lib.foldl' (s: _: s ++ s) [ 1 ] (lib.range 1 60))"), 2, "budget"),
    Case("doubling sets", module(_DOUBLED), 1, "HWC710"),
    Case("doubling sets, printed", module(f"builtins.toJSON ({_DOUBLED})"), 2, "budget"),
    Case("exponential calls", module(_FIBONACCI), 2, "budget"),
    Case("exponential calls everywhere", _everywhere(_FIBONACCI), 2, "budget"),
    Case("endless recursion", module(_ENDLESS), 2, "configuration.nix: the container a"),
    Case("endless recursion everywhere", _everywhere(_ENDLESS), 2, "module39.nix"),
    Case("a value that needs itself", module("let a = b; b = a; in a"), 1, "infinite recursion"),
    Case("a text that needs itself", module("toString { __toString = self: self; }"), 2, "budget of depth"),
    Case("a function that is its own", module("let f = { __functor = self: self; }; in f 1"), 2, "budget of depth"),
    Case("a list in itself", module("toString (let a = [ a a ]; in a)"), 2, "budget"),
    Case(
        "regular expression",
        module('toString (builtins.match "(a*)*(a|a)*b" (lib.fixedWidthString 5000 "a" ""))'),
        1,
        "HWC104",
    ),
    Case("nested groups", _match("(" * 3000 + "a" + ")" * 3000), 0, None),
    Case("nested repetitions", _match("(" * 20 + "a" + "{1000})" * 20), 0, None),
    Case("deep JSON", _read("JSON", "[" * 20_000 + "]" * 20_000), 1, "HWC101"),
    Case("deep TOML", _read("TOML", "a = " + "[" * 20_000 + "]" * 20_000), 1, "HWC101"),
    Case("a number without end", _read("JSON", "9" * 100_000), 1, "this is not JSON"),
    Case("a TOML number without end", _read("TOML", "a = " + "9" * 100_000), 1, "this is not TOML"),
    Case("endless ports", beside("networking.firewall.allowedTCPPorts", _ENDLESS), 2, "configuration.nix:"),
    Case("endless lines of hosts", beside("networking.extraHosts", _ENDLESS), 2, "budget"),
    Case("endless rules of tmpfiles", beside("systemd.tmpfiles.rules", _ENDLESS), 2, "budget"),
    Case("endless modules", beside("imports", "let f = n: [ { } ] ++ f (n + 1); in f 0"), 2, "budget"),
    Case("modules that import themselves", beside("imports", "let m = { imports = [ m ]; }; in [ m ]"), 2, "budget"),
    Case("ever new modules", beside("imports", "let m = n: { imports = [ (m (n + 1)) ]; }; in [ (m 0) ]"), 2, "budget"),
    Case("names without end", files(a__nix=_ENDLESS_NAMES), 2, "budget"),
    Case("names without end on a host", files(a__nix=_ENDLESS_NAMES, flake__nix=_HOST), 2, "the host h"),
    Case("doubling merges", files(a__nix=_DOUBLING_MERGES, flake__nix=_HOST), 2, "budget of steps"),
    Case("fifty thousand units", beside("systemd.services", _MANY_UNITS), 0, "and 49,970 more"),
)
