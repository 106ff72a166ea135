"""Who is named where a notation sets names apart: before a colon, behind an arrow, in brackets."""

from __future__ import annotations

import re

from linter.language.logins import is_login
from linter.language.patterns import regex
from linter.language.people import (
    DEPARTMENTS,
    SEASON_NAMES,
    SOFTWARE,
    WORD_NAMES,
    is_given_name,
)

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Collection

_LONGEST = 60
_NAME = regex(r"[A-Z][\w'’-]*\.?(?: (?:(?:van|von|de|den|der|da|di|el|al) )*[A-Z][\w'’-]*\.?){0,3}")
_BESIDE = regex(r"(?<!\s)\s\([\w ,/-]{1,40}\)$")
_INITIALED = regex(r"(?:[A-Z]\.){2,3}|(?:[A-Z]\.\s?){1,2}[A-Z][\w'’-]+|[A-Z][\w'’-]+\s[A-Z]\.")
_ROLE = regex(
    r"(?:(?:the|our|current|next)\s)*(?:(?:release|engineering|incident|product|project|delivery"
    r"|duty|change|team|support|shift|tech|service|account|program|qa|deployment|security)\s"
    r"(?:manager|lead|commander|owner|captain|coordinator|officer|director)"
    r"|(?:primary |secondary )?on-?call(?:\s(?:engineer|sre))?|dba"
    r"|cto|ciso|cio|coo|ceo|scribe|ic|tpm|(?:vp|svp|em|pm|tl) [A-Z][\w-]+"
    r"|(?:head|vp|director|lead|manager) of [\w &]{2,30})"
    r"(?: (?:on duty|for [\w -]{2,30}))?",
    re.IGNORECASE,
)
_TEAM = regex(
    r"(?:team|squad) [A-Z][\w-]*|[#@]?(?:team|squad)-[\w-]+|[#@]?[\w-]+-"
    r"(?:team|squad|oncall|eng|devs)|(?:the )?(?:[\w/-]+ ){1,3}(?:team|squad|guild|crew)"
    r"|all (?:teams|engineers|developers|hands)"
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
_ME = frozenset(("me", "mine", "on me", "my job", "my task", "myself", "i"))
_US = frozenset(("us", "all of us", "IT"))
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
    if low in _TEAMS or low in _ME or part in _US or _ROLE.fullmatch(part) or _TEAM.fullmatch(part):
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
    return (is_known or _is_word_name(part, first)) and _NAME.fullmatch(part) is not None


def _is_word_name(part: str, first: str) -> bool:
    """Whether a name begins with one that is a word as well: "Will:", "May Chen:"."""
    if " " not in part:
        return first in WORD_NAMES
    last = part.rpartition(" ")[2].lower()
    is_name = first in WORD_NAMES or first in SEASON_NAMES
    return is_name and last not in DEPARTMENTS and not last.endswith("s")
