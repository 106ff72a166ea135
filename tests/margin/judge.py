"""What must never happen: judged on every revision of the document, by who wrote it.

A revision is the add-on's if one of the people with the sidebar wrote it, for they do nothing by
hand; all else is colleagues' work.
"""

from __future__ import annotations

import re
from collections import Counter, deque
from datetime import UTC, datetime
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from addon.domain.comments.places import place_of
from docs_template.reader import read
from docs_template.reader.suggested import suggested_spans
from emulator.docs import preview, view
from linter.engine import Report, lint
from linter.markers import is_ours, marker, subject
from linter.policy import NONE, Policy
from linter.postmortem import Postmortem
from tests.margin import ownership
from tests.margin.world import CLICKERS

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from emulator.docs.model import Document as Revision
    from emulator.docs.model import Unit
    from linter.document import Document, Thread

Json = dict[str, Any]

# The latest documents without what is suggested, by their units.
_SETTLED: deque[tuple[list[list[Unit]], Document]] = deque(maxlen=4)

OPENED = re.compile(r"Second Story · ([A-Z]{3}\d{2} [0-9a-f]{8})")
# Stands for a chip, which quotes show or leave out.
CHIP = "\ufffc"
POSTED = re.compile(
    r"(Second Story|Fixed|Dismissed|Closed|Repeated|Withdrawn|Found again|Reworded) · [A-Z]{3}\d{2}"
)


def faults(revisions: list[Revision], owned: Collection[str] = ()) -> Iterator[str]:
    """What the add-on has done wrong in some revisions, each after the one before it.

    ``owned`` is what of a document the click may change.
    """
    for before, after in pairwise(revisions):
        if after.writer.email in CLICKERS:
            yield from _wrote_on(before, after, owned)
            if _units(before) != _units(after):
                yield from ownership.changed(_settled(before), _settled(after), owned)
                yield from _left_words(before, after)
            yield from _touched_people(before, after)
            yield from _settled_suggestions(before, after)
            yield from _said_twice(before, after)
            yield from _said_elsewhere(before, after)


def _units(revision: Revision) -> list[list[Unit]]:
    return [segment.units for _, _, segment in revision.segments()]


def _settled(revision: Revision) -> Document:
    """A revision without what is only suggested; the same for revisions that differ in threads."""
    units = _units(revision)
    for known, document in _SETTLED:
        if known == units:
            return document
    document = _read(preview.preview(revision, preview.WITHOUT), has_anchors=False)
    _SETTLED.append((units, document))
    return document


def _left_words(before: Revision, after: Revision) -> Iterator[str]:
    """A thread goes on standing on the words that it stood on; a heading may read differently."""
    there = {thread.id: thread for thread in _read(after).threads}
    document = _read(before)
    headings = [block.span() for block in document.blocks if block.kind == "heading"]
    for thread in document.threads:
        is_heading = any(span.overlaps(one) for span in thread.spans for one in headings)
        if thread.id in there and not is_heading:
            was = _bare("".join(_words(before, thread, before)))
            now = _bare("".join(_words(after, there[thread.id], before)))
            if was != now:
                yield f"a thread stood on {was!r}, and stands on {now!r}"


def _wrote_on(before: Revision, after: Revision, owned: Collection[str]) -> Iterator[str]:
    """Publishing leaves no thread of ours open, and afterwards nothing writes."""
    was, now = (
        Postmortem(_settled(revision), Policy()).header.is_published for revision in (before, after)
    )
    if was and not owned:
        yield "a published postmortem was written on"
    if now and not was:
        yield from (f"{about} was open when published" for about in _open_subjects(before))


def _comments(revision: Revision) -> dict[str, Json]:
    return {each["commentId"]: each for each in revision.extra.get("comments", ())}


def _posts(thread: Json) -> list[Json]:
    return [thread.get("headPost", {}), *thread.get("replies", ())]


def _is_ours(thread: Json) -> bool:
    return OPENED.match(thread.get("headPost", {}).get("content", "")) is not None


def _touched_people(before: Revision, after: Revision) -> Iterator[str]:
    """Threads of people stay as they are; what they said in ours is not lost or shut silently."""
    there = _comments(after)
    for name, old in _comments(before).items():
        new = there[name]
        if old.get("headPost", {}).get("deleted"):
            continue
        if not _is_ours(old):
            if {**old, "anchorId": ""} != {**new, "anchorId": ""}:
                yield f"a person's thread was {old}, and is {new}"
            continue
        by_people = [post for post in _posts(old) if not POSTED.match(post.get("content", ""))]
        if any(post not in _posts(new) for post in by_people):
            yield f"people's words are gone: {by_people}"
        if new["headPost"].get("deleted") and by_people:
            yield f"a thread was deleted in which people spoke: {old}"
        if old["status"] == "OPEN" and new["status"] == "RESOLVED":
            last = new["replies"][-1].get("content", "")
            if not POSTED.match(last) and not last.startswith("dismiss:"):
                yield f"a thread was resolved with {last!r}"


def _settled_suggestions(before: Revision, after: Revision) -> Iterator[str]:
    there = {each["suggestionId"]: each for each in after.extra.get("suggestions", ())}
    for old in before.extra.get("suggestions", ()):
        if there.get(old["suggestionId"], {}).get("status") != old["status"]:
            yield f"a suggestion was settled: {old}"


