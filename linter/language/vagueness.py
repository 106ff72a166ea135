"""Whether anybody could say that an action is done: commitments, artefacts, thresholds, cadence."""

from __future__ import annotations

from linter.language.artefacts import ARTEFACT, MEASURED
from linter.language.patterns import one_of, regex
from linter.language.soft_verbs import commits_to_nothing

TYPE_CHECKING = False
if TYPE_CHECKING:
    from linter.language.actions import Action

_OPENING = r"^\W*+" + one_of(
    r"""
    (?:we|i|they|everyone) (?:should|will|need to|must|have to|want to|could|plan to|are going to)
    (?:we|i|they)(?: (?:are|currently|also|still))+
    (?:we|they|i)(?:'re|'ll|'m)
    (?:need|please|want)(?:ing)?(?: to)?
    (?:plan|aim|start)(?:n?ing)? to
    (?:is|are) going to
    (?:is|are)(?: (?:also|now|currently|still))?
    to
    """
)
_LABEL = r"(?:[\w/& -]{2,60}:\s++){0,3}"
_ADVERB = one_of("also\nfurther\ngenerally\nalways\npersonally\nfully\nthoroughly\nquickly\njust")
_LEAD = rf"{_LABEL}(?:{_OPENING}\s++)?\W*+(?:{_ADVERB}\s+)?"

