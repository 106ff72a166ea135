"""One person whom an action names, and not as its subject: "I", "Can Ana …", "added by Ana"."""

from __future__ import annotations

import re

from linter.language.patterns import regex
from linter.language.people import is_given_name

_I = regex(
    r"I\b(?:['’]ll\s|['’]m\s|\s)(?:[^.;:]{0,80}\s)??(?:will|going to|plan to)\s|I['’]ll\s"
    r"|I(?:['’]ve|\s(?:have|am))\s(?=[a-z])"
)
# A second word is a name where it has a capital: in "Can Ana rotate …" it has none.
_WHO = r"(?P<{}>[^\W\d_][\w.’-]{{1,30}}(?:\s(?-i:[^\W\d_a-zß-öø-ÿ])[\w.’-]{{1,30}})?)"
_NAMED = regex(
    # "The intern's mentor, Paula, will …"
    rf"(?:(?:the|our|my|one|an?)\s[^,.;:()\n]{{3,60}},\s{_WHO.format('apposed')},\s"
    r"(?:will|is\sgoing\sto|to|should|is\sto|[a-z]{2,}s)\s(?=[a-z])"
    rf"|{_WHO.format('shall')}['’]ll\s(?=[a-z])"
    rf"|(?:can|could|would)\s{_WHO.format('asked')}\s(?:please\s)?(?!be\s)(?=[a-z])"
    rf"|(?:it['’]s|it\sis|this\sis)\s(?:on|up\sto)\s{_WHO.format('on')}\sto\s)",
    re.IGNORECASE,
)
# "Will be added to the exporter by Paula": not who approves or is asked.
_BY = regex(
    r"\b(?:be|being)\s(?!review|approv|sign|check|confirm|us|see|pag|ask|requir|request)[a-z]+(?:ed|en|t|done)"
    r"\b[^.;:,]{0,60}?\sby\s(?P<by>[A-Z][\w’-]{1,30})"
)


class Addressed:
    """Where the name stands, and where what they do begins (offsets)."""

    __slots__ = ("act", "span")

    def __init__(self, span: tuple[int, int], act: int) -> None:
        self.span = span
        self.act = act


def addressed(text: str, start: int, stop: int) -> Addressed | None:
    """The person whom a text from an offset on names so, if any."""
    me = _I.match(text, start) if text.startswith("I", start) else None
    if me is not None:
        return Addressed((start, start + 1), me.end())
    named = _NAMED.match(text, start, stop)
    if named is not None and _is_somebody(named):
        return Addressed(named.span(named.lastgroup or 0), named.end())
    by = _BY.search(text, start, stop) if "by" in text else None
    if by is not None and _is_somebody(by):
        return Addressed(by.span("by"), start)
    return None


def _is_somebody(match: re.Match[str]) -> bool:
    who = match[match.lastgroup or 0]
    return who[0].isupper() and is_given_name(who.split()[0].lower())
