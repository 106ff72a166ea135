"""A word has a meaning in law that may not be meant.

## What it flags
Words that a court reads otherwise than an engineer: "breach", "unauthorized access", "violation",
"negligent", "unlawful", "liable", "fraud", "non-compliance" and the like. Off by default:
switch it on where postmortems can become evidence.

## Why it matters
Whether something was a breach or a violation is for legal and security to decide, and in some
places the word alone starts a deadline for notifying people. What happened can be said without it.

## Examples
- Flagged: "The breach affected 40 customers."
- Not flagged: "The circuit breaker opened."

## How to fix
Say what happened ("the export was readable without a login for 3 hours"), and ask legal or security
what it is called.

## Options
`words`: more words of your own.
"""

from __future__ import annotations

from linter.diagnostic import OFF, Diagnostic
from linter.language.mention import is_mention
from linter.language.patterns import regex
from linter.lexicon import Hit, WordRule

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping

# "A segmentation violation", "the SLO was breached", "401 Unauthorized", "illegal argument".
_OF_MACHINES = regex(
    r"\b(?:segmentation|access|memory|constraint|key|integrity|type|policy|protocol|sharing"
    r"|sla|slo|quota|budget|threshold|limit|timeout|401)s?\W+(?:(?:was|were|is|are|got|has|have"
    r"|had|been|being)\s+){0,2}$"
)
_FOR_MACHINES = regex(
    r"\W{0,3}(?:of\s+)?(?:the\s+|our\s+|an?\s+)?(?:[\w%.-]+\s+)?"
    r"(?:constraint|sla|slo|quota|budget|threshold|limit|timeout|instruction|argument|state"
    r"|character|operation|opcode|response|401)s?\b"
)


class LegalTerm(WordRule):
    code = "PRV03"
    name = "legal-term"
    severity = OFF
    question = "What happened, in words that decide nothing?"
    options: Mapping[str, tuple[str, ...]] = {"words": ()}
    phrases = (
        *("breach", "breaches", "breached", "data breach", "security breach"),
        *("violation", "violations", "violated", "violating"),
        *("unauthorized", "unauthorised", "unlawful", "unlawfully", "illegal", "illegally"),
        *("negligent", "negligence", "negligently", "gross negligence", "reckless", "recklessly"),
        *("liable", "liability", "liabilities", "lawsuit", "lawsuits", "litigation"),
        *("fraud", "fraudulent", "malpractice", "misconduct", "wrongdoing"),
        *("non compliance", "non compliant", "noncompliance", "noncompliant"),
        *("data leak", "data leaks", "leak of data", "leaked data", "guilty", "criminal"),
    )

    def judge(self, hit: Hit) -> Diagnostic | None:
        if _OF_MACHINES.search(hit.before) or _FOR_MACHINES.match(hit.after):
            return None
        if is_mention(hit.before, hit.after):
            return None
        return self.at_hit(hit, f'"{hit.words}" has a meaning in law; is it meant?')
