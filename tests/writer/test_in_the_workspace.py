"""Fixes in the local Workspace: accepted they are the fix, rejected they were never there."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from hypothesis import given, settings
from hypothesis import strategies as st

from docs_template import requests
from docs_template.reader import read
from docs_template.writer import plan
from emulator.docs import service
from linter.diagnostic import Edit, Fix

if TYPE_CHECKING:
    from emulator.docs.service import StoredDocument

WORDS = st.text("ab é😀., ", max_size=12)
LINES = st.lists(st.text("ab é😀., ", min_size=1, max_size=20), min_size=1, max_size=3)


def written(lines: list[str], bold: tuple[int, int]) -> StoredDocument:
    """A document of some lines, a stretch of it in bold."""
    text = "\n".join(lines)
    document = service.new("DOC-1", "Fixes")
    start, end = (1 + min(each, requests.width(text)) for each in sorted(bold))
    batch = [requests.insert_text(1, text)]
    edge = {start, end} & set(_inside_characters(text))
    if start < end and not edge:
        batch.append(requests.style_text(start, end, {"bold": True}, ["bold"]))
    document.batch_update({"requests": batch})
    return document


def _inside_characters(text: str) -> list[int]:
    """The indexes between the two units of a character outside the BMP."""
    return [2 + requests.width(text[:at]) for at, each in enumerate(text) if each > "\uffff"]


def body(document: StoredDocument) -> Any:
    return document.get(include_tabs=True)["tabs"][0]["documentTab"]["body"]


def answered(document: StoredDocument, answer: str) -> None:
    """Accept or reject whatever is suggested."""
    batch = [{answer: {"suggestionId": each}} for each in sorted(open_ids(document))]
    document.batch_update({"requests": batch})


def open_ids(document: StoredDocument) -> set[str]:
    found: set[str] = set()
    for element in body(document)["content"]:
        for part in element.get("paragraph", {}).get("elements", ()):
            for name in ("suggestedInsertionIds", "suggestedDeletionIds"):
                found |= set(part.get("textRun", {}).get(name, ()))
    return found


@settings(max_examples=60, deadline=None)
@given(LINES, st.tuples(st.integers(0, 40), st.integers(0, 40)), st.data())
def test_a_fix_is_accepted_or_rejected_whole(
    lines: list[str], bold: tuple[int, int], data: st.DataObject
) -> None:
    line = data.draw(st.integers(0, len(lines) - 1))
    start = data.draw(st.integers(0, len(lines[line])))
    end = data.draw(st.integers(start, len(lines[line])))
    words = data.draw(WORDS)
    for answer in ("acceptSuggestion", "rejectSuggestion"):
        document = written(lines, bold)
        before = body(document)
        found = read(document.get(include_tabs=True))
        span = found.blocks[line].span(start, end)
        planned = plan(found, [Fix("other words", [Edit(span, words)])])

        if not planned.requests:
            assert lines[line][start:end] == words
            return
        control = {"writeMode": "SUGGEST"}
        document.batch_update({"requests": list(planned.requests), "writeControl": control})
        assert len(open_ids(document)) == len(planned.changes)
        answered(document, answer)

        if answer == "rejectSuggestion":
            assert body(document) == before
        else:
            text = lines[line]
            wanted = [*lines[:line], text[:start] + words + text[end:], *lines[line + 1 :]]
            shown = [block.text for block in read(document.get(include_tabs=True)).blocks]
            assert shown == wanted
