"""Where clauses and noun phrases begin and end in a sentence, told by closed word lists."""

from __future__ import annotations

from linter.language.grammar import (
    ARTICLES,
    AUXILIARIES,
    CONJUNCTIONS,
    DETERMINERS,
    FINITE,
    PARTITIVES,
    POSTPOSITIVE,
    PREPOSITIONS,
    RELATIVES,
    SUBORDINATORS,
    is_adverb,
    is_past,
)
from linter.language.nouns import is_on_call
from linter.language.people import ROLES, singular

TYPE_CHECKING = False
if TYPE_CHECKING:
    from linter.language.text import Text

_OPENERS = frozenset("(—–;:.!?[")
# Adverbs that stand before a noun as well: "the team's only DBA".
_INSIDE = frozenset(("only", "first", "still", "later", "now"))
_ENDING = PREPOSITIONS | FINITE | POSTPOSITIVE | CONJUNCTIONS | RELATIVES
_GERUND_NOUNS = frozenset("training onboarding meeting building rating planning hiring".split())
_DASHES = ("—", "–", " - ", "--")
FAR = 60


class Clauses:
    """The clauses of the sentence around a word, as far to the left as is looked at.

    Places are numbers of words of the text; ``start`` is the sentence's first.
    """

    __slots__ = ("start", "text", "words")

    def __init__(self, text: Text, word: int) -> None:
        start, _ = text.sentence_at(text.starts[word])
        self.text = text
        self.words = text.words
        self.start = max(text.word_at(start), word - FAR)

    def gap_before(self, word: int) -> str:
        """What stands between a word and the one before it."""
        if word == 0 or word >= len(self.words):
            return ""
        return self.text.low[self.text.ends[word - 1] : self.text.starts[word]]

    def is_break(self, word: int) -> bool:
        """Tell whether punctuation parts a word from the one before it."""
        gap = self.gap_before(word)
        return "," in gap or ")" in gap or not _OPENERS.isdisjoint(gap) or " - " in gap

    def start_of_clause(self, end: int) -> int:
        """The first word of the stretch that runs up to ``end`` without a clause boundary."""
        words = self.words
        if words[end] in RELATIVES:
            return end + 1
        at = end
        while at > self.start:
            if words[at - 1] in SUBORDINATORS or words[at - 1] in RELATIVES or self.is_break(at):
                return at
            at -= 1
        return at

    def before_verb_group(self, word: int) -> int:
        """The last word before the auxiliaries and adverbs that a verb follows."""
        at = word - 1
        while at >= self.start and (self.words[at] in AUXILIARIES or is_adverb(self.words[at])):
            at -= 1
        return at

    def before_parenthesis(self, end: int) -> int:
        """The word before "(…)" where a parenthesis closes right after ``end``."""
        if end < 0 or ")" not in self.gap_before(end + 1):
            return end
        opening = self.text.low.rfind("(", self.text.starts[self.start], self.text.ends[end])
        return end if opening < 0 else self.text.word_at(opening) - 1

    def before_dashes(self, end: int) -> int:
        """The word before "— … —" where such an aside closes right after ``end``."""
        if end < self.start or not self._is_dash(end + 1):
            return end
        return next((at - 1 for at in range(end, self.start, -1) if self._is_dash(at)), end)

    def _is_dash(self, word: int) -> bool:
        gap = self.gap_before(word)
        return any(dash in gap for dash in _DASHES)

    def has_verb(self, start: int, end: int) -> bool:
        """Tell whether a finite verb stands in a stretch."""
        words = self.words
        if words[start].endswith("s") and start < end and words[start + 1] in ARTICLES:
            return True
        return any(
            words[at] in FINITE or (words[at].endswith("ed") and at > start)
            for at in range(start, end + 1)
        )

    def opens_with_subject(self, start: int, end: int) -> bool:
        """Tell whether a stretch begins with a noun phrase that has a verb behind it."""
        first = self.words[start]
        if is_past(first) or first.endswith("ing") or first in PREPOSITIONS:
            return False
        return any(is_past(self.words[at]) for at in range(start + 1, end + 1))

    def head(self, start: int, end: int) -> int:
        """The last word of the noun phrase that begins at ``start``."""
        words = self.words
        at = start
        while at < end:
            if words[at] in PARTITIVES and words[at + 1] == "of":
                return min(self.head(min(at + 2, end), end), end)
            if is_on_call(self.text, at + 1):
                at += 2
            elif self._ends_phrase(at):
                break
            else:
                at += 1
        return min(at, end)

    def _ends_phrase(self, at: int) -> bool:
        """Whether no noun phrase goes on behind a word."""
        words = self.words
        following = words[at + 1]
        if self.gap_before(at + 2) == "-":
            return False
        if following in _ENDING:
            return True
        if words[at] in DETERMINERS or words[at] in PARTITIVES or is_adverb(words[at]):
            return False
        is_participle = following.endswith("ed") and self.gap_before(at + 1) != "-"
        is_apart = is_adverb(following) and following not in _INSIDE
        is_aside = following.endswith("ing") and following not in _GERUND_NOUNS
        is_doing = is_aside and singular(words[at]) in ROLES and self.gap_before(at + 1) != "-"
        return following in ARTICLES or is_apart or is_participle or is_doing

    def last_phrase(self, start: int, end: int) -> int:
        """Where the last noun phrase starts: "after the deploy | the developer forgot …"."""
        words = self.words
        for at in range(end, start if words[start] != "whoever" else end, -1):
            if words[at] not in ARTICLES or words[at - 1] == "of":
                continue
            is_inside = words[at - 1] in PREPOSITIONS or words[at - 1].endswith("ing")
            return start if is_inside or not self._is_phrase(at, end) else at
        return start

    def _is_phrase(self, start: int, end: int) -> bool:
        """Whether a stretch is one noun phrase, with what "of" adds to it."""
        head = self.head(start, end)
        return head == end or (self.words[head + 1] == "of" and not self.has_verb(head + 1, end))

    def runs_on(self, start: int, end: int) -> bool:
        """Tell whether a verb of its own stands between a phrase's head and what follows ``end``.

        "Once the engineer had paused the queue workers missed …": somebody else did it.
        """
        words = self.words
        rest = range(self.head(start, end) + 1, end + 1)
        if not rest or words[start] == "whoever" or words[rest[0]] in ARTICLES:
            return False
        if words[rest[0]].endswith("ed"):
            return len(rest) == 1 or words[rest[1]] not in PREPOSITIONS
        return any(words[at] in FINITE for at in rest)
