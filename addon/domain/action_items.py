"""Which action item is which, whatever was done to the document since it was last seen.

The ticket's key in its row says so, else the named range over its words, else the words themselves
(DESIGN decision 7). A range survives rewording and moves with insertions above it; what is cut and
pasted loses it, and keeps its words. Someone who does both is asked.
"""

from __future__ import annotations

import hashlib
import re
from typing import TYPE_CHECKING, NamedTuple
from uuid import UUID

from addon.domain.pushes import CREATED

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from addon.domain.pushes import Push
    from linter.anatomy.action_items import ActionItem
    from linter.document import Document, NamedRange, Thread

# Not below the prefix of the template's own ranges: an item marks no section.
PREFIX = "second-story-item:"
_RANGE = re.compile(rf"{re.escape(PREFIX)}(?P<document>[\w-]+):(?P<uid>[0-9a-f-]{{36}})")
_WORD = re.compile(r"\w+")
# Words in common, of all words, from which on an item may be another one reworded.
_ALIKE = 0.6

KEY, RANGE, WORDS, COMMENT = "key", "range", "words", "comment"


class Known(NamedTuple):
    """An item of the document and what is known of it.

    ``uid`` is empty for one that was never asked to become a ticket. ``told_by`` is ``KEY``,
    ``RANGE``, ``WORDS``, ``COMMENT`` or empty. ``is_anchored`` tells whether a range of ours stands
    over it. ``alike`` is a ticket without a row whose item read much the same. ``thread`` is the
    comment that the item was made of, where it stands in none of the document's rows.
    """

    item: ActionItem
    fingerprint: str
    uid: str = ""
    push: Push | None = None
    told_by: str = ""
    is_anchored: bool = False
    alike: Push | None = None
    thread: Thread | None = None


def range_name(document_id: str, uid: str) -> str:
    """What the range over an item is called; it names the document, so that a copy is told."""
    return f"{PREFIX}{document_id}:{uid}"


def identify(
    items: Sequence[ActionItem], document: Document, pushes: Sequence[Push]
) -> list[Known]:
    """Every item in order; ``pushes`` are those of the document, each of one item at most."""
    search = _Search(items, document, pushes)
    search.by_key()
    search.by_range()
    search.by_words()
    return [*search.answers()]


def is_copy(document: Document) -> bool:
    """Tell whether ranges over items name another document, which this one was copied from."""
    own = [match for each in document.named_ranges if (match := _RANGE.fullmatch(each.name))]
    return any(match["document"] != document.id for match in own)


class _Search:
    def __init__(
        self, items: Sequence[ActionItem], document: Document, pushes: Sequence[Push]
    ) -> None:
        self._items = items
        self._document = document
        self._free = {push.uid: push for push in pushes}
        self._fingerprints = [*fingerprints(items)]
        self._found: dict[int, tuple[str, str]] = {}
        self._pushes = dict(self._free)
        self._anchored: set[int] = set()

    def by_key(self) -> None:
        by_key = {push.key.lower(): uid for uid, push in self._free.items() if push.key}
        for number, item in enumerate(self._items):
            uid = by_key.get((item.ticket or "").strip().lower())
            if uid in self._free:
                self._take(number, uid, KEY)

    def by_range(self) -> None:
        for uid, named in self._ranges():
            number = self._under(named, uid)
            if number is None:
                continue
            self._anchored.add(number)
            if number not in self._found:
                self._take(number, uid, RANGE)

    def by_words(self) -> None:
        for number, words in enumerate(self._fingerprints):
            if number in self._found or self._items[number].ticket:
                continue
            same = (uid for uid, push in self._free.items() if push.fingerprint == words)
            uid = next(same, None)
            if uid is not None:
                self._take(number, uid, WORDS)

    def answers(self) -> Iterator[Known]:
        for number, item in enumerate(self._items):
            uid, told_by = self._found.get(number, ("", ""))
            known = Known(
                item,
                self._fingerprints[number],
                uid,
                self._pushes.get(uid),
                told_by,
                number in self._anchored,
            )
            yield known if uid or item.ticket else known._replace(alike=self._alike(item))

    def _take(self, number: int, uid: str, told_by: str) -> None:
        self._found[number] = (uid, told_by)
        self._free.pop(uid, None)

    def _ranges(self) -> Iterator[tuple[str, NamedRange]]:
        for each in self._document.named_ranges:
            match = _RANGE.fullmatch(each.name)
            if match is not None and match["document"] == self._document.id:
                yield match["uid"], each

    def _under(self, named: NamedRange, uid: str) -> int | None:
        """The item that a range stands over: where it has grown over several, the first free one.

        One that a key has told of already is under its range too.
        """
        for number, item in enumerate(self._items):
            is_own = self._found.get(number, (uid, ""))[0] == uid
            if is_own and any(span.overlaps(item.block.span()) for span in named.spans):
                return number
        return None

    def _alike(self, item: ActionItem) -> Push | None:
        words = set(_WORD.findall(item.text.lower()))
        for push in self._free.values():
            others = set(_WORD.findall(push.text.lower()))
            both = words & others
            if others and len(both) >= _ALIKE * len(words | others):
                return push
            if push.state != CREATED and both and push.owner and push.owner == item.owner:
                return push
        return None


def fingerprints(items: Sequence[ActionItem]) -> Iterator[str]:
    """The words of each item, as a number; of equal ones each has its own."""
    counts: dict[str, int] = {}
    for item in items:
        words = " ".join(_WORD.findall(item.text.lower()))
        ordinal = counts.get(words, 0)
        counts[words] = ordinal + 1
        yield hashlib.sha256(f"{words}\n{ordinal}".encode()).hexdigest()[:16]


def new_uid(random: bytes) -> str:
    """The id of an item, made of 16 random bytes; it depends on nothing that can be edited."""
    return str(UUID(bytes=random, version=4))
