"""Whether an action has no end: work that goes on, principles, wishes, advice to the reader."""

from __future__ import annotations

from linter.language.actions import plain
from linter.language.artefacts import ARTEFACT, MEASURED
from linter.language.patterns import one_of, regex

TYPE_CHECKING = False
if TYPE_CHECKING:
    from linter.language.actions import Action

_GOING_ON = (
    r"(?:(?:we|they|i|it)(?:'re|'m|\s+are|\s+am|\s+is)?\s+|(?:is|are|am)\s+)?"
    r"(?:(?:also|currently|now|still|actively|always|continually)\s+)*"
    + one_of(
        r"""
        working (?:on|to|towards?|with|hard)
        (?:looking (?:at|into|for)|thinking (?:about|of)|aiming|hoping|striving)
        (?:exploring|evaluating|discussing|considering|redesigning|re-?thinking|investigating)
        (?:think|are thinking) (?:about|of)
        making (?:some |several |a few |the |necessary )?(?:changes|improvements|progress)
        (?:continu(?:e|ing)|carry(?:ing)? on|go(?:ing)? on)(?: to| with| \w+ing)
        keep(?:ing)? (?:\w+ing|in mind|up with|track of|everyone|people|each other)
        keep(?:ing)? (?:\w+ ){1,4}(?:informed|updated|posted|up[- ]to[- ]date|current|in sync)
        maintain(?:ing)? (?:the|our|all|good|high)
        (?:strive|aim|hope|endeavou?r|aspire) (?:to|for|at)
        do (?:our|their|my) best
    """
    )
    + r"\b"
)
# Apart, here and below, so that what is searched begins with few letters: it is looked for in C.
_OPENS_GOING_ON = regex(rf"(?:\W*|and\s+){_GOING_ON}")
_LATER_GOING_ON = regex(rf"(?:[,;:.]\s+|\band\s+){_GOING_ON}")
# What people do, as opposed to what software is made to do.
_HABITS = one_of(
    r"""
    (?:deploy|merg|push|releas|ship|commit|approv)(?:e|ing)?
    (?:test|check|double-check|review|verify|validat|read|follow)(?:e|ing)?
    (?:ask|communicat|inform|notif|announc|coordinat|escalat|discuss|consult)(?:e|y|ing)?
    (?:assum|trust|rely|forget|ignor|skip|rush|panic|hesitat)(?:e|ing)?
    (?:restart|reboot|appl|call|pag|copy|paste|shar|roll back)(?:e|y|ing)?
    (?:think|work|pair|make|chang|touch|edit|run|us|writ|giv|tak|hav|stay|be|login|log)(?:e|ing)?
    """
)
_OPENS_AS_PRINCIPLE = regex(
    rf"\W*(?:(?:we|you|people|engineers|developers)\s+(?:should|must|need\s+to|have\s+to|can)\s+)?"
    rf"(?:always|never|only\s+ever|do\s+not|don't|make\s+it\s+a\s+habit\s+to|remember\s+to)\s+{_HABITS}\b"
    r"|\W*(?:nobody|no\s+one|no-one|everyone|everybody|each\s+engineer|all\s+(?:engineers|developers))\s+"
    r"(?:to|should|must|needs?\s+to|has\s+to|can|may)\b"
)
_PRINCIPLE = regex(r"\b(?:we|you)\s+(?:must|should|may|can)\s+(?:not|never|always)\b")
_WISH = regex(
    one_of(
        r"""
        \b(?:would|it'd) be (?:nice|good|great|ideal|helpful|better|one with)\b
        \bin an ideal world\b
        \bthe ideal \w+ would\b
        """
    )
)
_OPENS_AS_WISH = regex(r"\W*(?:ideally|maybe|perhaps|possibly|hopefully)\b")
_ADVICE = regex(
    r"^\W*if\s+(?:you|your)\b.{0,200}\b(?:you\s+can|you\s+may|consider|please|feel\s+free|we\s+recommend)\b"
)
_AND_SO_ON = regex(r"\b(?:and\s+so\s+on|and\s+more|other\s+ideas|and\s+the\s+like)\W*$")
_UNVERIFIABLE = regex(
    r"\W*(?:when\s+)?(?:"
    + one_of(
        r"""
        (?:(?:it|this|that|everything|all)(?: is|'s)? )?(?:done|finished|completed?|fixed)
        (?:(?:it|this|that|everything|all)(?: is|'s)? )?(?:ready|works?|ok|fine|good)
        (?:yes|tb[dc]|n/?a)
        (?:the )?(?:team|we|everyone|everybody|people) (?:is|are|feels?) (?:happy|confident|aware)
        (?:the )?(?:team|we|everyone|everybody|people) (?:is|are|feels?) (?:comfortable|satisfied)
        (?:\w+ ){1,4}(?:is|are) (?:better|improved|clear(?:er)?|good|reliable|stable|more \w+)
        (?:\w+ ){1,4}(?:is|are) (?:understood|sufficient|adequate)
        (?:better|improved|more|fewer|less|enough|good|sufficient) [\w ]{1,40}
        ongoing|continuous(?:ly)?|always|never
        """
    )
    + r")\W*"
)


def is_endless(action: Action) -> bool:
    """Tell whether an action has no end that could be reached.

    Work that goes on ("continue to …"), principles ("never deploy on Fridays"), wishes and advice
    to the reader have none, unless an artefact, a threshold or a day gives them one.
    """
    low = action.low
    if MEASURED.search(low):
        return False
    if _ADVICE.match(low) or _OPENS_AS_WISH.match(low):
        return True
    if _AND_SO_ON.search(low) or _WISH.search(low):
        return True
    return _goes_on(action) and ARTEFACT.search(low) is None


def _goes_on(action: Action) -> bool:
    """Whether it is a principle, or work that goes on, with the doer before it or without."""
    low, act = action.low, action.act
    return bool(
        _OPENS_AS_PRINCIPLE.match(low)
        or _PRINCIPLE.search(low)
        or _OPENS_GOING_ON.match(low)
        or (act != low and (_OPENS_GOING_ON.match(act) or _LATER_GOING_ON.match(act)))
        or _LATER_GOING_ON.search(low)
    )


def is_unverifiable(criterion: str) -> bool:
    """Tell whether a done-when names nothing that anyone could look at: "when it works"."""
    low = plain(criterion)
    return MEASURED.search(low) is None and _UNVERIFIABLE.fullmatch(low) is not None
