"""A word tells the story from its end.

## What it flags
"Obviously", "of course", "in hindsight", "in retrospect", "clearly" and "simply" where they comment
on the story rather than describe ("clearly the wrong flag", not "clearly marked"), "was obvious",
"could easily have", "only then", "finally realised", "bound to happen"; in a timeline also
"unfortunately". Silent where something is said not to have been obvious, and in quotations, code
and links.

## Why it matters
Nothing was obvious at the time, or it would have been done. Hindsight shrinks the doubt and the
noise in which people acted to a straight line, and so hides what made the line hard to see
(Fischhoff 1975; Dekker, *The Field Guide to Understanding Human Error*).

## Examples
- Flagged: "Obviously, the replica was behind."
- Not flagged: "It was not obvious that the replica was behind."

## How to fix
Delete the word, or tell what was known at that moment and how.

## Options
None.
"""

from __future__ import annotations

from linter.diagnostic import SAFE, SUGGESTION, Diagnostic, Edit, Fix
from linter.language.cue import Cue
from linter.language.mention import is_mention, is_reported
from linter.language.patterns import one_of, regex
from linter.lexicon import Hit, WordRule

TYPE_CHECKING = False
if TYPE_CHECKING:
    from linter.language.found import Found

_COMMENTING = one_of(
    r"""
    (?:was|were|is|are|an?|the|not|no|did|didn't|had|should|could|would|we|they|it|this|there)\b
    (?:wrong|insufficient|inadequate|unprepared|due|too|need|needed|lacked|lacking|failed)\b
    """
)
_EASY = one_of(
    r"""
    (?:had|needed|have|need) to
    (?:should|could|forgot|missed|failed|overlooked|ignored)\b
    (?:did|was|were|had)(?:n't| not)\b
    (?:a matter|a case) of
    """
)
_FATE = one_of(
    r"""
    (?:bound|doomed) to (?:happen|fail|break)\b
    accident waiting to happen
    no-brainer\b
    """
)
_PATTERN = (
    r"(?P<adverb>(?:obviously|of\s+course|needless\s+to\s+say|predictably)\b)"
    r"|(?P<hindsight>(?:hindsight|retrospect)\b)"
    r"|(?P<obvious>obvious\b(?!\s+\w+(?:s|ions?|ments?)\b))"
    rf"|(?P<clearly>clearly)(?:,|\s+{_COMMENTING})"
    rf"|(?P<easy>simply|just)\s+{_EASY}"
    r"|(?P<easily>easily)\s+(?:have|of|been|be)\b"
    r"|(?P<late>(?:only\s+then(?=\s+(?:did|was|were|could|we|i|he|she|they|the|an?)\b)|finally\s+(?:reali[sz]ed|noticed|understood|looked|saw|admitted))\b)"
    rf"|(?P<fate>{_FATE})"
    r"|(?P<regret>(?:unfortunately|sadly)\b)"
)
_ANCHORS = (
    *("of course", "only then", "no brainer"),
    *"""
    obviously needless predictably hindsight retrospect obvious clearly simply just easily finally
    bound doomed accident unfortunately sadly
    """.split(),
)
_WITH = regex(r"\b(?:in|with)\s+(?:the\s+benefit\s+of\s+)?$")
_NOT = regex(
    r"\b(?:not|n't|never|less|no|nothing|un|hardly|without|any|more|neither)\b[\w\s'-]{0,30}$"
)
_BE = regex(
    r"\b(?:was|were|is|been|be|seem(?:s|ed)?)\s+(?:(?:so|quite|pretty|rather|very|fairly)\s+)?$"
)
_MANNER = regex(r"\b(?:could|should|would|might)\s+(?:\w+\s+)?$")
_AT_START = regex(r"(?:^|[.:;(]\s*|\b(?:was|were|had|did)\s+)$")
_HINDSIGHT_BIAS = regex(r"\s+bias\b")


def _comment(found: Found) -> str | None:
    """What kind of comment the words are; ``None`` where they describe."""
    before, after, group = found.before, found.after, found.group
    if is_mention(before, after) or is_reported(before) or after.endswith("?"):
        return None
    match group:
        case "hindsight":
            is_one = _WITH.search(before) and not _HINDSIGHT_BIAS.match(after)
        case "obvious":
            is_one = _BE.search(before) and not _NOT.search(before)
        case "easily":
            is_one = _MANNER.search(before) and not _NOT.search(before)
        case "clearly" | "adverb":
            is_course = found.low.startswith("of") and _AT_START.search(before) is None
            is_one = not is_course and not _NOT.search(before)
        case _:
            is_one = True
    return group if is_one else None


_COMMENT = Cue(_ANCHORS, _PATTERN, _comment)
_ADVERBS = ("adverb", "clearly", "regret")


class HindsightWord(WordRule):
    code = "LNG06"
    name = "hindsight-word"
    severity = SUGGESTION
    question = "What was known at that moment, and what did it look like then?"
    cues = (_COMMENT,)

    def judge(self, hit: Hit) -> Diagnostic | None:
        if hit.reading is None:
            return None
        if hit.reading == "regret" and hit.passage.section != "timeline":
            return None
        start, end = hit.start, hit.end
        if hit.reading == "hindsight":
            match = _WITH.search(hit.before)
            start -= len(match.group()) if match is not None else 0
        elif hit.match is not None and hit.reading in {"clearly", "easy", "easily"}:
            end = hit.match.end(hit.reading)
        words = hit.text.raw[start:end]
        found = self.at(
            hit.postmortem,
            hit.passage.block,
            f'"{words}" looks back from the outcome.',
            start=start,
            end=end,
        )
        if hit.reading in _ADVERBS:
            found.fixes = [Fix(f'Delete "{words}"', [_deletion(hit, start, end)], SAFE)]
        return found


_TRAILING = regex(r",?\s+")


def _deletion(hit: Hit, start: int, end: int) -> Edit:
    """Delete an adverb with its comma; what then begins the sentence gets its capital."""
    raw = hit.text.raw
    match = _TRAILING.match(raw, end)
    end = match.end() if match is not None else end
    if raw[start].isupper() and end < len(raw):
        return Edit(hit.passage.span(start, end + 1), raw[end].upper())
    return Edit(hit.passage.span(start, end), "")
