"""Which category a contributing factor reads like, where nobody marked it."""

from __future__ import annotations

from linter.language.patterns import one_of, regex

TECHNICAL, PROCESS = "technical", "process"
ORGANIZATIONAL, DETECTION = "organizational", "detection"

_DETECTION = one_of(
    r"""
    alert(?:s|ed|ing)?
    alarms?
    monitor(?:s|ed|ing)?
    paged?
    pagers?
    dashboards?
    (?:un)?notic(?:e|ed)
    (?:un)?detect(?:ed|ion|able)?
    observab(?:le|ility)
    silenced
    (?:not |in)visible
    visibility
    health checks?
    went unseen
    log(?:s|ged|ging) (?:did|was|were|had|lacked|showed)
    """
)
_ORGANIZATIONAL = one_of(
    r"""
    (?:un)?own(?:s|ed|er|ers|ership)
    teams?
    under-?staff(?:ed|ing)
    staffing
    head\W?count
    hand-?overs?
    hand-?offs?
    knowledge
    priorit(?:y|ies)
    deferred
    postponed
    budgets?
    holidays?
    vacation
    on leave
    workload
    time pressure
    deadlines?
    responsib(?:le|ility|ilities)
    (?:only|nobody|no one|one person|two people)
    time zones?
    """
)
_PROCESS = one_of(
    r"""
    run\W?books?
    play\W?books?
    check\W?lists?
    (?:code |peer )?review(?:s|ed|er|ers)?
    procedures?
    process(?:es)? (?!was|were|died|crashed|exited|restarted|ran|kept|that)
    (?:un)?tested
    test(?:s|ing)? (?:did|does|do|was|were|has|had|cover|covers|only|stops?)
    test(?:ing)? (?:coverage|plan|environment|gap)
    no tests?
    load tests?
    staging
    canar(?:y|ies)
    document(?:ed|ation)
    undocumented
    manual(?:ly)?
    by hand
    training
    approv(?:al|als|ed)
    maintenance windows?
    guardrails?
    policy
    """
)
_TECHNICAL = one_of(
    r"""
    bugs?
    memory
    cpu
    disks?
    leak(?:s|ed)?
    race conditions?
    dead\W?locks?
    time-?outs?
    timed out
    pools?
    connections?
    quer(?:y|ies)
    quer(?:ied)
    caches?
    dns
    certificates?
    config(?:uration)?s?
    misconfigur(?:ed|ation)
    limits?
    capacity
    overload(?:ed)?
    version
    librar(?:y|ies)
    package
    retr(?:y|ies|ied)
    thread(?:s)?
    pods?
    nodes?
    cluster
    database
    replica(?:s)?
    index(?:es)?
    schema
    migration
    exception
    crash(?:es|ed)?
    null
    parser?
    code
    api
    endpoint
    server
    request(?:s)?
    load balancer
    network
    latency
    queue
    """
)
# What says more than "technical" comes first: a bug that no test covers is a gap of process.
_CATEGORIES = tuple(
    (name, regex(rf"\b{pattern}(?:\b|(?<=\s))"))
    for name, pattern in (
        (DETECTION, _DETECTION),
        (PROCESS, _PROCESS),
        (ORGANIZATIONAL, _ORGANIZATIONAL),
        (TECHNICAL, _TECHNICAL),
    )
)


def category_by_wording(text: str) -> str | None:
    """The category that a factor's words point to; ``None`` where none does."""
    low = text.lower()
    return next((name for name, pattern in _CATEGORIES if pattern.search(low)), None)
