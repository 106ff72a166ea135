"""What schedules begin with: a postmortem that somebody wrote freely, and one from the template."""

from __future__ import annotations

from functools import cache
from typing import Any

from tests.addon.host import DOCUMENT
from tests.emulator.documents import styled
from tests.emulator.documents import written as document_of
from tests.heal.filled import filled
from tests.heal.incidents import Incident

Json = dict[str, Any]

HEADED = ("Summary", "Impact", "Timeline", "Contributing factors", "Action items")
PARAGRAPHS = (
    "Postmortem: Checkout errors",
    "Summary",
    "Checkout failed for 40 minutes. The engineer forgot to raise the limit.",
    "Impact",
    "Some users saw errors.",
    "Timeline",
    "The pool ran dry.",
    "14:10 UTC Bea restarted it.",
    "Contributing factors",
    "The root cause was human error.",
    "Action items",
    "Be more careful next time.",
)
INCIDENT = Incident(
    "checkout errors",
    "SEV1",
    "Checkout failed for 40 minutes. The engineer forgot to raise the limit.",
    "Some users saw errors.",
    (
        ("14:02 UTC", "alertmanager", "The pool ran dry."),
        ("14:10 UTC", "Bea Lang", "The operator should have seen it; restarted the pool."),
    ),
    (
        ("Technical", "The root cause was human error."),
        ("Process", "The limit was changed without a load test."),
    ),
    "The pager worked.",
    (("Be more careful with the limit", "Bea Lang", "P0", "OPS-7", "It is done"),),
)


@cache
def written_freely() -> Json:
    """Paragraphs under headings."""
    made = document_of("\n".join(PARAGRAPHS))
    requests = []
    at = 1
    for paragraph in PARAGRAPHS:
        if paragraph in HEADED:
            requests.append(styled("HEADING_1", at, at + len(paragraph)))
        at += len(paragraph) + 1
    made.batch_update({"requests": [styled("TITLE", 1, 2), *requests]})
    return made.get(include_tabs=True)


@cache
def from_template() -> Json:
    """The template filled in, with chips, tables and named ranges: it can be published."""
    return filled(INCIDENT, DOCUMENT).get(include_tabs=True)
