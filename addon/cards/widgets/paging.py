"""Long lists on several cards, so that Google drops nothing of them."""

from __future__ import annotations

from addon.cards.widgets.limits import weight
from addon.cards.widgets.parts import section
from addon.cards.widgets.text import Html

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from addon.cards.widgets.limits import CardSection, Widget

# What a page's list may take; the rest of a card's limits is for what stands around it.
MOST_WIDGETS = 80
MOST_BYTES = 20_000


class Group:
    """What a list is grouped by: a header, and whether its entries are folded away."""

    __slots__ = ("header", "is_folded")

    def __init__(self, header: Html, *, is_folded: bool = False) -> None:
        self.header = header
        self.is_folded = is_folded


class Entry:
    """One entry of a list, never torn apart."""

    __slots__ = ("group", "weight", "widgets")

    def __init__(self, group: Group, widgets: Sequence[Widget]) -> None:
        self.group = group
        self.widgets = widgets
        self.weight = weight(widgets)


def pages(entries: Sequence[Entry]) -> list[Sequence[Entry]]:
    """The entries in order, as many to a page as it takes; one empty page of none."""
    found: list[list[Entry]] = [[]]
    room = _Room()
    for entry in entries:
        if not room.takes(entry) and found[-1]:
            found.append([])
            room = _Room()
        room.fill(entry)
        found[-1].append(entry)
    return [*found]


def sections(page: Sequence[Entry], before: Group | None = None) -> list[CardSection]:
    """The sections of one page; ``before`` is the group that the page before ended with."""
    built: list[CardSection] = []
    last: Group | None = None
    for entry in page:
        if entry.group is last:
            built[-1]["widgets"].extend(entry.widgets)
            continue
        header = entry.group.header
        if entry.group is before:
            header = Html(f"{header}, continued")
        last = entry.group
        built.append(section(entry.widgets, header=header, is_folded=last.is_folded))
    return built


class _Room:
    """What is left on a page."""

    def __init__(self) -> None:
        self.widgets = MOST_WIDGETS
        self.bytes = MOST_BYTES
        self.group: Group | None = None

    def takes(self, entry: Entry) -> bool:
        return self.widgets >= len(entry.widgets) and self.bytes >= self._cost(entry)

    def fill(self, entry: Entry) -> None:
        self.widgets -= len(entry.widgets)
        self.bytes -= self._cost(entry)
        self.group = entry.group

    def _cost(self, entry: Entry) -> int:
        frame = 0 if entry.group is self.group else weight(section((), header=entry.group.header))
        return entry.weight + frame
