"""Whether a document tells of what nearly happened: an attempt seen through, a false alarm."""

from __future__ import annotations

from linter.language.affected import counts_affected
from linter.language.patterns import regex
from linter.language.text import lower

_CRIME = r"(?:phishing|fraud|intrusion|scam|break-?in|extortion|takeover|theft|breach|compromise)"
_TITLE = regex(
    rf"\b{_CRIME}\s(?:\w+\s)?attempt\b|\b(?:attempted|suspected)\s(?:\w+\s){{0,2}}{_CRIME}\b"
    r"|\bnear[\s-]miss\b|\bfalse\salarm\b"
)
# Of many, some came to something: "all card payments were declined" is an outage.
_SUMMARY = regex(
    r"\bnear[\s-]miss\b|\b(?:an?|the)\s"
    rf"(?:(?:[\w-]+\s){{0,2}}(?:charge|payment|purchase|attack|transfer)|(?:{_CRIME}\s)?attempt)"
    r"\s(?:was|got)\s(?:\w+\s)?(?:declined|blocked|refused|rejected|foiled|thwarted|prevented)\b"
)


def is_near_miss(title: str, summary: str) -> bool:
    """Tell whether nothing came of it, so that nothing lasted or was mitigated."""
    is_told = _TITLE.search(lower(title)) is not None or _SUMMARY.search(lower(summary)) is not None
    return is_told and not counts_affected(title) and not counts_affected(summary)
