"""Edits of action items: ranges over their words, and a ticket's key in its cell."""

from __future__ import annotations

from docs_template import requests
from docs_template.choosing import choose

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Any

    from docs_template.requests import Request
    from linter.anatomy.action_items import ActionItem
    from linter.document import Block

    Json = dict[str, Any]


def anchor(item: ActionItem, name: str) -> Request:
    """A named range over the block that holds an item's words; no index moves."""
    block = item.block
    return requests.create_named_range(name, block.start, block.end, _target(block))


class Key:
    """A ticket's key that goes into the row, or behind the words, of its item."""

    __slots__ = ("item", "key", "url")

    def __init__(self, item: ActionItem, key: str, url: str) -> None:
        self.item = item
        self.key = key
        self.url = url

    @property
    def place(self) -> int:
        """The index at which it changes the document."""
        return self._block.start if self._is_cell else self._block.end

    def requests(self) -> list[Request]:
        """The edit of that cell, or of that line, alone."""
        block = self._block
        where = _target(block)
        text = self.key if self._is_cell else f" ({self.key})"
        batch = [requests.insert_text(self.place, text, where)]
        if self._is_cell and block.end > block.start:
            batch.insert(0, requests.delete(block.start, block.end, where))
        start = self.place + (0 if self._is_cell else 2)
        end = start + requests.width(self.key)
        if self.url:
            style = {"link": {"url": self.url}}
            batch.append(requests.style_text(start, end, style, ["link"], where))
        return batch

    @property
    def _block(self) -> Block:
        return self.item.ticket_block or self.item.block

    @property
    def _is_cell(self) -> bool:
        return self.item.ticket_block is not None


def write_keys(keys: Sequence[Key]) -> list[Request]:
    """The edits for several keys of one document, from its end to its beginning."""
    ordered = sorted(keys, key=lambda key: key.place, reverse=True)
    return [request for key in ordered for request in key.requests()]


def write_owner(item: ActionItem, name: str, email: str = "") -> list[Request]:
    """The edit of an owner's cell, or of the words that name them, alone.

    A person chip where there is an e-mail address, else the name; nothing where there is no room.
    """
    place, start, end = _owner_place(item)
    if place is None:
        return []
    if email:
        put = [requests.insert_person(start, email, _target(place))]
    else:
        put = _plain(start, name, place)
    return [*_cleared(start, end, place), *put]


def write_priority(answer: Json, item: ActionItem, name: str) -> list[Request]:
    """The edit of an item's priority alone, or another choice of its dropdown.

    Nothing where it stands nowhere, or its dropdown does not offer it. ``answer`` is the answer of
    ``documents.get`` that the item was read from.
    """
    block = item.priority_block
    if block is None:
        return []
    text = block.text[item.priority_start : item.priority_end]
    bare = text.strip("[]() \t\n")
    first = item.priority_start + text.find(bare)
    last = first + len(bare)
    marks = {mark.kind for mark in block.marks if mark.start < last and first < mark.end}
    if "dropdown" in marks:
        return choose(answer, block, name)
    if not bare:
        return []
    span = block.span(first, last)
    return [*_cleared(span.start, span.end, block), *_plain(span.start, name, block)]


def _owner_place(item: ActionItem) -> tuple[Block | None, int, int]:
    """The block of the owner and the indices of their name in it; the empty cell, if that is it."""
    if item.owner_block is None:
        cell = item.owner_cell
        return (cell, cell.start, cell.end) if cell is not None else (None, 0, 0)
    span = item.owner_block.span(item.owner_start, item.owner_end)
    return item.owner_block, span.start, span.end


def _cleared(start: int, end: int, block: Block) -> list[Request]:
    return [requests.delete(start, end, _target(block))] if end > start else []


def _plain(start: int, text: str, block: Block) -> list[Request]:
    """Text without the link of what it takes the place of."""
    where, end = _target(block), start + requests.width(text)
    return [
        requests.insert_text(start, text, where),
        requests.style_text(start, end, {}, ["link"], where),
    ]


def _target(block: Block) -> requests.Target:
    return requests.Target(block.tab, block.segment)
