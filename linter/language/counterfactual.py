"""What people should, could or would have done: modal verbs with "have"."""

from __future__ import annotations

from linter.language.activities import AGENTLESS, is_deed, is_human_activity, is_human_work
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

# What stands between "should" and "have", in one word or two, and "have" as it is written.
_UP_TO_HAVE = (
    *("have", "hav", "haev", "of", "not", "never", "to", "…ly"),
    *"all already also at better double even first just maybe only then".split(),
)
_ANCHORS = (
    *(f"{modal} {word}" for modal in ("should", "could", "would") for word in _UP_TO_HAVE),
    *"""
    better could've coulda couldn't couldnt couldve he'd i'd might might've mightn't mightnt
    mightve ought ought've oughtn't oughtnt oughtve safer she'd should've shoulda shouldn't
    shouldnt shouldve smarter they'd we'd wiser would've woulda wouldn't wouldnt wouldve
    """.split(),
)
_WISE = one_of(
    """
    (?:much |far )?(?:better|wiser|safer|easier|smarter|nicer)
    best
    wise
    prudent
    (?:preferable|advisable|sensible|right|smart)
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
    r"(?P<contracted>(?:we|i|they|he|she)'d\s+(?:have|of)\s+(?:[a-z]+ly\s+)?(?:been\s+)?"
    rf"{PARTICIPLE})"
    r"|(?P<better>(?:better|wiser|smarter|safer)\s+to\s+have\s+"
    rf"{PARTICIPLE})"
    r"|(?P<took>(?:should\s+not|shouldn't|shouldnt)\s+have\s+taken\s+(?:us|me|him|her|them|anyone|the\s+team"
    r"|so\s+long|this\s+long|that\s+long|as\s+long))\b"
    r"|(?P<short>(?:should|could|ought\s+to)(?:\s+have|'?ve)(?=\s*(?:$|[.;:)!])))"
    r"|(?P<wise>(?:would|might|could)\s+(?:also\s+)?have\s+(?:also\s+)?"
    rf"(?:been\s+{_WISE}\s+(?:for\s+(?:us|me|them|him|her|the\s+\w+)\s+)?(?:not\s+)?to|been\s+better\s+off(?:\s+(?:to|if|with))?|done\s+(?:much\s+)?better\s+to|helped\s+to|been\s+(?:not\s+)?to)\s+\w+)"
    r"|(?P<shorter>could\s+have\s+been\s+(?:much\s+|far\s+)?(?:shorter|smaller|milder|smoother|less))\b"
    r"|(?P<obvious>should\s+have\s+been\s+(?:more\s+)?(?:obvious|clear|apparent|evident"
    r"|an?\s+(?:\w+\s+)?(?:warning|clue|hint|red\s+flag|signal|wake-up\s+call)))\b"
    rf"|(?P<there>should\s+have\s+been\s+(?:an?|some|more)\s+(?:[\w-]+\s+)?{_HUMAN_CHECK})\b"
    rf"|{_MODAL}\s+{ADVERBS}(?P<passive>been\s+)?{ADVERBS}(?P<verb>{PARTICIPLE})"
)

_TOLD = frozenset(
    "asked told informed notified consulted involved briefed brought included assigned".split()
)
_TRIED_FIRST = frozenset(
    "tested checked reviewed tried rehearsed verified announced staged".split()
)
_FIRST = regex(r"[^.;]{0,60}\b(?:first|beforehand|in\s+advance)\b")
_PREVENTED = frozenset(("avoided", "prevented"))
_FOUND = frozenset("identified detected discovered found caught noticed mitigated".split())
_MITIGATED = _FOUND | frozenset(
    "resolved fixed restored contained shortened recovered reverted addressed reduced".split()
)
# What would have made it faster is a thing.
_WITH = regex(
    r"\bwith\s+(?!(?:a\s+(?:bit|little)\s+)?(?:more|better|closer|proper|(?:an?\s+|one\s+)?(?:rehearsal|dry[\s-]run|drill|walk-?through|second\s+pair))\b)"
)
_SOONER = regex(
    r"[^.;]{0,60}\b(?:sooner|earlier|faster|quicker|already|at\s+once|immediately|right\s+away|considerably)\b"
)
_UNDERGONE = frozenset("been lost had suffered hit ended experienced incurred faced".split())
_ADJECTIVES = frozenset(
    "automated dedicated limited detailed distributed managed shared increased improved documented "
    "written redundant".split()
)
_HINDSIGHT = regex(
    r"\b(?:if|unless|instead|earlier|sooner|otherwise|hindsight|retrospect|retrospectively)\b"
    r"|\bwith\s+(?:a\s+(?:bit|little)\s+)?(?:more|better|closer|proper|enough)\b"
    r"|\bwith\s+(?:an?|one|even\s+an?)\s+(?:rehearsal|dry[\s-]run|drill|walk-?through|second\s+pair)\b"
    r"|\b(?:looking|thinking)\s+back\b|\bknowing\s+what\b|\bgiven\s+(?:another|a\s+second)\b"
    r"|\b(?:faster|quicker|differently|ideal|ideally)\b|\bby\s+(?:not\s+)?\w+ing\b"
)
# "I could have used X, but …" weighs two ways; it regrets nothing.
_WEIGHED = regex(r"[^.;]*\sbut\b")
_SOMEBODY = regex(r"\b(?:someone|somebody|an?(?:\s+[\w-]+){1,4})\s+$")
_ASKED = frozenset(
    "asked checked looked called paged told warned said raised escalated stopped tested".split()
)
_RISK = regex(r"\bif\s+(?:i|we)\s+$")
_TO_COME = regex(r"\bby\s+(?:next|tomorrow|the\s+end\s+of|end\s+of|q[1-4])\b")
_RIGHTS = regex(r"[\s-]+(?:only\s+)?(?:access|permissions?|rights?|privileges?|replicas?)\b")
# "Should have been removed at startup": by the software.
_AT_RUNTIME = regex(
    r"\s+(?:by|in|with)\s+(?:version\s+|release\s+)?v?\d|[^.;]{0,80}\b(?:automatically|at\s+(?:startup|boot|runtime)|on\s+(?:startup|boot|restart)|after"
    r"\s+the\s+(?:restart|failover|reboot)|within\s+\d+|by\s+default|upon|every\s+\d+)\b"
)
_IN_PLACE = regex(r"\s+(?:\w+\s+)?in\s+place\b")
_BY = regex(
    r"(?:\s+(?!by\b)[\w-]+){0,6}?\s+by\s+(?!hand\b|now\b|then\b|default\b|mistake\b|\w+ing\b|\d)"
)
_BARE = regex(r"\s*(?:$|[.!;,)]|and\b|but\b|altogether\b|entirely\b|easily\b)")
_BY_DOING = regex(r"\s+(?:\w+ly\s+)?by\s+(?:not\s+|simply\s+)?[a-z-]+ing\b")
_BETTER = regex(
    r"\b(?:better|wiser|safer|smarter|best|wisest|right|correct|sensible|proper)\s+"
    r"(?:idea|choice|option|move|call|plan|approach|thing|course|response|reaction)\s+$"
)
# The doer of "asking them first would have saved an hour" is whoever did not ask.
_DOING = regex(
    r"\s*(?:asking|consulting|checking|reading|talking|speaking|waiting|coordinating|rehearsing"
    r"|communicating|escalating|looking|double-checking|planning|thinking|calling|paging|announcing"
    r"|testing|reviewing|following|rolling|keeping|splitting|draining|measuring|doing|taking|trying"
    r"|running|staging|pausing|stopping|declaring|sharing|spending|telling|involving|practi[sc]ing"
    r"|investigating|listening|having|failing\s+over|reverting|comparing|giving|not\s+\w+ing)\b"
    r"|\s*(?:an?\s+)?(?:rehearsal|dry[\s-]run|conversation|phone\s+call|briefing|hand-?over|heads-up)\b"
    r"|\s*(?:an?\s+|one\s+|any\s+|even\s+a\s+)?(?:earlier|quicker|second|single|simple|phone|short|five-minute|quick"
    r"|one|timely|brief|proper|closer|better|more\s+\w+)\s+(?:[\w-]+\s+)?"
    r"(?:call|rollback|escalation|page|decision|look|question|message|conversation|warning|heads-up"
    r"|hand-?over|review|rehearsal|announcement|test|check|pair\s+of\s+eyes|glance|e-?mail|testing"
    r"|planning|communication|preparation|coordination|attention|thought|care|reading)\b"
)
_HELPED = frozenset(
    "saved avoided prevented helped shown told shortened spared caught revealed found given made "
    "exposed uncovered reduced limited meant bought been".split()
)
_COMES = frozenset("gone come happened started begun followed taken occurred".split())
_SENT_BY_PEOPLE = frozenset(
    """
    announcement communication update decision call escalation warning rollback handover review
    discussion conversation declaration heads-up evacuation test testing rehearsal planning
    """.split()
)
_ELLIPSIS = (" -", "—", "–", ";", ":", "(", "hindsight,")
_COMPARED = regex(r"\s+(?:more\b|better\b|\w+er\b)")
_NEXT = regex(r"[\s-]+(\w+)")
# "We would have liked to publish sooner": no other conduct is meant.
_FELT = frozenset("received experienced liked loved preferred wanted hoped".split())
_SAID_FIRST = regex(r"(?:^|[.;:,]\s)(?:better|best|wiser|safer|smarter)\s+$")
_REACH = 300


def _who_should_have(found: Found) -> Doer | None:
    """Whom the words speak of: humans, ``AGENTLESS`` for the unnamed, or ``None`` for nobody."""
    match = found.match
    if match is None or _is_possession(found):
        return None
    doer = _regretted(found, match)
    return None if doer is None or is_reported(found.before) else doer


def _regretted(found: Found, match: re.Match[str]) -> Doer | None:
    if (
        match.group("better")
        or match.group("took")
        or match.group("obvious")
        or match.group("shorter")
    ):
        return Doer(AGENTLESS)
    if match.group("contracted"):
        sentence = f"{found.before}{found.low}{found.after}"
        is_real = _HINDSIGHT.search(sentence) is not None and not has_condition(sentence)
        return Doer(AGENTLESS) if is_real else None
    if match.group("short"):
        doer = subject_of(found.text, found.word, found.people)
        return doer if doer.kind in HUMANS else None
    if match.group("there"):
        return Doer(AGENTLESS) if found.before.endswith("there ") else None
    doer = _of_wisdom(found) if match.group("wise") else _of_modal(found, match)
    return None if doer.kind == SYSTEM else doer


def _modal(match: re.Match[str]) -> str:
    return match.group("modal") or match.group("slang").removesuffix("a")


def _of_wisdom(found: Found) -> Doer:
    """Who "it would have been better to wait" speaks of, and "a better idea would have been to"."""
    if " done " in found.low or " off " in found.low:
        return subject_of(found.text, found.word, found.people)
    is_said = found.word > 0 and found.text.words[found.word - 1] == "it"
    is_said = is_said or _SAID_FIRST.search(found.before) is not None
    return Doer(AGENTLESS if is_said or _BETTER.search(found.before) else SYSTEM)


def _of_modal(found: Found, match: re.Match[str]) -> Doer:
    doer = subject_of(found.text, found.word, found.people)
    if match.group("passive"):
        return Doer(_of_passive(found, match, doer.kind))
    if doer.kind == SYSTEM and _is_overdue(found, match):
        return Doer(AGENTLESS)
    is_advice = _modal(match) != "should" and _DOING.match(found.before) is not None
    if _is_elliptical(found, match) or (doer.kind == SYSTEM and is_advice):
        return Doer(AGENTLESS)
    return doer if doer.kind in HUMANS and _is_regret(found, match) else Doer(SYSTEM)


def _is_overdue(found: Found, match: re.Match[str]) -> bool:
    """Whether what people send or decide should have come sooner: "the notice should have gone"."""
    is_duty = _modal(match) in {"should", "ought"} and match.group("verb") in _COMES
    return is_duty and _noun_before(found.text, found.word) in _SENT_BY_PEOPLE


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
        is_work = is_wrong or is_human_work(verb, noun)
        is_human = is_human_activity(verb, noun) or (is_work and not _AT_RUNTIME.match(found.after))
    else:
        is_human = not match.group("not") and _is_preventable(found, verb)
        is_human |= verb in _TRIED_FIRST and _FIRST.match(found.after) is not None
        is_late = _SOONER.search(found.after) is not None and not _WITH.search(found.after)
        is_human |= is_late and (
            verb in _MITIGATED or is_human_work(verb, _noun_before(found.text, found.word))
        )
    return AGENTLESS if is_human else SYSTEM


def _is_preventable(found: Found, verb: str) -> bool:
    """Whether people are meant by "this could have been avoided", or found "by reading the log"."""
    if verb == "done" and _noun_before(found.text, found.word) in {"more", "much", "something"}:
        return True
    if _BY_DOING.match(found.after):
        return verb in _PREVENTED or verb in _MITIGATED or verb in _HELPED
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
    if verb in _FELT:
        return False
    match _modal(match):
        case "should" | "ought":
            return _TO_COME.search(sentence) is None
        case "could":
            return not (match.group("not") or _is_guess(found, verb) or has_condition(sentence))
    if verb == "been" and found.before.startswith("otherwise"):
        return False
    return not has_condition(sentence) and _HINDSIGHT.search(sentence) is not None


def _is_guess(found: Found, verb: str) -> bool:
    """Whether "could have" tells what was possible, rather than what was left undone."""
    is_undergone = verb in _UNDERGONE and _COMPARED.match(found.after) is None
    return bool(
        is_undergone
        or _WEIGHED.match(found.after)
        or (verb not in _ASKED and _SOMEBODY.search(found.before))
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
