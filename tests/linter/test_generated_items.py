"""500 tables and lists of action items, made up: what is read is what was written."""

from __future__ import annotations

from random import Random
from typing import TYPE_CHECKING

import pytest

from tests.linter import generated_items as made
from tests.linter.reading import items, of_docs

if TYPE_CHECKING:
    from linter.anatomy.action_items import ActionItem
    from tests.linter.generated_items import Told

NUMBER = 500
FORMS = ("docs table", "table", "list")


def read(form: str, random: Random) -> tuple[list[ActionItem], list[Told]]:
    told = [made.told(random, number) for number in range(random.randint(1, 6))]
    if form == "docs table":
        answer, expected = made.docs_table(told, random)
        return of_docs(answer).action_items, expected
    write = made.markdown_table if form == "table" else made.bullets
    text, expected = write(told, random)
    return items(text), expected


def as_read(item: ActionItem) -> dict[str, object]:
    return {
        "text": item.text.rstrip("."),
        "owner": item.owner,
        "owner_kind": item.owner_kind,
        "priority": item.priority,
        "ticket": None if item.declined_because is not None else item.ticket,
        "due": item.due,
        "done_when": item.done_when.rstrip(".") if item.done_when else None,
        "declined": item.declined_because,
        "state": item.state,
    }


def as_written(told: Told) -> dict[str, object]:
    names = ("text", "owner", "owner_kind", "priority", "ticket", "due", "done_when", "declined")
    return {name: getattr(told, name) for name in names} | {"state": told.state}


@pytest.mark.parametrize("form", FORMS)
def test_what_is_read_is_what_was_written(form: str) -> None:
    for seed in range(FORMS.index(form), NUMBER, len(FORMS)):
        found, expected = read(form, Random(seed))  # noqa: S311 - to be made again

        assert [*map(as_read, found)] == [*map(as_written, expected)], (form, seed)
