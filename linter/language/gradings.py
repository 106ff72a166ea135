"""Conduct that is graded, and what was done against advice: "our planning was poor", "anyway"."""

from __future__ import annotations

from linter.language.cue import Cue
from linter.language.mention import is_hypothetical, is_mention, is_reported
from linter.language.nouns import COMPANY, HUMANS, PERSON, SYSTEM, WE
from linter.language.patterns import one_of, regex
from linter.language.subject import Doer, agent_of, clause_doer

TYPE_CHECKING = False
if TYPE_CHECKING:
    from linter.language.found import Found

_ANCHORS = (
    *("first time", "over eager", "even though"),
    *"""
    abysmal again against although always amateurish anyway appalling arrogant atrocious awful
    bad breach careless chaotic clueless clumsy contrary defiance despite disappointing disgrace
    dismal disorganised disorganized dreadful drunk dumb embarrassing embarrassingly foolish
    forgetful haphazard haste hasty homework horrendous horrible hurry ignorant impatient
    inattentive incompetent inconsistent ineffective inept inexcusable inexperienced
    irresponsible knowing lacking lacklustre late laughable lazy lousy madness miserable naive
    naïve negligent outrageous overconfident overeager overzealous pathetic poor poorly reckless
    regardless ridiculous rush self shambolic shameful shocking shockingly shoddy short silly
    slack sloppy slow stubborn stupid subpar substandard terrible though trigger unacceptable
    uncoordinated undisciplined unforgivable unprofessional unqualified untrained unwise usual
    violation weak weakness wisdom wishful woeful wrong
    """.split(),
)
_BAD = one_of(
    """
    abysmal
    amateurish
    appalling
    atrocious
    awful
    bad
    careless
    clumsy
    disappointing
    dismal
    dreadful
    haphazard
    hasty
    inept
    lacking
    lacklustre
    lousy
    miserable
    na[iï]ve
    pathetic
    poor(?:ly done)?
    reckless
    shambolic
    shoddy
    slack
    sloppy
    stupid
    subpar
    substandard
    terrible
    unacceptable
    unprofessional
    unwise
    weak
    woeful
    wrong
    (?:slow|late|uncoordinated|chaotic|disorgani[sz]ed|inconsistent|ineffective|horrible|horrendous)
    """
)
_WHO_IS = (
    r"(?:careless|sloppy|lazy|inexperienced|incompetent|negligent|reckless|clueless|overconfident|clumsy"
    r"|forgetful|inattentive|untrained|unqualified|impatient|stubborn|arrogant|ignorant|drunk|overeager"
    r"|undisciplined|overzealous|trigger-happy|over-?eager|self-important|irresponsible|naive|inept|hasty|foolish|stupid|dumb)"
)
_RULES = one_of(
    r"""
    (?:[\w-]+ )?(?:advice|polic(?:y|ies)|procedures?|process|protocols?|rules?|orders?)
    (?:[\w-]+ )?(?:instructions?|recommendations?|guidelines?|warnings?|objections?|judge?ment)
    better knowledge
    (?:change|code|deploy(?:ment)?|release|holiday) freeze
    """
)
_DETERMINED = r"(?:(?:all|the|our|any|every|explicit|clear|repeated|several|written|good)\s+){0,3}"
_WARNED = one_of(
    r"""
    (?:being|having been) (?:\w+ )?(?:told|warned|asked|advised|reminded)
    (?:[\w-]+ ){0,4}?(?:warning|objection|reminder|freeze|advice|instruction|concern|policy|rule)s?
    (?:[\w-]+ ){0,2}?(?:failing|failed|red|broken) (?:tests?|checks?|builds?|pipeline|ci)
    """
)
_PATTERN = (
    rf"(?P<part>{_BAD}\s+(?:[\w-]+\s+){{1,3}}(?:on|from)\s+(?:our|my|their|his|her)\s+(?:part|side|end)\b)"
    r"|(?P<told>(?:although|even\s+though|though)\s+(?:he|she|they)\s+(?:had\s+been|was|were)\s+"
    r"(?:\w+\s+)?(?:asked|told|warned|instructed)\s+(?:not\s+)?to\b)|"
    rf"(?P<one>{_BAD}\s+(?:one|job)\b)"
    rf"|(?P<of>(?:na[iï]ve|foolish|stupid|silly|dumb|reckless|careless|lazy|wrong)\s+of\s+(?=[a-z]))"
    rf"|(?P<whois>{_WHO_IS}\s+(?=[a-z]))"
    r"|(?P<hurry>(?:hurry|rush|haste)\b)"
    r"|(?P<shame>(?:embarrassing(?:ly)?|laughable|disgrace|shocking(?:ly)?)\b)"
    r"|(?P<homework>homework\b)"
    r"|(?P<habit>bad\s+(?:habit|attitude)s?\b)"
    r"|(?P<moment>(?:madness|weakness)\b)"
    r"|(?P<wishful>wishful\s+thinking\b)"
    rf"|(?P<graded>{_BAD}\b(?!-))"
    r"|(?P<anyway>(?:anyway|regardless)(?=\s*(?:$|[.,;:!)–—-]|and\b|without\b)))"
    rf"|(?P<despite>despite\s+{_WARNED})\b"
    rf"|(?P<against>(?:against|contrary\s+to)\s+{_DETERMINED}{_RULES})\b"
    rf"|(?P<breach>(?:violation|breach|defiance)\s+of\s+{_DETERMINED}{_RULES})\b"
    r"|(?P<knowing>knowing\s+(?:full\s+well|perfectly\s+well|very\s+well))\b"
    r"|(?P<usual>(?:usual|always|again)(?=\s*(?:$|[.,;!)])))"
    r"|(?P<notfirst>first\s+time\b)"
    r"|(?P<wisdom>wisdom\b)"
    r"|(?P<short>short\s+of\s+(?:our|your|their|the|what)\b)"
    rf"|(?P<shocked>(?:unacceptable|inexcusable|unforgivable|outrageous|shameful|ridiculous)\s+that\b)"
)
# Work that people alone do; the others are theirs where somebody owns them.
_HUMAN_WORK = (
    r"(?:communication|planning|preparation|coordination|judge?ment|decisions?|decision-making"
    r"|leadership|discipline|hand-?over|hand-?off|attitude|teamwork|time\s+management|call)"
)
_OWN_WORK = (
    r"(?:handling|response|approach|work|execution|choices?|job|effort|performance|testing|reaction"
    r"|follow-?up|thinking|idea|plan|assumptions?|reading|conduct|behaviou?r|estimates?|due\s+diligence)"
)
_OWNED = (
    r"(?:our|my|his|her|(?:[\w-]+\s+)?(?:team|engineer|developer|operator|lead|manager|vendor"
    r"|provider|support|management|group|on-?call|admin|dba)(?:'s|s'))\s+(?:[\w-]+\s+){0,2}"
)
_BEHIND = (
    r"(?:\s+(?:to|of|for|from|with|around|during|on|by|about|between|in)\b[^.;,]{0,60})?\s+"
    r"(?:was|were|is|are|has\s+been|had\s+been|proved|felt|seemed|came)\s+(?:[\w-]+\s+){0,3}$"
)
_PREDICATED = regex(rf"\b(?:{_HUMAN_WORK}|{_OWNED}{_OWN_WORK}){_BEHIND}")
_DECIDED = regex(
    r"\b(?:decision|choice|call|plan|idea|move|approach|judge?ment)\b[^.;]{0,80}"
    r"\b(?:was|is|were|proved|turned\s+out|been|be)\s+(?:to\s+be\s+)?an?\s+(?:[\w-]+\s+){0,2}$"
)
_DID_A_JOB = regex(
    r"\b(?:did|done|doing|made)\s+(?:a|an|such\s+a|a\s+pretty|a\s+really)\s+(?:\w+ly\s+)?$"
)
_MOMENT = regex(r"\bin\s+a\s+(?:brief\s+)?(?:moment|fit)\s+of\s+$")
_IN = regex(r"\bin\s+(?:clear\s+|direct\s+)?$")
_AS = regex(r"(?:,|—|–|-)\s*(?:as\s+)?$")
_IN_THEIR = regex(r"\bin\s+(?:his|her|their|our)\s+(?:infinite\s+|great\s+)?$")
_NOT_FOR_THE = regex(r"\bnot\s+for\s+the\s+$")
_CLEAR_DEED = regex(
    r"\b(?:chose|merged|shipped|pushed|deployed|ran|released|approved|went|proceeded|started|launched|hit"
    r"|rebooted|continued|carried|clicked|signed|rolled|promoted|enabled|disabled|deleted|did|upgraded"
    r"|applied|scheduled|switched|turned|cut|force-pushed|committed)\b"
)
_OF_OURS = regex(r"\b(?:do|did|done|doing)\s+(?:our|their|his|her|my|the)\s+$")
_NEAR = 4
_MAY = regex(r"\s+(?:can|could|may|might|will|would|should)\b")
_IN_A = regex(
    r"\bin\s+(?:a|an|our|his|her|their|my|the|great|such\s+a|too\s+much)\s*(?:\w+\s+)?$|\bin\s+$"
)
_THEN = regex(r"(?:\s+to\s+[\w-]+(?:\s+[\w'-]+){0,3})?,?\s+(?=[a-z])")
_DECIDED_IN = regex(
    r"\b(?:decision|choice|change|fix|plan|migration|deploy\w*|rollout|release)s?\s+(?:was|were)\s"
)
_BLAMED_GROUPS = frozenset(
    ("despite", "against", "breach", "knowing", "anyway", "usual", "notfirst", "wisdom")
)


