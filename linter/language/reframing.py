"""From what a person did not do to what made it hard: a question, and two ways to word it.

All of it is made from the sentence's own words. Where its grammar is not plain, there is only the
rule's own question.
"""

from __future__ import annotations

from linter.language.grammar import (
    ARTICLES,
    AUXILIARIES,
    CONJUNCTIONS,
    PREPOSITIONS,
    RELATIVES,
    SUBORDINATORS,
    is_adverb,
    is_past,
)
from linter.language.nouns import PERSON, is_name, pronoun_kind
from linter.language.patterns import regex
from linter.language.verbs import base_of, participle

TYPE_CHECKING = False
if TYPE_CHECKING:
    from linter.language.found import Found
    from linter.language.subject import Doer
    from linter.language.text import Text

_LOOKING = frozenset(
    "check watch consult open follow notice spot see find read overlook monitor review "
    "double-check inspect".split()
) | {"look at"}
# Nobody is cued to these.
_STATES = frozenset(
    "be have do notice see know think spot realise realize understand consider anticipate "
    "expect care".split()
)
_OPINIONS = frozenset("expect think know believe want consider".split())
_PARTICLES = frozenset("back up down out off over away".split())
_STOPS = (PREPOSITIONS - {"of"}) | SUBORDINATORS | {"that", "to", "first", "again", "yet", "not"}
# What means something else in another place of the sentence.
_UNFIT = frozenset(
    "his her my their your its any anyone anybody anything either every each all both "
    "us me him them themselves".split()
)
_ALONE = frozenset(("it", "this", "that", "these", "those"))
# What these say of a thing belongs to it; "to" and "from" belong to the verb.
_BELONGING = frozenset("of in on at behind under between for with about".split())
_ADDRESSING = frozenset("ask tell inform warn notify provide prepare replace compare".split())
_DETACHED = frozenset(("for", "with", "about"))
_GOES_ON = regex(r"\s*,\s*(?:\d|which\b|who\b)")
_TO = regex(
    r"(?:fail\w+|forg\w+|neglect\w+|omitted|did(?:n['’]?t|\s+not)\s+(?:even\s+)?bother"
    r"|(?:could|can)\w*(?:['’]t|\s+not)?\s+be\s+bothered)\s+to\s+(?P<base>[\w-]+)$"
)
_NEVER = regex(r"(?:never|hadn['’]?t|had\s+not)\s+(?:\w+ly\s+)?(?P<form>[\w-]+)$")
_DID_NOT = regex(r"did(?:n['’]?t|\s+not)\s+(?:\w+ly\s+|even\s+)?(?P<base>[\w-]+)$")
# Words whose last one is the participle of what was not done: "should have checked".
_UNDONE = regex(
    r"(?:should|ought|could)\b(?!n['’]?t|\s+n(?:ot|ever)\b)|if\b|had\b(?!\s+(?:not|a)\b|n['’]?t)"
    r"|nobody\b|noone\b|no[\s-]one\b"
)
# When it was not done, which is no part of what was not done.
_WHEN = regex(
    r"(?:before|after|until|within|during|by|since|ahead|because|despite|without|twice|earlier|sooner)"
    r"\b|(?:last|next|this|every)\s+(?:spring|summer|autumn|fall|winter|night|week|month|quarter|year"
    r"|morning|time)\b|\w+\s+ago\b|(?:at|on|in|for)\s+(?:\d|time\b|two\b|half\b|advance\b"
    r"|the\s+(?:first|last|next|morning|night|evening|end|meantime)\b|\w+day\b|january|february|march"
    r"|april|may\b|june|july|august|september|october|november|december|a\s+(?:day|week|month|year)"
    r"|\w+\s+(?:minutes|hours|days|weeks|months|years))"
)
# What is held against people without a verb of its own: what did not happen, and what to.
_SENSED = {
    "ignored": ("act on", "acted on"),
    "ignoring": ("act on", "acted on"),
    "disregarded": ("act on", "acted on"),
    "overlooked": ("notice", "noticed"),
    "overlooking": ("notice", "noticed"),
    "missed": ("notice", "noticed"),
}
_TIED = regex(r"[^,.;:()–—]*\b(?:and|or)\b")
_LONGEST_OBJECT = 8


