"""The builtins of the language, by subject. Importing a module of this package registers its functions.

`GLOBAL_NAMES` are those that Nix also has without `builtins.` in front.
"""

from nixlint_hwc.eval.builtins import control, data, hashing, lists, numbers, regex, sets, strings, types, xml
from nixlint_hwc.eval.registry import BUILTINS

GLOBAL_NAMES = (
    "abort", "baseNameOf", "break", "derivation", "derivationStrict", "dirOf", "fetchGit", "fetchMercurial",
    "fetchTarball", "fetchTree", "fromTOML", "import", "isNull", "map", "placeholder", "removeAttrs",
    "scopedImport", "throw", "toString",
)  # fmt: skip

__all__ = ["BUILTINS", "GLOBAL_NAMES"]
_ = (control, data, hashing, lists, numbers, regex, sets, strings, types, xml)
