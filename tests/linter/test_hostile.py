"""Text made to be slow costs twice as much when it is twice as long, no more."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from docs_template import markdown
from linter.anatomy.action_items import find_action_items
from linter.anatomy.factors import find_factors
from linter.anatomy.header import find_header
from linter.anatomy.sections import find_sections
from linter.anatomy.timeline import find_timeline
from linter.policy import DEFAULT
from tests.work import lines_run

if TYPE_CHECKING:
    from linter.document import Document

UNITS = {
    "timeline": [
        *[
            "- 14:03 a\n",
            "14:03 a\n",
            "### 14:03\n\n",
            "- 1 May\n  - 14:03 a\n",
            "14:03 UTC, ",
            "PST ",
        ],
        *["| 14:03 | a |\n", "All times are ", "1 May 2026 "],
    ],
    "action_items": [
        *["- a (P1, Lee)\n", "- a:\n  - b\n", "- a\n  - b (Lee, P1)\n", "P1, ", "(P1) ", "OPS-1 "],
        *[
            "Owner: Lee, ",
            "owner: lee; ",
            "done when (",
            "@jo ",
            "a. ",
            " - a",
            "a | ",
            "`a` ",
            "(a",
        ],
        *["[#1](https://example.com/issues/1) ", "by Friday ", "declined: a "],
    ],
    "factors": ["- Process: a\n", "- Process\n  - a\n", "(process) ", "a – process ", "**a**\n\n"],
    "impact": ["# Impact\n\n", "Severity: SEV1 | ", "Date: 1 May\n", "**a**\n\n", "## a\n\n"],
}
HEADINGS = {name: f"## {DEFAULT.heading(name)}\n\n" for name in UNITS}
CASES = [(name, unit) for name, units in UNITS.items() for unit in units]


def effort(text: str) -> float:
    """How many lines of Python run to understand a document, per character."""
    document = markdown.read(text)
    return lines_run(lambda: understand(document)) / len(text)


def understand(document: Document) -> None:
    sections = find_sections(document, DEFAULT)
    find_header(document, sections)
    find_timeline(document, sections)
    find_factors(document, sections, DEFAULT)
    find_action_items(document, sections)


@pytest.mark.parametrize(("section", "unit"), CASES, ids=repr)
def test_twice_the_text_is_twice_the_work(section: str, unit: str) -> None:
    once = effort(HEADINGS[section] + unit * 120)

    assert effort(HEADINGS[section] + unit * 240) <= 1.2 * once + 0.5
