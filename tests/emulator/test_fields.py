"""A mask leaves of an answer what it names, and names nothing that is not there."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from emulator.discovery import schemas
from emulator.errors import ApiError, invalid_argument
from emulator.fields import Mask, parse, reaches, select

ANSWER = {
    "title": "Pool",
    "body": {"content": [{"startIndex": 1, "paragraph": {"elements": []}}, {"endIndex": 3}]},
    "lists": {"kix.a": {"listProperties": {"nestingLevels": []}}},
}


def mask(text: str) -> Mask:
    return parse(text, invalid_argument)


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("title", {"title": "Pool"}),
        (
            "title,body/content/endIndex",
            {"title": "Pool", "body": {"content": [{}, {"endIndex": 3}]}},
        ),
        ("body(content(startIndex))", {"body": {"content": [{"startIndex": 1}, {}]}}),
        ("body.content.startIndex", {"body": {"content": [{"startIndex": 1}, {}]}}),
        ("lists/*/listProperties", {"lists": ANSWER["lists"]}),
        ("body,body/content/endIndex", {"body": ANSWER["body"]}),
        ("*", ANSWER),
        ("revisionId", {}),
    ],
)
def test_what_a_mask_leaves(text: str, left: Any) -> None:
    assert select(mask(text), ANSWER) == left


@pytest.mark.parametrize("text", ["a,", ",a", "a(", "a)", "a//b", "()", "a b", "a(b))", "a;b", "/"])
def test_what_is_no_mask(text: str) -> None:
    with pytest.raises(ApiError):
        mask(text)


names = st.sampled_from(["a", "b", "c"])
values = st.recursive(
    st.integers() | st.just("text"),
    lambda below: st.lists(below, max_size=3) | st.dictionaries(names, below, max_size=3),
    max_leaves=12,
)
paths = st.lists(st.lists(names, min_size=1, max_size=3).map("/".join), min_size=1, max_size=4)


@given(st.dictionaries(names, values), paths)
def test_selecting_twice_is_selecting_once(value: dict[str, Any], wanted: list[str]) -> None:
    chosen = select(mask(",".join(wanted)), value)

    assert select(mask(",".join(wanted)), chosen) == chosen


@given(paths)
def test_a_mask_reaches_what_it_names(wanted: list[str]) -> None:
    tree = mask(",".join(wanted))

    assert all(reaches(tree, *path.split("/")) for path in wanted)


@pytest.mark.parametrize(
    ("text", "unknown"),
    [
        ("body(content(paragraph(elements(textRun))))", []),
        ("bodies", ["bodies"]),
        ("body/contents,title", ["body.contents"]),
        ("title/length", ["title.length"]),
        (
            "lists/any-id/listProperties/nestingLevels/glyphTypes",
            ["lists.any-id.listProperties.nestingLevels.glyphTypes"],
        ),
    ],
)
def test_a_mask_is_held_against_the_schema(text: str, unknown: list[str]) -> None:
    assert list(schemas("docs.v1").unknown_fields("docs.documents.get", mask(text))) == unknown
