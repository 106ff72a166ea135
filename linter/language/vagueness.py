"""Whether anybody could say that an action is done: commitments, artefacts, thresholds, cadence."""

from __future__ import annotations

import re

from linter.language.patterns import one_of

_OPENING = r"^\W*" + one_of(
    r"""
    (?:we|i|they|everyone) (?:should|will|need to|must|have to|want to|could|plan to|are going to)
    (?:we|i|they)(?: (?:are|currently|also|still))+
    (?:[\w.'/-]+ ){0,4}?(?:team|teams|leads?) (?:will|should|to|is going to|plans? to)
    (?:need|try|plan|aim|continue|start|please|want)(?:ing)?(?: to)?
    to
    """
)
_LABEL = r"(?:[\w/& -]{2,40}:\s+){0,3}"
_LEAD = rf"{_LABEL}(?:{_OPENING}\s+)?\W*(?:(?:also|further|generally|always)\s+)?"

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
        brainstorm
        find(?:ing)? (?:out|where|a way|ways)
        figur(?:e|ing) out
        (?:check|see|try) (?:if|whether) (?:we|it|there|this|that|other|any)
        (?:have|hold) an? (?:conversation|discussion|chat|talk)
        (?:devise|plan|develop|define|come up with) an? (?:strategy|plan|way)
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
        (?:strengthen|harden|monitor|educat|encourag|promot)(?:e|ing)?
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
        """
        (?:test|alert|dashboard|runbook|backup|check|gate|hook)s?
        instructions
        docs
        documentation
        (?:fail|reject|block|refuse|page|alert|require|warn|stop|retrie|expire|return|time|log)s
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
    r"|appropriate|adequate|sufficient|enhanced|regular|continuous)\s+[\w-]+"
)
_UNMEASURABLE = frozenset(
    "better improved proper good stronger stricter proactive regular continuous enhanced".split()
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
        \bshould (?:(?:also|always) )?be (?:first )?(?:reviewed|tested|checked|monitored|improved)\b
        """
    )
)
_QUESTION = re.compile(r"\?\s*(?:\([^()]*\))?\W*$")

_ARTEFACT = re.compile(
    one_of(
        r"""
        \b(?:and|then|to) (?:fix|add|write|document|publish|post|file|remove|delete)\b
        \b(?:and|then|to) implement (?!(?:\w+ )?(?:measures|changes|steps|improvements|fixes)\b)
        \b(?:and|then|to) (?:replace|migrate|report|propose|decide|present|deploy|merge|create)\b
        \b(?:write-?up|design doc|proposal|rfc|adr|report|decision|recommendation|findings)\b
        \b(?:checklist|prototype)\b
        \bby (?:add|introduc|mov|remov|replac|us|sett|splitt|rais|lower|enabl|disabl|writ)ing\b
        \bby (?:alert|requir|runn|switch|pinn|cach|limit|automat|delet|wait|dropp|block)ing\b
        [:;—–] (?:add|block|cap|cache|delete|drop|enable|disable|limit|move|page|pin|reject)\b
        [:;—–] (?:remove|replace|require|run|set|split|stop|store|use|write)\b
        \bto (?:include|alert|page|fire|cover)\b
        \binto an?\b
        \bso that\b
        \bfrom \S+ to \S+
        \bthat (?:name|show|say|list|fail|alert|page|block|reject|check|tell|warn|stop|run)s\b
        """
    )
)
_MEASURED = re.compile(
    one_of(
        r"""
        \d\s?(?:%|ms\b|s\b|sec|min|hour|day|x\b|gb\b|mb\b|tb\b)
        [<>≥≤]=?\s?\d
        \b(?:threshold|at least|at most|below|above|under|within|over) (?:\d|one\b|two\b|three\b)
        \b(?:all|the) \d+ \w
        \b(?:quarterly|weekly|monthly|daily|hourly|nightly|yearly|annually)\b
        \bevery (?:\w+ )?(?:day|week|month|quarter|release|deploy\w*|year|\d+)\b
        """
    )
)
_SCOPE = re.compile(r"\b(?:for|that|which|covering|on|around|to|when|of|against|in)\s+[\w`]{3,}")


def is_vague(action: str) -> bool:
    """Tell whether nobody could say of an action when it is done.

    Exhortations, open-ended looking into things, soft verbs without an artefact, threshold or
    means, "more" and "better" of something unscoped, and practices without a cadence are vague.
    """
    low = " ".join(action.lower().replace("’", "'").split())
    if _EXHORTATION.search(low):
        return True
    if _MEASURED.search(low):
        return False
    is_soft = _OPEN_ENDED.match(low) or _SOFT.match(low) or _SOME_KIND.match(low)
    if is_soft or _REMEDY.match(low):
        return _ARTEFACT.search(low) is None
    if _ASSURANCE.match(low):
        return _ASSURED.search(low) is None and _ARTEFACT.search(low) is None
    comparative = _COMPARATIVE.match(low)
    if comparative is not None:
        return _is_unscoped(low, comparative)
    return bool(_BARE.match(low) or _PRACTICE.search(low) or _QUESTION.search(low))


def _is_unscoped(low: str, comparative: re.Match[str]) -> bool:
    if comparative.group("how") in _UNMEASURABLE:
        return _ARTEFACT.search(low) is None
    return _SCOPE.search(low, comparative.end("how")) is None
