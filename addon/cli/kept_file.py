"""Files of what is kept between runs: what every run wants in front, parts behind it.

A file is mapped, not read: a run wants few of the parts, and memory takes time too. It is data
(``marshal``), as trusted as the byte code in whose folder it stands.
"""

from __future__ import annotations

import marshal
import os
import sys

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Collection, Iterable
    from mmap import mmap
    from typing import Any

    # Where a part starts behind the front, and how many bytes it has.
    Place = tuple[int, int]

_SIZE = 8  # Bytes that tell how long the front is.
_OTHERWISE = (EOFError, ImportError, MemoryError, OSError, TypeError, ValueError)


class KeptFile:
    """One file; ``front`` is ``None`` where it is missing, cut off or of another ``version``."""

    def __init__(self, path: str, version: str) -> None:
        self.path = path
        self.version = version
        self._bytes: bytes | mmap = b""
        self._start = 0
        self.front = self._front()

    def part(self, place: Place) -> bytes:
        """A part; of a file that is cut off, less."""
        start = self._start + place[0]
        return self._bytes[start : start + place[1]]

    def write(self, front: Any, parts: Collection[bytes]) -> None:
        """Put another file in its place; in silence where that is not possible."""
        whole = marshal.dumps((self.version, sum(map(len, parts)), front))
        unfinished = f"{self.path}.{os.getpid()}"
        try:
            with open(unfinished, "wb") as file:
                file.write(len(whole).to_bytes(_SIZE, sys.byteorder) + whole)
                file.writelines(parts)
            if not isinstance(self._bytes, bytes):
                self._bytes.close()  # Windows replaces no file that is mapped.
            os.replace(unfinished, self.path)
        except OSError:
            pass

    def _front(self) -> Any:
        try:
            from mmap import ACCESS_READ, mmap

            with open(self.path, "rb") as file:
                self._bytes = mmap(file.fileno(), 0, access=ACCESS_READ)
            self._start = _SIZE + int.from_bytes(self._bytes[:_SIZE], sys.byteorder)
            with memoryview(self._bytes) as whole, whole[_SIZE : self._start] as written:
                version, size, front = marshal.loads(written)  # noqa: S302 - as above
            is_whole = len(self._bytes) == self._start + size
        except _OTHERWISE:
            return None
        return front if version == self.version and is_whole else None


def places(parts: Iterable[bytes]) -> list[Place]:
    """Where each of some parts will stand."""
    found: list[Place] = []
    start = 0
    for part in parts:
        found.append((start, len(part)))
        start += len(part)
    return found
