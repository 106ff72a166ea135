"""Whether anybody could say that an action is done: commitments, artefacts, thresholds, cadence."""

from __future__ import annotations

import re

from linter.language.artefacts import ARTEFACT, MEASURED
from linter.language.doers import act_of
from linter.language.patterns import one_of

_OPENING = r"^\W*" + one_of(
    r"""
    (?:we|i|they|everyone) (?:should|will|need to|must|have to|want to|could|plan to|are going to)
    (?:we|i|they)(?: (?:are|currently|also|still))+
    (?:we|they|i)(?:'re|'ll|'m)
    (?:need|try|plan|aim|start|please|want)(?:ing)?(?: to)?
    (?:is|are) going to
    (?:is|are)(?: (?:also|now|currently|still))?
    to
    """
)
_LABEL = r"(?:[\w/& -]{2,60}:\s+){0,3}"
_ADVERB = one_of("also\nfurther\ngenerally\nalways\npersonally\nfully\nthoroughly\nquickly\njust")
_LEAD = rf"{_LABEL}(?:{_OPENING}\s+)?\W*(?:{_ADVERB}\s+)?"

_EXHORTATION = re.compile(
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
        avoid (?:this|it|similar|such|human error|mistakes)
        """
    )
    + r"\b"
)
_OPEN_ENDED = re.compile(
    _LEAD
    + one_of(
        r"""
        (?:consider|think|explor|discuss|evaluat|assess|revisit|research|examin|debug)(?:e|ing)?
        (?:investigat|analy[sz]|determin)(?:e|ing)
        (?:review|audit|understand|study|identify)(?:ing)?
        look(?:ing)? (?:into|at)
        talk about
        spike
        do(?:ing)? an? (?:deep dive|review|analysis|investigation)
        (?:put|invest|spend)(?:ing)? (?:more )?(?:effort|time|work)
        (?:read|catch) up on
        learn(?:ing)? (?:more )?(?:about|how|why|what)
        dig(?:ging)? (?:into|deeper)
        (?:experiment|play|engage|collaborate|liaise|coordinate|work|meet|sync|align)(?:ing)? with
        (?:gather|collect)(?:ing)? (?:ideas|feedback|input|opinions|thoughts)
        (?:check|try|test)(?:ing)? out
        (?:look|search)(?:ing)? for
        (?:get|getting) to the bottom
        investigations? (?:in)?to
        (?:review|evaluation|assessment|analysis) of
        brainstorm
        find(?:ing)? (?:out|where|a way|ways)
        figur(?:e|ing) out
        (?:check|see|try) (?:if|whether) (?:we|it|there|this|that|other|any)
        (?:have|hold) an? (?:conversation|discussion|chat|talk)
        (?:devise|plan|develop|define|create|make|have) (?:an? )?(?:strategy|plan|way)s?
        come up with (?:an? )?(?:strategy|plan|way)s?
        follow up
        reach out
        watch (?:the|for|out|our|over|it|this)
        observe
        re-?think
        """
    )
    + r"\b"
)
_SOFT = re.compile(
    _LEAD
    + one_of(
        r"""
        (?:improv|enhanc|optimi[sz]|minimi[sz]|streamlin)(?:e|ing|ed)
        (?:strengthen|harden|monitor|educat|encourag|promot|foster|cultivat|refin)(?:e|ing)?
        (?:moderni[sz]|stabili[sz]|prioriti[sz]|familiari[sz]|accelerat)(?:e|ing)
        (?:boost|tighten)(?:ing)?
        (?:clarif|simplif)(?:y|ying)
        (?:expand|extend|broaden|widen)(?:ing)? (?:(?:the|our|test) )*(?:coverage|monitoring)
        (?:expand|extend|broaden|widen)(?:ing)? (?:(?:the|our|test) )*(?:alerting|testing)
        train(?:ing)? (?:(?:the|our|all|more|new) )*(?:team|engineer|developer|user|responder)s?
        train(?:ing)? (?:(?:the|our|all|more|new) )*(?:staff|people|everyone|on-?call|colleagues)
        better
        (?:be|get) better
        work(?:ing)? on
        (?:clean|speed)(?:ing)? up
        keep(?:ing)? (?:\w+ ){1,4}up[- ]to[- ]date
        prevent(?:ing)? (?:this|it|similar|such|future)
        (?:adopt|follow|share)(?: \w+)? best
        (?:reduc|increas)(?:e|ing) (?:(?:the|our) )?(?:reliability|resilience|robustness|visibility)
        (?:reduc|increas)(?:e|ing) (?:(?:the|our) )?(?:coverage|monitoring|quality|risks?|noise)
        (?:reduc|increas)(?:e|ing) (?:(?:the|our) )?(?:errors?|mttr|downtime|toil|impact|complexity)
        reduc(?:e|ing) (?:(?:the|our) )?(?:technical )?debt
        """
    )
    + r"\b"
)
_ANY = r"(?:(?:the|this|all|any|such|these|our|underlying)\s+)*"
_REMEDY = re.compile(
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
_ASSURANCE = re.compile(_LEAD + r"(?:ensur(?:e|ing)|mak(?:e|ing)\s+sure)\b")
_ASSURED = re.compile(
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
_COMPARATIVE = re.compile(
    rf"{_LABEL}\W*(?:(?:we\s+)?"
    + one_of("need\nwant\nadd\nhave\nget\nintroduce\nimplement\ncreate\nwrite\nprovide\nbuild\nuse")
    + r"\s+)?(?:set\s+up\s+)?(?:some\s+(?:kind\s+of\s+)?|a\s+)?"
    r"(?P<how>more|better|improved|additional|further|extra|proper|good|stronger|stricter|proactive"
    r"|appropriate|adequate|sufficient|enhanced|regular|continuous|clearer|tighter|faster|easier"
    r"|simpler|safer|smarter|closer|deeper|wider|broader|robust|comprehensive|ongoing)\s+[\w-]+"
)
_DONE = re.compile(
    r"\b(?:was|were|has\s+been|have\s+been)\s+(?:\w+ly\s+)?(?:\w+ed|done|made|set|put)\b"
)
_UNMEASURABLE = frozenset(
    """
    better improved proper good stronger stricter proactive regular continuous enhanced clearer
    tighter faster easier simpler safer smarter closer deeper wider broader robust comprehensive
    ongoing
    """.split()
)
_SOME_KIND = re.compile(_LEAD + r"(?:set\s+up|add|have|build|need)\s+some\s+kind\s+of\b")
_BARE = re.compile(
    rf"{_LEAD}(?:(?:add|writ|updat|set|introduc|implement|need|have)(?:e|ing)?\s+(?:up\s+)?)?"
    r"(?:(?:the|our|all|some|new|any)\s+)*"
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
        """
    )
    + r"(?:\s+(?:improvements?|updates?|changes?|enhancements?))?\W*$"
)
_PRACTICE = re.compile(
    one_of(
        r"""
        \bregularly\b
        \bon a regular basis\b
        \bperiodically\b
        \bwhenever possible\b
        \bas needed\b
        \bwhen necessary\b
        \bwhere (?:possible|appropriate)\b
        \bmore (?:careful|clear|close|frequent|graceful|quick|reliab|robust|safe|thorough)\w*ly\b
        ^\W*always\b
        ^\W*(?:conduct|perform|do|run) regular\b
        \b(?:needs?|must|has|have) to be (?:clear|better|improved)\b
        \b(?:implement|tak|mak|introduc)(?:e|ing)?(?: \w+)? (?:measures?|changes|guardrails|steps)\b
        \btook(?: \w+)? (?:measures|steps)\b
        \b(?:steps|measures) (?:are|will be|were|to be) taken\b
        \b(?:some|several|various|other|general|further) (?:[\w-]+ ){0,4}improvements\b
        \b(?:more|better) (?:mature|modern|robust|reliable|stable|resilient|secure)\b(?! than)
        \b(?:more|better) (?:graceful|similar|efficient|effective|proactive)\b(?! than)
        \b(?:more|better) (?:consistent|transparent|scalable)\b(?! than)
        \bshould (?:(?:also|always) )?be (?:first )?(?:reviewed|tested|checked|monitored|improved)\b
        """
    )
)
_QUESTION = re.compile(r"\?\s*(?:\([^()]*\))?\W*$")