_EXHORTATION = regex(
    r"\b"
    + one_of(
        r"""
        be(?:ing)? (?:(?:more|extra|very|much more) )?(?:careful|cautious|vigilant|mindful)
        be(?:ing)? (?:more )?(?:attentive|aware|diligent|proactive)
        pay(?:ing)? (?:(?:more|closer|better) )?attention
        try harder
        do better
        take (?:(?:more|better) )?care
        (?:remind|tell) (?:(?:the|all|our) )*(?:team|teams|everyone|engineers|people|developers)
        (?:remind|tell) (?:(?:the|all|our) )*(?:staff|on-?call|users)
        (?:raise|increase|spread) awareness
        communicate (?:better|more|earlier|sooner|faster)
        keep an eye on
        double[- ]check (?:everything|before|more)
        (?:emphasi[sz]e|stress|re-?iterate) the (?:importance|need)
        learn from
        more (?:care|caution|diligence|discipline|attention)
        (?:fix|address|reduce|tackle|pay down|clean up) (?:the |our |some )?tech(?:nical)? debt
        get rid of (?:the |our |some )?tech(?:nical)? debt
        avoid (?:this|it|similar|such|human error|mistakes)
        """
    )
    + r"\b"
)
_START = regex(_LEAD)
_ANY = r"(?:(?:the|this|all|any|such|these|our|underlying)\s+)*"
_REMEDY = regex(
    _LEAD
    + one_of(
        """
        (?:fix|address|solv|resolv|handl|tackl|mitigat)(?:e|ing)?
        deal(?:ing)? with
        """
    )
    + rf"\s+{_ANY}"
    + one_of(
        """
        (?:issue|problem|bug|outage|it|thing|gap|risk|error|failure|cause|edge case|concern)s?
        (?:technical )?(?:debt|shortcomings|root causes?)
        """
    )
    + r"(?=\W*$|\s+(?:that caused|in general|better|properly|gracefully|more)\b)"
)
_ASSURANCE = regex(_LEAD + r"(?:ensur(?:e|ing)|mak(?:e|ing)\s+sure)\b")
# Somebody is to remember something each time: "make sure the on-call engineer checks the disk".
_PEOPLE = one_of(
    r"""
    (?:engineer|developer|operator|reviewer|responder|author|admin|administrator|dba|sre)s?
    (?:deployer|releaser|approver|maintainer|committer|contributor|employee|contractor)s?
    (?:team|squad|shift|team member|tech lead|lead|manager|person|commander)s?
    (?:on-?call(?:er)?s?|devs?|ops|people|staff|folks|everyone|everybody|someone|somebody|we|you)
    """
)
_HABIT = one_of(
    r"""
    (?:double-?check|check|verif|confirm|validat|review|inspect|monitor|watch|test|compar)(?:e|y)?
    (?:verifies|validates|compares)
    (?:double-?check|check|confirm|review|inspect|monitor|watch|test|look|read|run|follow|remember)s?
    (?:communicate|notify|think|know|understand|consider|coordinate|ask|announce|escalate|care)s?
    """
)
_PEOPLE_DO = regex(
    _LEAD
    + r"(?:ensur(?:e|ing)|mak(?:e|ing)\s+sure)\s+(?:that\s+)?"
    + rf"(?:(?:the|all|our|every|each|any|an?|both|[\w-]{{2,20}})\s+){{0,3}}?{_PEOPLE}\s+"
    + rf"(?:(?:always|also|\w+ly|will|must|should|to)\s+){{0,2}}{_HABIT}\b"
    # "the admin checks pass" is about checks.
    + r"(?!\s+(?:pass|fail|run|is|are|exist|happen|cover|include|block|work|succeed|complet)\w*)"
)
_CADENCE = regex(
    r"\b(?:daily|weekly|monthly|quarterly|(?:every|each|once\s+an?|per)\s+"
    r"(?:day|week|month|quarter|sprint|shift|release|(?:mon|tues|wednes|thurs|fri)day)s?)\b"
)
_ASSURED = regex(
    r"\b"
    + one_of(
        r"""
        (?:test|alert|dashboard|runbook|backup|check|gate|hook)s?
        instructions
        docs
        documentation
        (?:fail|reject|block|refuse|page|alert|require|warn|stop|retrie|expire|return|time|log)s
        (?:is|are) (?:\w+ed|set|in place (?:for|on|in))
        (?:there is|there are|have|has) (?:an?|at least|one|two) (?!(?:better|good|proper)\b)\w+
        (?:ask|validate|notifie|abort|halt|roll|emit|write|read|run|use)s
        """
    )
    + r"\b"
)
_COMPARATIVE = regex(
    rf"{_LABEL}\W*+(?:(?:we\s+)?"
    + one_of("need\nwant\nadd\nhave\nget\nintroduce\nimplement\ncreate\nwrite\nprovide\nbuild\nuse")
    + r"\s+)?(?:set\s+up\s+)?(?:some\s+(?:kind\s+of\s+)?|a\s+)?"
    r"(?P<how>more|better|improved|additional|further|extra|proper|good|stronger|stricter|proactive"
    r"|appropriate|adequate|sufficient|enhanced|regular|continuous|clearer|tighter|faster|easier"
    r"|simpler|safer|smarter|closer|deeper|wider|broader|robust|comprehensive|ongoing)\s+[\w-]+"
)
_DONE = regex(r"\b(?:was|were|has\s+been|have\s+been)\s+(?:\w+ly\s+)?(?:\w+ed|done|made|set|put)\b")
_UNMEASURABLE = frozenset(
    """
    better improved proper good appropriate adequate sufficient stronger stricter proactive regular
    continuous enhanced clearer tighter faster easier simpler safer smarter closer deeper wider
    broader robust comprehensive ongoing
    """.split()
)
_BARE = regex(
    rf"{_LEAD}(?:(?:add|writ|updat|set|introduc|implement|need|have|fix|provid|build|revis|extend|expand|broaden)(?:e|ing)?"
    r"\s+(?:up\s+)?)?"
    r"(?:(?:the|our|all|some|new|any|load|stress|chaos|integration|unit|smoke|regression|capacity"
    r"|performance|security|end-to-end)\s+)*"
    + one_of(
        """
        monitoring
        alerting
        alerts?
        testing
        tests?
        training
        documentation
        docs
        communication
        runbooks?
        automation
        reviews?
        process(?:es)?
        tooling
        logging
        planning
        safeguards
        guard-?rails
        safety nets?
        protections?
        redundancy
        resilience
        validation
        checks
        visibility
        observability
        metrics
        fallbacks?
        error handling
        access controls?
        best practices
        """
    )
    + r"(?:\s+(?:improvements?|updates?|changes?|enhancements?))?\W*$"
)
_PRACTICE = regex(
    one_of(
        r"""
        \b(?:at some point|some ?day|long(?:er)?[- ]term)\b
        \bwhen (?:we have|there is) time\b
        \bsomething (?:more|better|like|similar)\b(?!.{0,30} than)
        \bthere (?:should|must|needs? to|has to) be (?:\w+ )?(?:better|more|clear(?:er)?|proper)\b
        \bregularly\b
        \bon a regular basis\b
        \bperiodically\b
        \bwhenever possible\b
        \bwherever (?:[\w']+ ){0,3}(?:feasible|possible|practical|sensible)\b
        ^\W*(?:alerting|monitoring|testing|logging) (?:for|of|on|around) (?:\w+ ){1,4}problems?\W*$
        ^\W*(?:alerting|monitoring|testing|logging) (?:for|of|on) (?:\w+ ){1,4}(?:issue|error)s?\W*$
        \bas needed\b
        \bwhen necessary\b
        \bwhere (?:possible|appropriate)\b
        \bmore (?:careful|clear|close|frequent|graceful|quick|reliab|robust|safe|thorough)\w*ly\b
        \b(?:legacy|old|this) (?:stuff|things)\W*$
        \b(?:more|better) (?:training|communication|awareness|collaboration|education)\b
        \b(?:catch|detect|handle|notice|spot|find|stop) (?:this|these|such|similar)(?: \w+){0,4}\W*$
        \b(?:needs?|must|has|have) to be (?:clear|better|improved)\b
        \b(?:implement|tak|mak|introduc)(?:e|ing)?(?: \w+)? (?:measures?|changes|guardrails|steps)\b
        \b(?:took|taken)(?: \w+)? (?:measures|steps)\b
        \bbe(?:come)? (?:more|less) (?!than)\w+
        \bcloser to (?:prod(?:uction)?|reality)\b
        \bhandle \S.{2,59}\s(?:gracefully|properly|correctly|better)\W*$
        \b(?:steps|measures) (?:are|will be|were|to be) taken\b
        \b(?:some|several|various|other|general|further) (?:[\w-]+ ){0,4}improvements\b
        \b(?:more|better) (?:mature|modern|robust|reliable|stable|resilient|secure)\b(?! than)
        \b(?:more|better) (?:graceful|similar|efficient|effective|proactive)\b(?! than)
        \b(?:more|better) (?:consistent|transparent|scalable)\b(?! than)
        \bshould (?:(?:also|always) )?be (?:first )?(?:reviewed|tested|checked|monitored|improved)\b
        """
    )
)
# Apart from the others, so that all of those begin with a letter: such are looked for in C.
_OPENING_PRACTICE = regex(
    r"\W*"
    + one_of(
        r"""
        always\b
        (?:conduct|perform|do|run|hold|have|schedule|organi[sz]e|arrange) regular\b
        (?:document|fix|address|handle|automate|test|track) (?:it|this|that|everything)\W*$
        """
    )
)
_SOONER = regex(
    r"\b(?:faster|sooner|earlier|better|quicker|harder|smarter|more\s+(?:often|frequently))\W*$"
)
_QUESTION = regex(r"\?(?:\s*+\([^()?]*+\))?+[^\w?]*+$")

