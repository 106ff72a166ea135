"""Hypothesis strategies for requests of every kind, aimed at a document as its answer shows it.

Most of them can be applied; some cannot, as a client's cannot.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from hypothesis import strategies as st

from tests.emulator import walking

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.emulator.walking import Spot

Json = dict[str, Any]

# Plain, accented, combining, right to left, joined emoji, tab and vertical tab, private use.
_CHARACTERS = "abc 12é\u0301שלום😀👩\u200d🚒\t\u000b\ue907\u0007"
words = st.text(st.sampled_from(_CHARACTERS), min_size=1, max_size=6)
lines = st.text(st.sampled_from(_CHARACTERS + "\n\n"), min_size=1, max_size=8)
_indents = {"indentStart": {"magnitude": 36, "unit": "PT"}}
_text_styles = st.sampled_from(
    [
        ({"bold": True}, "bold"),
        ({"bold": False, "italic": True}, "bold,italic"),
        ({"link": {"url": "https://example.com"}}, "link"),
        ({}, "link"),
        ({"fontSize": {"magnitude": 9, "unit": "PT"}}, "*"),
    ]
)
_paragraph_styles = st.sampled_from(
    [
        ({"namedStyleType": "HEADING_2"}, "namedStyleType"),
        ({"namedStyleType": "NORMAL_TEXT", **_indents}, "namedStyleType,indentStart"),
        ({"alignment": "CENTER"}, "alignment"),
        ({}, "*"),
    ]
)
_presets = st.sampled_from(["BULLET_DISC_CIRCLE_SQUARE", "NUMBERED_DECIMAL_NESTED"])


class Sheet:
    """What of a document requests can point at."""

    def __init__(self, answer: Json) -> None:
        self.comments = [
            each
            for each in answer.get("comments", ())
            if not each.get("headPost", {"deleted": True}).get("deleted")
        ]
        self.suggestions = [
            each["suggestionId"]
            for each in answer.get("suggestions", ())
            if each["status"] == "OPEN"
        ]
        self.paragraphs = walking.paragraphs(answer)
        self.tables = walking.tables(answer)
        self.contents = dict(walking.tabs(answer))
        self.breaks = [spot for spot in walking.spots(answer) if spot.kind == "sectionBreak"]

    def ids(self, member: str) -> list[tuple[str, str]]:
        """The keys of a member of each tab, with the tab."""
        return [(tab, name) for tab, page in self.contents.items() for name in page.get(member, ())]

    def named_ranges(self) -> list[Json]:
        pages = self.contents.values()
        groups = [group for page in pages for group in page.get("namedRanges", {}).values()]
        return [each for group in groups for each in group["namedRanges"]]

    def dropdowns(self) -> list[tuple[str, Json]]:
        return [
            (spot.tab, element["dropdown"])
            for spot in self.paragraphs
            for element in spot.json["paragraph"]["elements"]
            if "dropdown" in element
        ]


def place(spot: Spot) -> Json:
    return {
        **({"segmentId": spot.segment} if spot.segment else {}),
        **({"tabId": spot.tab} if spot.tab else {}),
    }


@st.composite
def _where(draw: st.DrawFn, sheet: Sheet) -> Json:
    spot = draw(st.sampled_from(sheet.paragraphs))
    if not draw(st.integers(0, 9)):
        return {"endOfSegmentLocation": place(spot)}
    index = draw(st.integers(spot.start, spot.end - 1))
    return {"location": {**place(spot), "index": index}}


@st.composite
def _range(draw: st.DrawFn, sheet: Sheet) -> Json:
    """Inside a paragraph, or from one paragraph into a later one of the same segment."""
    first = draw(st.sampled_from(sheet.paragraphs))
    last = first
    if draw(st.booleans()):
        near = [
            spot
            for spot in sheet.paragraphs
            if spot[:2] == first[:2] and first.start <= spot.start < first.start + 40
        ]
        last = draw(st.sampled_from(near))
    start = draw(st.integers(first.start, first.end - 1))
    end = draw(st.integers(max(start + 1, last.start), last.end))
    return {**place(first), "startIndex": start, "endIndex": end}


@st.composite
def _cell(draw: st.DrawFn, sheet: Sheet) -> Json:
    spot = draw(st.sampled_from(sheet.tables))
    table = spot.json["table"]
    return {
        "tableStartLocation": {**place(spot), "index": spot.start},
        "rowIndex": draw(st.integers(0, table["rows"] - 1)),
        "columnIndex": draw(st.integers(0, table["columns"] - 1)),
    }


@st.composite
def _cells(draw: st.DrawFn, sheet: Sheet) -> Json:
    spans = {"rowSpan": draw(st.integers(1, 3)), "columnSpan": draw(st.integers(1, 3))}
    return {"tableRange": {"tableCellLocation": draw(_cell(sheet)), **spans}}


def _start(sheet: Sheet) -> st.SearchStrategy[Json]:
    return st.sampled_from(sheet.tables).map(lambda spot: {**place(spot), "index": spot.start})


def _one(**parts: st.SearchStrategy[Any]) -> st.SearchStrategy[Json]:
    return st.fixed_dictionaries(parts)


def _with(first: st.SearchStrategy[Json], **parts: Any) -> st.SearchStrategy[Json]:
    fixed = {
        name: part if isinstance(part, st.SearchStrategy) else st.just(part)
        for name, part in parts.items()
    }
    return st.builds(lambda one, more: {**one, **more}, first, st.fixed_dictionaries(fixed))


def _styled(
    first: st.SearchStrategy[Json], member: str, styles: st.SearchStrategy[Any]
) -> st.SearchStrategy[Json]:
    return st.builds(
        lambda one, style: {**one, member: style[0], "fields": style[1]}, first, styles
    )


def _in_tab(pair: tuple[str, str], member: str) -> Json:
    return {member: pair[1], **({"tabId": pair[0]} if pair[0] else {})}


def _texts(sheet: Sheet) -> dict[str, st.SearchStrategy[Json]]:
    where, range_ = _where(sheet), _one(range=_range(sheet))
    breaks = st.sampled_from(["CONTINUOUS", "NEXT_PAGE"])
    contains = _one(text=words, matchCase=st.booleans())
    return {
        "insertText": _with(where, text=lines),
        "deleteContentRange": range_,
        "replaceAllText": _one(containsText=contains, replaceText=st.one_of(st.just(""), lines)),
        "updateTextStyle": _styled(range_, "textStyle", _text_styles),
        "updateParagraphStyle": _styled(range_, "paragraphStyle", _paragraph_styles),
        "createParagraphBullets": _with(range_, bulletPreset=_presets),
        "deleteParagraphBullets": range_,
        "insertPageBreak": where,
        "insertSectionBreak": _with(where, sectionType=breaks),
        "createFootnote": where,
        "insertComment": _with(range_, content=words),
        "createNamedRange": _with(range_, name=st.sampled_from(["here", "there"])),
        "insertPerson": _with(where, personProperties={"email": "ada@example.com"}),
        "insertRichLink": _with(
            where, richLinkProperties={"uri": "https://docs.google.com/document/d/x"}
        ),
        "insertDate": _with(where, dateElementProperties={"timestamp": "2026-03-01T14:02:00Z"}),
        "insertTable": _with(where, rows=st.integers(1, 3), columns=st.integers(1, 3)),
        "insertInlineImage": _with(where, uri="https://example.com/x.png"),
        "updateSectionStyle": _with(
            range_, sectionStyle={"contentDirection": "RIGHT_TO_LEFT"}, fields="contentDirection"
        ),
    }


def _of_tables(sheet: Sheet) -> dict[str, st.SearchStrategy[Json]]:
    one = _one(tableCellLocation=_cell(sheet))
    start = _one(tableStartLocation=_start(sheet))
    shaded = {"backgroundColor": {"color": {"rgbColor": {"red": 1}}}}
    return {
        "insertTableRow": _with(one, insertBelow=st.booleans()),
        "insertTableColumn": _with(one, insertRight=st.booleans()),
        "deleteTableRow": one,
        "deleteTableColumn": one,
        "mergeTableCells": _cells(sheet),
        "unmergeTableCells": _cells(sheet),
        "updateTableCellStyle": _with(
            st.one_of(_cells(sheet), start), tableCellStyle=shaded, fields="backgroundColor"
        ),
        "updateTableRowStyle": _with(
            start, rowIndices=[0], tableRowStyle={"preventOverflow": True}, fields="preventOverflow"
        ),
        "updateTableColumnProperties": _with(
            start,
            columnIndices=[0],
            tableColumnProperties={"width": {"magnitude": 50, "unit": "PT"}},
            fields="width",
        ),
        "pinTableHeaderRows": _with(start, pinnedHeaderRowsCount=st.integers(0, 2)),
    }


def _of_ranges(sheet: Sheet) -> dict[str, st.SearchStrategy[Json]]:
    one = st.sampled_from(sheet.named_ranges())
    by_id = one.map(lambda each: {"namedRangeId": each["namedRangeId"]})
    by_name = one.map(lambda each: {"namedRangeName": each["name"]})
    return {
        "deleteNamedRange": st.one_of(by_id, one.map(lambda each: {"name": each["name"]})),
        "replaceNamedRangeContent": _with(
            st.one_of(by_id, by_name), text=st.one_of(st.just(""), lines)
        ),
    }


def _of_comments(sheet: Sheet) -> dict[str, st.SearchStrategy[Json]]:
    one = st.sampled_from(sheet.comments)
    thread = one.map(lambda each: {"commentId": each["commentId"]})
    acts = st.sampled_from(["NO_COMMENT_ACTION_CHANGE", "RESOLVE", "REOPEN"])
    posts = [
        {"commentId": each["commentId"], "postId": post["postId"]}
        for each in sheet.comments
        for post in (each["headPost"], *each.get("replies", ()))
    ]
    return {
        "addCommentReply": _with(thread, post=_one(content=words, commentAction=acts)),
        "updateCommentPost": _with(st.sampled_from(posts), content=words),
        "deleteComment": thread,
        "deleteCommentReply": st.sampled_from(posts),
    }


def definition(names: list[str]) -> Json:
    """A dropdown definition with these options."""
    options = [{"optionId": f"dropdownItem.{name}", "displayValue": name} for name in names]
    return {"dropdownDefinitionProperties": {"title": "Choice", "options": options}}


def _of_dropdowns(sheet: Sheet) -> dict[str, st.SearchStrategy[Json]]:
    definitions = sheet.ids("dropdownDefinitions")
    made = st.just({"dropdownDefinition": definition(["yes", "no"])})
    kinds = {"createDropdownDefinition": made}
    if definitions:
        one = st.sampled_from(definitions)
        update = {
            **definition(["no", "maybe"]),
            "selectedOptionIdReplacements": {"dropdownItem.yes": "dropdownItem.no"},
            "fields": "options",
        }
        in_tab = one.map(lambda pair: _in_tab(pair, "dropdownDefinitionId"))
        kinds |= {
            "deleteDropdownDefinition": in_tab,
            "updateDropdownDefinitionProperties": _with(in_tab, **update),
            "insertDropdown": _with(
                _where(sheet), dropdownDefinitionId=one.map(lambda pair: pair[1])
            ),
        }
    if sheet.dropdowns():
        chip = st.sampled_from(sheet.dropdowns())
        properties = {"selectedOptionId": "dropdownItem.no"}
        kinds["updateDropdownProperties"] = _with(
            chip.map(lambda pair: _in_tab((pair[0], pair[1]["dropdownId"]), "dropdownId")),
            dropdownProperties=properties,
            fields="selectedOptionId",
        )
    return kinds


def _of_pages(sheet: Sheet) -> dict[str, st.SearchStrategy[Json]]:
    tab_ids = st.sampled_from(list(sheet.contents))
    first = next(iter(sheet.contents))
    breaks = st.sampled_from([spot for spot in sheet.breaks if not spot.segment])
    located = breaks.map(
        lambda spot: {"sectionBreakLocation": {**place(spot), "index": spot.start}}
    )
    made = _with(st.one_of(st.just({}), located), type="DEFAULT")
    kinds = {
        "createHeader": made,
        "createFooter": made,
        "updateDocumentStyle": st.just(
            {"documentStyle": {"pageNumberStart": 3}, "fields": "pageNumberStart"}
        ),
        "updateNamedStyle": st.just(
            {
                "namedStyle": {"namedStyleType": "HEADING_1", "textStyle": {"bold": True}},
                "fields": "namedStyleType,textStyle.bold",
            }
        ),
        "replaceImage": st.just({"imageObjectId": "kix.none", "uri": "https://example.com/x.png"}),
    }
    if sheet.ids("positionedObjects"):
        objects = st.sampled_from(sheet.ids("positionedObjects"))
        kinds["deletePositionedObject"] = objects.map(lambda pair: _in_tab(pair, "objectId"))
    for kind in ("header", "footer"):
        if sheet.ids(f"{kind}s"):
            one = st.sampled_from(sheet.ids(f"{kind}s"))
            kinds[f"delete{kind.capitalize()}"] = one.map(partial(_in_tab, member=f"{kind}Id"))
    if first:
        titled = _one(title=words, parentTabId=st.one_of(st.just(""), tab_ids))
        kinds |= {
            "addDocumentTab": _one(tabProperties=st.one_of(st.just({}), titled)),
            "deleteTab": _one(tabId=tab_ids),
            "updateDocumentTabProperties": _with(
                _one(tabProperties=_one(tabId=tab_ids, index=st.integers(0, 1))), fields="index"
            ),
        }
    return kinds


def kinds(answer: Json) -> dict[str, st.SearchStrategy[Json]]:
    """A strategy for each kind of request that the document gives something to point at."""
    sheet = Sheet(answer)
    found = {**_texts(sheet), **_of_dropdowns(sheet), **_of_pages(sheet)}
    if sheet.tables:
        found |= _of_tables(sheet)
    if sheet.named_ranges():
        found |= _of_ranges(sheet)
    if sheet.comments:
        found |= _of_comments(sheet)
    if sheet.suggestions:
        one = _one(suggestionId=st.sampled_from(sheet.suggestions))
        found |= {f"{act}Suggestion": one for act in ("accept", "reject", "delete")}
    return found


@st.composite
def request(draw: st.DrawFn, answer: Json, only: Callable[[str], bool] = bool) -> Json:
    """One request of any kind, or of those that ``only`` lets through."""
    found = kinds(answer)
    kind = draw(st.sampled_from([name for name in found if only(name)]))
    return {kind: draw(found[kind])}
