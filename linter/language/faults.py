"""A fault and whose it is: "the engineer's mistake", "my fault", "an oversight by the DBA"."""

from __future__ import annotations

from linter.language.conduct import is_cause
from linter.language.cue import Cue
from linter.language.fault_words import ANCHORS, PATTERN
from linter.language.found import REACH
from linter.language.grammar import DETERMINERS
from linter.language.mention import is_mention, is_reported
from linter.language.nouns import (
    BLAMABLE,
    COMPANY,
    I_MYSELF,
    NOBODY,
    PERSON,
    SYSTEM,
    USER,
    WE,
    is_modifier,
    owner_kind,
)
from linter.language.patterns import one_of, regex
from linter.language.people import ROLES, singular
from linter.language.subject import Doer, agent_of, clause_doer, doer_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    import re

    from linter.language.found import Found

# A fault of these kinds is one whoever commits it; the others need an owner to be somebody's.
_ALWAYS = regex(
    r"mistake|oversight|blunder|haste|ignorance|negligen|careless|incompet|stupid|lazi|reckless|sloppi|screw|slip"
    r"|goof|cock|mess|own goal|dereliction|hubris|inattent|forgetful|clumsi|overconf|misjudg"
    r"|misstep|lack of (?!experience|skill|communication|preparation|attention|interest)"
    r"|arrogance|inept|mismanage|failures? of"
    r"|lapses?\b(?= (?:in|of) (?:judge?ment|attention|concentration))"
)
# "Administrator negligence"; an "operator error" may be software's.
_OF_ROLES = (
    *(
        "negligen",
        "careless",
        "incompet",
        "oversight",
        "neglect",
        "inattent",
        "forgetful",
        "sloppi",
    ),
    *("blunder", "inexperience", "inaction", "misjudg", "lazi"),
)
_OF_SOMEBODY = ("poor", "bad ", "sloppy", "shoddy", "careless ", "hasty")
_OWNERS = frozenset((PERSON, I_MYSELF, WE, COMPANY))
_LEARNING = regex(r"\blearn(?:s|ed|t|ing)?\s+(?:\w+\s+){0,2}from\b[^.;]{0,300}$")
_SUPERVISION = regex(
    r"\b(?:under|with|without|lack of|little|no|more|provide\w*)\s+(?:[\w'-]+\s+){0,4}$"
)
_SLIP = regex(
    r"\b(?:an|this|one|two|several|simple|honest|human|major|unfortunate|due\s+to|because\s+of)\s+"
    r"(?:[\w-]+\s+)?$"
)
_MODIFIERS = frozenset(
    """
    beginner's newbie's newbie novice schoolboy careless sloppy dumb lazy rookie costly grave
    unforced own honest simple serious stupid big terrible small poor bad classic silly first
    second very total same initial
    """.split()
)
_GUARDED = regex(
    r"\b"
    + one_of(
        """
        prevent(?:s|ing|ed)?
        avoid(?:s|ing|ed)?
        reduc(?:e|es|ing)
        against
        (?:risk|chance|potential|possibility|likelihood|kind|type)s? (?:of|for)
        room for
        (?:prone|susceptible) to
        eliminat(?:e|es|ing)
        minimi[sz](?:e|es|ing)
        catch(?:es|ing)?
        without
        """
    )
    + r"\s+(?:[\w'-]+\s+){0,4}$"
)
_GENERIC = regex(
    r"\s*(?:can|will|may|could|might|do|always|is human|are human|happen|are inevitable)\b"
    r"|[\s-]+(?:proof|prone)\b"
)
# "Everybody makes mistakes", "to report their own mistakes".
_OF_ALL = regex(
    r"\b(?:every(?:body|one)|any(?:body|one)|people|humans|we\s+all|all\s+of\s+us)\s+"
    r"(?:(?:can|will|may|might|could|do|does|sometimes)\s+)?mak(?:e|es)\s+$"
    r"|\b(?:report|admit|discuss|share|own\s+up\s+to|talk\s+about|hide)\s+(?:their|your|one's)\s+(?:own\s+)?$"
)
# "The profile had a mistake in line 14".
_IN_A_THING = regex(
    r"\b(?:had|has|have|contains?|contained)\s+(?:an?|one|two|several|some)\s+(?:\w+\s+)?$"
)
_OF_MINE = regex(r"\s+of\s+(?P<whose>mine|ours)\b")
_OTHERWISE = regex(r"\b(?:by|of|on\s+the\s+part\s+of)\s+$")
_BEHIND = regex(
    r"(?:\s+(?:was|were|has\s+been|had\s+been|is))?(?:\s+(?:made|committed|done|caused))?\s+(?:by|of|on\s+the\s+part\s+of|from)\s+(?!(?:not\s+)?\w+ing\b)"
)
# Who makes a fault or owns it.
_OWNING = regex(r"'|\b(?:his|her|your|my|our|ma(?:de|k(?:es?|ing))|committed|did|done)\b")
_OUT_OF = regex(
    r"\b(?:due\s+to|because\s+of|out\s+of|through|by|from)\s+(?:sheer\s+|pure\s+|plain\s+)?$"
)
_TO_BE = regex(
    r"\b(?:should|must|needs?\s+to|ought\s+to)\s+(?:all\s+)?(?:be|have\s+been)\s+(?:held\s+)?$"
)
_NO = regex(
    r"\b(?:ha[sd]|have|with|without)\s+(?:no|any|a|the\s+slightest|\w+\s+no)\s+$"
    r"|\b(?:do|does|did)(?:n't|nt|\s+not)\s+(?:have\s+(?:a|any)\s+|even\s+)?$"
)
_SOFTWARE_TOO = frozenset("operator operators leader supervisor manager coordinator admin".split())
_IMPERSONAL = regex(r"\b(?:http|syntax|rounding|read|write|disk|parity|page|segmentation)\s+$")
_WAS = regex(r"\b(?:this|that|it)(?:\s+one)?(?:'s|\s+was|\s+is)\s+(?:all\s+)?$")
_ON = regex(
    r"\b(?:this|that|it|one|outage|incident|all|which)(?:'s|\s+is|\s+was)?"
    r"(?:\s+(?:all|totally|entirely|purely|solely|completely)){0,3}\s+on\s+$"
)
_ON_IT = regex(
    r"\b(?:this|that|it|one|outage|incident|which)(?:\s+one)?(?:'s|\s+is|\s+was|\s+lies|\s+rests)\s+$"
)
# "Thanks to Ana" is meant, unless something ill came of it.
_ILL = regex(
    r"\b(?:lost|down|broke|broken|outage|offline|failed|wiped|deleted|wasted|again|mess)\b"
)
_FIRST_PERSON = regex(r"\b(?:i|me|my|myself)\b")
_NO_BLAME = regex(
    r"\b(?:not|never|n't|nobody|no\s+one|without|instead\s+of|rather\s+than|avoid)\b[^.;]{0,300}$"
    r"|\bto\s+$"
)


