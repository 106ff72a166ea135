"""What people did not do, or did badly: "failed to page", "forgot", "never checked", "botched"."""

from __future__ import annotations

from linter.language.cue import Cue
from linter.language.mention import is_hypothetical, is_mention, is_reported
from linter.language.nouns import COMPANY, I_MYSELF, PERSON, USER, WE, is_modifier
from linter.language.patterns import one_of, regex
from linter.language.subject import Doer, doer_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from linter.language.found import Found

_ANCHORS = tuple(
    """
    failed fails failing forgot forgott forgotten forgets forgetting neglected neglects
    neglecting overlooked overlooking ignored ignoring disregarded disregarding omitted missed
    skipped skipping bypassed bypassing paid paying turned turning shrugged brushed slept let
    screwed messed mucked goofed stuffed cocked fucked fouled effed blew dropped botched bungled
    fumbled borked bodged half yolo yoloed slacked winged phoned cut cutting had
    misread misjudged miscalculated mishandled mismanaged miscommunicated mistyped misdiagnosed
    misunderstood misinterpreted misconfigured mislabeled mislabelled underestimated
    did didn't didnt does doesn't doesnt hadn't hadnt couldn't couldnt can't never without
    was were is are got been
    """.split()
)

_DUTY = one_of(
    r"""
    (?:double-)?check(?:ed)?
    (?:test|review|consult|document|monitor|request|follow|look|wait|ask)(?:ed)?
    (?:update|validate|coordinate|anticipate|escalate|communicate|announce)d?
    (?:verif|notif)(?:y|ied)
    (?:confirm|inform|warn)(?:ed)?
    read
    (?:think|thought|tell|told)
    (?:use|used|run|ran) the
    reali[sz]ed? the
    """
)
_NEVER = one_of(
    """
    did(?:n't|nt| not)
    does(?:n't|nt| not)
    had(?:n't|nt| not)
    never
    """
)
_OBJECT = r"(?:(?:the|a|an|our|any|all|code|peer|every|both|this|that|it)\s+){0,3}"
_STEPS = one_of(
    r"""
    (?:review|test|check|checklist|approval|canary|step|runbook|procedure|process)(?:s|es)?
    staging
    dry[\s-]run
    verification
    validation
    hand-?over
    """
)
# What is held against whoever did it: a third person, "I", "we" or a company.
_FAILING = one_of(
    rf"""
    fail(?:ed|s|ing) (?:\w+ly )?(?:to|in|at) [\w-]+
    forgot(?:t|ten)?(?: (?:to [\w-]+|about))?
    forget(?:s|ting)(?: (?:to [\w-]+|about))?
    neglect(?:ed|s|ing)(?: to [\w-]+)?
    (?:overlook|ignor|disregard)(?:ed|ing)
    omitted to [\w-]+
    missed
    pa(?:id|ying) (?:no|little|zero) attention
    turn(?:ed|ing) a blind eye
    (?:shrugged|brushed) off
    slept through
    let (?:it|this|that|them|things) slip
    did(?:n't|nt| not) (?:even|so much as) \w+
    did(?:n't|nt| not) (?:even )?(?:bother(?: to [\w-]+)?|care)\b
    (?:could|ca)(?:n't|nt| not) be (?:bothered|arsed|assed)
    without (?:even )?bothering
    did(?:n't|nt| not) (?:really )?think {_OBJECT}[\w-]* ?through
    (?:did(?:n't|nt| not)|never) (?:take|took) {_OBJECT}[\w-]* ?seriously
    """
)
_BUNGLING = one_of(
    r"""
    (?:screw|mess|muck|goof|stuff|cock|fuck|foul)ed (?:it |this |that |things )?up
    effed up
    blew (?:it|this|that)\b
    dropped the ball
    (?:botch|bungl|fumbl|bork|bodg)ed
    half[\s-]assed
    yolo(?:ed\b|[\s-]\w+ed\b)
    slacked off
    winged it
    phoned it in
    cut(?:ting)? corners
    had a (?:brain[\s-]?fart|senior moment|lapse)
    (?:mishandl|mismanag|misjudg|miscommunicat)ed
    """
)
# Slips that are told of "us" without judging, but held against a person.
_SLIPS = one_of(
    r"""
    mis(?:read|understood)
    mis(?:calculat|typ|diagnos|interpret|configur|label|labell)ed
    underestimated
    """
)
_UNDONE = one_of(
    rf"""
    {_NEVER} (?:(?:properly|fully|correctly|actually|ever) )?(?:pa(?:y|id) attention|{_DUTY})\b
    (?:skipp|bypass)(?:ed|ing) {_OBJECT}{_STEPS}\b
    without (?:first )?(?:check|test|review|verify|ask|tell|read|look|wait|consult|inform)ing
    without (?:first )?(?:notifying|confirming|validating|double-checking|paying attention|thinking)
    """
)
_VERY = (
    r"(?:(?:so|too|very|quite|just|all|a\s+bit|rather|simply|really|being|plain|totally|clearly"
    r"|obviously|grossly)\s+){0,2}"
)
_PREDICATE = rf"(?:was|were|is|are|got|been)\s+{_VERY}" + one_of(
    r"""
        (?:at fault|to blame)\b
        (?:careless|negligent|sloppy|lazy|reckless|incompetent|clueless|inattentive)\b
        (?:irresponsible|foolish|stupid|dumb|hasty|complacent|unprofessional|amateurish|inept)\b
        asleep at the (?:wheel|switch|keyboard)
        asleep on the job
        out of (?:his|her|their|our|my) depth
        too (?:lazy|quick|eager|hasty|proud|trusting|slow) to \w+
        responsible for (?:the|this) (?:outage|incident|failure|error|bug|problem|mess)
        """
)
_PATTERN = (
    rf"(?P<failing>{_FAILING})|(?P<bungling>{_BUNGLING})|(?P<slip>{_SLIPS})"
    rf"|(?P<undone>{_UNDONE})|(?P<predicate>{_PREDICATE})"
)

