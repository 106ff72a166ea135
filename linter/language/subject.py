"""Who does it: the grammatical subject of a verb, or the agent of a passive.

No parser: closed word lists, clause boundaries, and the head of the noun phrase that governs the
verb. Where the sentence does not say, the answer is ``SYSTEM``.
"""

from __future__ import annotations

from linter.language.clauses import FAR, Clauses
from linter.language.grammar import (
    ARTICLES,
    AUXILIARIES,
    BE,
    CONJUNCTIONS,
    DETERMINERS,
    OCCASIONS,
    PREPOSITIONS,
    RELATIVES,
    SUBORDINATORS,
    is_adverb,
    is_past,
)
from linter.language.nouns import (
    COMPANY,
    NOBODY,
    PERSON,
    SYSTEM,
    USER,
    is_name,
    is_on_call,
    is_pronoun,
    kind_of,
    object_kind,
    pronoun_kind,
)

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Collection

    from linter.language.text import Text

_LONGEST_PHRASE = 7
_NO_AGENTS = frozenset(("accident", "mistake", "hand", "default", "error", "oversight"))
_ASIDES = frozenset(("who", "whose", "which"))


class Doer:
    """Who does it: the kind, and the first and last word of the noun phrase that says so.

    Where the subject is understood but not said, ``last`` comes before ``first``.
    """

    __slots__ = ("first", "kind", "last")

    def __init__(self, kind: str, first: int = 0, last: int = -1) -> None:
        self.kind = kind
        self.first = first
        self.last = last


def doer_of(text: Text, word: int, people: Collection[str] = ()) -> Doer:
    """Find who does what the verb at a word says: its subject, or the agent of a passive.

    ``word`` is the number of the verb group's first word or of the verb itself; ``people`` are
    lower-case words of names that the document itself shows to be people.
    """
    finder = _SubjectFinder(text, word, people)
    return finder.agent(word) if is_passive(text, word) else finder.before(word)


def subject_of(text: Text, word: int, people: Collection[str] = ()) -> Doer:
    """Find the subject of the verb group at a word, whoever acts."""
    return _SubjectFinder(text, word, people).before(word)


def phrase_kind(text: Text, first: int, last: int, people: Collection[str] = ()) -> str:
    """Tell what the noun phrase stands for that the words ``first`` to ``last`` begin with."""
    return _SubjectFinder(text, first, people).phrase(first, last).kind


def agent_of(text: Text, word: int, people: Collection[str] = ()) -> Doer:
    """Find whom the words behind a preposition name: "by the *on-call engineer*"."""
    if word >= len(text.words):
        return Doer(SYSTEM)
    return _SubjectFinder(text, word, people).named(word)


def passive_agent(text: Text, word: int, people: Collection[str] = ()) -> Doer:
    """Find who acts in the passive of a participle; ``SYSTEM`` if nobody is said to."""
    return _SubjectFinder(text, word, people).agent(word)


def clause_doer(text: Text, word: int, people: Collection[str] = ()) -> Doer:
    """Find who does what the clause tells that holds an adverb: "we deleted it *by accident*"."""
    start, _ = text.sentence_at(text.starts[word])
    first = max(text.word_at(start), word - FAR)
    for at in range(word - 1, first, -1):
        if is_past(text.words[at]):
            return doer_of(text, at, people)
    following = word + 1
    if following < len(text.words) and pronoun_kind(text, following):
        return Doer(pronoun_kind(text, following), following, following)
    return Doer(SYSTEM)


def is_passive(text: Text, word: int) -> bool:
    """Tell whether a form of "be" stands before the participle at a word."""
    at = word - 1
    while at >= 0 and is_adverb(text.words[at]) and text.adjoin(at, at + 1):
        at -= 1
    return at >= 0 and text.words[at] in BE and text.adjoin(at, at + 1)


