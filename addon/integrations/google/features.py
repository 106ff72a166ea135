"""What Google's APIs were seen to lack, remembered for a while by this process (google.md 5.6).

Never for good: a feature that is switched on for the project is used a few minutes later.
"""

from __future__ import annotations

from time import monotonic

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

# The features that are asked for and may be missing.
READING_COMMENTS = "commentsViewMode"
ANCHORED_COMMENTS = "insertComment"
# Whether somebody who may comment, and not edit, may do so by a batch (google.md 10).
COMMENTERS_BATCHES = "batchUpdate of commenters"

MEMORY_S = 600


class Features:
    """Features that were missing within the last minutes; ``timer`` counts seconds."""

    def __init__(self, timer: Callable[[], float] = monotonic) -> None:
        self._timer = timer
        self._missing: dict[str, float] = {}

    def lacks(self, feature: str) -> bool:
        """Tell whether a feature was missing when it was last asked for."""
        until = self._missing.get(feature)
        return until is not None and self._timer() < until

    def note_missing(self, feature: str) -> None:
        """Remember that a feature is missing."""
        self._missing[feature] = self._timer() + MEMORY_S
