"""A document that was not made from the template becomes a postmortem: what it lacks is added.

Nothing that stands there is moved, renamed or taken out. The mark that says what the document is
comes last, so that an adoption that was cut off is taken up where it stopped. A copy of another
postmortem carries that one's mark, which is replaced (DESIGN decision 8).
"""

from __future__ import annotations

from docs_template import anchors, requests, status
from docs_template.dropdowns import DRAFT
from docs_template.heal import header, missing, ranges
from docs_template.heal.outline import outline
from docs_template.heal.steps import Step, as_added
from docs_template.template import TITLE, Facts, title
from linter.anatomy.sections import normalise
from linter.policy import FULL, NONE
from linter.postmortem import Postmortem

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Any

    from docs_template.heal.outline import Outline
    from docs_template.requests import Request
    from linter.document import Block
    from linter.policy import Policy

    Json = dict[str, Any]

# Kinds of steps beside those of repairs.
ADD_TITLE = "add-title"
MARK = "mark-document"


def is_own(postmortem: Postmortem, document_id: str) -> bool:
    """Tell whether the document is marked as a postmortem of its own."""
    origin = anchors.origin(postmortem.document.named_ranges)
    return origin is not None and origin.document_id == document_id


def is_copy(postmortem: Postmortem, document_id: str) -> bool:
    """Tell whether the document is marked as another one, of which it is a copy then."""
    origin = anchors.origin(postmortem.document.named_ranges)
    return origin is not None and origin.document_id != document_id


def steps(answer: Json, postmortem: Postmortem, policy: Policy) -> list[Step]:
    """What adoption adds, in the order of its passes; nothing to a document that is its own.

    What reads as no postmortem at all becomes a full one.

    ``answer`` is the answer of ``documents.get`` that the postmortem was read from. Each step holds
    on this read by itself; those without requests cannot be made.
    """
    if is_own(postmortem, answer["documentId"]):
        return []
    if postmortem.kind == NONE:
        postmortem = Postmortem(postmortem.document, policy, FULL)
    where = outline(answer, postmortem)
    found = [
        *_title(where, postmortem),
        *header.additions(where, policy, _title_place(where, postmortem)),
        *missing.restore(where, policy, postmortem.kind),
        *_mark(answer, where, postmortem, policy),
    ]
    return [as_added(step) for step in found]


def _title(where: Outline, postmortem: Postmortem) -> Iterator[Step]:
    """A title, where nothing above the sections could be one."""
    if _title_place(where, postmortem) is not None:
        return
    named = _called(postmortem)
    text = f'Put the title "{named}" on top'
    first = where.elements[1]
    if "paragraph" not in first:
        yield Step(ADD_TITLE, "header", text, obstacle="the document begins with a table")
        return
    start = first.get("startIndex", 0)
    end = start + requests.width(named) + 1
    yield Step(
        ADD_TITLE,
        "header",
        text,
        [
            requests.insert_text(start, f"{named}\n", where.target),
            *requests.make_plain(start, end, where.target),
            requests.style_paragraph(start, end, TITLE, where.target),
        ],
    )


def _called(postmortem: Postmortem) -> str:
    name = " ".join(postmortem.document.title.split()) or "untitled"
    if any(word in normalise(name) for word in postmortem.policy.title_words):
        return name
    return title(postmortem.kind, Facts(name))


def _title_place(where: Outline, postmortem: Postmortem) -> tuple[int, int] | None:
    """Start and end of the title, or else of the first heading above the sections."""
    first = where.own[0].start if where.own else where.end + 1
    above = [
        block
        for block in postmortem.document.blocks
        if _is_heading_in(block, where) and block.start < first
    ]
    found = postmortem.title_block
    if found is not None and (found.tab, found.segment) == (where.tab_id, "") and found.text:
        above.insert(0, found)
    return (above[0].start, above[0].end) if above else None


def _is_heading_in(block: Block, where: Outline) -> bool:
    is_in_body = (block.tab, block.segment, block.cell) == (where.tab_id, "", None)
    return is_in_body and block.kind == "heading" and bool(block.text.strip())


def _mark(answer: Json, where: Outline, postmortem: Postmortem, policy: Policy) -> Iterator[Step]:
    """The named ranges, after those of an original are gone; a copy is a draft.

    Where there is nothing yet to be marked, a later pass does it.
    """
    origin = anchors.Origin(answer["documentId"], postmortem.kind, policy.template_version)
    copied = is_copy(postmortem, answer["documentId"])
    text = "Mark title and headings, which nobody sees"
    if copied:
        text = "Give it marks of its own in the place of the original's"
    made = list(_marks(where, postmortem, policy, origin.name))
    if not made:
        return
    if copied and _is_beyond_draft(postmortem):
        text += f', and the status "{DRAFT}"'
        made += status.show(answer, postmortem, policy, DRAFT)
    yield Step(MARK, "header", text, made)


def _marks(
    where: Outline, postmortem: Postmortem, policy: Policy, origin: str
) -> Iterator[Request]:
    place = _title_place(where, postmortem)
    if place is None and where.own:
        heading = where.own[0].heading
        place = heading.get("startIndex", 0), heading["endIndex"] - 1
    if place is None:
        return
    for named in postmortem.document.named_ranges:
        if anchors.is_origin(named.name):
            yield requests.delete_named_range(named.id)
    yield requests.create_named_range(origin, *place, where.target)
    for step in ranges.anchor(where, policy, postmortem.kind):
        yield from step.requests


def _is_beyond_draft(postmortem: Postmortem) -> bool:
    field = postmortem.header.fields.get("status")
    return field is not None and field.text.strip().lower() != DRAFT.lower()
