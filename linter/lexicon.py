"""Word rules and the one pass over all words that serves them.

A phrase costs a look-up of its first word. A pattern is tried only at its anchor words, and
compiled on the first of them: a hundred patterns searched one by one would cost more than all the
rest of the run (``bench/README.md``).
"""

from __future__ import annotations

import re
from functools import lru_cache

from linter.diagnostic import DISPLAY_ONLY, UNSAFE, Edit, Fix
from linter.language.found import Found
from linter.language.patterns import regex
from linter.language.reframing import reframe
from linter.language.stops import first_words_of
from linter.language.text import WORD
from linter.rule import Rule

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
    from typing import Any

    from linter.diagnostic import Diagnostic
    from linter.language.cue import Cue
    from linter.language.reframing import Reframing, Rewrite
    from linter.language.subject import Doer
    from linter.policy import Policy
    from linter.postmortem import Passage, Postmortem

_UNREAD = object()


class Watch:
    """What each rule and part cost, by a timer that counts seconds."""

    __slots__ = ("seconds", "timer")

    def __init__(self, timer: Callable[[], float]) -> None:
        self.timer = timer
        self.seconds: dict[str, float] = {}

    def time(self) -> float:
        """Seconds since some moment."""
        return self.timer()

    def spend(self, name: str, seconds: float) -> None:
        """Charge a rule's code, or the name of a part."""
        self.seconds[name] = self.seconds.get(name, 0.0) + seconds


class Hit(Found):
    """Words that rules look for, in a passage of a postmortem.

    ``cue`` is the one that they were found by; ``None`` for phrases and a rule's own pattern.
    """

    __slots__ = ("_reading", "_reframing", "cue", "passage", "postmortem")

    def __init__(
        self,
        postmortem: Postmortem,
        passage: Passage,
        place: tuple[int, int],
        match: re.Match[str] | None = None,
        cue: Cue | None = None,
    ) -> None:
        super().__init__(passage.text, place, match)
        self.postmortem = postmortem
        self.passage = passage
        self.cue = cue
        self._reading: Any = _UNREAD
        self._reframing: Reframing | None = None

    @property
    def people(self) -> Collection[str]:
        """Lower-case words of names that the document itself shows to be people."""
        return self.postmortem.people

    @property
    def reading(self) -> Any | None:
        """What the cue is read as, found once for all the rules that share it."""
        if self._reading is _UNREAD:
            self._reading = self.cue.read(self) if self.cue is not None else None
        return self._reading

    def is_exempt(self) -> bool:
        """Tell whether the words are quoted, code, a link, or inside a phrase the policy allows."""
        if self.passage.is_exempt(self.start, self.end):
            return True
        allowed = self.postmortem.policy.allowed_phrases
        return bool(allowed) and _is_allowed(self, [phrase.lower() for phrase in allowed])

    def reframing(self, doer: Doer | None) -> Reframing:
        """What to ask and to write instead, found once: all rules that ask name the same doer."""
        if self._reframing is None:
            self._reframing = reframe(self, doer)
        return self._reframing


class WordRule(Rule):
    """A rule about words: phrases, and patterns with the words at which alone they are tried.

    Patterns see lower-case text with straight apostrophes and start at the anchor word. An anchor
    may be of several words where its first is one of the commonest ("of course"): it is then found
    only where the others stand behind it; "…" in them is any letters. ``cues``
    are patterns that several rules share. What ``judge`` finds in quotes, code, links and allowed
    phrases is dropped: it is asked first, since it seldom finds anything.
    """

    phrases: Sequence[str] = ()
    cues: Sequence[Cue] = ()
    anchors: Sequence[str] = ()
    pattern: str = ""
    sections: Collection[str] | None = None
    in_headings = False

    def __init__(self) -> None:
        self.regex = regex(self.pattern)

    def reads(self, section: str | None, is_heading: bool) -> bool:
        """Tell whether the rule looks at a section, or at its headings."""
        if is_heading and not self.in_headings:
            return False
        return self.sections is None or section in self.sections

    def judge(self, hit: Hit) -> Diagnostic | None:
        """The finding for a hit, or ``None`` where the words mean something else here."""
        raise NotImplementedError

    def at_hit(self, hit: Hit, message: str) -> Diagnostic:
        """A finding on the words of a hit."""
        return self.at(hit.postmortem, hit.passage.block, message, start=hit.start, end=hit.end)

    def reframed(self, hit: Hit, message: str, doer: Doer | None) -> Diagnostic:
        """A finding about what somebody did not do: with the question, and other wordings."""
        found = self.at_hit(hit, message)
        other = hit.reframing(doer)
        found.question = other.question or self.question
        found.fixes = [
            _rewriting(hit, rewrite)
            for rewrite in other.rewrites
            if hit.passage.is_plain(rewrite.start, rewrite.end)
        ]
        return found


def _rewriting(hit: Hit, rewrite: Rewrite) -> Fix:
    edit = Edit(hit.passage.span(rewrite.start, rewrite.end), rewrite.words)
    applicability = UNSAFE if rewrite.is_fact else DISPLAY_ONLY
    return Fix(f'Write "{rewrite.words}"', [edit], applicability)


