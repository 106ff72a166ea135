"""Who owns an action item: one person, a team, several, or nobody."""

from __future__ import annotations

import re

from linter.language.patterns import one_of, regex
from linter.language.people import DEPARTMENTS, GROUPS, ROLES, is_given_name, singular

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Collection

NOBODY = "none"
A_PERSON = "person"
A_TEAM = "team"
SEVERAL = "multiple"

_NOBODY = regex(
    r"\W*"
    + one_of(
        r"""
        tb[abcd]\b.{0,40}
        none
        (?:nobody|no one|no owner)(?: yet)?
        n/?a
        (?:un|not )assigned(?: yet)?
        unowned
        unknown
        pending
        (?:needs?|wants?|seeks?|looking for|seeking) (?:an? )?(?:owner|assignee|volunteers?)
        (?:some|any)(?:one|body)(?: (?:from|in|of|on) .{1,40})?
        (?:a |any )?volunteers?(?: (?:wanted|needed))?
        whoever .{1,40}
        (?:still )?to be (?:decided|assigned|determined|confirmed|found|named)
        (?:ask|find|see|check with|talk to) .{1,40}
        owner
        name
        assignee
        todo
        open
        """
    )
    + r"?\W*",
    re.IGNORECASE,
)
_PARENTHESIS = regex(r"(?:(?<!\s)\s++)?+[(\[]([^()\[\]]*+)[)\]]")
_BETWEEN = regex(
    r"(?:(?<!\s)\s++)?+(?:[,;&+]|(?<!@\w)/|\band\b|\bor\b)\s*+"
    r"|(?<!\s)[^\S\n]*+\n\s*+|(?<!\s)\s++(?=@)",
    re.IGNORECASE,
)
# One of these stands in whatever is more than one name, and most owners are one.
_MAY_BE_SEVERAL = regex(r"[(\[,;&+/\n@]|\b(?:and|or)\b", re.IGNORECASE)
_TEAM_HANDLE = regex(r"@([\w.-]+)/([\w.-]+)")
_WORD = regex(r"#?[\w'’.@-]+")
_INITIALED = regex(r"(?:[A-Z]\.\s?){1,2}[A-Z][\w'’-]+")
# "The Falcons", "any team member", "one of the SREs".
_A_GROUP = regex(
    r"\W*(?:[Tt]he\s+[A-Z]\w+(?<!s)s\b\W*$"
    r"|(?i:(?:any|some|each|every|all|(?:any |some )?one of)\b.{0,30}"
    r"\b(?:members?|engineers?|developers?|devs?|sres?|people|persons?)\b))"
)
_HEADS = regex(
    r"\W*+(?:the\s+)?(?:[\w-]+\s+)?(?:head|director|vp|lead|manager|owner|chief)\s+(?:of|for)\s",
    re.IGNORECASE,
)
_VENDORS = frozenset("aws gcp azure google microsoft cloudflare github vendor provider".split())

# "VP Engineering", "Head of Platform": one person, though a department comes last.
_TITLES = frozenset("head director vp svp chief cto ceo cio ciso coo".split())
_BEFORE_A_NAME = frozenset("team squad group tribe guild all each every".split())
_LED = (["team", "lead"], ["tech", "lead"], ["squad", "lead"])
_ON_CALL = (("on-call",), ("oncall",))
_CHANNELS = ("#", "@team-", "team-", "@squad-", "squad-")
_GROUP_HEADS = GROUPS | frozenset(
    "guild committee chapter tribe wg crew org division board council unit".split()
)


def owner_kind(owner: str, teams: Collection[str] = (), roles: Collection[str] = ()) -> str:
    """Tell what an owner as written is: ``none``, ``person``, ``team`` or ``multiple``.

    A role held by one person ("SRE team lead") is a person; what it leads is not. A team with one
    person in brackets ("SRE (J. Park)") is that person. ``teams`` and ``roles`` are an
    organisation's own words for them, in lower case.
    """
    if _NOBODY.fullmatch(owner):
        return NOBODY
    if _MAY_BE_SEVERAL.search(owner) is None:
        return _kind_of_one(owner, teams, roles) if _WORD.search(owner) else NOBODY
    whole = _TEAM_HANDLE.sub(r"@\1-\2-team", owner)
    outside = _kind_of_list(_PARENTHESIS.sub("", whole), teams, roles)
    inside = _PARENTHESIS.search(whole)
    if outside == A_TEAM and inside is not None and _is_named(inside[1]):
        return _kind_of_list(inside[1], teams, roles)
    return outside


