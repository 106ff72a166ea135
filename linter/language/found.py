"""Words found in a text, with what stands around them in their sentence."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    import re
    from collections.abc import Collection

    from linter.language.text import Text

# How far a word is understood from its surroundings: a sentence without end costs no more than one.
REACH = 300


class Found:
    """Where words stand; offsets in code points.

    ``bounds`` are start and end of their sentence, ``word`` is the number of the first word in its
    text. ``before`` and ``after`` are what precedes and follows them in their sentence, lower case;
    at most ``REACH`` characters of it.
    """

    __slots__ = ("after", "before", "bounds", "end", "match", "start", "text", "word")

    after: str
    before: str
    bounds: tuple[int, int]
    word: int

    def __init__(
        self, text: Text, place: tuple[int, int], match: re.Match[str] | None = None
    ) -> None:
        self.text = text
        self.start, self.end = place
        self.match = match

    def __getattr__(self, name: str) -> object:
        """Find what is asked for the first time."""
        if name == "before":
            self.before = self.text.low[max(self.bounds[0], self.start - REACH) : self.start]
        elif name == "after":
            self.after = self.text.low[self.end : min(self.bounds[1], self.end + REACH)]
        elif name == "bounds":
            self.bounds = self.text.sentence_at(self.start)
        elif name == "word":
            self.word = self.text.word_at(self.start)
        return object.__getattribute__(self, name)

    @property
    def people(self) -> Collection[str]:
        """Lower-case words of names that the document itself shows to be people."""
        return ()

    @property
    def group(self) -> str | None:
        """The name of the last group that matched."""
        return self.match.lastgroup if self.match is not None else None

    @property
    def last_word(self) -> int:
        """The number of the last of the words."""
        return max(self.word, self.text.word_at(self.end) - 1)

    @property
    def words(self) -> str:
        """The words found, as the author wrote them."""
        return self.text.raw[self.start : self.end]

    @property
    def low(self) -> str:
        """The words found, lower case, apostrophes straight."""
        return self.text.low[self.start : self.end]

    @property
    def sentence(self) -> str:
        """The sentence around them as written; at most ``REACH`` characters on either side."""
        start, end = self.bounds
        return self.text.raw[max(start, self.start - REACH) : min(end, self.end + REACH)]
