"""The order of a sorted list, found as releases of Nix find it.

All stable sorts agree where the comparison is a strict weak order. Nix accepts any comparison, such as `a: b: a == b`.
What it then gives depends on which elements are compared, and that has changed: Nix called C++'s `std::stable_sort`
until 2.30 replaced it by `peeksort` (`libutil/sort.hh`). Both are followed here comparison by comparison, so that a
caller can tell whether they agree.

Elements are numbers; `before(x, y)` tells whether `x` is less than `y`. Every function sorts in place.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

Order = list[int]
Before = Callable[[int, int], bool]

#: `std::stable_sort` sorts runs of so many elements by insertion.
_CHUNK: Final = 7
#: `peeksort` sorts what is no longer than this by insertion.
_SHORT: Final = 16


def stable_sort(order: Order, before: Before) -> None:
    """As `std::stable_sort` of GNU's libstdc++: both halves, the first of which is not shorter, then a merge."""
    middle = (len(order) + 1) // 2
    left, right = order[:middle], order[middle:]
    for half in (left, right):
        _sort_chunks(half, before)
    order[:] = _merged(left, right, before) if len(left) == len(right) else _merged_from_end(left, right, before)


def _sort_chunks(half: Order, before: Before) -> None:
    for start in range(0, len(half), _CHUNK):
        half[start : start + _CHUNK] = _inserted_at_front(half[start : start + _CHUNK], before)
    step = _CHUNK
    while step < len(half):
        for start in range(0, len(half), 2 * step):
            middle, end = start + step, start + 2 * step
            half[start:end] = _merged(half[start:middle], half[middle:end], before)
        step *= 2


def _inserted_at_front(items: Order, before: Before) -> Order:
    """Insertion that asks first whether an element goes to the front."""
    done: Order = []
    for item in items:
        place = len(done)
        if done and before(item, done[0]):
            place = 0
        else:
            while place and before(item, done[place - 1]):
                place -= 1
        done.insert(place, item)
    return done


def _merged(left: Order, right: Order, before: Before) -> Order:
    merged: Order = []
    i = j = 0
    while i < len(left) and j < len(right):
        if before(right[j], left[i]):
            merged.append(right[j])
            j += 1
        else:
            merged.append(left[i])
            i += 1
    return merged + left[i:] + right[j:]


def _merged_from_end(left: Order, right: Order, before: Before) -> Order:
    merged: Order = []
    i, j = len(left), len(right)
    while i and j:
        if before(right[j - 1], left[i - 1]):
            i -= 1
            merged.append(left[i])
        else:
            j -= 1
            merged.append(right[j])
    return left[:i] + right[:j] + merged[::-1]


def peek_sort(order: Order, before: Before) -> None:
    """As Nix's `peeksort`, a merge sort that looks for runs that are in order already."""
    _Peeking(order, before).sort(0, len(order), 0, len(order))


class _Peeking:
    def __init__(self, order: Order, before: Before) -> None:
        self.order = order
        self.before = before

    def sort(self, start: int, end: int, left_end: int, right_start: int) -> None:
        """Sort from `start` to `end`, which is in order up to `left_end` and from `right_start` on."""
        if left_end == end or right_start == start:
            return
        if end - start <= _SHORT:
            self._insert(start, end)
            return
        middle = start + (end - start) // 2
        if middle <= left_end:
            self.sort(left_end, end, left_end + 1, right_start)
            self._merge(start, left_end, end)
        elif middle >= right_start:
            self.sort(start, right_start, left_end, right_start - 1)
            self._merge(start, right_start, end)
        else:
            self._sort_around(middle, start, end, left_end, right_start)

    def _sort_around(self, middle: int, start: int, end: int, left_end: int, right_start: int) -> None:
        """Sort what is before and after the run in the middle, which stays together."""
        run_start, run_end = self._run(middle, left_end, right_start)
        if run_start == start and run_end == end:
            return
        if middle - run_start < run_end - middle:
            self.sort(start, run_start, left_end, run_start - 1)
            self.sort(run_start, end, run_end, right_start)
            self._merge(start, run_start, end)
        else:
            self.sort(start, run_end, left_end, run_start)
            self.sort(run_end, end, run_end + 1, right_start)
            self._merge(start, run_end, end)

    def _run(self, middle: int, lowest: int, highest: int) -> tuple[int, int]:
        """The run around `middle`, put in order where it falls."""
        falls = self._falls(middle)
        start, end = middle - 1, middle
        while start > lowest and self._falls(start) is falls:
            start -= 1
        while end < highest and self._falls(end) is falls:
            end += 1
        if falls:
            self.order[start:end] = self.order[start:end][::-1]
        return start, end

    def _falls(self, index: int) -> bool:
        return self.before(self.order[index], self.order[index - 1])

    def _insert(self, start: int, end: int) -> None:
        order = self.order
        for index in range(start + 1, end):
            place = index
            while place > start and self._falls(place):
                order[place - 1], order[place] = order[place], order[place - 1]
                place -= 1

    def _merge(self, start: int, middle: int, end: int) -> None:
        self.order[start:end] = _merged(self.order[start:middle], self.order[middle:end], self.before)
