"""Word rules and the one pass over all words that serves them.

A phrase costs a look-up of its first word. A pattern is tried only at its anchor words, and
compiled on the first of them: a hundred patterns searched one by one would cost more than all the
rest of the run (``bench/README.md``).
"""

from __future__ import annotations

from linter.language.patterns import regex
from linter.language.text import WORD
from linter.rule import Rule

TYPE_CHECKING = False
if TYPE_CHECKING:
    import re
    from collections.abc import Callable, Collection, Iterable, Iterator, Sequence

    from linter.diagnostic import Diagnostic
    from linter.language.text import Text
    from linter.postmortem import Passage, Postmortem


# How far a word is understood from its surroundings: a sentence without end costs no more than one.
REACH = 300


class Hit:
    """Where a rule's words stand; offsets in code points."""

    __slots__ = ("_word", "end", "match", "passage", "postmortem", "start")

    def __init__(
        self,
        postmortem: Postmortem,
        passage: Passage,
        place: tuple[int, int],
        match: re.Match[str] | None = None,
    ) -> None:
        self.postmortem = postmortem
        self.passage = passage
        self.start, self.end = place
        self.match = match
        self._word: int | None = None

    @property
    def word(self) -> int:
        """The number of the first word in its text."""
        if self._word is None:
            self._word = self.text.word_at(self.start)
        return self._word

    @property
    def text(self) -> Text:
        """The passage's text."""
        return self.passage.text

    @property
    def words(self) -> str:
        """The words found, as the author wrote them."""
        return self.text.raw[self.start : self.end]

    @property
    def sentence(self) -> str:
        """The sentence around them as written; at most ``REACH`` characters on either side."""
        start, end = self.text.sentence_at(self.start)
        return self.text.raw[max(start, self.start - REACH) : min(end, self.end + REACH)]

    @property
    def before(self) -> str:
        """What precedes them in their sentence, lower case; at most ``REACH`` characters of it."""
        start, _ = self.text.sentence_at(self.start)
        return self.text.low[max(start, self.start - REACH) : self.start]

    @property
    def after(self) -> str:
        """What follows them in their sentence, lower case; at most ``REACH`` characters of it."""
        _, end = self.text.sentence_at(self.start)
        return self.text.low[self.end : min(end, self.end + REACH)]


class WordRule(Rule):
    """A rule about words: phrases, and patterns with the words at which alone they are tried.

    Patterns see lower-case text with straight apostrophes and start at the anchor word. Quotes,
    code, links and allowed phrases are left out before ``judge`` is asked.
    """

    phrases: Sequence[str] = ()
    anchors: Sequence[str] = ()
    pattern: str = ""
    sections: Collection[str] | None = None
    in_headings = False

    def reads(self, passage: Passage) -> bool:
        """Tell whether the rule looks at a passage at all."""
        if passage.is_heading and not self.in_headings:
            return False
        return self.sections is None or passage.section in self.sections

    def judge(self, hit: Hit) -> Diagnostic | None:
        """The finding for a hit, or ``None`` where the words mean something else here."""
        raise NotImplementedError

    def at_hit(self, hit: Hit, message: str) -> Diagnostic:
        """A finding on the words of a hit."""
        return self.at(hit.postmortem, hit.passage.block, message, start=hit.start, end=hit.end)


class Lexicon:
    """The words of a set of rules, indexed by first word.

    With a ``timer`` that counts seconds, ``seconds`` tells how long the words of each rule, by
    code, were looked for beyond the one pass over all words.
    """

    def __init__(self, rules: Iterable[WordRule], timer: Callable[[], float] | None = None) -> None:
        self._timer = timer
        self.seconds: dict[str, float] = {}
        self._tried_at: dict[str, list[tuple[WordRule, Sequence[str], re.Pattern[str]]]] = {}
        for rule in rules:
            self.seconds[rule.code] = 0.0
            pattern = regex(rule.pattern)
            for phrase in rule.phrases:
                words = phrase.split()
                self._tried_at.setdefault(words[0], []).append((rule, words, pattern))
            for anchor in rule.anchors:
                self._tried_at.setdefault(anchor, []).append((rule, (), pattern))

    def hits(self, postmortem: Postmortem) -> Iterator[tuple[WordRule, Hit]]:
        """Every hit in the passages that the rules read, in document order."""
        allowed = [allowed.lower() for allowed in postmortem.policy.allowed_phrases]
        for passage in postmortem.passages:
            for rule, hit in self._in_passage(postmortem, passage):
                if not passage.is_exempt(hit.start, hit.end) and not _is_allowed(hit, allowed):
                    yield rule, hit

    def _in_passage(
        self, postmortem: Postmortem, passage: Passage
    ) -> Iterator[tuple[WordRule, Hit]]:
        text = passage.text
        tried_at = self._tried_at
        for word in WORD.finditer(text.low):
            if word[0] in tried_at:
                yield from self._at_word(postmortem, passage, word)

    def _at_word(
        self, postmortem: Postmortem, passage: Passage, word: re.Match[str]
    ) -> Iterator[tuple[WordRule, Hit]]:
        text, timer = passage.text, self._timer
        start = word.start()
        for rule, phrase, pattern in self._tried_at[word[0]]:
            if not rule.reads(passage):
                continue
            began = timer() if timer is not None else 0.0
            match = None if phrase else pattern.match(text.low, start)
            end = text.phrase_end(start, phrase) if phrase else match.end() if match else -1
            if timer is not None:
                self.seconds[rule.code] += timer() - began
            if end >= 0:
                yield rule, Hit(postmortem, passage, (start, end), match)


def _is_allowed(hit: Hit, allowed: Sequence[str]) -> bool:
    low = hit.text.low
    return any(
        low.startswith(phrase, at) and at <= hit.start and hit.end <= at + len(phrase)
        for phrase in allowed
        for at in _places(low, phrase)
    )


def _places(low: str, phrase: str) -> Iterator[int]:
    at = low.find(phrase)
    while at >= 0:
        yield at
        at = low.find(phrase, at + 1)