def _fault_owner(found: Found) -> Doer | None:
    """Whose fault the words tell of; kind ``SYSTEM`` for a fault without owner.

    ``None`` where it is no fault, or nobody is said to have committed it. Most errors are nobody's,
    so that whether one is only talked of is asked last.
    """
    read = _READERS.get(found.group or "")
    return read(found) if read is not None else None


def _said(found: Found, kind: str) -> Doer:
    return Doer(kind, found.word, found.last_word)


def _of_noun(found: Found) -> Doer | None:
    if not _ALWAYS.match(found.low) and not _may_be_owned(found):
        return None
    doer = _whose(found)
    return None if doer is None or _is_no_fault(found.before, found.after) else doer


def _may_be_owned(found: Found) -> bool:
    """Whether an owner may stand nearby: most errors are software's, and no sentence is read."""
    if found.low.startswith((*_OF_ROLES, "mis")):
        return True
    low, start, end = found.text.low, found.start, found.end
    return bool(
        _OWNING.search(low, max(0, start - REACH), start) or _BEHIND.match(low, end, end + REACH)
    )


def _whose(found: Found) -> Doer | None:
    if found.before.endswith("by ") and found.low == "mistake":
        doer = clause_doer(found.text, found.word, found.people)
        return doer if is_cause(found) and doer.kind in BLAMABLE else _said(found, SYSTEM)
    owner = _owner(found)
    if (owner is None or owner.kind == SYSTEM) and _OUT_OF.search(found.before):
        owner = owner or Doer(SYSTEM)
        doer = clause_doer(found.text, found.word, found.people)
        owner = doer if doer.kind in BLAMABLE and _ALWAYS.match(found.low) else owner
    if owner is None or (owner.kind in BLAMABLE and _LEARNING.search(found.before)):
        return None
    return owner if owner.kind != SYSTEM else _of_nobodys(found)


