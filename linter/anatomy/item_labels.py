"""What people call the fields of an action item, and where a labelled value ends."""

from __future__ import annotations

import re

from linter.anatomy.item_literals import KEY
from linter.anatomy.item_names import is_owner
from linter.anatomy.item_values import is_day, is_name, is_priority, is_status, priority
from linter.language.patterns import regex

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from linter.anatomy.item_literals import Field

# "other" is said of the item too, and is no part of its words.
_LABELS = {
    "action": "action|action item|item|task|what|description|to do|todo|follow-up|follow up",
    "owner": (
        "owner|owners|owner(s)|owned by|assignee|assignees|assigned to|responsible|dri|who|lead"
        "|ownership|action owner|item owner|task owner|responsible party|responsible person"
        "|assigned|owning team|responsible team|team|point person|led by|driven by"
    ),
    "priority": "priority|prio|urgency",
    "ticket": (
        "ticket|tickets|ticket link|jira|jira ticket|issue|tracking|tracking issue"
        "|tracking ticket|tracked in|tracker|bug"
    ),
    "due": "due|due date|due by|due on|deadline|target|target date|eta|by when",
    "done_when": (
        "done when|done-when|done if|definition of done|completion criteria|completion criterion"
        "|acceptance criteria|success criteria|verified by|verified when|exit criteria"
    ),
    "declined": "declined",
    "factor": "factor|factors|contributing factor|contributing factors|addresses|for factor",
    "purpose": "type|kind|category|purpose",
    "other": "status|state|effort|estimate|size|component|area",
}
_FIELD_OF = {label: field for field, labels in _LABELS.items() for label in labels.split("|")}
_ANY = "|".join(re.escape(label) for label in sorted(_FIELD_OF, key=len, reverse=True))
_LABEL = regex(rf"(?<![\w-])(?P<label>{_ANY})\s?(?::|=|[→➜⇒]|\s?[–—-](?=\s))\s*+", re.IGNORECASE)
# What stands behind every label.
_MARKED = regex(r"[:=→➜⇒–—-](?:(?<=[:=→➜⇒])|(?=\s))")
_DONE_WHEN = regex(r"(?<![\w-])done[ -](?:when|if|once)\s+", re.IGNORECASE)
_OPENS_CLAUSE = frozenset(",;:.|()[]{}\n\u000b–—-·/&*")

# Labels that need no colon where nothing but their value follows.
_SPOKEN = {
    "owner": (
        r"owners?(?: is| are| will be)?|ownership|owned by|assigned to|assignee|dri|responsible"
        r"|led by|lead by|driven by"
    ),
    "ticket": (
        r"tickets?|issue|jira|bug|tracked (?:in|by|at|under|as)|tracking(?: in)?|see(?: also)?"
        r"|refs?|via|filed as|closes|fixed (?:in|by)|pr|in"
    ),
    "priority": r"priority|prio|urgency",
    "due": r"due(?: on| by| date)?|by|before|until|eta|deadline|target",
    "done_when": r"done[ -](?:when|if|once)",
}
SPOKEN_LABELS = [
    (name, regex(rf"(?:{words})\s+(?=\S)", re.IGNORECASE)) for name, words in _SPOKEN.items()
]

# Fields whose value is a clause of its own, commas and all.
CLAUSES = frozenset(("done_when", "declined", "action"))

_STOP = regex(r"[()\[\]{};|\n\u000b]|\s[–—-]\s|\.(?=\s|$)|(?<=\?)\s(?=[A-Z])")
_INITIAL = regex(r"(?<!\w)[A-Z]$")
# The initial of a family name ends the name: "Piotr W. Add a test".
_FAMILY = regex(r"(?<!\w)[A-Z]\w{1,30} [A-Z]$")
_EMAIL = regex(r"[\w.+-]{1,64}@[\w.-]{1,200}\.\w+")
_PLAIN_NUMBER = regex(r"#?\d{1,9}")
_MOST_WORDS = {"owner": 8, "priority": 3, "other": 4, "purpose": 4}


class Label:
    """A label found in a text: the field it names, where it starts and where its value does.

    ``is_certain`` tells that it stands where a clause starts; elsewhere only a value that is
    plainly one makes it a label.
    """

    __slots__ = ("is_certain", "name", "said_at", "start")

    def __init__(self, name: str, start: int, said_at: int, *, is_certain: bool) -> None:
        self.name = name
        self.start = start
        self.said_at = said_at
        self.is_certain = is_certain


def labels(text: str) -> list[Label]:
    """The labels of a text, left to right."""
    found = sorted(_labels(text), key=lambda label: label.start)
    apart: list[Label] = []
    for label in found:
        if not apart or label.start >= apart[-1].said_at:
            apart.append(label)
    return apart


def _labels(text: str) -> Iterator[Label]:
    for match in _LABEL.finditer(text) if _MARKED.search(text) is not None else ():
        name = _FIELD_OF[match["label"].lower()]
        is_certain = _opens_clause(text, match.start()) or name == "declined"
        if is_certain or (match.group()[0].isupper() and match.group().rstrip()[-1] in ":="):
            yield Label(name, match.start(), match.end(), is_certain=is_certain)
    for match in _DONE_WHEN.finditer(text) if "done" in text.lower() else ():
        if _opens_clause(text, match.start()):
            yield Label("done_when", match.start(), match.end(), is_certain=True)


def _opens_clause(text: str, start: int) -> bool:
    before = text[max(0, start - 3) : start].rstrip(" \t\u00a0")
    return not before.strip() or before[-1] in _OPENS_CLAUSE


def value_end(text: str, label: Label, stop: int) -> int:
    """Where a value ends at the latest, brackets balanced; the stop of an initial ends nothing."""
    is_clause = label.name in CLAUSES - {"action"}
    depth = 0
    for match in _STOP.finditer(text, label.said_at, stop):
        mark = match.group()
        if mark in "([{":
            if not (is_clause or label.name == "owner"):
                return match.start()
            depth += 1
        elif mark in ")]}":
            if not depth:
                return match.start()
            depth -= 1
        elif depth or (is_clause and mark not in ";|\n\u000b"):
            continue
        elif mark != "." or _ends_sentence(text, label.said_at, match.start()):
            return match.start()
    return stop


def _ends_sentence(text: str, start: int, stop: int) -> bool:
    """Whether a full stop ends a value, and not an initial in front of a name."""
    if not _INITIAL.search(text, start, stop):
        return True
    return _FAMILY.search(text, start, stop) is not None


def fits(name: str, value: str, inside: Sequence[Field]) -> bool:
    """Tell whether a value, with the literals inside it, is what its label promises."""
    words = len(value.split())
    if name == "ticket":
        is_named = any(field.name == "ticket" for field in inside)
        return is_named or bool(KEY.match(value) or _PLAIN_NUMBER.fullmatch(value))
    if name == "priority" and priority(value):
        return True
    if name == "owner" and is_status(value):
        return False
    return 0 < words <= _MOST_WORDS.get(name, words)


def is_plainly(name: str, value: str, inside: Sequence[Field]) -> bool:
    """Tell whether a value is so clearly what its label promises that the label may be a word."""
    if name == "owner":
        is_literal = bool(_EMAIL.fullmatch(value)) or any(f.name == "owner" for f in inside)
        return is_literal or is_name(value, trusted=True) or is_owner(value)
    if name == "priority":
        return is_priority(value)
    is_vague = name in {"other", "purpose", "factor"}
    return is_day(value) if name == "due" else not is_vague and fits(name, value, inside)
