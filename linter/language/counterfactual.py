"""What people should, could or would have done: modal verbs with "have"."""

from __future__ import annotations

from linter.language.activities import AGENTLESS, is_deed, is_human_activity
from linter.language.conditions import has_condition
from linter.language.cue import Cue
from linter.language.grammar import ARTICLES, PREPOSITIONS, is_adverb
from linter.language.mention import is_reported
from linter.language.nouns import HUMANS, SYSTEM, USER
from linter.language.participles import ADVERBS, PARTICIPLE
from linter.language.patterns import one_of, regex
from linter.language.people import singular
from linter.language.subject import Doer, agent_of, subject_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    import re

    from linter.language.found import Found
    from linter.language.text import Text

_ANCHORS = tuple(
    """
    should could would might ought shouldn't couldn't wouldn't mightn't oughtn't should've could've
    would've might've ought've shouldnt couldnt wouldnt mightnt oughtnt shouldve couldve wouldve
    mightve oughtve shoulda coulda woulda
    """.split()
)
_WISE = one_of(
    """
    (?:much |far )?(?:better|wiser|safer|easier|smarter|nicer)
    best
    wise
    prudent
    useful
    helpful
    worthwhile
    a (?:good|better) idea
    """
)
_MODAL = (
    r"(?:(?P<slang>shoulda|coulda|woulda)"
    r"|(?P<modal>should|could|would|might|ought)(?:'?ve\b|(?P<not>n'?t|\s+not|\s+never)?(?:\s+to)?"
    rf"\s+{ADVERBS}(?:have|hav|haev|of)\b))(?:,[^,.;:!?]{{1,40}},)?"
)
_HUMAN_CHECK = one_of(
    r"""
    (?:review|reviewer|discussion|rehearsal|announcement|approval|meeting|briefing|reminder)
    (?:dry[\s-]run|hand-?over|sign-?off|pair of eyes|heads-up|conversation)
    """
)
_PATTERN = (
    r"(?P<wise>(?:would|might|could)\s+(?:also\s+)?have\s+(?:also\s+)?"
    rf"(?:been\s+{_WISE}\s+to|helped\s+to|been\s+to)\s+\w+)"
    rf"|(?P<there>should\s+have\s+been\s+(?:an?|some|more)\s+(?:[\w-]+\s+)?{_HUMAN_CHECK})\b"
    rf"|{_MODAL}\s+{ADVERBS}(?P<passive>been\s+)?{ADVERBS}(?P<verb>{PARTICIPLE})"
)

_TOLD = frozenset(("asked", "told", "informed", "notified", "consulted", "involved", "briefed"))
_PREVENTED = frozenset(("avoided", "prevented"))
_FOUND = frozenset("identified detected discovered found caught noticed mitigated".split())
_UNDERGONE = frozenset("been lost had suffered hit ended experienced incurred faced".split())
_ADJECTIVES = frozenset(
    "automated dedicated limited detailed distributed managed shared increased improved documented "
    "written redundant".split()
)
_HINDSIGHT = regex(
    r"\b(?:if|unless|instead|earlier|sooner|otherwise|hindsight)\b|\bwith\s+(?:more|better|closer)\b"
)
# "I could have used X, but …" weighs two ways; it regrets nothing.
_WEIGHED = regex(r"[^.;]*\sbut\b")
_SOMEBODY = regex(r"\b(?:someone|somebody|an?(?:\s+[\w-]+){1,4})\s+$")
_RISK = regex(r"\bif\s+(?:i|we)\s+$")
_TO_COME = regex(r"\bby\s+(?:next|tomorrow|the\s+end\s+of|end\s+of|q[1-4])\b")
_RIGHTS = regex(r"[\s-]+(?:only\s+)?(?:access|permissions?|rights?|privileges?|replicas?)\b")
_IN_PLACE = regex(r"\s+(?:\w+\s+)?in\s+place\b")
_BY = regex(
    r"(?:\s+(?!by\b)[\w-]+){0,6}?\s+by\s+(?!hand\b|now\b|then\b|default\b|mistake\b|\w+ing\b|\d)"
)
_BARE = regex(r"\s*(?:$|[.!;,)]|and\b|but\b|altogether\b|entirely\b|easily\b)")
_BY_DOING = regex(
    r"\s+by\s+(?:not\s+)?\w+ing\s+(?:the|a|an|our|this|that|more|better|with|into|on)\b"
)
_BETTER = regex(
    r"\b(?:better|wiser|safer|smarter|best|wisest|right|correct|sensible|proper)\s+"
    r"(?:idea|choice|option|move|call|plan|approach|thing|course|response|reaction)\s+$"
)
# The doer of "asking them first would have saved an hour" is whoever did not ask.
_DOING = regex(
    r"\s*(?:asking|consulting|checking|reading|talking|speaking|waiting|coordinating|rehearsing"
    r"|communicating|escalating|looking|double-checking|planning|thinking|calling|paging|announcing"
    r")\b"
)
_HELPED = frozenset("saved avoided prevented helped shown told shortened spared caught".split())
_ELLIPSIS = (" -", "—", "–", ";", ":", "(", "hindsight,")
_COMPARED = regex(r"\s+(?:more\b|better\b|\w+er\b)")
_NEXT = regex(r"[\s-]+(\w+)")
_REACH = 300