_NOBODYS_DEEDS = one_of(
    r"""
    (?:(?:double-)?check|test|review|document|question|follow|look|ask|bother|car)ed\b
    (?:validated|verified|read(?! from)|bothered|thought to|gave a (?:damn|shit|crap|toss))\b
    (?:took|paid|made) (?:the |any )?(?:time|attention|trouble|effort)\b
    """
)
_NOBODY = (
    r"(?:nobody|noone|no[\s-]one)(?:\s+(?:on|in|from|at)\s+(?:the\s+|our\s+)?[\w-]+(?:\s+team)?)?"
    rf"\s+(?:(?:had|has|ever|even|actually|properly|really)\s+)*{_NOBODYS_DEEDS}"
)

# To fail at these is to be kept from them.
_ATTEMPTS = frozenset(
    """
    access authenticate connect contact download find get load locate log login open reach
    reproduce sign ssh pay complete receive see start stop boot mount recover restore resolve fix
    repair save win convince stabilize stabilise bring
    """.split()
)
# A company's machines fail to do everything else.
_COMPANYS_DUTIES = frozenset(
    "notify tell inform warn communicate disclose announce honor honour consider anticipate "
    "escalate follow meet keep provide share mention".split()
)
_USERS_DUTIES = frozenset(
    "follow read update upgrade rotate migrate check notice report renew think tell use".split()
)
_CLAIMED_BY_I = regex(r"bother|even|think|thought|anticipate|check|care|attention|seriously")
_NOT_MEANT = regex(
    r"\s+(?:nothing|none|no)\b|[^.;]{0,30}\b(?:on purpose|deliberately|intentionally)\b"
)
_UNTIL = regex(r"[^.;]*\buntil\b")
_MISSED_THING = regex(r"\s+(?:out|you|each other|work|lunch|sleep|dinner|the chance to say)\b")
_NEGATED = regex(r"\b(?:not|never|n't|cannot|hardly|rarely|seldom)\s+(?:\w+\s+)?$")


_HELD_AGAINST = {
    I_MYSELF: frozenset(("failing", "bungling", "slip", "undone", "predicate")),
    PERSON: frozenset(("failing", "bungling", "slip", "undone", "predicate")),
    WE: frozenset(("failing", "bungling", "predicate")),
    COMPANY: frozenset(("failing", "predicate")),
    USER: frozenset(("failing", "slip", "undone")),
}
_DUTIES = {COMPANY: _COMPANYS_DUTIES, USER: _USERS_DUTIES}


def _omission_doer(found: Found) -> Doer | None:
    """Whom the words hold something against; ``None`` if nobody."""
    group = found.group
    if group is None or _is_unclaimed(found) or _NEGATED.search(found.before):
        return None
    is_without = found.text.words[found.word] == "without"
    doer = doer_of(found.text, found.word + is_without, found.people)
    if group not in _HELD_AGAINST.get(doer.kind, ()) or _is_no_omission(found, doer.kind):
        return None
    return doer


def _nobodys_duty(found: Found) -> Doer | None:
    """Whom "nobody checked" holds it against: somebody, when the duty was everybody's."""
    return None if _is_unclaimed(found) else Doer(PERSON, found.word, found.word)


def _is_unclaimed(found: Found) -> bool:
    """Whether the words only plan, ask, warn or deny."""
    return is_reported(found.before) or is_hypothetical(found.before, found.low)


def _is_no_omission(found: Found, kind: str) -> bool:
    """Whether the words tell of an attempt, an office, a delay or a choice."""
    words = found.low.split()
    after = found.after
    if _NOT_MEANT.match(after):
        return True
    match words[0]:
        case "fail" | "fails" | "failed" | "failing":
            return words[-2] == "to" and not _is_duty(words[-1], kind)
        case "missed":
            return kind in {COMPANY, USER} or _MISSED_THING.match(after) is not None
        case "was" | "were" | "is" | "are" | "got" | "been":
            return is_modifier(after) or is_mention("", after)
        case "did" | "didn't" | "didnt" | "does" | "doesn't":
            is_own = kind == I_MYSELF and not _CLAIMED_BY_I.search(found.low)
            return is_own or _UNTIL.match(after) is not None
    return False


def _is_duty(verb: str, kind: str) -> bool:
    duties = _DUTIES.get(kind)
    return verb in duties if duties is not None else verb not in _ATTEMPTS


OMISSION = Cue(_ANCHORS, _PATTERN, _omission_doer)
NOBODY = Cue(("nobody", "no", "noone"), _NOBODY, _nobodys_duty)
