"""What a remedy does: how strong it is, and whether it prevents, detects or mitigates.

The three strengths are those of the action hierarchy of RCA² (VA and NPSF, 2015): changes of the
system are stronger than aids, and aids stronger than asking people to do better.
"""

from __future__ import annotations

from linter.language.patterns import one_of, regex

TYPE_CHECKING = False
if TYPE_CHECKING:
    from linter.language.actions import Action

STRONGER, INTERMEDIATE, WEAKER = "stronger", "intermediate", "weaker"
PREVENT, DETECT, MITIGATE = "prevent", "detect", "mitigate"

_PEOPLE = one_of(
    r"""
    (?:re)?train(?:s|ed|ing)?
    teach(?:es|ing)?
    educat(?:e|es|ed|ing)
    workshops?
    brown\W?bags?
    remind(?:s|ed|ing|ers?)?
    document(?:s|ed|ing|ation)?
    docs
    wiki
    run\W?books?
    play\W?books?
    read-?mes?
    guidelines?
    handbook
    polic(?:y|ies)
    procedures?
    awareness
    careful(?:ly)?
    attention
    double[- ]check(?:s|ed|ing)?
    approv(?:al|als|e|es|ed|ing)
    sign-?off
    review(?:s|ed|ing)?
    discuss(?:ed|ing|ion|ions)?
    communicat(?:e|es|ed|ing|ion)
    announc(?:e|es|ed|ing|ement)
    tell
    inform(?:s|ed|ing)?
    warning (?:banner|label|sign)
    shar(?:e|es|ed|ing)
    present(?:s|ed|ing|ation)?
    writ(?:e|ing) (?:down|up)
    describ(?:e|es|ed|ing)
    """
)
_SYSTEM = one_of(
    r"""
    automat(?:e|es|ed|ing|ic|ically|ion)
    enforc(?:e|es|ed|ing)
    block(?:s|ed|ing)?
    reject(?:s|ed|ing)?
    refus(?:e|es|ed|ing)
    forbid(?:s|ding)?
    prevent(?:s|ed|ing)?
    remov(?:e|es|ed|ing|al)
    delet(?:e|es|ed|ing|ion)
    drop(?:s|ped|ping)?
    eliminat(?:e|es|ed|ing)
    retir(?:e|es|ed|ing)
    decommission(?:s|ed|ing)?
    revok(?:e|es|ed|ing)
    disabl(?:e|es|ed|ing)
    replac(?:e|es|ed|ing|ement)
    migrat(?:e|es|ed|ing|ion)
    mov(?:e|es|ed|ing)
    rewrit(?:e|es|ing)
    validat(?:e|es|ed|ing|ion)
    requir(?:e|es|ed|ing)
    limit(?:s|ed|ing)?
    cap(?:s|ped|ping)?
    throttl(?:e|es|ed|ing)
    isolat(?:e|es|ed|ing|ion)
    separat(?:e|es|ed|ing)
    split(?:s|ting)?
    shard(?:s|ed|ing)?
    merg(?:e|es|ed|ing)
    standardi[sz](?:e|es|ed|ing)
    simplif(?:y|ies|ied|ying)
    pin(?:s|ned|ning)?
    lock(?:s|ed|ing)?
    encrypt(?:s|ed|ing)?
    generat(?:e|es|ed|ing)
    read-only
    circuit breakers?
    roll(?:s|ed|ing)? back
    default(?:s|ed|ing)?
    """
)
_AIDS = one_of(
    r"""
    alert(?:s|ed|ing)?
    pag(?:e|es|ed|ing) (?!of\b)
    monitor(?:s|ed|ing)?
    dashboards?
    metrics?
    log(?:s|ged|ging)?
    trac(?:e|es|ing)
    tests?
    testing
    canar(?:y|ies)
    staging
    retr(?:y|ies|ied|ying)
    redundan(?:t|cy)
    replicas?
    replicat(?:e|es|ed|ing|ion)
    standby
    second (?:region|zone|replica|instance|provider|carrier|node)
    fail(?:s|ed)?\W?over
    failover
    backups?
    restor(?:e|es|ed|ing)
    timeouts?
    capacity
    scal(?:e|es|ed|ing)
    autoscal(?:e|er|ing)
    cach(?:e|es|ed|ing)
    checklists?
    drills?
    game days?
    upgrad(?:e|es|ed|ing)
    updat(?:e|es|ed|ing)
    patch(?:es|ed|ing)?
    fix(?:es|ed|ing)?
    index(?:es)?
    health checks?
    probes?
    thresholds?
    quotas?
    feature flags?
    kill switch(?:es)?
    rais(?:e|es|ed|ing)
    lower(?:s|ed|ing)?
    increas(?:e|es|ed|ing)
    add(?:s|ed|ing)?
    creat(?:e|es|ed|ing)
    implement(?:s|ed|ing)?
    introduc(?:e|es|ed|ing)
    install(?:s|ed|ing)?
    configur(?:e|es|ed|ing)
    set(?:s|ting)?
    """
)
_DETECTS = one_of(
    r"""
    alert(?:s|ed|ing)?
    (?:pages?|paging) (?:the|on-?call|when|if|us|someone|sre|at)
    monitor(?:s|ed|ing)?
    dashboards?
    metrics?
    log(?:s|ged|ging)?
    trac(?:es|ing)
    detect(?:s|ed|ing|ion)?
    notic(?:e|es|ed)
    observab(?:le|ility)
    health checks?
    synthetic
    prob(?:e|es|ing)
    canar(?:y|ies)
    warn(?:s|ed|ing)?
    graph(?:s|ed|ing)?
    thresholds?
    """
)
_MITIGATES = one_of(
    r"""
    roll(?:s|ed|ing)?\W?backs?
    fail(?:s|ed)?\W?overs?
    failovers?
    restor(?:e|es|ed|ing)
    backups?
    run\W?books?
    play\W?books?
    kill switch(?:es)?
    feature flags?
    escalat(?:e|es|ed|ing|ion)
    incident (?:process|bot|response|commander|channel)
    status\W?page
    drills?
    game days?
    fallbacks?
    degrad(?:e|es|ed|ing|ation)
    recover(?:y|s|ed|ing)?
    redundan(?:t|cy)
    standby
    replicas?
    circuit breakers?
    break-?glass
    on-?call
    second(?:ary)? (?:region|zone|replica|instance|provider|carrier|node)
    """
)
_PREVENTS = one_of(
    r"""
    block(?:s|ed|ing)?
    reject(?:s|ed|ing)?
    refus(?:e|es|ed|ing)
    forbid(?:s|ding)?
    prevent(?:s|ed|ing)?
    validat(?:e|es|ed|ing|ion)
    enforc(?:e|es|ed|ing)
    requir(?:e|es|ed|ing)
    limit(?:s|ed|ing)?
    cap(?:s|ped|ping)?
    throttl(?:e|es|ed|ing)
    remov(?:e|es|ed|ing|al)
    delet(?:e|es|ed|ing)
    revok(?:e|es|ed|ing)
    disabl(?:e|es|ed|ing)
    replac(?:e|es|ed|ing)
    upgrad(?:e|es|ed|ing)
    patch(?:es|ed|ing)?
    fix(?:es|ed|ing)?
    pin(?:s|ned|ning)?
    lock(?:s|ed|ing)?
    split(?:s|ting)?
    shard(?:s|ed|ing)?
    isolat(?:e|es|ed|ing)
    tests?
    lint(?:s|er|ing)?
    ci
    automat(?:e|es|ed|ing)
    rotat(?:e|es|ed|ing)
    renew(?:s|ed|ing)?
    default(?:s|ed|ing)?
    """
)
_MANUAL = one_of(
    r"""
    (?:manual(?:ly)?|by hand)
    (?:approval|approvals|sign-?offs?)
    (?:approv|sign)(?:e|es|ed|ing)? (?:by|off|from)
    (?:by|from) (?:two|a second|another) (?:person|people|engineers?|reviewers?|approvers?)
    (?:second|another|four) (?:pairs? of )?eyes?
    (?:two|four)-(?:person|eyes?)
    (?:second|two|another) (?:reviewers?|approvers?)
    (?:double|triple)[- ]checks?
    (?:change|release|deploy(?:ment)?) (?:freeze|board|approval|window|meeting|ticket)s?
    (?:cab|change advisory board)
    must (?:ask|confirm|notify|inform|check|review|approve|fill)
    fill(?:s|ed|ing)? (?:in|out) (?:an? |the )?(?:form|template|ticket|checklist)
    before (?:every|each|any) (?:deploy\w*|release|change|migration|merge|restart)
    """
)
_MECHANISM = regex(
    r"\b(?:automat\w+|ci\b|cron|bot\b|script|tool (?:asks|refuses|checks)|pipeline|codeowners|hook)"
)


