"""What people should have done: modal verbs with "have" and inverted conditionals about people."""

from __future__ import annotations

import re

from linter.language.grammar import ARTICLES, PREPOSITIONS, is_adverb
from linter.language.nouns import HUMANS, SYSTEM, USER
from linter.language.patterns import one_of
from linter.language.people import singular
from linter.language.subject import phrase_kind, subject_kind

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Collection

    from linter.language.text import Text

AGENTLESS = "agentless"

_IRREGULAR = (
    "been|begun|bound|bought|brought|broken|built|bet|caught|chosen|come|cut|dealt|done|drawn|driven"
    "|eaten|fallen|felt|found|forgotten|given|gone|got|gotten|grown|had|heard|held|hidden|hit|hurt"
    "|kept|known|laid|led|left|let|lost|made|meant|met|paid|put|quit|read|rerun|reset|rewritten|run"
    "|said|seen|sent|set|shown|shut|spent|split|spoken|spotted|stood|stuck|taken|taught|thought|told"
    "|understood|undone|woken|written|overseen|withheld|sought|fought"
)
PARTICIPLE = rf"(?:(?:{_IRREGULAR})|[a-z-]{{2,}}ed)\b"
_ADVERB = (
    r"(?:(?:[a-z]+ly|also|never|at\s+least|already|first|then|all|just|even|only|better|not)"
    r"\s+){0,2}"
)
_WISE = one_of(
    """
    (?:much |far )?(?:better|wiser|safer|easier|smarter)
    best
    wise
    prudent
    useful
    helpful
    worthwhile
    a (?:good|better) idea
    """
)

ANCHORS = tuple(
    """
    should could would might ought shouldn't couldn't wouldn't should've could've would've
    might've if had
    """.split()
)

_MODAL = (
    r"(?P<modal>should|could|would|might|ought)(?P<not>n't|\s+not|\s+never)?(?:\s+to)?"
    rf"(?:'ve|\s+{_ADVERB}(?:have|of)\b)(?:,[^,.;:!?]{{1,40}},)?"
)
_SUBJECT = r"(?:[\w'-]+\s+)"
_DONE = rf"(?:been\s+{_ADVERB})?{PARTICIPLE}"
PATTERN = (
    rf"(?P<wise>(?:would|might)\s+(?:also\s+)?have\s+(?:also\s+)?been\s+{_WISE}\s+to\s+\w+)"
    rf"|{_MODAL}\s+{_ADVERB}(?P<passive>been\s+)?{_ADVERB}(?P<verb>{PARTICIPLE})"
    rf"|if\s+(?P<only>only\s+)?(?P<who>{_SUBJECT}{{1,6}}?)had(?P<had_not>n't|\s+not)?\s+"
    rf"{_ADVERB}(?P<done>{_DONE})"
    rf"|had\s+(?P<whom>{_SUBJECT}{{1,5}}?)(?P<not_inverted>not\s+)?"
    rf"{_ADVERB}(?P<done_inverted>{_DONE})"
)

# Done by people alone, so that the agentless passive means people all the same.
_HUMAN_ACTIVITIES = frozenset(
    """
    tested reviewed documented communicated announced planned coordinated consulted double-checked
    questioned investigated rehearsed discussed anticipated foreseen considered thought escalated
    avoided prevented
    """.split()
)
# What a person does and, with "not", is held to have done wrong.
_DEEDS = frozenset(
    "approved attempted deployed done merged performed pushed released run rushed shipped".split()
)
# Done by people to each other and to their work, by software to its data.
_SHARED_ACTIVITIES = frozenset(
    "checked verified validated noticed caught spotted asked told informed notified scheduled "
    "analyzed analysed".split()
)
_DATA = frozenset(
    """
    request response input output header token message field value event job task pod container
    record row payload packet signature query order checksum client worker node replica key cookie
    session parameter argument url certificate file upload object entry item transaction block
    exception process thread instance consumer subscriber peer
    """.split()
)
_TOLD = frozenset(("asked", "told", "informed", "notified", "consulted", "involved", "briefed"))
_PREVENTED = frozenset(("avoided", "prevented"))
_FOUND = frozenset("identified detected discovered found caught noticed mitigated".split())
_UNDERGONE = frozenset("been lost had suffered hit ended experienced incurred faced".split())
_LUCKY = frozenset(
    "noticed caught spotted seen been acted reacted responded escalated paged tested watched "
    "looked checked kept happened stayed".split()
)
_ADJECTIVES = frozenset(
    "automated dedicated limited detailed distributed managed shared increased improved documented "
    "written redundant".split()
)

