"""What in an action item is a field by its looks alone: tickets, priorities, people."""

from __future__ import annotations

import re

from linter.anatomy.item_values import priority
from linter.language.patterns import one_of, regex

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from linter.document import Block, Mark

_PRIORITY = regex(r"(?<![\w-])P\d(?![\w-])")
# "for P1 incidents" and "every P1 alert" speak of other things than the item.
_OF_OTHERS = regex(
    r"\b(?:for|of|on|all|any|every|each|a|an|the|to|when|or|and|from)\s+$", re.IGNORECASE
)

_QUOTES = frozenset("\"'“‘„«")

KEY = regex(r"(?<![\w/.-])(?P<prefix>[A-Z][A-Z0-9]{1,9})-\d{1,7}(?![\w.]*\w|-\w)")
_NO_TRACKER = frozenset(
    """
    UTF SHA MD AES RSA EC ED DES CRC HMAC ECDSA ASCII BASE X
    ISO IEC IEEE RFC PEP JSR ECMA ES ANSI DIN EN FIPS NIST SOC PCI
    CVE CWE GHSA CVSS COVID SARS TLS SSL HTTP HTTPS HTML IPV OAUTH SAML SMTP IMAP TCP UDP
    SEV P PRIO TIER LEVEL PHASE STEP STAGE PART CLASS TYPE V
    UTC GMT PST PDT EST EDT CST CDT CET CEST AM PM FY Q1 Q2 Q3 Q4 H1 H2
    JAN FEB MAR APR MAY JUN JUL AUG SEP OCT NOV DEC
    US EU AP UK AZ DC VM DB GPT BERT LLAMA RAID USB CAT DDR MP HDMI ISSUE TOP
    """.split()
)
_NUMBER = regex(r"(?<![\w#])(?:[\w.-]{1,60}/[\w.-]{1,60})?#\d{1,9}\b")
_COUNTED_THING = regex(
    r"\b(?:the|our|its|a|rack|shard|node|host|server|step|item|phase|page|line|number|slide)\s$",
    re.IGNORECASE,
)
TICKET_URL = regex(
    r"https?://[^\s<>\"]{0,300}?"
    + one_of(
        r"""
        /browse/[A-Z][A-Z0-9]+-\d+
        /(?:issues|pull|pulls|merge_requests)/\d+
        linear\.app/[^\s)\]]{1,200}
        app\.asana\.com/[^\s)\]]{1,200}
        trello\.com/c/[^\s)\]]{1,200}
        show_bug\.cgi\?id=\d+
        /boards/\d+
        clickup\.com/t/[^\s)\]]{1,200}
        shortcut\.com/[^\s)\]]{1,200}/story/\d+
        youtrack[^\s)\]]{0,200}/issue/[^\s)\]]{1,200}
        dev\.azure\.com/[^\s)\]]{1,200}/_workitems/[^\s)\]]{1,200}
        """
    )
)
_LINK_WORD = regex(
    r"\W*(?:tracking |jira |github )?(?:ticket|issue|bug|card|jira|pr|pull request|link|here)\W*$",
    re.IGNORECASE,
)

