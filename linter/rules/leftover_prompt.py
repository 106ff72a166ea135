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

import re

from linter.diagnostic import ERROR, Diagnostic, Edit, Fix
from linter.language.text import split_sentences
from linter.rule import Rule

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from linter.postmortem import Passage, Postmortem

_INVITATION = "(?i:insert|describe|add|enter|fill in|your|owner name|link here|todo|tbd)"
_PLACEHOLDER = re.compile(
    r"\{\{[\w -]{0,80}\}\}|(?<![\w-])(?:TODO|TBD|TBC|FIXME|YYYY-MM-DD|HH:MM|INC-X+)(?![\w-])"
    rf"|<{_INVITATION}\b[^<>\n]{{0,80}}>|\[{_INVITATION}\b[^\[\]\n]{{0,80}}\](?!\()"
    r"|(?i:lorem ipsum)"
)
_STATE = frozenset(("TODO", "TBD", "TBC"))
_MIN_PROMPT_WORDS = 4


class LeftoverPrompt(Rule):
    code = "STR05"
    name = "leftover-prompt"
    severity = ERROR

    def check(self, postmortem: Postmortem, now: datetime | None) -> Iterator[Diagnostic]:
        prompts = list(_prompts(postmortem))
        for passage in postmortem.passages:
            if passage.is_heading:
                continue
            found = list(_leftovers(passage, prompts))
            for start, end in found:
                yield self._leftover(postmortem, passage, start, end)

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


def _prompts(postmortem: Postmortem) -> Iterator[tuple[str, re.Pattern[str]]]:
    """Each prompt sentence: its first word, and a pattern that ignores how lines are broken."""
    for spec in postmortem.policy.sections:
        for start, end in split_sentences(spec.prompt):
            words = spec.prompt[start:end].split()
            if len(words) >= _MIN_PROMPT_WORDS:
                yield words[0], re.compile(r"\s+".join(re.escape(word) for word in words))


def _leftovers(
    passage: Passage, prompts: list[tuple[str, re.Pattern[str]]]
) -> Iterator[tuple[int, int]]:
    text = passage.block.text
    found = [
        match.span()
        for first, pattern in prompts
        if first in text
        for match in pattern.finditer(text)
    ]
    yield from _joined(sorted(found), text)
    for match in _PLACEHOLDER.finditer(text):
        is_state = passage.section == "action_items" and match.group() in _STATE
        if not is_state and not passage.is_exempt(*match.span()):
            yield match.span()


def _joined(spans: list[tuple[int, int]], text: str) -> Iterator[tuple[int, int]]:
    """Neighbouring sentences of one prompt as one stretch."""
    merged: list[tuple[int, int]] = []
    for start, end in spans:
        if merged and not text[merged[-1][1] : start].strip():
            merged[-1] = (merged[-1][0], end)
        else:
            merged.append((start, end))
    yield from merged
