"""Signals that end the process, held until it is safe.

In: nothing. Out: a block during which they are only noted; behind it they do what they would have done.
"""

from __future__ import annotations

import signal
import threading
from types import FrameType, TracebackType
from typing import Final

#: Ctrl-C, a service manager or build server that stops the run, a terminal that is closed.
_SIGNALS: Final = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)


class Interruption:
    """A block that ends in its own time. `is_asked`: a signal wants the process to end."""

    def __init__(self) -> None:
        self._noted: list[int] = []
        self._handlers: dict[signal.Signals, signal._HANDLER] = {}

    @property
    def is_asked(self) -> bool:
        return bool(self._noted)

    def __enter__(self) -> Interruption:
        if threading.current_thread() is threading.main_thread():
            for number in _SIGNALS:
                # What is ignored, as SIGHUP is below nohup, stays so; None is a handler that Python did not set.
                if signal.getsignal(number) not in (signal.SIG_IGN, None):
                    self._handlers[number] = signal.signal(number, self._note)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        for number, handler in self._handlers.items():
            signal.signal(number, handler)
        for noted in self._noted[:1]:
            signal.raise_signal(noted)

    def _note(self, number: int, frame: FrameType | None) -> None:
        self._noted.append(number)
