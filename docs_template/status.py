"""The status of a postmortem, as its header's chip shows it."""

from __future__ import annotations

from docs_template import render, requests
from docs_template.choosing import choose, content_of
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
    chosen = choose(answer, field.block, status)
    return chosen or [*_new_chip(content_of(answer, field.block.tab), field, policy, status)]


def _new_chip(content: Json, field: HeaderField, policy: Policy, status: str) -> Iterator[Request]:
    where = Target(field.block.tab)
    chip = dropdowns(policy)[STATUS]
    if chip.definition_id not in content.get("dropdownDefinitions", {}):
        yield from render.definitions({STATUS: chip}, where)
    at = field.block.span(field.start, field.end).start
    if field.text.strip():
        yield requests.insert_text(at, " ", where)
    yield requests.insert_dropdown(at, chip.definition_id, chip.option_id(status), where)
