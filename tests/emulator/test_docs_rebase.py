"""Writes against an older revision: what a colleague has done meanwhile stays, and both fit.

Asserted of two batches of edits A and B that were both made against one revision: A and then B
with that target, and B and then A with that target, give documents with the same text, structure
and named ranges, where no two of their insertions fall on one place. Where they do, the text of
both is there. The style of text at the edge of a deletion, and ids, are each order's own.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import assume, event, given, settings
from hypothesis import strategies as st

from emulator.docs import revisions, service
from emulator.errors import ApiError
from tests.emulator import asking, truth, walking
from tests.emulator.documents import (
    bold,
    cell,
    cells,
    delete,
    insert,
    named,
    span,
    styled,
    table,
    written,
)
from tests.emulator.starts import starts
from tests.emulator.test_docs_properties import read

if TYPE_CHECKING:
    from emulator.docs.service import StoredDocument

Json = dict[str, Any]

ANN, BEN = "ann@example.com", "ben@example.com"


def revision(document: StoredDocument, user: str = "") -> str:
    return str(document.get(user=user)["revisionId"])


def send(
    document: StoredDocument, *requests: Json, user: str = "", now: float = 0, **control: str
) -> Json:
    body = {"requests": list(requests), "writeControl": control}
    answer: Json = document.batch_update(body, user=user, now=now)
    return answer


def after(document: StoredDocument, first: list[Json], second: list[Json]) -> StoredDocument:
    """The document after two batches that were both made against it as it is."""
    copied = service.restore(document.snapshot())
    target = revision(copied)
    if first:
        send(copied, *first)
    if second:
        send(copied, *second, targetRevisionId=target)
    return copied


def body_text(document: StoredDocument) -> str:
    return "".join(walking.texts(document.get()))


# What one colleague has done, what the other sends, and what both make of "one two three".
TOGETHER = {
    "before": ([insert(1, "A ")], [insert(5, "B ")], "A one B two three\n"),
    "behind": ([insert(9, "A ")], [insert(5, "B ")], "one B two A three\n"),
    "at one place": ([insert(5, "A ")], [insert(5, "B ")], "one B A two three\n"),
    "inside of what goes": ([insert(6, "A")], [delete(5, 9)], "one Athree\n"),
    "what goes holds more": ([delete(5, 9)], [insert(6, "B")], "one Bthree\n"),
    "twice the same deletion": ([delete(5, 9)], [delete(5, 9)], "one three\n"),
    "deletions that overlap": ([delete(3, 7)], [delete(5, 9)], "onthree\n"),
    "a paragraph split": ([insert(5, "\n")], [delete(3, 7)], "on\no three\n"),
    "a chip in what goes": (
        [{"insertPerson": {"location": {"index": 6}, "personProperties": {"email": "a@b.c"}}}],
        [delete(5, 9)],
        "one *three\n",
    ),
    "several requests": (
        [delete(1, 5)],
        [insert(14, "!"), delete(9, 10), insert(5, "2 ")],
        "2 two hree!\n",
    ),
    "what the batch itself has put in": (
        [insert(1, "A ")],
        [insert(5, "new"), delete(6, 7), insert(7, "X")],
        "A one nwXtwo three\n",
    ),
}


@pytest.mark.parametrize("name", TOGETHER)
def test_two_batches_against_one_revision(name: str) -> None:
    first, second, expected = TOGETHER[name]

    assert body_text(after(written("one two three"), first, second)) == expected


def test_the_style_of_a_range_is_that_of_what_is_left() -> None:
    document = after(written("one two three"), [insert(1, "A "), delete(7, 9)], [bold(5, 8)])

    runs = [
        element["textRun"]
        for spot in walking.paragraphs(document.get())
        for element in spot.json["paragraph"]["elements"]
    ]
    assert [run["content"] for run in runs if run["textStyle"].get("bold")] == ["o"]


def test_styles_and_bullets_of_what_is_gone_have_nothing_to_do() -> None:
    bullets = {"createParagraphBullets": {"range": span(5, 8), "bulletPreset": "BULLET_CHECKBOX"}}

    document = after(written("one two three"), [delete(5, 9)], [bold(5, 8), bullets])

    assert body_text(document) == "one three\n"


def test_a_name_for_what_is_gone_is_refused() -> None:
    with pytest.raises(ApiError, match=r"requests\[0\]\.createNamedRange: The content .* deleted"):
        after(written("one two three"), [delete(5, 9)], [named("two", 5, 8)])


def test_a_named_range_holds_what_a_colleague_has_put_into_it() -> None:
    document = after(written("one two three"), [insert(6, "A")], [named("two", 5, 8)])

    (group,) = document.get()["namedRanges"].values()
    assert group["namedRanges"][0]["ranges"] == [span(5, 9)]


def test_a_heading_made_meanwhile_does_not_shift_what_the_batch_has_put_in() -> None:
    first = [styled("HEADING_1", 1, 2)]
    second = [insert(1, "x\nbcd"), delete(4, 5)]

    assert body_text(after(written("one"), first, second)) == "x\nbdone\n"


def test_the_first_tab_is_the_one_that_was_the_first() -> None:
    document = written("one")
    earlier = {"addDocumentTab": {"tabProperties": {"index": 0}}}
    header = {"createHeader": {"type": "DEFAULT"}}
    end = {"insertText": {"endOfSegmentLocation": {}, "text": "!"}}

    document = after(document, [earlier], [insert(1, "B "), end, header])

    _, (tab, page) = walking.tabs(read(document))
    assert tab == "t.0"
    assert page.get("headers")
    assert walking.texts(read(document)) == ["\n", "B one!\n", "\n"]


def test_a_tab_that_is_gone_takes_no_text() -> None:
    document = written("one", {"addDocumentTab": {}})
    new = [tab for tab, _ in walking.tabs(read(document))][1]

    with pytest.raises(ApiError, match=r"Tab with ID .* was not found"):
        after(document, [{"deleteTab": {"tabId": new}}], [insert(1, "x", tabId=new)])


GRID = written("", table(1, 2, 2), insert(10, "d"), insert(7, "b"), insert(5, "a"))


def grid() -> StoredDocument:
    return service.restore(GRID.snapshot())


def test_a_cell_is_found_where_a_colleague_has_moved_it() -> None:
    first = [
        {"insertTableRow": cell(2, 0, 0)},
        {"insertTableColumn": cell(2, 0, 0)},
        insert(1, "A\n"),
    ]
    shaded = {"tableCellStyle": {"contentAlignment": "BOTTOM"}, "fields": "contentAlignment"}

    document = after(grid(), first, [{"updateTableCellStyle": {**cells(2, 1, 1, 1, 1), **shaded}}])

    (found,) = walking.tables(document.get())
    rows = found.json["table"]["tableRows"]
    aligned = [
        (r, c)
        for r, row in enumerate(rows)
        for c, each in enumerate(row["tableCells"])
        if each["tableCellStyle"].get("contentAlignment") == "BOTTOM"
    ]
    assert aligned == [(2, 2)]


def test_a_range_of_cells_takes_in_the_row_between() -> None:
    between = [{"insertTableRow": {**cell(2, 0, 0), "insertBelow": True}}]

    document = after(grid(), between, [{"mergeTableCells": cells(2, 2, 1)}])

    (found,) = walking.tables(document.get())
    head = found.json["table"]["tableRows"][0]["tableCells"][0]
    assert head["tableCellStyle"]["rowSpan"] == 3


def test_rows_and_columns_are_counted_anew() -> None:
    first = [{"insertTableRow": cell(2, 0, 0)}, {"insertTableColumn": cell(2, 0, 0)}]
    start = {"tableStartLocation": {"index": 2}}
    second = [
        {
            "updateTableRowStyle": {
                **start,
                "rowIndices": [1],
                "tableRowStyle": {"preventOverflow": True},
                "fields": "preventOverflow",
            }
        },
        {
            "updateTableColumnProperties": {
                **start,
                "columnIndices": [1],
                "tableColumnProperties": {
                    "widthType": "FIXED_WIDTH",
                    "width": {"magnitude": 50, "unit": "PT"},
                },
                "fields": "*",
            }
        },
    ]

    (found,) = walking.tables(after(grid(), first, second).get())

    rows = found.json["table"]["tableRows"]
    assert [row["tableRowStyle"].get("preventOverflow") for row in rows] == [None, None, True]
    columns = found.json["table"]["tableStyle"]["tableColumnProperties"]
    assert ["width" in column for column in columns] == [False, False, True]


def test_text_for_a_cell_that_is_gone_is_refused_and_not_put_elsewhere() -> None:
    with pytest.raises(ApiError, match="has been deleted"):
        after(grid(), [delete(1, 17)], [insert(5, "B")])


def test_a_table_that_a_colleague_has_typed_in_is_not_deleted_unseen() -> None:
    with pytest.raises(ApiError, match="Cannot delete the requested range"):
        after(grid(), [insert(5, "A")], [delete(1, 17)])


def test_what_a_search_has_put_in_is_not_mistaken_for_another_find() -> None:
    document = written("x x")
    search = {"replaceAllText": {"containsText": {"text": "x"}, "replaceText": "yy"}}

    assert body_text(after(document, [insert(1, "x ")], [search])) == "yy yy yy\n"
    with pytest.raises(ApiError, match="has been deleted"):
        after(document, [insert(1, "x ")], [search, named("second", 4, 6)])


def test_a_row_in_a_table_that_has_got_a_column_is_not_filled_wrongly() -> None:
    wider = [{"insertTableColumn": cell(2, 0, 0)}]
    row = {"insertTableRow": {**cell(2, 1, 0), "insertBelow": True}}

    document = after(grid(), wider, [row])
    assert walking.tables(document.get())[0].json["table"]["rows"] == 3
    with pytest.raises(ApiError, match="has been deleted"):
        after(grid(), wider, [row, insert(18, "B")])


def test_a_refused_batch_leaves_the_colleagues_work() -> None:
    document = written("one two three")
    target = revision(document)
    send(document, delete(5, 9))
    before = read(document)

    with pytest.raises(ApiError):
        send(document, insert(1, "B"), named("two", 6, 9), targetRevisionId=target)

    assert read(document) == before


def test_a_required_revision_is_the_latest_one() -> None:
    document = written("one")
    old = revision(document)
    new = send(document, insert(1, "A"))["writeControl"]["requiredRevisionId"]

    with pytest.raises(ApiError) as refused:
        send(document, insert(1, "B"), requiredRevisionId=old)
    assert refused.value.status == 400
    assert refused.value.message == (
        f"The required revision ID '{old}' does not match the latest revision."
    )

    send(document, insert(1, "B"), requiredRevisionId=new)
    assert body_text(document) == "BAone\n"


def test_revisions_are_each_users_own() -> None:
    document = written("one")
    of_ann, of_ben = revision(document, ANN), revision(document, BEN)

    assert of_ann != of_ben
    with pytest.raises(ApiError, match="does not match the latest revision"):
        send(document, insert(1, "x"), user=BEN, requiredRevisionId=of_ann)
    with pytest.raises(ApiError, match="invalid or too old"):
        send(document, insert(1, "x"), user=BEN, targetRevisionId=of_ann)
    send(document, insert(1, "x"), user=BEN, targetRevisionId=of_ben)


def test_the_revision_of_a_loaded_answer_is_everybodys() -> None:
    answer = read(written("one")) | {"revisionId": "as it was"}
    document = service.load(answer)

    assert document.get(user=ANN)["revisionId"] == "as it was"
    new = send(document, insert(1, "x"), user=BEN, requiredRevisionId="as it was")
    assert new["writeControl"]["requiredRevisionId"] != "as it was"


def test_a_target_is_too_old_after_minutes_or_many_revisions() -> None:
    document = written("one")
    target = revision(document)
    send(document, insert(1, "A"), now=100)
    send(document, insert(1, "x"), now=100 + revisions.TARGET_AGE_S, targetRevisionId=target)

    with pytest.raises(ApiError, match="invalid or too old"):
        send(document, insert(1, "x"), now=101 + revisions.TARGET_AGE_S, targetRevisionId=target)
    with pytest.raises(ApiError, match="invalid or too old"):
        send(document, insert(1, "x"), targetRevisionId="never seen")

    target = revision(document)
    for _ in range(revisions.KEPT_REVISIONS):
        send(document, insert(1, "A"))
    with pytest.raises(ApiError, match="invalid or too old"):
        send(document, insert(1, "x"), targetRevisionId=target)


def test_one_write_control_at_a_time() -> None:
    document = written("one")
    now = revision(document)

    with pytest.raises(ApiError, match="oneof field 'control' is already set"):
        send(document, insert(1, "x"), requiredRevisionId=now, targetRevisionId=now)


# From where to where in a segment, and the text to put there.
Edit = tuple[int, int, str]


def some_segment(data: st.DataObject, document: StoredDocument) -> tuple[Json, list[walking.Spot]]:
    """A segment's id with its tab's, and its paragraphs but those of a table of contents."""
    answer = read(document)
    of_segments: dict[tuple[str, str], list[walking.Spot]] = {}
    for spot in walking.paragraphs(answer):
        if "tableOfContents" not in spot.path:
            of_segments.setdefault(spot[:2], []).append(spot)
    spots = of_segments[data.draw(st.sampled_from(list(of_segments)))]
    return asking.place(spots[0]), spots


@st.composite
def edits(draw: st.DrawFn, spots: list[walking.Spot]) -> list[Edit]:
    """Up to three replacements in paragraphs, none over another's place, the last one first."""
    found: list[Edit] = []
    for _ in range(draw(st.integers(1, 3))):
        spot = draw(st.sampled_from(spots))
        starts_ = [spot.start, *walking.cuts(spot)]
        start, end = sorted((draw(st.sampled_from(starts_)), draw(st.sampled_from(starts_))))
        new = draw(st.one_of(st.just(""), asking.lines))
        new = "".join(c for c in new if c not in "\u0007\ue907")
        if (start < end or new) and not any(s <= end and start <= e for s, e, _ in found):
            found.append((start, end, new))
    return sorted(found, reverse=True)


