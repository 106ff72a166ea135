"""A document with its margin: sentences that may be faulty, threads, and people who act on both.

It does what Google does with the requests of a batch, and reports one finding for each sentence
that says "should have": what the rules really find has tests of its own.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from addon.domain.comments.batch import batch
from linter.diagnostic import Diagnostic
from linter.dismissals import apply, collect
from linter.document import Block, Document, Piece, Post, Span, Thread
from linter.engine import Report, fingerprint
from linter.policy import DEFAULT
from linter.postmortem import Postmortem

if TYPE_CHECKING:
    from collections.abc import Sequence

    from addon.domain.comments.plan import Plan

WORDS = "should have"
SEVERITIES = ("warning", "error", "suggestion")
CODES = ("LNG02", "ACT01", "LNG06")


class Margin:
    """A document as people and we change it; ``me`` is who reads and writes at the moment."""

    def __init__(self, *sentences: str) -> None:
        self.sentences = list(sentences)
        self.threads: list[Thread] = []
        self.homes: dict[str, int] = {}
        self.authors: dict[str, str] = {}
        self.me = "Ada"
        self._posts = 0

    def report(self, **marked: Any) -> Report:
        """What a check finds now, as the one who reads sees it."""
        document = Document("Postmortem", self._blocks(), threads=self._seen())
        found = [
            self._finding(number, block)
            for number, block in enumerate(document.blocks[1:])
            if WORDS in block.text
        ]
        stated = collect(document, DEFAULT, ())
        standing, dismissed, _ = apply(found, stated, DEFAULT)
        postmortem = Postmortem(document, DEFAULT, marked.get("kind", "full"))
        return Report(postmortem, standing, dismissed)

    def carry_out(self, plan: Plan) -> None:
        """Do what Google does with the requests of a plan."""
        for request in batch(plan):
            ((kind, body),) = request.items()
            getattr(self, f"_{kind}")(body)

    def say(self, number: int, content: str, action: str = "", author: str = "Bo") -> None:
        """Somebody replies to a thread."""
        self._reply(self.threads[number].id, content, action, author)

    def spans_of(self, sentence: int) -> Span:
        """Where the words of a sentence stand."""
        block = self._blocks()[sentence + 1]
        start = block.text.index(WORDS)
        return block.span(start, start + len(WORDS))

    def _blocks(self) -> list[Block]:
        blocks, index = [], 1
        for number, text in enumerate(("Contributing factors", *self.sentences)):
            piece = Piece(0, len(text), index, len(text))
            kind = "heading" if number == 0 else "paragraph"
            end = index + len(text)
            blocks.append(Block(kind, text, index, end, [piece], level=2, tab="t.0"))
            index = end + 1
        return blocks

    def _finding(self, number: int, block: Block) -> Diagnostic:
        kind = number % len(CODES)
        start = block.text.index(WORDS)
        span = block.span(start, start + len(WORDS))
        found = Diagnostic(CODES[kind], "a-rule", "It blames.", block=block, span=span)
        found.severity = SEVERITIES[kind]
        found.section = "factors"
        found.quote = block.quote(span)
        found.fingerprint = fingerprint(f"{found.code} {number} {block.text}")
        return found

    def _seen(self) -> list[Thread]:
        blocks = self._blocks()
        return [self._thread_seen(thread, blocks) for thread in self.threads]

    def _thread_seen(self, thread: Thread, blocks: Sequence[Block]) -> Thread:
        home = self.homes.get(thread.id)
        block = blocks[home + 1] if home is not None else None
        at = block.text.find(WORDS) if block is not None else -1
        spans = [block.span(at, at + len(WORDS))] if block is not None and at >= 0 else []
        posts = [
            Post(one.id, one.author, one.content, "", one.action, is_own=one.author == self.me)
            for one in thread.posts
        ]
        return Thread(thread.id, posts, spans, quote=thread.quote, resolved=thread.resolved)

    def _insertComment(self, body: Any) -> None:  # noqa: N802 - the name of the request
        wanted = Span(body["range"]["startIndex"], body["range"]["endIndex"], "t.0")
        blocks = self._blocks()
        (home,) = [n for n, block in enumerate(blocks) if wanted.overlaps(block.span())]
        thread_id = f"thread{len(self.authors)}"
        self.authors[thread_id] = self.me
        self.homes[thread_id] = home - 1
        quote = blocks[home].quote(wanted)
        self.threads.append(Thread(thread_id, [self._post(body["content"])], quote=quote))

    def _addCommentReply(self, body: Any) -> None:  # noqa: N802
        post = body["post"]
        action = post.get("commentAction", "")
        self._reply(body["commentId"], post["content"], action, self.me)

    def _updateCommentPost(self, body: Any) -> None:  # noqa: N802
        thread = self._thread(body["commentId"])
        (post,) = [post for post in thread.posts if post.id == body["postId"]]
        assert post.author == self.me, "another person's post was edited"
        post.content = body["content"]

    def _deleteComment(self, body: Any) -> None:  # noqa: N802
        thread = self._thread(body["commentId"])
        assert thread.posts[0].author == self.me, "another person's thread was deleted"
        self.threads.remove(thread)

    def _reply(self, thread_id: str, content: str, action: str, author: str) -> None:
        thread = self._thread(thread_id)
        thread.posts = [*thread.posts, self._post(content, action, author)]
        thread.resolved = {"RESOLVE": True, "REOPEN": False}.get(action, thread.resolved)

    def _thread(self, thread_id: str) -> Thread:
        (thread,) = [thread for thread in self.threads if thread.id == thread_id]
        return thread

    def _post(self, content: str, action: str = "", author: str = "") -> Post:
        self._posts += 1
        assert len(content.encode()) <= 2048
        return Post(f"post{self._posts}", author or self.me, content, "", action)
