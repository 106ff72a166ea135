"""Whether an action item is done: a ticked box, a mark or word beside it, or the past tense."""

from __future__ import annotations

import re

from linter.language.patterns import one_of, regex

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from linter.document import Block

_DONE = one_of(
    r"""
    (?:all |already )?done
    (?:completed?|finished|closed|fixed|merged|shipped|deployed|resolved|implemented)
    """
)
_TICK = "[☑✅✔✓]"
_IN_FRONT = regex(
    rf"[\s*•·(\[]*(?:{_TICK}|\[[xX✓✔]\]|{_DONE}\s*(?:[)\]:]|[–—-](?=\s)))", re.IGNORECASE
)
_THING = r"(?!(?:when|until|once|if|unless|being|get|is|be|and)\b)\w+"  # "(monitoring done)"
_AT_END = regex(
    rf"(?:{_TICK}\ufe0f?|[(\[]\s*(?:{_THING}\s+)?{_DONE}[^()\[\]]{{0,40}}[)\]]|[|–—-]\s*{_DONE})[\s.!|]*$",
    re.IGNORECASE,
)
_STATUS = regex(rf"\W*(?:{_TICK}|(?:yes|{_DONE})\b)[^\n]{{0,60}}", re.IGNORECASE)
# "We already implemented that", "Note: this is already done".
_ALREADY = regex(
    r"\b(?:(?<!if )(?<!whether )(?:we|i)(?:'ve|\s+have)?\s+(?:now\s+)?already\s+"
    r"(?:do|did|done|implemented|fixed|added|deployed)\s+(?:this|that|it|so|all\s+of\s+(?:this|that|it))"
    r"(?=(?:\s+now)?\s*(?:[.!)]|$)|\s+so\b)"
    rf"|(?:^|[.;:,(–—-]\s)(?:(?:this|that|it)(?:'s|\s+is|\s+was|\s+has)\s+)?(?:now\s+)?already\s+"
    rf"(?:been\s+)?{_DONE}(?=[.!)\s]*$))",
    re.IGNORECASE,
)
# "(almost done)", "(completed phase 1 of 3)", "(Ana done by Friday)".
_NOT_YET = regex(
    r"\b(?:half|not|never|partly|partially|almost|nearly|mostly|largely|barely|hardly|to be)\b"
    r"|\d of (?:the )?\d"
    r"|\bby (?:the end|end of|next|tomorrow|eo[dwmq]\b|(?:mon|tues|wednes|thurs|fri|satur|sun)day)",
    re.IGNORECASE,
)
_LONGEST_ADVERB = len("partially ")
# "The following items are already completed:", "Actions taken:", "What we have done so far".
_THINGS = r"(?:action\s+)?(?:items?|actions?|measures?|steps|tasks|fixes|changes|improvements)"
_TOLD = (
    rf"(?:(?:the\s+|these\s+)?(?:following\s+)?{_THINGS}\s+"
    rf"(?:(?:(?:are|were|is|was|have\s+been|has\s+been)\s+)?(?:all\s+|now\s+|already\s+)*"
    r"(?:been\s+)?(?:completed?|done|taken|finished|implemented|deployed|closed|carried\s+out|made))"
    r"(?:\s+(?:so\s+far|already|since|to\s+date))?"
    r"|(?:what\s+)?we(?:'ve|\s+have)?\s+(?:already\s+)?(?:did|done|taken|completed|implemented)"
    r"(?:\s+the\s+following(?:\s+\w+)?)?(?:\s+(?:so\s+far|already|since|to\s+date))?)"
)
_GROUP = regex(
    rf"\W*(?:{_TOLD}|{_DONE}(?:\s+(?:items?|actions?|tasks?|fixes|work|so\s+far|measures))?"
    r")(?:\s*\([^()]{0,60}\))?\W*",
    re.IGNORECASE,
)
_LONGEST_TAIL = 80

# "The hosts were rebuilt", "We have rotated the key", "`x` now checks the signature".
_PAST = regex(
    r"(?:we|our\s+\w+|i)\s+(?:have\s+|also\s+|already\s+){0,2}[a-z]+ed\b"
    r"|[^.;:]{2,160}?\b(?:was|were|has\s+been|have\s+been)\s+(?:\w+ly\s+)?"
    r"(?:[a-z]+ed|rebuilt|made|set|put|built|taken|carried|rewritten|cut|split|shut|moved)\b"
    r"|[^.;:]{2,80}?\bnow\s+[a-z]+s?\b",
    re.IGNORECASE,
)
# What is in each, but for those that begin with who did it.
_PAST_WORD = regex(r"was|were|been|now")
_PLAN = regex(
    r"\b(?:should|must|will|shall|to\s+be|need|needs|want|going\s+to|plan|consider|ensure|make\s+sure)\b",
    re.IGNORECASE,
)
_FEWEST = 3


def is_done(block: Block) -> bool:
    """Tell whether a block says that its item is done; where it has a box, that decides."""
    if block.checked is not None:
        return block.checked
    if _is_struck(block):
        return True
    tail = max(0, len(block.text) - _LONGEST_TAIL)
    match = _AT_END.search(block.text, tail)
    if match is not None and not _NOT_YET.search(
        block.text, max(tail, match.start() - _LONGEST_ADVERB)
    ):
        return True
    return _IN_FRONT.match(block.text) is not None or _is_told(block.text)


def is_done_status(text: str) -> bool:
    """Tell whether a cell for the status says that its row is done ("Done", "✅ merged")."""
    return _STATUS.match(text) is not None and not _NOT_YET.search(text)


def is_done_group(text: str) -> bool:
    """Tell whether a heading or a group's name says so of all items under it ("Completed")."""
    return _GROUP.fullmatch(text.strip()) is not None


def told_as_done(texts: Sequence[str]) -> list[bool]:
    """Which items of a section are told as carried out, where nearly all of them are.

    A single item in the past tense may be worded so by chance; a list of remedies is not.
    """
    past = [_is_past(text) for text in texts] if len(texts) >= _FEWEST else []
    is_report = bool(past) and 4 * sum(past) >= 3 * len(texts)
    return past if is_report else [False] * len(texts)


def _is_past(text: str) -> bool:
    low = text.lower()
    may_be = low.startswith(("we", "our", "i")) or _PAST_WORD.search(low) is not None
    return may_be and _PAST.match(text) is not None and _PLAN.search(text) is None


def _is_told(text: str) -> bool:
    """Whether a remark says so: "we already do this"."""
    return "already" in text.lower() and _ALREADY.search(text) is not None


def _is_struck(block: Block) -> bool:
    struck = [mark for mark in block.marks if mark.kind == "strike"]
    return bool(struck) and not any(c.isalnum() for c in block.blanked(struck))
