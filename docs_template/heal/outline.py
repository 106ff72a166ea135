"""Where the sections of a postmortem stand in the body of its tab."""

from __future__ import annotations

from docs_template.requests import Target

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from typing import Any

    from linter.anatomy.sections import Section
    from linter.postmortem import Postmortem

    Json = dict[str, Any]


class Place:
    """A section: the elements of its tab's body from its heading up to the next section."""

    __slots__ = ("elements", "id", "section", "tab")

    def __init__(self, section: Section, elements: Sequence[Json], tab: Json) -> None:
        self.section = section
        self.id = section.id or ""
        self.elements = elements
        self.tab = tab

    @property
    def start(self) -> int:
        """Where its heading begins (UTF-16 units)."""
        start: int = self.elements[0].get("startIndex", 0)
        return start

    @property
    def end(self) -> int:
        """Where its last element ends (UTF-16 units)."""
        end: int = self.elements[-1]["endIndex"]
        return end

    @property
    def heading(self) -> Json:
        """The element of its heading."""
        return self.elements[0]

    @property
    def tables(self) -> list[Json]:
        """The elements of its tables, in order."""
        return [element for element in self.elements if "table" in element]


class Outline:
    """The tab of the document that holds the postmortem, and what is where in it.

    ``places`` are the sections of the practice in document order, those in other tabs behind them;
    ``header`` is that of the postmortem. ``recognised`` are the ids of all sections, those under a
    label in a paragraph included, which have no place of their own.
    """

    __slots__ = ("content", "elements", "header", "places", "recognised", "tab_id")

    def __init__(
        self, tab: Json | None, content: Json, places: Sequence[Place], postmortem: Postmortem
    ) -> None:
        self.tab_id = tab["tabProperties"]["tabId"] if tab is not None else None
        self.content = content
        self.elements: list[Json] = content["body"]["content"]
        self.places = places
        self.header = postmortem.header
        self.recognised = {section.id for section in postmortem.sections}

    @property
    def above(self) -> list[Json]:
        """What stands above the first section."""
        first = self.own[0].start if self.own else self.end + 1
        return [each for each in self.elements if each.get("startIndex", 0) < first]

    @property
    def target(self) -> Target:
        """Where requests go."""
        return Target(self.tab_id)

    @property
    def own(self) -> list[Place]:
        """The sections in this tab."""
        return [place for place in self.places if place.tab is self.content]

    @property
    def end(self) -> int:
        """The index of the body's last newline."""
        end: int = self.elements[-1]["endIndex"]
        return end - 1

    def named(self, name: str) -> list[Json]:
        """The named ranges of a name, as the answer lists them."""
        found: list[Json] = self.content.get("namedRanges", {}).get(name, {}).get("namedRanges", [])
        return found

    def place(self, section_id: str) -> Place | None:
        """The first section of an id."""
        return next((place for place in self.places if place.id == section_id), None)


def outline(answer: Json, postmortem: Postmortem) -> Outline:
    """The outline of an answer of ``documents.get`` that the postmortem was read from."""
    tabs = list(_tabs(answer.get("tabs", ())))
    if not tabs:
        places = list(_places(postmortem, None, answer))
        return Outline(None, answer, places, postmortem)
    found = [(tab, list(_places(postmortem, tab, tab["documentTab"]))) for tab in tabs]
    main = max(found, key=lambda each: len(each[1]))[0]
    ordered = sorted(found, key=lambda each: each[0] is not main)
    places = [place for _, of_tab in ordered for place in of_tab]
    return Outline(main, main["documentTab"], places, postmortem)


def _tabs(tabs: Sequence[Json]) -> Iterator[Json]:
    for tab in tabs:
        if "body" in tab.get("documentTab", {}):
            yield tab
        yield from _tabs(tab.get("childTabs", ()))


def _places(postmortem: Postmortem, tab: Json | None, content: Json) -> Iterator[Place]:
    """The sections whose headings are elements of a tab's body, each up to the next section."""
    tab_id = tab["tabProperties"]["tabId"] if tab is not None else None
    starts = {
        section.heading.start: section
        for section in postmortem.sections
        if section.heading is not None and section.heading.tab == tab_id
    }
    elements: list[Json] = content["body"]["content"]
    headed = [at for at, each in enumerate(elements) if each.get("startIndex", 0) in starts]
    for at, following in zip(headed, [*headed[1:], len(elements)], strict=False):
        section = starts[elements[at].get("startIndex", 0)]
        if section.id is not None:
            yield Place(section, elements[at:following], content)
