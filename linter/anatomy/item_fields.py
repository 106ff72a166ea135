"""The fields that people write into one action item: owner, priority, ticket, due, done-when."""

from __future__ import annotations

import re

from linter.language.patterns import one_of
from linter.policy import PRIORITY_SYNONYMS

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from linter.document import Block

_LABELS = {
    "owner": "owner|owners|owned by|assignee|assignees|assigned to|responsible|dri|who|lead",
    "priority": "priority|prio|urgency",
    "ticket": "ticket|tickets|jira|issue|tracking|tracked in|tracker|bug|task",
    "due": "due|due date|due by|deadline|target date|eta|by when",
    "done_when": (
        "done when|done-when|done if|definition of done|completion criteria|acceptance criteria"
        "|success criteria|verified by|verified when|exit criteria"
    ),
}
_FIELD_OF = {label: field for field, labels in _LABELS.items() for label in labels.split("|")}
_ANY_LABEL = "|".join(sorted(_FIELD_OF, key=len, reverse=True))
_LABEL = re.compile(rf"(?<![\w-])(?P<label>{_ANY_LABEL})\s*(?::|=|\s–\s)\s*", re.IGNORECASE)
_DONE_WHEN = re.compile(r"(?<![\w-])done[ -]when\s+", re.IGNORECASE)
_VALUE_END = re.compile(r"[;|()\[\]\n\u000b]|\s[—–]\s|\.\s|\.$")
_LONG_VALUE_END = re.compile(r"[;|)\]\n\u000b]|\s[—–]\s")

PRIORITY = re.compile(r"(?<![\w-])P([0-4])(?![\w-])")
_PRIORITY_WORD = re.compile(r"(?:" + "|".join(sorted(PRIORITY_SYNONYMS)) + r")$", re.IGNORECASE)

_KEY = re.compile(r"(?<![\w/-])(?P<prefix>[A-Z][A-Z0-9]{1,9})-\d{1,7}(?![\w.]*\w)")
_NOT_A_TRACKER = frozenset(
    """
    UTF SHA ISO CVE TLS RFC HTTP SEV GPT COVID UTC GMT AES RSA MD IPV SSL EC CWE ISSUE PM AM
    """.split()
)
_NUMBER = re.compile(r"(?<!\w)(?:[\w.-]+/[\w.-]+)?#\d+\b")
TICKET_URL = re.compile(
    r"https?://\S*?"
    + one_of(
        r"""
        /browse/[A-Z][A-Z0-9]+-\d+
        /(?:issues|pull|pulls|merge_requests)/\d+
        linear\.app/\S+
        app\.asana\.com/\S+
        trello\.com/c/\S+
        show_bug\.cgi\?id=\d+
        /boards/\d+
        clickup\.com/t/\S+
        shortcut\.com/\S+/story/\d+
        youtrack\S*/issue/\S+
        dev\.azure\.com/\S+/_workitems/\S+
        """
    )
)