def requests(of: list[Edit], place: Json) -> list[Json]:
    """The requests of edits: a deletion, then an insertion in its place."""
    return [
        each
        for start, end, new in of
        for each in (
            *([delete(start, end, **place)] if start < end else []),
            *([insert(start, new, **place)] if new else []),
        )
    ]


def is_tie(first: list[Edit], second: list[Edit]) -> bool:
    """Whether two insertions fall on one place once all deletions are made."""
    gone = {at for start, end, _ in (*first, *second) for at in range(start, end)}

    def rank(at: int) -> int:
        return at - sum(each < at for each in gone)

    places = {rank(start) for start, _, new in first if new}
    return any(rank(start) in places for start, _, new in second if new)


def outline(document: StoredDocument) -> list[tuple[str, int, int, str]]:
    """What stands where: structure, text, and named ranges."""
    answer = read(document)
    found = [
        (spot.kind, spot.start, spot.end, walking.spelled(spot)) for spot in walking.spots(answer)
    ]
    for _, page in walking.tabs(answer):
        for name, group in page.get("namedRanges", {}).items():
            found += [
                (f"range {name}", each.get("startIndex", 0), each["endIndex"], "")
                for one in group["namedRanges"]
                for each in one["ranges"]
            ]
    return found


@given(starts, st.data())
@settings(max_examples=180)
def test_two_writers_come_to_one_document(document: StoredDocument, data: st.DataObject) -> None:
    place, spots = some_segment(data, document)
    first, second = data.draw(edits(spots)), data.draw(edits(spots))
    assume(first and second)
    one, other = requests(first, place), requests(second, place)

    here, there = after(document, one, other), after(document, other, one)

    assert truth.faults(read(here)) == truth.faults(read(there)) == []
    if is_tie(first, second):
        event("tie")
        assert sorted(body_of(here)) == sorted(body_of(there))
    else:
        assert outline(here) == outline(there)


