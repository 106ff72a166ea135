"""How long a text says that an impact lasted: a length of time, or its beginning and its end."""

from __future__ import annotations

from linter.language.dates import dates
from linter.language.durations import MINUTE, durations
from linter.language.patterns import regex
from linter.language.text import lower
from linter.language.times import clocks

# A length of time of something else: "every 5 minutes", "a 30-second timeout", "2 hours ago".
_OTHER_BEFORE = regex(
    r"\b(?:every|each|last|past|previous|next|older\s+than|younger\s+than|newer\s+than"
    r"|time-?out\s+(?:of|after|is|was)|ttl\s+(?:of|is|was)|retention\s+of|interval\s+of|window\s+of)\s+"
    r"(?:\w+\s+)?$"
)
_OTHER_BEHIND = regex(
    r"\s*+(?:-\s*+)?(?:ago|later|earlier|before|old|prior|time-?outs?|ttl|intervals?|windows?|retention"
    r"|cron|cycle|polling|schedule|of\s+(?:data|logs|metrics|work|backups?|history|sleep))\b"
)
_SURELY = regex(
    r"\b(?:lasted|lasting|lasts|took|duration(?:\s+(?:of|was))?|down\s+for|(?:out|down)time\s+(?:of|was))"
    r"[\s:]++(?:about|around|approximately|roughly|nearly|almost|over|~)?\s*+$"
)
_LASTING = regex(
    r"(?:\b(?:for|over|within|of|after|minutes?|mins?|m)|[:|(,~])\s*+(?:about|around|some|nearly|~)?\s*+$"
)
_BARE_RANGE = regex(
    r"\b[0-2]\d[0-5]\d\s?(?:-|–|to|and|until|till)\s?[0-2]\d[0-5]\d\s?(?:utc|gmt|z|h|hrs)\b"
)
_WHOLE = regex(
    r"\b(?:over-?night|all\s+(?:day|night|morning|afternoon|evening|week(?:end)?)(?:\s+long)?"
    r"|(?:whole|entire|most\s+of\s+the|rest\s+of\s+the|remainder\s+of\s+the|throughout\s+the)\s+(?:day|night"
    r"|morning|afternoon|evening|week|weekend)|(?:still\s+)?ongoing|to\s+this\s+day|not\s+yet\s+(?:over|resolved))\b"
)
_DAY = r"(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|noon|midnight|morning|evening|night)"
FROM_TO = regex(
    rf"\b(?:from|between)\s[^.;]{{0,30}}?\b{_DAY}\b[^.;]{{0,20}}?\b(?:to|until|till|through|and)\s"
    rf"[^.;]{{0,30}}?\b{_DAY}\b"
)


def says_how_long(text: str) -> bool:
    """Tell whether a text says how long something lasted, in numbers or by beginning and end.

    "Several hours" and "briefly" do not; two clock times or two days do.
    """
    low = lower(text)
    for found in durations(low):
        before = low[max(0, found.start - 40) : found.start]
        if _SURELY.search(before):
            return True
        if found.unit == 1 and found.high < 10 * MINUTE and not _LASTING.search(before):
            continue  # a latency
        if not (_OTHER_BEFORE.search(before) or _OTHER_BEHIND.match(low, found.end)):
            return True
    if _WHOLE.search(low) or FROM_TO.search(low) or _BARE_RANGE.search(low):
        return True
    return len(clocks(text)) > 1 or _days(text) > 1


def _days(text: str) -> int:
    return len({(date.month, date.day) for date in dates(text)})
