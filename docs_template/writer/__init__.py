"""Fixes become one batch of requests, back to front, that is right as edits and as suggestions.

A replacement goes in behind the words that it is for, in their style, and then these go out: the
indexes hold whether the words stay in the text as a suggested deletion or not, so a server that
takes suggestions for edits puts nothing in the wrong place.
"""

from __future__ import annotations

from typing import NamedTuple

from docs_template import requests
from docs_template.writer.minimal import Change, minimal

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from docs_template.requests import Request
    from linter.diagnostic import Fix
    from linter.document import Block, Document, Span

__all__ = ["Change", "Plan", "minimal", "plan", "undo"]

TAKEN = "a suggestion is already open there"
TOUCHING = "it touches another fix; it can follow once that one is answered"
NOWHERE = "its words are not in the text"


class Plan(NamedTuple):
    """What to write for some fixes, by their numbers, and why some are left out.

    ``changes`` are in the order of the document, those of one fix together or not.
    """

    requests: Sequence[Request]
    changes: Sequence[Change]
    made: Sequence[int]
    left: dict[int, str]


def plan(document: Document, fixes: Sequence[Fix], taken: Sequence[Span] = ()) -> Plan:
    """The batch that offers fixes of words; an earlier one goes before a later one that touches it.

    ``document`` is what the fixes were found in; ``taken`` are stretches with open suggestions.
    Touching suggestions of one author are merged by Google into one (google.md 5.5), which could
    then only be accepted together.
    """
    changes: list[Change] = []
    left: dict[int, str] = {}
    made: list[int] = []
    for number, fix in enumerate(fixes):
        wanted = list(_changes(document, fix))
        reason = _reason(wanted, changes, taken)
        if reason:
            left[number] = reason
        else:
            made.append(number)
            changes.extend(wanted)
    changes.sort(key=lambda each: each.span.key())
    batch = [request for change in reversed(changes) for request in _requests(change)]
    return Plan(batch, changes, made, left)


def undo(changes: Iterable[Change]) -> list[Request]:
    """The batch that takes back what was written as edits, in a document not changed since."""
    batch: list[Request] = []
    moved: dict[tuple[str | None, str], int] = {}
    for change in changes:
        span = change.span
        shift = moved.get((span.tab, span.segment), 0)
        where = requests.Target(span.tab, span.segment)
        start, new = span.start + shift, requests.width(change.new)
        back = [requests.insert_text(start + new, change.old, where)] if change.old else []
        back += [requests.delete(start, start + new, where)] if new else []
        batch = [*back, *batch]
        moved[span.tab, span.segment] = shift + new - (span.end - span.start)
    return batch


def _changes(document: Document, fix: Fix) -> Iterator[Change]:
    for edit in fix.edits:
        block = _block(document, edit.span)
        if block is not None:
            yield from minimal(block, edit)


def _block(document: Document, span: Span) -> Block | None:
    for block in document.blocks:
        is_there = block.tab == span.tab and block.segment == span.segment
        if is_there and block.start <= span.start and span.end <= block.end:
            return block
    return None


def _reason(wanted: Sequence[Change], changes: Sequence[Change], taken: Sequence[Span]) -> str:
    """Why a fix is not offered now; empty where it is."""
    if not wanted:
        return NOWHERE
    if any(_touch(one.span, other) for one in wanted for other in taken):
        return TAKEN
    if any(_touch(one.span, other.span) for one in wanted for other in changes):
        return TOUCHING
    return ""


def _touch(one: Span, other: Span) -> bool:
    is_beside = one.start <= other.end and other.start <= one.end
    return is_beside and one.tab == other.tab and one.segment == other.segment


def _requests(change: Change) -> Iterator[Request]:
    span = change.span
    where = requests.Target(span.tab, span.segment)
    if change.new:
        yield requests.insert_text(span.end, change.new, where)
    if span.end > span.start:
        yield requests.delete(span.start, span.end, where)