def _who_should_have(found: Found) -> Doer | None:
    """Whom the words speak of: humans, ``AGENTLESS`` for the unnamed, or ``None`` for nobody."""
    match = found.match
    if match is None or is_reported(found.before) or _is_possession(found):
        return None
    if match.group("there"):
        return Doer(AGENTLESS) if found.before.endswith("there ") else None
    doer = _of_wisdom(found) if match.group("wise") else _of_modal(found, match)
    return None if doer.kind == SYSTEM else doer


def _modal(match: re.Match[str]) -> str:
    return match.group("modal") or match.group("slang").removesuffix("a")


def _of_wisdom(found: Found) -> Doer:
    """Who "it would have been better to wait" speaks of, and "a better idea would have been to"."""
    is_said = found.word > 0 and found.text.words[found.word - 1] == "it"
    return Doer(AGENTLESS if is_said or _BETTER.search(found.before) else SYSTEM)


def _of_modal(found: Found, match: re.Match[str]) -> Doer:
    doer = subject_of(found.text, found.word, found.people)
    if match.group("passive"):
        return Doer(_of_passive(found, match, doer.kind))
    is_advice = match.group("verb") in _HELPED and _DOING.match(found.before) is not None
    if _is_elliptical(found, match) or (doer.kind == SYSTEM and is_advice):
        return Doer(AGENTLESS)
    return doer if doer.kind in HUMANS and _is_regret(found, match) else Doer(SYSTEM)


def _is_elliptical(found: Found, match: re.Match[str]) -> bool:
    """Whether the writer leaves "we" out: "Should have tested this."."""
    before = found.before.rstrip()
    is_duty = _modal(match) == "should" and match.group("verb") != "been"
    return is_duty and (not before or before.endswith(_ELLIPSIS))


def _of_passive(found: Found, match: re.Match[str], kind: str) -> str:
    """Who "it should have been tested" speaks of; "Ana should have been paged" is the pager's."""
    verb = match.group("verb")
    is_duty = _modal(match) in {"should", "ought"}
    if kind in HUMANS:
        return AGENTLESS if is_duty and verb in _TOLD else SYSTEM
    if kind == USER or _is_done_by_software(found):
        return SYSTEM
    if is_duty:
        noun = _noun_before(found.text, found.word)
        is_wrong = match.group("not") is not None and is_deed(verb, noun)
        is_human = is_wrong or is_human_activity(verb, noun)
    else:
        is_human = not match.group("not") and _is_preventable(found, verb)
    return AGENTLESS if is_human else SYSTEM


def _is_preventable(found: Found, verb: str) -> bool:
    """Whether people are meant by "this could have been avoided", or found "by reading the log"."""
    if _BY_DOING.match(found.after):
        return verb in _PREVENTED or verb in _FOUND
    return verb in _PREVENTED and _BARE.match(found.after) is not None


def _is_done_by_software(found: Found) -> bool:
    agent = _BY.match(found.after)
    if agent is None:
        return False
    word = found.text.word_at(found.end + agent.end())
    return agent_of(found.text, word, found.people).kind not in HUMANS


def _noun_before(text: Text, word: int) -> str:
    at = word - 1
    while at > 0 and (is_adverb(text.words[at]) or text.words[at] in {"that", "which"}):
        at -= 1
    return singular(text.words[at]) if at >= 0 else ""


def _is_regret(found: Found, match: re.Match[str]) -> bool:
    """Whether it is hindsight about people, not a guess, a risk or an excuse."""
    verb = match.group("verb")
    sentence = f"{found.before}{found.low}{found.after}"
    if verb in {"received", "experienced"}:
        return False
    match _modal(match):
        case "should" | "ought":
            return _TO_COME.search(sentence) is None
        case "could":
            return not (match.group("not") or _is_guess(found, verb) or has_condition(sentence))
    return not has_condition(sentence) and _HINDSIGHT.search(sentence) is not None


def _is_guess(found: Found, verb: str) -> bool:
    """Whether "could have" tells what was possible, rather than what was left undone."""
    is_undergone = verb in _UNDERGONE and _COMPARED.match(found.after) is None
    return bool(
        is_undergone
        or _WEIGHED.match(found.after)
        or _SOMEBODY.search(found.before)
        or _RISK.search(found.before)
    )


def _is_possession(found: Found) -> bool:
    """Whether it means ought to possess: "should have automated failover", "… read access"."""
    verb = found.low.split()[-1]
    if verb == "read":
        return _RIGHTS.match(found.after) is not None
    if verb.endswith("ed") and _IN_PLACE.match(found.after):
        return True
    following = _NEXT.match(found.after)
    if verb not in _ADJECTIVES or following is None:
        return False
    noun = following.group(1)
    return noun not in ARTICLES and noun not in PREPOSITIONS and noun not in {"it", "them", "all"}


COUNTERFACTUAL = Cue(_ANCHORS, _PATTERN, _who_should_have)
