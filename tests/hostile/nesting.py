"""Every construct of the language, nested or repeated more often than anybody would."""

from __future__ import annotations

from pathlib import Path

from tests.hostile.project import DEEP, Case, Maker, files, module, with_container, write


def nested(opening: str, core: str, closing: str = "") -> Maker:
    return module(opening * DEEP + core + closing * DEEP)


def _fifty_files(root: Path) -> None:
    for number in range(50):
        write(root / f"{number}.nix", "-" * DEEP + "1")


def _layers_of_imports(root: Path) -> None:
    """Two files in each layer import both of the next one: the ways that lead to the last are 2 to the power of 60."""
    top = "modules = [ ({ lib, site, ... }: { imports = lib.optionals site.flag [ ./a0.nix ./b0.nix ]; }) ]"
    system = f"nixpkgs.lib.nixosSystem {{ specialArgs = {{ inherit site; }}; {top}; }}"
    write(root / "flake.nix", f"{{ outputs = {{ nixpkgs, site, ... }}: {{ nixosConfigurations.h = {system}; }}; }}")
    for layer in range(60):
        for name in "ab":
            write(root / f"{name}{layer}.nix", f"{{ imports = [ ./a{layer + 1}.nix ./b{layer + 1}.nix ]; }}")
    for name in "ab":
        container = f'virtualisation.oci-containers.containers.{name}.image = "docker.io/library/nginx:latest"'
        write(root / f"{name}60.nix", f"{{ {container}; }}")


PLAIN = '"a/b:1"'

CASES = (
    Case("parentheses", nested("(", PLAIN, ")"), 0, "HWC105"),
    Case("lists", nested("[", "", "]"), 1, "HWC710"),
    Case("sets", nested("{a=", "1", ";}"), 1, "HWC710"),
    Case("recursive sets", nested("rec{a=", "1", ";}"), 1, "HWC710"),
    Case("computed names", nested("{${", '"a"', "}=1;}"), 1, "an attribute name must be a string"),
    Case("lets", nested("let a=1;in ", PLAIN), 0, "HWC105"),
    Case("withs", nested("with {};", PLAIN), 0, "HWC105"),
    Case("assertions", nested("assert true;", PLAIN), 0, "HWC105"),
    Case("conditions", nested("if true then ", PLAIN, ' else ""'), 0, "HWC105"),
    Case("functions", nested("x: ", "1"), 1, "HWC710"),
    Case("functions of sets", nested("{a?1,...}@b: ", "1"), 1, "HWC710"),
    Case("defaults of arguments", nested("{a?", "1", "}:1"), 1, "HWC710"),
    Case("calls", nested("(x: x)(", PLAIN, ")"), 2, "budget of depth"),
    Case("arguments", module("(let f = x: f; in f)" + " 1" * DEEP), 1, "HWC710"),
    Case("selections", module("{ }" + ".a" * DEEP), 1, "configuration.nix"),
    Case("a long name of an option", files(a__nix="{ " + "a." * DEEP + "b = 1; }"), 0, "No containers are defined"),
    Case("fallbacks", nested("{}.a or (", PLAIN, ")"), 0, "HWC105"),
    Case("questions", module("toString ({ } ? " + "a." * DEEP + "b)"), 1, "HWC104"),
    Case("interpolations", nested('"${', PLAIN, '}"'), 0, "HWC105"),
    Case("indented interpolations", nested("''${", PLAIN, "}''"), 0, "HWC105"),
    Case("interpolated paths", nested("./${", '"a"', "}"), 2, "budget of steps"),
    Case("nots", nested("!", "true"), 1, "HWC710"),
    Case("minuses", nested("-", "1"), 1, "configuration.nix"),
    Case("fifty files of minuses", with_container(_fifty_files), 1, "takes too long to parse"),
    Case("minuses with blanks", nested("- ", "1"), 1, "HWC710"),
    Case("sums", module('""' + ' + "a"' * DEEP), 2, "budget"),
    Case("products", module("toString (1" + " * 1" * DEEP + ")"), 1, "HWC101"),
    Case("updates", module("{ }" + " // { }" * DEEP), 1, "HWC710"),
    Case("joined lists", module("[ ]" + " ++ [ ]" * DEEP), 1, "HWC710"),
    Case("ands", module("true" + " && true" * DEEP), 1, "HWC710"),
    Case("ors", module("false" + " || false" * DEEP), 1, "HWC710"),
    Case("implications", module("true" + " -> true" * DEEP), 1, "HWC710"),
    Case("comparisons", nested("(1==", "1", ")"), 1, "HWC710"),
    Case("pipes", module(PLAIN + " |> (x: x)" * DEEP), 2, "budget of depth"),
    Case("comments", module(PLAIN + " /* a */" * DEEP), 0, "HWC105"),
    Case("openings of comments", module(PLAIN + " /*" * DEEP), 1, "HWC001"),
    Case("openings of everything", files(a__nix="{ a = [ ( let b = \"${ ''${ { " * DEEP), 1, "HWC001"),
    Case("strings that end nowhere", files(a__nix='{ a = "${let b = "${' * DEEP), 1, "HWC001"),
    Case("bindings without values", files(a__nix="{ a = ; " * DEEP), 1, "HWC001"),
    Case(
        "imports that hold themselves",
        files(a__nix="{ imports = let own = [ own ]; in own; }"),
        1,
        "nested without end",
    ),
    Case(
        "imports that hold themselves behind a condition",
        files(
            flake__nix="""{ outputs = { nixpkgs, x, ... }: { nixosConfigurations.h = nixpkgs.lib.nixosSystem {
              specialArgs = { inherit x; }; modules = [ ./a.nix ]; }; }; }""",
            a__nix="{ lib, x, ... }: let own = [ own ]; in { imports = lib.optionals (x.kind == 1) [ own ]; }",
        ),
        1,
        "nested without end",
    ),
    Case(
        "imports in imports",
        files(a__nix="{ imports = " + "[" * DEEP + "]" * DEEP + "; }"),
        1,
        "lists among imports are nested",
    ),
    Case("layers of imports behind a condition", _layers_of_imports, 1, "HWC101"),
    Case(
        "conditions of modules",
        files(
            a__nix="{ lib, ... }: { config = "
            + "lib.mkIf true (" * DEEP
            + "{ virtualisation.oci-containers.containers.a.image = 1; }"
            + ")" * DEEP
            + "; }"
        ),
        2,
        "budget of steps",
    ),
    Case(
        "sets in options",
        files(a__nix="{ options = " + "{ a = " * DEEP + "1" + "; }" * DEEP + "; }"),
        0,
        "No containers are defined",
    ),
)
