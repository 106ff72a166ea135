"""What publishing and healing may change of a document, and nothing else changes any of it.

Publishing and reopening own the status in the header, healing owns headings and what the template
brings along: every other word stays, whatever else the click does.
"""

from __future__ import annotations

from collections import Counter
from functools import cache
from typing import TYPE_CHECKING

from docs_template.dropdowns import STATUSES
from linter.policy import DEFAULT
from linter.postmortem import Postmortem
from tests.heal.healing import headings_of, template_words, words_of
from tests.margin.world import STATUS, STRUCTURE

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from linter.document import Block, Document

offered = cache(template_words)


def changed(before: Document, after: Document, owned: Collection[str]) -> Iterator[str]:
    """What a click has changed that it does not own; both without what is only suggested."""
    if STRUCTURE in owned:
        yield from _words_changed(before, after, owned)
        return
    texts = [_texts(document, owned) for document in (before, after)]
    if texts[0] != texts[1]:
        yield f"the text was {texts[0]!r}, and is {texts[1]!r}"


def _texts(document: Document, owned: Collection[str]) -> list[str]:
    """What each paragraph says; of the status, what is no status."""
    status = _status(document) if STATUS in owned else None
    return [
        _without_status(block.text) if block is status else block.text for block in document.blocks
    ]


def _status(document: Document) -> Block | None:
    field = Postmortem(document, DEFAULT).header.fields.get("status")
    return None if field is None else field.block


def _without_status(text: str) -> str:
    for shown in STATUSES:
        text = text.replace(shown, "")
    return text.strip()


def _words_changed(before: Document, after: Document, owned: Collection[str]) -> Iterator[str]:
    was, now = words_of(before.blocks), words_of(after.blocks)
    statuses = [word for status in STATUSES for word in status.split()] if STATUS in owned else []
    free = Counter(statuses)
    lost = was - now - headings_of(before.blocks) - free
    added = now - was - offered() - free
    if lost or added:
        yield f"healing took {dict(lost)}, and added {dict(added)}"
