"""What makes an end visible: an artefact, a threshold, a means, a cadence, a day."""

from __future__ import annotations

from linter.language.patterns import one_of, regex

_UNIT = (
    "(?:milli|micro|nano)?seconds?|minutes?|hours?|days?|(?:kilo|mega|giga)?bytes?|ms|utc|percent"
)
ARTEFACT = regex(
    one_of(
        rf"""
        \b(?:and|then) (?:fix|add|write|document|publish|post|file|remove|delete)\b
        \b(?:and|then) implement (?!(?:\w+ )?(?:measures|changes|steps|improvements|fixes)\b)
        \b(?:and|then) (?:replace|migrate|report|propose|decide|present|deploy|merge|create)\b
        \b(?:write-?up|design doc|proposal|rfc|adr|report|decision|recommendation|findings)\b
        \b(?:checklist|prototype)\b
        \b(?:up with|writ\w+|draft\w*) (?:\w+ ){{0,3}}guidelines? (?:for|on|about|covering) \w
        \b(?:specified|given|configured|expressed|stated|logged|reported) in (?:{_UNIT})\b
        \bby (?:add|introduc|mov|remov|replac|us|sett|splitt|rais|lower|enabl|disabl|writ)ing\b
        \bby (?:alert|requir|runn|switch|pinn|cach|limit|automat|delet|wait|dropp|block)ing\b
        [:;—–] (?:add|block|cap|cache|delete|drop|enable|disable|limit|move|page|pin|reject)\b
        [:;—–] (?:remove|replace|require|run|set|split|stop|store|use|write)\b
        \bto (?:include|alert|page|fire|cover)\b
        \binto (?:an?|one|two)\b
        \bso that\b
        \bfrom \S+ to \S+
        \bthat (?:name|show|say|list|fail|alert|page|block|reject|check|tell|warn|stop|run)s\b
        """
    )
)
MEASURED = regex(
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