class Rewrite:
    """Other words for a stretch of a text; ``is_fact`` says that they claim nothing new."""

    __slots__ = ("end", "is_fact", "start", "words")

    def __init__(self, start: int, end: int, words: str, *, is_fact: bool) -> None:
        self.start = start
        self.end = end
        self.words = words
        self.is_fact = is_fact


class Reframing:
    """What to ask and what to write instead; either may be missing."""

    __slots__ = ("question", "rewrites")

    def __init__(self, question: str | None, rewrites: list[Rewrite]) -> None:
        self.question = question
        self.rewrites = rewrites


def reframe(found: Found, doer: Doer | None = None) -> Reframing:
    """Reframe what somebody is said not to have done: "failed to page the database team"."""
    verb = _Verb.of(found)
    if verb is None:
        return Reframing(None, [])
    thing = _object(found.text, verb)
    question = _question(found.text, verb, thing)
    if doer is None or doer.last < doer.first or verb.is_shared or verb.base in _OPINIONS:
        return Reframing(question, [])
    return Reframing(question, _rewrites(found, doer, verb, thing))


class _Verb:
    """The verb that was not done: its base if known, its participle, and its particle.

    ``is_shared`` says that "and" ties more to it, so that nothing can be said of it alone.
    """

    __slots__ = ("base", "is_shared", "next_word", "participle", "particle")

    def __init__(self, found: Found, base: str | None, formed: str | None) -> None:
        words = found.text.words
        following = found.text.word_at(found.end)
        next_word = words[following] if following < len(words) else ""
        self.base = base
        self.participle = formed
        self.particle = ""
        self.next_word = following
        if base == "look" and next_word == "at":
            self.base, self.participle = "look at", None
            self.next_word += 1
        elif next_word in _PARTICLES:
            self.particle = f" {next_word}"
            self.next_word += 1
        self.is_shared = _TIED.match(found.after) is not None

    @classmethod
    def of(cls, found: Found) -> _Verb | None:
        forms = _forms(found.low)
        return cls(found, *forms) if forms is not None else None

    def takes(self, word: str) -> bool:
        """Whether its object may go on with a word."""
        if word in _DETACHED and self.base in _ADDRESSING:
            return False
        return word in _BELONGING or not (word in _STOPS or is_adverb(word))

    @property
    def is_deed(self) -> bool:
        """Whether it is something that a person can be cued to do."""
        if self.base is None or self.base in _STATES:
            return False
        return base_of(self.base.split()[0]) is not None


def _forms(low: str) -> tuple[str | None, str | None] | None:
    """Base and participle of what was not done; ``None`` where the words name no verb."""
    if low in _SENSED:
        return _SENSED[low]
    plain = _TO.match(low) or _DID_NOT.match(low)
    if plain is not None:
        return plain.group("base"), participle(plain.group("base"))
    past = _NEVER.match(low)
    if past is None and _UNDONE.match(low) is None:
        return None
    form = past.group("form") if past is not None else low.rsplit(maxsplit=1)[-1]
    base = base_of(form)
    return base, participle(base) if base is not None else form


def _object(text: Text, verb: _Verb) -> tuple[int, int] | None:
    """The first and last word of what was not done, if plain words say it.

    What belongs to it is part of it: "the warning in the plan output", but not "before noon".
    """
    words, first = text.words, verb.next_word
    if first >= len(words) or not text.adjoin(first - 1, first):
        return None
    if words[first] in _STOPS or is_adverb(words[first]) or words[first] in _UNFIT:
        return None
    last = first
    while last + 1 < len(words) and text.adjoin(last, last + 1):
        if last - first >= _LONGEST_OBJECT:
            return None
        if words[first] in _ALONE and words[last + 1] in PREPOSITIONS:
            break
        if _WHEN.match(text.low, text.starts[last + 1]) or not verb.takes(words[last + 1]):
            break
        last += 1
    is_whole = words[last] not in ARTICLES and words[last] not in PREPOSITIONS
    return (first, last) if is_whole and not _GOES_ON.match(text.low, text.ends[last]) else None


