"""A document becomes what a template says, whatever it held before, in one batch.

For templates alone: of a postmortem nothing is ever taken away.
"""

from __future__ import annotations

from docs_template import requests
from docs_template.render import BODY_START, render
from docs_template.requests import Target
from linter.anatomy.template import PREFIX

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Any

    from docs_template.requests import Request
    from docs_template.template import Template

    Json = dict[str, Any]


def rewrite(answer: Json, template: Template, origin: str) -> list[Request]:
    """The batch for a document that ``documents.get`` answers with its tabs."""
    first, *others = answer["tabs"]
    where = Target(first["tabProperties"]["tabId"])
    return [
        *(requests.delete_tab(tab["tabProperties"]["tabId"]) for tab in _children(first, others)),
        *_emptied(first["documentTab"], where),
        *render(template, origin, where),
    ]


def _children(first: Json, others: list[Json]) -> list[Json]:
    """The tabs to go; their own children go with them."""
    return [*first.get("childTabs", ()), *others]


def _emptied(tab: Json, where: Target) -> Iterator[Request]:
    """Ranges go before the text that they stand over, dropdowns after the chips that use them."""
    for name, named in tab.get("namedRanges", {}).items():
        if name.startswith(PREFIX):
            for each in named["namedRanges"]:
                yield requests.delete_named_range(each["namedRangeId"])
    end = tab["body"]["content"][-1]["endIndex"]
    if end - 1 > BODY_START:
        yield requests.delete(BODY_START, end - 1, where)
    yield requests.delete_bullets(BODY_START, BODY_START + 1, where)
    yield requests.restyle_paragraph(BODY_START, BODY_START + 1, requests.plain_style(), where)
    yield requests.restyle_text(BODY_START, BODY_START + 1, {}, where)
    for definition_id in tab.get("dropdownDefinitions", {}):
        yield requests.delete_dropdown(definition_id, where.tab)