_HANDLE = regex(r"(?<![\w@/.])@(?!\d+\b)[A-Za-z][\w-]*(?:\.[\w-]+)*(?:/[\w-]+)?")
_NO_PERSON = frozenset("@here @channel @everyone @all @types @babel @angular @todo".split())
_EMAIL = regex(r"(?<![\w.+-])[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
_ASKED = regex(
    r"\b(?:ask|tell|ping|contact|message|notify|inform|remind|thank|cc|thanks to|talk to"
    r"|(?:speak|sync|check|work|coordinate|align|pair|meet) (?:to|with))\s+$",
    re.IGNORECASE,
)
_ADDRESSED = regex(r"\b(?:to|from|via|at|cc|mail|email|e-mail|for)\s+$", re.IGNORECASE)


class Field:
    """A field found in a text: what it says and where, offsets in code points.

    ``start`` is where its label starts, ``said_at`` where its value does. ``kind`` is what an owner
    is (``person``, ``team``, ``multiple``), where more than the name tells.
    """

    __slots__ = ("end", "kind", "name", "said_at", "start", "value")

    def __init__(
        self, name: str, value: str, start: int, end: int, said_at: int = -1, *, kind: str = ""
    ) -> None:
        self.name = name
        self.value = value
        self.start = start
        self.end = end
        self.said_at = start if said_at < 0 else said_at
        self.kind = kind

    def __repr__(self) -> str:
        return f"Field({self.name!r}, {self.value!r}, {self.start}, {self.end})"


def literals(block: Block, text: str) -> list[Field]:
    """Every field of a block that is one wherever it stands, left to right, none inside another.

    ``text`` is the block's with code blanked out. Tickets named ``link`` are words of the item that
    lead to a tracker.
    """
    found = [*_marked(block), *_tickets(text), *_people(text), *_priorities(text)]
    found.sort(key=lambda field: (field.start, -field.end))
    apart: list[Field] = []
    for field in found:
        if not apart or field.start >= apart[-1].end:
            apart.append(field)
    return apart


def _marked(block: Block) -> Iterator[Field]:
    for mark in block.marks:
        shown = block.text[mark.start : mark.end]
        if mark.kind == "person":
            yield Field("owner", shown, mark.start, mark.end)
        elif mark.kind in {"link", "rich_link"} and TICKET_URL.match(mark.value):
            yield _linked(mark, shown)
        elif mark.kind == "dropdown" and priority(shown):
            yield Field("priority", shown, mark.start, mark.end)


def _linked(mark: Mark, shown: str) -> Field:
    value = _key_of(shown, mark.value)
    is_ticket = mark.kind == "rich_link" or value in shown or shown.startswith("http")
    name = "ticket" if is_ticket or _LINK_WORD.match(shown) else "link"
    return Field(name, value, mark.start, mark.end)


def _key_of(shown: str, address: str) -> str:
    """What a link to a tracker is called: its key or number, else its address."""
    for candidate in (shown, address.rsplit("/", 1)[-1]):
        match = KEY.search(candidate)
        if match is not None:
            return match.group()
    number = _NUMBER.search(shown)
    return number.group() if number is not None else address


def _tickets(text: str) -> Iterator[Field]:
    for match in TICKET_URL.finditer(text) if "://" in text else ():
        yield Field("ticket", _key_of("", match.group()), match.start(), match.end())
    for match in KEY.finditer(text) if "-" in text else ():
        if match["prefix"] not in _NO_TRACKER:
            yield Field("ticket", match.group(), match.start(), match.end())
    for match in _NUMBER.finditer(text) if "#" in text else ():
        if not _COUNTED_THING.search(text, max(0, match.start() - 10), match.start()):
            yield Field("ticket", match.group(), match.start(), match.end())


def _people(text: str) -> Iterator[Field]:
    if "@" not in text:
        return
    for match in _HANDLE.finditer(text):
        is_person = match.group().partition("/")[0].lower() not in _NO_PERSON
        if is_person and not _ASKED.search(text, max(0, match.start() - 20), match.start()):
            yield Field("owner", match.group(), match.start(), match.end())
    for match in _EMAIL.finditer(text):
        if not _ADDRESSED.search(text, max(0, match.start() - 10), match.start()):
            yield Field("owner", match.group(), match.start(), match.end())


def _priorities(text: str) -> Iterator[Field]:
    for match in _PRIORITY.finditer(text) if "P" in text else ():
        is_quoted = text[match.start() - 1 : match.start()] in _QUOTES and match.start() > 0
        if not is_quoted and not _OF_OTHERS.search(text, max(0, match.start() - 10), match.start()):
            yield Field("priority", match.group(), match.start(), match.end())
