"""Whom a text says an incident affected, and what it says they felt of it."""

from __future__ import annotations

from linter.language.patterns import regex
from linter.language.text import lower

_PEOPLE = (
    r"(?:users?|customers?|clients?|visitors?|merchants?|sellers?|buyers?|shops?|stores?|tenants?"
    r"|accounts?|subscribers?|members?|players?|readers?|students?|tutors?|teachers?|patients?|drivers?"
    r"|passengers?|citizens?|partners?|companies|compan(?:y|ies)|organi[sz]ations?|businesses|people|public"
    r"|persons?|employees?|staff|teams?|developers?|engineers?|colleagues|contributors?|maintainers?"
    r"|researchers?|operators?|validators?|farmers?|miners?|holders?|stakers?|providers?|agents?|admins?"
    r"|administrators?|consumers?|guests?|viewers?|listeners?|creators?|advertisers?|publishers?|schools?"
    r"|hospitals?|banks?|exchanges?|wallets?|traders?|shoppers?|riders?|couriers?"
    r"|retailers?|vendors?|suppliers?|applicants?|learners?|instructors?|parents|pupils?|gamers?|brands?"
    r"|households?|audience|analysts?|clinicians?|doctors?|nurses?|claimants?|taxpayers?|everyone"
    r"|everybody|no[\s-]one|nobody|anyone|anybody|internal(?:ly)?|community|departments?|offices?|sites?|traffic|region|regions|apac|emea|eu|us)"
)
_WHO = regex(
    rf"\b{_PEOPLE}\b|\b(?:all|none|every)\s+of\s+(?:us|them)\b|\bwe\s+(?:were|could|had|lost)"
    r"|\baffect(?:ed|s)?\s?:|\baffecting\b"
)

# What went wrong for somebody, not what was done: "the deploy was rolled back" is no impact.
_FELT = regex(
    r"\b(?:unavailab\w+|down(?:time)?\b|outages?|off-?line|inaccessib\w+|unreachab\w+|degrad\w+"
    r"|disrupt\w+|interrupt\w+|impact\w*|affect\w*|slow(?:er|ly|ness|ed)?\b|latenc\w+|lagg\w+"
    r"|5\d\ds?\b|5xx|4xx|40[0-9]s?\b|429s?\b|http\s\d{3}|errors?|erroneous|exceptions?|time-?\s?outs?"
    r"|tim(?:ed|ing|e)\s+out|could\s+(?:not|no\s+longer|only)|couldn['’]t|can(?:not|['’]t)|unable"
    r"|not\s+able|un(?:usable|responsive|stable|reliable)|intermittent\w*|fail(?:ed|s|ing|ures?)?\b"
    r"(?!\s*-?\s*over\b(?!\s(?:\d|an?\s|about\s|half\s)))"
    r"|los(?:t|ses?|ing|e)\b|missing|miss(?:ed|es)\b|corrupt\w*|delay\w*|late\b|stale|outdated|leak\w*"
    r"|expos(?:ed|ure)|compromis\w+|stolen|breach\w*|unauthori[sz]ed|attack\w*|malicious|dropp\w+"
    r"|wip(?:ed|ing)|destroy\w*|broke(?:n)?\b|stopp?(?:ed|ing)|halt\w*|reject\w*|refus\w+|denied|crash\w*"
    r"|duplicat\w*|twice|overcharg\w*|double|stuck|hung\b|hang(?:s|ing)?\b|block(?:ed|s|ing)\b|prevent\w*"
    r"|wrong|incorrect\w*|invalid|inconsisten\w+|blank|empty|did\s+not|didn['’]t|no\s+longer|not\s+work\w*"
    r"|without\s+\w+|zero\b|only\s+\d|nothing|no\s+(?:\w+\s){0,3}(?:impact|data|loss|outage|harm|damage))"
)

_MONTHS = "jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec"
_COUNTED = regex(
    r"\b(?:[1-9][\d,.]{0,12}(?:\s?(?:%|(?:k|m|percent|thousand|million|hundred|dozen)\b))?"
    r"|a\snumber|hundreds|thousands|millions|dozens)\s(?:of\s)?(?:(?:the|our|all)\s)?"
    rf"(?:(?!{_MONTHS}|utc|gmt|[ap]m\b|min|hour|day|week|when|while|after|before|and\b)[a-z-]+\s){{0,2}}"
    r"(?:users|customers|clients|merchants|tenants|accounts|visitors|requests|orders|payments)\b"
)


def names_affected(text: str) -> bool:
    """Tell whether a text names anybody who was affected, or says that nobody was."""
    return _WHO.search(lower(text)) is not None


def says_effect(text: str) -> bool:
    """Tell whether a text says what went wrong for those who use the service."""
    return _FELT.search(lower(text)) is not None


def counts_affected(text: str) -> bool:
    """Tell whether a text gives a number of users, of customers or of requests."""
    return _COUNTED.search(lower(text)) is not None
