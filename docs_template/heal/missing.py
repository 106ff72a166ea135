"""Sections that are not there come back, with their prompt, at their place."""

from __future__ import annotations

from docs_template import render, requests
from docs_template.dropdowns import dropdowns
from docs_template.heal.steps import RESTORE, Step
from docs_template.template import section_parts

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from docs_template.heal.outline import Outline
    from docs_template.requests import Request
    from docs_template.template import Part
    from linter.policy import Policy


def restore(outline: Outline, policy: Policy, kind: str) -> Iterator[Step]:
    """A step for each section that is missing, from the last to the first: so they are applied."""
    specs = policy.sections_of(kind)
    definitions = list(missing_definitions(outline, policy))
    for number in reversed(range(len(specs))):
        spec = specs[number]
        if not spec.required or spec.id in outline.recognised:
            continue
        following = [outline.place(each.id) for each in specs[number + 1 :]]
        starts = [place.start for place in following if place and place.tab is outline.content]
        batch = list(_section(outline, policy, section_parts(spec, kind), starts))
        text = f'Restore "{spec.heading}" with its prompt'
        new = f'Add "{spec.heading}" with its prompt'
        yield Step(RESTORE, spec.id, text, batch, definitions=definitions, as_addition=new)


def _section(
    outline: Outline, policy: Policy, wanted: list[Part], starts: list[int]
) -> Iterator[Request]:
    """A section in front of the first of others, or in a new paragraph behind everything."""
    at = min(starts, default=outline.end + 1)
    if not starts:
        yield from requests.last_paragraph(outline.end, outline.target)
    is_before = bool(starts)
    yield from render.parts(wanted, dropdowns(policy), at, outline.target, is_before=is_before)


def missing_definitions(outline: Outline, policy: Policy) -> Iterator[Request]:
    """The dropdowns of the template that the tab does not define yet."""
    known = outline.content.get("dropdownDefinitions", {})
    missing = {
        name: each for name, each in dropdowns(policy).items() if each.definition_id not in known
    }
    yield from render.definitions(missing, outline.target)
