"""What our comments say of themselves: which finding a thread is about, and what became of it.

So the document alone tells which thread belongs to which finding, whoever opened it and whatever
the service has forgotten. The first line of each post of ours is ``WORD · CODE fingerprint``.
"""

from __future__ import annotations

from linter.language.patterns import regex

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from linter.document import Post, Thread

# The word of a post that opens a thread.
OPENED = "Second Story"

# Words of the replies with which a thread of ours is resolved by us.
FIXED = "Fixed"
DISMISSED = "Dismissed"
CLOSED = "Closed"
REPEATED = "Repeated"
WITHDRAWN = "Withdrawn"
CLOSING = frozenset((FIXED, DISMISSED, CLOSED, REPEATED, WITHDRAWN))

# Words of the replies with which a thread goes on: found again after it was closed, or found in
# a passage that reads differently by now.
AGAIN = "Found again"
REWORDED = "Reworded"

_MARKER = regex(
    r"\s*(?P<word>Second Story|Fixed|Dismissed|Closed|Repeated|Withdrawn|Found again|Reworded)"
    r" · (?P<code>[A-Z]{3}\d{2}) (?P<fingerprint>[0-9a-f]{8})(?![0-9a-f])"
)
# A sidebar's dismissal ends with the marker of the passage that it was said of.
_CLOSING_LINE = regex(
    r"\n *+Second Story · (?P<code>[A-Z]{3}\d{2}) (?P<fingerprint>[0-9a-f]{8})\s*+$"
)


class Marker:
    """The finding that a post is about, and the word that says what became of it."""

    __slots__ = ("code", "fingerprint", "word")

    def __init__(self, word: str, code: str, fingerprint: str) -> None:
        self.word = word
        self.code = code
        self.fingerprint = fingerprint

    def __str__(self) -> str:
        return f"{self.word} · {self.code} {self.fingerprint}"

    @property
    def finding(self) -> tuple[str, str]:
        """Code and fingerprint: what a finding is known by."""
        return (self.code, self.fingerprint)


def marker(content: str) -> Marker | None:
    """The marker that a post begins with, if it is one of ours."""
    match = _MARKER.match(content)
    return Marker(*match.group("word", "code", "fingerprint")) if match is not None else None


def is_ours(thread: Thread) -> bool:
    """Tell whether a thread was opened by us, in whosever name."""
    first = marker(thread.posts[0].content) if thread.posts else None
    return first is not None and first.word == OPENED


def subject(posts: Sequence[Post]) -> Marker | None:
    """The finding that a thread of ours is about after these posts: the last one marked."""
    for post in reversed(posts):
        found = marker(post.content) or _closing_line(post.content)
        if found is not None:
            return found
    return None


def without_closing_line(content: str) -> str:
    """A post without the marker that it ends with."""
    return _CLOSING_LINE.sub("", content)


def _closing_line(content: str) -> Marker | None:
    match = _CLOSING_LINE.search(content)
    return Marker(OPENED, *match.group("code", "fingerprint")) if match is not None else None
