"""A fault and whose it is: "the engineer's mistake", "my fault", "an oversight by the DBA"."""

from __future__ import annotations

from linter.language.conduct import is_cause
from linter.language.cue import Cue
from linter.language.grammar import DETERMINERS
from linter.language.mention import is_mention
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
from linter.language.subject import Doer, agent_of, clause_doer, doer_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from linter.language.found import Found

_ANCHORS = tuple(
    """
    accept arrogance ashamed bad because blame blamed blames blunder blunders broke brought
    carelessness caused clown clowns clue clues clumsiness cock cockup cockups complacency created
    dereliction disciplined distraction due dumbass dumbasses ego erroneous error errors failure
    failures fault faulty fired forgetfulness goof goofup goofups haste held him hubris idea idiot
    idiots ignorance imbecile imbeciles impatience improper inability inaction inattention
    inattentiveness incompetence incorrect indecision indifference ineptitude inexperience judgement
    judgment knew knocked know knows lack lapse lapses laziness me mea mess messup messups
    miscalculation miscalculations misjudgement misjudgements misjudgment misjudgments mismanagement
    misreading misreadings misstep missteps mistake mistakes misunderstanding moron morons muppet
    muppets neglect negligence overconfidence oversight oversights own recklessness refusal
    reluctance reprimanded responsibility sacked screw screwup screwups slip slipup slipups
    sloppiness stubbornness stupidity take tanked thanks took torched trashed triggered unskilled
    unwillingness us wrecked wrong wrongdoing
    """.split()
)

