"""A process that the modes of files hold for, also where tests run as root."""

from __future__ import annotations

import ctypes
import os
from typing import Final

_libc: Final = ctypes.CDLL(None)
#: linux/prctl.h, linux/capability.h
_CAPBSET_DROP: Final = 24
_DAC_OVERRIDE, _DAC_READ_SEARCH = 1, 2
#: The exit code of a process that cannot give up what it has.
_KEPT: Final = 77


def without_privilege() -> None:
    """Before a program is run: give up what lets root read and write whatever modes say (capabilities(7))."""
    for capability in (_DAC_OVERRIDE, _DAC_READ_SEARCH) if os.geteuid() == 0 else ():
        if _libc.prctl(_CAPBSET_DROP, capability, 0, 0, 0) != 0:
            os._exit(_KEPT)
