"""Who an action says will do it: "Jonas to add …", "the platform team will …", "I will …"."""

from __future__ import annotations

import re

from linter.language.logins import is_login
from linter.language.patterns import one_of, regex
from linter.language.people import DEPARTMENTS, GROUPS, ROLES, is_given_name, singular

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

PERSON, TEAM, SEVERAL = "person", "team", "multiple"

# What comes before the doer: "Going forward", "In response to this incident,".
_INTRODUCTION = regex(
    r"\W{0,9}(?:"
    r"(?:in|after|following|as|with|before|once|when|since|because|due|from|at|until|by|to|for)\b"
    r"[^,.;:]{0,100},\s+"
    r"|(?:(?:going|moving)\s+forward|finally|lastly|currently|also|then|most\s+importantly"
    r"|additionally|furthermore),?\s+)",
    re.IGNORECASE,
)
_LATER_CLAUSE = regex(r"[,;]\s+(?=(?:[\w.'’/-]{1,30}\s+){0,3}(?:team|squad|group)\s+will\b)")
_NAME = r"@?[^\W_][\w.'’/@+-]*+"
_WORD = regex(_NAME)
_REACH = 160

_PASSIVE = r"be (?:\w+ed|sent|told|given|shown|made|put|kept|taken|written|paid|held|able|in|on)\b"
_VERBS = (
    # Behind this stand people alone: no software plans, aims or promises.
    (
        "intends",
        r"""
        (?:is|are) (?:also |now |currently )?(?:aiming|planning|committed|hoping)
        (?:plans?|intends?|aims?|agreed|decided|promised|commits|committed|volunteered) to
        (?:has|have) (?:agreed|decided|committed|volunteered) to
        """,
    ),
    (
        "acts",
        r"""
        (?:is|are) (?:also |now |currently |already )?going to
        (?:is|are) (?:also |now |currently |already )?(?:working (?:on|to)|looking into)
        (?:is|are) (?:also |now |currently )?(?:adding|writing|building|fixing|moving|reviewing)
        (?:is|are) (?:also |now |currently )?(?:thinking|considering|exploring|discussing|looking)
        """,
    ),
    (
        "is_at",
        r"is (?:also |now |currently )?(?!being|having|missing|going|lacking|failing)\w{2,}ing\b",
    ),
    ("will", rf"(?:will|shall) (?!{_PASSIVE})"),
    ("ought", rf"(?:should|must|needs? to) (?!have\b|{_PASSIVE})"),
    ("to", rf"to (?!{_PASSIVE})(?=[a-z])"),
    (
        "does",
        r"""
        (?:add|write|fix|create|remove|update|set|move|build|delete|replace|document|test|check)e?s
        (?:rotate|review|open|file|run|prepare|migrate|configure|upgrade|enable|disable|make)s
        (?:put|pin|raise|drive|lead|handle|own|schedule|send|publish|draft|automate|increase)s
        """,
    ),
    ("did", r"(?:took|takes|owns|added|reviewed|created|removed|updated|has|have)\b"),
)
# A few words with nothing but white space between them, and the first verb behind them.
_UP_TO_VERB = regex(
    rf"(?P<said>{_NAME}(?:\s+(?:[&+]\s+)?{_NAME}){{0,6}}?)\s+(?:"
    + "|".join(f"(?P<{name}>{one_of(lines)})" for name, lines in _VERBS)
    + ")",
    re.IGNORECASE,
)
_JOINS = frozenset(("and", "&", "+", "with"))
_FINITE = frozenset(("acts", "does", "did", "is_at"))
_ME = regex(r"I\b(?:['’]ll\s|['’]m\s|\s)(?:[^.;:]{0,80}\s)??(?:will|going to|plan to)\s|I['’]ll\s")
_ARTICLES = frozenset(("the", "our", "a", "an", "all", "each", "every", "both"))
# One to a company.
_CHIEFS = frozenset("cto ceo cfo cio ciso coo cso cpo".split())
_UNITS = frozenset(("team", "squad", "group", "teams", "guild", "crew"))
# Offices that one person holds in an incident or a group.
_HOLDERS = frozenset("scribe ic tpm dri facilitator architect intern director captain".split())
_HEADS = regex(
    r"(?:(?:the|our|tech|technical|team|engineering) )*(?:head|director|lead|manager|vp) of "
    r"[\w &]+",
    re.IGNORECASE,
)
_EVERYBODY = frozenset("everyone everybody".split())
# Words for software as often as for people, where nothing stands before them.
_NOW = frozenset(("current", "next", "outgoing", "incoming", "primary", "secondary"))
_AMBIGUOUS = frozenset(
    "operator manager controller owner lead reviewer admin developer scheduler coordinator".split()
)
_QUALIFIERS = frozenset(
    """
    on-call oncall primary secondary senior junior tech technical lead staff principal release duty
    incident shift site reliability software service account program team engineering responsible
    leads
    """.split()
)
# Departments whose names are topics as often: "Monitoring will page the on-call".
_TOPICS = frozenset(
    """
    network networking database databases product design mobile web payments
    billing search identity observability monitoring reliability release core cloud data
    infrastructure frontend backend infra operations it us we company
    """.split()
)
_INITIALED = regex(r"(?:[A-Z]\.\s?){1,2}[A-Z][\w'’-]+|[A-Z][\w'’-]+\s[A-Z]\.")


class Doer:
    """Who acts: where the name stands (offsets), and ``person``, ``team`` or ``multiple``.

    ``act`` is where what they do begins, "will" and "to" left out.
    """

    __slots__ = ("act", "end", "kind", "start")

    def __init__(self, start: int, end: int, act: int, kind: str) -> None:
        self.start = start
        self.end = end
        self.act = act
        self.kind = kind


