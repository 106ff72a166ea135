"""How many clicks are in hand at once: as many as are served well, and a short queue for more.

Without an end to the queue every click beyond what a process can do would wait longer than the one
before it, until Google gives all of them up.
"""

from __future__ import annotations

from threading import Condition

# A check computes for a tenth of its time and waits for Google for the rest, so that a processor
# is busy with about ten of them.
MOST = 16
# What these leave behind within a second.
QUEUE = 24
# Together with what a check itself may take, well below the time that Google waits (google.md 1.5).
PATIENCE_S = 2.0


class Seats:
    """Room for ``most`` clicks; ``queue`` more may wait for ``patience_s`` seconds.

    Each process counts for itself.
    """

    def __init__(
        self, most: int = MOST, queue: int = QUEUE, patience_s: float = PATIENCE_S
    ) -> None:
        self._free = most
        self._queue = queue
        self._patience_s = patience_s
        self._waiting = 0
        self._changed = Condition()

    def take(self) -> bool:
        """Whether there is a seat, soon enough; whoever has taken one gives it back."""
        with self._changed:
            if not self._free and self._waiting >= self._queue:
                return False
            self._waiting += 1
            is_free = self._changed.wait_for(lambda: self._free > 0, self._patience_s)
            self._waiting -= 1
            self._free -= is_free
            return is_free

    def give_back(self) -> None:
        """Leave the seat to whoever waits longest."""
        with self._changed:
            self._free += 1
            self._changed.notify()
