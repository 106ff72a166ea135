"""A ladder of whys leads to one cause.

## What it flags
Once: three or more questions "Why …?" in a row among the contributing factors, as bullets, numbered
lines or within a paragraph; or a section that is called "Five whys".

## Why it matters
Each why has several answers, and a ladder follows one of them. The article this practice comes from
counts six factors of one incident, of which the ladder had found one.

## Examples
- Flagged: "Why did it fail? The pool was full. Why was it full? It leaks. Why does it leak? A bug."
- Not flagged: "Why the pool leaks is not known yet."

## How to fix
Put down every answer to each why as a factor of its own, with its category.

## Options
None.
"""

from __future__ import annotations

from linter.anatomy.sections import normalise
from linter.diagnostic import WARNING, Diagnostic
from linter.document import CODE, QUOTE
from linter.language.patterns import regex
from linter.policy import FULL
from linter.rule import Rule

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from linter.anatomy.sections import Section
    from linter.document import Block
    from linter.postmortem import Postmortem


_CALLED = regex(r"(?:(?:the|an?)\s)?(?:5|five)[\s-]?whys?(?:\sanalysis)?|root cause.{0,20}\b5 whys")
_ASKS = regex(r"\W*(?:\d{1,2}(?:st|nd|rd|th)?\W{0,3})?(?:\bq\d?\W{1,2})?why\b")
_QUESTION = regex(r"\bwhy\b[^?.!]{0,200}\?")
_FEWEST = 3
# Questions further apart than an answer or two are no ladder.
_APART = 3


class FiveWhysChain(Rule):
    code = "CTF02"
    name = "five-whys-chain"
    severity = WARNING
    kinds = (FULL,)
    once = True
    question = "Which other conditions had to hold at the same time?"

    def check(self, postmortem: Postmortem, now: datetime | None) -> Iterator[Diagnostic]:
        for section in postmortem.all_sections:
            heading = section.heading
            if heading is not None and _CALLED.fullmatch(normalise(heading.text)):
                yield self.at(postmortem, heading, _MESSAGE)
                return
            if section.id == "factors" and (block := _ladder(section)) is not None:
                yield self.at(postmortem, block, _MESSAGE)
                return


_MESSAGE = "A ladder of whys follows one answer of several at each step."


def _ladder(section: Section) -> Block | None:
    """Where a ladder begins: in one block, or over several that follow each other closely."""
    rungs: list[int] = []
    for number, block in enumerate(section.content):
        if block.kind in {CODE, QUOTE}:
            continue
        low = block.text.lower()
        if len(_QUESTION.findall(low)) >= _FEWEST:
            return block
        if _ASKS.match(low) is None:
            continue
        if rungs and number - rungs[-1] > _APART:
            rungs.clear()
        rungs.append(number)
        if len(rungs) == _FEWEST:
            return section.content[rungs[0]]
    return None
