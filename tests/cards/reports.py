"""Reports made for cards: what they say is written here, so no rule changes a golden card."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from addon.usecases.check_postmortem import Checked
from linter.diagnostic import Diagnostic, Fix
from linter.dismissals import Dismissal, Dismissed
from linter.document import Block, Document, NamedRange, Piece, Post, Thread
from linter.engine import Report
from linter.policy import DEFAULT
from linter.postmortem import Postmortem

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from addon.usecases.assess_standing import Standing
    from linter.diagnostic import Repair
    from linter.policy import Policy

AT = datetime(2026, 11, 25, 14, 2, tzinfo=UTC)


class Draft:
    """A document as it is written, and what there is to say of it."""

    def __init__(self, *lines: str, title: str = "Postmortem: checkout") -> None:
        self._blocks: list[Block] = []
        self._index = 1
        self._findings: list[Diagnostic] = []
        self._dismissed: list[Dismissed] = []
        self._threads: list[Thread] = []
        self._title = title
        for line in lines:
            self.write(line)

    def write(self, line: str) -> Block:
        """Add a paragraph; a heading where it begins with a number sign."""
        text = line.removeprefix("# ")
        is_heading = text != line
        pieces = list(_pieces(text, self._index))
        block = Block(
            "heading" if is_heading else "paragraph",
            text,
            self._index,
            pieces[-1].index + pieces[-1].width,
            pieces,
            level=2 if is_heading else 0,
            tab="t.0",
            heading_id=f"h.{len(self._blocks)}" if is_heading else None,
        )
        self._blocks.append(block)
        self._index = block.end + 1
        return block

    def find(
        self,
        severity: str,
        code: str,
        name: str,
        words: str | None,
        message: str,
        *,
        question: str | None = None,
        also: Sequence[str] = (),
        section: str | None = None,
        fixes: Sequence[str | Fix] = (),
        repair: Repair | None = None,
    ) -> Diagnostic:
        """Say something of some words, the first of their kind; of the document if ``None``."""
        block = span = None
        if words is not None:
            block = next(block for block in self._blocks if words in block.text)
            start = block.text.index(words)
            span = block.span(start, start + len(words))
        found = Diagnostic(
            code,
            name,
            message,
            block=block,
            span=span,
            question=question,
            section=section,
            fixes=[each if isinstance(each, Fix) else Fix(each, ()) for each in fixes],
            repair=repair,
        )
        found.severity = severity
        found.also = list(also)
        found.fingerprint = f"{len(self._findings):08x}"
        self._findings.append(found)
        return found

    def dismiss(self, reason: str = "a reason", by: str = "", when: str = "") -> None:
        """Take the last finding back, for a reason."""
        dismissal = Dismissal((), reason, by=by, when=when)
        self._dismissed.append(Dismissed(self._findings.pop(), dismissal))

    def comment(self, *answers: tuple[str, str, str]) -> None:
        """Comment on the last finding; answers are author, words and action."""
        found = self._findings[-1]
        head = f"Second Story · {found.code} {found.fingerprint}, added for ada"
        posts = [Post("p", "Ada", head, None, is_own=True)]
        posts += [Post("r", author, words, None, action) for author, words, action in answers]
        spans = [found.span] if found.span is not None else []
        is_resolved = any(action == "RESOLVE" for _, _, action in answers)
        thread = Thread(f"AAA{len(self._threads)}", posts, spans, resolved=is_resolved)
        self._threads.append(thread)

    def checked(
        self,
        *,
        policy: Policy = DEFAULT,
        can_write: bool = True,
        sees_comments: bool = True,
        kind: str = "full",
        is_from_template: bool = False,
        standing: Standing | None = None,
        anchors_comments: bool = True,
        waiting: int = 0,
    ) -> Checked:
        """The check that found this; the last so many of it wait for a suggestion's answer."""
        marks = [NamedRange("kix.1", "second-story:summary", ())] if is_from_template else []
        document = Document(
            self._title,
            self._blocks,
            revision_id="revision" if can_write else "",
            named_ranges=marks,
            threads=self._threads,
        )
        postmortem = Postmortem(document, policy, kind)
        return Checked(
            "1AbC-postmortem",
            Report(postmortem, self._findings[: len(self._findings) - waiting], self._dismissed),
            AT,
            can_write=can_write,
            is_editor=can_write,
            sees_comments=sees_comments,
            standing=standing,
            anchors_comments=anchors_comments,
            offered=self._findings[len(self._findings) - waiting :],
            can_suggest=True,
        )


def _pieces(text: str, index: int) -> Iterator[Piece]:
    """A piece for each character: one outside the BMP has two indexes."""
    for offset, char in enumerate(text):
        width = 2 if ord(char) > 0xFFFF else 1
        yield Piece(offset, 1, index, width)
        index += width
