"""Departments before a colon that a document shows to be teams: "Payments: add an alert"."""

from __future__ import annotations

from collections import Counter

from linter.anatomy.item_names import is_owner
from linter.document import ITEM
from linter.language.patterns import regex
from linter.language.people import DEPARTMENTS

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from linter.document import Block

_LEAD = regex(r"\W*(?:\[[ xX]?\]\s*)?(?P<lead>[A-Za-z][\w&/ .-]{1,30}?)\s?(?::\s|\s[–—-]\s)")
_NO_LEADS = frozenset(("all", "us", "we", "it"))
_FEWEST = 2


def shown_teams(
    blocks: Sequence[Block], everywhere: Sequence[Block], people: Collection[str]
) -> frozenset[str]:
    """The lower-case departments that stand before a colon in a list and are teams.

    They are where most items of the list begin with who does them, two with a person or a team
    that is no topic, or where the document speaks of the team elsewhere ("the Payments team").
    """
    items = [block for block in blocks if block.kind == ITEM or block.cell is not None]
    leads = [match["lead"] for block in items if (match := _LEAD.match(block.text)) is not None]
    departments = {lead.lower() for lead in leads if _is_department(lead)}
    if not departments:
        return frozenset()
    owners = [lead for lead in leads if is_owner(lead, people)]
    named = Counter(lead.lower() in departments for lead in leads)[True] + len(owners)
    if len(owners) >= _FEWEST and 2 * named > len(items):
        return frozenset(departments)
    return frozenset(one for one in departments if _is_called_team(one, everywhere))


def _is_department(lead: str) -> bool:
    low = lead.lower()
    return lead[0].isupper() and low in DEPARTMENTS and low not in _NO_LEADS


def _is_called_team(department: str, everywhere: Sequence[Block]) -> bool:
    names = (f"{department} team", f"team {department}", f"{department} squad", f"@{department}")
    return any(name in block.text.lower() for block in everywhere for name in names)
