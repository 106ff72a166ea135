"""Paragraph elements that are no text run but read as text: people, links, dates, dropdowns."""

from __future__ import annotations

from docs_template.reader.shapes import leaf, string

TYPE_CHECKING = False
if TYPE_CHECKING:
    from docs_template.reader.shapes import Json

_DATE_ONLY = {"", "TIME_FORMAT_DISABLED", "TIME_FORMAT_UNSPECIFIED"}


class Chip:
    """What a chip shows, and the kind and value of the mark over it.

    ``source`` is the element's own object: it holds the text style and the suggestion ids.
    """

    __slots__ = ("kind", "source", "text", "value")

    def __init__(self, source: Json, kind: str, text: str, value: str) -> None:
        self.source = source
        self.kind = kind
        self.text = text
        self.value = value


def read_chip(element: Json) -> Chip | None:
    """The chip that a paragraph element is, or ``None``."""
    for kind, value in element.items():
        reader = _READERS.get(kind)
        if reader is not None:
            return reader(leaf(value))
    return None


def _person(source: Json) -> Chip:
    person = leaf(source.get("personProperties"))
    name = string(person.get("name"))
    email = string(person.get("email"))
    return Chip(source, "person", name or email, email or name)


def _rich_link(source: Json) -> Chip:
    link = leaf(source.get("richLinkProperties"))
    address = string(link.get("uri"))
    return Chip(source, "rich_link", string(link.get("title")) or address, address)


def _date(source: Json) -> Chip:
    date = leaf(source.get("dateElementProperties"))
    time = string(date.get("timestamp"))
    day = time.partition("T")[0]
    # A chip that shows no time carries noon, which nobody wrote.
    value = day if string(date.get("timeFormat")) in _DATE_ONLY else time
    return Chip(source, "date", string(date.get("displayText")) or day, value)


def _dropdown(source: Json) -> Chip:
    choice = string(leaf(source.get("dropdownProperties")).get("displayValue"))
    return Chip(source, "dropdown", choice, choice)


_READERS = {
    "person": _person,
    "richLink": _rich_link,
    "dateElement": _date,
    "dropdown": _dropdown,
}
