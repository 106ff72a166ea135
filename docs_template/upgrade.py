"""A postmortem made from an older version of the template gets what a newer one added.

Nothing that an author wrote is moved, renamed or taken out: what would need that is told. The mark
with the new version comes last, so that an upgrade that was cut off is taken up where it stopped.
"""

from __future__ import annotations

from docs_template import anchors, heal, requests
from docs_template.heal import ranges
from docs_template.heal.headings import words
from docs_template.heal.outline import outline
from docs_template.heal.steps import ANCHOR, Step, as_added
from docs_template.render import PROMPT

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Any

    from docs_template.heal.outline import Outline, Place
    from docs_template.requests import Request
    from linter.policy import Policy
    from linter.postmortem import Postmortem

    Json = dict[str, Any]

MARK = "mark-version"


def is_outdated(postmortem: Postmortem) -> bool:
    """Tell whether the document's version is below that of the practice, as STR08 does."""
    version = postmortem.template.version
    return version is not None and version < postmortem.policy.template_version


def steps(answer: Json, postmortem: Postmortem, policy: Policy) -> list[Step]:
    """What the upgrade adds, in the order of its passes, and what it cannot place.

    ``answer`` is the answer of ``documents.get`` that the postmortem was read from. Each step holds
    on this read by itself; those without requests are told and left.
    """
    if not is_outdated(postmortem):
        return []
    where = outline(answer, postmortem)
    found = [step for step in heal.preview(answer, postmortem, policy) if step.kind != ANCHOR]
    return [
        *map(as_added, (step for step in found if step.as_addition)),
        *(_left(step) for step in found if not step.as_addition),
        *_old_prompts(where, policy, postmortem.kind),
        *_mark(where, postmortem, policy),
    ]


def _left(step: Step) -> Step:
    obstacle = step.obstacle or "left to you, since an upgrade moves and renames nothing"
    return Step(step.kind, step.section_id, step.text, obstacle=obstacle)


def _old_prompts(where: Outline, policy: Policy, kind: str) -> Iterator[Step]:
    """What stands where a prompt stood, in its looks: an older prompt, or words typed into it."""
    for spec in policy.sections_of(kind):
        place = where.place(spec.id)
        if place is None or not spec.prompt or _prompt(place) in {"", spec.prompt}:
            continue
        text = f'Ask in "{spec.heading}": {spec.prompt}'
        obstacle = f'"{_prompt(place)[:60]}" stands in its place, and stays'
        yield Step(MARK, spec.id, text, obstacle=obstacle)


def _prompt(place: Place) -> str:
    """The words of the first paragraph below a heading, if they look like a prompt throughout."""
    below = place.elements[1] if len(place.elements) > 1 else {}
    runs = [
        each["textRun"]
        for each in below.get("paragraph", {}).get("elements", ())
        if "textRun" in each
    ]
    spoken = [run for run in runs if run["content"].strip()]
    if not spoken or not all(_looks_like_prompt(run.get("textStyle", {})) for run in spoken):
        return ""
    return words(below).strip()


def _looks_like_prompt(style: Json) -> bool:
    return all(style.get(name) == value for name, value in PROMPT.items())


def _mark(where: Outline, postmortem: Postmortem, policy: Policy) -> Iterator[Step]:
    """The mark over the title, in the place of the older ones."""
    older = [each for each in postmortem.document.named_ranges if anchors.is_origin(each.name)]
    newest = anchors.origin(older)
    spans = [span for each in older for span in each.spans]
    if newest is None or not spans:
        return
    origin = anchors.Origin(newest.document_id, postmortem.kind, policy.template_version)
    made: list[Request] = [requests.delete_named_range(each.id) for each in older]
    place = requests.Target(spans[0].tab, spans[0].segment)
    made.append(requests.create_named_range(origin.name, spans[0].start, spans[0].end, place))
    for step in ranges.anchor(where, policy, postmortem.kind):
        made.extend(step.requests)
    yield Step(MARK, "header", f"Mark it as version {policy.template_version}", made)
