"""What a document shows: suggestions accepted or left out, comments, tabs, revisions."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from emulator.discovery import schemas
from emulator.docs import service
from emulator.docs.preview import ACCEPTED, INLINE, WITHOUT
from tests.emulator import documents, truth, walking
from tests.emulator.documents import answer, grid, insert, loaded, written
from tests.emulator.starts import NAMES, start
from tests.reader import writing

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from emulator.docs.service import StoredDocument

Json = dict[str, Any]

MODES = (ACCEPTED, WITHOUT)


def shown(document: StoredDocument, mode: str) -> Json:
    return document.get(include_tabs=True, suggestions_view_mode=mode)


def texts(document: StoredDocument, mode: str) -> list[str]:
    return walking.texts(shown(document, mode))


def inserted(text: str) -> Json:
    return writing.run(text, inserted=True)


def deleted(text: str) -> Json:
    return writing.run(text, deleted=True)


def suggested(element: Json, kind: str) -> Json:
    """The element as a suggested insertion or deletion."""
    ((name, part),) = element.items()
    ids = {"insertion": "suggestedInsertionIds", "deletion": "suggestedDeletionIds"}[kind]
    return {name: {**part, ids: ["suggest.1"]}}


def test_suggested_text_is_there_or_not() -> None:
    document = loaded(writing.paragraph("The ", deleted("old"), inserted("new"), " pool"))

    assert texts(document, INLINE) == ["The oldnew pool\n"]
    assert texts(document, ACCEPTED) == ["The new pool\n"]
    assert texts(document, WITHOUT) == ["The old pool\n"]


def test_indexes_of_a_preview_are_its_own() -> None:
    document = loaded(writing.paragraph(deleted("old"), inserted("newer"), "!"))

    assert walking.paragraphs(shown(document, INLINE))[0].end == 11
    assert walking.paragraphs(shown(document, ACCEPTED))[0].end == 8
    assert walking.paragraphs(shown(document, WITHOUT))[0].end == 6


def test_a_preview_names_its_mode_and_no_suggestion() -> None:
    document = documents.held()

    for mode in MODES:
        answer = shown(document, mode)
        assert answer["suggestionsViewMode"] == mode
        assert "suggested" not in json.dumps(answer)
    assert "suggestedDeletionIds" in json.dumps(shown(document, INLINE))


def newline(kind: str = "") -> Json:
    return deleted("\n") if kind == "deletion" else inserted("\n") if kind else writing.run("\n")


def lines(*parts: Sequence[Json | str]) -> list[Json]:
    """Paragraphs that end as their last element says."""
    made = []
    for part in parts:
        elements = [writing.run(each) if isinstance(each, str) else each for each in part]
        style = {"namedStyleType": "NORMAL_TEXT"}
        made.append({"paragraph": {"elements": elements, "paragraphStyle": style}})
    return made


def test_a_paragraph_that_is_suggested_to_be_joined_is_like_the_first() -> None:
    first, second = lines(["one", newline("deletion")], ["two\n"])
    first["paragraph"]["paragraphStyle"] = {"namedStyleType": "HEADING_1"}
    document = loaded(first, second)

    (joined,) = walking.paragraphs(shown(document, ACCEPTED))
    assert walking.spelled(joined) == "onetwo\n"
    assert joined.json["paragraph"]["paragraphStyle"]["namedStyleType"] == "HEADING_1"
    assert texts(document, WITHOUT) == ["one\n", "two\n"]


def test_a_split_that_is_only_suggested_is_none_without_it() -> None:
    document = loaded(*lines(["one", newline("insertion")], ["two\n"]))

    assert texts(document, WITHOUT) == ["onetwo\n"]
    assert texts(document, ACCEPTED) == ["one\n", "two\n"]


def test_a_newline_that_structure_needs_stays() -> None:
    gone = [deleted("all"), newline("deletion")]

    before_table = loaded(*lines([*gone]), grid(["a"]), "end")
    last_of_cell = loaded("x", grid([writing.cell(*lines([*gone]))]), "y")
    last_of_all = loaded("x", grid(["a"]), *lines([*gone]))

    assert texts(before_table, ACCEPTED) == ["\n", "a\n", "end\n"]
    assert texts(last_of_cell, ACCEPTED) == ["x\n", "\n", "y\n"]
    assert texts(last_of_all, ACCEPTED) == ["x\n", "a\n", "\n"]


def test_a_paragraph_between_others_goes_as_a_whole() -> None:
    gone = [deleted("all"), newline("deletion")]

    assert texts(loaded("x", *lines(gone), "y"), ACCEPTED) == ["x\n", "y\n"]
    assert texts(loaded("x", *lines(gone), grid(["a"]), "y"), ACCEPTED) == ["x\n", "a\n", "y\n"]
    assert texts(loaded("x", *lines(gone)), ACCEPTED) == ["x\n"]


def test_a_suggested_table_is_there_or_not() -> None:
    table = suggested(grid(["a", "b"]), "insertion")
    document = loaded("x", table, "y")

    assert texts(document, WITHOUT) == ["x\n", "y\n"]
    assert texts(document, ACCEPTED) == ["x\n", "a\n", "b\n", "y\n"]


def part(kind: str, *content: Json) -> Json:
    """A row or cell that is suggested to go."""
    made = writing.row(*content) if kind == "row" else writing.cell(*content)
    return {**made, "suggestedDeletionIds": ["suggest.1"]}


def test_rows_and_columns_are_counted_as_they_are_shown() -> None:
    columns = {"tableColumnProperties": [{"widthType": "EVENLY_DISTRIBUTED"}, {"width": {}}]}
    table = grid(["a", part("cell", writing.paragraph("b"))])
    table["table"]["tableRows"].append(part("row", writing.cell("c"), writing.cell("d")))
    table["table"] |= {"rows": 2, "tableStyle": columns}

    accepted = shown(loaded("x", table, "y"), ACCEPTED)

    assert truth.faults(accepted) == []
    (found,) = walking.tables(accepted)
    assert found.json["table"]["rows"] == found.json["table"]["columns"] == 1
    assert len(found.json["table"]["tableStyle"]["tableColumnProperties"]) == 1


def test_a_table_whose_rows_are_all_gone_is_gone() -> None:
    table = grid(["a"])
    table["table"]["tableRows"] = [part("row", writing.cell("a"))]

    assert texts(loaded("x", table, "y"), ACCEPTED) == ["x\n", "y\n"]


def test_a_footnote_goes_with_its_suggested_reference() -> None:
    reference = {"footnoteId": "kix.n", "footnoteNumber": "1"}
    document = loaded(
        writing.paragraph("x", suggested({"footnoteReference": reference}, "insertion")),
        footnotes={"kix.n": [writing.paragraph(" note")]},
    )

    assert texts(document, ACCEPTED) == ["x*\n", " note\n"]
    assert texts(document, WITHOUT) == ["x\n"]
    assert truth.faults(shown(document, WITHOUT)) == []


def test_a_suggested_style_is_set_or_cleared() -> None:
    change = {
        "textStyle": {"bold": True},
        "textStyleSuggestionState": {"boldSuggested": True, "italicSuggested": True},
    }
    run = writing.run("word", italic=True, underline=True)
    run["textRun"]["suggestedTextStyleChanges"] = {"suggest.1": change}
    document = loaded(writing.paragraph(run))

    def style(mode: str) -> Json:
        (spot,) = walking.paragraphs(shown(document, mode))
        found: Json = spot.json["paragraph"]["elements"][0]["textRun"]["textStyle"]
        return found

    assert style(ACCEPTED) == {"bold": True, "underline": True}
    assert style(WITHOUT) == {"italic": True, "underline": True}


def test_a_suggested_bullet_is_there_or_not() -> None:
    plain = writing.paragraph("item")
    bullet = {"listId": "kix.list"}
    state = {"listIdSuggested": True}
    plain["paragraph"]["suggestedBulletChanges"] = {
        "suggest.1": {"bullet": bullet, "bulletSuggestionState": state}
    }
    listed = writing.paragraph("item", bullet=("kix.list", 0))
    listed["paragraph"]["suggestedBulletChanges"] = {
        "suggest.1": {"bullet": {}, "bulletSuggestionState": state}
    }
    document = loaded(plain, listed, lists={"kix.list": writing.BULLETS})

    def bullets(mode: str) -> list[bool]:
        found = walking.paragraphs(shown(document, mode))
        return ["bullet" in spot.json["paragraph"] for spot in found]

    assert bullets(ACCEPTED) == [True, False]
    assert bullets(WITHOUT) == [False, True]


def test_objects_go_with_their_suggestions() -> None:
    objects = {"kix.new": {"suggestedInsertionId": "s"}, "kix.old": {"suggestedDeletionIds": ["s"]}}
    document = loaded("x", inlineObjects=objects)

    def names(mode: str) -> list[str]:
        return list(shown(document, mode)["tabs"][0]["documentTab"].get("inlineObjects", {}))

    assert names(ACCEPTED) == ["kix.new"]
    assert names(WITHOUT) == ["kix.old"]


def test_named_ranges_shrink_with_what_is_left_out() -> None:
    document = loaded(writing.paragraph("a", inserted("bc"), "d"))
    document.batch_update(
        {"requests": [documents.named("all", 1, 5), documents.named("new", 2, 4)]}
    )

    page = shown(document, WITHOUT)["tabs"][0]["documentTab"]

    assert list(page["namedRanges"]) == ["all"]
    assert page["namedRanges"]["all"]["namedRanges"][0]["ranges"] == [documents.span(1, 3)]


@pytest.mark.parametrize("mode", MODES)
def test_a_real_document_with_suggestions_is_whole_in_either_preview(
    corpus: Path, mode: str
) -> None:
    name = "google-docs-markdown__Markdown-Conversion-Example-Single-Tab.json"
    document = service.load(json.loads((corpus / "gdocs" / name).read_text(encoding="utf-8")))

    answer = shown(document, mode)

    assert truth.faults(answer) == []
    assert schemas("docs.v1").check_response("Document", answer) == []
    counts = [len("".join(texts(document, each))) for each in (ACCEPTED, INLINE, WITHOUT)]
    assert counts[0] == counts[1] > counts[2]  # It holds suggested insertions alone.


@pytest.mark.parametrize("name", NAMES)
def test_a_document_without_suggestions_is_the_same_in_every_mode(name: str) -> None:
    document = start(name)
    if "suggested" in json.dumps(shown(document, INLINE)):
        return

    for mode in MODES:
        ignored = {"suggestionsViewMode": ""}
        assert shown(document, mode) | ignored == shown(document, INLINE) | ignored


_kinds = st.sampled_from(["", "", "insertion", "deletion"])


@st.composite
def _marked(draw: st.DrawFn) -> Json:
    """A paragraph with suggestions on any of its runs, its newline included."""
    runs = []
    for text in (*draw(st.lists(st.sampled_from(["ab", "🎉", "c"]), max_size=3)), "\n"):
        kind = draw(_kinds)
        runs.append(suggested(writing.run(text), kind) if kind else writing.run(text))
    return {"paragraph": {"elements": runs, "paragraphStyle": {}}}


def _or_suggested(made: st.SearchStrategy[Json]) -> st.SearchStrategy[Json]:
    return st.builds(lambda one, kind: suggested(one, kind) if kind else one, made, _kinds)


def _part(made: st.SearchStrategy[Json]) -> st.SearchStrategy[Json]:
    ids = st.sampled_from([{}, {}, {"suggestedDeletionIds": ["s"]}])
    return st.builds(lambda one, more: {**one, **more}, made, ids)


_paragraphs = st.lists(_marked(), min_size=1, max_size=3)
_cells = _part(st.builds(lambda content: writing.cell(*content), _paragraphs))
_rows = _part(st.builds(writing.row, _cells, _cells))


def _table(rows: list[Json]) -> Json:
    table = writing.table(*rows)
    table["table"]["columns"] = 2
    return table


_tables = _or_suggested(st.builds(_table, st.lists(_rows, min_size=1, max_size=2)))
_content = st.lists(
    st.one_of(_marked(), st.tuples(_marked(), _tables)), min_size=1, max_size=4
).map(lambda found: [each for one in found for each in (one if isinstance(one, tuple) else [one])])


@given(_content, _marked())
@settings(max_examples=200)
def test_a_preview_is_a_document_like_any(content: list[Json], last: Json) -> None:
    document = loaded(*content, last)

    for mode in MODES:
        answer = shown(document, mode)
        faults = [fault for fault in truth.faults(answer) if " columns, in truth " not in fault]
        assert faults == []
        written_anew = service.load(answer)
        end = walking.paragraphs(answer)[-1].end - 1
        written_anew.batch_update({"requests": [insert(end, "x")]})


def commented() -> Json:
    anchors = {"kix.c": {"anchorId": "kix.c", "ranges": [documents.span(1, 4)]}}
    thread = {"commentId": "c1", "anchorId": "kix.c", "status": "OPEN"}
    return answer("one two", commentAnchors=anchors) | {"comments": [thread]}


def test_comments_are_shown_where_they_are_asked_for() -> None:
    document = service.load(commented())

    for mode, is_shown in ((service.INCLUDED, True), (service.OMITTED, False)):
        read = document.get(include_tabs=True, comments_view_mode=mode)
        assert read["commentsViewMode"] == mode
        assert ("comments" in read) == is_shown
        assert ("commentAnchors" in read["tabs"][0]["documentTab"]) == is_shown
    for read in (document.get(), document.get(include_tabs=True)):
        assert not {"comments", "commentsViewMode"} & set(read)
        assert "commentAnchors" not in json.dumps(read)


def test_comments_of_a_contradictory_answer_are_left_out_as_well() -> None:
    contradictory = commented()
    contradictory["tabs"][0]["documentTab"]["body"]["content"][1]["endIndex"] = 99
    document = service.load(contradictory)

    read = document.get(include_tabs=True, comments_view_mode=service.OMITTED)
    assert "comments" not in read
    assert "commentAnchors" not in read["tabs"][0]["documentTab"]
    assert "comments" in document.get(include_tabs=True, comments_view_mode=service.INCLUDED)


def test_an_anchor_moves_with_its_text_and_goes_with_it() -> None:
    document = service.load(commented())

    def read() -> Json:
        return document.get(include_tabs=True, comments_view_mode=service.INCLUDED)

    document.batch_update({"requests": [insert(1, "A ")]})
    anchors = read()["tabs"][0]["documentTab"]["commentAnchors"]
    assert anchors["kix.c"]["ranges"] == [documents.span(3, 6)]
    document.batch_update({"requests": [documents.delete(3, 7)]})
    assert "commentAnchors" not in read()["tabs"][0]["documentTab"]
    assert read()["comments"] == [{"commentId": "c1", "status": "OPEN"}]


def test_a_reader_without_the_right_to_edit_gets_no_revision() -> None:
    assert "revisionId" in written("x").get()
    assert "revisionId" not in written("x").get(can_edit=False)


def test_a_title_is_one_in_every_form_and_revision() -> None:
    document = written("x")
    document.rename("Another")

    assert document.title == document.get()["title"] == "Another"
    assert service.restore(document.snapshot()).title == "Another"


def test_what_spells_out_empty_members_is_read_as_it_was_and_can_be_written() -> None:
    spelled_out = answer("one")
    tab = spelled_out["tabs"][0]
    tab["childTabs"] = []
    tab["documentTab"] |= {"footnotes": {}, "lists": {}}
    tab["documentTab"]["body"]["content"][0]["startIndex"] = 0
    document = service.load(spelled_out)

    assert document.get(include_tabs=True)["tabs"] == [tab]
    document.batch_update({"requests": [insert(1, "x")]})
    assert walking.texts(document.get(include_tabs=True)) == ["xone\n"]


def test_ids_that_are_made_are_not_those_of_a_document_loaded_again() -> None:
    document = written("x", *[documents.named("n", 1, 2)] * 30)
    known = {each["namedRangeId"] for each in document.get()["namedRanges"]["n"]["namedRanges"]}
    again = service.load(document.get(include_tabs=True))

    again.batch_update({"requests": [documents.named("more", 1, 2)] * 60})

    new = again.get()["namedRanges"]["more"]["namedRanges"]
    assert not known & {each["namedRangeId"] for each in new}


def test_the_older_form_has_no_member_for_dropdowns() -> None:
    """Docs API discovery: ``DocumentTab`` has it, ``Document`` does not."""
    options = [{"displayValue": shown} for shown in ("Draft", "Done")]
    properties = {"title": "Status", "options": options}
    definition = {"dropdownDefinitionId": "kix.status", "dropdownDefinitionProperties": properties}
    document = service.new("DOC-1", "Pool exhaustion")
    document.batch_update(
        {"requests": [{"createDropdownDefinition": {"dropdownDefinition": definition}}]}
    )

    assert "dropdownDefinitions" in document.get(include_tabs=True)["tabs"][0]["documentTab"]
    assert [*schemas("docs.v1").check_response("Document", document.get())] == []