_ELSEWHERE = re.compile(
    r"\b(?:would|could|might|should)(?:n't|\s+not)?(?:\s+\w+){0,3}?(?:\s+(?:have|of)\b|'ve\b)"
)
_CLAUSE = re.compile(
    rf"\bif\s+{_SUBJECT}{{1,6}}?had\b|\bhad\s+{_SUBJECT}{{1,5}}?{_ADVERB}{PARTICIPLE}"
)
_HINDSIGHT = re.compile(r"\b(?:if|unless|instead|earlier|sooner|otherwise|hindsight)\b")
# "I could have used X, but …" weighs two ways; it regrets nothing.
_WEIGHED = re.compile(r"[^.;]*,?\s+but\b")
_SOMEBODY = re.compile(r"\b(?:someone|somebody|an?(?:\s+[\w-]+){1,4})\s+$")
_RISK = re.compile(r"\bif\s+(?:i|we)\s+$")
_TO_COME = re.compile(r"\bby\s+(?:next|tomorrow|the\s+end\s+of|end\s+of|q[1-4])\b")
_RIGHTS = re.compile(r"[\s-]+(?:only\s+)?(?:access|permissions?|rights?|privileges?|replicas?)\b")
_IN_PLACE = re.compile(r"\s+(?:\w+\s+)?in\s+place\b")
_BY = re.compile(
    r"(?:\s+(?!by\b)[\w-]+){0,6}?\s+by\s+(?!hand\b|now\b|then\b|default\b|mistake\b|\w+ing\b|\d)"
)
_BARE = re.compile(r"\s*(?:$|[.!;,)]|and\b|but\b|altogether\b|entirely\b|easily\b)")
_BY_DOING = re.compile(
    r"\s+by\s+(?:not\s+)?\w+ing\s+(?:the|a|an|our|this|that|more|better|with|into|on)\b"
)
_ELLIPSIS = (" -", "—", "–", ";", ":", "(", "hindsight,")
_COMPARED = re.compile(r"\s+(?:more\b|better\b|\w+er\b)")
_FURTHEST = 6
_REACH = 300


def who_should_have(text: Text, match: re.Match[str], people: Collection[str]) -> str:
    """Who the counterfactual speaks of: a kind of human, ``AGENTLESS``, or ``SYSTEM`` for none."""
    if _is_possession(text, match):
        return SYSTEM
    if match.group("wise"):
        return AGENTLESS if text.words[text.word_at(match.start()) - 1] == "it" else SYSTEM
    if match.group("who"):
        return _of_condition(text, match, people)
    if match.group("whom"):
        return _of_inversion(text, match, people)
    return _of_modal(text, match, people)


def _of_modal(text: Text, match: re.Match[str], people: Collection[str]) -> str:
    kind = subject_kind(text, text.word_at(match.start()), people)
    if match.group("passive"):
        return _of_passive(text, match, kind, people)
    if _is_elliptical(text, match):
        return AGENTLESS
    return kind if kind in HUMANS and _is_regret(text, match) else SYSTEM


def _of_condition(text: Text, match: re.Match[str], people: Collection[str]) -> str:
    """Who "if the engineer had looked" speaks of, beside what would have come of it."""
    start, end = _sentence(text, match)
    is_plain = match.group("only") is None and " only " not in match.group()
    if is_plain and _ELSEWHERE.search(text.low, start, end) is None:
        return SYSTEM
    if match.group("had_not") and match.group("done") in _LUCKY:
        return SYSTEM
    return _who(text, match, "who", "done", people)


def _of_inversion(text: Text, match: re.Match[str], people: Collection[str]) -> str:
    """Who "had the engineer looked" speaks of, where only a conditional can begin so."""
    if not _opens_clause(text, match.start()):
        return SYSTEM
    if match.group("not_inverted") and match.group("done_inverted") in _LUCKY:
        return SYSTEM
    start, end = _sentence(text, match)
    if text.low[start:end].endswith("?") and _ELSEWHERE.search(text.low, start, end) is None:
        return SYSTEM
    return _who(text, match, "whom", "done_inverted", people)


def _who(text: Text, match: re.Match[str], who: str, done: str, people: Collection[str]) -> str:
    """The people that a condition names, if it says that they did not do something."""
    if match.group(who).strip() == "you":
        return SYSTEM
    first, last = text.word_at(match.start(who)), text.word_at(match.end(who)) - 1
    kind = phrase_kind(text, first, last, people)
    if not match.group(done).startswith("been "):
        return kind if kind in HUMANS else SYSTEM
    is_human = _is_human_activity(match.group(done).split()[-1], singular(text.words[last]))
    return AGENTLESS if kind == SYSTEM and is_human else SYSTEM


