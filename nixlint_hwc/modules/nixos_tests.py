"""NixOS tests: their machines exist for as long as a test runs, and are not judged (NixOS manual, "NixOS Tests").

What makes a test notes the file that the test stands in, in `Evaluator.test_files`.
"""

from __future__ import annotations

from typing import Any, Final

from nixlint_hwc.eval.evaluator import Evaluator
from nixlint_hwc.eval.packages import Package, PackageSet
from nixlint_hwc.eval.thunk import force
from nixlint_hwc.eval.values import Builtin, PathValue
from nixlint_hwc.modules.module import source_file

#: The functions of `pkgs.testers` that make a test.
_TESTERS: Final = ("nixosTest", "runNixOSTest")
#: The files of nixpkgs that are functions which make a test.
_FILES: Final = ("nixos/tests/make-test-python.nix", "nixos/tests/make-test.nix")


def test_makers(evaluator: Evaluator) -> tuple[dict[str, Any], dict[str, Any]]:
    """What makes tests: attributes of `pkgs`, and files of nixpkgs, each by name."""

    def make(argument: Any) -> Package:
        value = force(argument)
        if value.__class__ is PathValue:
            path = evaluator.project.relative(value.path)
        else:
            file = source_file(value)
            path = file.path if file is not None else None
        if path is not None:
            evaluator.test_files.add(path)
        return Package("a NixOS test")

    test = Builtin("nixosTest", 1, make)
    testers = PackageSet("pkgs.testers", dict.fromkeys(_TESTERS, test))
    return {"nixosTest": test, "testers": testers}, dict.fromkeys(_FILES, test)
