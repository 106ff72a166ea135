"""The milestones of an incident that a timeline tells of: started, detected, mitigated, ended."""

from __future__ import annotations

from linter.language.patterns import regex

TYPE_CHECKING = False
if TYPE_CHECKING:
    from linter.anatomy.entry import Entry

STARTED = "started"
DETECTED = "detected"
MITIGATED = "mitigated"
ENDED = "ended"

# Generous on purpose: that a milestone is missing is only said where nothing comes near it.
_TOLD = {
    STARTED: regex(
        r"\b(?:impact|outage|incident|errors?|failures?|problems?|issues?|degradation|downtime)\s"
        r"(?:\w+\s){0,2}?(?:starts?|started|begins?|began|appears?|appeared)\b|\bfirst\s(?:\w+\s){0,2}"
        r"(?:errors?|failures?|5\d\ds?|5xx|time-?outs?)|\bstart\sof\s(?:the\s)?(?:impact|outage|incident)"
    ),
    DETECTED: regex(
        r"\b(?:detect|pag(?:ed?|es|ing|er)\b|pagerduty|opsgenie|alert|alarm|notic|notif|observ|spot"
        r"|report|complain|discover|becom\w*\saware|became\saware|aware\sof|ticket|escalat|sentry"
        r"|ping(?:ed|s)?\b|flag(?:ged|s)?\b|call(?:s|ed)\b|saw\b|sees?\b|seen\b|monitor|shows?\b"
        r"|showed\b|realis|realiz|acknowledg|acks?\b|acked|brought\sup|raises?\b|raised\b"
        r"|(?:users?|customers?|support|somebody|someone|ops|on-?call|we)\s(?:\w+\s){0,2}?(?:find|found)"
        r"|(?:incident|war\sroom|bridge)\b.{0,20}\b(?:open|declar|creat|rais|start))"
    ),
    MITIGATED: regex(
        r"\b(?:mitigat|roll(?:s|ed|ing)?[\s-]?back|revert|restor|recover|stabili[sz]|work-?around"
        r"|hot-?fix|fix|patch|repair|fail(?:s|ed|ing)?[\s-]?over|scal(?:e|es|ed|ing)\b|restart|reboot"
        r"|shuts?\s|shut\s?down|password\w*\s.{0,20}\b(?:chang|updat|reset)|solution|disabl|drain|remov"
        r"|turn(?:s|ed)?\soff|block(?:s|ed)?\b|delet|revok|rotat|increas|bump|maintenance\smode"
        r"|(?:errors?|rates?|latency|load)\s(?:\w+\s){0,3}?(?:drop|f[ae]ll|decreas|subsid|stop)"
        r"|back\s(?:up|to\snormal|on-?line|in\s)|resolv|re-?enabl|unblock|re-?deploy|deploy\w*\s.{0,40}"
        r"\b(?:fix|patch)|solv|kill(?:s|ed)?\b|replac|switch|upgrad|downgrad|clear(?:s|ed)?\b|free[ds]?\b"
        r"|up\sagain|works?\sagain|working\sagain|rebuil[dt]|re-?creat|contain(?:s|ed)?\b|stopp?)"
    ),
    ENDED: regex(
        r"\b(?:resolv|recover|restor|back\s(?:up|to\snormal|to\swork|on-?line|in\s)|all[\s-]clear|clos"
        r"|(?:impact|outage|incident|downtime|maintenance|degradation)\s(?:\w+\s){0,2}?(?:ends?|ended"
        r"|over|stops?|stopped|finish)|end\sof|normal|health|green\b|stable\b|stabil|complet|finish"
        r"|operational|success|works?\b|working\b|worked\b|available|up\sagain|up\sand\srunning|fixed"
        r"|(?:errors?|exceptions?|alerts?|problems?|issues?|50\ds|5xx)\s(?:\w+\s){0,3}?(?:stop|gone|ceas"
        r"|clear|disappear|at\szero|below)|no\s(?:more|further|new)\b|100\s?%|done\b|confirm|live\b"
        r"|solv|(?:is|are|was|were|came|comes|all)\sback\b|ok\b|okay\b|fine\b|over\b|serving\b"
        r"|empty\sagain|monitor(?:ing)?\b)"
    ),
}
# A remedy that did nothing is none.
_IN_VAIN = regex(
    r"\b(?:no|without(?:\sany)?)\s(?:\w+\s)?(?:effect|luck|change|success|improvement|difference|avail)"
    r"|\b(?:did\snot|didn['’]t|does\snot|doesn['’]t)\s(?:\w+\s)?(?:help|work|change|fix|resolve)"
    r"|\bin\svain\b|\bunsuccessful|\bstill\s(?:down|failing|broken|red|slow)"
)
# What only an end is called; "done", "works" and the like may be said of a step.
_PLAIN_END = regex(
    r"\b(?:resolved|mitigated|(?:fully\s)?recovered|(?:service|access|traffic)\w*\s(?:\w+\s){0,2}restored"
    r"|impact\s(?:ends|ended|is\sover|over)|(?:is|are|was|were)\sback\b|back\s(?:to\snormal|up\b|on-?line)"
    r"|return(?:s|ed)?\sto\s(?:an?\s|its\s)?(?:normal|healthy)\b|all[\s-]clear|(?:incident|outage)\s(?:\w+\s)?(?:over|closed|ends|ended))"
)
# One of these stands in each of them.
_PLAIN_WORDS = (
    *("resolved", "mitigated", "recovered", "restored", "impact", "back", "clear", "incident"),
    "outage",
    "return",
)
_LONGEST = 2000


def tells(entry: Entry, milestone: str) -> bool:
    """Whether an entry may tell of a milestone, by its words and those of its details."""
    if milestone not in entry.told:
        low = entry.low[:_LONGEST]
        is_told = _TOLD[milestone].search(low) is not None
        is_vain = is_told and milestone == MITIGATED and _IN_VAIN.search(low) is not None
        entry.told[milestone] = is_told and not is_vain
    return entry.told[milestone]


def ends_plainly(entry: Entry) -> bool:
    """Whether an entry says in so many words that the incident was mitigated or over."""
    low = entry.low[:_LONGEST]
    return any(word in low for word in _PLAIN_WORDS) and _PLAIN_END.search(low) is not None