def _said_twice(before: Revision, after: Revision) -> Iterator[str]:
    """No finding has two open threads of ours that had not two before."""
    counts = [Counter(_open_subjects(revision)) for revision in (before, after)]
    for finding, count in counts[1].items():
        if count > 1 and count > counts[0][finding]:
            yield f"{count} open threads are about {finding}"


def _open_subjects(revision: Revision) -> Iterator[tuple[str, str]]:
    for thread in _read(revision).threads:
        about = subject(thread.posts) if is_ours(thread) else None
        if about is not None and not thread.resolved:
            yield about.finding


def _said_elsewhere(before: Revision, after: Revision) -> Iterator[str]:
    """What is newly commented on stands on the words of its finding, where that is still found.

    A comment on other words is no fault of one revision: it is taken back in the next one.
    """
    known = _comments(before)
    new = [one for name, one in _comments(after).items() if name not in known and _is_ours(one)]
    on = {thread.id: thread for thread in _read(after).threads}
    for thread in new:
        if "anchorId" in thread and not _bare(
            "".join(_words(after, on[thread["commentId"]], after))
        ):
            yield f"a comment stands on nothing: {thread}"


@lru_cache(maxsize=8)
def _read(revision: Revision, *, has_anchors: bool = True) -> Document:
    tabs = view.tabs(revision, with_comments=has_anchors)
    shown = {"documentId": revision.document_id, "title": revision.title, "tabs": tabs}
    modes = {
        "suggestionsViewMode": "SUGGESTIONS_INLINE",
        "commentsViewMode": "COMMENTS_VIEW_MODE_INCLUDED",
    }
    return read({**shown, **modes, **revision.extra})


def misplaced(made: list[Revision]) -> Iterator[str]:
    """New threads of ours that stand, in the end, on other words than their finding's.

    The words under a thread must be those that it quotes, and where its finding is still found they
    are the finding's own or its heading's. What was suggested there since is no word of it yet.
    """
    revision, born = made[-1], _born(made)
    document = _read(revision)
    report = lint(document, Policy(), datetime.now(UTC))
    findings = {(each.code, each.fingerprint): each for each in report.diagnostics}
    for thread in document.threads:
        if thread.id not in born or thread.resolved or not thread.spans:
            continue
        words = _bare("".join(_words(revision, thread, born[thread.id])).replace(CHIP, ""))
        if words != _bare(thread.quote):
            yield f"a thread quotes {thread.quote!r} and stands on {words!r}"
        about = subject(thread.posts)
        finding = findings.get(about.finding) if about is not None else None
        place = place_of(finding, report.postmortem) if finding is not None else None
        if place is not None and not any(place.span.overlaps(span) for span in thread.spans):
            yield f"a thread about {place.quote!r} stands on {words!r}"


def _born(made: list[Revision]) -> dict[str, Revision]:
    """Each thread that was opened, and the revision that it was opened in."""
    known = set(_comments(made[0]))
    born: dict[str, Revision] = {}
    for revision in made[1:]:
        for name in _comments(revision).keys() - known:
            born.setdefault(name, revision)
    return born


def _words(revision: Revision, thread: Thread, born: Revision) -> Iterator[str]:
    known = {unit.uid for unit in born.tabs[0].segments[""].units}
    for span in thread.spans:
        units = revision.tabs[0].segments[""].units[span.start : span.end]
        yield "".join(_shown(unit) for unit in units if unit.uid in known)


def _shown(unit: Unit) -> str:
    """What a unit shows; a chip has no text of its own."""
    return unit.char or CHIP


def _bare(text: str) -> str:
    return re.sub(r"\s+", "", text.encode("utf-16", "surrogatepass").decode("utf-16", "replace"))


def unsettled(revision: Revision, answer: Json, *, has_anchors: bool) -> Iterator[str]:
    """What is not as it should be once everything was commented on and nothing failed any more.

    Where the add-on reads threads by way of Drive it sees no anchors, and so not which words a
    person's own thread is about.
    """
    document = _read(revision, has_anchors=has_anchors)
    report = lint(document, Policy(), datetime.now(UTC))
    if report.postmortem.kind == NONE:
        return
    threads = [(one, subject(one.posts)) for one in document.threads if is_ours(one)]
    for finding in report.diagnostics:
        if finding.severity == "suggestion" or place_of(finding, report.postmortem) is None:
            continue
        of_it = [
            one
            for one, about in threads
            if about is not None and about.finding == (finding.code, finding.fingerprint)
        ]
        is_open = [one for one in of_it if not one.resolved]
        if len(is_open) != 1 and not (of_it and all(map(_shut_by_people, of_it))):
            yield f"{finding.code} {finding.fingerprint} has {len(is_open)} open threads"
    yield from _left_open(report, threads, suggested_spans(answer))


def _shut_by_people(thread: Thread) -> bool:
    resolving = [post for post in thread.posts if post.action == "RESOLVE"]
    return bool(thread.resolved and resolving and marker(resolving[-1].content) is None)


def _left_open(report: Report, threads: list[Any], suggested: Any) -> Iterator[str]:
    """Threads of what is no longer found are resolved, unless their words wait for a decision.

    The thread of a suggestion keeps its first marker when its passage changes.
    """
    reworded = {each.code for each in report.diagnostics if each.severity == "suggestion"}
    known = {(each.code, each.fingerprint) for each in report.diagnostics}
    for one, about in threads:
        waits = any(span.overlaps(place) for span in one.spans for place in suggested)
        if one.resolved or about is None or about.code in reworded or waits:
            continue
        if about.finding not in known:
            yield f"the thread of {about} is open, and that is not found"