def doer(text: str, start: int = 0, known: Collection[str] = ()) -> Doer | None:
    """The person or team that the text from an offset on makes its subject, if it is one.

    ``known`` are lower-case words of names that the document shows to be people's.
    """
    introduction = _INTRODUCTION.match(text, start, start + _REACH)
    later = _LATER_CLAUSE.search(text, start, start + _REACH)
    starts = [start, *(match.end() for match in (introduction, later) if match is not None)]
    found = (_subject(text, at, known) for at in reversed(starts))
    return next((one for one in found if one is not None), None)


def _subject(text: str, start: int, known: Collection[str]) -> Doer | None:
    me = _ME.match(text, start)
    if me is not None:
        return Doer(start, start + 1, me.end(), PERSON)
    first = _WORD.search(text, start, start + _REACH)
    found = _UP_TO_VERB.match(text, first.start()) if first is not None else None
    if found is None or found.lastgroup is None or found.start(found.lastgroup) >= start + _REACH:
        return None
    kind = _kind(found["said"].split(), found.lastgroup, known)
    act = found.start(found.lastgroup) if found.lastgroup in _FINITE else found.end()
    return Doer(*found.span("said"), act, kind) if kind else None


def _kind(words: Sequence[str], verb: str, known: Collection[str]) -> str | None:
    """What words before a verb are: a person, a team, both, or something that is neither."""
    at = next((number for number, word in enumerate(words) if word in _JOINS), 0)
    if not at:
        return _kind_of_one(words, verb, known)
    kinds = {
        _kind_of_one(part, verb, known) if part else None for part in (words[:at], words[at + 1 :])
    }
    if None in kinds:
        return None
    return TEAM if kinds == {TEAM} else SEVERAL


def _kind_of_one(words: Sequence[str], verb: str, known: Collection[str]) -> str | None:
    bare = words[1:] if words[0].lower() in _ARTICLES else words
    if not bare:
        return None
    low = [word.lower().strip("'’.") for word in bare]
    has_article = len(bare) < len(words)
    if verb != "did" and _is_person(bare, low, known, verb, has_article=has_article):
        return PERSON if verb != "does" or not has_article else None
    if verb in {"does", "is_at"} and low[-1] not in _UNITS | _EVERYBODY:
        return None
    if _is_team(bare, low, verb, has_article=has_article):
        return TEAM
    is_named = all(word[0].isupper() for word in words) and not has_article
    return TEAM if verb == "intends" and is_named and low[0] not in {"we", "they", "this"} else None


def _is_person(
    words: Sequence[str],
    low: Sequence[str],
    known: Collection[str],
    verb: str,
    *,
    has_article: bool,
) -> bool:
    is_upper = all(word[0].isupper() for word in words)
    is_known = is_given_name(low[0]) or low[0] in known or _INITIALED.fullmatch(" ".join(words))
    if is_upper and not has_article and len(words) <= 3 and is_known:
        return True
    if len(words) == 1 and words[0].islower() and verb in {"to", "will"}:
        return is_login(words[0], known)
    if _holds_office(words, low):
        return True
    if low[-1] not in ROLES or singular(low[-1]) != low[-1]:
        return False
    if words == [low[0].upper()] and low[0] in _CHIEFS:
        return True
    is_qualified = len(low) > 1 and (has_article or _is_qualifier(words[0], low[0]))
    return is_qualified or (has_article and low[-1] not in _AMBIGUOUS)


def _holds_office(words: Sequence[str], low: Sequence[str]) -> bool:
    """Whether they name an office that one person holds: "IC", "Head of QA", "next on-call"."""
    if len(low) == 1:
        return low[0] in _HOLDERS and words[0][0].isupper()
    is_on_call = low[-1] in {"on-call", "oncall"} and low[0] in _NOW
    return is_on_call or (words[0][0].isupper() and _HEADS.fullmatch(" ".join(words)) is not None)


def _is_team(words: Sequence[str], low: Sequence[str], verb: str, *, has_article: bool) -> bool:
    last = low[-1]
    starts_well = has_article or len(low) == 1 or verb != "to" or _is_qualifier(words[0], low[0])
    if last in _UNITS:
        return starts_well
    if _is_from_outside(words, low, verb, has_article=has_article) or _is_named_unit(words, low):
        return True
    if last in _EVERYBODY:
        return len(low) == 1 and verb != "did"
    if singular(last) in ROLES and singular(last) != last:
        return verb in {"acts", "intends", "to"} and starts_well
    if verb == "did" or not words[0][0].isupper():
        return False
    is_department = all(word in DEPARTMENTS for word in low)
    return is_department and (len(low) > 1 or last not in _TOPICS)


def _is_from_outside(
    words: Sequence[str], low: Sequence[str], verb: str, *, has_article: bool
) -> bool:
    """Whether they are another company's people: "The vendor will", "Fastly support to"."""
    starts = has_article or words[0][0].isupper()
    is_one = low[-1] in {"vendor", "provider", "supplier"} or (low[-1] == "support" and low[1:])
    return bool(is_one) and starts and verb in {"to", "will"}


def _is_named_unit(words: Sequence[str], low: Sequence[str]) -> bool:
    """Whether a team is called by a name of its own: "Team Falcon"."""
    return low[0] in {"team", "squad"} and len(low[1:]) == 1 and words[1][0].isupper()


def _is_qualifier(word: str, low: str) -> bool:
    is_known = low in _QUALIFIERS or low in DEPARTMENTS or low in GROUPS or singular(low) in ROLES
    return is_known or (len(word) > 1 and word.isupper())