def _sentence(text: Text, match: re.Match[str]) -> tuple[int, int]:
    """Start and end of the sentence around a match, as far as it is looked at."""
    start, end = text.sentence_at(match.start())
    return max(start, match.start() - _REACH), min(end, match.end() + _REACH)


def _is_elliptical(text: Text, match: re.Match[str]) -> bool:
    """Whether the writer leaves "we" out: "Should have tested this."."""
    before = text.low[_sentence(text, match)[0] : match.start()].rstrip()
    is_duty = match.group("modal") == "should" and match.group("verb") != "been"
    return is_duty and (not before or before.endswith(_ELLIPSIS))


def _of_passive(text: Text, match: re.Match[str], kind: str, people: Collection[str]) -> str:
    """Who "it should have been tested" speaks of; "Ana should have been paged" is the pager's."""
    verb = match.group("verb")
    is_duty = match.group("modal") in {"should", "ought"}
    if kind in HUMANS:
        return AGENTLESS if is_duty and verb in _TOLD else SYSTEM
    if kind == USER or _is_done_by_software(text, match, people):
        return SYSTEM
    if is_duty:
        noun = _noun_before(text, match.start())
        is_deed = match.group("not") is not None and verb in _DEEDS and noun not in _DATA
        is_human = is_deed or _is_human_activity(verb, noun)
    else:
        is_human = not match.group("not") and _is_preventable(text, match)
    return AGENTLESS if is_human else SYSTEM


def _is_human_activity(verb: str, noun: str) -> bool:
    return verb in _HUMAN_ACTIVITIES or (verb in _SHARED_ACTIVITIES and noun not in _DATA)


def _is_preventable(text: Text, match: re.Match[str]) -> bool:
    """Whether people are meant by "this could have been avoided", or found "by reading the log"."""
    verb = match.group("verb")
    if _BY_DOING.match(text.low, match.end()):
        return verb in _PREVENTED or verb in _FOUND
    return verb in _PREVENTED and _BARE.match(text.low, match.end()) is not None


def _is_done_by_software(text: Text, match: re.Match[str], people: Collection[str]) -> bool:
    agent = _BY.match(text.low, match.end())
    if agent is None:
        return False
    _, end = _sentence(text, match)
    first = text.word_at(agent.end())
    last = min(first + _FURTHEST, text.word_at(end) - 1)
    return phrase_kind(text, first, last, people) not in HUMANS


def _noun_before(text: Text, offset: int) -> str:
    at = text.word_at(offset) - 1
    while at > 0 and (is_adverb(text.words[at]) or text.words[at] in {"that", "which"}):
        at -= 1
    return singular(text.words[at]) if at >= 0 else ""


def _is_regret(text: Text, match: re.Match[str]) -> bool:
    """Whether it is hindsight about people, not a guess, a risk or an excuse."""
    start, end = _sentence(text, match)
    verb = match.group("verb")
    if verb in {"received", "experienced"}:
        return False
    if match.group("modal") in {"should", "ought"}:
        return _TO_COME.search(text.low, start, end) is None
    if match.group("modal") == "could":
        return not (
            match.group("not")
            or (verb in _UNDERGONE and not _is_compared(text, match.end()))
            or _CLAUSE.search(text.low, start, end)
            or _WEIGHED.match(text.low, match.end(), end)
            or _SOMEBODY.search(text.low, start, match.start())
            or _RISK.search(text.low, start, match.start())
        )
    if _CLAUSE.search(text.low, start, end):
        return False
    return _HINDSIGHT.search(text.low, start, end) is not None


def _is_compared(text: Text, offset: int) -> bool:
    """Whether "we could have been" goes on with "faster", a regret, and not with "down"."""
    return _COMPARED.match(text.low, offset) is not None


def _is_possession(text: Text, match: re.Match[str]) -> bool:
    """Whether it means ought to possess: "should have automated failover", "… read access"."""
    words = match.group().split()
    rest = text.low[match.end() : match.end() + _REACH]
    if words[-1] == "read":
        return _RIGHTS.match(rest) is not None
    if words[-1].endswith("ed") and _IN_PLACE.match(rest):
        return True
    following = re.match(r"[\s-]+(\w+)", rest)
    if words[-1] not in _ADJECTIVES or following is None:
        return False
    noun = following.group(1)
    return noun not in ARTICLES and noun not in PREPOSITIONS and noun not in {"it", "them", "all"}


def _opens_clause(text: Text, offset: int) -> bool:
    """Whether "had" stands where only an inverted conditional can have it."""
    start, _ = text.sentence_at(offset)
    before = text.low[max(start, offset - _REACH) : offset].rstrip()
    return not before or before.endswith(
        (",", ";", ":", "—", "–", "(", "avoided", "prevented", "better", "been")
    )
