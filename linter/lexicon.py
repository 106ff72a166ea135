"""Word rules and the one pass over all words that serves them.

A phrase costs a look-up of its first word. A pattern is tried only at its anchor words, and
compiled on the first of them: a hundred patterns searched one by one would cost more than all the
rest of the run (``bench/README.md``).
"""

from __future__ import annotations

import re

from linter.rule import Rule

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Sequence

    from linter.diagnostic import Diagnostic
    from linter.language.text import Text
    from linter.postmortem import Passage, Postmortem


# How far a word is understood from its surroundings: a sentence without end costs no more than one.
REACH = 300


class Hit:
    """Where a rule's words stand: the number of the first, and offsets in code points."""

    __slots__ = ("end", "match", "passage", "postmortem", "start", "word")

    def __init__(
        self,
        postmortem: Postmortem,
        passage: Passage,
        word: int,
        place: tuple[int, int],
        match: re.Match[str] | None = None,
    ) -> None:
        self.postmortem = postmortem
        self.passage = passage
        self.word = word
        self.start, self.end = place
        self.match = match

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

    def judge(self, hit: Hit) -> Diagnostic | None:
        """The finding for a hit, or ``None`` where the words mean something else here."""
        raise NotImplementedError

    def at_hit(self, hit: Hit, message: str) -> Diagnostic:
        """A finding on the words of a hit."""
        return self.at(hit.postmortem, hit.passage.block, message, start=hit.start, end=hit.end)


class Lexicon:
    """The words of a set of rules, indexed by first word."""

    def __init__(self, rules: Iterable[WordRule]) -> None:
        self._phrases: dict[str, list[tuple[WordRule, tuple[str, ...]]]] = {}
        self._anchors: dict[str, list[WordRule]] = {}
        self._compiled: dict[str, re.Pattern[str]] = {}
        for rule in rules:
            for phrase in rule.phrases:
                words = tuple(phrase.split())
                self._phrases.setdefault(words[0], []).append((rule, words))
            for anchor in rule.anchors:
                self._anchors.setdefault(anchor, []).append(rule)
        self._first = self._phrases.keys() | self._anchors.keys()

    def hits(self, postmortem: Postmortem) -> Iterator[tuple[WordRule, Hit]]:
        """Every hit in the passages that the rules read, in document order."""
        allowed = [allowed.lower() for allowed in postmortem.policy.allowed_phrases]
        for passage in postmortem.passages:
            for rule, hit in self._in_passage(postmortem, passage):
                if passage.is_heading and not rule.in_headings:
                    continue
                if rule.sections is not None and passage.section not in rule.sections:
                    continue
                if not passage.is_exempt(hit.start, hit.end) and not _is_allowed(hit, allowed):
                    yield rule, hit

    def _in_passage(
        self, postmortem: Postmortem, passage: Passage
    ) -> Iterator[tuple[WordRule, Hit]]:
        text = passage.text
        for number, word in enumerate(text.words):
            if word not in self._first:
                continue
            for rule, phrase in self._phrases.get(word, ()):
                if text.match_words(number, phrase):
                    end = text.ends[number + len(phrase) - 1]
                    yield rule, Hit(postmortem, passage, number, (text.starts[number], end))
            for rule in self._anchors.get(word, ()):
                match = self._pattern(rule).match(text.low, text.starts[number])
                if match is not None:
                    yield rule, Hit(postmortem, passage, number, match.span(), match)

    def _pattern(self, rule: WordRule) -> re.Pattern[str]:
        found = self._compiled.get(rule.code)
        if found is None:
            found = self._compiled[rule.code] = re.compile(rule.pattern)
        return found


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
