"""Edits of action items: ranges over their words, and a ticket's key in its cell."""

from __future__ import annotations

from docs_template import requests

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from docs_template.requests import Request
    from linter.anatomy.action_items import ActionItem
    from linter.document import Block


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


def _target(block: Block) -> requests.Target:
    return requests.Target(block.tab, block.segment)