_STRENGTHS = (
    (STRONGER, regex(rf"\b{_SYSTEM}\b")),
    (INTERMEDIATE, regex(rf"\b{_AIDS}(?:\b|(?<=\s))")),
)
_OPENS_WEAK = regex(
    rf"\W*(?:[\w ]{{2,30}}:\s+)?(?:(?:we|should|will|must|please|also|to)\s+)*"
    rf"(?:(?:add|create|writ|updat|improv|extend|hold|run|giv|mak|do|start|introduc|establish|defin"
    rf"|requir|mandat|need)(?:e|ing)?\s+)?"
    rf"(?:(?:an?|the|our|more|better|all|new|internal|clear|mandatory|second|another)\s+)*{_PEOPLE}\b"
)
_PURPOSES = (
    (DETECT, regex(rf"\b{_DETECTS}\b")),
    (MITIGATE, regex(rf"\b{_MITIGATES}\b")),
    (PREVENT, regex(rf"\b{_PREVENTS}\b")),
)
_BY_HAND = regex(rf"\b{_MANUAL}")
_SAID = regex(r"\W*(prevent|detect|mitigat)")


def strength(action: Action) -> str | None:
    """How strong a remedy is: ``stronger``, ``intermediate`` or ``weaker``; ``None`` if unclear.

    An action that opens with what people should do or read is weaker whatever it is about, unless
    something enforces it.
    """
    low = action.act
    if _OPENS_WEAK.match(low) and _MECHANISM.search(low) is None:
        return WEAKER
    return next((name for name, pattern in _STRENGTHS if pattern.search(low)), None)


def is_manual(action: Action) -> bool:
    """Tell whether an action adds a step that a person has to take each time."""
    low = action.act
    return _BY_HAND.search(low) is not None and _MECHANISM.search(low) is None


def purposes(action: Action, said: str | None = None) -> frozenset[str]:
    """Whether a remedy prevents, detects or mitigates, or several of these; none if unclear.

    ``said`` is what the author calls it, and counts where it is one of the three.
    """
    stated = _SAID.match(said.lower()) if said is not None else None
    if stated is not None:
        return frozenset(name for name, _ in _PURPOSES if name.startswith(stated[1]))
    low = action.act
    return frozenset(name for name, pattern in _PURPOSES if pattern.search(low))
