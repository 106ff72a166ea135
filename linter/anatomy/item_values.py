"""What a value in an action item is: a priority, a day, a state, a name, or nothing at all."""

from __future__ import annotations

import re

from linter.anatomy.owners import A_TEAM, owner_kind
from linter.language.patterns import one_of, regex
from linter.language.people import GIVEN_NAMES, GROUPS, ROLES, singular
from linter.policy import PRIORITY_SYNONYMS

_SAID_PRIORITY = regex(r"(?<!\w)p(?:rio(?:rity)?)?[\s-]?(\d)(?!\w)", re.IGNORECASE)
_PRIORITY_EDGES = regex(r"^\W++|(?:(?<!\s)\s++prio(?:rity)?\W*+|(?<!\W)\W++)$", re.IGNORECASE)
_LONGEST_PRIORITY = 30
_LONGEST_NOTHING = 30

_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    r"|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
)
DAY = one_of(
    rf"""
    (?:(?:next|this|on) )?(?:mon|tues|wednes|thurs|fri|satur|sun)day
    (?:mon|tue|wed|thu|fri)\b\.?
    tomorrow
    today
    eo[dwmq]
    (?:this|next) (?:week|sprint|month|quarter)
    (?:the )?end of (?:the |this |next )?(?:day|week|month|sprint|quarter|year|q[1-4])
    (?:the )?end of {_MONTH}(?: \d{{4}})?
    \d{{4}}-\d{{2}}-\d{{2}}
    \d{{1,2}}[./]\d{{1,2}}[./]\d{{2,4}}
    {_MONTH} \d{{1,2}}(?:st|nd|rd|th)?(?:,? \d{{4}})?
    \d{{1,2}}(?:st|nd|rd|th)? {_MONTH},?(?: \d{{4}})?
    {_MONTH} \d{{4}}
    q[1-4](?: \d{{4}})?
    """
)
_ONLY_DAY = regex(DAY, re.IGNORECASE)

_STATUS = regex(
    one_of(
        """
        (?:todo|to do|done|open|closed|failed|fixed|merged|pending|wip|completed?|new|blocked)
        (?:in progress|in review|ongoing|started|not started|deployed|optional|yes|no|n/?a)
        (?:mitigate|prevent|process|detect|other)
        """
    ),
    re.IGNORECASE,
)
_NOTHING = regex(r"\W*(?:tb[acd]|n/?a|none|unknown|unassigned|pending|-+|\?+)?\W*", re.IGNORECASE)

_PARTICLES = frozenset("van von de der den del della di da dos la le el al bin ibn".split())
_ROLE_WORDS = ROLES | GROUPS
_TITLE = regex(r"(?:Head|VP|SVP|Director|Chief|Lead) (?:of|for) (?:[A-Z][\w-]*(?: |$)){1,3}")
# Names that are ones in lower case too.
_LOWER_NAMES = GIVEN_NAMES | frozenset("everyone everybody ops devops sre sres devs dbas".split())
_SENTENCE_WORDS = frozenset(
    "see for by to with ask tell via from in on of not no per each any is are was and or".split()
)
# Capitalised words that are no part of a person's name.
_NO_NAMES = frozenset(
    """
    go kubernetes docker grafana prometheus jenkins github gitlab slack terraform ansible aws gcp
    azure redis kafka postgres postgresql mysql mongodb nginx envoy istio pagerduty datadog sentry
    jira confluence linux windows android ios python java golang rust node cloudflare elasticsearch
    rabbitmq consul vault helm api frontend backend staging production prod
    optional required recommended stretch internal external public private all none some new old
    phase step see note example ref pull pr link ticket tickets issue issues doc docs
    north south east west central america europe asia africa pacific atlantic region zone cluster
    service server system database table queue cache proxy gateway balancer pipeline dashboard
    """.split()
)


def priority(value: str) -> str | None:
    """The priority that a value states, synonyms such as "Critical" understood."""
    match = _SAID_PRIORITY.search(value[:_LONGEST_PRIORITY])
    if match is not None:
        return f"P{match[1]}"
    return PRIORITY_SYNONYMS.get(_PRIORITY_EDGES.sub("", value[:_LONGEST_PRIORITY]).lower())


def is_priority(value: str) -> bool:
    """Tell whether a value is a priority and nothing else ("P1", "High", "P1 (high)")."""
    if len(value) > _LONGEST_PRIORITY:
        return False
    rest = _PRIORITY_EDGES.sub("", _SAID_PRIORITY.sub("", value, count=1)).lower()
    return priority(value) is not None and (not rest or rest in PRIORITY_SYNONYMS)


def is_nothing(value: str) -> bool:
    """Tell whether a value only holds a place: empty, "TBD", "-", "n/a"."""
    return len(value) <= _LONGEST_NOTHING and _NOTHING.fullmatch(value) is not None


def is_status(value: str) -> bool:
    """Tell whether a value is a state or kind of work ("Done", "In progress", "mitigate")."""
    return _STATUS.fullmatch(value) is not None


def is_day(value: str) -> bool:
    """Tell whether a value is a day or a period and nothing else."""
    return _ONLY_DAY.fullmatch(value) is not None


def day_at(text: str, start: int, end: int) -> int:
    """Where the day that starts at an offset ends; the offset itself where none does."""
    match = _ONLY_DAY.match(text, start, end)
    return match.end() if match is not None else start


def is_name(value: str, *, trusted: bool) -> bool:
    """Tell whether a value reads like one person, role or team.

    Without another field beside it (``trusted``) one plain word is rather a product or an acronym.
    """
    if value in _LOWER_NAMES or _TITLE.fullmatch(value):
        return True
    words = value.split(maxsplit=5)
    low = [word.lower().strip("'’.,") for word in words]
    if not 1 <= len(words) <= 5 or not _SENTENCE_WORDS.isdisjoint(low) or _is_other(value):
        return False
    if is_group_or_role(value):
        return trusted or len(words) > 1
    if len(words) == 1 and value.isupper():
        return trusted and owner_kind(value) == A_TEAM
    if not trusted and not _NO_NAMES.isdisjoint(low):
        return False
    return words[0] not in _PARTICLES and all(_is_part_of_name(word) for word in words)


def _is_other(value: str) -> bool:
    """Whether a value is a field of another kind."""
    return is_status(value) or is_day(value) or is_priority(value)


def is_group_or_role(value: str) -> bool:
    """Tell whether a value ends in a word for a group or a role ("SRE team", "team lead")."""
    words = value.split()
    return bool(words) and singular(words[-1].lower()) in _ROLE_WORDS


def _is_part_of_name(word: str) -> bool:
    is_upper = word[0].isalpha() and not word[0].islower()
    return word in _PARTICLES or (is_upper and all(c.isalpha() or c in "'’-." for c in word))
