"""What is wrong with a documents.get answer: indexes, structure, and what refers to what.

Shares no code with the emulator; the rules are those of google.md 5.8 and 5.9.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

from tests.emulator.walking import segments, tabs, width

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

Json = dict[str, Any]

# The only element of a paragraph that may take more than one index.
_WIDE = "equation"


def faults(answer: Json) -> list[str]:
    """All that an answer says wrongly of itself."""
    in_tabs = [f"{tab}: {fault}" for tab, content in tabs(answer) for fault in _of_tab(content)]
    in_properties = list(_of_properties(answer.get("tabs", ()), "", 0))
    return in_tabs + in_properties + list(_of_threads(answer)) + list(_of_suggestions(answer))


def _of_threads(answer: Json) -> Iterator[str]:
    """Comments and their anchors go together, and a thread is as its last action left it."""
    pages = [content.get("commentAnchors", {}) for _, content in tabs(answer)]
    anchors = [name for page in pages for name in page]
    threads = answer.get("comments", [])
    used = [each["anchorId"] for each in threads if "anchorId" in each]
    if sorted(anchors) != sorted(set(used)):
        yield f"anchors {anchors}, of which threads use {used}"
    ids = [post["postId"] for each in threads for post in _posts(each)]
    if len(set(ids)) < len(ids):
        yield f"posts {ids}"
    for each in threads:
        if each["headPost"]["postId"] != each["commentId"]:
            yield f"{each['commentId']} begins with {each['headPost']['postId']}"
        acts = [post.get("commentAction") for post in _posts(each)]
        last = [act for act in acts if act in {"RESOLVE", "REOPEN"}][-1:]
        if (each["status"] == "RESOLVED") != (last == ["RESOLVE"]):
            yield f"{each['commentId']} is {each['status']} after {acts}"
    for page in pages:
        for name, anchor in page.items():
            if anchor["anchorId"] != name or not anchor.get("ranges"):
                yield f"anchor {anchor} under {name}"


def _of_suggestions(answer: Json) -> Iterator[str]:
    """What is open is marked in the document, what is settled is not."""
    marked = set(_marks([content for _, content in tabs(answer)]))
    for each in answer.get("suggestions", ()):
        is_open = each["status"] == "OPEN"
        if is_open != (each["suggestionId"] in marked):
            yield f"{each['suggestionId']} is {each['status']}, in the text are {sorted(marked)}"


def _marks(value: Any) -> Iterator[str]:
    """Every suggestion that is named at any depth."""
    if isinstance(value, list):
        for part in value:
            yield from _marks(part)
    elif isinstance(value, dict):
        for name, part in value.items():
            if name.startswith("suggested"):
                yield from [part] if isinstance(part, str) else part
            else:
                yield from _marks(part)


def _posts(thread: Json) -> list[Json]:
    return [thread["headPost"], *thread.get("replies", ())]


def _of_properties(siblings: Iterable[Json], parent: str, level: int) -> Iterator[str]:
    for number, tab in enumerate(siblings):
        properties = tab["tabProperties"]
        stated = [properties.get(name, 0) for name in ("parentTabId", "nestingLevel", "index")]
        if stated != [parent or 0, level, number]:
            yield f"tab {properties} is number {number} under {parent!r}"
        yield from _of_properties(tab.get("childTabs", ()), properties["tabId"], level + 1)


def _of_tab(content: Json) -> Iterator[str]:
    for segment, part in segments(content):
        yield from _of_content(part["content"], 0, f"segment {segment!r}")
    yield from _of_footnotes(content)
    yield from _of_references(content)
    yield from _of_ranges(content)


def _of_content(content: list[Json], at: int, place: str) -> Iterator[str]:
    """Elements that follow each other from an index on, and end with a paragraph."""
    if not content or "paragraph" not in content[-1]:
        yield f"{place}: no paragraph at the end"
    before: Json = {}
    for element in content:
        if element.get("startIndex", 0) != at:
            yield f"{place}: an element starts at {element.get('startIndex', 0)}, not at {at}"
        if "table" in element and "table" in before:
            yield f"{place}: a table right after a table at {at}"
        inner = f"{place} at {at}"
        at = element["endIndex"]
        yield from _of_element(element, inner)
        before = element


def _of_element(element: Json, place: str) -> Iterator[str]:
    start, end = element.get("startIndex", 0), element["endIndex"]
    if "paragraph" in element:
        yield from _of_paragraph(element["paragraph"], start, end, place)
    elif "table" in element:
        yield from _of_table(element["table"], start, end, place)
    elif "tableOfContents" in element:
        content = element["tableOfContents"].get("content", [])
        if content:
            yield from _of_content(content, start + 1, place)
        if end != (content[-1]["endIndex"] if content else start + 1) + 1:
            yield f"{place}: a table of contents ends at {end}"
    elif end != start + 1:
        yield f"{place}: a section break from {start} to {end}"


def _of_paragraph(paragraph: Json, start: int, end: int, place: str) -> Iterator[str]:
    at = start
    for element in paragraph["elements"]:
        stated = element.get("startIndex", 0), element["endIndex"]
        if "textRun" in element:
            content = element["textRun"]["content"]
            if not content or width(content) != stated[1] - stated[0]:
                yield f"{place}: {content!r} from {stated[0]} to {stated[1]}"
            if not _is_text(content):
                yield f"{place}: half a surrogate pair in {content!r}"
        elif _WIDE not in element and stated[1] != stated[0] + 1:
            yield f"{place}: an element from {stated[0]} to {stated[1]}"
        if stated[0] != at or stated[1] <= at:
            yield f"{place}: an element at {stated[0]}, not at {at}"
        at = stated[1]
    text = "".join(each.get("textRun", {}).get("content", "*") for each in paragraph["elements"])
    if at != end or text.find("\n") != len(text) - 1:
        yield f"{place}: {text!r} from {start} to {end}"


def _is_text(content: str) -> bool:
    return not any("\ud800" <= character <= "\udfff" for character in content)


def _of_table(table: Json, start: int, end: int, place: str) -> Iterator[str]:
    rows = table["tableRows"]
    widths = [len(row["tableCells"]) for row in rows]
    if table["rows"] != len(rows) or widths != [table["columns"]] * len(rows):
        yield f"{place}: {table['rows']} rows of {table['columns']} columns, in truth {widths}"
    columns = table.get("tableStyle", {}).get("tableColumnProperties", [])
    if columns and len(columns) != table["columns"]:
        yield f"{place}: widths of {len(columns)} columns for {table['columns']}"
    at = start + 1
    for row in rows:
        if row["startIndex"] != at:
            yield f"{place}: a row at {row['startIndex']}, not at {at}"
        at += 1
        for cell in row["tableCells"]:
            if cell["startIndex"] != at:
                yield f"{place}: a cell at {cell['startIndex']}, not at {at}"
            yield from _of_content(cell["content"], at + 1, f"{place}, cell at {at}")
            at = cell["content"][-1]["endIndex"]
            if cell["endIndex"] != at:
                yield f"{place}: a cell ends at {cell['endIndex']}, not at {at}"
        if row["endIndex"] != at:
            yield f"{place}: a row ends at {row['endIndex']}, not at {at}"
    if end != at + 1:
        yield f"{place}: a table ends at {end}, not at {at + 1}"
    yield from _of_spans(rows, place)


def _of_spans(rows: list[Json], place: str) -> Iterator[str]:
    """Merged cells lie in the table, do not overlap, and what they cover spans nothing."""
    taken: dict[tuple[int, int], tuple[int, int]] = {}
    for r, row in enumerate(rows):
        for c, cell in enumerate(row["tableCells"]):
            style = cell.get("tableCellStyle", {})
            height, breadth = style.get("rowSpan", 1), style.get("columnSpan", 1)
            if (height, breadth) == (1, 1):
                continue
            if r + height > len(rows) or c + breadth > len(row["tableCells"]):
                yield f"{place}: cell {r}, {c} spans {height} by {breadth}"
            block = [(i, j) for i in range(r, r + height) for j in range(c, c + breadth)]
            if any(each in taken for each in block):
                yield f"{place}: merged cells overlap at {r}, {c}"
            taken |= dict.fromkeys(block, (r, c))


def _all(value: Any, member: str) -> Iterator[Any]:
    """Every value of a member of this name, at any depth, in order."""
    if isinstance(value, dict):
        for name, part in value.items():
            if name == member:
                yield part
            yield from _all(part, member)
    elif isinstance(value, list):
        for part in value:
            yield from _all(part, member)


def _of_footnotes(content: Json) -> Iterator[str]:
    references = list(_all(content["body"], "footnoteReference"))
    referred = [each["footnoteId"] for each in references]
    if sorted(referred) != sorted(content.get("footnotes", {})):
        yield f"references to {referred}, footnotes {list(content.get('footnotes', {}))}"
    numbers = [each.get("footnoteNumber") for each in references]
    if numbers != [str(number) for number in range(1, len(numbers) + 1)]:
        yield f"footnotes are numbered {numbers}"


def _of_references(content: Json) -> Iterator[str]:
    """Ids that are used exist, and ids that are one thing's own are used once."""
    parts = [part["content"] for _, part in segments(content)]
    for member, holder in (("listId", "lists"), ("inlineObjectId", "inlineObjects")):
        for name in _all(parts, member):
            if name not in content.get(holder, {}):
                yield f"{member} {name} is none of {list(content.get(holder, {}))}"
    for kind in ("header", "footer"):
        ids = [f"{page}{kind.capitalize()}Id" for page in ("default", "firstPage", "evenPage")]
        named = [
            name
            for member in ids
            for name in _all([parts, content.get("documentStyle", {})], member)
        ]
        if set(named) != set(content.get(f"{kind}s", {})):
            yield f"{kind}s {list(content.get(f'{kind}s', {}))} are named as {named}"
    yield from _of_own_ids(parts)
    yield from _of_dropdowns(content, parts)


