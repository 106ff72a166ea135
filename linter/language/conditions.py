"""What would have come of it had people acted otherwise: "if she had looked", "had we tested"."""

from __future__ import annotations

from linter.language.activities import AGENTLESS, is_human_activity
from linter.language.cue import Cue
from linter.language.mention import is_reported
from linter.language.nouns import HUMANS, PERSON, SYSTEM
from linter.language.participles import ADVERBS, PARTICIPLE
from linter.language.patterns import regex
from linter.language.people import singular
from linter.language.subject import Doer, phrase_kind

TYPE_CHECKING = False
if TYPE_CHECKING:
    import re

    from linter.language.found import Found

_SUBJECT = r"(?:[\w'-]+\s+)"
_DONE = rf"(?:been\s+{ADVERBS})?{PARTICIPLE}"
_PATTERN = (
    rf"if\s+(?P<only>only\s+)?(?P<who>{_SUBJECT}{{1,6}}?)had(?P<had_not>n't|nt|\s+not)?\s+"
    rf"{ADVERBS}(?P<done>{_DONE})"
    rf"|if\s+(?P<only_short>only\s+)?(?P<who_short>(?:i|we|he|she|they|someone|somebody)\b)'d\s+"
    rf"{ADVERBS}(?P<done_short>{_DONE})"
    rf"|if\s+(?P<who_past>(?:i|we|he|she|they)\b)\s+{ADVERBS}(?P<done_past>[a-z]+ed)\b"
    rf"|wish(?:ed|es)?\s+(?P<who_wish>(?:i|we|he|she|they)(?='d\b)|{_SUBJECT}{{1,4}}?(?=had\b))(?:'d|had)\s+{ADVERBS}(?P<done_wish>{_DONE})"
    rf"|had\s+(?P<whom>{_SUBJECT}{{1,5}}?)(?P<not_inverted>not\s+)?"
    rf"{ADVERBS}(?P<done_inverted>{_DONE})"
)
_CLAUSE = regex(
    rf"\bif\s+{_SUBJECT}{{1,6}}?had\b|\bif\s+(?:i|we|he|she|they)'d\b"
    rf"|\bif\s+(?:i|we|he|she|they)\s+{ADVERBS}[a-z]+ed\b"
    rf"|\bhad\s+{_SUBJECT}{{1,5}}?{ADVERBS}{PARTICIPLE}"
)
_ELSEWHERE = regex(
    r"\b(?:would|could|might|should)(?:n't|\s+not)?(?:\s+\w+){0,3}?(?:\s+(?:have|hav|of)\b|'?ve\b)"
    r"|'d\s+(?:\w+\s+){0,2}have\b"
)
_WOULD_HAVE = regex(r"\bwould(?:n't|\s+not)?\s+(?:\w+\s+)?(?:have|hav|of)\b|'d\s+have\b")
_LUCKY = frozenset(
    "noticed caught spotted seen been acted reacted responded escalated paged tested watched "
    "looked checked kept happened stayed".split()
)
_ANYBODY = frozenset(("anyone", "anybody", "any"))
_TIME_ALONE = regex(r"[\d\s:.,tz+–-]*(?:(?:utc|gmt|cet|cest|est|pst|et|pt)[\s–—:-]*+)?$")
_OPENING = (",", ";", ":", "—", "–", "(", "avoided", "prevented", "better", "been", "and", "but")


def has_condition(sentence: str) -> bool:
    """Tell whether a lower-case sentence holds a condition that tells the same already."""
    return _CLAUSE.search(sentence) is not None


def _who_had(found: Found) -> Doer | None:
    """Whom the condition speaks of: humans, ``AGENTLESS`` for the unnamed, ``None`` for nobody."""
    match = found.match
    if match is None:
        return None
    if match.group("who"):
        kind = _of_condition(found, match)
    elif match.group("who_short"):
        is_real = match.group("only_short") or _ELSEWHERE.search(_around(found))
        kind = _who(found, match, "who_short", "done_short") if is_real else SYSTEM
    elif match.group("who_wish"):
        kind = _who(found, match, "who_wish", "done_wish")
    elif match.group("who_past"):
        is_real = _WOULD_HAVE.search(_around(found))
        kind = _who(found, match, "who_past", "done_past") if is_real else SYSTEM
    else:
        kind = _of_inversion(found, match)
    return None if kind == SYSTEM or is_reported(found.before) else Doer(kind)


def _around(found: Found) -> str:
    return f"{found.before} {found.after}"


def _of_condition(found: Found, match: re.Match[str]) -> str:
    """Who "if the engineer had looked" speaks of, beside what would have come of it."""
    is_wish = match.group("only") is not None or " only " in match.group()
    if not is_wish and _ELSEWHERE.search(_around(found)) is None:
        return SYSTEM
    if match.group("had_not") and match.group("done") in _LUCKY:
        return SYSTEM
    return _who(found, match, "who", "done")


def _of_inversion(found: Found, match: re.Match[str]) -> str:
    """Who "had the engineer looked" speaks of, where only a conditional can begin so."""
    if not _opens_clause(found):
        return SYSTEM
    if match.group("not_inverted") and match.group("done_inverted") in _LUCKY:
        return SYSTEM
    if found.after.rstrip().endswith("?") and _ELSEWHERE.search(_around(found)) is None:
        return SYSTEM
    return _who(found, match, "whom", "done_inverted")


def _who(found: Found, match: re.Match[str], who: str, done: str) -> str:
    """The people that a condition names, if it says that they did not do something."""
    text = found.text
    if match.group(who).strip() == "you":
        return SYSTEM
    first, last = text.word_at(match.start(who)), text.word_at(match.end(who)) - 1
    last = max(first, last)
    kind = phrase_kind(text, first, last, found.people)
    if text.words[first] in _ANYBODY and (first == last or kind == SYSTEM):
        kind = PERSON if first == last else phrase_kind(text, first + 1, last, found.people)
    if not match.group(done).startswith("been "):
        return kind if kind in HUMANS else SYSTEM
    is_human = is_human_activity(match.group(done).split()[-1], singular(text.words[last]))
    return AGENTLESS if kind == SYSTEM and is_human else SYSTEM


def _opens_clause(found: Found) -> bool:
    """Whether "had" stands where only an inverted conditional can have it."""
    before = found.before.rstrip()
    if before.endswith(_OPENING) or _TIME_ALONE.match(before) is not None:
        return True
    return _ELSEWHERE.search(before) is not None


CONDITION = Cue(("if", "had", "wish", "wished", "wishes"), _PATTERN, _who_had)