_ACTIVITY = (
    r"(?:manipulation|handling|operation|intervention|execution|decision|reaction|judge?ment)s?"
)
_FAULT = one_of(
    rf"""
    (?:mistake|error|oversight|blunder)s?\b
    (?:fault|negligence|carelessness|incompetence|inattention|misunderstanding)\b
    (?:stupidity|laziness|recklessness|sloppiness|ignorance|complacency|haste)\b
    (?:slip|screw|goof|cock|mess)-?ups?\b
    (?:screw-?up|slip-?up|lapse|own goal)s?\b
    bad\b(?=\s*(?:$|[.,;!)]))
    judge?ment\b
    failure(?: to [\w-]+)?\b
    dereliction\b
    (?:hubris|arrogance|ineptitude|mismanagement)\b
    (?:inexperience|inaction|inattentiveness|forgetfulness|clumsiness|overconfidence|impatience|ego)\b
    (?:stubbornness|indecision|indifference|neglect|wrongdoing|distraction)\b
    (?:misjudge?ment|miscalculation|misreading|misstep)s?\b
    (?:wrong|incorrect|improper|faulty|erroneous|unskilled) {_ACTIVITY}\b
    (?:refusal|unwillingness|reluctance|inability) to [\w-]+
    failures? of (?:leadership|management|discipline|judge?ment|communication|planning)\b
    lack of (?:care|diligence|discipline|judge?ment|thought|foresight|professionalism|rigou?r)\b
    lack of (?:experience|skills?|competence|attention|urgency|preparation|interest|communication)\b
    """
)
_INSULT = one_of(
    r"""
    (?:idiot|moron|muppet|clown|imbecile)s?\b(?![\s-]*proof)
    dumbass(?:es)?\b
    """
)
_SANCTION = r"(?:fired|sacked|disciplined|reprimanded|held\s+(?:accountable|responsible)|ashamed)\b"
_CLUELESS = (
    r"clues?\b|idea\s+(?:what|how)\s+(?:they|he|she|we|i|to)\b|(?:knows?|knew)\s+what\s+(?:they|he|she|we|i)"
    r"(?:'re|\s+are|\s+is|\s+were|\s+was)?\s+doing\b"
)
_PROD = one_of(
    r"""
    (?:prod|production|everything|us|main|master)\b
    it\b(?! up)
    (?:the|our) (?:whole )?(?:site|website|build|app|api|service|cluster|database|db|system)\b
    """
)
_CAUSED = (
    r"(?:caused|triggered|created)\s+(?P<by>by)\s+"
    r"|(?P<because>because\s+of|due\s+to|thanks\s+to)\s+"
    rf"|(?:broke|wrecked|tanked|torched|trashed|took\s+down|brought\s+down|knocked\s+out)\s+{_PROD}"
    rf"|(?:took|brought|knocked)\s+{_PROD}\s+(?:down|out|offline)\b"
    r"|caused\s+(?:the|this|that|our|a)\s+(?:\w+\s+)?(?:outage|incident|crash|mess|disaster)\b"
)
_LIES = (
    r"(?:blame|fault|responsibility)\s+(?:for\s+(?:[\w'-]+\s+){1,6}?)?"
    r"(?:lies|rests|falls|lay|sits|belongs|goes|is)\s+(?:\w+ly\s+)?(?:with|on|to)\s+(?=[a-z@])"
)
_OWNED = (
    r"(?:take|took|accept)\s+(?:the\s+|all\s+|full\s+|all\s+the\s+)?"
    r"(?:blame|responsibility)\b|mea\s+culpa\b"
)
_PATTERN = (
    rf"(?P<lies>{_LIES})|(?P<fault>{_FAULT})|(?P<insult>{_INSULT})|(?P<caused>{_CAUSED})"
    rf"|(?P<sanction>{_SANCTION})|(?P<clueless>{_CLUELESS})"
    rf"|(?P<owned>{_OWNED})"
    r"|(?P<blamed>blame[sd]?\s+(?=[a-z@]))|(?P<onus>(?:me|us|him)\b)"
)
# A fault of these kinds is one whoever commits it; the others need an owner to be somebody's.
_ALWAYS = regex(
    r"mistake|oversight|blunder|haste|negligen|careless|incompet|stupid|lazi|reckless|sloppi|screw|slip"
    r"|goof|cock|mess|own goal|dereliction|hubris|inattent|forgetful|clumsi|overconf|misjudg"
    r"|misstep|lack of (?!experience|skill|communication|preparation|attention|interest)"
    r"|arrogance|inept|mismanage|failures? of"
    r"|lapses?\b(?= (?:in|of) (?:judge?ment|attention|concentration))"
)
_OWNERS = frozenset((PERSON, I_MYSELF, WE, COMPANY))
_LEARNING = regex(r"\blearn(?:s|ed|t|ing)?\s+(?:\w+\s+){0,2}from\b[^.;]{0,300}$")
_SUPERVISION = regex(
    r"\b(?:under|with|without|lack of|little|no|more|provide\w*)\s+(?:[\w'-]+\s+){0,4}$"
)
_SLIP = regex(
    r"\b(?:an|one|two|several|simple|honest|human|major|unfortunate|due\s+to|because\s+of)\s+"
    r"(?:[\w-]+\s+)?$"
)
_MODIFIERS = frozenset(
    """
    careless sloppy dumb lazy rookie costly grave unforced own honest simple serious stupid big
    terrible small poor bad classic silly first second very total same initial
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
_OTHERWISE = regex(r"\b(?:by|of|on\s+the\s+part\s+of)\s+$")
_BEHIND = regex(
    r"(?:\s+(?:was|were|has\s+been|had\s+been|is))?(?:\s+(?:made|committed|done|caused))?\s+(?:by|of|on\s+the\s+part\s+of|from)\s+(?!(?:not\s+)?\w+ing\b)"
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
_ON = regex(
    r"\b(?:this|that|it|one|outage|incident|all|which)(?:'s|\s+is|\s+was)?"
    r"(?:\s+(?:all|totally|entirely|purely|solely|completely)){0,3}\s+on\s+$"
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

    ``None`` where it is no fault, or nobody is said to have committed it.
    """
    read = _READERS.get(found.group or "")
    return read(found) if read is not None else None


def _said(found: Found, kind: str) -> Doer:
    return Doer(kind, found.word, found.last_word)


def _of_noun(found: Found) -> Doer | None:
    if _is_no_fault(found.before, found.after):
        return None
    if found.before.endswith("by ") and found.low == "mistake":
        doer = clause_doer(found.text, found.word, found.people)
        return doer if is_cause(found) and doer.kind in BLAMABLE else _said(found, SYSTEM)
    owner = _owner(found)
    if owner is None or (owner.kind in BLAMABLE and _LEARNING.search(found.before)):
        return None
    return owner if owner.kind != SYSTEM else _of_nobodys(found)


def _is_no_fault(before: str, after: str) -> bool:
    """Whether the noun qualifies another, is denied, or is said of people in general."""
    return bool(
        is_modifier(after)
        or is_mention(before, after)
        or _GENERIC.match(after)
        or _IMPERSONAL.search(before)
    )


def _of_nobodys(found: Found) -> Doer | None:
    """A fault whose owner is not told: somebody's all the same, or nobody's."""
    before, low = found.before, found.low
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
    if found.low.startswith("oversight") and _SUPERVISION.search(found.before):
        return None
    return _owner_before(found, at) or _owner_behind(found)


def _owner_before(found: Found, at: int) -> Doer | None:
    if at < 0 or found.text.starts[at] < found.text.sentence_at(found.start)[0]:
        return None
    words = found.text.words
    kind = owner_kind(found.text, at, found.people)
    if words[at] == "user" and words[found.word] == "misunderstanding":
        kind = PERSON
    return Doer(kind, at, at) if kind in _OWNERS or kind == USER else None


def _owner_behind(found: Found) -> Doer | None:
    behind = _BEHIND.match(found.after)
    if behind is not None and not found.low.startswith("failure to"):
        owner = agent_of(found.text, found.text.word_at(found.end + behind.end()), found.people)
        if owner.kind in _OWNERS:
            return owner if _is_owned_behind(found, owner) else None
    is_thing = found.low.startswith(("judg", "bad", "ignorance"))
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
    if found.match is None or is_mention(found.before, found.after):
        return None
    if found.match.group("by") is None and found.match.group("because") is None:
        doer = doer_of(found.text, found.word, found.people)
        return doer if doer.kind in BLAMABLE else None
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
    return None if is_ambiguous and found.match.group("because") else agent


def _is_followed_by_deed(found: Found, agent: Doer) -> bool:
    """Whether what the person did is told: "caused by an engineer running the job"."""
    text = found.text
    following = agent.last + 1
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


def _of_owned(found: Found) -> Doer | None:
    """Who takes the blame, if it is "I": a company that does only apologises."""
    if found.low.startswith("mea"):
        return _said(found, I_MYSELF)
    doer = doer_of(found.text, found.word, found.people)
    return doer if doer.kind == I_MYSELF else None


def _of_onus(found: Found) -> Doer | None:
    if _ON.search(found.before) is None:
        return None
    return _said(found, {"me": I_MYSELF, "us": WE}.get(found.low, PERSON))


def _of_insult(found: Found) -> Doer | None:
    return None if is_mention(found.before, found.after) else _said(found, PERSON)


_READERS = {
    "fault": _of_noun,
    "insult": _of_insult,
    "caused": _of_cause,
    "blamed": _of_blame,
    "lies": _of_blame,
    "owned": _of_owned,
    "onus": _of_onus,
    "sanction": _of_verdict,
    "clueless": _of_verdict,
}

FAULT = Cue(_ANCHORS, _PATTERN, _fault_owner)
