"""What a rule is: a code, a name, a default severity, a page, and a check of a postmortem."""

from __future__ import annotations

import sys

from linter.diagnostic import WARNING, Diagnostic
from linter.policy import BRIEF, FULL

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import datetime

    from linter.diagnostic import Fix, Repair
    from linter.document import Block, Span
    from linter.postmortem import Postmortem


class Rule:
    """One rule. Its page is its module's docstring.

    ``kinds`` are the kinds of postmortem it holds for, ``template_only`` that it presupposes a
    document made from our template, ``before`` the codes that it leads where both find the same
    words, ``question`` what a facilitator would ask instead. ``options`` are the rule's own
    settings with their defaults: a number, or words (none by default) that extend its own.
    ``once`` tells that a finding speaks of the whole document, wherever it stands: its message is
    kept where another finding on the same words leads.
    """

    code = ""
    name = ""
    severity = WARNING
    kinds: Sequence[str] = (FULL, BRIEF)
    template_only = False
    before: Sequence[str] = ()
    question: str | None = None
    options: Mapping[str, int | tuple[str, ...]] = {}
    once = False

    @property
    def page(self) -> str:
        """The rule's page in Markdown."""
        return (sys.modules[type(self).__module__].__doc__ or "").strip()

    @property
    def title(self) -> str:
        """The page's first sentence."""
        return self.page.split("\n", 1)[0]

    @property
    def measured(self) -> str:
        """One sentence on how right the rule was on real documents."""
        from linter.measured import READINGS  # wanted for a page alone

        read, right = READINGS.get(self.code, (0, 0))
        if not read:
            return "No finding of this rule was among those read."
        return f"Of {read} findings read on published postmortems, {right} were right."

    def check(self, postmortem: Postmortem, now: datetime | None) -> Iterable[Diagnostic]:
        """Every finding of this rule. ``now`` is aware UTC; who needs it is silent without."""
        del postmortem, now
        return ()

    def option(self, postmortem: Postmortem, name: str) -> int:
        """One of the rule's numbers, as the policy has it or else by default."""
        default = self.options[name]
        return postmortem.policy.option(self.code, name, default if isinstance(default, int) else 0)

    def at(
        self,
        postmortem: Postmortem,
        block: Block,
        message: str,
        *,
        start: int = 0,
        end: int | None = None,
        question: str | None = None,
        fixes: Sequence[Fix] = (),
        repair: Repair | None = None,
    ) -> Diagnostic:
        """A finding on a stretch of a block; offsets in code points, the whole block by default."""
        return Diagnostic(
            self.code,
            self.name,
            message,
            section=postmortem.section_of.get(id(block)),
            block=block,
            span=block.span(start, end),
            sentence=postmortem.sentence(block, start),
            question=question or self.question,
            fixes=fixes,
            repair=repair,
        )

    def nowhere(
        self, message: str, *, section: str | None = None, repair: Repair | None = None
    ) -> Diagnostic:
        """A finding without any place in the document."""
        return Diagnostic(
            self.code, self.name, message, section=section, sentence=section or "", repair=repair
        )

    def on_span(
        self,
        message: str,
        *,
        block: Block,
        span: Span,
        sentence: str,
        quote: str | None,
        section: str | None,
    ) -> Diagnostic:
        """A finding on source that is no block's text, such as a hidden comment.

        ``quote`` is that source; ``None`` where the block can tell.
        """
        found = Diagnostic(
            self.code,
            self.name,
            message,
            section=section,
            block=block,
            span=span,
            sentence=sentence,
        )
        found.quote = quote
        return found
