"""Who is named where a notation sets names apart: before a colon, behind an arrow, in brackets."""

from __future__ import annotations

import re

from linter.language.logins import is_login
from linter.language.patterns import regex
from linter.language.people import DEPARTMENTS, SOFTWARE, is_given_name

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Collection

_LONGEST = 60
_NAME = regex(r"[A-Z][\w'’-]*\.?(?: (?:(?:van|von|de|den|der|da|di|el|al) )*[A-Z][\w'’-]*\.?){0,3}")
_BESIDE = regex(r"(?<!\s)\s\([\w ,/-]{1,40}\)$")
_INITIALED = regex(r"(?:[A-Z]\.\s?){1,2}[A-Z][\w'’-]+|[A-Z][\w'’-]+\s[A-Z]\.")
_ROLE = regex(
    r"(?:(?:the|our|current|next)\s)*(?:(?:release|engineering|incident|product|project|delivery"
    r"|duty|change|team|support|shift|tech|service|account|program|qa)\s"
    r"(?:manager|lead|commander|owner)|(?:primary |secondary )?on-?call(?:\s(?:engineer|sre))?|dba"
    r"|cto|ciso|cio|scribe|ic|tpm|(?:head|vp|director|lead|manager) of [\w &]{2,30})"
    r"(?: (?:on duty|for [\w -]{2,30}))?",
    re.IGNORECASE,
)
_TEAM = regex(
    r"(?:team|squad) [A-Z][\w-]*|[#@]?(?:team|squad)-[\w-]+|[#@]?[\w-]+-(?:team|squad|oncall)"
    r"|(?:the )?(?:[\w/-]+ ){1,3}(?:team|squad|guild|crew)|all (?:teams|engineers|developers|hands)"
    r"|everyone|everybody|all of us|(?:the |our )?vendor|[\w-]+ support",
    re.IGNORECASE,
)
# Departments whose names are no topics of an item: "Database: …" is about the database.
_TEAMS = frozenset(
    """
    sre sres infra platform all ops devops secops netops infosec qa devs devex dbas support legal
    comms hr it-ops operations management leadership
    """.split()
)
_LAST = frozenset("infra platform sre ops eng engineering infrastructure devops".split())


def is_owner(part: str, people: Collection[str] = ()) -> bool:
    """Tell whether a stretch set apart is one owner and nothing else: a person, role or team.

    A capitalised word that may be a product or topic is none. ``people`` are lower-case words of
    names that the document shows to be people's.
    """
    part = _BESIDE.sub("", part.strip(" *_"))
    low = part.lower()
    if not part or len(part) > _LONGEST:
        return False
    if low in _TEAMS or low == "me" or _ROLE.fullmatch(part) or _TEAM.fullmatch(part):
        return True
    words = low.split()
    if len(words) > 1 and all(word in DEPARTMENTS for word in words[:-1]):
        return words[-1] in _LAST or words[-1] in {"lead", "manager"}
    if part[0].isupper():
        return _is_capital_name(part, words[0], people)
    return len(words) == 1 and is_login(part, people)


def _is_capital_name(part: str, first: str, people: Collection[str]) -> bool:
    if _INITIALED.fullmatch(part):
        return True
    is_known = (is_given_name(first) and first not in SOFTWARE) or first in people
    return is_known and _NAME.fullmatch(part) is not None