def _of_own_ids(parts: list[Json]) -> Iterator[str]:
    counts = Counter(
        style["headingId"] for style in _all(parts, "paragraphStyle") if "headingId" in style
    )
    counts += Counter(each for ids in _all(parts, "positionedObjectIds") for each in ids)
    yield from (f"{name} is there {count} times" for name, count in counts.items() if count > 1)


def _of_dropdowns(content: Json, parts: list[Json]) -> Iterator[str]:
    definitions = content.get("dropdownDefinitions", {})
    for properties in _all(parts, "dropdownProperties"):
        name = properties["dropdownDefinitionId"]
        options = definitions.get(name, {}).get("dropdownDefinitionProperties", {}).get("options")
        values = {option["optionId"]: option["displayValue"] for option in options or ()}
        if values.get(properties["selectedOptionId"]) != properties["displayValue"]:
            yield f"a dropdown shows {properties}, its options are {values}"


def _of_ranges(content: Json) -> Iterator[str]:
    ends = {name: part["content"][-1]["endIndex"] for name, part in segments(content)}
    ids = []
    for name, group in content.get("namedRanges", {}).items():
        for each in group["namedRanges"]:
            ids.append(each["namedRangeId"])
            if each["name"] != name or not each["ranges"]:
                yield f"range {each} under {name!r}"
            yield from _out_of_bounds(each["ranges"], ends)
    if len(set(ids)) < len(ids):
        yield f"range ids {ids}"
    for anchor in content.get("commentAnchors", {}).values():
        yield from _out_of_bounds(anchor.get("ranges", ()), ends)


def _out_of_bounds(ranges: Iterable[Json], ends: dict[str, int]) -> Iterator[str]:
    for each in ranges:
        end = ends.get(each.get("segmentId", ""), -1)
        if not 0 <= each.get("startIndex", 0) < each["endIndex"] <= end:
            yield f"range {each} in a segment that ends at {end}"
