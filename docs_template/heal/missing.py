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
    from linter.policy import Policy


def restore(outline: Outline, policy: Policy, kind: str) -> Iterator[Step]:
    """A step for each section that is missing, from the last to the first: so they are applied."""
    specs = policy.sections_of(kind)
    definitions = list(missing_definitions(outline, policy))
    has_end = False
    for number in reversed(range(len(specs))):
        spec = specs[number]
        if not spec.required or outline.place(spec.id) is not None:
            continue
        following = [outline.place(each.id) for each in specs[number + 1 :]]
        starts = [place.start for place in following if place and place.tab is outline.content]
        at = min(starts, default=outline.end + 1)
        batch = [*definitions, *_section(outline, policy, kind, number, at, is_last=not has_end)]
        yield Step(RESTORE, spec.id, f'Restore "{spec.heading}" with its prompt', batch)
        definitions = []
        has_end = has_end or not starts


def _section(
    outline: Outline, policy: Policy, kind: str, number: int, at: int, *, is_last: bool
) -> Iterator[Request]:
    """A section in front of what begins at an index, or in a new paragraph behind everything."""
    is_before = at <= outline.end or not is_last
    if not is_before:
        plain = {"namedStyleType": "NORMAL_TEXT", "direction": "LEFT_TO_RIGHT"}
        yield requests.insert_text(outline.end, "\n", outline.target)
        yield requests.restyle_paragraph(at, at + 1, plain, outline.target)
    wanted = section_parts(policy.sections_of(kind)[number], kind)
    yield from render.parts(wanted, dropdowns(policy), at, outline.target, is_before=is_before)


def missing_definitions(outline: Outline, policy: Policy) -> Iterator[Request]:
    """The dropdowns of the template that the tab does not define yet."""
    known = outline.content.get("dropdownDefinitions", {})
    missing = {
        name: each for name, each in dropdowns(policy).items() if each.definition_id not in known
    }
    yield from render.definitions(missing, outline.target)
