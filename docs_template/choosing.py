"""Let a dropdown chip that stands in a block show another of its options."""

from __future__ import annotations

from docs_template import requests
from docs_template.requests import Target

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Any

    from docs_template.requests import Request
    from linter.document import Block

    Json = dict[str, Any]


def choose(answer: Json, block: Block, shown: str) -> list[Request]:
    """The request for the first chip of a block; none where it has no chip, or not that option.

    ``answer`` is the answer of ``documents.get`` that the block was read from.
    """
    content = content_of(answer, block.tab)
    chip = next(_chips(content.get("body"), block), None)
    option = _option(content, chip["dropdownProperties"], shown) if chip is not None else ""
    if chip is None or not option:
        return []
    return [requests.choose(chip["dropdownId"], option, Target(block.tab))]


def content_of(answer: Json, tab_id: str | None) -> Json:
    """What a tab of a document holds; the answer itself in its older form."""
    pending: list[Json] = list(answer.get("tabs", ()))
    while pending:
        tab = pending.pop()
        if tab["tabProperties"]["tabId"] == tab_id:
            content: Json = tab["documentTab"]
            return content
        pending += tab.get("childTabs", ())
    return answer


def _chips(part: object, block: Block) -> Iterator[Json]:
    """The dropdown chips that stand in a block."""
    if isinstance(part, list):
        for each in part:
            yield from _chips(each, block)
    elif isinstance(part, dict):
        if "dropdown" in part and block.start <= part["startIndex"] < block.end:
            yield part["dropdown"]
        for each in part.values():
            yield from _chips(each, block)


def _option(content: Json, chosen: Json, wanted: str) -> str:
    """The id of the option of a chip that shows a text; empty where it has none."""
    name = chosen.get("dropdownDefinitionId", "")
    definition = content.get("dropdownDefinitions", {}).get(name, {})
    options = definition.get("dropdownDefinitionProperties", {}).get("options", ())
    shown = {each["displayValue"].strip().lower(): each["optionId"] for each in options}
    return str(shown.get(wanted.lower(), ""))
