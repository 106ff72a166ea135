"""Text of the template, or a placeholder, was left standing.

## What it flags
A prompt of the policy's template (whole or one of its sentences), and placeholders: `TODO`, `TBD`,
`{{name}}`, `<insert …>`, `[describe …]`, `YYYY-MM-DD`. In the action items a `TODO` or `TBD` is a
state or a missing owner, which other rules look at. Code, links and quotations are left alone.

## Why it matters
A prompt that is still there says that nobody answered it, and readers take it for content.

## Examples
- Flagged: "Impact: TBD".
- Not flagged: "the code carries a `TODO` for this".

## How to fix
Answer the prompt and delete it, or say that the answer is not known.

## Options
The policy holds the prompts.
"""

from __future__ import annotations

from functools import lru_cache

from linter.diagnostic import ERROR, Diagnostic, Edit, Fix
from linter.document import Span
from linter.language.patterns import regex
from linter.language.text import split_sentences
from linter.rule import Rule

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import datetime

    from linter.document import Piece
    from linter.language.whole import Whole
    from linter.policy import Policy
    from linter.postmortem import Passage, Postmortem

_INVITATION = "(?i:insert|describe|add|enter|fill in|your|owner name|link here|todo|tbd)"
_PLACEHOLDER = regex(
    r"\{\{[\w -]{0,80}\}\}|(?<![\w-])(?:TODO|TBD|TBC|FIXME|YYYY-MM-DD|HH:MM|INC-X+)(?![\w-])"
    rf"|<{_INVITATION}\b[^<>\n]{{0,80}}>|\[{_INVITATION}\b[^\[\]\n]{{0,80}}\](?!\()"
    r"|(?i:lorem ipsum)"
)
_TAG = regex(rf"<{_INVITATION}\b[^<>\n]{{0,80}}>")
# Each placeholder has one of these, the last in any case.
_MARKS = ("{{", "<", "[", "TODO", "TBD", "TBC", "FIXME", "YYYY", "HH:MM", "INC-X")
_LATIN = "lorem ipsum"
_GAP = regex(r"\s+")
_STATE = frozenset(("TODO", "TBD", "TBC"))
_MIN_PROMPT_WORDS = 4


class LeftoverPrompt(Rule):
    code = "STR05"
    name = "leftover-prompt"
    severity = ERROR

    def check(self, postmortem: Postmortem, now: datetime | None) -> Iterator[Diagnostic]:
        passages = [passage for passage in postmortem.passages if not passage.is_heading]
        whole, blocks = postmortem.whole, postmortem.document.blocks
        prompts = [words for words in _prompts(postmortem.policy) if _may_stand(words, whole)]
        marked = whole.as_written(_MARKS) | whole.with_any([_LATIN])
        texts = {id(blocks[number]) for number in marked}
        for passage in passages if prompts or texts else ():
            if prompts or id(passage.block) in texts:
                for start, end in _leftovers(passage, prompts):
                    yield self._leftover(postmortem, passage, start, end)
        for passage in passages:
            for piece in passage.block.pieces:
                if piece.raw is not None and piece.raw[:1] == "<" and _TAG.fullmatch(piece.raw):
                    yield self._tag(postmortem, passage, piece, piece.raw)

    def _tag(self, postmortem: Postmortem, passage: Passage, piece: Piece, raw: str) -> Diagnostic:
        """A placeholder such as "<insert duration>" that Markdown takes for HTML and hides."""
        block = passage.block
        return self.on_span(
            f'"{raw}" is a placeholder that nobody filled in.',
            block=block,
            span=Span(piece.index, piece.index + piece.width, block.tab, block.segment),
            sentence=postmortem.sentence(block, piece.offset),
            quote=raw,
            section=passage.section,
        )

    def _leftover(
        self, postmortem: Postmortem, passage: Passage, start: int, end: int
    ) -> Diagnostic:
        words = passage.block.text[start:end]
        shown = words if len(words) <= 60 else words[:57].rstrip() + "…"
        message = f'"{shown}" is left over from the template.'
        fixes = [Fix("Delete it", [Edit(passage.span(start, end), "")])]
        if _PLACEHOLDER.fullmatch(words):
            message = f'"{shown}" is a placeholder that nobody filled in.'
            fixes = []
        return self.at(postmortem, passage.block, message, start=start, end=end, fixes=fixes)


@lru_cache(maxsize=4)
def _prompts(policy: Policy) -> Sequence[Sequence[str]]:
    """The words of each prompt's sentences."""
    prompts = [
        spec.prompt[start:end].split()
        for spec in policy.sections
        for start, end in split_sentences(spec.prompt)
    ]
    return [words for words in prompts if len(words) >= _MIN_PROMPT_WORDS]


def _may_stand(words: Sequence[str], whole: Whole) -> bool:
    """Whether all the words are there that white space sets apart in any case."""
    return whole.chunks.issuperset(words[1:-1])


def _leftovers(passage: Passage, prompts: Sequence[Sequence[str]]) -> Iterator[tuple[int, int]]:
    text = passage.block.text
    found = [span for words in prompts for span in _sentences(words, text)]
    yield from _joined(sorted(found), text)
    for match in _PLACEHOLDER.finditer(text):
        is_state = passage.section == "action_items" and match.group() in _STATE
        if not is_state and not passage.is_exempt(*match.span()):
            yield match.span()


def _sentences(words: Sequence[str], text: str) -> Iterator[tuple[int, int]]:
    """Where a text has some words, however its lines are broken."""
    start = text.find(words[0])
    while start >= 0:
        end = _end(words, text, start)
        if end >= 0:
            yield start, end
        start = text.find(words[0], max(end, start + 1))


def _end(words: Sequence[str], text: str, at: int) -> int:
    for number, word in enumerate(words):
        gap = _GAP.match(text, at) if number else None
        at = gap.end() if gap is not None else at
        if (number and gap is None) or not text.startswith(word, at):
            return -1
        at += len(word)
    return at


def _joined(spans: list[tuple[int, int]], text: str) -> Iterator[tuple[int, int]]:
    """Neighbouring sentences of one prompt as one stretch."""
    merged: list[tuple[int, int]] = []
    for start, end in spans:
        if merged and not text[merged[-1][1] : start].strip():
            merged[-1] = (merged[-1][0], end)
        else:
            merged.append((start, end))
    yield from merged