def body_of(document: StoredDocument) -> str:
    return "".join(walking.texts(read(document)))


@given(starts, st.data())
@settings(max_examples=150)
def test_nothing_that_a_colleague_has_typed_is_lost(
    document: StoredDocument, data: st.DataObject
) -> None:
    place, spots = some_segment(data, document)
    spot = data.draw(st.sampled_from(spots))
    at = data.draw(st.sampled_from([spot.start, *walking.cuts(spot)]))
    typed = insert(at, "«typed»", **place)
    deleted = [edit for edit in data.draw(edits(spots)) if edit[0] < edit[1]]
    assume(deleted)

    changed = after(document, [typed], requests(deleted, place))

    assert "«typed»" in body_of(changed)


@given(starts, st.data())
@settings(max_examples=100)
def test_any_two_batches_give_a_true_document_or_a_refusal(
    document: StoredDocument, data: st.DataObject
) -> None:
    answer = read(document)
    mine = [data.draw(asking.request(answer)) for _ in range(data.draw(st.integers(1, 3)))]
    theirs = [data.draw(asking.request(answer)) for _ in range(data.draw(st.integers(1, 3)))]
    target = revision(document)
    assume(is_made(document, mine))
    before = read(document)

    if is_made(document, theirs, target):
        event("both are made")
        assert truth.faults(read(document)) == []
    else:
        event("the second is refused")
        assert read(document) == before


def is_made(document: StoredDocument, requests: list[Json], target: str = "") -> bool:
    """Whether a batch is applied; it may be refused for a bad argument alone."""
    try:
        send(document, *requests, targetRevisionId=target)
    except ApiError as error:
        if error.status != 400:
            raise
        return False
    return True