_SCOPE = re.compile(r"\b(?:for|that|which|covering|on|around|to|when|of|against|in)\s+[\w`]{3,}")


def is_vague(action: str) -> bool:
    """Tell whether nobody could say of an action when it is done.

    Exhortations, open-ended looking into things, soft verbs without an artefact, threshold or
    means, "more" and "better" of something unscoped, and practices without a cadence are vague.
    """
    low = " ".join(act_of(action).lower().replace("’", "'").split())
    if _EXHORTATION.search(low):
        return True
    if MEASURED.search(low):
        return False
    return any(judge(low) for judge in (_is_practice, _is_soft, _is_comparative))


def _is_practice(low: str) -> bool:
    return bool(_PRACTICE.search(low) or _BARE.match(low) or _QUESTION.search(low))


def _is_soft(low: str) -> bool:
    """Whether it starts with a verb that commits to nothing, and no artefact makes up for it."""
    if _ASSURANCE.match(low):
        return _ASSURED.search(low) is None and ARTEFACT.search(low) is None
    verbs = (_OPEN_ENDED, _SOFT, _SOME_KIND, _REMEDY)
    return any(verb.match(low) for verb in verbs) and ARTEFACT.search(low) is None


def _is_comparative(low: str) -> bool:
    """Whether it asks for more or better of something that nothing measures or scopes."""
    found = _COMPARATIVE.match(low)
    if found is None or _DONE.search(low):
        return False
    if found.group("how") in _UNMEASURABLE:
        return ARTEFACT.search(low) is None
    return _SCOPE.search(low, found.end("how")) is None