class _SubjectFinder:
    """One look for a subject; ``text.words`` are lower case, ``text.raw`` keeps the capitals."""

    __slots__ = ("clauses", "people", "start", "text")

    def __init__(self, text: Text, word: int, people: Collection[str]) -> None:
        self.text = text
        self.people = people
        self.clauses = Clauses(text, word)
        self.start = self.clauses.start

    def before(self, word: int) -> Doer:
        """The subject of the verb group at a word."""
        if word and self.text.words[word - 1] == "having":
            return self._of_participle(word - 1)
        if self.text.words[word].endswith("ing") and not is_passive(self.text, word):
            return self._of_participle(word)
        return self._before(word)

    def agent(self, word: int) -> Doer:
        """Whoever stands behind "by" after a participle; nobody said is ``SYSTEM``."""
        words = self.text.words
        for at in range(word + 1, min(len(words) - 1, word + _LONGEST_PHRASE)):
            if self.clauses.is_break(at) or words[at] in CONJUNCTIONS:
                break
            if words[at] == "by" and words[at + 1] not in _NO_AGENTS:
                return self.named(at + 1)
        return Doer(SYSTEM)

    def named(self, word: int) -> Doer:
        """What the noun phrase stands for that begins at a word behind a preposition."""
        if self.text.words[word] == "they":
            return self._doer(word, word)
        if is_pronoun(self.text.words[word]):
            return Doer(object_kind(self.text, word, word, self.people), word, word)
        last = word
        while last < min(len(self.text.words) - 1, word + _LONGEST_PHRASE):
            if self.clauses.is_break(last + 1):
                break
            last += 1
        head = self.clauses.head(word, last)
        return Doer(object_kind(self.text, word, head, self.people), word, head)

    def _of_participle(self, word: int) -> Doer:
        """Who "…, forgetting the flag", "without checking" or "Having forgotten …," speaks of."""
        words = self.text.words
        at = word - 1
        while at >= self.start and (is_adverb(words[at]) or words[at] in {"not", "been"}):
            at -= 1
        is_apart = self.clauses.is_break(at + 1) or at < self.start
        if at >= self.start and words[at] in PREPOSITIONS:
            is_apart = True
            at -= 1
        if at < self.start:
            return self._of_next_clause(word)
        if is_apart or words[at] in OCCASIONS:
            return self._of_clause_at(at)
        return self._of_last_phrase(self.start, at)

    def _of_next_clause(self, word: int) -> Doer:
        """The subject behind the first comma: "Having forgotten the flag, the engineer …"."""
        text = self.text
        _, end = text.sentence_at(text.starts[word])
        comma = text.low.find(",", text.starts[word], end)
        first = text.word_at(comma) if comma >= 0 else len(text.words)
        return self.named(first) if first < len(text.words) else Doer(SYSTEM)

    def _of_clause_at(self, at: int) -> Doer:
        """The subject of the clause that ends with the word ``at``."""
        clauses = self.clauses
        start = clauses.start_of_clause(at)
        while start > self.start + 1 and not clauses.opens_with_subject(start, at):
            if self.text.words[start - 1] in RELATIVES:
                return self._of_antecedent(start)
            start = clauses.start_of_clause(start - 1)
        return self.phrase(start, at)

    def _before(self, word: int) -> Doer:
        clauses = self.clauses
        end = clauses.before_verb_group(word)
        enclosed = self._before_comma(end)
        if enclosed is not None:
            return enclosed
        end = clauses.before_dashes(clauses.before_parenthesis(end))
        if end < self.start:
            return Doer(SYSTEM)
        if self.text.words[end] in CONJUNCTIONS:
            return self._of_earlier_clause(end)
        return self._up_to(end)

    def _up_to(self, end: int) -> Doer:
        """The subject of a verb group that the word ``end`` stands right before."""
        is_subject = pronoun_kind(self.text, end) and not self._is_object(end)
        if is_subject and self.text.words[end] not in RELATIVES | {"this"}:
            return self._doer(end, end)
        start = self.clauses.start_of_clause(end)
        opener = self.text.words[start - 1] if start > self.start else ""
        if start > end:
            return self._of_antecedent(start)
        if opener in RELATIVES and not self._is_subject_of_relative(opener, start, end):
            return self._of_antecedent(start)
        start = self.clauses.last_phrase(start, end)
        if self._is_aside(start, opener):
            return self._before_aside(start)
        return Doer(SYSTEM) if self.clauses.runs_on(start, end) else self.phrase(start, end)

    def _is_object(self, word: int) -> bool:
        """Whether a pronoun stands behind a preposition: "a contractor working *for us* cut"."""
        words = self.text.words
        return words[word] in {"us", "you"} and word > 0 and words[word - 1] in PREPOSITIONS

    def _is_subject_of_relative(self, opener: str, start: int, end: int) -> bool:
        """Whether a relative clause has its own subject: "the notice, which *we* forgot"."""
        if opener == "that" and not self.clauses.has_verb(start, end):
            return True
        phrase = self.phrase(start, end)
        return phrase.last == end and phrase.kind not in {SYSTEM, COMPANY}

    def _before_comma(self, end: int) -> Doer | None:
        """The subject where a comma stands right before the verb group; ``None`` if as without.

        Something was put between ("Hana, our newest SRE, forgot"), or the verb is one of a list
        ("merged, deployed and left").
        """
        if end < self.start or "," not in self.clauses.gap_before(end + 1):
            return None
        words = self.text.words
        for at in range(end, self.start, -1):
            if words[at] in _ASIDES and "," in self.clauses.gap_before(at):
                return self._of_antecedent(at + 1)
        start = self.clauses.start_of_clause(end)
        if start <= self.start or start > end or "," not in self.clauses.gap_before(start):
            return None
        if is_past(words[start]):
            return self._of_clause_at(start - 1)
        if words[start] in PREPOSITIONS or words[start] in SUBORDINATORS:
            return None
        aside = self.phrase(start, end)
        clause = self.clauses.start_of_clause(start - 1)
        is_relative = clause > self.start and words[clause - 1] in RELATIVES
        before = self._of_antecedent(clause) if is_relative else self.phrase(clause, start - 1)
        return before if before.kind != SYSTEM else aside

    def _is_aside(self, start: int, opener: str) -> bool:
        """Whether the stretch only interrupts: "the engineer, on call that night, should …"."""
        is_apart = "," in self.clauses.gap_before(start)
        return is_apart and self.text.words[start] in PREPOSITIONS and opener not in RELATIVES

    def _before_aside(self, start: int) -> Doer:
        phrase = self.phrase(start, self.clauses.before_verb_group(start))
        return phrase if phrase.kind != SYSTEM else self._of_antecedent(start)

    def _of_antecedent(self, start: int) -> Doer:
        """The noun phrase left of a relative clause or an aside that starts at ``start``."""
        end = start - 1
        while end >= self.start and self.text.words[end] in RELATIVES:
            end -= 1
        is_who = self.text.words[max(0, start - 1)] == "who"
        if end < self.start:
            return Doer(PERSON if is_who else SYSTEM)
        first = self.clauses.start_of_clause(end)
        doer = Doer(SYSTEM) if first > end else self._of_last_phrase(first, end)
        is_open = is_who and doer.kind == SYSTEM and doer.last == end
        return self._who(doer, first) if is_open else doer

    def _who(self, doer: Doer, first: int) -> Doer:
        """Whom "who" speaks of, where the noun before it says nothing: "*I* was the one who"."""
        words = self.text.words
        is_named = self.text.raw[self.text.starts[doer.first]].isupper()
        is_any = words[doer.first] == "any" or words[doer.last].startswith("any")
        if is_any or not (words[doer.first] in DETERMINERS or is_named):
            return doer
        if words[doer.last] == "one" and words[first + 1 : first + 2] == ["was"]:
            return Doer(pronoun_kind(self.text, first) or PERSON, first, first)
        return Doer(PERSON, doer.first, doer.last)

    def _of_earlier_clause(self, conjunction: int) -> Doer:
        """As in "X deployed it and forgot …": the subject of the verb that comes first."""
        words = self.text.words
        at = conjunction - 1
        while at > self.start:
            start = self.clauses.start_of_clause(at)
            opener = words[start - 1] if start > self.start else ""
            if opener in RELATIVES:
                return self._of_antecedent(start)
            is_verb = start <= at and is_past(words[start])
            if opener in PREPOSITIONS and start <= at and not self.clauses.has_verb(start, at):
                at = start - 2
                continue
            if start <= self.start or not (opener in CONJUNCTIONS or is_verb):
                at = start
                break
            at = start - 2 if opener in CONJUNCTIONS else start - 1
        return self.phrase(max(at, self.start), conjunction - 1)

    def phrase(self, start: int, end: int) -> Doer:
        """What the noun phrase that governs the words ``start`` to ``end`` stands for."""
        words = self.text.words
        if end < start:
            return Doer(SYSTEM)
        if words[start] == "whoever":
            return Doer(PERSON, start, end)
        is_subject = pronoun_kind(self.text, end) and not self._is_object(end)
        if is_subject or words[end] == "they":
            return self._doer(end, end)
        first = self._opening(start, end)
        if words[first] in PREPOSITIONS and not is_on_call(self.text, first):
            return self._of_last_phrase(first, end)
        return self._doer(first, self.clauses.head(first, end))

    def _opening(self, start: int, end: int) -> int:
        """Where the noun phrase begins behind "also", "an hour later", "that night"."""
        words = self.text.words
        while start < end and (is_adverb(words[start]) or words[start].isdigit()):
            start += 1
        for at in range(start + 1, end + 1):
            starts_one = words[at] in ARTICLES or is_name(self.text, at, at, self.people)
            if starts_one and words[at - 1] in OCCASIONS:
                return at
        return start

    def _of_last_phrase(self, start: int, end: int) -> Doer:
        words = self.text.words
        if pronoun_kind(self.text, end) or words[end] == "they":
            return self._doer(end, end)
        for at in range(end, start - 1, -1):
            if words[at] in DETERMINERS:
                return self._doer(at, self.clauses.head(at, end))
            if words[at] == "by" and at < end:
                return self._doer(at + 1, self.clauses.head(at + 1, end))
        return self._doer(end, end)

    def _doer(self, first: int, last: int) -> Doer:
        if self.text.words[last] == "they":
            return Doer(self._of_they(last), last, last)
        return Doer(kind_of(self.text, first, last, self.people), first, last)

    def _of_they(self, word: int) -> str:
        """Who "they" are: the people, or the plural things, last spoken of."""
        words = self.text.words
        for at in range(word - 1, max(-1, word - FAR), -1):
            if words[at] in PREPOSITIONS or words[at] in DETERMINERS:
                continue
            kind = kind_of(self.text, at, at, self.people)
            if kind in {PERSON, USER, NOBODY}:
                return PERSON if kind == NOBODY else kind
            if _is_plural(words[at]):
                return SYSTEM
        return PERSON


def _is_plural(word: str) -> bool:
    """Whether a word that names no people looks like the plural of a noun."""
    return (
        len(word) > 3
        and word.endswith("s")
        and not word.endswith(("ss", "us", "is", "ous", "'s"))
        and word not in AUXILIARIES
        and word not in {"does", "always", "perhaps", "afterwards", "sometimes", "yes"}
    )
