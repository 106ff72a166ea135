"""Whether a document tells of what nearly happened: an attempt seen through, a false alarm."""

from __future__ import annotations

from linter.language.patterns import regex
from linter.language.text import lower

_TITLE = regex(r"\b(?:attempt|suspected|near[\s-]miss|false\s(?:positive|alarm))\b")
_SUMMARY = regex(
    r"\bnear[\s-]miss\b|\b(?:charge|payment|purchase|attack|attempt|log-?in|transfer)s?\s"
    r"(?:was|were|got)\s(?:\w+\s)?(?:declined|blocked|refused|rejected|foiled|thwarted|prevented)\b"
)


def is_near_miss(title: str, summary: str) -> bool:
    """Tell whether nothing came of it, so that nothing lasted or was mitigated."""
    return _TITLE.search(lower(title)) is not None or _SUMMARY.search(lower(summary)) is not None
