"""The status of a postmortem, as its header's chip shows it."""

from __future__ import annotations

from docs_template import render, requests
from docs_template.dropdowns import STATUS, dropdowns
from docs_template.requests import Target

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Any

    from docs_template.requests import Request
    from linter.anatomy.header import HeaderField
    from linter.policy import Policy
    from linter.postmortem import Postmortem

    Json = dict[str, Any]


class NoStatusError(Exception):
    """The header has no row for the status."""


def show(answer: Json, postmortem: Postmortem, policy: Policy, status: str) -> list[Request]:
    """The requests that make the header say one of ``dropdowns.STATUSES``.

    Where no chip stands, one is put in front of what does; no word is lost. ``answer`` is the
    answer of ``documents.get`` that the postmortem was read from.

    Raises:
        NoStatusError: there is no such row.

    """
    field = postmortem.header.fields.get("status")
    if field is None:
        raise NoStatusError
    content = _content(answer, field.block.tab)
    chip = next(_chips(content.get("body"), field), None)
    if chip is not None:
        option = _option(content, chip["dropdownProperties"], status)
        if option:
            return [requests.choose(chip["dropdownId"], option, Target(field.block.tab))]
    return list(_new_chip(content, field, policy, status))


def _content(answer: Json, tab_id: str | None) -> Json:
    pending: list[Json] = list(answer.get("tabs", ()))
    while pending:
        tab = pending.pop()
        if tab["tabProperties"]["tabId"] == tab_id:
            content: Json = tab["documentTab"]
            return content
        pending += tab.get("childTabs", ())
    return answer


def _chips(part: object, field: HeaderField) -> Iterator[Json]:
    """The dropdown chips that stand in the block of a field."""
    if isinstance(part, list):
        for each in part:
            yield from _chips(each, field)
    elif isinstance(part, dict):
        if "dropdown" in part and field.block.start <= part["startIndex"] < field.block.end:
            yield part["dropdown"]
        for each in part.values():
            yield from _chips(each, field)


def _option(content: Json, chosen: Json, status: str) -> str:
    """The id of the option of a chip that shows a status; empty where it has none."""
    name = chosen.get("dropdownDefinitionId", "")
    definition = content.get("dropdownDefinitions", {}).get(name, {})
    options = definition.get("dropdownDefinitionProperties", {}).get("options", ())
    shown = {each["displayValue"].strip().lower(): each["optionId"] for each in options}
    return str(shown.get(status.lower(), ""))


def _new_chip(content: Json, field: HeaderField, policy: Policy, status: str) -> Iterator[Request]:
    where = Target(field.block.tab)
    chip = dropdowns(policy)[STATUS]
    if chip.definition_id not in content.get("dropdownDefinitions", {}):
        yield from render.definitions({STATUS: chip}, where)
    at = field.block.span(field.start, field.end).start
    if field.text.strip():
        yield requests.insert_text(at, " ", where)
    yield requests.insert_dropdown(at, chip.definition_id, chip.option_id(status), where)
