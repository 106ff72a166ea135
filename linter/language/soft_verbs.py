"""Verbs that commit to nothing: thinking, talking, and making things better without saying how."""

from __future__ import annotations

from linter.language.patterns import one_of, regex

# Whatever their object is.
VERBS = frozenset(
    """
    consider reconsider think rethink re-think explore discuss debate evaluate re-evaluate assess
    reassess revisit research examine study investigate analyze analyse inspect understand identify
    brainstorm contemplate ponder reflect spike diagnose debug troubleshoot determine review audit
    observe communicate coordinate collaborate liaise engage socialize socialise evangelize
    evangelise advocate champion encourage foster cultivate nurture facilitate empower motivate
    inspire educate coach mentor consult familiarize familiarise emphasize emphasise reiterate
    re-iterate remind improve enhance optimize optimise streamline strengthen harden boost refine
    polish modernize modernise stabilize stabilise solidify bolster fortify reinforce deepen sharpen
    elevate uplift upskill evolve accelerate expedite tidy tighten clarify simplify rationalize
    harmonize overhaul revamp redesign re-design rework rearchitect re-architect reimagine tune
    fine-tune adjust tweak monitor minimize minimise prioritize prioritise strategize strive
    leverage embrace respond react anticipate invest drive attempt try better
    """.split()
)
_ING = regex(r"(?P<stem>[a-z-]+?)(?P<twin>[bdgmnprt])?(?P=twin)?ing")

_A = r"(?:(?:an?|the|some|any|our|all|these|this|more|better)\s+)*"

