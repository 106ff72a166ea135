"""Which thread of ours belongs to which finding, told by the document alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from addon.domain.comments.places import place_of
from linter.markers import CLOSING, is_ours, marker, subject

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from linter.diagnostic import Diagnostic
    from linter.dismissals import Dismissed
    from linter.document import Post, Thread
    from linter.engine import Report
    from linter.markers import Marker
    from linter.postmortem import Postmortem


class OurThread:
    """A thread that we opened, in whosever name; ``about`` is the finding that it is about."""

    __slots__ = ("about", "thread")

    def __init__(self, thread: Thread, about: Marker) -> None:
        self.thread = thread
        self.about = about

    @property
    def is_open(self) -> bool:
        """Whether it is unresolved."""
        return not self.thread.resolved

    @property
    def is_own(self) -> bool:
        """Whether whoever reads the document opened it, and so may edit and delete it."""
        return self.thread.posts[0].is_own

    @property
    def is_untouched(self) -> bool:
        """Whether nobody has said or done anything in it but us."""
        return all(marker(post.content) is not None for post in self.thread.posts)

    @property
    def resolving(self) -> Post | None:
        """The post that resolved it last, if it is resolved."""
        posts = self.thread.posts if self.thread.resolved else ()
        return next((post for post in reversed(posts) if post.action == "RESOLVE"), None)

    @property
    def is_closed_by_us(self) -> bool:
        """Whether it was resolved with a reply of ours."""
        resolving = self.resolving
        said = marker(resolving.content) if resolving is not None else None
        return said is not None and said.word in CLOSING


class Pairing:
    """The threads of ours in one read, each with its finding if it has one.

    ``gone`` are those of findings that are found no more.
    """

    def __init__(self, report: Report) -> None:
        self._by_finding: dict[int, list[OurThread]] = {}
        self._left = list(our_threads(report.postmortem.document.threads))
        standing = report.diagnostics
        covered = [one.finding for one in report.dismissed]
        for finding in (*standing, *covered):
            self._take(finding, self._marked(finding))
        for finding in standing:
            if not self.of(finding):
                self._take(finding, self._anchored(finding, report.postmortem))
        self.dismissed: Sequence[tuple[Dismissed, list[OurThread]]] = [
            (one, self.of(one.finding)) for one in report.dismissed
        ]
        self.gone: Sequence[OurThread] = self._left

    def of(self, finding: Diagnostic) -> list[OurThread]:
        """The threads of a finding, the oldest first: one at most, unless something went wrong."""
        return self._by_finding.get(id(finding), [])

    def _take(self, finding: Diagnostic, threads: Sequence[OurThread]) -> None:
        if threads:
            self._by_finding[id(finding)] = [*threads]
            self._left = [one for one in self._left if one not in threads]

    def _marked(self, finding: Diagnostic) -> list[OurThread]:
        wanted = (finding.code, finding.fingerprint)
        return [one for one in self._left if one.about.finding == wanted]

    def _anchored(self, finding: Diagnostic, postmortem: Postmortem) -> list[OurThread]:
        """The thread on the same words for the same rule: the passage around them has changed."""
        codes = {finding.code, *finding.also}
        known = [one for one in self._left if one.about.code in codes and _goes_on(one)]
        place = place_of(finding, postmortem)
        if place is None:
            return []
        there = [one for one in known if any(place.span.overlaps(s) for s in one.thread.spans)]
        quoting = [one for one in known if not one.thread.spans and _is_of(one, place.quote)]
        return [*there, *quoting][:1]


def our_threads(threads: Iterable[Thread]) -> Iterator[OurThread]:
    """The threads of ours; those that came with a copied text are the original's."""
    for thread in threads:
        about = subject(thread.posts) if is_ours(thread) and not thread.copied else None
        if about is not None:
            yield OurThread(thread, about)


def _goes_on(one: OurThread) -> bool:
    """Whether it may be about another wording: not one that a person has resolved."""
    return one.is_open or one.is_closed_by_us


def _is_of(one: OurThread, quote: str) -> bool:
    words = " ".join(quote.split())
    return bool(words) and " ".join(one.thread.quote.split()) == words
