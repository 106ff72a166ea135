"""Deeds that are told of "us" or of software without judging, but held against a person."""

from __future__ import annotations

from linter.language.patterns import one_of

_OBJECT = r"(?:(?:the|a|an|our|any|all|his|her|their|it|this|that|us|everyone)\s+){0,3}"
_ILL = (
    r"(?:lose|break|delete|wipe|miss|crash|overlook|overwrite|drop|mess|kill|trash|corrupt|destroy)"
)
_LACKING = (
    r"(?:plan|testing|tests|warning|notice|thought|regard|coordination|explanation|consent"
    r"|hesitation|consideration|announcement|supervision)"
)
SLIP = one_of(
    rf"""
    mis(?:read|understood|took|remembered)\b
    mistaken (?:the|two|one|a|[\w-]+ for)\b
    confused (?:the|two|both|one)\b
    mixed up\b
    got (?:them|it|the [\w-]+|two [\w-]+) mixed up\b
    mis(?:calculat|typ|diagnos|interpret|configur|label|labell|appli|direct|gaug|inform)ed\b
    mis(?:plac|report|represent|spell|tim|treat|us|behav|count)ed\b
    (?:misled|misspoke)\b
    underestimated\b
    (?:panicked|froze|flailed|floundered|hesitated|dawdled|stalled|bailed|ghosted|vanished)\b
    disappeared\b
    (?:spaced|zoned|tuned) out\b(?! (?:the|an?|our|from|of|it|this)\b)
    (?:wandered|walked|drifted) (?:off|away)\b
    went (?:missing|silent|quiet|dark|off script|overboard|awol)\b
    lost (?:his|her|their|my) (?:nerve|head|temper|patience|cool|bearings|way|concentration)\b
    lost the plot\b
    (?:ploughed|plowed|charged|forged|barrell?ed) (?:on|ahead)\b
    pushed ahead\b
    clicked (?:straight |right |blindly )?through\b
    (?:bullied|pressured|steamrolled|overruled|strong-?armed|sidelined|snubbed|antagonised)\b
    (?:antagonized|bickered|quarrell?ed|squabbled|whined|sulked|grandstanded|micromanaged)\b
    (?:cheated|deceived|fibbed|bluffed|faked|fudged|reneged|meddled|tampered|sabotaged)\b
    (?:squandered|jeopardi[sz]ed|trampled|undermined|obstructed|hampered|hindered|derailed)\b
    (?:defied|contravened|transgressed|overstepped|overreached|evaded|dodged|dallied)\b
    (?:loafed|lounged|slouched|goofed|fluffed|muddled|overcomplicated|exaggerated)\b
    (?:trashed|torched|bricked|fried) {_OBJECT}\w+
    put {_OBJECT}(?:[\w-]+ ){{0,2}}off\b
    kept (?:insisting|arguing|ignoring|blaming|complaining|quarrelling|second-guessing)\b
    kept (?:pressing|clicking|mashing|hammering|reopening|fiddling|tinkering|poking)\b
    kept hitting\b(?! (?:[\w-]+ ){{0,3}}(?:limit|quota|error|time-?out|wall|bug|snag)s?\b)
    kept putting (?:it|this|that|them) off\b
    (?:waltzed|barged|breezed|bulldozed|blundered|stumbled) (?:past|through|into|ahead)\b
    had no (?:authority|mandate|right) for\b(?=\s*(?:$|[,.;:!?)]))
    kept {_OBJECT}(?:\w+ )?in the dark\b
    got (?:carried away|cold feet|confused|distracted|sidetracked|impatient)\b
    took (?:liberties|a gamble|it easy)\b
    (?:turned|showed) up (?:late|unprepared|drunk)\b
    (?:came|arrived) (?:late|unprepared)\b
    let {_OBJECT}(?:[\w-]+ ){{0,2}}(?:pile up|sit|fester|slide|drift|go unanswered|linger)\b
    managed to (?:\w+ ){{0,2}}?(?:{_ILL}|take down|bring down|lock (?:himself|herself|us))\b
    had the (?:bright|brilliant|great|clever|genius|stupid) idea (?:to|of)
    thought (?:that )?it (?:was|would be) (?:fine|ok|okay|funny|clever|smart|safe enough) to
    (?:admitted|confessed) (?:that|to|having)\b
    gave up (?:after|on|too|without)\b
    abused {_OBJECT}\w+
    turned (?:his|her|their) (?:phone|pager)s? off\b
    turned off (?:his|her|their) (?:phone|pager)s?\b
    had no (?:excuse|business|regard|interest|intention|plan)\b
    with no (?:\w+ )?{_LACKING}\b
    without (?:a |any |the slightest |a second |so much as a )?(?:\w+ )?{_LACKING}\b
    without a (?:rollback|backup|back-?out|fallback) plan\b
    (?:had been|was|were) (?:told|warned|reminded|asked) (?:\w+ )?(?:twice|repeatedly|not to)\b
    (?:had been|was|were) (?:told|warned|reminded|asked) (?:\w+ )?(?:times|before|again and again)\b
    (?:was|were) nowhere to be (?:found|seen)
    (?:was|were) (?:un|not )willing to
    (?:was|were) (?:reluctant|in no hurry|too busy) to
    """
)