_FELL = regex(r"\b(?:we|they|our(?:\s+[\w-]+){1,2})\s+(?:fell|fall|falls|came|have\s+fallen)\s+$")
_LED_UP_TO = {
    "short": _FELL,
    "one": _DECIDED,
    "job": _DID_A_JOB,
    "moment": _MOMENT,
    "graded": _PREDICATED,
    "homework": _OF_OURS,
}


def _graded_doer(found: Found) -> Doer | None:
    """Whom a grade or a defiance is held against; kind ``SYSTEM`` for the unnamed."""
    group = found.group
    doer = _of_group(found, group) if group is not None else None
    # Asked last: most words grade a thing.
    if doer is None or is_reported(found.before) or is_hypothetical(found.before, found.low):
        return None
    return doer


def _of_group(found: Found, group: str) -> Doer | None:
    if group in _BLAMED_GROUPS:
        return _of_defiance(found)
    if group == "told":
        return Doer(PERSON, found.word, found.last_word)
    if group == "shocked":
        doer = agent_of(found.text, found.last_word + 1, found.people)
        return doer if doer.kind in HUMANS | {COMPANY} else _unnamed(found)
    if group in _READERS:
        return _READERS[group](found)
    return _unnamed(found) if _is_conduct(found) else None


def _of_one(found: Found) -> Doer | None:
    """Who "did a poor job"; nobody by name where a decision "was a poor one"."""
    if not _is_conduct(found):
        return None
    doer = clause_doer(found.text, found.word, found.people)
    is_theirs = found.low.endswith("job") and doer.kind in HUMANS - {WE}
    return doer if is_theirs else _unnamed(found)


