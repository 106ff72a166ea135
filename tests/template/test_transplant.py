"""What is written again at another place is the same as it was."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from docs_template import requests, transplant
from emulator.docs import service

if TYPE_CHECKING:
    from pathlib import Path

# What Google gives anew: places and ids.
GIVEN_ANEW = frozenset(
    "startIndex endIndex headingId listId personId dateId dropdownId richLinkId".split()
)


def without_ids(part: Any) -> Any:
    """The same JSON without what is given anew."""
    if isinstance(part, dict):
        return {key: without_ids(each) for key, each in part.items() if key not in GIVEN_ANEW}
    return [without_ids(each) for each in part] if isinstance(part, list) else part


def body_of(document: service.StoredDocument) -> list[dict[str, Any]]:
    content: list[dict[str, Any]] = document.get()["body"]["content"]
    return content


def moved(document: service.StoredDocument, first: int, last: int, to: int) -> list[Any]:
    """The elements that stand at ``to`` after those from first to last were written there."""
    content = body_of(document)
    lists = document.get().get("lists", {})
    batch = transplant.before(content[first:last], lists, content[to]["startIndex"], requests.BODY)
    document.batch_update({"requests": batch})
    return body_of(document)[to : to + last - first]


def made(*batch: dict[str, Any]) -> service.StoredDocument:
    """A document of these requests, with a paragraph before and after."""
    document = service.new("D", "")
    document.batch_update({"requests": [requests.insert_text(1, "before\n\nafter")]})
    document.batch_update({"requests": list(batch)})
    return document


PRESETS = {"bullet": "BULLET_DISC_CIRCLE_SQUARE", "number": "NUMBERED_DECIMAL_ALPHA_ROMAN"}

# Text, style, list, its level, and whether a chip and a table go with it.
PARAGRAPHS = st.lists(
    st.tuples(
        st.text(st.sampled_from("ab cdé😀"), max_size=8),
        st.sampled_from(["", "bold", "italic"]),
        st.sampled_from(["", *PRESETS]),
        st.integers(0, 2),
        st.booleans(),
        st.booleans(),
    ),
    min_size=1,
    max_size=6,
)


@given(PARAGRAPHS)
@settings(max_examples=80)
def test_text_lists_chips_and_tables_are_the_same(
    paragraphs: list[tuple[str, str, str, int, bool, bool]],
) -> None:
    document = service.new("D", "")
    document.batch_update({"requests": [requests.insert_text(1, "before\nafter")]})
    for text, style, kind, level, has_chip, has_table in reversed(paragraphs):
        at = len("before\n") + 1
        batch = [requests.insert_text(at, f"{text}\n")]
        end = at + requests.width(text)
        if style and text:
            batch.append(requests.style_text(at, end, {style: True}, [style]))
        if has_table:
            batch.append(requests.insert_table(end, 2, 2))
            batch.append(requests.insert_text(end + 4, "cell"))
        if has_chip:
            batch.append(requests.insert_person(at, "mira@example.com"))
        batch.append({"deleteParagraphBullets": {"range": requests.BODY.range(at, at + 1)}})
        if kind and level:
            batch.append(requests.insert_text(at, "\t" * level))
        if kind:
            batch.append(requests.create_bullets(at, at + 1, PRESETS[kind]))
        document.batch_update({"requests": batch})
    content = body_of(document)
    first, last = 2, len(content) - 1
    original = content[first:last]

    assert without_ids(moved(document, first, last, 1)) == without_ids(original)


def test_merged_cells_widths_and_header_rows_are_kept() -> None:
    document = made(
        requests.insert_table(8, 2, 2),
        requests.merge_cells(requests.table_cell(9, 1, 0), 1, 2),
        requests.pin_header_rows(9, 1),
        requests.column_width(
            9, 1, {"widthType": "FIXED_WIDTH", "width": {"magnitude": 90, "unit": "PT"}}
        ),
    )
    original = body_of(document)[2:5]

    assert without_ids(moved(document, 2, 5, 1)) == without_ids(original)


@pytest.mark.parametrize(
    ("batch", "named"),
    [
        ([{"createFootnote": {"location": {"index": 8}}}], "a footnote"),
        ([{"insertPageBreak": {"location": {"index": 8}}}], "a page break"),
        (
            [requests.insert_table(8, 1, 1), requests.insert_table(12, 1, 1)],
            "a table within a table",
        ),
        (
            [{"insertSectionBreak": {"location": {"index": 8}, "sectionType": "NEXT_PAGE"}}],
            "a section break or a table of contents",
        ),
    ],
)
def test_what_cannot_be_written_again_is_named(batch: list[dict[str, Any]], named: str) -> None:
    content = body_of(made(*batch))

    with pytest.raises(transplant.ImmovableError, match=named):
        transplant.check(content[2:-1])


def test_suggestions_and_images_of_real_documents_stay(corpus: Path) -> None:
    name = "google-docs-markdown__Markdown-Conversion-Example-Single-Tab.json"
    answer = json.loads((corpus / "gdocs" / name).read_text())
    content = answer["tabs"][0]["documentTab"]["body"]["content"]
    reasons = set()
    for element in content:
        try:
            transplant.check([element])
        except transplant.ImmovableError as problem:
            reasons.add(str(problem))

    assert {"a suggestion", "an image"} <= reasons
