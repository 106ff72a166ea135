"""All texts of a document on end: what most documents lack is looked for once, not in each."""

from __future__ import annotations

from bisect import bisect_right
from functools import cached_property
from itertools import accumulate

from linter.language.text import lower

TYPE_CHECKING = False
if TYPE_CHECKING:
    import re
    from collections.abc import Iterable, Iterator, Sequence


class Whole:
    """Some texts, a line each; ``low`` is ``raw`` in lower case, no offset moved.

    ``chunks`` is what stands between white space, each of them once.
    """

    def __init__(self, texts: Sequence[str]) -> None:
        self.texts = texts
        self.raw = "\n".join(texts)
        self.low = lower(self.raw)
        self.chunks = frozenset(self.raw.split())
        # Far shorter than the text: what is not in it is not looked for in the text.
        self._vocabulary = lower(" ".join(self.chunks))

    @cached_property
    def starts(self) -> list[int]:
        """Where each text starts, and where one behind the last would."""
        return [0, *accumulate(len(text) + 1 for text in self.texts)]

    def with_any(self, words: Iterable[str]) -> set[int]:
        """The numbers of the texts that have any of some words, these given in lower case."""
        return self._with(words, self.low)

    def as_written(self, words: Iterable[str]) -> set[int]:
        """The numbers of the texts that have any of some words just as they are given."""
        return self._with(words, self.raw)

    def matching(self, pattern: re.Pattern[str]) -> Iterator[int]:
        """The numbers of the texts in which a pattern is found that looks at no line's ends."""
        match = pattern.search(self.raw)
        while match is not None:
            number = bisect_right(self.starts, match.start()) - 1
            yield number
            match = pattern.search(self.raw, self.starts[number + 1])

    def _with(self, words: Iterable[str], within: str) -> set[int]:
        found: set[int] = set()
        for word in words:
            first = word if " " not in word else word.partition(" ")[0]
            at = within.find(word) if first.lower() in self._vocabulary else -1
            while at >= 0:
                number = bisect_right(self.starts, at) - 1
                found.add(number)
                at = within.find(word, self.starts[number + 1])
        return found
