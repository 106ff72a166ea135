"""Who does it: the grammatical subject of a verb.

No parser: closed word lists, clause boundaries, and the head of the noun phrase that governs the
verb. Where the sentence does not say, the answer is ``SYSTEM``.
"""

from __future__ import annotations

from linter.language.grammar import (
    ARTICLES,
    AUXILIARIES,
    DETERMINERS,
    FINITE,
    OCCASIONS,
    PARTITIVES,
    POSTPOSITIVE,
    PREPOSITIONS,
    RELATIVES,
    SUBORDINATORS,
    is_adverb,
)
from linter.language.nouns import (
    NOBODY,
    PERSON,
    SYSTEM,
    USER,
    is_on_call,
    kind_of,
    pronoun_kind,
)

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Collection

    from linter.language.text import Text

_OPENERS = frozenset("(—–;:.!?[")
_CONJUNCTIONS = frozenset(("and", "or", "but", "then"))
_FAR = 60


def subject_kind(text: Text, word: int, people: Collection[str] = ()) -> str:
    """Tell who the subject of the verb group at a word is.

    ``word`` is the number of the verb group's first word; ``people`` are lower-case words of
    names that the document itself shows to be people.
    """
    return _SubjectFinder(text, people).before(word)


def phrase_kind(text: Text, first: int, last: int, people: Collection[str] = ()) -> str:
    """Tell what the noun phrase stands for that the words ``first`` to ``last`` begin with."""
    return _SubjectFinder(text, people).phrase(first, last)


