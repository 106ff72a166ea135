"""What people did not do, or did badly: "failed to page", "forgot", "never checked", "botched"."""

from __future__ import annotations

from linter.language.cue import Cue
from linter.language.failing_anchors import ANCHORS
from linter.language.failings import NEITHER, NOBODY, PATTERN
from linter.language.grammar import OCCASIONS
from linter.language.mention import is_hypothetical, is_mention, is_reported
from linter.language.nouns import (
    COMPANY,
    DEPARTMENT,
    I_MYSELF,
    PERSON,
    SYSTEM,
    USER,
    WE,
    is_modifier,
    is_perhaps_name,
)
from linter.language.patterns import regex
from linter.language.subject import Doer, agent_of, clause_doer, doer_of, is_passive, subject_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from linter.language.found import Found

# To fail at these is to be kept from them.
_ATTEMPTS = frozenset(
    """
    access authenticate connect contact download find get load locate log login open reach reproduce
    sign ssh pay complete receive see start stop boot mount recover restore resolve fix repair save
    win convince stabilize stabilise bring
    """.split()
)
# A company's machines fail to do everything else.
_COMPANYS_DUTIES = frozenset(
    "notify tell inform warn communicate disclose announce honor honour consider anticipate "
    "escalate follow meet keep provide share mention".split()
)
_VENDORS = frozenset("vendor provider supplier registrar carrier manufacturer reseller".split())
_ANSWERS = frozenset("answer reply respond act react send supply".split())
# Of a bare "Platform" or "Storage" these may be said of the thing.
_SYSTEMS_TOO = regex(r"(?:failed|fails|failing|missed|ignored|refused|had|let|sat|overlooked)\b")
_UNNAMED = frozenset(
    "neglected forgotten overlooked mishandled mismanaged botched bungled fumbled misjudged".split()
)
_SUFFERED = ("had been ", "was ", "were ")
# The verb stands behind the words that lead to it.
_LEADING = frozenset(("without", "instead", "rather", "before"))
_NEAR = 40
_HIS = regex(r"^[^.,;:]*\b(?:his|himself|herself)\b")
_NO_NOUNS = frozenset("it this that these which there they".split())
_PAST = regex(r"\b(?:was|were|been)\s+(?:\w+\s+)?$")
# Nobody says these of software.
_PEOPLES = regex(
    r"forgot(?:ten)? (?:to|about)\b|panicked|bullied|neglected to"
    r"|did(?:n't|nt| not) (?:even )?(?:bother|care|give)"
    r"|(?:could|ca)(?:n't|nt| not) be|without (?:even )?bothering|finally bothered|did nothing"
    r"|never (?:got|bothered)|sat |stood by|hid\b|lied|covered|rubber|waved|passed|dragged|pointed"
    r"|went |glossed|swept|kicked|screwed|fucked|effed|blew|dropped the ball|half|yolo|slacked"
    r"|winged|phoned|cut|took |had a|made a|jumped|wasted|misread|mistyped|underestimated"
    r"|paid no|turned a|shrugged|brushed|slept|mistook|misremembered|mixed up|confused|hung up|kept"
)
_ELLIPTICAL = regex(r"(?:^|[.,;:(–—-]\s*)$")
_USERS_DUTIES = frozenset(
    "follow read update upgrade rotate migrate check notice report renew think tell use".split()
)
_CLAIMED_BY_I = regex(
    r"bother|even|think|thought|anticipate|check|care|attention|seriously|read|test|verif|review"
    r"|confirm|properly"
)
_NOT_MEANT = regex(
    r"\s+(?:nothing|none|no)\b|[^.;]{0,30}\b(?:on purpose|deliberately|intentionally)\b"
)
_UNTIL = regex(r"[^.;]*\buntil\b")
_MISSED_THING = regex(r"\s+(?:out|you|each other|work|lunch|sleep|dinner|the chance to say)\b")
_NEGATED = regex(r"\b(?:not|never|n't|cannot|hardly|rarely|seldom)\s+(?:\w+\s+)?$")


_WISHED = regex(
    r"(?:^|[\s,;(])(?:if|had)\s(?:only\s)?(?:[\w@.'’-]+\s){1,5}?(?:had\s)?(?:only\s|even\s|just\s|ever\s)?$"
)
# Nothing but people, or a company of them, forgets to tell.
_TOLD_NOBODY = regex(r"(?:forgot|forgotten|neglected) to (?:tell|inform|mention)\b")
_OF_ONE = frozenset(("failing", "bungling", "slip", "undone", "improper", "predicate", "lazy"))
_HELD_AGAINST = {
    I_MYSELF: _OF_ONE,
    PERSON: _OF_ONE,
    DEPARTMENT: frozenset(("failing", "bungling", "undone", "improper")),
    WE: frozenset(("failing", "bungling", "improper", "predicate", "lazy")),
    COMPANY: frozenset(("failing", "bungling", "predicate")),
    USER: frozenset(("failing", "slip", "undone")),
}
_DUTIES = {COMPANY: _COMPANYS_DUTIES, USER: _USERS_DUTIES}


def _omission_doer(found: Found) -> Doer | None:
    """Whom the words hold something against; ``None`` if nobody."""
    group = found.group
    if group == "wished":
        return _wished_doer(found)
    if group is None:
        return None
    doer = _held_against(found, group)
    # Asked last: what most words tell of are systems.
    is_said = doer is not None and not _is_unclaimed(found) and not _NEGATED.search(found.before)
    return doer if is_said else None