def _question(text: Text, verb: _Verb, thing: tuple[int, int] | None) -> str | None:
    if thing is None or verb.base is None:
        return None
    said = _raw(text, *thing)
    if verb.base in _LOOKING and not verb.particle:
        return f"What made {said} difficult to find or interpret during the incident?"
    return f"What made it hard to {verb.base}{verb.particle} {said} at that moment?"


def _rewrites(
    found: Found, doer: Doer, verb: _Verb, thing: tuple[int, int] | None
) -> list[Rewrite]:
    text = found.text
    subject_end = _subject_end(found, doer)
    if subject_end is None:
        return []
    start = _start(text, doer.first)
    is_first = start == text.sentence_at(start)[0] and not text.raw[start].islower()
    no = "never" if "never" in found.low else "not"
    made = []
    if thing is not None and verb.participle not in {None, "been"}:
        be = "were" if _is_plural(text, thing) else "was"
        words = f"{_raw(text, *thing)} {be} {no} {verb.participle}{verb.particle}"
        made.append(Rewrite(start, text.ends[thing[1]], _cased(words, is_first), is_fact=True))
    subject = _role(found, doer, subject_end)
    if subject and verb.is_deed:
        end = text.ends[thing[1]] if thing is not None else text.ends[verb.next_word - 1]
        tail = f" {_raw(text, *thing)}" if thing is not None else ""
        words = f"{subject} had no cue to {verb.base}{verb.particle}{tail}"
        made.append(Rewrite(start, end, _cased(words, is_first), is_fact=False))
    return made


def _start(text: Text, first: int) -> int:
    """Where the subject starts, with its "both" and its "@"."""
    while first and text.words[first - 1] in {"both", "all"} and text.adjoin(first - 1, first):
        first -= 1
    start = text.starts[first]
    return start - 1 if text.raw[start - 1 : start] == "@" else start


def _subject_end(found: Found, doer: Doer) -> int | None:
    """The last word of the subject, if it stands right before the verb; ``None`` if apart."""
    text, words = found.text, found.text.words
    if doer.first == found.word:
        return found.word
    if doer.first and words[doer.first - 1] in CONJUNCTIONS - {"but", "then"}:
        return None
    at = found.word - 1
    while at > doer.last and (words[at] in AUXILIARIES or is_adverb(words[at])):
        at -= 1
    rest = words[doer.last + 1 : at + 1]
    is_plain = not rest or (rest[0] in PREPOSITIONS and not any(map(_parts, rest)))
    is_whole = at >= doer.last and all(
        text.adjoin(number, number + 1) for number in range(doer.first, found.word)
    )
    return at if is_whole and is_plain else None


def _parts(word: str) -> bool:
    return word in RELATIVES or word in CONJUNCTIONS or is_past(word)


def _role(found: Found, doer: Doer, end: int) -> str:
    """The subject as a role; empty for "we" and pronouns, "the responder" for a name."""
    text = found.text
    if (
        doer.kind != PERSON
        or pronoun_kind(text, doer.last)
        or text.words[doer.first] in {"they", "no"}
    ):
        return ""
    if is_name(text, doer.first, doer.last, found.people) or text.words[doer.first] == "whoever":
        return "the responder"
    return " ".join(text.raw[_start(text, doer.first) : text.ends[end]].split())


def _is_plural(text: Text, thing: tuple[int, int]) -> bool:
    first, last = thing
    words = text.words
    behind = (at - 1 for at in range(first + 1, last + 1) if words[at] in PREPOSITIONS)
    word = words[next(behind, last)]
    if words[first] in {"this", "that", "it", "each", "every", "one", "a", "an"}:
        return False
    return word in {"people", "these", "those"} or (
        word.endswith("s") and not word.endswith(("ss", "us", "is", "ws", "dns", "tls"))
    )


def _raw(text: Text, first: int, last: int) -> str:
    return " ".join(text.raw[text.starts[first] : text.ends[last]].split())


def _cased(words: str, is_first: bool) -> str:
    return words[0].upper() + words[1:] if is_first else words