def is_head(owner: str) -> bool:
    """Tell whether an owner is the head of several things: "Head of Research and Development"."""
    return _HEADS.match(owner) is not None and "," not in owner


def is_role(owner: str, roles: Collection[str] = ()) -> bool:
    """Tell whether an owner is a role ("SRE team lead"), which somebody holds, and no name."""
    words = _words(owner)
    return bool(words) and (" ".join(words) in roles or words[-1] in ROLES or is_head(owner))


def _kind_of_list(owner: str, teams: Collection[str], roles: Collection[str]) -> str:
    parts = [part for part in _BETWEEN.split(owner) if part and _WORD.search(part)]
    parts = [part for part in parts if not _NOBODY.fullmatch(part)]
    if not parts:
        return NOBODY
    kinds = [_kind_of_one(part, teams, roles) for part in parts]
    if len(parts) == 1 or all(kind == A_TEAM for kind in kinds):
        return kinds[0]
    if is_head(owner):
        return A_PERSON
    return A_PERSON if _is_role_in_department(parts, kinds) else SEVERAL


def _is_named(text: str) -> bool:
    """Whether a text is names and nothing else: known given names, initials, handles."""
    parts = [part.strip() for part in _BETWEEN.split(text) if part.strip()]
    return bool(parts) and all(
        part.startswith("@")
        or _INITIALED.fullmatch(part) is not None
        or (is_given_name(part.partition(" ")[0].lower()) and len(part.split()) <= 3)
        for part in parts
    )


def _is_role_in_department(parts: list[str], kinds: list[str]) -> bool:
    """Whether a role names its department, as in "Engineering manager, Payments"."""
    return kinds == [A_PERSON, A_TEAM] and _words(parts[0])[-1] in ROLES


def _words(owner: str) -> list[str]:
    """The words of an owner, lower case; of an e-mail address what stands before the @."""
    words = [word.lower().strip("'’.") for word in _WORD.findall(owner)]
    words = [word.split("@")[0] or word for word in words]
    return [word for word in words if word not in {"the", "our", "a", "an"}]


def _kind_of_one(owner: str, teams: Collection[str], roles: Collection[str]) -> str:
    words = _words(owner)
    if not words:
        return NOBODY
    name = " ".join(words).lstrip("@")
    if name in roles or name in teams:
        return A_PERSON if name in roles else A_TEAM
    return A_TEAM if _is_team(words) or _A_GROUP.match(owner) else A_PERSON


def _is_leader(words: list[str]) -> bool:
    """Whether "team" stands before the one who leads it: "team lead"."""
    leads = {"lead", "leader", "manager"}
    is_led = words[-1] in leads or words[1:2] == ["lead"]
    return words[0] in {"team", "group", "squad"} and is_led


def _is_team(words: list[str]) -> bool:
    last = singular(words[-1])
    handle = words[-1].lstrip("@")
    if words[0] in _TITLES or tuple(words) in _ON_CALL or words[:2] in _LED:
        return False
    if not _VENDORS.isdisjoint((words[0], words[-1])) or (
        words[0] in _BEFORE_A_NAME and not _is_leader(words)
    ):
        return True
    if words[-1].startswith(_CHANNELS) or (words == [handle] and handle in DEPARTMENTS):
        return True
    if last in _GROUP_HEADS or handle.endswith(("-team", "_team", "-squad", "-eng", "-oncall")):
        return True
    if last in ROLES:
        return words[-1] != last
    return all(word.lstrip("@") in DEPARTMENTS or word in _GROUP_HEADS for word in words)
