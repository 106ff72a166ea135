"""Who owns an action item: one person, a team, several, or nobody."""

from __future__ import annotations

import re

from linter.language.patterns import one_of
from linter.language.people import GROUPS, ROLES, singular

NOBODY = "none"
A_PERSON = "person"
A_TEAM = "team"
SEVERAL = "multiple"

_NOBODY = re.compile(
    r"\W*"
    + one_of(
        r"""
        tb[abcd]
        none
        nobody
        no one
        n/?a
        unassigned
        unknown
        to be (?:decided|assigned|determined|confirmed)
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
_PARENTHESIS = re.compile(r"\s*[(\[][^()\[\]]*[)\]]")
_BETWEEN = re.compile(r"\s*(?:,|;|/|&|\+|\n|\band\b|\bor\b|\s(?=@))\s*", re.IGNORECASE)
_WORD = re.compile(r"[\w'’.@-]+")

# A bare department name stands for everybody in it: "Platform", "SRE", "Backend".
_DEPARTMENTS = frozenset(
    """
    sre sres platform infra infrastructure backend frontend ops operations devops engineering eng
    security infosec qa data database databases dbas networking network support product design
    mobile web payments billing search identity observability monitoring reliability release
    management leadership everyone everybody all us we company org organization organisation
    oncall on-call it legal marketing sales core cloud developers engineers devs it-ops
    """.split()
)
# "VP Engineering", "Head of Platform": one person, though a department comes last.
_TITLES = frozenset("head director vp svp chief cto ceo cio ciso coo".split())
_BEFORE_A_NAME = frozenset("team squad group tribe guild all each every".split())
_GROUP_HEADS = GROUPS | frozenset(
    "guild committee chapter tribe wg crew org division board council unit".split()
)


def owner_kind(owner: str) -> str:
    """Tell what an owner as written is: ``none``, ``person``, ``team`` or ``multiple``.

    A role held by one person ("SRE team lead") is a person; what it leads is not.
    """
    if _NOBODY.fullmatch(owner):
        return NOBODY
    parts = [part for part in _BETWEEN.split(_PARENTHESIS.sub("", owner)) if _WORD.search(part)]
    parts = [part for part in parts if not _NOBODY.fullmatch(part)]
    if not parts:
        return NOBODY
    kinds = [_kind_of_one(part) for part in parts]
    if len(parts) == 1 or all(kind == A_TEAM for kind in kinds):
        return kinds[0]
    return A_PERSON if _is_role_in_department(parts, kinds) else SEVERAL


def _is_role_in_department(parts: list[str], kinds: list[str]) -> bool:
    """Whether a role names its department, as in "Engineering manager, Payments"."""
    return kinds == [A_PERSON, A_TEAM] and _words(parts[0])[-1] in ROLES


def _words(owner: str) -> list[str]:
    """The words of an owner, lower case; of an e-mail address what stands before the @."""
    words = [word.lower().strip("'’.") for word in _WORD.findall(owner)]
    words = [word.split("@")[0] or word for word in words]
    return [word for word in words if word not in {"the", "our", "a", "an"}]


def _kind_of_one(owner: str) -> str:
    words = _words(owner)
    if not words:
        return NOBODY
    return A_TEAM if _is_team(words) else A_PERSON


def _is_team(words: list[str]) -> bool:
    last = singular(words[-1])
    handle = words[-1].lstrip("@")
    if words[0] in _TITLES:
        return False
    if words[0] in _BEFORE_A_NAME or (words == [handle] and handle in _DEPARTMENTS):
        return True
    if last in _GROUP_HEADS or handle.endswith(("-team", "_team", "-squad", "-eng", "-oncall")):
        return True
    if last in ROLES:
        return words[-1] != last
    return all(word.lstrip("@") in _DEPARTMENTS or word in _GROUP_HEADS for word in words)
