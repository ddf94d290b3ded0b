"""The native part of the modelled `lib`: what needs origins, partly known values or speed.

In: forced or lazy values of the linted code. Out: values. Importing a module here registers its functions in `NATIVE`,
by dotted path below `lib`. Laziness is that of nixpkgs' functions of the same name.
"""

from nixlint_hwc.eval.library_native import attrsets as _attrsets
from nixlint_hwc.eval.library_native import fileset as _fileset
from nixlint_hwc.eval.library_native import list_members as _list_members
from nixlint_hwc.eval.library_native import lists as _lists
from nixlint_hwc.eval.library_native import meta as _meta
from nixlint_hwc.eval.library_native import string_formats as _string_formats
from nixlint_hwc.eval.library_native import strings as _strings
from nixlint_hwc.eval.library_native import trivial as _trivial
from nixlint_hwc.eval.library_native.sections import NATIVE

_ = (_attrsets, _fileset, _list_members, _lists, _meta, _string_formats, _strings, _trivial)

__all__ = ["NATIVE"]
