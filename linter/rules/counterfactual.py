"""The text says what people should have done, and did not.

## What it flags
"Should have", "could have", "ought to have", "if only she had", "had we tested", where the
grammatical subject is a person, a role, a team, "I" or "we"; and what means people without naming
them: "should have been tested", "could have been avoided", "it would have been better to wait".
Silent where the subject is a system ("the pod should have restarted"), where people are at the
receiving end ("Ana should have been paged"), and for guesses, risks and excuses ("it could have
been worse", "nobody could have known"). Quotations, code and links are left alone.

## Why it matters
A counterfactual describes a world that did not happen. It explains nothing about this one: what
people saw, knew and tried at that moment (Dekker, *The Field Guide to Understanding Human Error*,
"They should have").

## Examples
- Flagged: "The engineer should have checked the dashboard."
- Not flagged: "Users should have received an e-mail."

## How to fix
Say what was done and what it looked like then; ask what made it hard to do the other thing. Where
the grammar is plain, the rule offers what was not done with the thing as the subject.

## Options
None.
"""

from __future__ import annotations

from linter.diagnostic import WARNING, Diagnostic
from linter.language.conditions import CONDITION
from linter.language.counterfactual import COUNTERFACTUAL
from linter.lexicon import Hit, WordRule


class Counterfactual(WordRule):
    code = "LNG02"
    name = "counterfactual"
    severity = WARNING
    before = ("LNG01",)
    question = (
        "What did people see and know at that moment, and what made what they did look right?"
    )
    cues = (COUNTERFACTUAL, CONDITION)

    def judge(self, hit: Hit) -> Diagnostic | None:
        if hit.reading is None:
            return None
        message = f'"{hit.words}" tells of a world that did not happen.'
        return self.reframed(hit, message, hit.reading)
