"""Dismissals: what people said to leave alone, in threads, comments and the policy."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter

from linter.language.patterns import regex
from linter.markers import is_ours, subject, without_closing_line

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Sequence

    from linter.diagnostic import Diagnostic
    from linter.document import Block, Document, Span, Thread
    from linter.policy import Policy

# A secret stays exposed whatever anybody says; a policy can add to these, not take away.
ALWAYS_STANDS = frozenset(("PRV01",))

_DISMISS = regex(r"\s*dismiss\s*:\s*(?P<rest>.*)", re.IGNORECASE | re.DOTALL)
_TARGET = regex(r"(?P<target>[A-Za-z]{3}\d{2}|[a-z]+(?:-[a-z]+)*)(?:\s*[:,–—-](?=\s|$)|\s|$)\s*")
_NO_WORD = regex(r"[\W_]+")
_CODE = regex(r"[A-Za-z]{3}\d{2}$")


class Dismissal:
    """One dismissal.

    It holds for ``codes`` (codes or names; empty: any), for one ``fingerprint`` if given, else for
    findings on ``blocks`` or on words that overlap ``spans``, or that contain ``quote``. ``when``
    is RFC 3339. ``place`` and ``text`` are where and how it was written, ``source`` the hidden
    comment that it was written in. ``is_settled``: it stands in a thread of ours that is resolved,
    so that nobody has to tidy it up.
    """

    __slots__ = (
        "blocks",
        "by",
        "codes",
        "fingerprint",
        "is_settled",
        "place",
        "quote",
        "reason",
        "source",
        "spans",
        "text",
        "when",
    )

    def __init__(
        self,
        codes: Sequence[str],
        reason: str,
        *,
        fingerprint: str = "",
        blocks: Sequence[Block] = (),
        spans: Sequence[Span] = (),
        quote: str = "",
        by: str = "",
        when: str = "",
        place: tuple[Block, Span] | None = None,
        text: str = "",
        source: str | None = None,
        is_settled: bool = False,
    ) -> None:
        self.codes = codes
        self.reason = reason
        self.fingerprint = fingerprint
        self.blocks = blocks
        self.spans = spans
        self.quote = quote
        self.by = by
        self.when = when
        self.place = place
        self.text = text
        self.source = source
        self.is_settled = is_settled

    def covers(self, finding: Diagnostic) -> bool:
        """Tell whether a finding is one that this dismissal speaks of.

        Findings without any place are told apart by ``apply``.
        """
        if self.codes and not {finding.code.lower(), finding.name} & {
            c.lower() for c in self.codes
        }:
            return False
        if self.fingerprint:
            return finding.fingerprint == self.fingerprint
        if self.quote:
            return self.quote.lower() in (finding.quote or "").lower()
        if finding.span is None:
            return bool(self.codes)
        if finding.block is not None and _place_of(finding.block) in map(_place_of, self.blocks):
            return True
        return any(span.overlaps(finding.span) for span in self.spans)


class Dismissed:
    """A finding and the dismissal that covers it."""

    __slots__ = ("dismissal", "finding")

    def __init__(self, finding: Diagnostic, dismissal: Dismissal) -> None:
        self.finding = finding
        self.dismissal = dismissal


def collect(document: Document, policy: Policy, names: Collection[str]) -> list[Dismissal]:
    """All dismissals that document and policy state; ``names`` are the names of the rules."""
    return [
        *_of_remarks(document, names),
        *_of_threads(document, names),
        *_of_policy(policy),
    ]


def apply(
    findings: Iterable[Diagnostic], dismissals: Sequence[Dismissal], policy: Policy
) -> tuple[list[Diagnostic], list[Dismissed], list[Dismissal]]:
    """What stands, what is dismissed, and the dismissals that covered nothing.

    A dismissal without a reason covers warnings and suggestions, never errors; what the policy
    says can never be dismissed stands whatever the reason.
    """
    standing: list[Diagnostic] = []
    dismissed: list[Dismissed] = []
    used: set[int] = set()
    index = _Index(dismissals)
    found = list(findings)
    placeless = Counter(finding.code for finding in found if finding.span is None)
    for finding in found:
        covering = [one for one in index.near(finding) if one.covers(finding)]
        if finding.span is None and placeless[finding.code] > 1:
            covering = [one for one in covering if _names(one, finding, policy)]
        used.update(id(dismissal) for dismissal in covering)
        accepted = [dismissal for dismissal in covering if _may(dismissal, finding, policy)]
        if accepted:
            dismissed.append(Dismissed(finding, accepted[0]))
        else:
            standing.append(finding)
    return standing, dismissed, [d for d in dismissals if id(d) not in used]


class _Index:
    """Dismissals by what they speak of: of many, most are nowhere near a finding."""

    def __init__(self, dismissals: Sequence[Dismissal]) -> None:
        self.dismissals = dismissals
        self.anywhere: list[int] = []
        self.by_fingerprint: dict[str, list[int]] = {}
        self.by_place: dict[object, list[int]] = {}
        for number, one in enumerate(dismissals):
            if one.fingerprint:
                self.by_fingerprint.setdefault(one.fingerprint, []).append(number)
            elif one.quote or one.spans:
                self.anywhere.append(number)
            else:
                for block in one.blocks:
                    self.by_place.setdefault(_place_of(block), []).append(number)

    def near(self, finding: Diagnostic) -> Sequence[Dismissal]:
        """Those that may cover a finding, in order; all, for one without any place."""
        if finding.span is None or not self.dismissals:
            return self.dismissals
        numbers = {*self.anywhere, *self.by_fingerprint.get(finding.fingerprint, ())}
        if finding.block is not None:
            numbers.update(self.by_place.get(_place_of(finding.block), ()))
        return [self.dismissals[number] for number in sorted(numbers)]


def _place_of(block: Block) -> object:
    """What two blocks share that stand together: a table row, or else nothing but themselves."""
    return block.cell[:2] if block.cell is not None else id(block)


def _may(dismissal: Dismissal, finding: Diagnostic, policy: Policy) -> bool:
    if finding.code in policy.never_dismiss or finding.code in ALWAYS_STANDS:
        return False
    return bool(dismissal.reason) or finding.severity != "error"


def _names(dismissal: Dismissal, finding: Diagnostic, policy: Policy) -> bool:
    """Whether a dismissal names the section of one finding of several without any place."""
    if dismissal.fingerprint or finding.section is None:
        return True
    said = f" {_NO_WORD.sub(' ', dismissal.text.lower())} "
    names = (finding.section, policy.heading(finding.section))
    return any(f" {_NO_WORD.sub(' ', name.lower()).strip()} " in said for name in names)


def _of_remarks(document: Document, names: Collection[str]) -> Iterator[Dismissal]:
    for remark in document.remarks:
        match = _DISMISS.match(remark.text)
        if match is None:
            continue
        codes, reason = _split(match.group("rest"), names)
        blocks = document.blocks[remark.block : remark.block + 1]
        neighbours = blocks or document.blocks[-1:]
        place = (neighbours[0], remark.span) if neighbours else None
        yield Dismissal(
            codes, reason, blocks=blocks, place=place, text=remark.text, source=remark.source
        )


def _of_threads(document: Document, names: Collection[str]) -> Iterator[Dismissal]:
    if not document.threads:
        return
    places = _Places(document)
    for thread in document.threads:
        number = _last_word(thread)
        if number is None:
            continue
        post = thread.posts[number]
        match = _DISMISS.match(without_closing_line(post.content))
        rest = match.group("rest").strip() if match is not None else ""
        about = subject(thread.posts[: number + 1]) if is_ours(thread) else None
        codes, reason = _split(rest, names)
        yield Dismissal(
            (about.code,) if about is not None else codes,
            rest if about is not None else reason,
            fingerprint=about.fingerprint if about is not None else "",
            spans=thread.spans,
            by=post.author,
            when=post.when or "",
            place=places.of(thread),
            text=post.content,
            is_settled=about is not None and thread.resolved,
        )


def _last_word(thread: Thread) -> int | None:
    """The number of the last post that dismisses, unless the thread was reopened after it.

    Where there is none, a thread of ours that a person resolved without a word is dismissed by
    that (ADR 2).
    """
    silent = None
    for number in reversed(range(len(thread.posts))):
        post = thread.posts[number]
        if post.action == "REOPEN":
            break
        if _DISMISS.match(post.content):
            return number
        if silent is None and post.action == "RESOLVE":
            silent = number
    is_silent = silent is not None and not thread.posts[silent].content.strip()
    return silent if is_silent and thread.resolved and is_ours(thread) else None


class _Places:
    """The blocks of a document by where they stand: of many, one is found without the others."""

    def __init__(self, document: Document) -> None:
        self.blocks: dict[tuple[str | None, str], list[Block]] = {}
        for block in document.blocks:
            self.blocks.setdefault((block.tab, block.segment), []).append(block)
        for blocks in self.blocks.values():
            blocks.sort(key=_end)

    def of(self, thread: Thread) -> tuple[Block, Span] | None:
        """The first block that a thread is anchored to, and the span that says so."""
        for span in thread.spans:
            blocks = self.blocks.get((span.tab, span.segment), [])
            number = bisect_right(blocks, span.start, key=_end)
            if number < len(blocks) and span.overlaps(blocks[number].span()):
                return blocks[number], span
        return None


def _end(block: Block) -> int:
    return block.end


def _of_policy(policy: Policy) -> Iterator[Dismissal]:
    for entry in policy.dismissals:
        yield Dismissal(
            (entry.code,),
            entry.reason,
            fingerprint=entry.fingerprint,
            quote=entry.quote,
            by="policy",
            text=f"{entry.code} {entry.reason}".strip(),
        )


def _split(rest: str, names: Collection[str]) -> tuple[tuple[str, ...], str]:
    """The codes and known names in front, the reason behind them."""
    codes: list[str] = []
    reason = rest.strip()
    while match := _TARGET.match(reason):
        target = match.group("target")
        if _CODE.match(target) is None and target not in names:
            break
        codes.append(target)
        reason = reason[match.end() :]
    return tuple(codes), reason.strip()