_THOUGHT = one_of(
    r"""
    (?:look|dig|delv|check)(?:e|ing)? (?:into|at|deeper)
    (?:look|search|watch|prepar|plan|aim|ask)(?:e|ing)? (?:for|out|around|ahead)
    watch (?:the|our|over|it|this)
    plan(?:ning)? (?:how|to|the|our|an?)
    (?:agree|align|focus|concentrate|decid)(?:e|ing)? (?:on|about|whether|if|how|with)
    (?:tak|mak)(?:e|ing) (?:note|stock|time|an effort|an inventory|an? (?:\w+ )?look)
    (?:check|see|test)(?:ing)? (?:if|whether) (?:we|it|there|this|that|other|any)
    (?:check|try|test|figur|sort|iron)(?:e|ing)? out
    (?:nail|track)(?:ing)? down
    (?:read|catch)(?:ing)? up on
    learn(?:ing)? (?:more )?(?:about|how|why|what)
    com(?:e|ing) up with
    prepar(?:e|ing) (?:better|more)
    get (?:our|your|the|my) act together
    investigations? (?:in)?to
    (?:review|evaluation|assessment|analysis|exploration|consideration) of
    find(?:ing)? (?:out|where|ways|an? \w+|better|other|some|the best|the right)
    """
)
_THOROUGH = (
    rf"(?:do|conduct|hav|run|perform|hold)(?:e|ing)?\s+{_A}(?:"
    r"(?:deep\s+dive|analysis|investigation|proper|thorough|full|deep|detailed)"
    r"|(?:review|assessment|evaluation|audit)(?!\s+(?:session|meeting)))"
)
_CHECKED = rf"(?:check|validat|verif)(?:e|y|ing)?\s+{_A}(?:other|remaining|similar|assumptions)"
_PLANNED = r"(?:devis|develop|defin|creat|mak|hav)(?:e|ing)?\s+(?:an?\s+)?(?:better\s+)?" + one_of(
    "strateg(?:y|ies)\nplans?\nways?"
)
_SPENT = r"(?:put|spend|devot|dedicat)(?:e|ing)?\s+(?:(?:more|some|better)\s+)?" + one_of(
    "effort\ntime\nwork\nthought\nfocus\nenergy"
)
_TALK = one_of(
    r"""
    (?:talk|speak|chat)(?:ing)? (?:to|with) \S.{0,59}?\sabout
    (?:talk|speak|chat)(?:ing)? (?:about|through)
    (?:experiment|play|work|meet|sync|touch base|check in|catch up)(?:ing)? with
    (?:discussion|investigation|alignment|coordination|collaboration)s? (?:with|of|on|about)
    communications? (?:with|of|on|about)
    (?:awareness|knowledge|training|education|research)(?: sharing)? (?:of|on|about|for|into|in)
    (?:gather|collect)(?:ing)? (?:ideas|feedback|input|opinions|thoughts|requirements)
    (?:follow|following) up
    (?:reach|reaching) out
    set(?:ting)? (?:better |clear )?expectations
    promot(?:e|ing) (?:the use|awareness|best|better|a culture)
    """
)
_STARTED = rf"(?:hav|hold|start|begin)(?:e|ing)?\s+{_A}" + one_of(
    "conversations?\ndiscussions?\nchat\ntalks?\ndialogue"
)
_LENT = r"(?:hav|get)(?:e|t?ing)?\s+(?:someone|somebody|people|everyone)\s+(?:to\s+)?" + one_of(
    "look\ncheck\nthink\nreview"
)
_TAUGHT = rf"train(?:ing)?\s+{_A}(?:new\s+)?" + one_of(
    "(?:team|engineer|developer|user|responder)s?\nstaff\npeople\neveryone\non-?call\nsupport"
)
_BETTER = one_of(
    r"""
    work(?:ing)? (?:on|towards?|together)
    (?:clean|speed|tidy|tighten|beef|shor)(?:e|ing)? up
    get(?:ting)? (?:to the bottom|a handle|to grips|better|on top|things|ahead|a better)
    be(?:ing)? (?:better|clearer|quicker|faster|stricter|smarter|safer)
    some (?:more )?\w+
    (?:general|overall|various) \S.{0,39}?\s(?:work|improvements|hardening|changes|fixes)
    (?:eliminat|remov)(?:e|ing)? (?:human error|mistakes|toil|risks?)
    protect(?:ing)? (?:against|ourselves|from)
    prevent(?:ing)? (?:this|it|similar|such|future)
    (?:rais|increas)(?:e|ing) the (?:bar|quality|standard|awareness)
    (?:gain|build|restor|instil)(?:e|ing)? (?:\w+ ){0,3}?(?:confidence|trust|resilience|quality)
    (?:adopt|follow|shar|apply)(?:e|ing)? (?:\w+ )?best
    do(?:ing)? (?:some|more|proper|better)
    do(?:ing)? \w+ more often
    keep(?:ing)? (?:\w+ ){1,4}(?:up[- ]to[- ]date|in the loop|informed|posted)
    mov(?:e|ing) (?:more )?towards?
    (?:set up|add|have|build|need) some kind of
    """
)
_LEFT = r"(?:get|bring|keep)(?:t?ing)?\s+\S.{0,59}?\s" + one_of(
    "under control\nin order\nup to (?:par|speed|date|standard|scratch)"
)
_ADOPTED = r"adopt(?:ing)?\s+(?:\S+\s+){1,4}?" + one_of(
    "mindset\napproach\nculture\nattitude\npractices?\nprocess\nstrategy"
)
_LEARNT = rf"(?:apply|shar)(?:e|ing)?\s+{_A}" + one_of(
    "lessons\nlearnings?\nknowledge\nexperiences?\ncontext"
)
_AVOIDED = r"avoid(?:ing)?\s+(?:\w+\s+)?" + one_of(
    """
    manual (?:changes|work|steps|errors?|deploys)
    single points? of failure\nsurprises\nmistakes\nissues\nproblems\noutages
    """
)
_SET_UP = r"(?:establish|defin|creat|hav|mak|build|agree|set\s+up)(?:e|ing)?\s+" + one_of(
    """
    (?:an? )?(?:clear|solid|formal|proper)
    (?:more |better )?(?:ownership|accountability|alignment|understanding|trust)
    (?:more |better )?(?:standards|guidelines)
    """
)
_MADE = r"mak(?:e|ing)\s+(?:\S+\s+){1,5}?" + one_of(
    r"""
    (?:nicer|prettier|cleaner|smarter|easier|faster|better|safer|simpler|clearer|quicker|smoother|stronger|tighter|cheaper)
    robust
    (?:more|less) \w+
    """
)
_WIDENED = rf"(?:expand|extend|broaden|widen)(?:ing)?\s+{_A}(?:test\s+)?" + one_of(
    "coverage\nmonitoring\nalerting\ntesting"
)
# Verbs that commit to something where their object is something.
_CHANGED = r"(?:reduc|increas|decreas|lower|rais)(?:e|ing)\s+(?:\S+\s+){0,4}?" + one_of(
    """
    noise\ndependenc(?:y|ies)\nblast radius\nfriction\nload\nchances?\nlikelihood\nflakiness
    redundancy\navailability\nstability\nsafety\ntransparency\nawareness\nscalability
    reliability\nresilience\nrobustness\nvisibility\ncoverage\nmonitoring\nquality\nrisks?\nerrors?
    mttr\ndowntime\ntoil\nimpact\ncomplexity\noverhead\n(?:technical |tech )?debt
    manual (?:work|steps|effort)\n(?:the )?time (?:to|spent|it takes)
    """
)
_SOLVED = r"(?:address|tackl|mitigat|manag|handl)(?:e|ing)?\s+(?:\S+\s+){0,3}?" + one_of(
    "risks?\n(?:technical |tech )?debt\nconcerns?\ngaps?\nshortcomings?\nweakness(?:es)?"
)
_PHRASE = regex(
    "(?:"
    + "|".join(
        (
            *(_THOUGHT, _THOROUGH, _CHECKED, _PLANNED, _SPENT, _TALK, _STARTED, _LENT, _TAUGHT),
            *(_BETTER, _LEFT, _ADOPTED, _LEARNT, _AVOIDED, _SET_UP, _MADE, _WIDENED, _CHANGED),
            _SOLVED,
        )
    )
    + r")\b"
)
_WORD = regex(r"[a-z-]+")


def commits_to_nothing(text: str, at: int) -> bool:
    """Tell whether a verb that says nothing stands at an offset of a lower-case text."""
    word = _WORD.match(text, at)
    return word is not None and (_is_soft(word.group()) or _PHRASE.match(text, at) is not None)


def _is_soft(word: str) -> bool:
    """Whether a word is one of the verbs, or its -ing form."""
    if word in VERBS:
        return True
    match = _ING.fullmatch(word)
    if match is None:
        return False
    stem, twin = match["stem"], match["twin"] or ""
    return not VERBS.isdisjoint((stem, stem + twin, stem + "e", stem + twin + "e"))