def _held_against(found: Found, group: str) -> Doer | None:
    doer = _doer_of(found, group)
    if doer.kind == SYSTEM and (_is_somebody(found, doer) or _is_his(found, doer)):
        doer = Doer(PERSON, doer.first, doer.last)
    if doer.kind == SYSTEM and _TOLD_NOBODY.match(found.low):
        doer = Doer(COMPANY, doer.first, doer.last)
    if group not in _HELD_AGAINST.get(doer.kind, ()):
        return _unnamed(found, group)
    return None if _is_no_omission(found, doer) else doer


def _wished_doer(found: Found) -> Doer | None:
    """Who is said not to have done it by a wish: "if the DBA paid attention, we would …"."""
    if _WISHED.search(found.before) is None or is_reported(found.before):
        return None
    doer = doer_of(found.text, found.word, found.people)
    is_said = doer.kind in {PERSON, DEPARTMENT} or (
        doer.kind == WE and found.low.startswith(("bothered", "cared"))
    )
    return doer if is_said else None


def _doer_of(found: Found, group: str) -> Doer:
    if group == "lazy":
        return clause_doer(found.text, found.word, found.people)
    text, word = found.text, found.word
    if text.words[word] == "with":
        return clause_doer(text, word, found.people)
    if text.words[word] not in _LEADING:
        is_told = found.low.startswith(_SUFFERED)
        return (subject_of if is_told else doer_of)(text, word, found.people)
    for at in range(word + 1, found.last_word + 1):
        if text.words[at].endswith("ing"):
            doer = doer_of(text, at, found.people)
            # "She approved it without looking": not "it".
            is_object = doer.last >= 0 and text.words[doer.last] in {"it", "this", "them"}
            return clause_doer(text, word, found.people) if is_object else doer
    return clause_doer(text, word, found.people)


def _is_somebody(found: Found, doer: Doer) -> bool:
    """Whether words that only people are told of stand behind what may be a name."""
    if doer.last < 0:
        return False
    is_one = doer.first == doer.last or found.text.words[doer.last - 1] in OCCASIONS
    return is_one and bool(_PEOPLES.match(found.low)) and is_perhaps_name(found.text, doer.last)


def _is_his(found: Found, doer: Doer) -> bool:
    """Whether what follows tells that the subject is a person: "abused *his* privileges"."""
    is_noun = doer.last >= doer.first and found.text.words[doer.last] not in _NO_NOUNS
    return is_noun and _HIS.search(f"{found.low}{found.after[:_NEAR]}") is not None


def _unnamed(found: Found, group: str) -> Doer | None:
    """Somebody unnamed: "was neglected for years", "Too lazy to test it"."""
    if group == "lazy":
        is_one = _ELLIPTICAL.search(found.before) is not None
    else:
        is_past = _PAST.search(found.before) is not None
        is_one = found.low in _UNNAMED and is_past and is_passive(found.text, found.word)
    return Doer(SYSTEM, found.word, found.last_word) if is_one else None


def _nobodys_duty(found: Found) -> Doer | None:
    """Whom "nobody checked" holds it against: somebody, when the duty was everybody's."""
    return None if _is_unclaimed(found) else Doer(PERSON, found.word, found.word)


def _neithers_duty(found: Found) -> Doer | None:
    """Whom "neither reviewer checked" holds it against, if it speaks of people."""
    first = found.word + (2 if found.text.words[found.word + 1] == "of" else 1)
    doer = agent_of(found.text, first, found.people)
    return doer if doer.kind == PERSON and not _is_unclaimed(found) else None


def _is_unclaimed(found: Found) -> bool:
    """Whether the words only plan, ask, warn or deny."""
    return is_reported(found.before) or is_hypothetical(found.before, found.low)


def _is_no_omission(found: Found, doer: Doer) -> bool:
    """Whether the words tell of an attempt, an office, a delay or a choice."""
    words, after, kind = found.low.split(), found.after, doer.kind
    is_you = words[0] in {"do", "don't", "dont"} and found.text.words[doer.last] == "you"
    # Who is shown no progress presses again.
    is_retry = kind == USER and words[0] == "kept" and words[1] != "ignoring"
    if is_you or is_retry or _NOT_MEANT.match(after) or _may_be_system(found, kind):
        return True
    match words[0]:
        case "fails" | "failed" | "failing":
            return words[-2] == "to" and not _is_duty(found, words[-1], doer)
        case "missed" | "refused" | "had" | "let":
            is_own = kind in {COMPANY, USER} and words[0] != "refused"
            return is_own or _MISSED_THING.match(after) is not None
        case "was" | "were" | "is" | "are" | "got" | "been":
            return is_modifier(after) or is_mention("", after)
        case "did" | "didn't" | "didnt" | "did'nt" | "does" | "doesn't":
            is_own = kind == I_MYSELF and not _CLAIMED_BY_I.search(found.low)
            return is_own or _UNTIL.match(after) is not None
    return kind == WE and words[0] == "let" and words[-1] == "down"


def _may_be_system(found: Found, kind: str) -> bool:
    """Whether a bare "Platform" or "Storage" may be the thing rather than its people."""
    is_either = kind == DEPARTMENT and _SYSTEMS_TOO.match(found.low) is not None
    return is_either and found.low.split()[-1] not in _COMPANYS_DUTIES


def _is_duty(found: Found, verb: str, doer: Doer) -> bool:
    if doer.kind == COMPANY and found.text.words[doer.last] in _VENDORS and verb in _ANSWERS:
        return True
    duties = _DUTIES.get(doer.kind)
    return verb in duties if duties is not None else verb not in _ATTEMPTS


OMISSION = Cue(ANCHORS, PATTERN, _omission_doer)
NEITHERS = Cue(("neither", "none"), NEITHER, _neithers_duty)
NOBODYS = Cue(("nobody", "no one", "noone"), NOBODY, _nobodys_duty)
