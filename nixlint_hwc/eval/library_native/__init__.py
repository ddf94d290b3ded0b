"""The native part of the modelled `lib`: what needs origins, partly known values or speed.

In: forced or lazy values of the linted code. Out: values. Importing a module here registers its functions in `NATIVE`,
by dotted path below `lib`. Laziness is that of nixpkgs' functions of the same name.
"""

from nixlint_hwc.eval.library_native import attrsets as _attrsets
from nixlint_hwc.eval.library_native import fileset as _fileset
from nixlint_hwc.eval.library_native import lists as _lists
from nixlint_hwc.eval.library_native import meta as _meta
from nixlint_hwc.eval.library_native import strings as _strings
from nixlint_hwc.eval.library_native import trivial as _trivial
from nixlint_hwc.eval.library_native.sections import NATIVE

_ = (_attrsets, _fileset, _meta, _lists, _strings, _trivial)

__all__ = ["NATIVE"]