_HANDLE = re.compile(r"(?<![\w@/.])@(?!\d+\b)[A-Za-z][\w-]*(?:\.[\w-]+)*(?:/[\w-]+)?")
_EMAIL = re.compile(r"(?<![\w.+-])[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
_MONTH = "(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\\.?"
_DAY = one_of(
    rf"""
    (?:(?:next|this) )?(?:mon|tues|wednes|thurs|fri|satur|sun)day
    tomorrow
    today
    eow
    eod
    eom
    end of (?:the )?(?:day|week|month|sprint|quarter)
    \d{{4}}-\d{{2}}-\d{{2}}
    \d{{1,2}}[./]\d{{1,2}}[./]\d{{2,4}}
    {_MONTH} \d{{1,2}}(?:st|nd|rd|th)?(?:,? \d{{4}})?
    \d{{1,2}}(?:st|nd|rd|th)? {_MONTH}(?: \d{{4}})?
    q[1-4](?: \d{{4}})?
    """
)
_BY_DAY = re.compile(rf"(?<!\w)(?:by|due|before|until)\s+(?P<day>{_DAY})\b", re.IGNORECASE)
_ONLY_DAY = re.compile(rf"{_DAY}$", re.IGNORECASE)
_NAME = re.compile(
    r"(?:[A-Z]\.\s?|[A-Z][\w'’-]+\s?){1,3}$|(?:the\s+)?(?:[\w-]+\s+){0,3}"
    r"(?:lead|manager|engineer|owner|admin|architect|director|team|squad|group|cto|dba)$",
)
_DECLINED = re.compile(r"(?<!\w)declined\s*[:–—-]\s*(?P<reason>[^)\]|\n]*)", re.IGNORECASE)
_STATUS_WORD = re.compile(
    one_of(
        """
        done
        todo
        open
        closed
        failed
        fixed
        merged
        pending
        in progress
        wip
        complete
        completed
        new
        blocked
        mitigate
        prevent
        process
        detect
        other
        yes
        no
        n/?a
        optional
        high
        low
        issues?
        pr
        pull request
        link
        tickets?
        docs?
        see
        ref
        """
    )
    + "$",
    re.IGNORECASE,
)


class Field:
    """A field found in a text: what it says and where, offsets in code points.

    ``start`` is where its label starts, ``said_at`` where its value does.
    """

    __slots__ = ("end", "name", "said_at", "start", "value")

    def __init__(self, name: str, value: str, start: int, end: int, said_at: int = -1) -> None:
        self.name = name
        self.value = value
        self.start = start
        self.end = end
        self.said_at = start if said_at < 0 else said_at

    def __repr__(self) -> str:
        return f"Field({self.name!r}, {self.value!r}, {self.start}, {self.end})"


def fields(block: Block) -> list[Field]:
    """Every field written in a block, in the order of their places."""
    text = block.text
    found = [*_labelled(text)]
    found.extend(_marked(block))
    found.extend(_bracketed(text))
    found.extend(_bare(text))
    if not any(field.name == "owner" for field in found):
        found.extend(_spoken(text))
    refusal = _DECLINED.search(text)
    if refusal is not None:
        # What stands in the reason, such as another item's ticket, is not this item's.
        found = [field for field in found if not refusal.start() <= field.start < refusal.end()]
        found.append(Field("declined", refusal.group("reason").strip(), *refusal.span()))
    found.sort(key=lambda field: (field.start, -field.end))
    return _without_overlaps(found)


def priority(value: str) -> str | None:
    """The priority that a value states, synonyms such as "Critical" understood."""
    match = PRIORITY.search(value)
    if match is not None:
        return f"P{match.group(1)}"
    return PRIORITY_SYNONYMS.get(value.strip(" .*()[]").lower())


def ticket(block: Block, start: int = 0, end: int | None = None) -> Field | None:
    """The first ticket in a stretch of a block: a key, a number with #, or a tracker's address."""
    stop = len(block.text) if end is None else end
    candidates = [
        *_tickets(block.text),
        *(field for field in _marked(block) if field.name == "ticket"),
    ]
    inside = [field for field in candidates if start <= field.start and field.end <= stop]
    return min(inside, key=lambda field: field.start, default=None)


def declined(text: str) -> str | None:
    """The reason of "declined: reason"; ``None`` where the text does not say so."""
    match = _DECLINED.search(text)
    return match.group("reason").strip() if match is not None else None


def _labelled(text: str) -> Iterator[Field]:
    labels = [*_LABEL.finditer(text)]
    for number, match in enumerate(labels):
        stop = labels[number + 1].start() if number + 1 < len(labels) else len(text)
        name = _FIELD_OF[match.group("label").lower()]
        yield from _values(text, name, match.start(), match.end(), stop)
    for match in _DONE_WHEN.finditer(text):
        yield from _values(text, "done_when", match.start(), match.end(), len(text))


def _values(text: str, name: str, start: int, low: int, stop: int) -> Iterator[Field]:
    pattern = _LONG_VALUE_END if name == "done_when" else _VALUE_END
    ending = _end_of_value(pattern, text, low, stop)
    if name == "done_when":
        yield Field(name, text[low:ending].strip(" ,."), start, ending)
        return
    offset = low
    for part in text[low:ending].split(","):
        field = _of_part(name, part.strip(), first=offset == low)
        if field is not None:
            said_at = offset + len(part) - len(part.lstrip())
            begin = start if offset == low else said_at
            yield Field(field, part.strip(), begin, said_at + len(part.strip()), said_at)
        offset += len(part) + 1


def _end_of_value(pattern: re.Pattern[str], text: str, low: int, stop: int) -> int:
    """Where a value ends; the full stop of an initial ("J. Park") ends nothing."""
    for match in pattern.finditer(text, low, stop):
        if match.group().startswith(".") and re.search(r"(?<!\w)[A-Z]$", text[low : match.start()]):
            continue
        return match.start()
    return stop


def _of_part(label: str, part: str, *, first: bool) -> str | None:
    if PRIORITY.fullmatch(part):
        return "priority"
    if first:
        return label
    if _KEY.fullmatch(part) or _NUMBER.fullmatch(part):
        return "ticket"
    if _PRIORITY_WORD.match(part):
        return "priority"
    if _ONLY_DAY.match(part):
        return "due"
    return "owner" if label == "owner" and _NAME.match(part) else None


def _marked(block: Block) -> Iterator[Field]:
    for mark in block.marks:
        shown = block.text[mark.start : mark.end]
        if mark.kind == "person":
            yield Field("owner", shown, mark.start, mark.end)
        elif mark.kind in {"link", "rich_link"} and TICKET_URL.match(mark.value):
            yield Field("ticket", _key_of(shown, mark.value), mark.start, mark.end)
        elif mark.kind == "dropdown" and priority(shown):
            yield Field("priority", shown, mark.start, mark.end)


def _key_of(shown: str, address: str) -> str:
    for candidate in (shown, address.rsplit("/", 1)[-1]):
        match = _KEY.search(candidate)
        if match is not None:
            return match.group()
    number = _NUMBER.search(shown)
    return number.group() if number is not None else address


_BRACKETS = re.compile(r"[(\[](?P<inside>[^()\[\]]{1,120})[)\]]")
_CLOSING_DASH = re.compile(r"\s[—–-]{1,2}\s(?P<inside>[^—–()]{1,60})$")


def _bracketed(text: str) -> Iterator[Field]:
    """Names, days and priorities standing alone in brackets or behind a closing dash."""
    matches = [*_BRACKETS.finditer(text)]
    closing = _CLOSING_DASH.search(text)
    if closing is not None:
        matches.append(closing)
    for match in matches:
        parts = match.group("inside").split(",")
        is_field = _is_at_edge(text, match) or any(_is_telling(part.strip()) for part in parts)
        offset = match.start("inside")
        for part in parts:
            name = _name_of_bracketed(part.strip(), is_field=is_field)
            if name is not None:
                start = offset + len(part) - len(part.lstrip())
                yield Field(name, part.strip(), start, start + len(part.strip()))
            offset += len(part) + 1


def _is_at_edge(text: str, match: re.Match[str]) -> bool:
    """Whether a bracket stands in front of the item's words, or behind them."""
    rest = text[match.end() :].strip(" .|,:;–—-")
    return match.start() == 0 or not rest or _LABEL.match(rest) is not None


def _is_telling(part: str) -> bool:
    """Whether a part of a bracket shows that the bracket is about who, when and where."""
    return bool(PRIORITY.fullmatch(part) or _KEY.fullmatch(part) or _NUMBER.fullmatch(part))


_NAMED_SUBJECT = re.compile(
    r"\W*(?:P\d\W+)?(?P<name>(?:[A-Z]\.\s?){1,2}[A-Z][\w'’-]+)\s+(?:will|to)\s+[a-z]"
)
_TEAM_SUBJECT = re.compile(
    r"\W*(?P<team>(?:the\s+)?(?:[\w.'/-]+\s+){0,3}team)\s+(?:will|is\s+going\s+to|plans\s+to|should|to|needs\s+to)\b",
    re.IGNORECASE,
)
_LISTED_NAMES = re.compile(r"@?[A-Za-z][\w.-]*(?:\s*,\s*@?[A-Za-z][\w.-]*)*$")


def _spoken(text: str) -> Iterator[Field]:
    """Owners named as in "J. Park to …", "The payments team will …" or "action | name | state"."""
    for pattern, group in ((_NAMED_SUBJECT, "name"), (_TEAM_SUBJECT, "team")):
        match = pattern.match(text)
        if match is not None:
            yield Field("owner", match.group(group), *match.span(group))
    offset = 0
    for number, part in enumerate(text.split(" | ")):
        name = part.strip()
        is_state = _STATUS_WORD.match(name) or _PRIORITY_WORD.match(name) or PRIORITY.match(name)
        if number and not is_state and _LISTED_NAMES.match(name):
            yield Field("owner", name, offset, offset + len(part))
        offset += len(part) + 3


def _name_of_bracketed(part: str, *, is_field: bool) -> str | None:
    if PRIORITY.fullmatch(part) or (is_field and _PRIORITY_WORD.match(part)):
        return "priority"
    if _ONLY_DAY.match(part):
        return "due"
    if is_field and _NAME.match(part) and not _KEY.fullmatch(part) and not _STATUS_WORD.match(part):
        return "owner" if len(part) > 2 and not part.isupper() else None
    return None


def _bare(text: str) -> Iterator[Field]:
    yield from _tickets(text)
    for match in PRIORITY.finditer(text):
        yield Field("priority", match.group(), match.start(), match.end())
    for pattern in (_HANDLE, _EMAIL):
        for match in pattern.finditer(text):
            yield Field("owner", match.group(), match.start(), match.end())
    for match in _BY_DAY.finditer(text):
        yield Field("due", match.group("day"), match.start(), match.end())


def _tickets(text: str) -> Iterator[Field]:
    for match in TICKET_URL.finditer(text):
        yield Field("ticket", _key_of("", match.group()), match.start(), match.end())
    for match in _KEY.finditer(text):
        if match.group("prefix") not in _NOT_A_TRACKER:
            yield Field("ticket", match.group(), match.start(), match.end())
    for match in _NUMBER.finditer(text):
        yield Field("ticket", match.group(), match.start(), match.end())


def _without_overlaps(found: list[Field]) -> list[Field]:
    """Of two fields in one place the first and longer stays, unless they say different things."""
    kept: list[Field] = []
    for field in found:
        if not any(
            field.start < other.end and other.start < field.end and field.name == other.name
            for other in kept
        ):
            kept.append(field)
    return kept