def _is_no_fault(before: str, after: str) -> bool:
    """Whether the noun qualifies another, is denied, or is said of people in general."""
    return bool(
        is_modifier(after)
        or is_mention(before, after)
        or is_reported(before)
        or _GENERIC.match(after)
        or _OF_ALL.search(before)
        or _IMPERSONAL.search(before)
    )


def _of_nobodys(found: Found) -> Doer | None:
    """A fault whose owner is not told: somebody's all the same, or nobody's."""
    before, low = found.before, found.low
    if low.startswith(("mistake", "error")) and _IN_A_THING.search(before):
        return None
    if not _ALWAYS.match(low) or _LEARNING.search(before) or _GUARDED.search(before):
        return None
    if low.startswith("oversight") and not _SLIP.search(before):
        return None
    is_own = low.endswith("ness") or low == "stupidity"
    is_mine = is_own and _FIRST_PERSON.search(found.sentence.lower())
    return _said(found, I_MYSELF if is_mine else SYSTEM)


def _owner(found: Found) -> Doer | None:
    """Who owns a fault, told before it ("Ana's mistake") or behind it ("a mistake by Ana").

    Kind ``SYSTEM`` if nobody does; ``None`` if it is no fault of anybody's.
    """
    words = found.text.words
    at = found.word - 1
    while at > 0 and words[at] in _MODIFIERS:
        at -= 1
    maker = _maker(found, at)
    if maker is not None:
        return maker
    mine = _OF_MINE.match(found.after)
    if mine is not None:
        return _said(found, I_MYSELF if mine["whose"] == "mine" else WE)
    if found.low.startswith("oversight") and _SUPERVISION.search(found.before):
        return None
    return _owner_before(found, at) or _owner_behind(found)


def _owner_before(found: Found, at: int) -> Doer | None:
    if at < 0 or found.text.starts[at] < found.text.sentence_at(found.start)[0]:
        return None
    words = found.text.words
    kind = owner_kind(found.text, at, found.people)
    is_role = singular(words[at]) in ROLES | {"user"} and found.text.adjoin(at, at + 1)
    if is_role and found.low.startswith(_OF_ROLES):
        kind = PERSON
    if words[at] == "user" and words[found.word] == "misunderstanding":
        kind = PERSON
    return Doer(kind, at, at) if kind in _OWNERS or kind == USER else None


def _owner_behind(found: Found) -> Doer | None:
    behind = _BEHIND.match(found.after)
    if behind is not None and not found.low.startswith("failure to"):
        owner = agent_of(found.text, found.text.word_at(found.end + behind.end()), found.people)
        if owner.kind in _OWNERS:
            return owner if _is_owned_behind(found, owner) else None
    is_thing = found.low.startswith((*_OF_SOMEBODY, "judg", "bad", "ignorance"))
    return None if is_thing else Doer(SYSTEM)


def _maker(found: Found, at: int) -> Doer | None:
    """Who "made a mistake", which belongs to whoever makes it."""
    words = found.text.words
    while at > 0 and (words[at] in DETERMINERS or words[at] in {"few", "couple", "of"}):
        at -= 1
    if words[at] not in {"made", "make", "makes", "making", "committed", "did", "done"}:
        return None
    doer = doer_of(found.text, at, found.people)
    return doer if doer.kind in _OWNERS else None


def _is_owned_behind(found: Found, owner: Doer) -> bool:
    """Whether a failure of somebody is one to do something: "failure of the team to announce"."""
    if not found.low.startswith("failure"):
        return True
    words = found.text.words
    return owner.last + 1 < len(words) and words[owner.last + 1] == "to"


