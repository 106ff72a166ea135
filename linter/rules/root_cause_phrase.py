"""The text speaks of a "root cause".

## What it flags
"Root cause", "root causes", "root-cause", "root-caused", anywhere, headings included. Silent where
the text only talks about the phrase ("we do not use the term root cause"), and in quotations, code
and links.

## Why it matters
An incident has no root: several factors, each harmless alone, came together. The phrase makes
people stop at the first of them, which is usually technical and rarely the one worth fixing.

## Examples
- Flagged: "The root cause was an expired certificate."
- Not flagged: "There is no single root cause."

## How to fix
Write "contributing factor", and look for the others.

## Options
None.
"""

from __future__ import annotations

from linter.diagnostic import WARNING, Diagnostic, Edit, Fix
from linter.language.mention import is_mention
from linter.language.patterns import regex
from linter.lexicon import Hit, WordRule

_OBJECT = regex(r"\s+(?:the|an?|this|that|it|them|all|every|any|our|its)\b")


class RootCausePhrase(WordRule):
    code = "CTF01"
    name = "root-cause-phrase"
    severity = WARNING
    before = ("STR06",)
    in_headings = True
    phrases = (
        "root cause",
        "root causes",
        "root caused",
        "root causing",
        "rootcause",
        "rootcauses",
    )

    def judge(self, hit: Hit) -> Diagnostic | None:
        if is_mention(hit.before, hit.after) or _is_account(hit.before, hit.after):
            return None
        found = self.at_hit(hit, f'"{hit.words}" looks for one cause where several factors met.')
        replacement = _replacement(hit)
        if replacement is not None:
            edit = Edit(hit.passage.span(hit.start, hit.end), replacement)
            found.fixes = [Fix(f'Write "{replacement}"', [edit])]
        return found


def _is_account(before: str, after: str) -> bool:
    """Whether root is a user: "files owned by root cause the job to fail"."""
    return before.endswith((" as ", " by ", "user ")) and _OBJECT.match(after) is not None


def _replacement(hit: Hit) -> str | None:
    low = hit.words.lower()
    if not low.endswith(("cause", "causes")) or "contributing" in hit.text.low:
        return None
    plural = low.endswith("s") or hit.passage.is_heading
    words = "contributing factors" if plural else "contributing factor"
    return words.capitalize() if hit.words[0].isupper() else words