class _SubjectFinder:
    """One look for a subject; ``text.words`` are lower case, ``text.raw`` keeps the capitals."""

    __slots__ = ("people", "sentence_start", "text")

    def __init__(self, text: Text, people: Collection[str]) -> None:
        self.text = text
        self.people = people
        self.sentence_start = 0

    def before(self, word: int) -> str:
        text = self.text
        start, _ = text.sentence_at(text.starts[word])
        self.sentence_start = max(text.word_at(start), word - _FAR)
        return self._before(word)

    def phrase(self, first: int, last: int) -> str:
        return self._of_phrase(first, last)

    def _before(self, word: int) -> str:
        end = self._skip_parenthesis(self._skip_verb_group(word))
        if end < self.sentence_start:
            return SYSTEM
        if self.text.words[end] in _CONJUNCTIONS:
            return self._of_earlier_clause(end)
        start = self._clause_start(end)
        opener = self.text.words[start - 1] if start > self.sentence_start else ""
        if start > end:
            return self._of_antecedent(start)
        if opener in RELATIVES and (opener != "that" or self._has_verb(start, end)):
            return self._of_antecedent(start)
        start = self._nearest_phrase(start, end)
        if self._is_aside(start, opener):
            return self._before_aside(start)
        return SYSTEM if self._runs_on(start, end) else self._of_phrase(start, end)

    def _skip_verb_group(self, word: int) -> int:
        words = self.text.words
        at = word - 1
        while at >= self.sentence_start and (words[at] in AUXILIARIES or is_adverb(words[at])):
            at -= 1
        return at

    def _skip_parenthesis(self, end: int) -> int:
        """The word before "(…)" where a parenthesis closes right after ``end``."""
        text = self.text
        if end + 1 >= len(text.words) or end < 0:
            return end
        gap = text.low[text.ends[end] : text.starts[end + 1]]
        opening = text.low.rfind("(", text.starts[self.sentence_start], text.ends[end])
        if ")" not in gap or opening < 0:
            return end
        return text.word_at(opening) - 1

    def _clause_start(self, end: int) -> int:
        """The first word of the stretch that runs up to ``end`` without a clause boundary."""
        words = self.text.words
        if words[end] in RELATIVES:
            return end + 1
        at = end
        while at > self.sentence_start:
            if words[at - 1] in SUBORDINATORS or words[at - 1] in RELATIVES:
                return at
            if self._is_break(at - 1, at):
                return at
            at -= 1
        return at

    def _is_break(self, left: int, right: int) -> bool:
        gap = self.text.low[self.text.ends[left] : self.text.starts[right]]
        return "," in gap or ")" in gap or not _OPENERS.isdisjoint(gap) or " - " in gap

    def _nearest_phrase(self, start: int, end: int) -> int:
        """Where the last noun phrase starts: "after the deploy | the developer forgot …"."""
        words = self.text.words
        for at in range(end, start if words[start] != "whoever" else end, -1):
            if words[at] in ARTICLES:
                is_inside = words[at - 1] in PREPOSITIONS or words[at - 1].endswith("ing")
                return start if is_inside or self._head(at, end) != end else at
        return start

    def _runs_on(self, start: int, end: int) -> bool:
        """Whether a verb of its own stands between the phrase's head and the verb looked at.

        "Once the engineer had paused the queue workers missed …": somebody else did it.
        """
        words = self.text.words
        rest = range(self._head(start, end) + 1, end + 1)
        if not rest or words[start] == "whoever" or words[rest[0]] in ARTICLES:
            return False
        if words[rest[0]].endswith("ed"):
            return len(rest) == 1 or words[rest[1]] not in PREPOSITIONS
        return any(words[at] in FINITE for at in rest)

    def _gap_before(self, word: int) -> str:
        if word == 0:
            return ""
        return self.text.low[self.text.ends[word - 1] : self.text.starts[word]]

    def _is_aside(self, start: int, opener: str) -> bool:
        """Whether the stretch only interrupts: "the engineer, on call that night, should …"."""
        first = self.text.words[start]
        return "," in self._gap_before(start) and first in PREPOSITIONS and opener not in RELATIVES

    def _before_aside(self, start: int) -> str:
        phrase = self._of_phrase(start, self._skip_verb_group(start))
        return phrase if phrase != SYSTEM else self._of_antecedent(start)

    def _of_antecedent(self, start: int) -> str:
        """The noun phrase left of a relative clause or an aside that starts at ``start``."""
        end = start - 1
        while end >= self.sentence_start and self.text.words[end] in RELATIVES:
            end -= 1
        if end < self.sentence_start:
            return PERSON if self.text.words[max(0, start - 1)] == "who" else SYSTEM
        first = self._clause_start(end)
        if first > end:
            return SYSTEM
        return self._of_last_phrase(first, end)

    def _of_earlier_clause(self, conjunction: int) -> str:
        """As in "X deployed it and forgot …": the subject of the verb that comes first."""
        words = self.text.words
        at = conjunction - 1
        while at > self.sentence_start:
            at = self._clause_start(at)
            opener = words[at - 1] if at > self.sentence_start else ""
            if at <= self.sentence_start or opener not in _CONJUNCTIONS:
                break
            at -= 2
        at = max(at, self.sentence_start)
        return self._of_phrase(at, conjunction - 1)

    def _has_verb(self, start: int, end: int) -> bool:
        words = self.text.words
        if words[start].endswith("s") and start < end and words[start + 1] in ARTICLES:
            return True
        return any(
            words[at] in FINITE or (words[at].endswith("ed") and at > start)
            for at in range(start, end + 1)
        )

    def _of_phrase(self, start: int, end: int) -> str:
        """What the noun phrase that governs the words ``start`` to ``end`` stands for."""
        words = self.text.words
        if end < start:
            return SYSTEM
        if words[start] == "whoever":
            return PERSON
        if pronoun_kind(self.text, end) or words[end] == "they":
            return self._kind(end, end)
        first = self._opening(start, end)
        if words[first] in PREPOSITIONS and not is_on_call(self.text, first):
            return self._of_last_phrase(first, end)
        return self._kind(first, self._head(first, end))

    def _opening(self, start: int, end: int) -> int:
        """Where the noun phrase begins behind "also", "an hour later", "that night"."""
        words = self.text.words
        while start < end and is_adverb(words[start]):
            start += 1
        for at in range(start + 1, end + 1):
            if words[at] in ARTICLES and words[at - 1] in OCCASIONS:
                return at
        return start

    def _of_last_phrase(self, start: int, end: int) -> str:
        words = self.text.words
        if pronoun_kind(self.text, end) or words[end] == "they":
            return self._kind(end, end)
        for at in range(end, start - 1, -1):
            if words[at] in DETERMINERS:
                return self._kind(at, self._head(at, end))
        return self._kind(end, end)

    def _head(self, start: int, end: int) -> int:
        """The last word of the noun phrase that begins at ``start``."""
        words = self.text.words
        at = start
        while at < end:
            if words[at] in PARTITIVES and words[at + 1] == "of":
                at = self._head(min(at + 2, end), end)
                break
            if is_on_call(self.text, at + 1):
                at += 2
            elif self._ends_phrase(at):
                break
            else:
                at += 1
        return min(at, end)

    def _ends_phrase(self, at: int) -> bool:
        """Whether no noun phrase goes on behind a word."""
        words = self.text.words
        following = words[at + 1]
        if following in PREPOSITIONS or following in FINITE or following in POSTPOSITIVE:
            return True
        if words[at] in DETERMINERS or words[at] in PARTITIVES or is_adverb(words[at]):
            return False
        is_participle = following.endswith("ed") and self._gap_before(at + 1) != "-"
        return following in ARTICLES or is_adverb(following) or is_participle

    def _kind(self, first: int, last: int) -> str:
        if self.text.words[last] == "they":
            return self._of_they(last)
        return kind_of(self.text, first, last, self.people)

    def _of_they(self, word: int) -> str:
        """Who "they" are: the people, or the plural things, last spoken of."""
        words = self.text.words
        for at in range(word - 1, max(-1, word - _FAR), -1):
            if words[at] in PREPOSITIONS or words[at] in DETERMINERS:
                continue
            kind = kind_of(self.text, at, at, self.people)
            if kind in {PERSON, USER, NOBODY}:
                return PERSON if kind == NOBODY else kind
            if _is_plural(words[at]):
                return SYSTEM
        return SYSTEM if word else PERSON


def _is_plural(word: str) -> bool:
    """Whether a word that names no people looks like the plural of a noun."""
    return (
        len(word) > 3
        and word.endswith("s")
        and not word.endswith(("ss", "us", "is", "ous", "'s"))
        and word not in AUXILIARIES
        and word not in {"does", "always", "perhaps", "afterwards", "sometimes", "yes"}
    )
