"""Where text may be put in and taken out: exactly where google.md 5.8 says."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from hypothesis import given, settings
from hypothesis import strategies as st

from emulator.docs import service
from tests.emulator import documents, walking
from tests.emulator.documents import delete, insert
from tests.emulator.starts import start, starts
from tests.emulator.test_docs_properties import read, send
from tests.reader import writing

if TYPE_CHECKING:
    from emulator.docs.service import StoredDocument

Json = dict[str, Any]


class Map:
    """What stands at each index of a segment, laid out from the answer."""

    def __init__(self, answer: Json, tab: str, segment: str) -> None:
        self.spots = [spot for spot in walking.spots(answer) if spot[:2] == (tab, segment)]
        self.end = max(spot.end for spot in self.spots)
        self.kinds: list[str] = ["structure"] * self.end
        for spot in self.spots:
            if spot.kind == "paragraph":
                self._lay(spot)

    def _lay(self, spot: walking.Spot) -> None:
        for element in spot.json["paragraph"]["elements"]:
            start, end = element.get("startIndex", 0), element["endIndex"]
            content = element.get("textRun", {}).get("content", "")
            halves = content.encode("utf-16-le")
            for at in range(start, end):
                unit = halves[2 * (at - start) : 2 * (at - start) + 2]
                is_low = len(unit) == 2 and 0xDC <= unit[1] <= 0xDF
                is_rest = not content and at > start
                self.kinds[at] = "inside" if is_low or is_rest else "text"
        self.kinds[spot.end - 1] = "newline"

    def may_insert(self, at: int) -> bool:
        """Inside a paragraph that is no line of a table of contents; at a character's start."""
        holders = [spot for spot in self.spots if spot.kind == "paragraph"]
        inside = [spot for spot in holders if spot.start <= at < spot.end]
        if not inside or self.kinds[at] == "inside":
            return False
        return "tableOfContents" not in inside[0].path

    def may_delete(self, start: int, end: int) -> bool:
        """Whole characters and elements, no last newline, no newline that something stands on."""
        if start == 0 and self.kinds[0] == "structure":
            return False
        if any(self.kinds[at] == "inside" for at in (start, end) if at < self.end):
            return False
        whole = [(s.start, s.end) for s in self.spots if s.kind != "paragraph"]
        inner = [s for s in whole if start <= s[0] and s[1] <= end]
        for at in range(start, end):
            if self.kinds[at] == "structure" and not any(a <= at < b for a, b in inner):
                return False
            if self._is_last(at) and not any(a <= at < b for a, b in inner):
                return False
        return self._leaves_newline(start, end)

    def _is_last(self, at: int) -> bool:
        if self.kinds[at] != "newline":
            return False
        (own,) = (s for s in self.spots if s.kind == "paragraph" and s.end == at + 1)
        return at + 1 == self.end or not any(
            s.start == own.end and s.path == own.path for s in self.spots
        )

    def _leaves_newline(self, start: int, end: int) -> bool:
        stands_after = any(s.start == end and s.kind != "paragraph" for s in self.spots)
        if not stands_after:
            return True
        if self.kinds[end - 1] == "newline":
            return False
        return start > 0 and self.kinds[start - 1] == "newline"


def segments(document: StoredDocument) -> list[tuple[str, str, int]]:
    found: dict[tuple[str, str], int] = {}
    for spot in walking.spots(read(document)):
        found[spot[:2]] = max(spot.end, found.get(spot[:2], 0))
    return [(*key, end) for key, end in found.items()]


def place_of(tab: str, segment: str) -> Json:
    return {"tabId": tab} | ({"segmentId": segment} if segment else {})


@given(starts, st.data())
@settings(max_examples=200)
def test_text_goes_in_where_a_paragraph_is(document: StoredDocument, data: st.DataObject) -> None:
    tab, segment, end = data.draw(st.sampled_from(segments(document)))
    at = data.draw(st.integers(0, end))
    expected = at < end and Map(read(document), tab, segment).may_insert(at)

    assert (send(document, insert(at, "x", **place_of(tab, segment))) is not None) == expected


@given(starts, st.data())
@settings(max_examples=300)
def test_content_goes_out_where_structure_stays_whole(
    document: StoredDocument, data: st.DataObject
) -> None:
    tab, segment, end = data.draw(st.sampled_from(segments(document)))
    first = data.draw(st.integers(0, end - 1))
    last = data.draw(st.integers(first + 1, min(end, first + 40)))
    expected = Map(read(document), tab, segment).may_delete(first, last)

    assert (send(document, delete(first, last, **place_of(tab, segment))) is not None) == expected


def test_every_index_of_a_small_document_is_judged_rightly() -> None:
    for name in ("full", "held"):
        answer = read(start(name))
        for tab, segment, end in segments(start(name)):
            laid = Map(answer, tab, segment)
            for at in range(end):
                is_in = send(start(name), insert(at, "x", **place_of(tab, segment))) is not None
                assert is_in == laid.may_insert(at), (name, tab, segment, at)


def test_text_of_every_alphabet_takes_as_many_indexes_as_it_has_utf16_units() -> None:
    for text in ("a", "é", "e\u0301", "שלום", "🎉", "👩\u200d🚒", "𝒳𝒴", "中"):
        document = documents.written("")
        document.batch_update({"requests": [insert(1, text)]})

        (paragraph,) = walking.paragraphs(read(document))
        assert paragraph.end - paragraph.start == walking.width(text) + 1


def test_control_and_private_use_characters_are_left_out() -> None:
    document = documents.written("a\u0000\u0008\u000c\u001f\ue000\uf8ffb\u000bc\td\r\ne")

    assert walking.texts(read(document)) == ["ab\u000bc\td\n", "e\n"]


def test_an_equation_is_one_thing_of_several_indexes() -> None:
    answer = documents.answer()
    content = answer["tabs"][0]["documentTab"]["body"]["content"]
    content[1:] = [
        {
            "startIndex": 1,
            "endIndex": 6,
            "paragraph": {
                "elements": [
                    {"startIndex": 1, "endIndex": 4, "equation": {}},
                    {"startIndex": 4, "endIndex": 6, "textRun": {"content": "x\n"}},
                ]
            },
        }
    ]

    refused = [delete(1, 2), delete(2, 3), delete(3, 4), delete(2, 5), insert(2, "x")]
    assert [send(service.load(answer), each) for each in refused] == [None] * 5
    for each in (delete(1, 4), delete(1, 5), insert(1, "x"), insert(4, "x")):
        assert send(service.load(answer), each) is not None


def test_a_table_does_not_come_to_stand_behind_text_or_another_table() -> None:
    contents = writing.contents_table("Outage")
    behind_text = documents.loaded("x", contents, documents.grid(["a"]), "y")
    between = documents.loaded("x", documents.grid(["b"]), contents, documents.grid(["a"]), "y")

    # The table of contents with the text before it; the one between two tables.
    assert send(behind_text, delete(1, 12)) is None
    assert send(behind_text, delete(3, 12)) is not None
    assert send(between, delete(9, 18)) is None
