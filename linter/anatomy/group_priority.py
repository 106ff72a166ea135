"""The priority that a heading, or the name of a group, gives all action items under it."""

from __future__ import annotations

import re

from linter.anatomy.item_values import priority
from linter.language.patterns import regex
from linter.policy.deadlines import DAYS, QUARTER, SPRINT

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping

    from linter.policy.deadlines import Period

PRIORITY_GROUP = regex(
    r"\W*(?P<said>p[0-4]|critical|urgent|highest|high|medium|low|lowest)(?:[ -]priority)?"
    r"(?: (?:items?|actions?|tasks?))?\s*(?P<more>[(\[:–—-].{0,60})?$",
    re.IGNORECASE,
)
# "Immediate (this week)", "Actions this quarter:"; not "Discussed this week", "Not this week".
_OTHERWISE = (
    "not|nothing|no|after|beyond|later|past|before|until|since|done|completed|discussed|created|agreed"
    "|finished|closed|decided|opened|raised|shipped|fixed|happened"
)
_WINDOW_GROUP = regex(
    rf"\W*(?:(?!(?:{_OTHERWISE})\b)[^\W\d_]+\W+){{0,2}}"
    r"(?:this|within the|within a)\s(?P<window>week|sprint|quarter)\W*",
    re.IGNORECASE,
)
_WINDOWS = {"week": (7, DAYS), "sprint": (1, SPRINT), "quarter": (1, QUARTER)}


def group_priority(text: str, priorities: Mapping[str, Period | None]) -> str | None:
    """The priority that a name states, by itself or as the window that the practice gives it."""
    match = PRIORITY_GROUP.match(text)
    if match is not None:
        return priority(match["said"])
    match = _WINDOW_GROUP.fullmatch(text)
    return _of_window(match["window"].lower(), priorities) if match is not None else None


def _of_window(window: str, priorities: Mapping[str, Period | None]) -> str | None:
    asked = _WINDOWS[window]
    return next(
        (
            name
            for name, period in priorities.items()
            if period is not None and (period.count, period.unit) == asked
        ),
        None,
    )