def _of_somebody(found: Found) -> Doer | None:
    """Whom "a careless admin" calls so; what else may be careless is graded elsewhere."""
    doer = agent_of(found.text, found.last_word + 1, found.people)
    is_one = doer.kind == PERSON and doer.last - found.last_word <= _NEAR
    return (
        doer if is_one and _MAY.match(found.text.low, found.text.ends[doer.last]) is None else None
    )


def _of_hurry(found: Found) -> Doer | None:
    """Who did it "in a hurry"."""
    if _IN_A.search(found.before) is None:
        return None
    doer = clause_doer(found.text, found.word, found.people)
    if doer.kind == SYSTEM:
        following = _THEN.match(found.after)
        if following is not None:
            doer = agent_of(
                found.text, found.text.word_at(found.end + following.end()), found.people
            )
    if doer.kind == SYSTEM and _DECIDED_IN.search(found.before):
        return _unnamed(found)
    return doer if doer.kind in HUMANS or doer.kind == COMPANY else None


def _unnamed(found: Found) -> Doer:
    return Doer(SYSTEM, found.word, found.last_word)


def _is_conduct(found: Found) -> bool:
    """Whether what is graded is how people acted."""
    group = found.group or ""
    if group == "of":
        is_one = _is_of_people(found)
    else:
        led_up_to = _LED_UP_TO.get("job" if group == "one" and found.low.endswith("job") else group)
        is_one = led_up_to is None or led_up_to.search(found.before) is not None
    return is_one and not is_mention(found.before, found.after)


def _is_of_people(found: Found) -> bool:
    following = found.text.words[found.last_word + 1 : found.last_word + 2]
    return bool(following) and following[0] in {"us", "me", "him", "her", "them", "the", "our"}


def _of_defiance(found: Found) -> Doer | None:
    """Who acted "anyway", "despite the freeze" or "against policy"; ``None`` if nobody did."""
    is_placed = {"breach": _IN, "usual": _AS, "notfirst": _NOT_FOR_THE, "wisdom": _IN_THEIR}.get(
        found.group or ""
    )
    if is_placed is not None and is_placed.search(found.before) is None:
        return None
    if found.group == "anyway" and _CLEAR_DEED.search(found.before) is None:
        return None
    doer = clause_doer(found.text, found.word, found.people)
    if found.group == "wisdom" and doer.kind == SYSTEM:
        following = found.text.low.find(", ", found.end, found.end + 2)
        if following >= 0:
            doer = agent_of(found.text, found.text.word_at(following + 2), found.people)
    if doer.kind in HUMANS - {WE}:
        return doer
    is_told = found.group in {"despite", "against", "breach", "knowing"}
    return doer if is_told and doer.kind in {WE, COMPANY} else None


_READERS = {"whois": _of_somebody, "hurry": _of_hurry, "one": _of_one}

GRADING = Cue(_ANCHORS, _PATTERN, _graded_doer)