# What is to exist is said, and only whether is asked: "Describe the process for …?"
_NAMED_ALL_THE_SAME = regex(
    _LEAD + r"(?:describe|document|write|publish|add|remove|delete|pin|enable|disable|move|set)\b"
)
_SCOPE = regex(r"\b(?:for|that|which|covering|on|to|when|of|against|in)\s+[\w`]{3,}")


def is_vague(action: Action) -> bool:
    """Tell whether nobody could say of an action when it is done.

    Exhortations, open-ended looking into things, soft verbs without an artefact, threshold or
    means, "more" and "better" of something unscoped, and practices without a cadence are vague.
    """
    low = action.act
    if _EXHORTATION.search(low):
        return True
    if MEASURED.search(low):
        return False
    return any(judge(low) for judge in (_is_practice, _is_soft, _is_comparative))


def is_exhortation(action: Action) -> bool:
    """Tell whether an action only asks people to be more careful, attentive or aware."""
    return _EXHORTATION.search(action.low) is not None


def _is_practice(low: str) -> bool:
    if _BARE.match(low) or _OPENING_PRACTICE.match(low):
        return True
    if "?" in low and _QUESTION.search(low) and not _NAMED_ALL_THE_SAME.match(low):
        return True
    if _SOONER.search(low) and ARTEFACT.search(low) is None:
        return True
    return _PRACTICE.search(low) is not None


def _is_soft(low: str) -> bool:
    """Whether it starts with a verb that commits to nothing, and no artefact makes up for it."""
    if _ASSURANCE.match(low):
        if _PEOPLE_DO.match(low):
            return _CADENCE.search(low) is None
        return _ASSURED.search(low) is None and ARTEFACT.search(low) is None
    start = _START.match(low)
    is_soft = commits_to_nothing(low, start.end() if start is not None else 0)
    return (is_soft or _REMEDY.match(low) is not None) and ARTEFACT.search(low) is None


def _is_comparative(low: str) -> bool:
    """Whether it asks for more or better of something that nothing measures or scopes."""
    found = _COMPARATIVE.match(low)
    if found is None or _DONE.search(low):
        return False
    if found.group("how") in _UNMEASURABLE:
        return ARTEFACT.search(low) is None
    return _SCOPE.search(low, found.end("how")) is None
