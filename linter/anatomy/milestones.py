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
        r"|report|complain|discover|identif|becom\w*\saware|became\saware|aware\sof|ticket|escalat"
        r"|ping(?:ed|s)?\b|flag(?:ged|s)?\b|call(?:s|ed)\b|saw\b|sees?\b|seen\b|monitor|investigat"
        r"|diagnos|shows?\b|showed\b|found\b|finds?\b|realis|realiz|(?:incident|war\sroom|bridge)\b.{0,20}\b(?:open|declar|creat"
        r"|rais|start)|see(?:ing)?\s(?:errors|failures)|exceptions?\b|sentry|acknowledg|acks?\b|acked)"
    ),
    MITIGATED: regex(
        r"\b(?:mitigat|roll(?:s|ed|ing)?[\s-]?back|revert|restor|recover|stabili[sz]|work-?around"
        r"|hot-?fix|fix|patch|repair|fail(?:s|ed|ing)?[\s-]?over|scal(?:e|es|ed|ing)\b|restart|reboot"
        r"|shuts?\s|shut\s?down|chang(?:ed|es)\b|updat|solution|disabl|turn(?:s|ed)?\soff|block(?:s|ed)?\b|drain|remov|delet|revok|rotat|increas|bump"
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
        r"|(?:errors?|exceptions?|alerts?|problems?|issues?)\s(?:\w+\s){0,3}?(?:stop|gone|ceas|clear"
        r"|disappear|f[ae]ll|drop|subsid|below)|no\s(?:more|further|new)\b|100\s?%|done\b|confirm"
        r"|solv|(?:is|are|was|were|came|comes|all)\sback\b|ok\b|okay\b|fine\b|over\b|serving\b|empty\sagain|live\b|monitor(?:ing)?\b)"
    ),
}
# What only an end is called; "done", "works" and the like may be said of a step.
_PLAIN_END = regex(
    r"\b(?:resolved|mitigated|(?:fully\s)?recovered|(?:service|access|traffic)\w*\s(?:\w+\s){0,2}restored"
    r"|impact\s(?:ends|ended|is\sover|over)|(?:is|are|was|were)\sback\b|back\s(?:to\snormal|up\b|on-?line)"
    r"|all[\s-]clear|(?:incident|outage)\s(?:\w+\s)?(?:over|closed|ends|ended))"
)
# One of these stands in each of them.
_PLAIN_WORDS = (
    *("resolved", "mitigated", "recovered", "restored", "impact", "back", "clear", "incident"),
    "outage",
)
_LONGEST = 2000


def tells(entry: Entry, milestone: str) -> bool:
    """Whether an entry may tell of a milestone, by its words and those of its details."""
    if milestone not in entry.told:
        entry.told[milestone] = _TOLD[milestone].search(entry.low[:_LONGEST]) is not None
    return entry.told[milestone]


def ends_plainly(entry: Entry) -> bool:
    """Whether an entry says in so many words that the incident was mitigated or over."""
    low = entry.low[:_LONGEST]
    return any(word in low for word in _PLAIN_WORDS) and _PLAIN_END.search(low) is not None
