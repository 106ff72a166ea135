"""Words, sentences and quotations of one block's text, each found once and on demand."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from operator import add

from linter.language.patterns import regex
from linter.language.stretches import Stretches

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

WORD = regex(r"\w++(?:['’]\w++)*+")

# It starts with a set of characters, for which ``re`` looks far faster than for anything else.
_SENTENCE_END = regex(
    r"[.!?…\u000b\n](?:(?<=\u000b)\u000b*+|(?<=\n)\n++|(?<=[.!?…])(?<![.!?…].)[.!?…]*+"
    r"[\"'”’)\]]*+(?=\s+(?:[^\w\s]{0,3}\s?[^\Wa-z_]|[`@#])))"
)
# What never ends a sentence, and what does before a word that starts one ("9 a.m. The alert").
_ABBREVIATION = regex(
    r"\b(?:e\.g|i\.e|vs|cf|approx|ca|incl|excl|resp|mr|mrs|ms|dr|st|dept|fig|sec|vol)\.$",
    re.IGNORECASE,
)
_PERHAPS_ABBREVIATION = regex(
    r"\b(?:no|etc|inc|ltd|corp|est|min|max|a\.m|p\.m|u\.s|u\.k|[a-z]"
    r"|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)\.$",
    re.IGNORECASE,
)
_NUMBERED = regex(r"\s*(?:\d{1,3}|[A-Za-z])[.)]{1,2}$")
_AFRESH = regex(r"\s+(?:The|A|An|We|It|This|That|They|No|At|In|On|All|Our|I)\b(?!\.)")
_LONGEST_ABBREVIATION = 12
# So many letters and a full stop are no abbreviation: most sentences end so.
_UNABBREVIATED = 8

_QUOTATION = regex(
    r"“[^“”]{1,400}”|«[^«»]{1,400}»|»[^«»]{1,400}«|`[^`\n]{1,200}`"
    r"|(?<!\w)[\"“”„‟][^\"“”„‟]{1,400}[\"“”](?!\w)"
    r"|(?<!\w)[‘‚](?:[^‘’\n]|(?<=\w)’(?=\w)){1,200}[’‘](?!\w)"
    r"|(?<!\w)'(?:[^'\n]|(?<=\w)'(?=\w)){1,200}'(?!\w)"
)
# Far cheaper to look for than a quotation, and most texts have none.
_QUOTATION_MARK = regex("[“”„‟«»`‘‚\"']")

_GOES_ON = regex(r"'?\w")
_GAP = frozenset(" \n\t\u000b\u00a0\u2009\u202f-‐‑\r")


def lower(text: str) -> str:
    """Lower-case without moving an offset: U+0130 is the one character that would grow."""
    low = text.lower()
    return low if len(low) == len(text) else text.replace("\u0130", "i").lower()


def bare(text: str) -> str:
    """A text from its first letter or digit to its last."""
    start, end = 0, len(text)
    while start < end and not text[start].isalnum():
        start += 1
    while end > start and not text[end - 1].isalnum():
        end -= 1
    return text[start:end]


def words(text: str) -> int:
    """The number of words."""
    return len(WORD.findall(text))


class Text:
    """A text with its words and sentences. All offsets are code points of the text.

    ``low`` is it in lower case, apostrophes straight; ``capitals`` are where it differs. The
    ``words`` are those of ``low``, begin at ``starts`` and end at ``ends``. ``sentences`` are start
    and end of each, white space between them left out, ``quotations`` those of all that stands
    between quotation marks, the marks included, to be asked as ``quoted``.
    """

    __slots__ = (
        "capitals",
        "ends",
        "low",
        "quotations",
        "quoted",
        "raw",
        "sentences",
        "starts",
        "words",
    )

    capitals: list[int]
    low: str
    words: list[str]
    starts: list[int]
    ends: list[int]
    sentences: list[tuple[int, int]]
    quotations: list[tuple[int, int]]
    quoted: Stretches

    def __init__(self, raw: str) -> None:
        self.raw = raw

    def __getattr__(self, name: str) -> object:
        """Find what is asked for the first time; from then on it is there without a call."""
        if name == "low":
            self.low = lower(self.raw).replace("’", "'")
        elif name == "capitals":
            pairs = enumerate(zip(self.raw, self.low, strict=True))
            self.capitals = [at for at, (raw, low) in pairs if raw != low]
        elif name == "sentences":
            self.sentences = split_sentences(self.raw)
        elif name == "quotations":
            self.quotations = _quotations(self.raw)
        elif name == "quoted":
            self.quoted = Stretches(self.quotations)
        elif name in {"words", "starts", "ends"}:
            matches = [*WORD.finditer(self.low)]
            self.words = [match[0] for match in matches]
            self.starts = [match.start() for match in matches]
            self.ends = [*map(add, self.starts, map(len, self.words))]
        return object.__getattribute__(self, name)

    def sentence_at(self, offset: int) -> tuple[int, int]:
        """Start and end of the sentence that holds an offset; the whole text if there is none."""
        spans = self.sentences
        position = bisect_right(spans, (offset, len(self.raw) + 1)) - 1
        return spans[position] if position >= 0 else (0, len(self.raw))

    def is_quoted(self, start: int, end: int) -> bool:
        """Tell whether a stretch lies inside quotation marks."""
        return self.quoted.around(start, end)

    def has_capital(self, start: int, end: int) -> bool:
        """Tell whether a stretch has a character that ``low`` has otherwise."""
        position = bisect_left(self.capitals, start)
        return position < len(self.capitals) and self.capitals[position] < end

    def word_at(self, offset: int) -> int:
        """The number of the first word that starts at an offset or after it."""
        starts = self.starts
        position = bisect_right(starts, offset)
        return position - 1 if position and starts[position - 1] == offset else position

    def adjoin(self, left: int, right: int) -> bool:
        """Tell whether only white space or a hyphen stands between two neighbouring words."""
        return _GAP.issuperset(self.low[self.ends[left] : self.starts[right]])

    def phrase_end(self, start: int, words: Sequence[str]) -> int:
        """Where a phrase ends that stands at a word's start; -1 where it does not stand there.

        Only white space or hyphens may stand between its words.
        """
        low = self.low
        at = start
        for number, word in enumerate(words):
            if number:
                gap = at
                while low[at : at + 1] in _GAP:
                    at += 1
                if at == gap:
                    return -1
            if not low.startswith(word, at):
                return -1
            at += len(word)
            if _GOES_ON.match(low, at):
                return -1
        return at


def _quotations(text: str) -> list[tuple[int, int]]:
    if _QUOTATION_MARK.search(text) is None:
        return []
    return [match.span() for match in _QUOTATION.finditer(text)]


def split_sentences(text: str) -> list[tuple[int, int]]:
    """Start and end offsets of the sentences of a text.

    A full stop after an abbreviation, an initial or the number of a list ends nothing, nor does
    one that is followed by a lower-case letter.
    """
    spans: list[tuple[int, int]] = []
    start = 0
    for match in _SENTENCE_END.finditer(text):
        if not _goes_on(text, start, match.end()):
            _append(spans, text, start, match.end())
            start = match.end()
    _append(spans, text, start, len(text))
    return spans


def _goes_on(text: str, start: int, end: int) -> bool:
    """Whether what looks like the end of a sentence is none."""
    if end - start > _LONGEST_ABBREVIATION and text[end - _UNABBREVIATED : end - 1].isalpha():
        return False
    low = max(start, end - _LONGEST_ABBREVIATION)
    if _ABBREVIATION.search(text, low, end) or _NUMBERED.match(text, start, end):
        return True
    return bool(_PERHAPS_ABBREVIATION.search(text, low, end)) and not _AFRESH.match(text, end)


def _append(spans: list[tuple[int, int]], text: str, start: int, end: int) -> None:
    stretch = text[start:end]
    left = start + len(stretch) - len(stretch.lstrip())
    right = start + len(stretch.rstrip())
    if left < right and WORD.search(text, left, right):
        spans.append((left, right))
