"""A whole run is linear in the text, whatever a document has very many of."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from docs_template import markdown
from linter.engine import lint
from linter.policy import DEFAULT
from tests.work import lines_run

if TYPE_CHECKING:
    from linter.document import Document

OPENING = "# Postmortem: pool\n\n## Summary\n\nThe pool failed for 20 minutes.\n\n## "
# What is repeated stands behind "¦", what follows it behind another; {n} is a number.
MANY = {
    "items": "Action items\n\n¦- Add a check for pool {n}, owner: Ana Silva, P1, OPS-{n}\n",
    "vague items": "Action items\n\n¦- Improve pool {n}\n",
    "items of one group": "Action items\n\n- Immediate:\n¦  - Add a check for pool {n}\n",
    "rows of items": "Action items\n\n| Action | Owner |\n|---|---|\n¦|Add check {n}|Ana Silva|\n",
    "entries": "Timeline\n\n¦- 14:{n} UTC Ana restarted the pool {n}\n",
    "rows of entries": "Timeline\n\n| Time (UTC) | What |\n|---|---|\n¦|14:{n}|Ana restarted {n}|\n",
    "times in a paragraph": "Timeline\n\n¦14:03 UTC Ana restarted pool {n}. ",
    "sentences": "Impact\n\n¦The engineer failed to check pool {n}. ",
    "a sentence without end": "Impact\n\n¦the engineer failed to check {n} and some users saw errors ",
    "sentences in a cell": "Action items\n\n| Action | Owner |\n|---|---|\n| ¦Add check {n}, OPS-12. ",
    "times in a cell": "Timeline\n\n| Time | What |\n|---|---|\n| 14:03 | ¦Ana did it at 14:{n}. ",
    "links": "Impact\n\n¦The [pool {n}](https://pool.test/{n}) failed, users saw errors. ",
    "links in an item": "Action items\n\n- Fix ¦[pool {n}](https://pool.test/{n}) ",
    "quotations": 'Impact\n\n¦The "pool {n}" failed and the operator forgot "it". ',
    "quotations that never close": 'Impact\n\n¦the "engineer failed to check pool {n} ',
    "factors": "Contributing factors\n\n¦- Process: pool {n} had no limit\n",
    "items by factor": (
        "Contributing factors\n\n¦- Process: pool {n} had no limit\n¦\n## Action items\n\n"
        "| Action | Factor |\n|---|---|\n¦|Add limit {n}|pool {n} limit|\n"
    ),
    "sections": "Notes\n\n¦## Part {n}\n\nfailed\n\n",
    "sections of one name": "Impact\n\n¦## Impact\n\nSome users saw errors.\n\n",
    "bold labels": "Notes\n\n¦**Impact:** pool {n} failed\n\n",
    "dismissals": "Impact\n\n¦He failed to check {n}. <!-- dismiss: LNG01 because {n} -->\n\n",
    "shouts": "Impact\n\n¦!! ",
    "secrets": "Impact\n\n¦password=Xk29sLq8{n}zPq ",
    "addresses": "Impact\n\n¦ana{n}@pool{n}.io ",
    "acronyms": "Summary\n\n¦The ABC{n} failed. ",
}
FEW = 30


def document(unit: str, many: int) -> Document:
    """A postmortem in which every other part of ``unit`` stands so many times."""
    text = OPENING
    for number, part in enumerate(unit.split("¦")):
        times = range(many if number % 2 else 1)
        text += "".join(part.replace("{n}", str(10 + time % 50)) for time in times)
    return markdown.read(text)


def effort(document: Document) -> int:
    """How many lines of Python run to lint a document."""
    return lines_run(lambda: lint(document, DEFAULT))


@pytest.mark.parametrize("unit", MANY.values(), ids=MANY)
def test_so_many_more_cost_the_same_again(unit: str) -> None:
    lint(document(unit, 3 * FEW), DEFAULT)  # Patterns are compiled on their first use.
    one, two, three = (effort(document(unit, number * FEW)) for number in (1, 2, 3))

    assert three - two <= 1.05 * (two - one) + FEW
