"""Requests that only their schema allows are answered or refused, never failed on."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import event, given, settings
from hypothesis import strategies as st

from emulator.discovery import schemas
from emulator.docs.requests import HANDLERS
from tests.emulator import asking, truth
from tests.emulator.starts import NAMES, start, starts
from tests.emulator.test_docs_properties import read, send

if TYPE_CHECKING:
    from emulator.docs.service import StoredDocument

Json = dict[str, Any]

SCHEMAS: Json = schemas("docs.v1")._schemas
DEPTH = 4
WORDS = [
    "", "x", "\n", "🎉", "n", "t.0", "kix.status", "dropdownItem.x", "kix.note", "a@b.c", "bold",
    "*", "title,index", "namedStyleType", "backgroundColor,borderTop", "2026-03-01T00:00:00Z",
    "https://docs.google.com/x", "opening",
]  # fmt: skip
SCALARS: dict[str, st.SearchStrategy[Any]] = {
    "boolean": st.booleans(),
    "integer": st.one_of(st.integers(0, 12), st.integers(-2, 90), st.just(10**6)),
    "number": st.sampled_from([0, -1, 0.5, 36]),
    "any": st.none(),
}


def values(schema: Json, depth: int) -> st.SearchStrategy[Any]:
    if "$ref" in schema:
        return messages(schema["$ref"], depth - 1)
    if schema["type"] == "array":
        return st.lists(values(schema["items"], depth), max_size=2)
    if schema["type"] == "object":
        return st.dictionaries(
            st.sampled_from(WORDS), values(schema["additionalProperties"], depth), max_size=1
        )
    if "enum" in schema:
        return st.sampled_from(schema["enum"])
    return SCALARS.get(schema["type"], st.sampled_from(WORDS))


@cache
def messages(name: str, depth: int = DEPTH) -> st.SearchStrategy[Json]:
    """Any message of a schema; at the depth's end an empty one."""
    if depth < 0:
        return st.just({})
    fields = {
        field: values(schema, depth)
        for field, schema in SCHEMAS[name].get("properties", {}).items()
    }
    return st.fixed_dictionaries({}, optional=fields)


def over(base: Any, more: Any) -> Any:
    """A message with the fields of another one put over its own, at any depth."""
    if isinstance(base, dict) and isinstance(more, dict):
        merged = {name: over(base[name], part) for name, part in more.items() if name in base}
        return {**base, **more, **merged}
    return more


@given(starts, st.data())
@settings(max_examples=150)
def test_any_request_is_answered_or_refused(document: StoredDocument, data: st.DataObject) -> None:
    request = data.draw(asking.request(read(document)))
    ((kind, body),) = request.items()
    message = SCHEMAS["Request"]["properties"][kind]["$ref"]
    nonsense = over(body, data.draw(messages(message)))
    if data.draw(st.booleans()):
        nonsense.pop(data.draw(st.sampled_from([*nonsense, ""])), None)

    if send(document, {kind: nonsense}) is not None:
        event(f"applied {kind}")
        answer = read(document)
        assert truth.faults(answer) == []
        assert schemas("docs.v1").check_response("Document", answer) == []


@pytest.mark.parametrize("kind", HANDLERS)
def test_a_request_that_says_nothing_is_refused_or_means_all(kind: str) -> None:
    for name in NAMES:
        document = start(name)
        if send(document, {kind: {}}) is not None:
            assert truth.faults(read(document)) == []
