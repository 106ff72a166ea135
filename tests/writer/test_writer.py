"""Fixes as suggestions: accepted they are the fix, rejected they were never there."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docs_template import requests
from docs_template.reader import read
from docs_template.writer import NOWHERE, TAKEN, TOUCHING, Plan, minimal, plan, undo
from linter.diagnostic import Edit, Fix
from linter.document import Document, Span
from tests.reader import writing
from tests.writer.paper import Paper

WORDS = st.text("ab é😀.,' \u2019-", max_size=12)
LINES = st.lists(st.text("ab é😀.,' ", min_size=1, max_size=30), min_size=1, max_size=4)


def document(*lines: str) -> Document:
    return read(writing.answer(*(writing.paragraph(line) for line in lines)))


def fix(found: Document, line: int, start: int, end: int, words: str) -> Fix:
    """Other words for a stretch of a line; offsets in code points."""
    block = found.blocks[line]
    return Fix("other words", [Edit(block.span(start, end), words)])


def paper(lines: list[str], *, suggests: bool = True) -> Paper:
    text = "".join(f"{line}\n" for line in lines)
    return Paper(text, "k" * requests.width(text), suggests=suggests)


def replaced(line: str, old: str, new: str) -> Plan:
    """What is written for a fix that puts some words of a line in the place of others."""
    found = document(line)
    start = line.index(old)
    return plan(found, [fix(found, 0, start, start + len(old), new)])


@pytest.mark.parametrize(
    ("old", "new", "changes"),
    [
        ("root cause", "contributing factor", [("root cause", "contributing factor")]),
        (
            "The engineer should have checked the dashboard",
            "The dashboard was not checked",
            [("engineer should have checked the dashboard", "dashboard was not checked")],
        ),
        ("clearly ", "", [("clearly ", "")]),
        ("14:02 CET", "13:02 UTC", [("14:02 CET", "13:02 UTC")]),
        ("one of the many pools", "two of the many pool", [("one", "two"), ("pools", "pool")]),
        ("the same words", "the same words", []),
        ("pool was full", "pool was nearly full", [("", "nearly ")]),
    ],
)
def test_only_the_words_that_change_are_written(
    old: str, new: str, changes: list[tuple[str, str]]
) -> None:
    planned = replaced(f"At first, {old}; then more.", old, new)

    assert [(change.old, change.new) for change in planned.changes] == changes


@given(LINES, st.data())
def test_an_accepted_fix_is_the_fix_and_a_rejected_one_leaves_no_trace(
    lines: list[str], data: st.DataObject
) -> None:
    line = data.draw(st.integers(0, len(lines) - 1))
    start = data.draw(st.integers(0, len(lines[line])))
    end = data.draw(st.integers(start, len(lines[line])))
    words = data.draw(WORDS)
    found = document(*lines)
    planned = plan(found, [fix(found, line, start, end, words)])

    for suggests in (True, False):
        written = paper(lines, suggests=suggests)
        written.write(planned.requests)

        text = lines[line]
        wanted = [*lines[:line], text[:start] + words + text[end:], *lines[line + 1 :]]
        assert written.accepted == "".join(f"{each}\n" for each in wanted)
        if suggests:
            assert written.rejected == "".join(f"{each}\n" for each in lines)


@given(LINES, st.data())
def test_many_fixes_are_parted_and_each_is_made_or_left_whole(
    lines: list[str], data: st.DataObject
) -> None:
    found = document(*lines)
    places = data.draw(
        st.lists(
            st.tuples(st.integers(0, len(lines) - 1), st.integers(0, 30), st.integers(0, 9), WORDS),
            max_size=6,
        )
    )
    fixes = []
    for line, at, width, words in places:
        start = min(at, len(lines[line]))
        fixes.append(fix(found, line, start, min(start + width, len(lines[line])), words))
    planned = plan(found, fixes)
    alone = [plan(found, [each]) for each in fixes]

    written = paper(lines)
    written.write(planned.requests)

    assert sorted([*planned.made, *planned.left]) == list(range(len(fixes)))
    assert set(planned.left.values()) <= {TOUCHING, NOWHERE}
    expected = [change for number in planned.made for change in alone[number].changes]
    assert list(planned.changes) == sorted(expected, key=lambda each: each.span.key())
    assert written.suggestions == len(planned.changes)
    assert written.rejected == "".join(f"{each}\n" for each in lines)


@given(LINES, st.data())
def test_edits_that_were_no_suggestions_are_taken_back(
    lines: list[str], data: st.DataObject
) -> None:
    found = document(*lines)
    fixes = []
    for line, text in enumerate(lines):
        start = data.draw(st.integers(0, len(text)))
        end = data.draw(st.integers(start, len(text)))
        fixes.append(fix(found, line, start, end, data.draw(WORDS)))
    planned = plan(found, fixes)
    written = paper(lines, suggests=False)

    written.write(planned.requests)
    written.write(undo(planned.changes))

    assert written.accepted == "".join(f"{each}\n" for each in lines)


def test_what_comes_has_the_style_of_what_goes() -> None:
    text = "The root cause is full.\n"
    written = Paper(text, "pppp" + "b" * 10 + "p" * 10, suggests=True)

    written.write(replaced(text[:-1], "root cause", "contributing factor").requests)

    assert {colour for _, colour in written.coming} == {"b"}


def test_a_chip_between_the_words_that_change_stays() -> None:
    found = read(
        writing.answer(
            writing.paragraph(writing.run("Why did "), writing.person("Ada"), " not look"),
        )
    )
    block = found.blocks[0]

    (first, second) = minimal(block, Edit(block.span(), "What kept Ada from looking"))

    chip = block.start + 8
    assert first.span.end <= chip
    assert second.span.start >= chip + 1
    assert (first.old, second.old) == ("Why did", "not look")


def test_words_that_are_to_be_deleted_already_are_not_counted() -> None:
    found = read(
        writing.answer(writing.paragraph("one ", writing.run("gone ", deleted=True), "two"))
    )
    block = found.blocks[0]

    (change,) = minimal(block, Edit(block.span(), "one three"))

    assert (change.old, change.new, change.is_plain) == ("two", "three", True)


def test_a_stretch_with_an_open_suggestion_waits() -> None:
    found = document("one two three")
    (block,) = found.blocks
    taken = [Span(block.start, block.start + 3, "t.0")]
    fixes = [fix(found, 0, 0, 7, "1 two"), fix(found, 0, 8, 13, "3")]

    planned = plan(found, fixes, taken)

    assert (planned.made, planned.left) == ([1], {0: TAKEN})


def test_fixes_that_touch_are_offered_one_after_the_other() -> None:
    found = document("one two three")
    fixes = [fix(found, 0, 0, 3, "1"), fix(found, 0, 3, 7, ", 2"), fix(found, 0, 8, 13, "3")]

    planned = plan(found, fixes)

    assert (planned.made, planned.left) == ([0, 2], {1: TOUCHING})


def test_requests_go_where_their_words_are() -> None:
    first = writing.tab("t.0", "one")
    note = writing.paragraph("in a note")
    second = writing.tab("t.1", "two", footnotes={"kix.note": [note]})
    found = read(writing.tabbed(first, second))
    fixes = [fix(found, number, 0, 3, "x") for number in range(3)]

    planned = plan(found, fixes)

    places = [
        request["insertText"]["location"] for request in planned.requests if "insertText" in request
    ]
    assert [(each["tabId"], each.get("segmentId")) for each in places] == [
        ("t.1", "kix.note"),
        ("t.1", None),
        ("t.0", None),
    ]
