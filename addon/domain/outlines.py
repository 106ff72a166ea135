"""What the digest tells of a postmortem: when the incident was, and what was declined.

Times and counts, and no word of the document.
"""

from __future__ import annotations

from collections import Counter
from datetime import datetime
from typing import TYPE_CHECKING, NamedTuple

from linter.anatomy.action_items import DECLINED

if TYPE_CHECKING:
    from collections.abc import Mapping

    from linter.postmortem import Postmortem


class Outline(NamedTuple):
    """What a check found; times are aware UTC, and None where the header does not tell them.

    ``declined`` has one ``PRIORITY number`` a line, of the action items that were declined; of
    those without a priority the number stands alone.
    """

    document_id: str
    started_at: datetime | None = None
    ended_at: datetime | None = None
    declined: str = ""

    @property
    def declined_by_priority(self) -> Mapping[str, int]:
        """How many action items were declined; by an empty text those without a priority."""
        lines = (line.rpartition(" ") for line in self.declined.splitlines())
        return {priority: int(number) for priority, _, number in lines}


def outline(document_id: str, postmortem: Postmortem) -> Outline:
    """The outline of a document that was read."""
    declined = Counter(
        item.priority or "" for item in postmortem.action_items if item.state == DECLINED
    )
    lines = [f"{priority} {number}".strip() for priority, number in sorted(declined.items())]
    return Outline(
        document_id,
        postmortem.header.time("impact_started"),
        postmortem.header.time("impact_ended"),
        "\n".join(lines),
    )
