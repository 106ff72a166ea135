"""What requests make of tables, chips, sections and tabs, beyond the cases of google.md."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from emulator.errors import ApiError
from tests.emulator import asking, documents, walking
from tests.emulator.documents import cell, cells, delete, insert, span, table, written
from tests.emulator.test_docs_properties import read
from tests.emulator.test_docs_text import send
from tests.reader import writing

if TYPE_CHECKING:
    from emulator.docs.service import StoredDocument

Json = dict[str, Any]

START = {"tableStartLocation": {"index": 2}}


def grid(rows: int = 3, columns: int = 3) -> StoredDocument:
    """A table at 2 whose cells spell a, b, c and so on."""
    document = written("", table(1, rows, columns))
    starts = [
        each["startIndex"] + 1
        for row in walking.tables(document.get())[0].json["table"]["tableRows"]
        for each in row["tableCells"]
    ]
    letters = "abcdefghijklmnop"[: len(starts)]
    return send(
        document,
        *(insert(at, letter) for at, letter in reversed(list(zip(starts, letters, strict=True)))),
    )


def rows(document: StoredDocument) -> list[list[Json]]:
    found: list[Json] = walking.tables(document.get())[0].json["table"]["tableRows"]
    return [row["tableCells"] for row in found]


def spelled(document: StoredDocument) -> list[list[str]]:
    """What each cell spells, its paragraphs with a stroke between."""
    return [
        ["|".join(walking.text(part["paragraph"])[:-1] for part in each["content"]) for each in row]
        for row in rows(document)
    ]


def spans(document: StoredDocument) -> dict[tuple[int, int], tuple[int, int]]:
    """How far merged cells reach, by row and column."""
    found = {}
    for r, row in enumerate(rows(document)):
        for c, each in enumerate(row):
            style = each.get("tableCellStyle", {})
            reach = style.get("rowSpan", 1), style.get("columnSpan", 1)
            if reach != (1, 1):
                found[r, c] = reach
    return found


def merge(rows_: int, columns: int, row: int = 0, column: int = 0) -> Json:
    return {"mergeTableCells": cells(2, rows_, columns, row, column)}


def test_a_merged_cell_holds_the_text_of_all() -> None:
    document = send(grid(), merge(2, 2, 0, 1))

    assert spelled(document) == [["a", "b|c|e|f", ""], ["d", "", ""], ["g", "h", "i"]]
    assert spans(document) == {(0, 1): (2, 2)}


def test_empty_cells_add_nothing_to_a_merged_one() -> None:
    document = send(written("", table(1, 2, 2), insert(7, "b")), merge(2, 2))

    assert spelled(document) == [["b", ""], ["", ""]]


def test_a_merged_cell_is_merged_again_as_a_whole_or_not_at_all() -> None:
    document = send(grid(), merge(1, 2))

    with pytest.raises(ApiError, match="not rectangular"):
        send(document, merge(2, 1))
    assert spans(send(document, merge(2, 2))) == {(0, 0): (2, 2)}


def numbers(document: StoredDocument) -> list[str]:
    """The numbers of the footnotes in the order of the text."""
    return [
        element["footnoteReference"]["footnoteNumber"]
        for spot in walking.paragraphs(document.get())
        for element in spot.json["paragraph"]["elements"]
        if "footnoteReference" in element
    ]


def test_footnotes_of_merged_cells_are_numbered_in_their_new_order() -> None:
    document = written("", table(1, 2, 2))
    send(document, *({"createFootnote": {"location": {"index": at}}} for at in (10, 7, 5)))

    send(document, merge(2, 1))

    assert numbers(document) == ["1", "2", "3"]


def test_a_cell_is_unmerged_with_its_text_in_the_first() -> None:
    document = send(grid(), merge(2, 2), {"unmergeTableCells": cells(2, 3, 3)})

    assert spans(document) == {}
    assert spelled(document)[0] == ["a|b|d|e", "", "c"]


def test_a_row_under_a_merged_cell_comes_under_all_of_it() -> None:
    below = {"insertTableRow": {**cell(2, 0, 0), "insertBelow": True}}

    document = send(grid(), merge(2, 1), below)

    assert spelled(document)[2:] == [["", "", ""], ["g", "h", "i"]]
    assert spans(document) == {(0, 0): (2, 1)}


def test_rows_and_columns_inside_of_a_merged_cell_make_it_reach_further() -> None:
    row = {"insertTableRow": {**cell(2, 0, 2), "insertBelow": True}}
    column = {"insertTableColumn": {**cell(2, 3, 0), "insertRight": True}}

    document = send(grid(), merge(2, 2), row, column)

    assert spans(document) == {(0, 0): (3, 3)}


def test_all_rows_and_columns_that_a_merged_cell_spans_are_deleted() -> None:
    assert spelled(send(grid(), merge(2, 1), {"deleteTableRow": cell(2, 0, 0)})) == [
        ["g", "h", "i"]
    ]
    assert spelled(send(grid(), merge(1, 2), {"deleteTableColumn": cell(2, 0, 0)})) == [
        ["c"],
        ["f"],
        ["i"],
    ]


def test_a_merged_cell_whose_first_row_goes_begins_in_the_next() -> None:
    document = send(grid(), merge(2, 2), {"deleteTableRow": cell(2, 0, 2)})

    assert spans(document) == {(0, 0): (1, 2)}


def test_a_table_without_rows_or_columns_is_none() -> None:
    for request in ({"deleteTableRow": cell(2, 0, 0)}, {"deleteTableColumn": cell(2, 0, 0)}):
        assert walking.tables(send(grid(1, 1), request).get()) == []


def test_a_table_that_is_not_rectangular_breaks_nothing() -> None:
    uneven = documents.grid(["a", "b", "c"])
    uneven["table"]["tableRows"].append({"tableCells": [writing.cell("d")]})
    uneven["table"]["rows"] = 2
    for request in (
        {"deleteTableColumn": cell(3, 0, 2)},
        {"deleteTableColumn": cell(3, 0, 0)},
        {"insertTableColumn": {**cell(3, 0, 2), "insertRight": True}},
        {"insertTableRow": {**cell(3, 1, 0), "insertBelow": True}},
        {"deleteTableRow": cell(3, 0, 0)},
        {"mergeTableCells": cells(3, 1, 3)},
    ):
        documents.loaded("x", uneven, "y").batch_update({"requests": [request]})


BORDER = {"width": {"magnitude": 2, "unit": "PT"}, "dashStyle": "SOLID", "color": {}}


def test_a_border_is_shared_with_the_next_cell() -> None:
    style = {"borderRight": BORDER, "borderTop": BORDER}
    request = {**cells(2, 1, 1, 1, 1), "tableCellStyle": style, "fields": "borderRight,borderTop"}

    document = send(grid(), {"updateTableCellStyle": request})

    found = {
        (r, c, name)
        for r, row in enumerate(rows(document))
        for c, each in enumerate(row)
        for name in each["tableCellStyle"]
        if name.startswith("border")
    }
    assert found == {
        (1, 1, "borderRight"),
        (1, 2, "borderLeft"),
        (1, 1, "borderTop"),
        (0, 1, "borderBottom"),
    }


def test_a_column_is_five_points_wide_at_least() -> None:
    for width in ({"magnitude": 4.9, "unit": "PT"}, {"unit": "PT"}):
        request = {**START, "tableColumnProperties": {"width": width}, "fields": "width"}
        with pytest.raises(ApiError, match="at least 5 points"):
            send(grid(), {"updateTableColumnProperties": request})


def test_header_rows_are_the_first_ones() -> None:
    pinned = [{"pinTableHeaderRows": {**START, "pinnedHeaderRowsCount": count}} for count in (2, 1)]

    document = send(grid(), *pinned)

    found = walking.tables(document.get())[0].json["table"]["tableRows"]
    assert [row["tableRowStyle"].get("tableHeader") for row in found] == [True, None, None]


def test_numbers_of_rows_columns_and_spans_are_looked_at() -> None:
    refused: list[Json] = [
        table(1, 0, 1),
        table(1, 1, 21),
        {"insertTableRow": cell(2, 3, 0)},
        {"deleteTableColumn": cell(2, 0, 3)},
        {"mergeTableCells": cells(2, 4, 1)},
        {"mergeTableCells": cells(2, 0, 1)},
        {"pinTableHeaderRows": {**START, "pinnedHeaderRowsCount": 4}},
        {
            "updateTableRowStyle": {
                **START,
                "rowIndices": [3],
                "tableRowStyle": {},
                "fields": "tableHeader",
            }
        },
    ]
    for request in refused:
        with pytest.raises(ApiError):
            send(grid(), request)


def date(**properties: Any) -> Json:
    return {"insertDate": {"location": {"index": 1}, "dateElementProperties": properties}}


@pytest.mark.parametrize(
    "properties",
    [
        {},
        {"timestamp": "yesterday"},
        {"timestamp": "0001-01-01T00:00:00Z", "timeZoneId": "America/New_York"},
        {"timestamp": "2026-03-01T00:00:00Z", "timeZoneId": "Mars/Olympus"},
        {"timestamp": "2026-03-01T00:00:00Z", "timeZoneId": "../etc/passwd"},
        {"timestamp": "2026-03-01T00:00:00Z", "dateFormat": "DATE_FORMAT_CUSTOM"},
    ],
)
def test_a_date_that_cannot_be_shown_is_refused(properties: Json) -> None:
    with pytest.raises(ApiError, match="must be valid"):
        send(written(), date(**properties))


def test_chips_can_be_of_any_address_where_a_switch_says_so() -> None:
    chip = {
        "insertRichLink": {
            "location": {"index": 1},
            "richLinkProperties": {"uri": "https://example.com/"},
        }
    }
    document = written()

    document.batch_update({"requests": [chip]}, facts={"rich_links": "any"})
    with pytest.raises(ApiError, match="not supported for rich links"):
        document.batch_update({"requests": [chip]})


CHOICE = {"createDropdownDefinition": {"dropdownDefinition": asking.definition(["yes", "no"])}}


def choices(document: StoredDocument) -> tuple[str, list[str]]:
    """The id of the only dropdown definition, and what the dropdowns show."""
    page = read(document)["tabs"][0]["documentTab"]
    (name,) = page["dropdownDefinitions"]
    shown = [
        element["dropdown"]["dropdownProperties"]["displayValue"]
        for spot in walking.paragraphs(document.get())
        for element in spot.json["paragraph"]["elements"]
        if "dropdown" in element
    ]
    return name, shown


def with_choices() -> tuple[StoredDocument, str]:
    document = written("", CHOICE)
    name, _ = choices(document)
    chip = {"location": {"index": 1}, "dropdownDefinitionId": name}
    no = {**chip, "selectedOptionId": "dropdownItem.no"}
    return send(document, {"insertDropdown": chip}, {"insertDropdown": no}), name


def test_dropdowns_show_the_option_that_they_are_given() -> None:
    document, name = with_choices()

    assert choices(document) == (name, ["no", "yes"])


def test_a_dropdown_is_set_to_another_option() -> None:
    document = written("", CHOICE)
    chip = {"location": {"index": 1}, "dropdownDefinitionId": choices(document)[0]}
    (reply,) = document.batch_update({"requests": [{"insertDropdown": chip}]})["replies"]
    change = {
        "dropdownId": reply["insertDropdown"]["dropdown"]["dropdownId"],
        "dropdownProperties": {"selectedOptionId": "dropdownItem.no"},
        "fields": "selectedOptionId",
    }

    assert choices(send(document, {"updateDropdownProperties": change}))[1] == ["no"]
    with pytest.raises(ApiError, match="was not found"):
        send(document, {"updateDropdownProperties": {**change, "dropdownId": "kix.none"}})


def test_dropdowns_follow_their_definition() -> None:
    document, name = with_choices()
    update = {
        "dropdownDefinitionId": name,
        "dropdownDefinitionProperties": {
            "options": [
                {"optionId": "dropdownItem.no", "displayValue": "never"},
                {"optionId": "dropdownItem.maybe", "displayValue": "maybe"},
            ]
        },
        "fields": "options",
    }

    with pytest.raises(ApiError, match="A replacement is required"):
        send(document, {"updateDropdownDefinitionProperties": update})
    update["selectedOptionIdReplacements"] = {"dropdownItem.yes": "dropdownItem.maybe"}
    send(document, {"updateDropdownDefinitionProperties": update})

    assert choices(document)[1] == ["never", "maybe"]


def test_a_footnote_goes_with_its_reference_and_the_others_are_numbered_anew() -> None:
    document = written("abc")
    send(document, *({"createFootnote": {"location": {"index": at}}} for at in (4, 3, 2)))

    send(document, delete(4, 5))

    assert numbers(document) == ["1", "2"]
    assert len(document.get()["footnotes"]) == 2


def test_a_header_goes_with_the_section_that_it_is_of() -> None:
    document = written(
        "one", {"insertSectionBreak": {"location": {"index": 4}, "sectionType": "NEXT_PAGE"}}
    )
    header = {"createHeader": {"type": "DEFAULT", "sectionBreakLocation": {"index": 5}}}
    send(document, header, {"createHeader": {"type": "DEFAULT"}})
    assert len(document.get()["headers"]) == 2

    send(document, delete(4, 6))

    assert len(document.get()["headers"]) == 1


def test_a_section_has_one_header() -> None:
    document = written("one", {"createHeader": {"type": "DEFAULT"}})

    for request in (
        {"createHeader": {"type": "DEFAULT"}},
        {"createHeader": {"type": "DEFAULT", "sectionBreakLocation": {"index": 0}}},
        {"createHeader": {"type": "HEADER_FOOTER_TYPE_UNSPECIFIED"}},
        {"createHeader": {"type": "DEFAULT", "sectionBreakLocation": {"index": 1}}},
    ):
        with pytest.raises(ApiError):
            send(document, request)


def page_style(style: Json, fields: str) -> Json:
    return {"updateDocumentStyle": {"documentStyle": style, "fields": fields}}


def section_style(style: Json, fields: str) -> Json:
    range_ = {"range": span(0, 1)}
    return {"updateSectionStyle": {**range_, "sectionStyle": style, "fields": fields}}


def test_a_margin_of_the_document_holds_for_its_sections() -> None:
    points = {"magnitude": 10, "unit": "PT"}

    document = send(
        written(),
        section_style({"marginTop": points, "marginHeader": points}, "marginTop,marginHeader"),
        page_style({"marginTop": points}, "marginTop"),
    )

    section = document.get()["body"]["content"][0]["sectionBreak"]["sectionStyle"]
    assert "marginTop" not in section
    assert section["marginHeader"] == points
    assert document.get()["documentStyle"]["useCustomHeaderFooterMargins"] is True


def test_a_section_style_takes_values_alone() -> None:
    for request in (
        section_style({}, "pageNumberStart"),
        section_style({"columnProperties": [{}] * 4}, "columnProperties"),
        section_style({"sectionType": "NEXT_PAGE"}, "sectionType"),
    ):
        with pytest.raises(ApiError):
            send(written(), request)


def test_a_named_style_is_changed_for_its_type() -> None:
    style = {"namedStyleType": "HEADING_1", "textStyle": {"bold": True}}
    fields = "namedStyleType,textStyle.bold"

    document = send(written(), {"updateNamedStyle": {"namedStyle": style, "fields": fields}})

    styles = {each["namedStyleType"]: each for each in document.get()["namedStyles"]["styles"]}
    assert styles["HEADING_1"]["textStyle"]["bold"] is True
    assert styles["HEADING_1"]["textStyle"]["fontSize"]["magnitude"] == 20
    assert "bold" not in styles["HEADING_2"]["textStyle"]
    with pytest.raises(ApiError, match="type must be specified"):
        send(document, {"updateNamedStyle": {"namedStyle": style, "fields": "textStyle"}})


def add(**properties: Any) -> Json:
    return {"addDocumentTab": {"tabProperties": properties}}


def titles(document: StoredDocument) -> list[str]:
    def below(tabs: list[Json]) -> list[str]:
        return [
            title
            for tab in tabs
            for title in (tab["tabProperties"]["title"], *below(tab.get("childTabs", [])))
        ]

    return below(read(document)["tabs"])


def tab_id(document: StoredDocument, title: str) -> str:
    (found,) = (tab for tab, _ in walking.tabs(read(document)) if _title(document, tab) == title)
    return found


def _title(document: StoredDocument, wanted: str) -> str:
    tab = document.newest.tab(wanted)
    assert tab is not None
    return str(tab.properties["title"])


def test_tabs_are_added_moved_and_numbered() -> None:
    document = send(written(), add(title="b"), add(title="a", index=0), add(title="c"))
    assert titles(document) == ["a", "Tab 1", "b", "c"]

    def moved(index: int) -> Json:
        properties = {"tabId": tab_id(document, "c"), "index": index}
        return {"updateDocumentTabProperties": {"tabProperties": properties, "fields": "index"}}

    send(document, moved(1))
    assert titles(document) == ["a", "c", "Tab 1", "b"]

    for index in (4, -1):
        with pytest.raises(ApiError, match="out of bounds"):
            send(document, moved(index))
    with pytest.raises(ApiError, match="out of bounds"):
        send(document, add(index=5))


def test_a_tab_goes_with_what_is_in_it() -> None:
    document = send(written("one"), add(title="a"))
    parent = tab_id(document, "a")
    send(document, add(title="b", parentTabId=parent), insert(1, "two", tabId=parent))
    send(document, {"createNamedRange": {"name": "n", "range": span(1, 4, tabId=parent)}})

    send(document, {"deleteTab": {"tabId": parent}})

    assert titles(document) == ["Tab 1"]
    assert "namedRanges" not in str(read(document))
    with pytest.raises(ApiError, match="last tab"):
        send(document, {"deleteTab": {"tabId": "t.0"}})
    with pytest.raises(ApiError, match="must be specified"):
        send(document, {"deleteTab": {}})


def test_ranges_name_their_tab_but_for_the_first() -> None:
    document = send(
        written("one"), add(title="b"), {"createNamedRange": {"name": "n", "range": span(1, 2)}}
    )
    assert "tabId" not in str(read(document)["tabs"][0]["documentTab"]["namedRanges"])

    send(document, add(title="a", index=0))

    assert "'tabId': 't.0'" in str(read(document)["tabs"][1]["documentTab"]["namedRanges"])
