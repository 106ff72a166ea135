"""Who an action says will do it: "Jonas to add …", "the platform team will …", "I will …"."""

from __future__ import annotations

import re

from linter.language.addressed import addressed
from linter.language.logins import is_login
from linter.language.patterns import one_of, regex
from linter.language.people import (
    COMPANIES,
    DEPARTMENTS,
    GROUPS,
    ROLES,
    SEASON_NAMES,
    SOFTWARE,
    WORD_NAMES,
    is_given_name,
    singular,
)
from linter.language.text import lower

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
        (?:put|pin|raise|drive|lead|handle|own|schedule|send|publish|draft|automate|increase)e?s
        (?:decide|approve|sign|host|rehearse|rewrite|extend|organi[sz]e|provide|take|read|mail)s
        """,
    ),
    (
        "claims",
        r"""
        (?:signed up|volunteered|volunteers) (?:for|to)
        (?:is|are) responsible for
        (?:picks|picked) (?:this |it )?up
        (?:already )?(?:took|takes|owns|claimed)
        has (?:already )?(?:taken|claimed|picked up|signed up for)
        already has an? (?:patch|fix|pr|draft|branch|change|merge request|pull request)
        """,
    ),
    ("did", r"(?:took|takes|owns|added|reviewed|created|removed|updated|has|have)\b"),
)
_ANY_VERB = one_of("\n".join(lines for _, lines in _VERBS))
# A few words with nothing but white space between them, and the first verb behind them, in lower
# case. Most words are no verb of any kind: ``re`` sees that in a third of the time where all kinds
# are in one group, and upper case is none of its business.
_UP_TO_VERB = regex(
    rf"(?P<said>{_NAME}(?:\s+(?:[&+]\s+)?{_NAME}){{0,6}}?)(?:\s\([^()\n]{{1,40}}\))?\s+"
    rf"(?={_ANY_VERB})(?:"
    + "|".join(f"(?P<{name}>{one_of(lines)})" for name, lines in _VERBS)
    + ")"
)
_TOGETHER = frozenset(("together", "along", "jointly"))
_JOINS = frozenset(("and", "&", "+", "with"))
_FINITE = frozenset(("acts", "does", "did", "claims", "is_at"))
_ARTICLES = frozenset(("the", "our", "a", "an", "all", "each", "every", "both"))
# One to a company.
_CHIEFS = frozenset("cto ceo cfo cio ciso coo cso cpo dba".split())
# "VP Eng", "EM Checkout": an office in capitals and what it is over.
_MASTERS = (["scrum", "master"], ["delivery", "lead"], ["incident", "captain"])
_HONORIFICS = frozenset("dr mr mrs ms prof".split())
_ON_CALL = frozenset("sre dba network platform database".split())
_OFFICES = frozenset("vp svp evp em tl pm tpm".split())
# "The folks in NetOps", "the product owner of the app".
_PLANNED = frozenset(("to", "will", "does", "acts", "intends"))
_SUPPLIERS = frozenset("vendor provider supplier partner carrier registrar hoster isp".split())
_ORGANISATIONS = frozenset("company foundation organisation organization vendor consortium".split())
_WHERE = frozenset("in of on at from for".split())
# What people are asked to do, and machines do not.
_ASKED = regex(
    r"\s*(?:(?:also|then|please)\s)?(?:raise|increase|lift|provide|replace|repair|fix|publish|review"
    r"|investigate|deliver|share|improve|confirm|explain|credit|compensate|patch|ship|let\sus|call|pin"
    r"|work\son|look\sinto|add|extend|swap|inspect|audit|supply|write|document|rehearse|draft|plan|put"
    r"|schedule|send\s(?:us|an?|the|every)|rewrite|agree)\b"
)
_UNITS = frozenset(
    ("team", "squad", "group", "teams", "guild", "crew", "folks", "office", "wg", "committee")
)
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
_NO_TOPICS = frozenset(
    "qa sre sres netops devops secops infosec devs dbas marketing legal hr success".split()
)
_NOBODYS = frozenset("it us we company".split())
_INITIALED = regex(r"(?:[A-Z]\.\s?){1,2}[A-Z][\w'’-]+|[A-Z][\w'’-]+\s[A-Z]\.")


_ALL_OR_ONE = _ARTICLES | _EVERYBODY
_DOING = _UNITS | _EVERYBODY | _NO_TOPICS


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
    later = _LATER_CLAUSE.search(text, start, start + _REACH) if "will" in text else None
    starts = [start, *(match.end() for match in (introduction, later) if match is not None)]
    low = lower(text)
    found = (_subject(text, low, at, known) for at in reversed(starts))
    return next((one for one in found if one is not None), None)


def _subject(text: str, low: str, start: int, known: Collection[str]) -> Doer | None:
    named = addressed(text, start, start + _REACH)
    if named is not None:
        return Doer(*named.span, named.act, PERSON)
    first = _WORD.search(text, start, start + _REACH)
    found = _UP_TO_VERB.match(low, first.start()) if first is not None else None
    if found is None or found.lastgroup is None or found.start(found.lastgroup) >= start + _REACH:
        return None
    said = text[found.start("said") : found.end("said")]
    kind = _kind(said.split(), found.lastgroup, known)
    if kind is None and _is_asked(said, text, found):
        kind = TEAM
    act = found.start(found.lastgroup) if found.lastgroup in _FINITE else found.end()
    return Doer(*found.span("said"), act, kind) if kind else None


def _is_asked(said: str, text: str, found: re.Match[str]) -> bool:
    """Whether a vendor or department by name, or a trade, is to do what people alone do."""
    low = said.lower()
    if found.lastgroup not in {"to", "will", "acts"} or _ASKED.match(text, found.end()) is None:
        return False
    is_one = said[0].isupper() and low in COMPANIES | (_TOPICS - _NOBODYS)
    head = low.split(" of ")[0].split()
    last = head[-1]
    is_trade = (
        (len(head) == 1 or low.startswith(("the ", "our ")))
        and singular(last) in ROLES
        and last.endswith("s")
    )
    return is_one or (is_trade and found.lastgroup == "will")


def _kind(words: Sequence[str], verb: str, known: Collection[str]) -> str | None:
    """What words before a verb are: a person, a team, both, or something that is neither."""
    at = next((number for number, word in enumerate(words) if word in _JOINS), 0)
    if not at and len(words) == 1 and "/" in words[0][1:-1] and words[0][0] != "@":
        words = words[0].replace("/", " & ").split()
        at = 1
    if not at:
        return _kind_of_one(_without_place(words, verb), verb, known)
    first, second = words[: at - (words[at - 1] in _TOGETHER)], words[at + 1 :]
    parts = [_without_place(part, verb) for part in (first, second) if part]
    kinds = {_kind_of_one(part, verb, known) for part in parts}
    if words[-1] in {"teams", "squads"} and verb != "does":
        return TEAM
    if None in kinds or len(parts) < len((first, second)):
        return SEVERAL if PERSON in kinds and _is_other_name(parts, verb) else None
    return TEAM if kinds == {TEAM} else SEVERAL


def _is_other_name(parts: Sequence[Sequence[str]], verb: str) -> bool:
    """Whether a name that we do not know stands beside one that we do: "Ana and Duc will"."""
    unknown = [part for part in parts if not is_given_name(part[0].lower())]
    return verb in _PLANNED and all(
        len(part) == 1 and part[0].istitle() and part[0].lower() not in SOFTWARE | DEPARTMENTS
        for part in unknown
    )


def _without_place(words: Sequence[str], verb: str) -> Sequence[str]:
    """Without where they belong: "The folks in NetOps", "Ana from payments"."""
    where = next((number for number, word in enumerate(words) if word in _WHERE), 0)
    if not where or verb not in _PLANNED:
        return words
    if [word.lower() for word in words[where:]] == ["on", "call"]:
        return [*words[:where], "on-call"]
    first, head = words[0].lower(), words[where - 1].lower()
    is_name = is_given_name(first) or first in WORD_NAMES or (where > 1 and head in ROLES)
    is_one = first in _ALL_OR_ONE or (words[0][0].isupper() and is_name)
    return words[:where] if is_one else words


def _kind_of_one(words: Sequence[str], verb: str, known: Collection[str]) -> str | None:
    bare = words[1:] if words[0].lower() in _ARTICLES else words
    if not bare:
        return None
    low = [word.lower().strip("'’.") for word in bare]
    has_article = len(bare) < len(words)
    if verb != "did" and _is_person(bare, low, known, verb, has_article=has_article):
        return PERSON if verb != "does" or not has_article else None
    if verb in {"does", "is_at"} and low[-1] not in _DOING:
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
    is_shown = low[0] in known and low[0] not in DEPARTMENTS
    is_word = (low[0] in WORD_NAMES or low[0] in SEASON_NAMES) and _is_called(low, verb)
    is_initialed = _INITIALED.fullmatch(" ".join(words)) is not None
    is_known = is_given_name(low[0]) or is_shown or is_word or is_initialed
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


def _is_called(low: Sequence[str], verb: str) -> bool:
    """Whether a name that is a word is one: "Bill to …", no "Hope to …", no "May will"."""
    is_doing = verb in {"to", "will", "acts", "intends"} or (
        verb == "does" and low[0] in WORD_NAMES
    )
    return len(low) > 1 or (is_doing and (low[0], verb) != ("hope", "to"))


def _holds_office(words: Sequence[str], low: Sequence[str]) -> bool:
    """Whether they name an office that one person holds: "IC", "Head of QA", "next on-call"."""
    if len(low) == 1:
        return low[0] in _HOLDERS and words[0][0].isupper()
    if low[0] in _OFFICES and words[0].isupper() and words[1][0].isupper():
        return True
    is_on_call = low[-1] in {"on-call", "oncall"} and low[0] in _NOW | _ON_CALL
    if low in _MASTERS or low[0] in _HONORIFICS:
        return True
    return is_on_call or (words[0][0].isupper() and _HEADS.fullmatch(" ".join(words)) is not None)


def _is_team(words: Sequence[str], low: Sequence[str], verb: str, *, has_article: bool) -> bool:
    last = low[-1]
    starts_well = has_article or len(low) == 1 or verb != "to" or _is_qualifier(words[0], low[0])
    starts_well |= words[-1] == "WG"
    if last in _UNITS:
        return starts_well
    if _is_from_outside(words, low, verb, has_article=has_article) or _is_named_unit(words, low):
        return True
    if last in _EVERYBODY:
        return len(low) == 1 and verb != "did"
    if singular(last) in ROLES and singular(last) != last:
        return verb in {"acts", "intends", "to"} and starts_well
    if verb in {"did", "claims"} or not words[0][0].isupper():
        return False
    is_department = all(word in DEPARTMENTS or word == "site" for word in low)
    is_it = list(words) == ["IT"] and verb in {"to", "will"}
    return is_it or (is_department and (len(low) > 1 or last not in _TOPICS))


def _is_from_outside(
    words: Sequence[str], low: Sequence[str], verb: str, *, has_article: bool
) -> bool:
    """Whether they are another company's people: "The vendor will", "Fastly support to"."""
    starts = has_article or words[0][0].isupper()
    if has_article and low[-1] == "project" and verb in {"acts", "intends"}:
        return True
    if has_article and low[-1] in _ORGANISATIONS:
        return verb in {"to", "will", "acts", "intends"}
    if has_article and low[-1] in {"vendor", "provider", "supplier"} and verb == "intends":
        return True
    is_one = low[-1] in _SUPPLIERS or (low[-1] == "support" and low[1:])
    return bool(is_one) and starts and verb in {"to", "will"}


def _is_named_unit(words: Sequence[str], low: Sequence[str]) -> bool:
    """Whether a team is called by a name of its own: "Team Falcon"."""
    return low[0] in {"team", "squad"} and len(low[1:]) == 1 and words[1][0].isupper()


def _is_qualifier(word: str, low: str) -> bool:
    is_known = low in _QUALIFIERS or low in DEPARTMENTS or low in GROUPS or singular(low) in ROLES
    return is_known or (len(word) > 1 and word.isupper())