def _of_cause(found: Found) -> Doer | None:
    if found.match is None:
        return None
    is_agent = found.match.group("by") is not None or found.match.group("because") is not None
    doer = _behind(found, found.match) if is_agent else _before(found)
    return None if doer is None or is_mention(found.before, found.after) else doer


def _before(found: Found) -> Doer | None:
    doer = doer_of(found.text, found.word, found.people)
    return doer if doer.kind in BLAMABLE else None


def _behind(found: Found, match: re.Match[str]) -> Doer | None:
    """Who is behind "caused by" and "because of"."""
    first = found.text.word_at(found.end)
    agent = agent_of(found.text, first, found.people)
    is_owned = found.low.startswith("thanks") and _ILL.search(found.sentence.lower()) is not None
    if is_owned and first < len(found.text.words):
        kind = owner_kind(found.text, first, found.people)
        if kind == PERSON:
            return Doer(kind, first, first)
    if agent.kind not in BLAMABLE or _is_followed_by_deed(found, agent):
        return None
    if found.low.startswith("thanks") and _ILL.search(found.sentence.lower()) is None:
        return None
    is_ambiguous = found.text.words[agent.last] in _SOFTWARE_TOO
    return None if is_ambiguous and match.group("because") else agent


def _is_followed_by_deed(found: Found, agent: Doer) -> bool:
    """Whether what the person did is told: "caused by an engineer running the job"."""
    text = found.text
    following = agent.last + 1
    if text.words[following : following + 1] == ["not"]:
        return False
    return following < len(text.words) and text.adjoin(agent.last, following)


def _of_verdict(found: Found) -> Doer | None:
    """Who "has no clue", does not "know what they are doing", or "should be fired"."""
    match = (_TO_BE if found.group == "sanction" else _NO).search(found.before)
    if match is None:
        return None
    verb = found.text.word_at(found.start - len(match.group()))
    doer = doer_of(found.text, verb, found.people)
    if doer.kind == NOBODY and found.group == "clueless":
        return Doer(PERSON, doer.first, doer.last)
    return doer if doer.kind in {PERSON, I_MYSELF, WE} else None


def _of_blame(found: Found) -> Doer | None:
    if _NO_BLAME.search(found.before):
        return None
    target = agent_of(found.text, found.text.word_at(found.end), found.people)
    return target if target.kind in BLAMABLE else None


def _of_squarely(found: Found) -> Doer | None:
    """On whom "this one is squarely", if on people."""
    if _ON_IT.search(found.before) is None:
        return None
    target = agent_of(found.text, found.text.word_at(found.end), found.people)
    return target if target.kind in BLAMABLE else None


def _of_owned(found: Found) -> Doer | None:
    """Who takes the blame, if it is "I": a company that does only apologises."""
    if found.low.startswith("mea"):
        return _said(found, I_MYSELF)
    doer = doer_of(found.text, found.word, found.people)
    return doer if doer.kind == I_MYSELF else None


def _of_onus(found: Found) -> Doer | None:
    # Seen without reading any sentence: before most of these pronouns stands something else.
    near = found.text.low[max(0, found.start - REACH) : found.start].rstrip()
    if not near.endswith(("on", "'s", "was", "is", "all")):
        return None
    is_me = found.low == "me" and _WAS.search(found.before) is not None
    if not is_me and _ON.search(found.before) is None:
        return None
    return _said(found, {"me": I_MYSELF, "us": WE}.get(found.low, PERSON))


def _of_contracted(found: Found) -> Doer:
    return _said(found, {"i'": I_MYSELF, "we": WE}.get(found.low[:2], PERSON))


def _of_insult(found: Found) -> Doer | None:
    return None if is_mention(found.before, found.after) else _said(found, PERSON)


_READERS = {
    "fault": _of_noun,
    "insult": _of_insult,
    "caused": _of_cause,
    "blamed": _of_blame,
    "lies": _of_blame,
    "toblame": _of_contracted,
    "owned": _of_owned,
    "squarely": _of_squarely,
    "onus": _of_onus,
    "sanction": _of_verdict,
    "clueless": _of_verdict,
}

FAULT = Cue(ANCHORS, PATTERN, _fault_owner)
