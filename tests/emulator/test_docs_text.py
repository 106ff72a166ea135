"""What requests make of text, its styles, links and paragraphs, beyond the cases of google.md."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from emulator.discovery import schemas
from emulator.docs import service
from emulator.errors import ApiError
from tests.emulator import documents, truth, walking
from tests.emulator.documents import bold, delete, insert, loaded, span, styled, written
from tests.emulator.test_docs_properties import read
from tests.reader import writing

if TYPE_CHECKING:
    from emulator.docs.service import StoredDocument

Json = dict[str, Any]


def send(document: StoredDocument, *requests: Json) -> StoredDocument:
    document.batch_update({"requests": list(requests)})
    assert truth.faults(read(document)) == []
    return document


def paragraphs(document: StoredDocument) -> list[Json]:
    return [spot.json["paragraph"] for spot in walking.paragraphs(document.get())]


def runs(document: StoredDocument) -> list[tuple[str, Json]]:
    """The text runs of the body with their styles."""
    found = [each for paragraph in paragraphs(document) for each in paragraph["elements"]]
    return [(e["textRun"]["content"], e["textRun"]["textStyle"]) for e in found if "textRun" in e]


def text_style(start: int, end: int, style: Json, fields: str) -> Json:
    return {"updateTextStyle": {"range": span(start, end), "textStyle": style, "fields": fields}}


def paragraph_style(start: int, end: int, style: Json, fields: str, **place: str) -> Json:
    range_ = span(start, end, **place)
    return {"updateParagraphStyle": {"range": range_, "paragraphStyle": style, "fields": fields}}


URL = {"url": "https://example.com/"}
LINK = text_style(1, 4, {"link": URL}, "link")


def test_a_link_looks_like_one() -> None:
    (linked, style), _ = runs(send(written("one two"), LINK))

    assert linked == "one"
    assert style["link"] == URL
    assert style["underline"] is True
    assert "foregroundColor" in style


def test_a_link_looks_as_the_same_request_says() -> None:
    style = {"link": URL, "underline": False}

    document = send(written("one two"), text_style(1, 4, style, "link,underline"))

    assert runs(document)[0][1]["underline"] is False


def test_a_newline_is_no_part_of_a_link() -> None:
    document = send(written("one\ntwo"), text_style(1, 8, {"link": URL}, "link"))

    assert [(text, "link" in style) for text, style in runs(document)] == [
        ("one", True),
        ("\n", False),
        ("two", True),
        ("\n", False),
    ]


def test_a_link_that_is_set_in_part_is_set_as_a_whole() -> None:
    other = {"url": "https://example.org/"}

    document = send(written("one two"), LINK, text_style(2, 3, {"link": other}, "link"))

    assert [style["link"] for text, style in runs(document) if text in "one"] == [other]


def test_text_whose_link_is_removed_is_like_the_text_before() -> None:
    document = send(
        written("so one two"),
        bold(1, 4),
        text_style(4, 7, {"link": URL}, "link"),
        text_style(4, 7, {}, "link"),
    )

    assert runs(document) == [("so one", {"bold": True}), (" two\n", {})]


def test_text_after_another_link_is_plain_once_its_link_is_removed() -> None:
    other = text_style(4, 7, {"link": {"url": "https://example.org/"}}, "link")

    document = send(written("onetwo"), LINK, other, text_style(4, 7, {}, "link"))

    assert runs(document)[1] == ("two\n", {})


@pytest.mark.parametrize(
    ("at", "is_linked"), [(1, False), (2, True), (4, False)], ids=["start", "middle", "end"]
)
def test_a_link_goes_on_only_in_its_middle(at: int, *, is_linked: bool) -> None:
    document = send(written("one two"), LINK, insert(at, "X"))

    (style,) = (style for text, style in runs(document) if "X" in text)
    assert ("link" in style) == is_linked
    assert ("underline" in style) == is_linked


def test_a_link_goes_on_between_two_of_its_runs() -> None:
    document = send(written("one two"), LINK, bold(1, 3), insert(3, "X"))

    (style,) = (style for text, style in runs(document) if "X" in text)
    assert style["link"] == URL


def test_a_font_has_a_family_and_a_weight() -> None:
    family = {"weightedFontFamily": {"fontFamily": "Roboto"}}

    document = send(written("one"), text_style(1, 4, family, "weightedFontFamily"))

    assert runs(document)[0][1]["weightedFontFamily"] == {"fontFamily": "Roboto", "weight": 400}
    with pytest.raises(ApiError, match="font family must be specified"):
        send(document, text_style(1, 4, {"weightedFontFamily": {"weight": 700}}, "*"))


def test_runs_that_become_alike_become_one() -> None:
    document = send(written("one two three"), bold(1, 4), bold(4, 8))

    assert [text for text, _ in runs(document)] == ["one two", " three\n"]


@pytest.mark.parametrize("range_", [(1, 2), (2, 3), (2, 4)])
def test_half_a_character_has_no_style_and_no_name(range_: tuple[int, int]) -> None:
    for request in (bold(*range_), documents.named("n", *range_)):
        with pytest.raises(ApiError, match="cannot start or end within a surrogate pair"):
            send(written("🎉a"), request)


def test_an_equation_has_no_style() -> None:
    document = send(documents.held(), bold(58, 64))

    elements = [each for paragraph in paragraphs(document) for each in paragraph["elements"]]
    (equation,) = (each for each in elements if "equation" in each)
    (rule,) = (each for each in elements if "horizontalRule" in each)
    assert equation["equation"] == {}
    assert rule["horizontalRule"] == {"textStyle": {"bold": True}}


def test_a_nested_field_is_set_alone() -> None:
    size = {"fontSize": {"magnitude": 12, "unit": "PT"}}
    document = send(written("one"), text_style(1, 4, size, "fontSize"))

    larger = {"fontSize": {"magnitude": 20}}
    send(document, text_style(1, 4, larger, "fontSize.magnitude"))

    assert runs(document)[0][1]["fontSize"] == {"magnitude": 20, "unit": "PT"}


@pytest.mark.parametrize(
    "field", ["fontSize.weight", "bold.x", "link.url.x", "unknown", "", "textStyle"]
)
def test_a_field_that_is_not_there_is_refused(field: str) -> None:
    with pytest.raises(ApiError, match=r"Invalid field|At least one field"):
        send(written("one"), text_style(1, 4, {}, field))


def heading_ids(document: StoredDocument) -> list[str | None]:
    return [each["paragraphStyle"].get("headingId") for each in paragraphs(document)]


@pytest.mark.parametrize("request_", [insert(3, "\n"), insert(4, "\nX\n"), insert(5, "\n")])
def test_a_heading_keeps_its_id_where_it_begins(request_: Json) -> None:
    document = send(written("head"), styled("HEADING_1", 1, 2))
    (own,) = heading_ids(document)

    send(document, request_)

    first, *others = heading_ids(document)
    assert first == own
    assert own not in others
    assert None not in others


def test_a_heading_that_goes_down_keeps_its_id() -> None:
    document = send(written("head"), styled("HEADING_1", 1, 2))
    (own,) = heading_ids(document)

    send(document, insert(1, "first\n"))

    assert heading_ids(document)[1] == own != heading_ids(document)[0]


def test_a_heading_split_by_a_replacement_gets_no_second_id_of_its_own() -> None:
    document = send(written("one two"), styled("HEADING_1", 1, 2))
    (own,) = heading_ids(document)

    send(document, replace(" ", "\n"))

    assert heading_ids(document)[0] == own != heading_ids(document)[1]


def test_text_that_is_no_heading_any_more_has_no_id() -> None:
    document = send(written("head"), styled("HEADING_1", 1, 2), styled("NORMAL_TEXT", 1, 2))

    assert heading_ids(document) == [None]


def test_joined_paragraphs_are_like_the_first_unless_nothing_of_it_is_left() -> None:
    heading = styled("HEADING_1", 1, 2)

    assert heading_ids(send(written("one\ntwo"), heading, delete(2, 6)))[0]
    assert heading_ids(send(written("one\ntwo"), heading, delete(1, 5))) == [None]


def test_a_picture_beside_the_text_stays_with_one_paragraph() -> None:
    document = documents.held()
    (at,) = (
        spot.start
        for spot in walking.paragraphs(document.get())
        if "positionedObjectIds" in spot.json["paragraph"]
    )

    send(document, insert(at + 2, "\n"))

    tied = [each for each in paragraphs(document) if "positionedObjectIds" in each]
    assert len(tied) == 1
    assert tied[0]["elements"][0]["textRun"]["content"] == "an\n"


def test_a_picture_beside_the_text_can_be_deleted() -> None:
    document = send(documents.held(), {"deletePositionedObject": {"objectId": "kix.object"}})

    assert "positionedObjects" not in document.get()
    assert "positionedObjectIds" not in str(document.get())
    with pytest.raises(ApiError, match="not found"):
        send(document, {"deletePositionedObject": {"objectId": "kix.object"}})


def test_a_page_begins_before_a_paragraph_of_the_body_alone() -> None:
    document = send(written("one"), documents.table(4, 1, 1), {"createHeader": {"type": "DEFAULT"}})
    (header,) = document.get()["headers"]
    breaking = ({"pageBreakBefore": True}, "pageBreakBefore")

    send(document, paragraph_style(1, 2, *breaking))

    for refused in (
        paragraph_style(8, 9, *breaking),
        paragraph_style(0, 1, *breaking, segmentId=header),
    ):
        with pytest.raises(ApiError, match="for the body alone"):
            send(document, refused)


BULLETS = {"bulletPreset": "BULLET_DISC_CIRCLE_SQUARE"}
NUMBERS = {"bulletPreset": "NUMBERED_DECIMAL_ALPHA_ROMAN"}


def bullets(start: int, end: int, preset: Json = BULLETS) -> Json:
    return {"createParagraphBullets": {"range": span(start, end), **preset}}


def list_ids(document: StoredDocument) -> list[str | None]:
    return [each.get("bullet", {}).get("listId") for each in paragraphs(document)]


def test_an_item_joins_the_list_before_it_where_that_is_of_its_kind() -> None:
    document = send(
        written("one\ntwo\nthree"), bullets(1, 2), bullets(5, 6), bullets(9, 10, NUMBERS)
    )

    first, second, third = list_ids(document)
    assert first == second != third


def test_an_item_joins_a_list_that_google_made() -> None:
    glyphs = ["●", "○", "■"] * 3
    levels = [
        {"glyphSymbol": symbol, "glyphFormat": f"%{number}", "textStyle": {"underline": False}}
        for number, symbol in enumerate(glyphs)
    ]
    lists = {"kix.list": {"listProperties": {"nestingLevels": levels}}}
    document = loaded(writing.paragraph("one", bullet=("kix.list", 0)), "two", lists=lists)

    send(document, bullets(5, 6))

    assert list_ids(document) == ["kix.list", "kix.list"]


def test_an_item_that_is_one_already_keeps_its_level() -> None:
    document = send(written("\tone"), bullets(1, 2), bullets(1, 2, NUMBERS))

    assert paragraphs(document)[0]["bullet"]["nestingLevel"] == 1


def test_text_stays_where_its_bullet_was() -> None:
    document = send(
        written("\tone"), bullets(1, 2), {"deleteParagraphBullets": {"range": span(1, 2)}}
    )

    (paragraph,) = paragraphs(document)
    assert "bullet" not in paragraph
    style = paragraph["paragraphStyle"]
    assert style["indentStart"] == style["indentFirstLine"] == {"magnitude": 72, "unit": "PT"}


def test_every_preset_makes_a_list_of_nine_levels() -> None:
    presets = schemas("docs.v1")._schemas["CreateParagraphBulletsRequest"]["properties"]
    for preset in presets["bulletPreset"]["enum"][1:]:
        document = send(written("one"), bullets(1, 2, {"bulletPreset": preset}))

        ((_, made),) = document.get()["lists"].items()
        assert len(made["listProperties"]["nestingLevels"]) == 9
        assert schemas("docs.v1").check_response("Document", read(document)) == []


def replace(text: str, new: str, **criteria: Any) -> Json:
    return {"replaceAllText": {"containsText": {"text": text, **criteria}, "replaceText": new}}


def spelled(document: StoredDocument) -> list[str]:
    return walking.texts(document.get())


def test_a_replacement_is_like_the_first_character_it_replaces() -> None:
    document = send(written("one two"), bold(2, 4), replace("ne t", "X"))

    assert runs(document) == [("o", {}), ("X", {"bold": True}), ("wo\n", {})]


def test_replacing_goes_by_characters_and_finds_none_across_a_chip_or_a_newline() -> None:
    chip = {"insertPerson": {"location": {"index": 3}, "personProperties": {"email": "a@b.c"}}}

    document = send(
        written("🎉a🎉\nb"), chip, replace("🎉", "x"), replace("xa", "!"), replace("\nb", "!")
    )

    assert spelled(document) == ["x*ax\n", "b\n"]
    send(written("🎉"), replace("\ud83c", "x"))


def test_replacing_goes_through_cells_headers_and_footnotes() -> None:
    document = documents.full()

    reply = document.batch_update({"requests": [replace("e", "E")]})["replies"][0]

    everything = "".join(walking.texts(read(document)))
    assert reply["replaceAllText"]["occurrencesChanged"] == everything.count("E")
    assert "e" not in everything


def test_a_regular_expression_finds_what_it_describes() -> None:
    document = send(written("INC-1 and INC-22"), replace(r"INC-\d+", "it", searchByRegex=True))

    assert spelled(document) == ["it and it\n"]
    assert spelled(send(written("aaa"), replace("x*", "-", searchByRegex=True))) == ["aaa\n"]
    with pytest.raises(ApiError, match="no valid regular expression"):
        send(document, replace("(", "x", searchByRegex=True))


def test_nothing_is_nothing_to_search_for() -> None:
    with pytest.raises(ApiError, match="must not be empty"):
        send(written("one"), replace("", "x"))


def name(document: StoredDocument, *ranges: tuple[int, int]) -> list[str]:
    made = [documents.named("n", *each) for each in ranges]
    replies = document.batch_update({"requests": made})["replies"]
    return [reply["createNamedRange"]["namedRangeId"] for reply in replies]


def extents(document: StoredDocument) -> list[tuple[int, int]]:
    groups = document.get().get("namedRanges", {}).values()
    return [
        (each["startIndex"], each["endIndex"])
        for group in groups
        for one in group["namedRanges"]
        for each in one["ranges"]
    ]


def fill(text: str, **range_: str) -> Json:
    return {"replaceNamedRangeContent": {"text": text, **(range_ or {"namedRangeName": "n"})}}


def test_ranges_of_one_name_are_all_replaced() -> None:
    document = written("one two")
    name(document, (1, 4), (5, 8))

    assert spelled(send(document, fill("X"))) == ["X X\n"]
    assert extents(document) == [(1, 2), (3, 4)]


def test_a_range_inside_of_another_of_its_name_may_go_with_it() -> None:
    document = written("one two")
    name(document, (1, 8), (1, 4))

    assert spelled(send(document, fill(""))) == ["\n"]
    assert extents(document) == []


def test_the_last_newline_of_a_range_stays_where_structure_needs_it() -> None:
    document = written("one", documents.table(4, 1, 1), insert(8, "cell"))
    name(document, (8, 13))

    assert spelled(send(document, fill("new\nlines"))) == ["one\n", "new\n", "lines\n", "\n"]
    assert extents(document) == [(8, 17)]


def test_a_range_over_a_table_is_replaced_as_a_whole() -> None:
    document = written("onetwo", documents.table(4, 1, 1))
    name(document, (2, 12))

    assert spelled(send(document, fill("X"))) == ["oXo\n"]


def test_a_range_over_a_part_of_a_table_cannot_be_replaced() -> None:
    document = written("onetwo", documents.table(4, 1, 1))
    name(document, (2, 9))

    with pytest.raises(ApiError, match="Cannot delete the requested range"):
        send(document, fill("X"))


def test_only_the_first_of_several_extents_is_filled() -> None:
    answer = documents.answer("one two three")
    several = [span(1, 4), span(5, 8), span(9, 14)]
    answer["tabs"][0]["documentTab"]["namedRanges"] = {
        "n": {
            "name": "n",
            "namedRanges": [{"namedRangeId": "kix.n", "name": "n", "ranges": several}],
        }
    }
    document = service.load(answer)

    assert spelled(send(document, fill("X"))) == ["X  \n"]
    assert extents(document) == [(1, 2)]


def test_ranges_are_deleted_by_id_and_by_name() -> None:
    document = written("one two")
    first, _ = name(document, (1, 4), (5, 8))

    send(document, {"deleteNamedRange": {"namedRangeId": first}})
    assert extents(document) == [(5, 8)]
    send(document, {"deleteNamedRange": {"name": "n"}}, {"deleteNamedRange": {"name": "none"}})
    assert extents(document) == []
    with pytest.raises(ApiError, match="was not found"):
        send(document, {"deleteNamedRange": {"namedRangeId": first}})


def test_nothing_is_nothing_to_insert() -> None:
    with pytest.raises(ApiError, match="must specify text to insert"):
        send(written("one"), insert(1, ""))


def test_a_range_is_lost_where_its_text_moves_to_another_cell() -> None:
    document = written("", documents.table(1, 1, 2), insert(7, "moved"))
    name(document, (7, 12))

    send(document, {"mergeTableCells": documents.cells(2, 1, 2)})

    assert spelled(document)[1] == "moved\n"
    assert extents(document) == []


def test_a_range_does_not_grow_at_its_edges() -> None:
    document = written("one two")
    name(document, (1, 4))

    send(document, insert(4, "x"), insert(1, "x"))

    assert extents(document) == [(2, 5)]