class Lexicon:
    """The words of a set of rules, indexed by first word.

    ``added`` are words by code that a policy adds to a rule's own.
    """

    def __init__(
        self, rules: Iterable[WordRule], added: Iterable[tuple[str, Sequence[str]]] = ()
    ) -> None:
        self._anchors: set[str] = set()
        self._tried_at: dict[str, list[_Trial]] = {}
        self._tried_in = _Places(self._tried_at)
        more = dict(added)
        shared: dict[int, _Trial] = {}
        for rule in rules:
            self._add_phrases(rule, map(str.split, rule.phrases))
            self._add_phrases(rule, map(WORD.findall, more.get(rule.code, ())))
            if rule.pattern:
                self._add(rule.anchors, _Trial(rule, pattern=rule.regex))
            for cue in rule.cues:
                if id(cue) in shared:
                    shared[id(cue)].rules.append(rule)
                else:
                    shared[id(cue)] = _Trial(rule, pattern=cue.pattern, cue=cue)
                    self._add(cue.anchors, shared[id(cue)])
        self._finder = regex(first_words_of(self._anchors))

    def _add_phrases(self, rule: WordRule, phrases: Iterable[Sequence[str]]) -> None:
        for words in phrases:
            self._add([" ".join(words[:2])], _Trial(rule, phrase=words))

    def _add(self, anchors: Iterable[str], trial: _Trial) -> None:
        self._anchors.update(anchors)
        for word in dict.fromkeys(anchor.partition(" ")[0] for anchor in anchors):
            self._tried_at.setdefault(word, []).append(trial)

    def hits(
        self, postmortem: Postmortem, watch: Watch | None = None
    ) -> Iterator[tuple[WordRule, Hit]]:
        """Every hit in the passages that the rules read, in document order, exempt or not.

        ``watch`` is told what looking for the words of each rule took beyond the one pass.
        """
        passages = {id(passage.block): passage for passage in postmortem.passages}
        there = [passages.get(id(block)) for block in postmortem.document.blocks]
        # Behind a line's end a text begins, as it does where there is nothing before it.
        low, starts = "\n" + postmortem.whole.low.replace("’", "'"), postmortem.whole.starts
        number, first, end = -1, 1, 1
        passage: Passage | None = None
        tried: Mapping[str, Sequence[tuple[_Trial, Sequence[WordRule]]]] = {}
        for match in self._finder.finditer(low):
            at = match.start(1)
            if at >= end:
                while at >= end:
                    number += 1
                    first, end = starts[number] + 1, starts[number + 1]
                passage = there[number]
                if passage is not None:
                    tried = self._tried_in[passage.section, passage.is_heading]
            if passage is None or (low[at - 1] == "'" and _goes_on(low, at)):
                continue
            for trial, rules in tried[match[1]]:
                began = watch.time() if watch is not None else 0.0
                pattern = trial.pattern
                # In the whole first: most are not there, and then the passage's text is not needed.
                may_be = pattern is None or pattern.match(low, at, end) is not None
                hit = trial.hit(postmortem, passage, at - first) if may_be else None
                if watch is not None:
                    watch.spend(rules[0].code, watch.time() - began)
                if hit is not None:
                    for rule in rules:
                        yield rule, hit


def _goes_on(low: str, at: int) -> bool:
    """Whether what starts behind an apostrophe is no word of its own: the "ve" of "we've"."""
    return at > 1 and (low[at - 2].isalnum() or low[at - 2] == "_")


class _Places(dict[tuple[str | None, bool], "_Place"]):
    """What is tried where, by section and whether it is a heading; settled where first asked."""

    def __init__(self, tried_at: Mapping[str, Sequence[_Trial]]) -> None:
        super().__init__()
        self._tried_at = tried_at

    def __missing__(self, place: tuple[str | None, bool]) -> _Place:
        found = self[place] = _Place(self._tried_at, *place)
        return found


class _Place(dict[str, "Sequence[tuple[_Trial, Sequence[WordRule]]]"]):
    """What is tried at each word in one place, with the rules that read there."""

    def __init__(
        self, tried_at: Mapping[str, Sequence[_Trial]], section: str | None, is_heading: bool
    ) -> None:
        super().__init__()
        self._tried_at = tried_at
        self._section = section
        self._is_heading = is_heading

    def __missing__(self, word: str) -> Sequence[tuple[_Trial, Sequence[WordRule]]]:
        read = [
            (trial, [rule for rule in trial.rules if rule.reads(self._section, self._is_heading)])
            for trial in self._tried_at[word]
        ]
        found = self[word] = [(trial, rules) for trial, rules in read if rules]
        return found


class _Trial:
    """A phrase or a pattern, and the rules that look for it."""

    __slots__ = ("cue", "pattern", "phrase", "rules")

    def __init__(
        self,
        rule: WordRule,
        *,
        phrase: Sequence[str] = (),
        pattern: re.Pattern[str] | None = None,
        cue: Cue | None = None,
    ) -> None:
        self.rules = [rule]
        self.phrase = phrase
        self.pattern = pattern
        self.cue = cue

    def hit(self, postmortem: Postmortem, passage: Passage, start: int) -> Hit | None:
        """What stands at the start of a word."""
        if self.pattern is not None:
            match = self.pattern.match(passage.text.low, start)
            if match is None:
                return None
            return Hit(postmortem, passage, match.span(), match, self.cue)
        end = passage.text.phrase_end(start, self.phrase)
        return Hit(postmortem, passage, (start, end)) if end >= 0 else None


@lru_cache(maxsize=8)
def lexicon_of(
    rules: tuple[WordRule, ...], added: tuple[tuple[str, tuple[str, ...]], ...]
) -> Lexicon:
    """The lexicon of a set of rules and of what a policy adds to it, made once."""
    return Lexicon(rules, added)


def added_by(policy: Policy, rules: Iterable[Rule]) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """The words by code that a policy adds to the rules that have such an option."""
    coded = [rule.code for rule in rules if "words" in rule.options]
    return tuple((code, tuple(policy.option_words(code, "words"))) for code in coded)


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
