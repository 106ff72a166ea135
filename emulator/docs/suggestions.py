"""Suggestions of a document: their threads, what they would change, and how they are settled."""

from __future__ import annotations

import html
from typing import TYPE_CHECKING, NamedTuple

from emulator.docs import indices, marks, preview, threads
from emulator.docs.model import Kind
from emulator.docs.settling import accepted_one, rejected_one
from emulator.docs.threads import SUGGESTIONS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from emulator.docs.model import Document, Json, Tab, Unit

ACCEPTED, REJECTED = "ACCEPTED", "REJECTED"
ACTION_OF = {ACCEPTED: "ACCEPT", REJECTED: "REJECT"}
NO_ACTION = "NO_SUGGESTION_ACTION_CHANGE"
# What a suggestion changes that is no text stands in a summary as one of these.
_CHIP = "\N{WHITE SQUARE}"


class Change(NamedTuple):
    """What a suggestion would do: text put in, text taken out, and text that looks different."""

    put_in: str
    taken_out: str
    restyled: str

    @property
    def summary(self) -> str:
        """The change in a line, as the thread of the suggestion shows it."""
        if self.put_in and self.taken_out:
            return f"Replace: “{self.taken_out}” with “{self.put_in}”"
        if self.put_in or self.taken_out:
            verb = "Add" if self.put_in else "Delete"
            return f"{verb}: “{self.put_in or self.taken_out}”"
        return f"Format: “{self.restyled}”"


def changes(document: Document) -> dict[str, Change]:
    """What every open suggestion would do, by its id, in reading order."""
    put_in: dict[str, list[str]] = {}
    taken_out: dict[str, list[str]] = {}
    restyled: dict[str, list[str]] = {}
    for unit in _marked(document):
        char = unit.char or (_CHIP if unit.kind is Kind.ELEMENT else "")
        for suggestion in marks.insertions(unit):
            put_in.setdefault(suggestion, []).append(char)
        for suggestion in marks.deletions(unit):
            taken_out.setdefault(suggestion, []).append(char)
        for suggestion in sorted(marks.changes(unit)):
            restyled.setdefault(suggestion, []).append(char)
    return {
        suggestion: Change(
            indices.join(put_in.get(suggestion, ())),
            indices.join(taken_out.get(suggestion, ())),
            indices.join(restyled.get(suggestion, ())),
        )
        for suggestion in (*put_in, *taken_out, *restyled)
    }


def _marked(document: Document) -> Iterator[Unit]:
    """The units that suggestions have to do with; units of one run are alike in that."""
    is_clean: dict[int, bool] = {}
    for _, _, segment in document.segments():
        for unit in segment.units:
            key = id(unit.data)
            if key not in is_clean:
                is_clean[key] = not _is_marked(marks.part_of(unit))
            if not is_clean[key] or _is_marked(unit.paragraph):
                yield unit


def _is_marked(part: Json) -> bool:
    return any(name.startswith("suggested") for name in part)


def create(document: Document) -> str:
    """A thread for a new suggestion of whoever writes; answers its id."""
    suggestion = document.new_id("suggest.")
    head = threads.post(document, document.new_id("AAAB"), "", suggestionAction=NO_ACTION)
    thread = {"suggestionId": suggestion, "status": threads.OPEN, "headPost": head}
    threads.put(document, SUGGESTIONS, thread)
    return suggestion


def own(document: Document) -> set[str]:
    """The open suggestions that what the writer suggests next to them becomes part of."""
    is_anyones = document.facts.get("suggestions_of_others") == "joined"
    return {
        thread["suggestionId"]
        for thread in threads.listed(document, SUGGESTIONS)
        if thread["status"] == threads.OPEN
        and (is_anyones or threads.is_by(thread.get("headPost", {}), document.writer.email))
    }


def find(document: Document, suggestion: str) -> Json | None:
    """The thread of a suggestion; one that was loaded without a thread is given an empty one."""
    thread = threads.find(document, SUGGESTIONS, suggestion)
    if thread is None and suggestion in changes(document):
        return {"suggestionId": suggestion, "status": threads.OPEN, "headPost": {}}
    return thread


def settle(document: Document, suggestion: str, status: str) -> None:
    """Carry out a suggestion (ACCEPTED) or take it back (REJECTED), in the text alone."""
    is_accepted = status == ACCEPTED
    member = marks.DELETION if is_accepted else marks.INSERTION
    one = accepted_one if is_accepted else rejected_one
    lists = {tab.tab_id: list(_lists_of(tab, suggestion)) for tab in document.tabs}
    preview.settle(
        document,
        lambda part: suggestion in part.get(member, ()),
        lambda part: one(part, suggestion),
        joins=is_accepted,
    )
    for tab in document.tabs:
        _drop_unused(tab, lists[tab.tab_id])


def _lists_of(tab: Tab, suggestion: str) -> Iterator[str]:
    """The lists that were made for a suggestion."""
    for name, part in tab.parts.get("lists", {}).items():
        if part.get("suggestedInsertionId") == suggestion:
            yield name


def _drop_unused(tab: Tab, names: list[str]) -> None:
    ends = (unit for segment in tab.segments.values() for unit in segment.units if unit.paragraph)
    used = {end.paragraph.get("bullet", {}).get("listId") for end in ends}
    gone = set(names) - used
    if gone:
        kept = {name: part for name, part in tab.parts["lists"].items() if name not in gone}
        tab.parts = {name: part for name, part in tab.parts.items() if name != "lists"}
        tab.parts |= {"lists": kept} if kept else {}


def close(document: Document, thread: Json, status: str) -> None:
    """Note in its thread how a suggestion was settled, and by whom."""
    act = threads.post(document, document.new_id("AAAB"), "", suggestionAction=ACTION_OF[status])
    closed = {**thread, "status": status, "replies": [*thread.get("replies", ()), act]}
    threads.put(document, SUGGESTIONS, closed)


def drop(document: Document, suggestion: str) -> None:
    """Forget the thread of a suggestion."""
    left = [
        thread
        for thread in threads.listed(document, SUGGESTIONS)
        if thread["suggestionId"] != suggestion
    ]
    document.extra = {**document.extra, SUGGESTIONS: left}


def follow(document: Document, before: dict[str, Change]) -> Json:
    """Let the threads say what is in the text now; answers what became of the suggestions.

    ``before`` is what they would have done before a request. A suggestion of which nothing is left
    is deleted, unless it was accepted or rejected.
    """
    after = changes(document)
    response: dict[str, list[str]] = {}
    for suggestion in dict.fromkeys((*before, *after)):
        thread = threads.find(document, SUGGESTIONS, suggestion)
        status = thread["status"] if thread else threads.OPEN
        if suggestion not in after:
            name = {ACCEPTED: "accepted", REJECTED: "rejected"}.get(status, "deleted")
            response.setdefault(f"{name}SuggestionIds", []).append(suggestion)
            if name == "deleted":
                drop(document, suggestion)
        elif after[suggestion] != before.get(suggestion):
            name = "updatedSummary" if suggestion in before else "created"
            response.setdefault(f"{name}SuggestionIds", []).append(suggestion)
            if thread:
                _summarise(document, thread, after[suggestion])
    return response


def _summarise(document: Document, thread: Json, change: Change) -> None:
    text = change.summary
    summary = {"summaryText": text, "summaryHtml": html.escape(text)}
    threads.put(document, SUGGESTIONS, {**thread, **summary})
